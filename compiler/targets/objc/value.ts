/** Constant values as Objective-C expressions: numbers as literals, objects made anew. */
import { code, list, literal, name, spelling, type Text } from "../../print/index.js";
import type { AbiField, AbiType, AbiValue } from "../../lower/index.js";
import type { Codecs } from "./codecs.js";
import { boxValue } from "./convert.js";
import { caseConstant, requiredFields, topName, variantMember } from "./names.js";
import { initCall, setterName } from "./init.js";
import { isObject, spellType, stripNewtype } from "./types.js";

/** A constant with the type that it is wanted as. */
export function writeValue(value: AbiValue, type: AbiType, codecs: Codecs): Text {
  const plain = stripNewtype(type);
  if (plain.kind === "optional") return value.kind === "none" ? code`nil` : writeBoxed(value, plain.inner, codecs);
  switch (value.kind) {
    case "none":
      return code`nil`;
    case "list":
      return writeList(value.items, plain, codecs);
    case "map":
      return writeMap(value.entries, plain, codecs);
    case "record":
      return writeRecord(value, plain, codecs);
    case "variant":
      return code`[${name(topName(value.decl))} ${name(variantMember(value.case))}]`;
    case "text":
      return code`@${literal.c.string(value.value)}`;
    case "bytes":
      if (value.value.length === 0) return code`[NSData data]`;
      return code`[NSData dataWithBytes:${bytesOf(value.value)} length:${value.value.length}]`;
    default:
      return writeScalar(value, plain);
  }
}

function bytesOf(bytes: Uint8Array): Text {
  return code`(const uint8_t[])${list([...bytes].map((byte) => literal.c.integer(BigInt(byte), 8, false)), { open: "{", close: "}" })}`;
}

/** The same as an object. */
export function writeBoxed(value: AbiValue, type: AbiType, codecs: Codecs): Text {
  const written = writeValue(value, type, codecs);
  const plain = stripNewtype(type);
  if (isObject(plain)) return value.kind === "none" ? code`[NSNull null]` : written;
  if (plain.kind !== "struct") return boxValue(type, written);
  const own = name(topName(plain.decl));
  return code`${own}Box(${written})`;
}

/** A number, character, enum or set of flags. */
export function writeScalar(value: AbiValue, type: AbiType): Text {
  switch (value.kind) {
    case "bool":
      return value.value ? code`YES` : code`NO`;
    case "char":
      return code`(FTKChar)${literal.c.char(value.value)}`;
    case "float":
      return literal.c.float(value.value, type.kind === "float" ? type.bits : 64);
    case "int":
      if (type.kind === "size") return literal.c.integer(value.value, 64, type.signed);
      return literal.c.integer(value.value, type.kind === "int" ? type.bits : 64, type.kind === "int" && type.signed);
    case "case":
      return code`${name(caseConstant(topName(value.decl), value.case))}`;
    case "flags": {
      const own = topName(value.decl);
      const all = value.cases.reduce((bits, one) => bits | one.value, 0n);
      const [first, ...rest] = value.cases.map((one) => name(caseConstant(own, one)));
      if (first === undefined || all !== value.value) return code`(${name(own)})${literal.c.integer(value.value, value.decl.bits, false)}`;
      return rest.length === 0 ? code`${first}` : code`(${list([first, ...rest], { separator: " |" })})`;
    }
    default:
      throw new Error(`a ${value.kind} is no scalar`);
  }
}

function writeList(items: readonly AbiValue[], type: AbiType, codecs: Codecs): Text {
  if (type.kind !== "list" && type.kind !== "array" && type.kind !== "slice") throw new Error("a list of another type");
  if (type.kind === "slice") return code`[NSData data]`;
  if (items.length === 0) return code`[NSArray array]`;
  return code`[NSArray arrayWithObjects:${list([...items.map((item) => writeBoxed(item, type.element, codecs)), code`nil`])}]`;
}

function writeMap(entries: readonly (readonly [AbiValue, AbiValue])[], type: AbiType, codecs: Codecs): Text {
  if (type.kind !== "map") throw new Error("a map of another type");
  if (entries.length === 0) return code`[NSDictionary dictionary]`;
  const pairs = entries.flatMap(([key, value]) => [writeBoxed(value, type.value, codecs), writeBoxed(key, type.key, codecs)]);
  return code`[NSDictionary dictionaryWithObjectsAndKeys:${list([...pairs, code`nil`])}]`;
}

function writeRecord(value: AbiValue & { kind: "record" }, type: AbiType, codecs: Codecs): Text {
  if (type.kind === "struct") return writeStructLiteral(value, type, codecs);
  if (type.kind !== "record") throw new Error("a record value of another type");
  const { decl } = type;
  const required = requiredFields(decl.fields);
  const byName = new Map(value.fields.map((one) => [one.field.name, one.value]));
  const given = (field: AbiField): Text => writeValue(byName.get(field.name) ?? { kind: "none" }, field.type, codecs);
  const made = code`[FTK_ALLOC(${name(topName(decl))}) ${initCall(decl.fields, given)}]`;
  const others = value.fields.filter(({ field, value: one }) => !required.includes(field) && !isDefault(field, one));
  if (others.length === 0) return code`FTK_AUTORELEASE(${made})`;
  const spelled = spellType(type);
  const lines = others.map(({ field, value: one }) => code`[value ${name(setterName(field))}:${writeValue(one, field.type, codecs)}];`);
  const own = codecs.constant(spelled, [code`${spelling(spelled)}value = ${made};`, ...lines, code`return FTK_AUTORELEASE(value);`]);
  return code`${own}()`;
}

function isDefault(field: AbiField, value: AbiValue): boolean {
  return field.default === value || (field.default?.kind === "none" && value.kind === "none");
}

/** A struct is one of C, with the names of C. */
function writeStructLiteral(value: AbiValue & { kind: "record" }, type: AbiType & { kind: "struct" }, codecs: Codecs): Text {
  const members = value.fields.map(({ field, value: one }) => code`.${name(field.c)} = ${writeMember(one, field.type, codecs)}`);
  return code`(${name(topName(type.decl))})${list(members.length === 0 ? [code`0`] : members, { open: "{", close: "}" })}`;
}

function writeMember(value: AbiValue, type: AbiType, codecs: Codecs): Text {
  const plain = stripNewtype(type);
  if (plain.kind === "array" && value.kind === "list") {
    return list(value.items.map((item) => writeMember(item, plain.element, codecs)), { open: "{", close: "}" });
  }
  if (plain.kind === "bool" && value.kind === "bool") return literal.c.bool(value.value);
  return writeValue(value, type, codecs);
}
