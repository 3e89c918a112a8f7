/** Failures on their way: native errors into exceptions, and exceptions of callbacks into native errors. */
import { FtkError, type ErrorSet } from "./error.js";
import type { NativeFailure, NativePackage } from "./native.js";
import { Status } from "./status.js";
import { BASE, TEXT } from "./stream.js";
import type { Views } from "./views.js";

/** Words of the header. */
const STATUS = 0;
const ORIGIN = 4;
const MESSAGE = 5;
/** Above it declared errors begin. */
const DECLARED = -1000;
/** Longest chain of causes that is followed. */
const CAUSES = 16;

/** The exceptions of callbacks that native errors refer to by number. */
export interface Origins {
  next: number;
  readonly byNumber: Map<number, unknown>;
}

/** What failures need of the scratch. */
export interface FailureScratch {
  readonly native: NativePackage;
  readonly flat: Views;
  readonly origins: Origins;
  /** Next slot to write. */
  w: number;
  /** Joined text of the value in the making. */
  text: string;
  /** Begins to read what the addon left. */
  open(text: string | undefined): void;
}

/** The exception for the call that just failed. One that a callback threw comes back as the very same object. */
export function liftFailure(scratch: FailureScratch, set: ErrorSet | undefined): unknown {
  const error = liftCurrent(scratch, set, 0);
  scratch.native.$forget();
  forgetDead(scratch);
  return error;
}

function liftCurrent(scratch: FailureScratch, set: ErrorSet | undefined, depth: number): unknown {
  const failure = asClosed(scratch.native.$failure());
  const { byNumber } = scratch.origins;
  if (failure.origin !== 0 && byNumber.has(failure.origin)) return byNumber.get(failure.origin);
  const code = DECLARED - failure.status;
  const declared = set !== undefined && failure.status < DECLARED && failure.domain === set.domain;
  if (!declared) return complete(new FtkError(failure.status, failure.message, failure.domain), failure, nextCause(scratch, undefined, depth));
  const embedded = set.embeds?.(code);
  if (embedded !== undefined) return complete(set.make(code, failure.message, nextCause(scratch, embedded, depth)), failure, undefined);
  return complete(makeDeclared(scratch, set, code, failure), failure, nextCause(scratch, undefined, depth));
}

/** A handle is never empty in JavaScript unless it was closed or given away: nobody there passed "null". */
function asClosed(failure: NativeFailure): NativeFailure {
  if (failure.status !== Status.NullHandle) return failure;
  return { ...failure, status: Status.Closed, message: failure.message.replace(/null handle$/, "closed") };
}

function makeDeclared(scratch: FailureScratch, set: ErrorSet, code: number, failure: NativeFailure): FtkError {
  if (set.fetch === undefined) return set.make(code, failure.message, undefined);
  const { flat } = scratch;
  flat.u32[BASE] = scratch.w;
  const text = set.fetch();
  const status = flat.i32[STATUS]!;
  if (status === Status.NoMemory) return new FtkError(status, "out of memory");
  if (status !== 0) return new FtkError(Status.Contract, `contract violated by the provider: payload of ${set.domain}`);
  scratch.open(text);
  return set.make(code, failure.message, undefined);
}

function nextCause(scratch: FailureScratch, set: ErrorSet | undefined, depth: number): unknown {
  return depth < CAUSES && scratch.native.$cause() ? liftCurrent(scratch, set, depth + 1) : undefined;
}

function complete(error: FtkError, failure: NativeFailure, cause: unknown): FtkError {
  const late = error as { message: string; notes: NativeFailure["notes"]; cause?: unknown };
  if (failure.message !== "") late.message = failure.message;
  if (failure.notes.length > 0) late.notes = failure.notes;
  if (cause !== undefined) Object.defineProperty(error, "cause", { value: cause, writable: true, configurable: true });
  return error;
}

function forgetDead(scratch: FailureScratch): void {
  const { byNumber } = scratch.origins;
  if (byNumber.size === 0) return;
  for (let dead = scratch.native.$deadOrigin(); dead !== 0; dead = scratch.native.$deadOrigin()) byNumber.delete(dead);
}

/** Describes an exception of a callback in the header and the stream; returns the joined text, which begins with the message. */
export function raiseFailure(scratch: FailureScratch, error: unknown, base: number, set: ErrorSet | undefined): string {
  forgetDead(scratch);
  const { origins } = scratch;
  const number = origins.next++;
  origins.byNumber.set(number, error);
  return describe(scratch, error, base, set, number);
}

function describe(scratch: FailureScratch, error: unknown, base: number, set: ErrorSet | undefined, origin: number): string {
  const { flat } = scratch;
  const declared = set !== undefined && error instanceof set.type && isCode(error.code);
  const embedded = declared ? set.embeds?.(error.code) : undefined;
  if (declared && embedded?.keep !== undefined) embedded.keep(describe(scratch, error.cause, base, embedded, 0));
  const message = messageOf(error);
  scratch.w = base;
  scratch.text = message;
  const status = declared && sendPayload(scratch, set, error) ? DECLARED - error.code : runtimeStatus(error);
  flat.i32[STATUS] = status;
  flat.u32[BASE] = base;
  flat.u32[TEXT] = scratch.text.length;
  flat.u32[ORIGIN] = origin;
  flat.u32[MESSAGE] = message.length;
  return scratch.text;
}

function isCode(code: unknown): boolean {
  return typeof code === "number" && Number.isInteger(code) && code >= 1 && code <= 999_999;
}

/** False when the fields of the error are not what they are declared to be: then it is no declared error. */
function sendPayload(scratch: FailureScratch, set: ErrorSet, error: FtkError): boolean {
  const { w, text } = scratch;
  try {
    set.send?.(error);
    return true;
  } catch {
    scratch.w = w;
    scratch.text = text;
    return false;
  }
}

function runtimeStatus(error: unknown): number {
  return error instanceof FtkError && error.status < 0 && error.status > -100 ? error.status : Status.Callback;
}

/** The text of any thrown value; lone surrogates, which native text cannot hold, are replaced. */
function messageOf(error: unknown): string {
  try {
    const text = error instanceof Error ? error.message : String(error);
    return text.slice(0, 1000).replace(/[\ud800-\udfff]/gu, "\ufffd");
  } catch {
    return "";
  }
}
