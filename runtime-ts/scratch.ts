/** The scratch of one package in one thread: the stream, with calls that nest, objects that move, unknown cases and failures. */
import { wrong } from "./check.js";
import { FtkError, type ErrorSet } from "./error.js";
import { liftFailure, raiseFailure, type Origins } from "./failures.js";
import type { NativePackage } from "./native.js";
import type { Resource } from "./resource.js";
import { SliceStream } from "./slices.js";
import { Status } from "./status.js";
import { UnknownCase } from "./unknown.js";

/** Bit of a count of bytes: they lie in the array of that number. */
const LENT = 0x80000000;

/** What a call that was begun inside another puts aside. */
interface Outer {
  readonly text: string;
  readonly given: Resource[] | undefined;
  readonly lent: Resource[] | undefined;
}

/** One instance for each package and thread; generated code calls it `$s`. */
export class Scratch extends SliceStream {
  /** Exceptions that travel inside native errors. */
  readonly origins: Origins = { next: 1, byNumber: new Map() };
  /** The arguments of a callback are being read: what they hold is lent. */
  lending = false;
  /** The classes of resources of other packages whose handles values of this one hold, by their numbers from 1. */
  others: readonly (() => { discard(lo: number, hi: number): void })[] = [];
  /** Calls with arguments in the stream, or callbacks, that are running. */
  #depth = 0;
  readonly #outer: Outer[] = [];
  /** Callbacks that are running. */
  #callbacks = 0;
  #given: Resource[] | undefined;
  #lent: Resource[] | undefined;

  /** Begins a call with arguments in the stream; returns its first slot. `text` is the first of its joined text, undefined when it has none. */
  begin(text?: string): number {
    if (this.#depth === 0) this.shrink();
    return this.#enter(text);
  }

  #enter(text?: string): number {
    if (this.#depth++ > 0) {
      this.#outer.push({ text: this.text, given: this.#given, lent: this.#lent });
      this.#given = undefined;
      this.#lent = undefined;
    }
    if (text !== undefined) this.join(text);
    return this.w;
  }

  /** Begins a callback, whose arguments lie in the stream already, and whose result is written as arguments are. */
  beginCallback(): number {
    this.#callbacks++;
    return this.#enter("");
  }

  /** Ends one. */
  endCallback(base: number): void {
    this.#callbacks--;
    this.end(base);
  }

  /** Ends it, also when it failed half-way. */
  end(base: number): void {
    if (this.#lent !== undefined) this.#expire(this.#lent);
    this.w = base;
    if (--this.#depth === 0) {
      this.text = "";
      this.#given = undefined;
      return;
    }
    const outer = this.#outer.pop()!;
    this.join(outer.text);
    this.#given = outer.given;
    this.#lent = outer.lent;
  }

  /** Only the outermost call lends: what a callback returns is read after its end. Shared memory, which others may change, is copied. */
  protected lendBytes(value: Uint8Array): boolean {
    if (this.#depth !== 1 || this.#callbacks > 0 || !(value.buffer instanceof ArrayBuffer)) return false;
    const at = (this.w - 1) * 2;
    this.u32[at] = this.u32[at]! | LENT;
    this.u32[at + 1] = this.lent.length;
    this.lent.push(value);
    /* They are forgotten where lent objects are. */
    this.#lent ??= [];
    return true;
  }

  #expire(lent: readonly Resource[]): void {
    if (this.#depth === 1) this.lent.length = 0;
    for (const one of lent) {
      one.$lo = 0;
      one.$hi = 0;
    }
    this.#lent = undefined;
  }

  /** An object in the value being written moves with it. */
  give(object: Resource): void {
    (this.#given ??= []).push(object);
  }

  /** The call was made: what moved is empty now. */
  sent(status: number): void {
    const given = this.#given;
    if (given === undefined) return;
    this.#given = undefined;
    for (const one of given) one.$class.gave(one, status);
  }

  /** An object that ends with the callback it was lent to. */
  lend(object: Resource): void {
    (this.#lent ??= []).push(object);
  }

  /** Puts elements that the library changed back into the user's array. */
  assign<T>(target: T[], from: readonly T[]): void {
    for (let i = 0; i < from.length; i++) target[i] = from[i]!;
  }

  /** Writes a case that the generated code does not know; only one that came from the same library can be. */
  putUnknown(value: unknown, where: string): void {
    if (!(value instanceof UnknownCase)) throw wrong(`${where}.kind`, where, (value as { kind?: unknown } | null)?.kind);
    const kept = UnknownCase.kept(value, this.native);
    if (kept === undefined) throw new FtkError(Status.Unsupported, `${where}: an unknown case can only be sent to the library it came from`);
    const at = this.put(2) * 2;
    this.u32[at] = value.tag;
    this.u32[at + 2] = kept.low;
    this.u32[at + 3] = kept.high;
  }

  /** Reads one. */
  takeUnknown(): UnknownCase {
    const at = this.take(2) * 2;
    const low = this.u32[at + 2]!;
    const high = this.u32[at + 3]!;
    const taken = new UnknownCase(this.u32[at]!, low === 0 && high === 0 ? undefined : { low, high, native: this.native });
    this.u32[at + 2] = 0;
    this.u32[at + 3] = 0;
    return taken;
  }

  /** A value was not read to its end: releases what native code left of it to other packages. `number`: what its `$settle` just gave. */
  settle(number: number): void {
    const { i32 } = this.flat;
    for (let other = number; other !== 0; other = this.native.$settle()) this.others[other - 1]?.().discard(i32[8]!, i32[9]!);
  }

  /** What the call that just failed throws; `set` is what it declares. */
  failure(set?: ErrorSet): unknown {
    return liftFailure(this, set);
  }

  /** Sends what a callback threw to the library; returns the joined text. */
  raise(error: unknown, base: number, set?: ErrorSet): string {
    if (this.lending) {
      this.lending = false;
      this.settle(this.native.$settle());
    }
    return raiseFailure(this, error, base, set);
  }

  /** Opens the provider library. */
  load(path: string): void {
    if (typeof path !== "string") throw wrong("path", "string", path);
    const failure = this.native.$load(path);
    if (failure !== undefined) throw new FtkError(failure.status, failure.message);
  }
}

/** The scratch of a package in this thread. */
export function scratch(native: NativePackage, frame: number): Scratch {
  return (native.$scratch ??= new Scratch(native, frame)) as Scratch;
}
