// Constant values as Rust expressions, and constants themselves.
import { code, comment, list, literal, name, rustBytes, type Text } from "../../print/index.js";
import type { AbiConstant, AbiResource, AbiType, AbiValue } from "../../lower/index.js";
import { deprecation } from "./attributes.js";
import { caseName, constName, fieldName } from "./names.js";
import { typePath, type Scope } from "./scope.js";
import { spellOwned } from "./types.js";

/** An owned value. `boxed`: as for `spellOwned`. */
export function writeValue(scope: Scope, type: AbiType, value: AbiValue, boxed = false): Text {
  if (type.kind === "newtype") return code`${typePath(scope, type.decl)}(${writeValue(scope, type.decl.inner, value)})`;
  if (type.kind === "optional") {
    return value.kind === "none" ? code`None` : code`Some(${writeValue(scope, type.inner, value, boxed)})`;
  }
  const plain = writePlain(scope, type, value);
  return boxed && (type.kind === "record" || type.kind === "variant") ? code`Box::new(${plain})` : plain;
}

function writePlain(scope: Scope, type: AbiType, value: AbiValue): Text {
  switch (value.kind) {
    case "text": return value.value === "" ? code`String::new()` : code`String::from(${literal.rust.string(value.value)})`;
    case "bytes": return value.value.length === 0 ? code`Vec::new()` : code`${rustBytes(value.value)}.to_vec()`;
    case "list": return writeItems(scope, type, value.items);
    case "map": return writeMap(scope, type, value.entries);
    case "record": return writeRecord(scope, type, value);
    default: return writeScalar(scope, type, value) ?? code`Default::default()`;
  }
}

/** A value that needs no memory, as it may also stand in a constant; undefined for the others. */
function writeScalar(scope: Scope, type: AbiType, value: AbiValue): Text | undefined {
  switch (value.kind) {
    case "bool": return literal.rust.bool(value.value);
    case "int": return literal.rust.integer(value.value, 64, true);
    case "float": return literal.rust.float(value.value, type.kind === "float" ? type.bits : 64);
    case "char": return literal.rust.char(value.value);
    case "case": {
      const one = value.decl.closed ? caseName(value.case) : constName(value.case);
      return code`${typePath(scope, value.decl)}::${one}`;
    }
    case "flags": return writeFlags(scope, value);
    case "variant": return code`${typePath(scope, value.decl)}::${caseName(value.case)}`;
    default: return undefined;
  }
}

function writeFlags(scope: Scope, value: AbiValue & { kind: "flags" }): Text {
  const path = typePath(scope, value.decl);
  const sum = value.cases.reduce((bits, one) => bits | one.value, 0n);
  if (sum !== value.value) return code`${path}::from_bits_retain(${value.value})`;
  const [first, ...rest] = value.cases.map((one) => code`${path}::${constName(one)}`);
  if (first === undefined) return code`${path}::empty()`;
  return rest.reduce((joined, one) => code`${joined}.union(${one})`, first);
}

function writeItems(scope: Scope, type: AbiType, items: readonly AbiValue[]): Text {
  if (type.kind !== "list" && type.kind !== "array" && type.kind !== "slice") throw new Error(`a ${type.kind} has no items`);
  const texts = items.map((item) => writeValue(scope, type.element, item));
  if (type.kind === "array") return list(texts, { open: "[", close: "]", trailing: true });
  return texts.length === 0 ? code`Vec::new()` : code`vec!${list(texts, { open: "[", close: "]", trailing: true })}`;
}

function writeMap(scope: Scope, type: AbiType, entries: readonly (readonly [AbiValue, AbiValue])[]): Text {
  if (type.kind !== "map") throw new Error(`a ${type.kind} has no entries`);
  if (entries.length === 0) return code`::std::collections::BTreeMap::new()`;
  const pairs = entries.map(([key, value]) => code`(${writeValue(scope, type.key, key)}, ${writeValue(scope, type.value, value)})`);
  return code`::std::collections::BTreeMap::from([${list(pairs, { trailing: true })}])`;
}

