/**
 * The stream: memory shared with the addon for all that has no fixed size. Values are written and read depth first, in slots of 8 bytes;
 * their texts are joined to one string for each crossing. A value that does not fit makes the stream grow.
 */
import type { NativePackage } from "./native.js";
import { Views } from "./views.js";

/** Slots of the flat buffer that come before the frame of a call. */
const HEADER_SLOTS = 4;
/** Words of the header. */
export const BASE = 1;
export const TEXT = 2;
const SPILL = 3;
/** Value of the TEXT word when the two-byte text has to be fetched. */
const SEPARATE = 0xffffffff;
/** Length words of short texts that come again and again: taken up under a number, later sent as that number alone. */
const KEEP = 0x40000000;
const KNOWN = 0x60000000;
const WIDE = 0x80000000;
const RECENT = 6;
const RECENT_COUNT = 256;
/** Slots of a new stream, and the most that a thread keeps after a large value. */
const FIRST_SLOTS = 1 << 13;
const KEPT_SLOTS = 1 << 17;

/** Cursors, views and text of one package in one thread. */
export abstract class Stream {
  readonly native: NativePackage;
  /** The flat buffer. Never replaced, so generated code may keep its views. */
  readonly flat: Views;
  /** The views of the stream; replaced when it grows. */
  i8!: Int8Array<ArrayBuffer>;
  u8!: Uint8Array<ArrayBuffer>;
  i16!: Int16Array<ArrayBuffer>;
  u16!: Uint16Array<ArrayBuffer>;
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
  /** Where the joined text of the value in the making is kept: a young object, because V8 notes each store of a young string into an old one. */
  #joined = { text: "" };
  /** Byte arrays that the call in the making lends instead of copying them; the addon has the list too. */
  protected readonly lent: Uint8Array[] = [];
  #slots = 0;
  readonly #recent: string[] = new Array<string>(RECENT_COUNT).fill("");
  #latin = "";
  #latinAt = 0;
  #wide = "";
  #wideAt = 0;
  /* Whether the two-byte text is a string of its own; otherwise it is the second half of the other. */
  #apart = false;

  /** `frame`: slots of the largest frame of the package. */
  constructor(native: NativePackage, frame: number) {
    this.native = native;
    this.flat = new Views(HEADER_SLOTS + frame);
    native.$attach(this.flat.buffer, this.#use(FIRST_SLOTS), this.lent);
  }

  /** Joined text of the value in the making. */
  get text(): string {
    return this.#joined.text;
  }

  set text(text: string) {
    this.#joined.text = text;
  }

  /** Begins another joined text. */
  protected join(text: string): void {
    this.#joined = { text };
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

  /** Lends bytes whose count was written last, when the call allows it: their number goes beside the count. */
  protected abstract lendBytes(value: Uint8Array): boolean;

  /** Begins to read what the other side left, whose first text is `text`. */
  open(text: string | undefined): void {
    const header = this.flat.u32;
    const base = header[BASE]!;
    if (header[SPILL] !== 0) this.#grow(base + header[SPILL]!);
    const half = header[TEXT]!;
    this.r = base;
    this.#latin = text ?? "";
    this.#latinAt = 0;
    this.#apart = half === SEPARATE;
    this.#wideAt = this.#apart ? 0 : half;
    if (this.#apart) this.#wide = "";
  }

  /** The next text of the value being read; `length` is its length word, whose top bit says that it is two-byte text. */
  slice(length: number): string {
    if (length < KEEP) {
      if (length === 0) return "";
      if (this.#latinAt === this.#latin.length) this.#nextLatin();
      const at = this.#latinAt;
      this.#latinAt = at + length;
      return this.#latin.substring(at, at + length);
    }
    if (length < WIDE) return length < KNOWN ? this.#keep((length >>> 8) & 0xff, length & 0xff) : this.#recent[length & 0xff]!;
    if (this.#apart && this.#wideAt === this.#wide.length) this.#nextWide();
    const at = this.#wideAt;
    const end = at + length - WIDE;
    this.#wideAt = end;
    return this.#apart ? this.#wide.substring(at, end) : this.#latin.substring(at, end);
  }

  /** Takes up a text that came for the second time; the addon is told, or it would believe so after a value that was not read to its end. */
  #keep(number: number, length: number): string {
    const text = this.slice(length);
    this.#recent[number] = text;
    this.flat.u32[RECENT]!++;
    return text;
  }

  /** Gives the memory of a very large value back, when nothing is being written. */
  protected shrink(): void {
    if (this.w === 0 && this.#slots > KEPT_SLOTS) this.native.$stream(this.#use(FIRST_SLOTS));
  }

  #nextLatin(): void {
    this.#latin = this.native.$latin() ?? "";
    this.#latinAt = 0;
  }

  #nextWide(): void {
    this.#wide = this.native.$wide() ?? "";
    this.#wideAt = 0;
  }

  /** Makes the views of a new buffer the stream's, and returns it. */
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

  /** A larger stream with the same content; what the addon could not place is copied in by it. */
  #grow(wanted: number): void {
    const old = this.u8;
    const buffer = this.#use(Math.max(wanted, this.#slots * 2));
    this.u8.set(old);
    this.native.$stream(buffer);
  }
}
