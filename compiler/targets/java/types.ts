/** Types as Java spells them. */
import { code, name, qualify, ref, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { packedOf, primitiveOf, type Primitive } from "../../jvm/index.js";
import { plainType } from "../../scratch/index.js";
import { isWrapped, optionalClass } from "./optional.js";
import { jdk, typeOf, type Scope } from "./scope.js";

export { integerPrimitive, packedOf, primitiveOf, type Primitive } from "../../jvm/index.js";

const BOXES: Readonly<Record<Primitive, string>> = { boolean: "Boolean", byte: "Byte", short: "Short", int: "Integer", long: "Long", float: "Float", double: "Double" };

/** The spelling of a type. */
export function spellType(type: AbiType, scope: Scope): Text {
  const primitive = primitiveOf(type);
  if (primitive !== null) return code`${name(primitive)}`;
  switch (type.kind) {
    case "text":
      return code`String`;
    case "bytes":
      return code`byte[]`;
    case "slice":
    case "array":
    case "list":
      return spellSequence(type, scope);
    case "map":
      return code`${jdk("java.util", "Map")}<${spellBoxed(type.key, scope)}, ${spellBoxed(type.value, scope)}>`;
    case "optional":
      return isWrapped(type, scope) ? code`${optionalClass(scope)}<${spellBoxed(type.inner, scope)}>` : spellNullable(type.inner, scope);
    case "bool":
    case "char":
    case "int":
    case "size":
    case "float":
      throw new Error("primitives are spelt above");
    default:
      return code`${typeOf(type.decl, scope)}`;
  }
}

/** The spelling of the type of an argument: an optional one may be null. */
export function spellArgument(type: AbiType, scope: Scope): Text {
  return type.kind === "optional" ? spellNullable(type.inner, scope) : spellType(type, scope);
}

function spellSequence(type: AbiType & { kind: "slice" | "array" | "list" }, scope: Scope): Text {
  const packed = packedOf(type);
  return packed === null ? code`${jdk("java.util", "List")}<${spellBoxed(type.element, scope)}>` : code`${name(packed)}[]`;
}

/** The spelling as a type argument. */
export function spellBoxed(type: AbiType, scope: Scope): Text {
  const primitive = primitiveOf(type);
  return primitive === null ? spellType(type, scope) : code`${name(BOXES[primitive])}`;
}

/** The spelling with the annotation that says that the value may be null, at the place where Java wants it. */
function spellNullable(type: AbiType, scope: Scope): Text {
  const taken = scope.declared?.has("Nullable") === true || scope.shadowed?.has("Nullable") === true;
  const mark = taken ? qualify(".", name("org"), name("jspecify"), name("annotations"), name("Nullable")) : ref("Nullable", "org.jspecify.annotations");
  const plain = type;
  if (plain.kind === "bytes") return code`byte @${mark} []`;
  const packed = packedOf(plain);
  if (packed !== null) return code`${name(packed)} @${mark} []`;
  if ("decl" in plain) {
    const parts = String(typeOf(plain.decl, scope)).split(".");
    const last = name(parts.pop()!);
    return parts.length === 0 ? code`@${mark} ${last}` : code`${parts.map(name).reduce((all, part) => code`${all}${part}.`, code``)}@${mark} ${last}`;
  }
  return code`@${mark} ${spellBoxed(plain, scope)}`;
}

/** Whether a value is a reference that must not be null. */
export function isReference(type: AbiType): boolean {
  return primitiveOf(type) === null && type.kind !== "optional";
}

/** Whether something inside a list or map of the type may be null. */
export function holdsNull(type: AbiType, scope: Scope): boolean {
  const inside = (one: AbiType): boolean => (one.kind === "optional" && !scope.optional) || holdsNull(one, scope);
  if (type.kind === "optional") return holdsNull(type.inner, scope);
  if (type.kind === "map") return inside(type.key) || inside(type.value);
  return (type.kind === "list" || type.kind === "slice" || type.kind === "array") && inside(type.element);
}

/** Whether Java compares values of the type by identity, although they are values: then records compare them themselves. */
export function isArray(type: AbiType): boolean {
  const inner = type.kind === "optional" ? type.inner : type;
  return inner.kind === "bytes" || packedOf(inner) !== null;
}

/** What Java calls the numbers of the type, in docs. */
export function unsignedNote(type: AbiType): string {
  const plain = plainType(type);
  return plain.kind === "int" && plain.bits === 64 && !plain.signed ? "unsigned 64 bits: read it with {@link Long#toUnsignedString(long)} and its like" : "";
}
