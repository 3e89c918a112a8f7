/** Cases of variants that this version does not know. */
import type { NativePackage } from "./native.js";

interface Kept {
  readonly low: number;
  readonly high: number;
  readonly native: NativePackage;
}

const forgotten = new FinalizationRegistry<Kept>((kept) => kept.native.$dropUnknown(kept.low, kept.high));

/** A case that this version does not know. It keeps its value and can be sent back to the library it came from. */
export class UnknownCase {
  readonly kind = "unknown";
  /** Number of the case. */
  readonly tag: number;
  #kept: Kept | undefined;

  /** @internal */
  constructor(tag: number, kept: Kept | undefined) {
    this.tag = tag;
    this.#kept = kept;
    if (kept !== undefined) forgotten.register(this, kept, this);
  }

  /** @internal What the addon of `native` kept; undefined when there is nothing that it could read. */
  static kept(value: UnknownCase, native: NativePackage): { readonly low: number; readonly high: number } | undefined {
    return value.#kept?.native === native ? value.#kept : undefined;
  }

  /** Gives the value back; it can no longer be sent. */
  [Symbol.dispose](): void {
    const kept = this.#kept;
    if (kept === undefined) return;
    this.#kept = undefined;
    forgotten.unregister(this);
    kept.native.$dropUnknown(kept.low, kept.high);
  }
}
