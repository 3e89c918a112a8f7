/** Slices in the stream: typed arrays, copied in and, when the library may change them, back. */
import { wrong } from "./check.js";
import { PackedStream } from "./numbers.js";

type TypedArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array | BigInt64Array | BigUint64Array;

/** The stream with typed arrays. */
export abstract class SliceStream extends PackedStream {
  /** Room for the elements of a typed array, of `size` bytes each, after their count; returns the index of the first byte. */
  #room(value: TypedArray, size: number): number {
    return this.put(Math.ceil((this.putCount(value) * size) / 8)) * 8;
  }

  putInt8Array(value: Int8Array, where: string): void {
    if (!(value instanceof Int8Array)) throw wrong(where, "Int8Array", value);
    const at = this.#room(value, 1);
    this.i8.set(value, at);
  }

  takeInt8Array(): Int8Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 1 + 7) >>> 3) * 8;
    return this.i8.slice(at, at + count);
  }

  backInt8Array(value: Int8Array): void {
    value.set(this.takeInt8Array());
  }

  putUint8Array(value: Uint8Array, where: string): void {
    if (!(value instanceof Uint8Array)) throw wrong(where, "Uint8Array", value);
    const at = this.#room(value, 1);
    this.u8.set(value, at);
  }

  takeUint8Array(): Uint8Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 1 + 7) >>> 3) * 8;
    return this.u8.slice(at, at + count);
  }

  backUint8Array(value: Uint8Array): void {
    value.set(this.takeUint8Array());
  }

  putInt16Array(value: Int16Array, where: string): void {
    if (!(value instanceof Int16Array)) throw wrong(where, "Int16Array", value);
    const at = this.#room(value, 2);
    this.i16.set(value, at / 2);
  }

  takeInt16Array(): Int16Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 2 + 7) >>> 3) * 8;
    return this.i16.slice(at / 2, at / 2 + count);
  }

  backInt16Array(value: Int16Array): void {
    value.set(this.takeInt16Array());
  }

  putUint16Array(value: Uint16Array, where: string): void {
    if (!(value instanceof Uint16Array)) throw wrong(where, "Uint16Array", value);
    const at = this.#room(value, 2);
    this.u16.set(value, at / 2);
  }

  takeUint16Array(): Uint16Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 2 + 7) >>> 3) * 8;
    return this.u16.slice(at / 2, at / 2 + count);
  }

  backUint16Array(value: Uint16Array): void {
    value.set(this.takeUint16Array());
  }

  putInt32Array(value: Int32Array, where: string): void {
    if (!(value instanceof Int32Array)) throw wrong(where, "Int32Array", value);
    const at = this.#room(value, 4);
    this.i32.set(value, at / 4);
  }

  takeInt32Array(): Int32Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 4 + 7) >>> 3) * 8;
    return this.i32.slice(at / 4, at / 4 + count);
  }

  backInt32Array(value: Int32Array): void {
    value.set(this.takeInt32Array());
  }

  putUint32Array(value: Uint32Array, where: string): void {
    if (!(value instanceof Uint32Array)) throw wrong(where, "Uint32Array", value);
    const at = this.#room(value, 4);
    this.u32.set(value, at / 4);
  }

  takeUint32Array(): Uint32Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 4 + 7) >>> 3) * 8;
    return this.u32.slice(at / 4, at / 4 + count);
  }

  backUint32Array(value: Uint32Array): void {
    value.set(this.takeUint32Array());
  }

  putFloat32Array(value: Float32Array, where: string): void {
    if (!(value instanceof Float32Array)) throw wrong(where, "Float32Array", value);
    const at = this.#room(value, 4);
    this.f32.set(value, at / 4);
  }

  takeFloat32Array(): Float32Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 4 + 7) >>> 3) * 8;
    return this.f32.slice(at / 4, at / 4 + count);
  }

  backFloat32Array(value: Float32Array): void {
    value.set(this.takeFloat32Array());
  }

  putFloat64Array(value: Float64Array, where: string): void {
    if (!(value instanceof Float64Array)) throw wrong(where, "Float64Array", value);
    const at = this.#room(value, 8);
    this.f64.set(value, at / 8);
  }

  takeFloat64Array(): Float64Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 8 + 7) >>> 3) * 8;
    return this.f64.slice(at / 8, at / 8 + count);
  }

  backFloat64Array(value: Float64Array): void {
    value.set(this.takeFloat64Array());
  }

  putInt64Array(value: BigInt64Array, where: string): void {
    if (!(value instanceof BigInt64Array)) throw wrong(where, "BigInt64Array", value);
    const at = this.#room(value, 8);
    this.i64.set(value, at / 8);
  }

  takeInt64Array(): BigInt64Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 8 + 7) >>> 3) * 8;
    return this.i64.slice(at / 8, at / 8 + count);
  }

  backInt64Array(value: BigInt64Array): void {
    value.set(this.takeInt64Array());
  }

  putUint64Array(value: BigUint64Array, where: string): void {
    if (!(value instanceof BigUint64Array)) throw wrong(where, "BigUint64Array", value);
    const at = this.#room(value, 8);
    this.u64.set(value, at / 8);
  }

  takeUint64Array(): BigUint64Array<ArrayBuffer> {
    const count = this.takeCount();
    const at = this.take((count * 8 + 7) >>> 3) * 8;
    return this.u64.slice(at / 8, at / 8 + count);
  }

  backUint64Array(value: BigUint64Array): void {
    value.set(this.takeUint64Array());
  }
}
