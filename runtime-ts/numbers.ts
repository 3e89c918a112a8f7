/** Lists and slices of scalars, texts and bytes in the stream. One method for each type, so that each is compiled for its own kind of array. */
import { charCode, number, wrong } from "./check.js";
import { Stream } from "./stream.js";

type Numbers = ArrayLike<number>;

/** From here on bytes are not copied: the addon reads them where they are. */
const LENT_BYTES = 1 << 13;

/** A view of the stream, for {@link carry}. */
interface View<T> {
  subarray(begin: number, end: number): T;
  set(from: T, at: number): void;
}

/** A getter among the elements made the stream grow: what was written since lies in the old one. */
function carry<T extends View<T>>(from: T, to: T, begin: number, end: number): void {
  to.set(from.subarray(begin, end), begin);
}

/** The error for the first value that is not a number. */
function notNumbers(values: readonly unknown[], where: string): Error {
  return wrong(where, "f64", values.find((value) => typeof value !== "number"));
}

/** The stream with packed elements: a count, then the elements as they lie in C. */
export abstract class PackedStream extends Stream {
  /** A count in a slot of its own: the length, read once, of whatever was given as a list. */
  putCount(value: { readonly length: number }): number {
    const count = value.length;
    if ((count | 0) !== count || count < 0) throw wrong("length", "number of elements", count);
    const at = this.put(1);
    this.u32[at * 2] = count;
    return count;
  }

  takeCount(): number {
    return this.u32[this.take(1) * 2]!;
  }

