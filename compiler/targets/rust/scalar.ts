// Numbers, and what is made of one: they cross in a register.
import { code, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";

/** A number from its Rust form. */
export function writeScalar(type: AbiType, value: Text): Text {
  switch (type.kind) {
    case "bool": return code`u8::from(${value})`;
    case "char": return code`u32::from(${value})`;
    case "enum": return type.decl.closed ? code`${value}.into()` : code`${value}.0`;
    case "flags": return code`${value}.bits()`;
    case "newtype": return writeScalar(type.decl.inner, code`${value}.0`);
    default: return value;
  }
}
