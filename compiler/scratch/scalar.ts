/** Scalars in the addon: how they are taken from the scratch, put into it, and when a received one is not a value of its type. */
import { code, literal, name, type Hole, type Text } from "../print/index.js";
import type { AbiType } from "../lower/index.js";
import { spellC, typeC } from "./c-types.js";
import { plainType } from "./wire.js";

/** The type of a scalar in the scratch. */
function wireC(type: AbiType): string {
  const plain = plainType(type);
  switch (plain.kind) {
    case "float":
      return "double";
    case "size":
      return plain.signed ? "int64_t" : "uint64_t";
    case "int":
      return integerC(plain.bits, plain.signed);
    case "enum":
      return integerC(plain.decl.bits, plain.decl.signed);
    case "flags":
      return integerC(plain.decl.bits, false);
    default:
      return "uint32_t";
  }
}

function integerC(bits: number, signed: boolean): string {
  return `${signed ? "" : "u"}int${bits === 64 ? 64 : 32}_t`;
}

/** The value at `offset` bytes behind `from`. */
export function loadC(type: AbiType, from: Name_, offset: number): Text {
  const wire = wireC(type);
  const value = code`load<${name(wire)}>(${from}, ${offset / bytesOf(wire)})`;
  return spellC(type.cell.c) === wire ? value : code`static_cast<${typeC(type.cell.c)}>(${value})`;
}

/** Puts a value there. */
export function storeC(type: AbiType, to: Name_, offset: number, value: Text): Hole {
  const wire = wireC(type);
  return code`store<${name(wire)}>(${to}, ${offset / bytesOf(wire)}, ${value});`;
}

type Name_ = ReturnType<typeof name>;

function bytesOf(wire: string): number {
  return wire === "double" || wire.endsWith("64_t") ? 8 : 4;
}

/** A condition that is true when a received scalar breaks the contract, or null when every bit pattern is a value. */
export function breachC(type: AbiType, value: Text): Text | null {
  const plain = plainType(type);
  switch (plain.kind) {
    case "bool":
      return code`${value} > 1`;
    case "char":
      return code`!ftk_char_valid(${value})`;
    case "enum":
      return plain.decl.closed ? code`!${name(`known_${plain.decl.c}`)}(${value})` : null;
    case "flags":
      return plain.decl.closed ? code`(${value} & ~${literal.c.integer(plain.decl.mask, plain.decl.bits, false)}) != 0` : null;
    default:
      return null;
  }
}
