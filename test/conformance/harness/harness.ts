/** What the TypeScript consumers share: the program's main part, and printing values the way the transcripts want them. */
import { createRequire } from "node:module";
import { setImmediate as turn } from "node:timers/promises";

/** A feature's program: loads its package from `library` and prints its transcript. */
export type Consume = (library: string) => void | Promise<void>;

let lines: string[] = [];

/** counters.node, for the path of a library. */
interface Counters {
  /** Live objects of its copy of the runtime. */
  count(path: string): number;
  /** Lets an allocation fail from now on; 0 switches it off. Returns how many there were since the last call. */
  failAllocation(path: string, nth: number, persistent: boolean): number;
}

/** What lies below the generated code: the counters, and the addon with its packages by prefix. */
export interface Native {
  readonly counters: Counters;
  readonly addon: Readonly<Record<string, unknown>>;
  /** Path of the addon. */
  readonly path: string;
}

/** Set before any feature runs. */
export let native: Native;

/** `node main.js COUNTERS ADDON [--sweep] LIBRARY FEATURE...` */
export async function run(features: Readonly<Record<string, Consume>>, sweep: (library: string, consume: Consume) => Promise<string[]>): Promise<void> {
  const [counters = "", addon = "", ...rest] = process.argv.slice(2);
  const require = createRequire(import.meta.url);
  native = { counters: require(counters) as Counters, addon: require(addon) as Record<string, unknown>, path: addon };
  const sweeping = rest[0] === "--sweep";
  const [library = "", ...wanted] = sweeping ? rest.slice(1) : rest;
  for (const name of wanted) {
    const consume = features[name];
    if (consume === undefined) continue;
    // Each package keeps a first block for each thread, so what counts is what a second run adds.
    const { lines: transcript } = await record(consume, library);
    const kept = await settle(library, 0);
    const printed = sweeping ? await sweep(library, consume) : transcript;
    await record(consume, library);
    const left = (await settle(library, kept)) - kept;
    process.stdout.write([`## ${name}`, ...printed, `leaks ${left}`].map((text) => `${text}\n`).join(""));
  }
}

/** The lines of one run, and what it threw. */
export interface Recorded {
  readonly lines: readonly string[];
  readonly error: unknown;
}

/** Runs a feature and keeps its lines; an error is thrown again unless `catching`. */
export async function record(consume: Consume, library: string, catching = false): Promise<Recorded> {
  lines = [];
  try {
    await consume(library);
    return { lines, error: undefined };
  } catch (error) {
    if (!catching) throw error;
    // Until its text was made, a stack keeps the objects alive whose methods were running.
    if (error instanceof Error) void error.stack;
    return { lines, error };
  }
}

/** Live objects of both copies of the runtime, without what the addon keeps for later calls: that is given back, and allocated again by the next. */
export function live(library: string): number {
  for (const one of Object.values(native.addon)) (one as { $leaks(): number }).$leaks();
  return native.counters.count(native.path) + native.counters.count(library);
}

/** Collects garbage until no more than `goal` is alive or nothing changes any more: finalizers run in later turns. */
export async function settle(library: string, goal: number): Promise<number> {
  for (let i = 0; i < 10 && live(library) > goal; i++) {
    (globalThis as { gc?: () => void }).gc?.();
    await turn();
  }
  return live(library);
}

/** One line of the transcript. */
export function line(what: string, value: string | number | bigint | boolean): void {
  lines.push(`${what} = ${value}`);
}

/** A line without `=`. */
export function plain(text: string): void {
  lines.push(text);
}

/** Text in double quotes. */
export function text(value: string): string {
  return `"${value}"`;
}

/** Three decimals; `nan`, `inf`, `-inf`. */
export function float(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  return Object.is(value, -0) ? "-0.000" : value.toFixed(3);
}

/** `U+XXXX` */
export function char(value: string): string {
  return `U+${(value.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** `[a, b]` */
export function list<T>(items: Iterable<T>, show: (item: T) => string | number | bigint | boolean = String): string {
  return `[${[...items].map(show).join(", ")}]`;
}

/** `none`, or the value through `show`. */
export function optional<T>(value: T | undefined, show: (item: T) => string | number | bigint | boolean = String): string {
  return value === undefined ? "none" : String(show(value));
}

/** What a failing call throws; a fault of the test when it does not. */
export function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("the call did not fail");
}

/** `error <code> "<message>"` and ` name=value` for each field, or `status <n>`. Anything else is thrown again. */
export function failure(error: unknown, fields: Readonly<Record<string, string | number | bigint>> = {}): string {
  const { status, message } = error as { status?: number; message?: string };
  if (status === undefined) throw error;
  if (status > -1000) return `status ${status}`;
  const shown = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`);
  return `error ${-1000 - status} "${message}"${shown.join("")}`;
}
