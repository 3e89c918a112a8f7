/** Types as Kotlin spells them, and how its unsigned numbers become those of Java and back. */
import { code, name, type Name, type Text } from "../../print/index.js";
import { packedOf, primitiveOf, type Primitive } from "../../jvm/index.js";
import type { AbiType } from "../../lower/index.js";
import { builtIn, typeOf, type Scope } from "./scope.js";

const PRIMITIVES: Readonly<Record<Primitive, string>> = { boolean: "Boolean", byte: "Byte", short: "Short", int: "Int", long: "Long", float: "Float", double: "Double" };

/** `UInt` for `u32` and `u32?`; null for everything that Kotlin calls as Java does. */
export function unsignedOf(type: AbiType): { readonly kotlin: Name; readonly java: Name; readonly optional: boolean } | null {
  const optional = type.kind === "optional";
  const inner = optional ? type.inner : type;
  if (inner.kind !== "int" || inner.signed) return null;
  const kotlin = ({ 8: "UByte", 16: "UShort", 32: "UInt", 64: "ULong" } as const)[inner.bits];
  return { kotlin: name(kotlin), java: name(PRIMITIVES[primitiveOf(inner)!]), optional };
}

/** The type of a parameter or result of Kotlin's own functions. */
export function spellType(type: AbiType, scope: Scope): Text {
  const unsigned = unsignedOf(type);
  if (unsigned !== null) return code`${builtIn(unsigned.kotlin, scope)}${unsigned.optional && code`?`}`;
  return spellJavaType(type, scope);
}

/** The type that members of the Java classes have. */
export function spellJavaType(type: AbiType, scope: Scope): Text {
  const primitive = primitiveOf(type);
  if (primitive !== null) return code`${builtIn(PRIMITIVES[primitive], scope)}`;
  const packed = packedOf(type);
  if (packed !== null) return code`${builtIn(`${PRIMITIVES[packed]}Array`, scope)}`;
  switch (type.kind) {
    case "text":
      return code`${builtIn("String", scope)}`;
    case "bytes":
      return code`${builtIn("ByteArray", scope)}`;
    case "slice":
      return code`${builtIn(type.mutable ? "MutableList" : "List", scope)}<${spellJavaType(type.element, scope)}>`;
    case "array":
    case "list":
      return code`${builtIn("List", scope)}<${spellJavaType(type.element, scope)}>`;
    case "map":
      return code`${builtIn("Map", scope)}<${spellJavaType(type.key, scope)}, ${spellJavaType(type.value, scope)}>`;
    case "optional":
      return code`${spellJavaType(type.inner, scope)}?`;
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

/** A value of Kotlin's own functions as the Java classes take it. */
export function toJava(type: AbiType, value: Text): Text {
  const unsigned = unsignedOf(type);
  return unsigned === null ? value : code`${value}${unsigned.optional && code`?`}.to${unsigned.java}()`;
}

/** A value of the Java classes as Kotlin's own functions give it. */
export function fromJava(type: AbiType, value: Text): Text {
  const unsigned = unsignedOf(type);
  return unsigned === null ? value : code`${value}${unsigned.optional && code`?`}.to${unsigned.kotlin}()`;
}
