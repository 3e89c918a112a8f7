/** The base of all errors that come out of a library, and how declared ones are described to the runtime. */
import type { FtkNote } from "./native.js";
import { Status } from "./status.js";

/** A call failed. Declared errors are subclasses; an instance of this class itself is a failure of the runtime: see `status`. */
export class FtkError extends Error {
  /** One of {@link Status}, or -1000 - code for declared errors. */
  readonly status: Status;
  /** The declared error's domain, "" for failures of the runtime. */
  readonly domain: string;
  /** Remarks of the language frames that the error passed through. */
  readonly notes: readonly FtkNote[] = [];

  constructor(status: Status, message: string, domain = "", options?: ErrorOptions) {
    super(message, options);
    this.name = "FtkError";
    this.status = status;
    this.domain = domain;
  }
}

/** A set of declared errors, as generated code describes it. */
export interface ErrorSet {
  readonly type: new (...values: never[]) => FtkError & { readonly code: number };
  readonly domain: string;
  /** Puts the payload of the current native error into the stream; returns its joined text. */
  readonly fetch?: () => string | undefined;
  /** The set that a case embeds. */
  readonly embeds?: (code: number) => ErrorSet | undefined;
  /** Makes the error of a code, reading its payload from the stream. */
  make(code: number, message: string, cause: unknown): FtkError;
  /** Puts the payload of an error into the stream. */
  send?(error: FtkError): void;
  /** Keeps the error in the header and stream as the cause of the next. */
  readonly keep?: (text: string) => void;
}

/** What a value that is not of its type makes the library throw. */
export function contract(what: string): FtkError {
  return new FtkError(Status.Contract, `contract violated by the provider: ${what}`);
}
