/** Constant values as Kotlin expressions. */
import { code, list, literal, type Text } from "../../print/index.js";
import { caseName, enumCaseName, integerPrimitive, packedOf, primitiveOf } from "../../jvm/index.js";
import type { AbiType, AbiValue } from "../../lower/index.js";
import { spelt } from "./names.js";
import { builtInFunction, typeOf, type Scope } from "./scope.js";
import { spellJavaType, unsignedOf } from "./types.js";

/** A value of a parameter of Kotlin's own functions: unsigned numbers are unsigned. */
export function spellDefault(value: AbiValue, type: AbiType, scope: Scope): Text {
  const inner = type.kind === "optional" ? type.inner : type;
  if (value.kind === "int" && unsignedOf(type) !== null && inner.kind === "int") return literal.kotlin.integer(value.value, inner.bits, false);
  return spellValue(value, type, scope);
}

/** A value as the Java classes take it. */
function spellValue(value: AbiValue, type: AbiType, scope: Scope): Text {
  if (type.kind === "newtype") return code`${typeOf(type.decl, scope)}(${spellValue(value, type.decl.inner, scope)})`;
  if (type.kind === "optional") return value.kind === "none" ? code`null` : spellValue(value, type.inner, scope);
  switch (value.kind) {
    case "none":
      return code`null`;
    case "bool":
      return literal.kotlin.bool(value.value);
    case "int":
      return spellInteger(value.value, primitiveOf(type) === "long");
    case "float":
      return literal.kotlin.float(value.value, type.kind === "float" ? type.bits : 64);
    case "char":
      return literal.kotlin.char(value.value);
    case "text":
      return literal.kotlin.string(value.value);
    case "bytes":
      return code`${builtInFunction("byteArrayOf", scope)}(${list(Array.from(value.value, (byte) => spellInteger(BigInt.asIntN(8, BigInt(byte)), false)))})`;
    case "case":
      return code`${typeOf(value.decl, scope)}.${spelt(enumCaseName(value.case))}`;
    case "flags":
      return spellFlags(value, scope);
    case "variant":
      return code`${typeOf(value.decl, scope)}.${spelt(caseName(value.case, value.decl))}()`;
    default:
      return spellComposite(value, type, scope);
  }
}

function spellComposite(value: AbiValue & { kind: "list" | "map" | "record" }, type: AbiType, scope: Scope): Text {
  switch (value.kind) {
    case "list":
      return spellList(value, type, scope);
    case "map": {
      if (type.kind !== "map") throw new Error("a map for another type");
      if (value.entries.length === 0) return code`${builtInFunction("emptyMap", scope)}()`;
      const types = code`<${spellJavaType(type.key, scope)}, ${spellJavaType(type.value, scope)}>`;
      return code`${builtInFunction("mapOf", scope)}${types}(${list(value.entries.map(([from, to]) => code`${spellValue(from, type.key, scope)} to ${spellValue(to, type.value, scope)}`))})`;
    }
    case "record": {
      if (type.kind !== "record" && type.kind !== "struct") throw new Error("a record for another type");
      const given = new Map(value.fields.map((one) => [one.field.name, one.value]));
      return code`${typeOf(type.decl, scope)}(${list(type.decl.fields.map((field) => spellValue(given.get(field.name) ?? field.default ?? { kind: "none" }, field.type, scope)))})`;
    }
  }
}

function spellList(value: AbiValue & { kind: "list" }, type: AbiType, scope: Scope): Text {
  const element = "element" in type ? type.element : type;
  const packed = packedOf(type);
  if (packed === null && value.items.length === 0) return code`${builtInFunction("emptyList", scope)}()`;
  if (packed === null) return code`${builtInFunction("listOf", scope)}<${spellJavaType(element, scope)}>(${list(value.items.map((item) => spellValue(item, element, scope)))})`;
  const items = value.items.map((item) => {
    if (item.kind !== "int" || element.kind !== "int") return spellValue(item, element, scope);
    return spellInteger(BigInt.asIntN(element.bits, item.value), packed === "long");
  });
  return code`${builtInFunction(`${packed}ArrayOf`, scope)}(${list(items)})`;
}

/** A number of Java: `long` as `5L`, all narrower ones by the type that is expected. */
function spellInteger(value: bigint, isLong: boolean): Text {
  return literal.kotlin.integer(isLong ? BigInt.asIntN(64, value) : value, isLong ? 64 : 32, true);
}

function spellFlags(value: AbiValue & { kind: "flags" }, scope: Scope): Text {
  const own = typeOf(value.decl, scope);
  const [first, ...rest] = value.cases;
  if (first === undefined) return code`${own}(${spellInteger(value.value, integerPrimitive(value.decl.bits, false) === "long")})`;
  return rest.reduce((all, one) => code`${all}.with(${own}.${spelt(enumCaseName(one))})`, code`${own}.${spelt(enumCaseName(first))}`);
}