  putTexts(values: readonly string[], where: string): void {
    const count = this.putCount(values);
    const first = this.put((count + 1) >>> 1) * 2;
    let at = first;
    const view = this.u32;
    let text = "";
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if (typeof value !== "string") throw wrong(where, "string", value);
      view[at++] = value.length;
      text += value;
    }
    this.text += text;
    if (view !== this.u32) carry(view, this.u32, first, at);
  }

  takeTexts<T extends string>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 1) >>> 1) * 2;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = this.slice(this.u32[at++]!) as T;
    return out;
  }

  putBytes(value: Uint8Array, where: string): void {
    if (!(value instanceof Uint8Array)) throw wrong(where, "Uint8Array", value);
    const count = this.putCount(value);
    if (count >= LENT_BYTES && this.lendBytes(value)) return;
    const at = this.put((count + 7) >>> 3) * 8;
    this.u8.set(value, at);
  }

  takeBytes(): Uint8Array {
    const count = this.takeCount();
    const at = this.take((count + 7) >>> 3) * 8;
    return this.u8.slice(at, at + count);
  }

  putI8s(values: Numbers, where: string): void {
    const count = this.putCount(values);
    const first = this.put((count + 7) >>> 3) * 8;
    let at = first;
    const view = this.i8;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if ((value << 24) >> 24 !== value) throw wrong(where, "i8", value);
      view[at++] = value;
    }
    if (view !== this.i8) carry(view, this.i8, first, at);
  }

  takeI8s<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 7) >>> 3) * 8;
    const view = this.i8;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putU8s(values: Numbers, where: string): void {
    const count = this.putCount(values);
    const first = this.put((count + 7) >>> 3) * 8;
    let at = first;
    const view = this.u8;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if ((value & 0xff) !== value) throw wrong(where, "u8", value);
      view[at++] = value;
    }
    if (view !== this.u8) carry(view, this.u8, first, at);
  }

  takeU8s<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 7) >>> 3) * 8;
    const view = this.u8;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putI16s(values: Numbers, where: string): void {
    const count = this.putCount(values);
    const first = this.put((count + 3) >>> 2) * 4;
    let at = first;
    const view = this.i16;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if ((value << 16) >> 16 !== value) throw wrong(where, "i16", value);
      view[at++] = value;
    }
    if (view !== this.i16) carry(view, this.i16, first, at);
  }

  takeI16s<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 3) >>> 2) * 4;
    const view = this.i16;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putU16s(values: Numbers, where: string): void {
    const count = this.putCount(values);
    const first = this.put((count + 3) >>> 2) * 4;
    let at = first;
    const view = this.u16;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if ((value & 0xffff) !== value) throw wrong(where, "u16", value);
      view[at++] = value;
    }
    if (view !== this.u16) carry(view, this.u16, first, at);
  }

  takeU16s<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 3) >>> 2) * 4;
    const view = this.u16;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putI32s(values: Numbers, where: string): void {
    const count = this.putCount(values);
    const first = this.put((count + 1) >>> 1) * 2;
    let at = first;
    const view = this.i32;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if ((value | 0) !== value) throw wrong(where, "i32", value);
      view[at++] = value;
    }
    if (view !== this.i32) carry(view, this.i32, first, at);
  }

  takeI32s<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 1) >>> 1) * 2;
    const view = this.i32;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putU32s(values: Numbers, where: string): void {
    const count = this.putCount(values);
    const first = this.put((count + 1) >>> 1) * 2;
    let at = first;
    const view = this.u32;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if (value >>> 0 !== value) throw wrong(where, "u32", value);
      view[at++] = value;
    }
    if (view !== this.u32) carry(view, this.u32, first, at);
  }

  takeU32s<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 1) >>> 1) * 2;
    const view = this.u32;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putF32s(values: Numbers, where: string): void {
    const count = this.putCount(values);
    const first = this.put((count + 1) >>> 1) * 2;
    let at = first;
    const view = this.f32;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if (typeof value !== "number") throw wrong(where, "f32", value);
      view[at++] = value;
    }
    if (view !== this.f32) carry(view, this.f32, first, at);
  }

  takeF32s<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 1) >>> 1) * 2;
    const view = this.f32;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putF64s(values: Numbers, where: string): void {
    const count = this.putCount(values);
    const first = this.put(count);
    let at = first;
    const view = this.f64;
    let i = 0;
    /* Four at a time: the most common list of numbers, in half the time. */
    for (const whole = count - 3; i < whole; i += 4, at += 4) {
      const a = values[i]!;
      const b = values[i + 1]!;
      const c = values[i + 2]!;
      const d = values[i + 3]!;
      if (typeof a !== "number" || typeof b !== "number" || typeof c !== "number" || typeof d !== "number") throw notNumbers([a, b, c, d], where);
      view[at] = a;
      view[at + 1] = b;
      view[at + 2] = c;
      view[at + 3] = d;
    }
    for (; i < count; i++) {
      const value = values[i]!;
      if (typeof value !== "number") throw wrong(where, "f64", value);
      view[at++] = value;
    }
    if (view !== this.f64) carry(view, this.f64, first, at);
  }

  takeF64s<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take(count);
    const view = this.f64;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putI64s(values: ArrayLike<bigint>, where: string): void {
    const count = this.putCount(values);
    const first = this.put(count);
    let at = first;
    const view = this.i64;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if (typeof value !== "bigint" || BigInt.asIntN(64, value) !== value) throw wrong(where, "i64", value);
      view[at++] = value;
    }
    if (view !== this.i64) carry(view, this.i64, first, at);
  }

  takeI64s<T extends bigint>(): T[] {
    const count = this.takeCount();
    let at = this.take(count);
    const view = this.i64;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putI64Numbers(values: Numbers, where: string): void {
    const count = this.putCount(values);
    let at = this.put(count) * 2;
    for (let i = 0; i < count; i++, at += 2) {
      const value = values[i]!;
      if (!Number.isSafeInteger(value)) throw wrong(where, "i64", value);
      this.u32[at] = value;
      this.i32[at + 1] = Math.floor(value / 4294967296);
    }
  }

  takeI64Numbers<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take(count) * 2;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++, at += 2) out[i] = number(this.u32[at]!, this.i32[at + 1]!) as T;
    return out;
  }

  putU64s(values: ArrayLike<bigint>, where: string): void {
    const count = this.putCount(values);
    const first = this.put(count);
    let at = first;
    const view = this.u64;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if (typeof value !== "bigint" || BigInt.asUintN(64, value) !== value) throw wrong(where, "u64", value);
      view[at++] = value;
    }
    if (view !== this.u64) carry(view, this.u64, first, at);
  }

  takeU64s<T extends bigint>(): T[] {
    const count = this.takeCount();
    let at = this.take(count);
    const view = this.u64;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = view[at++] as T;
    return out;
  }

  putU64Numbers(values: Numbers, where: string): void {
    const count = this.putCount(values);
    let at = this.put(count) * 2;
    for (let i = 0; i < count; i++, at += 2) {
      const value = values[i]!;
      if (!Number.isSafeInteger(value) || value < 0) throw wrong(where, "u64", value);
      this.u32[at] = value;
      this.i32[at + 1] = Math.floor(value / 4294967296);
    }
  }

  takeU64Numbers<T extends number>(): T[] {
    const count = this.takeCount();
    let at = this.take(count) * 2;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++, at += 2) out[i] = number(this.u32[at]!, this.u32[at + 1]!) as T;
    return out;
  }

  putBools(values: readonly boolean[], where: string): void {
    const count = this.putCount(values);
    let at = this.put((count + 7) >>> 3) * 8;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if (typeof value !== "boolean") throw wrong(where, "bool", value);
      this.u8[at++] = value ? 1 : 0;
    }
  }

  takeBools<T extends boolean>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 7) >>> 3) * 8;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = (this.u8[at++] !== 0) as T;
    return out;
  }

  putChars(values: readonly string[], where: string): void {
    const count = this.putCount(values);
    let at = this.put((count + 1) >>> 1) * 2;
    for (let i = 0; i < count; i++) {
      const code = charCode(values[i]!, where);
      this.u32[at++] = code;
    }
  }

  takeChars<T extends string>(): T[] {
    const count = this.takeCount();
    let at = this.take((count + 1) >>> 1) * 2;
    const out: T[] = new Array(count);
    for (let i = 0; i < count; i++) out[i] = String.fromCodePoint(this.u32[at++]!) as T;
    return out;
  }
}
