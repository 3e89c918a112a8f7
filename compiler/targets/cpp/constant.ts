/** Values of the interface as C++ expressions: constants, defaults of fields and of parameters. */
import { code, list, literal, name, spelling, type Text } from "../../print/index.js";
import type { AbiConstant, AbiEnum, AbiEnumCase, AbiField, AbiType, AbiValue } from "../../lower/index.js";
import { constantName, memberName, variantCases } from "./names.js";
import { spellOwned, type Scope } from "./types.js";
import { holdsAny, stripNewtype } from "./walk.js";
import { writeDocs } from "./docs.js";

/** The value as an expression that has the type by itself where that matters. */
export function writeValue(value: AbiValue, type: AbiType, scope: Scope): Text {
  if (type.kind === "optional") return value.kind === "none" ? spelling("std::nullopt") : writeValue(value, type.inner, scope);
  if (type.kind === "newtype") return code`${spelling(spellOwned(type, scope))}(${writeValue(value, type.decl.inner, scope)})`;
  switch (value.kind) {
    case "bool":
      return literal.cpp.bool(value.value);
    case "int":
      return writeInteger(value.value, type);
    case "float":
      return literal.cpp.float(value.value, type.kind === "float" ? type.bits : 64);
    case "char":
      return literal.cpp.char(value.value);
    case "text":
      return literal.cpp.string(value.value);
    case "bytes":
      return writeBytes(value.value, type, scope);
    case "case":
      return writeCase(value.case, type, scope);
    case "flags":
      return writeFlags(value.cases, value.value, type, scope);
    case "none":
      return spelling("std::nullopt");
    default:
      return writeComposite(value, type, scope);
  }
}

function writeInteger(value: bigint, type: AbiType): Text {
  if (type.kind === "int") return literal.cpp.integer(value, type.bits, type.signed);
  return literal.cpp.integer(value, 32, type.kind === "size" && type.signed);
}

function writeBytes(bytes: Uint8Array, type: AbiType, scope: Scope): Text {
  const items = Array.from(bytes, (one) => code`${one}`);
  return code`${spelling(spellOwned(type, scope))}{${list(items)}}`;
}

/** The use of a deprecated name would warn in every file that includes the header. */
function writeCase(one: AbiEnumCase, type: AbiType, scope: Scope): Text {
  const own = spellOwned(type, scope);
  if (one.deprecated === undefined) return spelling(`${own}::${memberName(one)}`);
  const { bits, signed } = widthOf(type);
  return code`static_cast<${spelling(own)}>(${literal.cpp.integer(one.value, bits, signed)})`;
}

function widthOf(type: AbiType): Pick<AbiEnum, "bits" | "signed"> {
  if (type.kind === "enum") return type.decl;
  return { bits: type.kind === "flags" ? type.decl.bits : 64, signed: false };
}

function writeFlags(cases: readonly AbiEnumCase[], value: bigint, type: AbiType, scope: Scope): Text {
  if (cases.length === 0) return code`static_cast<${spelling(spellOwned(type, scope))}>(${value})`;
  return code`${list(cases.map((one) => writeCase(one, type, scope)), { separator: " |" })}`;
}

function writeComposite(value: AbiValue & { kind: "list" | "map" | "record" | "variant" }, type: AbiType, scope: Scope): Text {
  const spelled = spelling(spellOwned(type, scope));
  if (value.kind === "variant") {
    return code`${spelled}(${spelled}::${name(variantCases(value.decl)[value.decl.cases.indexOf(value.case)] ?? "")}{})`;
  }
  if (value.kind === "record") return writeRecordValue(value, type, scope);
  if (value.kind === "map") {
    const [key, item] = type.kind === "map" ? [type.key, type.value] : [type, type];
    const entries = value.entries.map(([k, v]) => code`{${writeValue(k, key, scope)}, ${writeValue(v, item, scope)}}`);
    return code`${spelled}{${list(entries)}}`;
  }
  const element = type.kind === "list" || type.kind === "array" || type.kind === "slice" ? type.element : type;
  return code`${spelled}{${list(value.items.map((one) => writeValue(one, element, scope)))}}`;
}

/** Members by position: those that are not written keep their own default. */
function writeRecordValue(value: AbiValue & { kind: "record" }, type: AbiType, scope: Scope): Text {
  const spelled = spelling(spellOwned(type, scope));
  if (type.kind !== "record" && type.kind !== "struct") return code`${spelled}{}`;
  const given = new Map(value.fields.map((one) => [one.field.name, one.value]));
  const items = type.decl.fields.map((field) => {
    const one = given.get(field.name) ?? field.default;
    return one === undefined ? code`{}` : writeValue(one, field.type, scope);
  });
  const written = type.decl.fields.some((field) => given.has(field.name));
  return written ? code`${spelled}{${list(items)}}` : code`${spelled}{}`;
}

