/**
 * The memory that generated code shares with its addon, one per package and thread: a flat buffer for what has a fixed size, and a stream
 * for everything else. Values lie in slots of 8 bytes and words of 4; text crosses as one joined string per call.
 */
import type { NativePackage } from "./native.js";

/** Slots of the flat buffer that come before the frame of a call. */
const HEADER_SLOTS = 4;
/** Words of the header. */
const TEXT = 2;
const SPILL = 3;
/** Value of the TEXT word when the two-byte text has to be fetched. */
const SEPARATE = 0xffffffff;
/** First slots of a stream, and the most that a thread keeps after a large value. */
const FIRST_SLOTS = 1 << 13;
const KEPT_SLOTS = 1 << 17;

/** All ways of seeing one buffer. */
export class Views {
  readonly buffer: ArrayBuffer;
  readonly i8: Int8Array<ArrayBuffer>;
  readonly u8: Uint8Array<ArrayBuffer>;
  readonly i16: Int16Array<ArrayBuffer>;
  readonly u16: Uint16Array<ArrayBuffer>;
  readonly i32: Int32Array<ArrayBuffer>;
  readonly u32: Uint32Array<ArrayBuffer>;
  readonly i64: BigInt64Array<ArrayBuffer>;
  readonly u64: BigUint64Array<ArrayBuffer>;
  readonly f32: Float32Array<ArrayBuffer>;
  readonly f64: Float64Array<ArrayBuffer>;

  constructor(slots: number) {
    const buffer = new ArrayBuffer(slots * 8);
    this.buffer = buffer;
    this.i8 = new Int8Array(buffer);
    this.u8 = new Uint8Array(buffer);
    this.i16 = new Int16Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.i64 = new BigInt64Array(buffer);
    this.u64 = new BigUint64Array(buffer);
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
  }
}

/** The scratch of one package in one thread. */
export class Scratch {
  readonly native: NativePackage;
  /** The flat buffer. Never replaced, so generated code may keep its views. */
  readonly flat: Views;
  /** The views of the stream; replaced when it grows. */
  u8!: Uint8Array<ArrayBuffer>;
  i8!: Int8Array<ArrayBuffer>;
  u16!: Uint16Array<ArrayBuffer>;
  i16!: Int16Array<ArrayBuffer>;
  i32!: Int32Array<ArrayBuffer>;
  u32!: Uint32Array<ArrayBuffer>;
  i64!: BigInt64Array<ArrayBuffer>;
  u64!: BigUint64Array<ArrayBuffer>;
  f32!: Float32Array<ArrayBuffer>;
  f64!: Float64Array<ArrayBuffer>;
  /** Next slot to write. Not 0 at the start of a call that a getter of a value in the making began. */
  w = 0;
  /** Next slot to read. */
  r = 0;
  /** Joined text of the value in the making. */
  text = "";
  /** Slots of the stream. */
  #slots = 0;
  #latin = "";
  #latinAt = 0;
  #wide = "";
  #wideAt = 0;

  /** `frame`: slots of the largest frame of the package. */
  constructor(native: NativePackage, frame: number) {
    this.native = native;
    this.flat = new Views(HEADER_SLOTS + frame);
    native.$attach(this.flat.buffer, this.#use(FIRST_SLOTS));
  }

  /** Room for `slots` more; returns the index of the first. */
  put(slots: number): number {
    const at = this.w;
    const next = at + slots;
    if (next > this.#slots) this.#grow(next);
    this.w = next;
    return at;
  }

  /** The next `slots` slots of the value being read; returns the index of the first. */
  take(slots: number): number {
    const at = this.r;
    this.r = at + slots;
    return at;
  }

  /** Begins to read the outward value of the call that just returned `text`. */
  open(text: string | undefined): void {
    const header = this.flat.u32;
    if (header[SPILL] !== 0) this.#fetch(this.w + header[SPILL]!);
    const half = header[TEXT]!;
    this.r = this.w;
    this.#latin = text ?? "";
    this.#latinAt = 0;
    if (half === SEPARATE) {
      this.#wide = "";
      this.#wideAt = 0;
    } else {
      this.#wide = this.#latin;
      this.#wideAt = half;
    }
  }

  /** The next text of the value being read; `length` is its length word. */
  slice(length: number): string {
    if (length <= 0x7fffffff) {
      if (length === 0) return "";
      if (this.#latinAt === this.#latin.length) this.#nextLatin();
      const at = this.#latinAt;
      this.#latinAt = at + length;
      return this.#latin.substring(at, at + length);
    }
    if (this.#wideAt === this.#wide.length) this.#nextWide();
    const at = this.#wideAt;
    this.#wideAt = at + length - 0x80000000;
    return this.#wide.substring(at, this.#wideAt);
  }

  #nextLatin(): void {
    this.#latin = this.native.$latin() ?? "";
    this.#latinAt = 0;
  }

  #nextWide(): void {
    this.#wide = this.native.$wide() ?? "";
    this.#wideAt = 0;
  }

  /** Makes views of `slots` slots the stream's, and returns their buffer. */
  #use(slots: number): ArrayBuffer {
    const views = new Views(slots);
    this.#slots = slots;
    this.i8 = views.i8;
    this.u8 = views.u8;
    this.i16 = views.i16;
    this.u16 = views.u16;
    this.i32 = views.i32;
    this.u32 = views.u32;
    this.i64 = views.i64;
    this.u64 = views.u64;
    this.f32 = views.f32;
    this.f64 = views.f64;
    return views.buffer;
  }

  #grow(wanted: number): void {
    const old = this.f64;
    const buffer = this.#use(Math.max(wanted, this.#slots * 2));
    this.u8.set(new Uint8Array(old.buffer));
    this.native.$stream(buffer);
  }

  /** Fetches an outward value that did not fit. */
  #fetch(wanted: number): void {
    this.#grow(wanted);
  }

  /** Gives the memory of a very large value back once no value is in the making. */
  rest(): void {
    if (this.w === 0 && this.#slots > KEPT_SLOTS) this.native.$stream(this.#use(FIRST_SLOTS));
  }
}
