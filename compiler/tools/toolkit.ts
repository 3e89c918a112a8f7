// The installed toolkit itself: where its files are, and its version. Works from the sources, from dist/, and from an
// npm-installed package.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { InternalFault } from "../../idl/index.js";

let root: string | undefined;
let version: string | undefined;

/** Absolute path of the toolkit's own folder: the one with its package.json, `schemas/` and `runtime-native/`. */
export function toolkitRoot(): string {
  root ??= findRoot(dirname(fileURLToPath(import.meta.url)));
  return root;
}

/** Version of the toolkit, from its package.json. */
export function toolkitVersion(): string {
  version ??= (JSON.parse(readFileSync(join(toolkitRoot(), "package.json"), "utf8")) as { version: string }).version;
  return version;
}

/**
 * Text of a file that the toolkit ships with generated code (`TargetOptions.runtime`), by path relative to its root. Throws `InternalFault`
 * when there is no such file: only targets ask, never users.
 */
export function readRuntimeFile(path: string): string {
  const file = join(toolkitRoot(), path);
  const inside = file.startsWith(toolkitRoot() + sep) && existsSync(file) && realpathSync(file).startsWith(realpathSync(toolkitRoot()) + sep);
  if (!inside) throw new InternalFault(`the toolkit has no file ${path}`);
  return readFileSync(file, "utf8");
}

/** A JSON schema of `schemas/`, by its name without `.schema.json`. */
export function readSchema(name: string): Record<string, unknown> {
  return JSON.parse(readRuntimeFile(`schemas/${name}.schema.json`)) as Record<string, unknown>;
}

// package.json also stands in dist/ of some layouts and in folders above; only ours has this name.
function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (dirname(folder) === folder) throw new InternalFault("the toolkit's package.json is missing");
  }
}

function isRoot(folder: string): boolean {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return false;
  const { name } = JSON.parse(readFileSync(file, "utf8")) as { name?: unknown };
  return name === "ffi-toolkit";
}
