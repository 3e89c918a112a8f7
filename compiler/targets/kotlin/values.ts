/** Constant values as Kotlin expressions. */
import { code, list, literal, name, type Text } from "../../print/index.js";
import { caseName, enumCaseName, integerPrimitive, packedOf, primitiveOf } from "../../jvm/index.js";
import type { AbiType, AbiValue } from "../../lower/index.js";
import { spelt, typeOf } from "./names.js";
import { spellJavaType, unsignedOf, type Path } from "./types.js";

/** A value of a parameter of Kotlin's own functions: unsigned numbers are unsigned. */
export function spellDefault(value: AbiValue, type: AbiType, path: Path): Text {
  const inner = type.kind === "optional" ? type.inner : type;
  if (value.kind === "int" && unsignedOf(type) !== null && inner.kind === "int") return literal.kotlin.integer(value.value, inner.bits, false);
  return spellValue(value, type, path);
}

/** A value as the Java classes take it. */
function spellValue(value: AbiValue, type: AbiType, path: Path): Text {
  if (type.kind === "newtype") return code`${typeOf(type.decl, path)}(${spellValue(value, type.decl.inner, path)})`;
  if (type.kind === "optional") return value.kind === "none" ? code`null` : spellValue(value, type.inner, path);
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
      return code`byteArrayOf(${list(Array.from(value.value, (byte) => spellInteger(BigInt.asIntN(8, BigInt(byte)), false)))})`;
    case "case":
      return code`${typeOf(value.decl, path)}.${spelt(enumCaseName(value.case))}`;
    case "flags":
      return spellFlags(value, path);
    case "variant":
      return code`${typeOf(value.decl, path)}.${spelt(caseName(value.case, value.decl))}()`;
    default:
      return spellComposite(value, type, path);
  }
}

function spellComposite(value: AbiValue & { kind: "list" | "map" | "record" }, type: AbiType, path: Path): Text {
  switch (value.kind) {
    case "list":
      return spellList(value, type, path);
    case "map": {
      if (type.kind !== "map") throw new Error("a map for another type");
      const types = code`<${spellJavaType(type.key, path)}, ${spellJavaType(type.value, path)}>`;
      return code`mapOf${types}(${list(value.entries.map(([from, to]) => code`${spellValue(from, type.key, path)} to ${spellValue(to, type.value, path)}`))})`;
    }
    case "record": {
      if (type.kind !== "record" && type.kind !== "struct") throw new Error("a record for another type");
      const given = new Map(value.fields.map((one) => [one.field.name, one.value]));
      return code`${typeOf(type.decl, path)}(${list(type.decl.fields.map((field) => spellValue(given.get(field.name) ?? field.default ?? { kind: "none" }, field.type, path)))})`;
    }
  }
}

function spellList(value: AbiValue & { kind: "list" }, type: AbiType, path: Path): Text {
  const element = "element" in type ? type.element : type;
  const packed = packedOf(type);
  if (packed === null) return code`listOf<${spellJavaType(element, path)}>(${list(value.items.map((item) => spellValue(item, element, path)))})`;
  const items = value.items.map((item) => {
    if (item.kind !== "int" || element.kind !== "int") return spellValue(item, element, path);
    return spellInteger(BigInt.asIntN(element.bits, item.value), packed === "long");
  });
  return code`${name(packed)}ArrayOf(${list(items)})`;
}

/** A number of Java: `long` as `5L`, all narrower ones by the type that is expected. */
function spellInteger(value: bigint, isLong: boolean): Text {
  return literal.kotlin.integer(isLong ? BigInt.asIntN(64, value) : value, isLong ? 64 : 32, true);
}

function spellFlags(value: AbiValue & { kind: "flags" }, path: Path): Text {
  const own = typeOf(value.decl, path);
  const [first, ...rest] = value.cases;
  if (first === undefined) return code`${own}(${spellInteger(value.value, integerPrimitive(value.decl.bits, false) === "long")})`;
  return rest.reduce((all, one) => code`${all}.with(${own}.${spelt(enumCaseName(one))})`, code`${own}.${spelt(enumCaseName(first))}`);
}
