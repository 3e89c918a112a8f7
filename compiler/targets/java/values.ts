/** Constant values as Java expressions. */
import { code, list, literal, name, type Text } from "../../print/index.js";
import type { AbiNamed, AbiType, AbiValue } from "../../lower/index.js";
import { caseName, enumCaseName } from "./names.js";
import { absent, isWrapped, optionalClass } from "./optional.js";
import { integerPrimitive, packedOf, primitiveOf, spellBoxed, type Primitive } from "./types.js";
import { jdk, typeOf, type Scope } from "./scope.js";

/** The default of a field or parameter as an expression, null when it has none or when it is `null` anyway. */
export function spellDefault(item: AbiNamed & { readonly type: AbiType; readonly default?: AbiValue }, scope: Scope): Text | null {
  return item.default === undefined || item.default.kind === "none" ? null : spellValue(item.default, item.type, scope);
}

/** The same of a parameter, whose argument may be null. */
export function spellArgumentDefault(item: AbiNamed & { readonly type: AbiType; readonly default?: AbiValue }, scope: Scope): Text | null {
  return spellDefault(item.type.kind === "optional" ? { ...item, type: item.type.inner } : item, scope);
}

/** A value of a type. */
export function spellValue(value: AbiValue, type: AbiType, scope: Scope): Text {
  if (type.kind === "newtype") return code`new ${typeOf(type.decl, scope)}(${spellValue(value, type.decl.inner, scope)})`;
  if (type.kind === "optional") return value.kind === "none" ? absent(type, scope) : wrapValue(type, spellValue(value, type.inner, scope), scope);
  switch (value.kind) {
    case "none":
      return code`null`;
    case "bool":
      return literal.java.bool(value.value);
    case "int":
      return spellInteger(value.value, primitiveOf(type) ?? "long");
    case "float":
      return literal.java.float(value.value, type.kind === "float" ? type.bits : 64);
    case "char":
      return literal.java.char(value.value);
    case "text":
      return literal.java.string(value.value);
    case "bytes":
      return spellBytes(value.value);
    case "case":
      return code`${typeOf(value.decl, scope)}.${enumCaseName(value.case)}`;
    case "flags":
      return spellFlags(value, scope);
    case "variant":
      return code`new ${typeOf(value.decl, scope)}.${caseName(value.case, value.decl)}()`;
    default:
      return spellComposite(value, type, scope);
  }
}

function wrapValue(type: AbiType, value: Text, scope: Scope): Text {
  return isWrapped(type, scope) ? code`${optionalClass(scope)}.of(${value})` : value;
}

function spellComposite(value: AbiValue & { kind: "list" | "map" | "record" }, type: AbiType, scope: Scope): Text {
  switch (value.kind) {
    case "list": {
      const element = "element" in type ? type.element : type;
      const packed = packedOf(type);
      if (packed !== null) return code`new ${name(packed)}[] {${list(value.items.map((item) => spellPacked(item, element, packed, scope)))}}`;
      if (value.items.some((item) => item.kind === "none")) return spellSparse(value.items, element, scope);
      return code`${jdk("java.util", "List")}.<${spellBoxed(element, scope)}>of(${list(value.items.map((item) => spellValue(item, element, scope)))})`;
    }
    case "map": {
      if (type.kind !== "map") throw new Error("a map for another type");
      const key = spellBoxed(type.key, scope);
      const mapped = spellBoxed(type.value, scope);
      const map = jdk("java.util", "Map");
      const entries = value.entries.map(([from, to]) => code`${map}.entry(${spellValue(from, type.key, scope)}, ${spellValue(to, type.value, scope)})`);
      return entries.length === 0 ? code`${map}.<${key}, ${mapped}>of()` : code`${map}.<${key}, ${mapped}>ofEntries(${list(entries)})`;
    }
    case "record": {
      if (type.kind !== "record" && type.kind !== "struct") throw new Error("a record for another type");
      const given = new Map(value.fields.map((one) => [one.field.name, one.value]));
      const fields = type.decl.fields.map((field) => spellValue(given.get(field.name) ?? field.default ?? { kind: "none" }, field.type, scope));
      return code`new ${typeOf(type.decl, scope)}(${list(fields)})`;
    }
  }
}

/** A list with elements that are missing, which `List.of` does not take. */
function spellSparse(items: readonly AbiValue[], element: AbiType, scope: Scope): Text {
  const boxed = spellBoxed(element, scope);
  const values = items.map((item) => (items.length === 1 ? code`(${boxed}) ${spellValue(item, element, scope)}` : spellValue(item, element, scope)));
  return code`${jdk("java.util", "Collections")}.unmodifiableList(${jdk("java.util", "Arrays")}.<${boxed}>asList(${list(values)}))`;
}

/** An element of a primitive array, in its own width. */
function spellPacked(value: AbiValue, element: AbiType, packed: Primitive, scope: Scope): Text {
  if (value.kind !== "int" || element.kind !== "int") return spellValue(value, element, scope);
  return spellInteger(BigInt.asIntN(element.bits, value.value), packed);
}

/** A number of a primitive type: as an argument it must have exactly this type. */
export function spellInteger(value: bigint, type: Primitive): Text {
  if (type === "long") return literal.java.integer(BigInt.asIntN(64, value), 64, true);
  const plain = literal.java.integer(value, 32, true);
  return type === "int" ? plain : code`(${name(type)}) ${value < 0n ? code`(${plain})` : plain}`;
}

function spellBytes(bytes: Uint8Array): Text {
  return code`new byte[] {${list(Array.from(bytes, (byte) => spellInteger(BigInt.asIntN(8, BigInt(byte)), "int")))}}`;
}

function spellFlags(value: AbiValue & { kind: "flags" }, scope: Scope): Text {
  const own = typeOf(value.decl, scope);
  const [first, ...rest] = value.cases;
  if (first === undefined) return code`new ${own}(${spellInteger(value.value, integerPrimitive(value.decl.bits, false))})`;
  return rest.reduce((all, one) => code`${all}.with(${own}.${enumCaseName(one)})`, code`${own}.${enumCaseName(first)}`);
}
