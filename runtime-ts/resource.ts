/** Objects of a library: a class over a handle, released by hand, by `using`, or some time after it was collected. */
import { FtkError, type ErrorSet } from "./error.js";
import { Status } from "./status.js";
import type { Views } from "./views.js";

/** First words of the frame, where handles pass. */
const LOW = 8;
const HIGH = 9;

/** Base of all resources. Names with `$` belong to generated code. */
export abstract class Resource {
  /** @internal Halves of the handle; both 0 once it was closed, released or given away. */
  $lo = 0;
  /** @internal */
  $hi = 0;

  /** @internal */
  abstract get $class(): ResourceClass<Resource>;

  /**
   * Ends the object now: its own `close` runs, and every later call on it fails with `Status.Closed`. Does nothing the second time.
   * Calls that are still running elsewhere end first.
   */
  close(): void {
    this.$class.close(this);
  }

  /** Gives this reference back. A unique object ends with it; a shared one lives on while others hold it. */
  [Symbol.dispose](): void {
    this.$class.release(this);
  }
}

/** What objects need of the scratch. */
export interface ObjectScratch {
  readonly flat: Views;
  /** The object ends with the callback. */
  lend(object: Resource): void;
  /** What the call that just failed throws. */
  failure(set?: ErrorSet): unknown;
}

/** What a class of resources is made of. */
export interface ResourceSettings<T extends Resource> {
  readonly name: string;
  readonly prototype: T;
  readonly scratch: ObjectScratch;
  /** Native functions; the handle is in the frame. */
  readonly release: () => void;
  readonly close: () => void;
  readonly retain?: () => void;
  /** What `close` may throw. */
  readonly throws?: ErrorSet;
}

/** A handle that is still to be released when its object was collected. */
interface Handle {
  readonly lo: number;
  readonly hi: number;
}

/** Makes and ends the instances of one class. */
export class ResourceClass<T extends Resource> {
  readonly name: string;
  readonly #prototype: T;
  readonly #settings: ResourceSettings<T>;
  readonly #forgotten: FinalizationRegistry<Handle>;

  constructor(settings: ResourceSettings<T>) {
    this.name = settings.name;
    this.#prototype = settings.prototype;
    this.#settings = settings;
    this.#forgotten = new FinalizationRegistry((handle) => this.discard(handle.lo, handle.hi));
  }

  /** Makes the object the owner of a handle; when that fails the handle is released. */
  hold(object: T, lo: number, hi: number): void {
    try {
      this.#own(object, lo, hi);
    } catch (error) {
      this.discard(lo, hi);
      throw error;
    }
  }

  /** A new object for a handle that came out of the library. */
  lift(lo: number, hi: number): T {
    const object = Object.create(this.#prototype) as T;
    this.hold(object, lo, hi);
    return object;
  }

  /** The same where the library may give none. */
  liftOptional(lo: number, hi: number): T | undefined {
    return lo === 0 && hi === 0 ? undefined : this.lift(lo, hi);
  }

  /**
   * A new object for the handle at a place of the scratch, which is empty once the object owns it: what fails before leaves it to be settled.
   * A shared one that is `lent` to a callback gets a reference of its own.
   */
  take(from: Int32Array, at: number, lent = false): T {
    const { retain } = this.#settings;
    const lo = from[at]!;
    const hi = from[at + 1]!;
    const object = Object.create(this.#prototype) as T;
    if (lent && retain !== undefined) {
      this.#call(retain, lo, hi);
      this.hold(object, lo, hi);
    } else {
      this.#own(object, lo, hi);
    }
    from[at] = 0;
    from[at + 1] = 0;
    return object;
  }

  /** The same where the library may give none. */
  takeOptional(from: Int32Array, at: number, lent = false): T | undefined {
    return from[at] === 0 && from[at + 1] === 0 ? undefined : this.take(from, at, lent);
  }

  /** An object that a callback may use until it returns. */
  borrow(lo: number, hi: number): T {
    const object = Object.create(this.#prototype) as T;
    object.$lo = lo;
    object.$hi = hi;
    this.#settings.scratch.lend(object);
    return object;
  }

  /** The same where the library may give none. */
  borrowOptional(lo: number, hi: number): T | undefined {
    return lo === 0 && hi === 0 ? undefined : this.borrow(lo, hi);
  }

  /** The object was moved into the library by a call that ended with `status`. */
  gave(object: T, status: number): void {
    const { $lo, $hi } = object;
    this.#empty(object);
    /* A call that failed early may not have taken it: releasing a handle that is gone does nothing. */
    if (status !== 0) this.discard($lo, $hi);
  }

  /** Gives the object's reference back; nothing when it has none. */
  release(object: T): void {
    const { $lo, $hi } = object;
    if ($lo === 0 && $hi === 0) return;
    this.#empty(object);
    this.discard($lo, $hi);
  }

  /** Ends the object; throws what its `close` reports. */
  close(object: T): void {
    const { $lo, $hi } = object;
    if ($lo === 0 && $hi === 0) return;
    const { scratch, close, throws } = this.#settings;
    this.#call(close, $lo, $hi);
    const failure = scratch.flat.i32[0] === 0 ? undefined : scratch.failure(throws);
    /* An object in exclusive use stays open, so that it can be closed later. */
    if (failure instanceof FtkError && failure.status === Status.Busy) throw failure;
    this.release(object);
    if (failure !== undefined) throw failure;
  }

  /** Releases a handle that no object owns. */
  discard(lo: number, hi: number): void {
    this.#call(this.#settings.release, lo, hi);
  }

  #own(object: T, lo: number, hi: number): void {
    object.$lo = lo;
    object.$hi = hi;
    this.#forgotten.register(object, { lo, hi }, object);
  }

  #empty(object: T): void {
    object.$lo = 0;
    object.$hi = 0;
    this.#forgotten.unregister(object);
  }

  #call(native: () => void, lo: number, hi: number): void {
    const { i32 } = this.#settings.scratch.flat;
    /* The frame may hold a result that is still to be read. */
    const low = i32[LOW]!;
    const high = i32[HIGH]!;
    i32[LOW] = lo;
    i32[HIGH] = hi;
    native();
    i32[LOW] = low;
    i32[HIGH] = high;
  }
}

/** Refuses an object that was closed or given away, where an empty handle would mean "none". */
export function opened(value: Resource): void {
  if (value.$lo === 0 && value.$hi === 0) throw new FtkError(Status.Closed, `${value.$class.name}: closed`);
}