function writeRecord(scope: Scope, type: AbiType, value: AbiValue & { kind: "record" }): Text {
  if (type.kind !== "record" && type.kind !== "struct") throw new Error(`a ${type.kind} has no fields`);
  const fields = value.fields.map(({ field, value: one }) => code`${fieldName(field)}: ${writeValue(scope, field.type, one, field.boxed)}`);
  return code`${typePath(scope, type.decl)} ${list(fields, { open: "{ ", close: " }", trailing: true })}`;
}

/** The condition that `place` differs from `value`; for fields that an older side does not know. */
export function writeDiffers(scope: Scope, type: AbiType, place: Text, value: AbiValue): Text {
  if (value.kind === "none") return code`${place}.is_some()`;
  if (value.kind === "float" && Number.isNaN(value.value)) return code`!${writeIsNan(type, place)}`;
  if (value.kind === "bool" && type.kind === "bool") return value.value ? code`!${place}` : place;
  if (value.kind === "text" && type.kind === "text") {
    return value.value === "" ? code`!${place}.is_empty()` : code`${place} != ${literal.rust.string(value.value)}`;
  }
  const empty = (value.kind === "list" && value.items.length === 0) || (value.kind === "map" && value.entries.length === 0);
  if (empty && type.kind !== "optional" && type.kind !== "array") return code`!${place}.is_empty()`;
  const written = writeValue(scope, type, value);
  // Lists of different elements can be compared, so that an empty one inside does not say what it is of.
  if (holdsEmpty(value)) return code`{ let ftk_default: ${spellOwned(scope, type)} = ${written}; ${place} != ftk_default }`;
  return code`${place} != ${parenthesize(value, written)}`;
}

function holdsEmpty(value: AbiValue): boolean {
  return value.kind === "list" && value.items.some((item) => (item.kind === "list" ? item.items.length === 0 || holdsEmpty(item) : item.kind === "map" || item.kind === "none"));
}

/** Asks for what is not a number; it differs from itself too. */
function writeIsNan(type: AbiType, place: Text): Text {
  if (type.kind === "newtype") return writeIsNan(type.decl.inner, code`${place}.0`);
  if (type.kind === "optional") return code`${place}.as_ref().is_some_and(|one| ${writeIsNan(type.inner, code`one`)})`;
  return code`${place}.is_nan()`;
}

/** A struct expression in a condition needs parentheses. */
function parenthesize(value: AbiValue, text: Text): Text {
  return value.kind === "record" ? code`(${text})` : text;
}

/** A constant. Those of a resource carry its name. */
export function writeConstant(scope: Scope, one: AbiConstant, resource: AbiResource | undefined): Text {
  const { type, value } = one;
  const prefix = resource === undefined ? "" : `${constName(resource)}_`;
  const full = name(`${prefix}${constName(one)}`);
  const [spelt, text] = constantForm(scope, type, value);
  return code`
    ${comment("///", one.docs)}
    ${deprecation(one)}
    pub const ${full}: ${spelt} = ${text};
  `;
}

/** Type and value of a constant: views instead of what needs memory. */
function constantForm(scope: Scope, type: AbiType, value: AbiValue): readonly [Text, Text] {
  if (type.kind === "newtype" && (value.kind === "text" || value.kind === "bytes")) return constantForm(scope, type.decl.inner, value);
  if (type.kind === "text" && value.kind === "text") return [code`&str`, literal.rust.string(value.value)];
  if (type.kind === "bytes" && value.kind === "bytes") return [code`&[u8]`, rustBytes(value.value)];
  if ((type.kind === "list" || type.kind === "slice") && value.kind === "list") {
    const forms = value.items.map((item) => constantForm(scope, type.element, item));
    const element = forms[0]?.[0] ?? constantElement(scope, type.element);
    return [code`&[${element}]`, code`&${list(forms.map(([, text]) => text), { open: "[", close: "]", trailing: true })}`];
  }
  return [spellOwned(scope, type), writeValue(scope, type, value)];
}

function constantElement(scope: Scope, type: AbiType): Text {
  if (type.kind === "newtype" && ["text", "bytes"].includes(plainKind(type))) return constantElement(scope, type.decl.inner);
  if (type.kind === "text") return code`&str`;
  return type.kind === "bytes" ? code`&[u8]` : spellOwned(scope, type);
}

function plainKind(type: AbiType): AbiType["kind"] {
  return type.kind === "newtype" ? plainKind(type.decl.inner) : type.kind;
}
