/** Scalars: between what the user sees and the bits that cross, with the checks that lie between them. */
import { code, literal, name, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { plainType } from "../../scratch/index.js";
import { integerPrimitive, primitiveOf, type Primitive } from "./types.js";
import { runtime, typeOf, type Scope } from "./scope.js";

/** An expression and its Java type. */
interface Typed {
  readonly text: Text;
  readonly type: Primitive;
}

/** The primitive in which a scalar crosses: the one of its width. */
export function rawPrimitive(type: AbiType): Primitive {
  const plain = plainType(type);
  switch (plain.kind) {
    case "bool":
      return "boolean";
    case "int":
      return widthPrimitive(plain.bits);
    case "enum":
    case "flags":
      return widthPrimitive(plain.decl.bits);
    case "size":
    case "resource":
      return "long";
    case "float":
      return plain.bits === 32 ? "float" : "double";
    default:
      return "int";
  }
}

function widthPrimitive(bits: 8 | 16 | 32 | 64): Primitive {
  return bits === 64 ? "long" : bits === 32 ? "int" : bits === 16 ? "short" : "byte";
}

/** Bytes of a scalar as it lies in C. */
export function rawBytes(type: AbiType): number {
  return plainType(type).cell.size.on64;
}

/** The bits of a value; with `where`, what need not be a value of its type is checked first. */
function lower(type: AbiType, value: Text, where: string | null, scope: Scope): Typed {
  switch (type.kind) {
    case "newtype":
      return lower(type.decl.inner, code`${value}.value()`, null, scope);
    case "enum":
      return lowerInteger(type.decl.bits, type.decl.signed, code`${value}.value()`, null, scope);
    case "flags":
      return lowerInteger(type.decl.bits, false, code`${value}.bits()`, null, scope);
    case "int":
      return lowerInteger(type.bits, type.signed, value, where, scope);
    case "char":
      return { type: "int", text: where === null ? value : checked("codePoint", value, where, scope) };
    case "size":
      return { type: "long", text: where === null || type.signed ? value : checked("size", value, where, scope) };
    default:
      return { type: primitiveOf(type)!, text: value };
  }
}

function lowerInteger(bits: 8 | 16 | 32 | 64, signed: boolean, value: Text, where: string | null, scope: Scope): Typed {
  if (bits === 32 && !signed) return { type: "int", text: where === null ? code`(int) ${value}` : checked("u32", value, where, scope) };
  const type = integerPrimitive(bits, signed);
  if (signed || bits === 64 || where === null) return { type, text: value };
  return { type, text: checked(`u${bits}`, value, where, scope) };
}

function checked(check: string, value: Text, where: string, scope: Scope): Text {
  return code`${runtime("Check", scope)}.${name(check)}(${value}, ${literal.java.string(where)})`;
}

/** A check as an expression, for components of records; null when every value of the Java type is one of the type. */
export function checkOf(type: AbiType, value: Text, where: string, scope: Scope): Text | null {
  const unsigned = (type.kind === "int" && !type.signed && type.bits < 64) || (type.kind === "size" && !type.signed) || type.kind === "char";
  return unsigned ? lower(type, value, where, scope).text : null;
}

/** The value as an argument of a native method. */
export function toNative(type: AbiType, value: Text, where: string, scope: Scope): Text {
  const lowered = lower(type, value, where, scope);
  return cast(lowered, rawPrimitive(type));
}

function cast(typed: Typed, to: Primitive): Text {
  return typed.type === to ? typed.text : code`(${name(to)}) ${typed.text}`;
}

const ACCESS: Readonly<Record<Primitive, string>> = { boolean: "", byte: "", short: "Short", int: "Int", long: "Long", float: "Float", double: "Double" };

/** Puts a scalar into a buffer: as in C (`raw`), or widened to a word or slot. */
export function storeScalar(type: AbiType, value: Text, buffer: Text, at: Text, raw: boolean, where: string | null, scope: Scope): Text {
  const lowered = lower(type, value, where, scope);
  if (lowered.type === "boolean") return raw ? code`${buffer}.put(${at}, (byte) (${lowered.text} ? 1 : 0));` : code`${buffer}.putInt(${at}, ${lowered.text} ? 1 : 0);`;
  const to = raw ? rawPrimitive(type) : wirePrimitive(type);
  const text = raw ? cast(lowered, to) : lowered.text;
  return code`${buffer}.put${access(to)}(${at}, ${text});`;
}

function access(type: Primitive): Text {
  const word = ACCESS[type];
  return word === "" ? code`` : code`${name(word)}`;
}

/** The primitive of a word or slot of the frame. */
function wirePrimitive(type: AbiType): Primitive {
  const raw = rawPrimitive(type);
  return raw === "float" ? "double" : raw === "byte" || raw === "short" || raw === "boolean" ? "int" : raw;
}

/** The value of a scalar in a buffer. */
export function loadScalar(type: AbiType, buffer: Text, at: Text, raw: boolean, scope: Scope): Text {
  const from = raw && rawPrimitive(type) === "boolean" ? "byte" : raw ? rawPrimitive(type) : wirePrimitive(type);
  return lift(type, { text: code`${buffer}.get${access(from)}(${at})`, type: from }, scope);
}

/** The value of a scalar that a native method returned. */
export function fromNative(type: AbiType, value: Text, scope: Scope): Text {
  return lift(type, { text: value, type: rawPrimitive(type) }, scope);
}

/** The value of a scalar of at most 32 bits in the lower half of a `long`. */
export function fromWord(type: AbiType, word: Text, scope: Scope): Text {
  const raw = rawPrimitive(type);
  if (raw === "float") return lift(type, { text: code`Float.intBitsToFloat((int) ${word})`, type: "float" }, scope);
  return raw === "boolean" ? lift(type, { text: word, type: "long" }, scope) : lift(type, { text: code`(${name(raw)}) ${word}`, type: raw }, scope);
}

function lift(type: AbiType, bits: Typed, scope: Scope): Text {
  switch (type.kind) {
    case "newtype":
      return code`new ${typeOf(type.decl, scope)}(${lift(type.decl.inner, bits, scope)})`;
    case "enum":
      return code`${typeOf(type.decl, scope)}.of(${liftInteger(type.decl.bits, type.decl.signed, bits)})`;
    case "flags":
      return code`new ${typeOf(type.decl, scope)}(${liftInteger(type.decl.bits, false, bits)})`;
    case "int":
      return liftInteger(type.bits, type.signed, bits);
    case "bool":
      return bits.type === "boolean" ? bits.text : code`${bits.text} != 0`;
    case "float":
      return cast(bits, type.bits === 32 ? "float" : "double");
    default:
      return bits.text;
  }
}

function liftInteger(bits: 8 | 16 | 32 | 64, signed: boolean, from: Typed): Text {
  if (signed) return cast(from, integerPrimitive(bits, true));
  if (bits === 32) return code`Integer.toUnsignedLong(${from.text})`;
  if (from.type === "byte") return code`Byte.toUnsignedInt(${from.text})`;
  return from.type === "short" ? code`Short.toUnsignedInt(${from.text})` : from.text;
}
