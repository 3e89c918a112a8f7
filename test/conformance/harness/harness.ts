/** What the TypeScript consumers share: the program's main part, and printing values the way the transcripts want them. */
import { createRequire } from "node:module";
import { setImmediate as turn } from "node:timers/promises";

/** A feature's program: loads its package from `library` and prints its transcript. */
export type Consume = (library: string) => void | Promise<void>;

const lines: string[] = [];

/** `node main.js COUNTERS ADDON LIBRARY FEATURE...` */
export async function run(features: Readonly<Record<string, Consume>>): Promise<void> {
  const [counters = "", addon = "", library = "", ...wanted] = process.argv.slice(2);
  const { count } = createRequire(import.meta.url)(counters) as { count(path: string): number };
  const live = (): number => count(addon) + count(library);
  for (const name of wanted) {
    const consume = features[name];
    if (consume === undefined) continue;
    lines.push(`## ${name}`);
    await consume(library);
    // The bridge keeps scratch memory for each package and thread, so what counts is what a second run adds.
    const transcript = lines.splice(0);
    const kept = await settle(live, 0);
    await consume(library);
    lines.length = 0;
    lines.push(...transcript, `leaks ${(await settle(live, kept)) - kept}`);
    process.stdout.write(lines.splice(0).map((text) => `${text}\n`).join(""));
  }
}

/** Collects garbage until no more than `goal` is alive or nothing changes any more: finalizers run in later turns. */
async function settle(live: () => number, goal: number): Promise<number> {
  for (let i = 0; i < 10 && live() > goal; i++) {
    (globalThis as { gc?: () => void }).gc?.();
    await turn();
  }
  return live();
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
