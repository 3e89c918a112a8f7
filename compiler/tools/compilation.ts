// Files or a project → an Abi and everything that was found: the language's stages, then the checks of the enabled targets.
import { realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { sortDiagnostics, type Diagnostic, type SourceFile } from "../../idl/index.js";
import type { CompileOptions } from "../compile.js";
import type { Abi, Version } from "../lower/index.js";
import type { Target } from "../targets/target.js";
import { findConfig } from "./config/load.js";
import { SourceCache } from "./config/sources.js";
import { openProject, readProject, readVersion, type Project } from "./project.js";
import { hasErrors } from "./report/index.js";
import { UsageError } from "./terminal.js";

/** Result of compiling one package. */
export interface Compilation {
  /** Null when there are errors. */
  readonly abi: Abi | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the verbs that compile share. */
export interface CompileRequest {
  /** Working folder. */
  readonly from: string;
  /** Files as they were named; empty for the project of the working folder. */
  readonly files: readonly string[];
  /** `--at`. */
  readonly at: string | undefined;
}

/** Compiles what a verb was asked for. Several packages among `files` give several compilations. */
export async function compileRequest(request: CompileRequest): Promise<readonly Compilation[]> {
  const { targets } = await import("../targets/index.js");
  const at = readAt(request.at);
  if (request.files.length === 0) return [await compileProject(await openProject({ from: request.from, targets }), at)];
  return compileFiles(request, targets, at);
}

/** Compiles a project. Nothing is compiled when its configuration has errors. `lowered` is told of the Abi before the targets look at it. */
export async function compileProject(project: Project, at?: Version, lowered?: (abi: Abi) => void): Promise<Compilation> {
  if (hasErrors(project.diagnostics)) return { abi: null, diagnostics: project.diagnostics };
  const enabled = project.targets.map(({ target }) => target);
  const version = project.version === undefined ? {} : { version: project.version };
  const options: CompileOptions = { resolve: project.dependencies.resolve, ...version, ...(at !== undefined && { at }), ...(project.trees !== undefined && { trees: project.trees }) };
  const compiled = await compilePackage(project.files, options, enabled, lowered);
  const { abi } = compiled;
  const diagnostics = [...project.diagnostics, ...compiled.diagnostics, ...(abi === null ? [] : await checkVersion(project, abi))];
  return { abi: hasErrors(diagnostics) ? null : abi, diagnostics };
}

/** `--at` as a version. Throws `UsageError`. */
export function readAt(text: string | undefined): Version | undefined {
  const version = readVersion(text);
  if (text !== undefined && version === undefined) throw new UsageError(`\`${text}\` is not a version such as 1.2.0`);
  return version;
}

/** What a package was is known of its own major version, up to now. */
async function refuseOther(at: Version, version: Version): Promise<void> {
  const { compareVersions, versionText } = await import("../lower/index.js");
  if (at.major === version.major && compareVersions(at, version) <= 0) return;
  const known = at.major === version.major ? "has not been there yet" : "is of another major version";
  throw new UsageError(`${versionText(at)} ${known}: the package is ${versionText(version)}`);
}

async function compilePackage(
  files: readonly SourceFile[],
  options: CompileOptions,
  targets: readonly Target[],
  lowered?: (abi: Abi) => void,
): Promise<Compilation> {
  const { compile } = await import("../compile.js");
  const { abi, diagnostics, version } = compile(files, options);
  if (abi === null || version === null) return { abi: null, diagnostics };
  if (options.at !== undefined) await refuseOther(options.at, version);
  lowered?.(abi);
  const { checkTargets } = await import("./capabilities.js");
  const all = sortDiagnostics([...diagnostics, ...checkTargets(abi, targets)]);
  return { abi: hasErrors(all) ? null : abi, diagnostics: all };
}

// ---- single files

/** A file that is named twice, as overlapping patterns of a shell do, is one file. */
function withoutRepeats({ from, files }: CompileRequest): readonly string[] {
  const paths = files.map((file) => resolve(from, file));
  return files.filter((_, i) => paths.indexOf(paths[i] ?? "") === i);
}

async function compileFiles(request: CompileRequest, targets: readonly Target[], at: Version | undefined): Promise<readonly Compilation[]> {
  const cache = new SourceCache();
  const reads = withoutRepeats(request).map((file) => ({ path: resolve(request.from, file), ...cache.read(resolve(request.from, file), file.split("\\").join("/")) }));
  const broken = reads.flatMap(({ diagnostics }) => diagnostics);
  const project = await findProject(reads.map(({ path }) => path), request.from, targets);
  if (project !== undefined && reads.every(({ path }) => project.paths.includes(realpathSync(path)))) {
    return [onlyIn(await compileProject(project, at), reads.map(({ path }) => realpathSync(path)), project)];
  }
  if (hasErrors(broken)) return [{ abi: null, diagnostics: broken }];
  const packages = groupByPackage(reads.map(({ source }) => source));
  const resolvePackage = (name: string): readonly SourceFile[] | null => packages.get(name) ?? project?.dependencies.resolve(name) ?? null;
  const options: CompileOptions = { resolve: resolvePackage, ...(at !== undefined && { at }) };
  // C is always enabled: its names are the symbols of every other language.
  const always = targets.filter(({ id }) => id === "c");
  return Promise.all([...packages.values()].map((files) => compilePackage(files, options, always)));
}

// The project around the first file, as far as it can be read: its dependencies may be what the files import.
async function findProject(paths: readonly string[], shownFrom: string, targets: readonly Target[]): Promise<Project | undefined> {
  const [first = shownFrom] = paths;
  const config = findConfig(dirname(first));
  if (config === undefined) return undefined;
  const project = await readProject(config, { from: shownFrom, targets });
  return hasErrors(project.diagnostics) ? undefined : project;
}

function onlyIn(compiled: Compilation, paths: readonly string[], project: Project): Compilation {
  const shown = new Set(paths.map((path) => project.files[project.paths.indexOf(path)]?.path));
  return { abi: compiled.abi, diagnostics: compiled.diagnostics.filter(({ span }) => shown.has(span.file.path)) };
}

/** Files by the name in their `package` line. The line is only looked for; the parser reads it. */
export function groupByPackage(files: readonly SourceFile[]): ReadonlyMap<string, readonly SourceFile[]> {
  const groups = new Map<string, SourceFile[]>();
  for (const file of files) {
    const name = /^[ \t]*package[ \t]+([\w.]+)/m.exec(file.text.slice(0, 1_000_000))?.[1] ?? "";
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return groups;
}

// The version of the package stands in one place.
async function checkVersion(project: Project, abi: Abi): Promise<Diagnostic[]> {
  const written = project.files.find((file) => /^[ \t]*package[ \t]+[\w.]+@/m.test(file.text.slice(0, 1_000_000)));
  if (project.version === undefined || written === undefined || abi.package.name === "") return [];
  const { configMessages } = await import("./config/messages.js");
  return [configMessages["version-twice"].at(project.loaded.spanOf("/version"), { file: written.path })];
}
