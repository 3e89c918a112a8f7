// Reading .ffi files from disk: only regular files, only as much as the parser would accept.
import { readFileSync, statSync } from "node:fs";
import { decodeSource, parseBytes, SourceFile, type Diagnostic } from "../../../idl/index.js";
import type { Trees } from "../../compile.js";
import { UsageError } from "../terminal.js";
import type { ConfigCache } from "./load.js";

/** One file of a package. */
export interface SourceRead {
  readonly source: SourceFile;
  /** What is wrong with its bytes: too many, or not UTF-8. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Largest file that is read; the parser refuses much smaller ones, by their size. */
const readLimit = 16_000_000;

/** Files read so far, so that an unchanged file stays the same object, whose parse is remembered. */
export class SourceCache {
  /** What the files were parsed to. */
  readonly trees: Trees = new WeakMap();
  /** Configurations that were read. */
  readonly configs: ConfigCache = new Map();
  readonly #files = new Map<string, { readonly stamp: string; readonly read: SourceRead }>();

  /** Reads a file, or returns what was read before when time and size are the same. Throws `UsageError` when it cannot be read. */
  read(file: string, shown: string): SourceRead {
    const { stamp, size } = examine(file, shown);
    const known = this.#files.get(file);
    if (known?.stamp === stamp && known.read.source.path === shown) return known.read;
    const fresh = readSource(file, shown, size);
    const same = known !== undefined && known.read.source.path === shown && known.read.source.text === fresh.source.text;
    const read = same ? known.read : fresh;
    this.#files.set(file, { stamp, read });
    return read;
  }
}

function examine(file: string, shown: string): { readonly stamp: string; readonly size: number } {
  try {
    const stats = statSync(file, { bigint: true });
    if (!stats.isFile()) throw new Error("it is not a file");
    return { stamp: `${stats.mtimeNs} ${stats.size} ${stats.ino}`, size: Number(stats.size) };
  } catch (error) {
    throw new UsageError(`cannot read ${shown}: ${sayReason(error)}`);
  }
}

function readSource(file: string, shown: string, size: number): SourceRead {
  // Of a file that is far too large only the length matters, and untouched zero pages cost nothing.
  if (size > readLimit) return { source: new SourceFile(shown, ""), diagnostics: parseBytes(shown, new Uint8Array(Math.min(size, 2 ** 31))).diagnostics };
  try {
    const bytes = readFileSync(file);
    const { source, invalidAt } = decodeSource(shown, bytes);
    return { source, diagnostics: invalidAt === undefined ? [] : onlyInvalid(source, parseBytes(shown, bytes).diagnostics) };
  } catch (error) {
    throw new UsageError(`cannot read ${shown}: ${sayReason(error)}`);
  }
}

function onlyInvalid(source: SourceFile, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ slug }) => slug === "invalid-utf8").map((one) => ({ ...one, span: { ...one.span, file: source } }));
}

function sayReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES") return "no permission";
  if (code === "EISDIR") return "it is a folder";
  return message;
}
