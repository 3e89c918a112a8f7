/** The pipeline: parse, check, lower, write. The only file that knows the order of the stages. */
import { atVersion, check } from "./check/index.js";
import { parse, sortDiagnostics, type Diagnostic, type ParseResult, type SourceFile, type Tree } from "../idl/index.js";
import { lower, type Abi, type Version } from "./lower/index.js";
import type { OutputFile } from "./print/index.js";
import type { Target, TargetOptions } from "./targets/target.js";

/** How one package is compiled. */
export interface CompileOptions {
  /** Files of an imported package, or null when there is none of that name. Asked once for each name. */
  readonly resolve?: (packageName: string) => readonly SourceFile[] | null;
  /** Version of the package for the case that none of its files says one. */
  readonly version?: Version;
  /** Compile the package as it was at this version: later members are left out. */
  readonly at?: Version;
  /** Trees by file, kept for the next time; when absent, they are forgotten as soon as they are checked. */
  readonly trees?: Trees;
}

/** What files were parsed to. A file is immutable, so one that is compiled again (`ffi watch`) keeps its tree. */
export type Trees = WeakMap<SourceFile, ParseResult>;

/** The lowered package, or null when there are errors; and everything that was found, in order of place. */
export interface Compiled {
  readonly abi: Abi | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The version that the package has, whatever `at` asked for; null with the Abi. */
  readonly version: Version | null;
}

/** Compiles the files of one package, and of those that it imports. Mistakes are diagnostics; nothing is thrown for them. */
export function compile(files: readonly SourceFile[], options: CompileOptions = {}): Compiled {
  const parsed: Diagnostic[] = [];
  const parseAll = (sources: readonly SourceFile[]): Tree[] =>
    sources.map((source) => {
      const { tree, diagnostics } = parseOnce(source, options.trees);
      parsed.push(...diagnostics);
      return tree;
    });
  const resolve = (name: string): readonly Tree[] | undefined => {
    const sources = options.resolve?.(name) ?? null;
    return sources === null ? undefined : parseAll(sources);
  };
  const version = options.version === undefined ? {} : { version: options.version };
  const { model, diagnostics } = check({ main: parseAll(files), resolve, ...version });
  const all = sortDiagnostics([...parsed, ...diagnostics]);
  // A file can be wrong in a way that leaves a complete tree, such as one brace too many.
  const failed = all.some(({ severity }) => severity === "error");
  if (model === null || failed) return { abi: null, diagnostics: all, version: null };
  const abi = lower(options.at === undefined ? model : atVersion(model, options.at));
  return { abi, diagnostics: all, version: model.main.version };
}

/** The files of one package in one language. Deterministic: the same Abi and options give the same bytes. */
export function generate(abi: Abi, target: Target, options: TargetOptions): readonly OutputFile[] {
  return target.write(abi, options);
}

function parseOnce(source: SourceFile, trees: Trees | undefined): ParseResult {
  const known = trees?.get(source);
  if (known !== undefined) return known;
  const parsed = parse(source);
  trees?.set(source, parsed);
  return parsed;
}
