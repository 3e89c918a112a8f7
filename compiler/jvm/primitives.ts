/** Which primitive of the JVM holds a number, and which sequences are arrays of one. */
import type { AbiType } from "../lower/index.js";

/** A primitive type of Java. */
export type Primitive = "boolean" | "byte" | "short" | "int" | "long" | "float" | "double";

/** The primitive that holds a scalar for the user: unsigned numbers take the next wider one, as in `DataInput.readUnsignedByte`; `u64` is a `long` read as unsigned. */
export function primitiveOf(type: AbiType): Primitive | null {
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "char":
      return "int";
    case "int":
      return integerPrimitive(type.bits, type.signed);
    case "size":
      return "long";
    case "float":
      return type.bits === 32 ? "float" : "double";
    default:
      return null;
  }
}

/** The same for the number behind an enum or flags. */
export function integerPrimitive(bits: 8 | 16 | 32 | 64, signed: boolean): Primitive {
  if (bits === 64 || (bits === 32 && !signed)) return "long";
  if (bits === 32 || !signed) return "int";
  return bits === 8 ? "byte" : "short";
}

/** The element of the primitive array that packed numbers become, which has their width; null: a list of objects. Arrays also hold bools and chars. */
export function arrayElement(element: AbiType, fixed: boolean): Primitive | null {
  if (element.kind === "int") return element.bits === 64 ? "long" : element.bits === 32 ? "int" : element.bits === 16 ? "short" : "byte";
  if (element.kind === "float") return element.bits === 32 ? "float" : "double";
  if (fixed && element.kind === "bool") return "boolean";
  return fixed && element.kind === "char" ? "int" : null;
}

/** The primitive of an array or slice that is one in Java. */
export function packedOf(type: AbiType): Primitive | null {
  if (type.kind === "slice") return arrayElement(type.element, false);
  return type.kind === "array" ? arrayElement(type.element, true) : null;
}
