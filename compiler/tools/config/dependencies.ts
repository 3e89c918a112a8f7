// Imported packages → their files. A package is looked for in `deps` of the project, then in `deps` of what was found so far.
import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic, SourceFile, Span } from "../../../idl/index.js";
import type { Target } from "../../targets/target.js";
import { listSources } from "./listing.js";
import { configName, loadConfig, type LoadedConfig } from "./load.js";
import { configMessages } from "./messages.js";
import { refusePath, showPath } from "./paths.js";
import type { SourceCache } from "./sources.js";

/** A place that a configuration gives for a package. */
interface Place {
  /** Real path of a folder or file. */
  readonly path: string;
  readonly span: Span;
}

/** How dependencies are read. */
export interface DependencyOptions {
  /** Folder that shown paths are relative to. */
  readonly shownFrom: string;
  readonly cache: SourceCache;
  readonly targets: readonly Target[];
}

/** All packages that a configuration leads to, read before compiling so that `resolve` only looks them up. */
export class Dependencies {
  readonly diagnostics: Diagnostic[] = [];
  /** Every folder that something was read from, for `watch`. */
  readonly folders = new Set<string>();
  readonly #places = new Map<string, Place>();
  readonly #files = new Map<string, readonly SourceFile[]>();
  readonly #options: DependencyOptions;

  constructor(options: DependencyOptions) {
    this.#options = options;
  }

  /** Files of a package, or null when no configuration names it. */
  readonly resolve = (name: string): readonly SourceFile[] | null => this.#files.get(name) ?? null;

  /** Files of all packages, by name. */
  get packages(): ReadonlyMap<string, readonly SourceFile[]> {
    return this.#files;
  }

  /** Reads everything that `deps` of a configuration leads to. */
  async add(loaded: LoadedConfig): Promise<void> {
    for (const [name, path] of Object.entries(loaded.config?.deps ?? {})) {
      const span = loaded.spanOf(`/deps/${name}`);
      const real = this.#locate(loaded, path, span);
      const known = this.#places.get(name);
      if (real === undefined || known?.path === real) continue;
      if (known !== undefined) {
        const related = [{ span: known.span, message: "the other place" }];
        this.diagnostics.push(configMessages["dependency-conflict"].at(span, { name }, related));
        continue;
      }
      this.#places.set(name, { path: real, span });
      await this.#read(name, real, span, path);
    }
  }

  #locate(loaded: LoadedConfig, path: string, span: Span): string | undefined {
    const reason = refusePath(path, { upward: true });
    if (reason !== undefined) {
      this.diagnostics.push(configMessages["unsafe-path"].at(span, { path, reason }));
      return undefined;
    }
    const file = resolve(loaded.folder, path);
    if (existsSync(file)) return realpathSync(file);
    this.diagnostics.push(configMessages["dependency-not-found"].at(span, { path }));
    return undefined;
  }

  async #read(name: string, path: string, span: Span, shown: string): Promise<void> {
    const { shownFrom, cache, targets } = this.#options;
    const isFolder = statSync(path).isDirectory();
    this.folders.add(isFolder ? path : dirname(path));
    const config = join(path, configName);
    if (isFolder && existsSync(config)) {
      const loaded = await loadConfig(config, shownFrom, targets, cache.configs);
      const listed = listSources(loaded, { shownFrom, cache });
      this.diagnostics.push(...loaded.diagnostics, ...listed.diagnostics);
      this.#files.set(name, listed.files);
      await this.add(loaded);
      return;
    }
    const files = isFolder ? listFolder(path) : path.endsWith(".ffi") ? [path] : [];
    if (files.length === 0) {
      this.diagnostics.push(configMessages["dependency-not-found"].at(span, { path: shown }));
      return;
    }
    const reads = files.map((file) => cache.read(file, showPath(shownFrom, file)));
    this.diagnostics.push(...reads.flatMap((read) => read.diagnostics));
    this.#files.set(name, reads.map((read) => read.source));
  }
}

function listFolder(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ffi")).map((entry) => join(folder, entry.name)).sort();
}
