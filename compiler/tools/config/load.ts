// ffi.yaml → a checked configuration. Nothing is read but the file itself.
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../../../schemas/config.js";
import { decodeSource, SourceFile, spanOf, type DecodedSource, type Diagnostic, type Span } from "../../../idl/index.js";
import type { Target } from "../../targets/target.js";
import { UsageError } from "../terminal.js";
import { checkNesting, configLimits } from "./limits.js";
import { configMessages } from "./messages.js";
import { showPath } from "./paths.js";

/** Name of the configuration file. */
export const configName = "ffi.yaml";

/** A configuration that was read. */
export interface LoadedConfig {
  /** Absolute path of the folder that it stands in. */
  readonly folder: string;
  readonly source: SourceFile;
  /** Null when there are diagnostics. */
  readonly config: Config | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Place of the value of a setting, by JSON pointer; the whole file when it is not there. */
  readonly spanOf: (pointer: string) => Span;
}

/** The nearest ffi.yaml in a folder or above it, as an absolute path; undefined when there is none. */
export function findConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, configName);
    if (existsSync(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

/** Configurations that were read, by path: one whose text is the same is the same object. */
export type ConfigCache = Map<string, LoadedConfig>;

/** Reads and checks a configuration. Throws `UsageError` when the file cannot be read at all. */
export async function loadConfig(file: string, shownFrom: string, targets: readonly Target[], known: ConfigCache = new Map()): Promise<LoadedConfig> {
  const path = showPath(shownFrom, file);
  const bytes = readLimited(file, path);
  const decoded = decodeSource(path, bytes.content);
  const before = known.get(file);
  // A file that is too large was not read, and one that is no UTF-8 may differ where it was not decoded.
  const isRead = bytes.size <= configLimits.size && decoded.invalidAt === undefined;
  if (isRead && before?.source.path === path && before.source.text === decoded.source.text) return before;
  const loaded = await readConfig(dirname(file), bytes.size, decoded, targets);
  if (isRead) known.set(file, loaded);
  return loaded;
}

async function readConfig(folder: string, size: number, { source, invalidAt }: DecodedSource, targets: readonly Target[]): Promise<LoadedConfig> {
  const failed = (diagnostics: readonly Diagnostic[]): LoadedConfig => {
    return { folder, source, config: null, diagnostics, spanOf: () => spanOf(source, 0, 0) };
  };
  if (size > configLimits.size) {
    return failed([configMessages["config-too-large"].at(spanOf(source, 0, 0), { size, limit: configLimits.size })]);
  }
  if (invalidAt !== undefined) {
    const at = source.text.indexOf("\ufffd");
    return failed([configMessages["config-not-utf8"].at(spanOf(source, at, at + 1))]);
  }
  const tooDeep = checkNesting(source);
  if (tooDeep !== undefined) return failed([tooDeep]);
  const [{ readYaml }, { validateConfig }] = await Promise.all([import("./yaml-data.js"), import("./validate.js")]);
  const yaml = readYaml(source);
  if (yaml.diagnostics.length > 0) return failed(yaml.diagnostics);
  const { config, diagnostics } = validateConfig(yaml, source, targets);
  return { folder, source, config, diagnostics, spanOf: (pointer) => yaml.values.get(pointer) ?? spanOf(source, 0, 0) };
}

// A file beyond the limit is not read further: only its size is told.
function readLimited(file: string, shown: string): { readonly content: Uint8Array; readonly size: number } {
  try {
    if (!statSync(file).isFile()) throw new Error("it is not a file");
    const descriptor = openSync(file, "r");
    try {
      const { size } = fstatSync(descriptor);
      if (size > configLimits.size) return { content: new Uint8Array(), size };
      const content = new Uint8Array(size);
      return { content: content.subarray(0, readSync(descriptor, content, 0, size, 0)), size };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new UsageError(`cannot read ${shown}: ${(error as Error).message}`);
  }
}
