/** Checks of arguments, and the errors that they make. */
import { FtkError } from "./error.js";
import { Status } from "./status.js";

/** The error for an argument that is not of its type: `where` is its name, `type` what it should have been. */
export function wrong(where: string, type: string, value: unknown): Error {
  const numeric = typeof value === "number" || typeof value === "bigint";
  if (numeric && /^(?:[iuf]\d+|[iu]size)$/.test(type) && (typeof value === "bigint") === (type === "i64" || type === "u64")) {
    return new RangeError(`${where}: ${String(value)} is not a value of ${type}`);
  }
  return new TypeError(`${where}: expected ${type}, got ${describe(value)}`);
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "object") return (value.constructor as { name?: string } | undefined)?.name ?? "object";
  return typeof value === "string" ? JSON.stringify(value.slice(0, 20)) : typeof value === "number" ? String(value) : typeof value;
}

/** The code point of a string that is one Unicode scalar value; throws otherwise. */
export function charCode(value: string, where: string): number {
  const code = typeof value === "string" ? value.codePointAt(0) : undefined;
  if (code === undefined || value.length !== (code > 0xffff ? 2 : 1) || (code >= 0xd800 && code <= 0xdfff)) throw wrong(where, "char", value);
  return code;
}

/** A 64-bit integer from its halves; throws when a number cannot hold it. */
export function number(low: number, high: number): number {
  const value = high * 4294967296 + low;
  if (!Number.isSafeInteger(value)) throw new FtkError(Status.Range, "a 64-bit integer does not fit into a number");
  return value;
}

/** The elements of an array of a fixed length, read once; throws when it has another length. */
export function elements<T>(value: ArrayLike<T>, count: number, where: string): T[] {
  if (value.length !== count) throw new RangeError(`${where}: expected ${count} elements, got ${value.length}`);
  return Array.from(value);
}

/** The length of an array of a fixed length; throws when it has another. */
export function length(value: ArrayLike<unknown>, count: number): number {
  if (value.length !== count) throw new RangeError(`expected ${count} elements, got ${value.length}`);
  return count;
}

/** An array of `count` elements that `make` reads. */
export function build<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
