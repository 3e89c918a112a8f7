/** Scalars in TypeScript: the check of an argument, and the ways into and out of the scratch. */
import { code, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { fixedBytes, plainType } from "../../scratch/index.js";
import { viewOf, type Cursor } from "./cursor.js";
import { inner, type Scope } from "./scope.js";
import { describeType } from "./types.js";

/** Whether a 64-bit integer shows as `number`. */
function isNumber64(type: AbiType, scope: Scope): boolean {
  return type.kind === "size" || (type.kind === "int" && type.bits === 64 && !scope.bigints);
}

/** A condition that is true when `value` is not of the scalar type. */
export function refusal(type: AbiType, value: Text, scope: Scope): Text {
  const plain = plainType(type);
  switch (plain.kind) {
    case "bool":
      return code`typeof ${value} !== "boolean"`;
    case "float":
      return code`typeof ${value} !== "number"`;
    case "int":
      return isNumber64(plain, scope) ? refuseNumber(value, plain.signed) : refuseInteger(value, plain.bits, plain.signed);
    case "enum":
      return refuseInteger(value, plain.decl.bits, plain.decl.signed);
    case "flags":
      return refuseInteger(value, plain.decl.bits, false);
    case "size":
      return refuseNumber(value, plain.signed);
    default:
      return code`typeof ${value} !== "string"`;
  }
}

/** Whether the refusal consists of several conditions. */
export function isCompound(type: AbiType, scope: Scope): boolean {
  const plain = plainType(type);
  if (isNumber64(plain, scope)) return "signed" in plain && !plain.signed;
  return fixedBytes(plain) === 8 && plain.kind !== "float";
}

function refuseNumber(value: Text, signed: boolean): Text {
  return signed ? code`!Number.isSafeInteger(${value})` : code`!Number.isSafeInteger(${value}) || ${value} < 0`;
}

function refuseInteger(value: Text, bits: number, signed: boolean): Text {
  if (bits === 64) return code`typeof ${value} !== "bigint" || BigInt.as${name(signed ? "IntN" : "UintN")}(64, ${value}) !== ${value}`;
  if (bits === 32) return signed ? code`(${value} | 0) !== ${value}` : code`${value} >>> 0 !== ${value}`;
  return signed ? code`(${value} << ${32 - bits}) >> ${32 - bits} !== ${value}` : code`(${value} & ${bits === 8 ? 0xff : 0xffff}) !== ${value}`;
}

/** `if (...) throw $wrong(...)` for a value that must be there; `where` names it for the user. */
export function checkScalar(type: AbiType, value: Text, where: string, scope: Scope): Hole {
  return code`if (${refusal(type, value, scope)}) throw $wrong(${literal.js.string(where)}, ${literal.js.string(describeType(type))}, ${value});`;
}

/** Statements that put a scalar (already checked; a char is its code point) into the scratch. */
export function storeScalar(type: AbiType, value: Text, cursor: Cursor, offset: number, raw: boolean, scope: Scope): Hole[] {
  const plain = plainType(type);
  if (isNumber64(plain, scope)) {
    return [
      code`${cursor.at("u32", offset)} = ${value};`,
      code`${cursor.at("i32", offset + 4)} = Math.floor(${value} / 4294967296);`,
    ];
  }
  const target = cursor.at(viewOf(plain, raw), offset);
  return [plain.kind === "bool" ? code`${target} = ${value} ? 1 : 0;` : code`${target} = ${value};`];
}

/** The value of a scalar in the scratch. */
export function loadScalar(type: AbiType, cursor: Cursor, offset: number, raw: boolean, scope: Scope): Text {
  const cast = type.kind === "newtype" || needsCast(type);
  const value = loadPlain(plainType(type), cursor, offset, raw, scope);
  if (!cast || !("decl" in type)) return value;
  return plainType(type).kind === "bool" ? code`(${value}) as ${inner(type.decl, scope)}` : code`${value} as ${inner(type.decl, scope)}`;
}

/** A closed set of cases: any number is not one of them for the type checker. */
function needsCast(type: AbiType): boolean {
  return type.kind === "enum" && type.decl.closed;
}

function loadPlain(type: AbiType, cursor: Cursor, offset: number, raw: boolean, scope: Scope): Text {
  if (isNumber64(type, scope)) {
    const high = "signed" in type && type.signed ? "i32" : "u32";
    return code`$number(${cursor.at("u32", offset)}!, ${cursor.at(high, offset + 4)}!)`;
  }
  const element = cursor.at(viewOf(type, raw), offset);
  if (type.kind === "bool") return code`${element} !== 0`;
  if (type.kind === "char") return code`String.fromCodePoint(${element}!)`;
  return code`${element}!`;
}

/** The suffix of the runtime's methods for packed scalars: `U16`, `Bool`, `I64`. */
export function packedSuffix(element: AbiType, scope: Scope): string | null {
  const plain = plainType(element);
  if (plain.kind === "bool") return "Bool";
  if (plain.kind === "char") return "Char";
  if (plain.kind === "float") return `F${plain.bits}`;
  if (plain.kind === "int" && plain.bits === 64 && !scope.bigints) return plain.signed ? "I64Number" : "U64Number";
  if (plain.kind === "int" || plain.kind === "enum" || plain.kind === "flags") return viewOf(plain, true).toUpperCase();
  return null;
}
