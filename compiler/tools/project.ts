// ffi.yaml and everything it names → a project that is ready to compile.
import { realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic, SourceFile, Span } from "../../idl/index.js";
import type { Trees } from "../compile.js";
import type { Version } from "../lower/index.js";
import type { Side, Target } from "../targets/target.js";
import { Dependencies } from "./config/dependencies.js";
import { listSources } from "./config/listing.js";
import { findConfig, loadConfig, type LoadedConfig } from "./config/load.js";
import { configMessages } from "./config/messages.js";
import { refusePath } from "./config/paths.js";
import { SourceCache } from "./config/sources.js";
import { UsageError } from "./terminal.js";

/** A target that the configuration enables. */
export interface EnabledTarget {
  readonly target: Target;
  /** Below the output folder, with `/`. */
  readonly folder: string;
  readonly sides: readonly Side[];
  readonly settings: Readonly<Record<string, string | boolean | number>>;
  /** Where the configuration says so. */
  readonly span: Span;
}

/** A package with its configuration. */
export interface Project {
  /** Real path of the folder of ffi.yaml. */
  readonly folder: string;
  readonly loaded: LoadedConfig;
  /** Files of the package, ordered by path, and their absolute paths. */
  readonly files: readonly SourceFile[];
  readonly paths: readonly string[];
  readonly dependencies: Dependencies;
  /** Trees of the files, when the project is compiled again and again. */
  readonly trees: Trees | undefined;
  /** Version from the configuration. */
  readonly version: Version | undefined;
  readonly targets: readonly EnabledTarget[];
  /** Absolute path of the output folder; it need not exist. */
  readonly output: string;
  /** What is wrong with the configuration and with the bytes of files. With an error among them there is nothing to compile. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a project is opened. */
export interface OpenOptions {
  /** Folder in which, or above which, ffi.yaml is looked for; shown paths are relative to it. */
  readonly from: string;
  readonly targets: readonly Target[];
  readonly cache?: SourceCache;
}

/** Opens the nearest project. Throws `UsageError` when there is none. */
export async function openProject(options: OpenOptions): Promise<Project> {
  const file = findConfig(options.from);
  if (file === undefined) throw new UsageError("there is no ffi.yaml in this folder or above it; `ffi init` makes one");
  return readProject(file, options);
}

/** Opens the project of a given ffi.yaml. */
export async function readProject(file: string, options: OpenOptions): Promise<Project> {
  const cache = options.cache ?? new SourceCache();
  const shownFrom = options.from;
  const loaded = await loadConfig(file, shownFrom, options.targets, cache.configs);
  const dependencies = new Dependencies({ shownFrom, cache, targets: options.targets });
  const listed = listSources(loaded, { shownFrom, cache });
  await dependencies.add(loaded);
  const enabled = readTargets(loaded, options.targets);
  const output = readOutput(loaded);
  return {
    folder: realpathSync(dirname(file)),
    loaded,
    files: listed.files,
    paths: listed.paths,
    dependencies,
    trees: options.cache?.trees,
    version: readVersion(loaded.config?.version),
    targets: enabled.targets,
    output: output.path,
    diagnostics: [...loaded.diagnostics, ...listed.diagnostics, ...dependencies.diagnostics, ...enabled.diagnostics, ...output.diagnostics],
  };
}

/** Reads `1.2.3`; undefined when there is nothing to read. */
export function readVersion(text: string | undefined): Version | undefined {
  const [, major, minor, patch] = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(text ?? "") ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

function readOutput(loaded: LoadedConfig): { readonly path: string; readonly diagnostics: readonly Diagnostic[] } {
  const path = loaded.config?.output ?? "generated";
  const reason = refusePath(path);
  const diagnostics = reason === undefined ? [] : [configMessages["unsafe-path"].at(loaded.spanOf("/output"), { path, reason })];
  return { path: resolve(realpathSync(loaded.folder), reason === undefined ? path : "generated"), diagnostics };
}

function readTargets(
  loaded: LoadedConfig,
  targets: readonly Target[],
): { readonly targets: readonly EnabledTarget[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const configured = loaded.config?.targets ?? {};
  const enabled = targets.flatMap((target): EnabledTarget[] => {
    if (!Object.hasOwn(configured, target.id)) return [];
    const { folder = target.id, sides = target.sides, ...settings } = configured[target.id] ?? {};
    const at = `/targets/${target.id}`;
    const reason = refusePath(folder);
    if (reason !== undefined) diagnostics.push(configMessages["unsafe-path"].at(loaded.spanOf(`${at}/folder`), { path: folder, reason }));
    for (const [i, side] of sides.entries()) {
      if (target.sides.includes(side)) continue;
      const values = { target: target.id, side, known: target.sides.join(", ") };
      diagnostics.push(configMessages["unsupported-side"].at(loaded.spanOf(`${at}/sides/${i}`), values));
    }
    const own = settings as EnabledTarget["settings"];
    return [{ target, folder: join(folder).replace(/\/$/, ""), sides, settings: own, span: loaded.spanOf(at) }];
  });
  return { targets: enabled, diagnostics: [...diagnostics, ...enabled.flatMap((one) => clashesOf(one, enabled, loaded))] };
}

/** Settings of other targets in the same folder that a target cannot work with. */
function clashesOf({ target, folder }: EnabledTarget, enabled: readonly EnabledTarget[], loaded: LoadedConfig): Diagnostic[] {
  return (target.excludes ?? []).flatMap(({ target: needed, setting, value, reason }) => {
    const clash = enabled.some((one) => one.target.id === needed && one.folder === folder && one.settings[setting] === value);
    const values = { target: target.id, needed, setting, value: String(value), reason };
    return clash ? [configMessages["clashing-setting"].at(loaded.spanOf(`/targets/${needed}/${setting}`), values)] : [];
  });
}
