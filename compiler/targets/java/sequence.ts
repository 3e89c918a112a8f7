/** Sequences of values on their way into the scratch: the fields of a record, the payload of a case, the arguments of a call. */
import { code, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { innerType, isFixed, isOptional, isScalarType, plainType, type Place } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import type { Cursor } from "./cursor.js";
import { fieldName } from "./names.js";
import { rawBytes, storeScalar } from "./scalar.js";
import { runtime, type Scope } from "./scope.js";
import { packedOf, primitiveOf } from "./types.js";

/** One value of a sequence: an expression without effects. */
export interface Item {
  readonly type: AbiType;
  readonly value: Text;
  /** What messages call it; null: it was checked when its record was made. */
  readonly where: string | null;
  /** It is a buffer, which may go in by its address. */
  readonly lent?: boolean;
}

/** The value under newtypes, which are records with one component. */
export function unwrapped(type: AbiType, value: Text): { readonly type: AbiType; readonly value: Text } {
  return type.kind === "newtype" ? unwrapped(type.decl.inner, code`${value}.value()`) : { type, value };
}

/** The type inside an optional, newtypes kept. */
export function optionalInner(type: AbiType): AbiType {
  const { type: plain } = unwrapped(type, code``);
  return plain.kind === "optional" ? plain.inner : type;
}

/** Statements that put the fixed part of a value in its place; texts are appended in the order of these statements. */
export function storeItem(item: Item, place: Place, cursor: Cursor, converters: Converters, scope: Scope): Hole[] {
  if (!isOptional(item.type)) return place.at < 0 ? [] : storeFixed(item, cursor, place.at, converters, scope);
  const { value } = unwrapped(item.type, item.value);
  const has = code`${cursor.buffer}.putInt(${cursor.at(place.has)}, ${value} != null ? 1 : 0);`;
  if (place.at < 0) return [has];
  const inner = optionalInner(item.type);
  return [has, ...storeOptional({ ...item, type: inner, value }, cursor, place.at, scope)];
}

/** What is absent crosses as zero. */
function storeOptional(item: Item, cursor: Cursor, at: number, scope: Scope): Hole[] {
  const { type: plain, value } = unwrapped(item.type, item.value);
  const { buffer } = cursor;
  if (plain.kind === "resource") return [code`${buffer}.putLong(${cursor.at(at)}, ${item.value} != null ? ${value}.$opened() : 0);`];
  if (plain.kind === "text") return [code`${buffer}.putInt(${cursor.at(at)}, ${item.value} != null ? $s.putText(${value}) : 0);`];
  const zero = isScalarType(plain) ? plain.cell.size.on64 : 0;
  const wide = zero === 8 || plain.kind === "float";
  return [code`
    if (${item.value} != null) ${storeScalar(item.type, unboxed(item.type, item.value), buffer, cursor.at(at), false, item.where, scope)}
    else ${buffer}.put${wide ? code`Long` : code`Int`}(${cursor.at(at)}, 0);
  `];
}

/** A number out of its box, where Java would not take it out to narrow it. */
export function unboxed(type: AbiType, value: Text): Text {
  return type.kind === "int" && !type.signed ? code`((${name(primitiveOf(type)!)}) ${value})` : value;
}

function storeFixed(item: Item, cursor: Cursor, at: number, converters: Converters, scope: Scope): Hole[] {
  const { type: plain, value } = unwrapped(item.type, item.value);
  const { buffer } = cursor;
  switch (plain.kind) {
    case "text":
      return [code`${buffer}.putInt(${cursor.at(at)}, $s.putText(${value}));`];
    case "resource":
      return [code`${buffer}.putLong(${cursor.at(at)}, ${value}.$handle());`];
    case "struct":
    case "array":
      return [putRaw(plain, value, buffer, cursor, at, item.where, converters, scope)];
    default:
      return [storeScalar(item.type, item.value, buffer, cursor.at(at), false, item.where, scope)];
  }
}

/** A statement that puts a value as it lies in C. */
export function putRaw(type: AbiType, given: Text, buffer: Text, cursor: Cursor, at: number, where: string | null, converters: Converters, scope: Scope): Text {
  if (isScalarType(type)) return storeScalar(type, given, buffer, cursor.at(at), true, where, scope);
  const { type: plain, value } = unwrapped(type, given);
  const check = where !== null && plain.kind === "array" ? lengthCheck(plain, value, where, scope) : null;
  return code`
    ${check}
    ${converters.put(plain, value, buffer, cursor.at(at), scope)}
  `;
}

/** The check of the length of an array whose length is fixed. */
export function lengthCheck(type: AbiType & { kind: "array" }, value: Text, where: string, scope: Scope): Text {
  const length = packedOf(type) === null ? code`${value}.size()` : code`${value}.length`;
  return code`${runtime("Check", scope)}.length(${length}, ${type.length}, ${literal.java.string(where)});`;
}

/** Statements that put the rest of a value, beyond its fixed part, into the stream. */
export function storeRest(item: Item, converters: Converters, scope: Scope): Hole[] {
  const plain = innerType(item.type);
  const optional = isOptional(item.type);
  const outer = unwrapped(item.type, item.value).value;
  const { value } = optional ? unwrapped(optionalInner(item.type), outer) : { value: outer };
  if (isFixed(item.type)) {
    const moves = plain.kind === "resource" && plain.mode === "own";
    if (!moves) return [];
    return [optional ? code`if (${outer} != null) $s.give(${outer}::$gave);` : code`$s.give(${value}::$gave);`];
  }
  if (plain.kind === "callback") return [];
  const check = item.where !== null && plain.kind === "array" ? lengthCheck(plain, value, item.where, scope) : null;
  const write = item.lent === true ? code`$s.lend(${value});` : converters.write(plain, value, scope);
  if (!optional) return [check, write];
  return [code`
    if (${outer} != null) {
        ${check}
        ${write}
    }
  `];
}

/** Fields of a struct as they lie in C. */
export function putFields(type: AbiType & { kind: "struct" }, value: Text, cursor: Cursor, converters: Converters, scope: Scope): Hole[] {
  return type.decl.fields.map((field) => putRaw(field.type, code`${value}.${fieldName(field)}()`, cursor.buffer, cursor, field.offset.on64, null, converters, scope));
}

/** Size of an element as it lies in C. */
export function elementBytes(type: AbiType): number {
  return isScalarType(type) ? rawBytes(type) : plainType(type).cell.size.on64;
}
