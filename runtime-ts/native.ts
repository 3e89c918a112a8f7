/** What every generated addon offers for its rare paths. Its functions of the package are typed by the generated code. */
export interface NativePackage {
  /** The scratch of this thread, so that a second instance of the module shares it. */
  $scratch?: unknown;
  $attach(flat: ArrayBuffer, stream: ArrayBuffer, lent: readonly Uint8Array[]): void;
  $stream(stream: ArrayBuffer): void;
  $latin(): string | undefined;
  $wide(): string | undefined;
  $failure(): NativeFailure;
  $cause(): boolean;
  $forget(): void;
  $deadOrigin(): number;
  $dropUnknown(low: number, high: number): void;
  /** Releases what of the last value was not read. 0, or the number of a resource of another package: its handle in the frame is to be released, and then this called again. */
  $settle(): number;
  $load(path: string): NativeFailure | undefined;
}

/** A native error, seen from JavaScript. */
export interface NativeFailure {
  /** 0 or a negative status; -1000 - code for declared errors. */
  readonly status: number;
  /** `acme.shop.ShopError`, "" for errors of the runtime. */
  readonly domain: string;
  readonly message: string;
  /** Number of the JavaScript exception behind it, 0 when it did not begin in this thread. */
  readonly origin: number;
  /** Remarks of the language frames that the error passed through. */
  readonly notes: readonly FtkNote[];
}

/** A remark of one language frame. */
export interface FtkNote {
  readonly language: string;
  readonly function: string;
  readonly text: string;
}
