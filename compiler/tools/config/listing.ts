// `sources` of a configuration → the files of its package, read.
import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic, SourceFile } from "../../../idl/index.js";
import { UsageError } from "../terminal.js";
import { findFiles, isGlob } from "./globs.js";
import { configLimits } from "./limits.js";
import type { LoadedConfig } from "./load.js";
import { configMessages } from "./messages.js";
import { isInside, refusePath, showPath } from "./paths.js";
import type { SourceCache } from "./sources.js";

/** Files of a package, ordered by path. */
export interface Listed {
  readonly files: readonly SourceFile[];
  /** Absolute paths, in the same order. */
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the sources of a configuration. Only files that really lie below its folder are read. */
export function listSources(loaded: LoadedConfig, options: { readonly shownFrom: string; readonly cache: SourceCache }): Listed {
  const diagnostics: Diagnostic[] = [];
  const paths = new Set<string>();
  const root = realpathSync(loaded.folder);
  for (const [i, source] of (loaded.config?.sources ?? []).entries()) {
    const span = loaded.spanOf(`/sources/${i}`);
    const reason = refusePath(source);
    if (reason !== undefined) diagnostics.push(configMessages["unsafe-path"].at(span, { path: source, reason }));
    else {
      const found = expand(loaded.folder, source);
      if (found === "too-many") diagnostics.push(configMessages["too-many-files"].at(span, { limit: configLimits.files }));
      else if (found.length === 0) diagnostics.push(configMessages["no-sources"].at(span, { path: source }));
      else for (const path of found) {
        if (isInside(root, path)) paths.add(path);
        else diagnostics.push(configMessages["unsafe-path"].at(span, { path: source, reason: "is a link that leads out of its folder" }));
      }
    }
  }
  const sorted = [...paths].sort();
  if (sorted.length > configLimits.files) {
    diagnostics.push(configMessages["too-many-files"].at(loaded.spanOf("/sources"), { limit: configLimits.files }));
    return { files: [], paths: [], diagnostics };
  }
  const reads = sorted.map((path) => options.cache.read(path, showPath(options.shownFrom, path)));
  return { files: reads.map((read) => read.source), paths: sorted, diagnostics: [...diagnostics, ...reads.flatMap((read) => read.diagnostics)] };
}

function expand(folder: string, source: string): readonly string[] | "too-many" {
  if (!isGlob(source)) {
    const path = join(folder, source);
    return exists(path) ? [path] : [];
  }
  const found = findFiles(folder, source);
  return found.kind === "too-many" ? "too-many" : found.paths.map((path) => join(folder, path));
}

function exists(path: string): boolean {
  try {
    realpathSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}