/** What a field has before anybody writes it. */
export function writeInitial(field: AbiField, scope: Scope): Text {
  if (field.boxed && scope.incomplete !== undefined && holdsAny(field.type, scope.incomplete)) return code``;
  if (field.default !== undefined && !(isHollow(field.default) && field.type.kind !== "optional")) return code` = ${writeValue(field.default, field.type, scope)}`;
  return field.boxed && field.type.kind !== "optional" ? code`` : writeBlank(field.type, scope);
}

/** An empty list or map, which is what the type begins with anyway. */
function isHollow(value: AbiValue): boolean {
  return (value.kind === "list" && value.items.length === 0) || (value.kind === "map" && value.entries.length === 0);
}

/** The initialiser of a member without a default. None where the type is not complete yet. */
export function writeBlank(type: AbiType, scope: Scope): Text {
  if (scope.incomplete !== undefined && holdsAny(type, scope.incomplete)) return code``;
  switch (type.kind) {
    case "bool":
      return code` = false`;
    case "int":
    case "float":
    case "size":
      return code` = 0`;
    case "resource":
      return code`{nullptr}`;
    case "array":
      return type.cell.handles ? code` = ftk::detail::blank<${spelling(spellOwned(type, scope))}>()` : code` = {}`;
    case "optional":
      return code` = std::nullopt`;
    default:
      return code` = {}`;
  }
}

/** True when a field no longer has its default: `value.note.has_value()`. */
export function writeIsChanged(field: AbiField, scope: Scope): Text {
  const member = name(memberName(field));
  const value = field.default;
  if (value === undefined || value.kind === "none") return code`value.${member}.has_value()`;
  // What is not a number differs from itself; it is changed when it is one.
  if (value.kind === "float" && Number.isNaN(value.value)) return code`!${writeIsNan(field.type, code`value.${member}`)}`;
  return isHollow(value) && field.type.kind !== "optional" ? code`!value.${member}.empty()` : code`!(value.${member} == ${writeValue(value, field.type, scope)})`;
}

function writeIsNan(type: AbiType, value: Text): Text {
  if (type.kind === "optional") return code`(${value}.has_value() && ${writeIsNan(type.inner, code`(*${value})`)})`;
  return type.kind === "newtype" ? writeIsNan(type.decl.inner, code`${value}.value`) : code`(${value} != ${value})`;
}

/** A constant of the package; `inClass` for those of a resource. Texts are views, also those of a newtype: nothing that allocates is a constant expression. */
export function writeConstant(constant: AbiConstant, scope: Scope, inClass: boolean): Text {
  const { type, value } = constant;
  const own = name(constantName(constant));
  const head = spelling(inClass ? "static constexpr" : "inline constexpr");
  const docs = writeDocs(constant);
  if (value.kind === "text") {
    return code`
      ${docs}
      ${head} std::string_view ${own} = ${writeText(value.value)};
    `;
  }
  if (value.kind === "bytes" || value.kind === "list") return writeRun(constant, head, scope, inClass);
  return code`
    ${docs}
    ${head} ${spelling(spellOwned(type, scope))} ${own} = ${writeValue(value, type, scope)};
  `;
}

/** The length is written, because a text may hold NUL. */
function writeText(text: string): Text {
  return code`{${literal.cpp.string(text)}, ${new TextEncoder().encode(text).length}}`;
}

function writeRun(constant: AbiConstant, head: Text, scope: Scope, inClass: boolean): Text {
  const { value } = constant;
  const type = stripNewtype(constant.type);
  const element: AbiType | null = type.kind === "list" || type.kind === "array" ? type.element : null;
  const items =
    value.kind === "bytes"
      ? Array.from(value.value, (one) => code`${one}`)
      : value.kind === "list" && element !== null
        ? value.items.map((one) => (one.kind === "text" ? writeText(one.value) : writeValue(one, element, scope)))
        : [];
  // Lists in lists need memory, which no constant expression has.
  const inner = element === null ? undefined : stripNewtype(element).kind;
  const start = inner === "list" || inner === "bytes" ? spelling(inClass ? "static inline const" : "inline const") : head;
  const of = element === null ? "std::uint8_t" : stripNewtype(element).kind === "text" ? "std::string_view" : spellOwned(element, scope);
  return code`
    ${writeDocs(constant)}
    ${start} std::array<${spelling(of)}, ${items.length}> ${name(constantName(constant))} = {${list(items, { open: "{", close: "}" })}};
  `;
}

