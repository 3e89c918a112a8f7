// `ffi gen`: the enabled targets' code, written below the output folder.
import { relative, resolve } from "node:path";
import type { Diagnostic } from "../../idl/index.js";
import type { Abi } from "../lower/index.js";
import type { OutputFile } from "../print/index.js";
import type { TargetOptions } from "../targets/target.js";
import { compileProject, readAt } from "./compilation.js";
import { configMessages } from "./config/messages.js";
import { refuseOutputPath, showPath } from "./config/paths.js";
import { OutputFolder } from "./output/folder.js";
import { OutputWriter, type Written } from "./output/writer.js";
import { openProject, type EnabledTarget, type Project } from "./project.js";
import { hasErrors, report, type Format } from "./report/index.js";
import { UsageError, type Status, type Terminal } from "./terminal.js";
import { readRuntimeFile } from "./toolkit.js";

/** Options of `ffi gen`. */
export interface GenOptions {
  readonly format: Format;
  /** Target ids; all enabled ones when empty. */
  readonly target: readonly string[];
  readonly at?: string;
  /** Folder instead of the configured one; may lie anywhere. */
  readonly out?: string;
  /** Overwrite files that ffi did not write. */
  readonly force?: boolean;
}

/** What `generateProject` did. */
export interface Generated {
  readonly diagnostics: readonly Diagnostic[];
  /** Null when nothing was written because of errors. */
  readonly written: Written | null;
  readonly folder: string;
}

/** Generates the project of the working folder. */
export async function runGen(options: GenOptions, terminal: Terminal): Promise<Status> {
  const { targets } = await import("../targets/index.js");
  const project = await openProject({ from: terminal.folder, targets });
  const generated = await generateProject(project, options, terminal.folder);
  const found = await report(generated.diagnostics, { format: options.format, terminal });
  if (generated.written === null) return found;
  if (options.format === "text") terminal.print(summarizeWritten(generated, terminal.folder));
  for (const path of generated.written.kept) terminal.complain(`ffi: kept ${path}: it is not generated any more, but was changed by hand\n`);
  return found;
}

/** Compiles and generates. Writes nothing when there are errors. */
export async function generateProject(project: Project, options: Omit<GenOptions, "format">, from: string): Promise<Generated> {
  const chosen = chooseTargets(project, options.target);
  const { abi, diagnostics } = await compileProject(project, readAt(options.at));
  const explicit = options.out === undefined ? undefined : resolve(from, options.out);
  const path = explicit ?? project.output;
  if (abi === null) return { diagnostics, written: null, folder: path };
  const { generate } = await import("../compile.js");
  const plan = new Plan(abi);
  const outputs = chosen.map((target) => ({ target, files: plan.add(target, generate) }));
  const all = [...diagnostics, ...plan.diagnostics];
  if (hasErrors(all)) return { diagnostics: all, written: null, folder: path };
  const folder = OutputFolder.open(path, explicit === undefined ? project.folder : undefined);
  const writer = new OutputWriter(folder, { force: options.force === true });
  for (const { target, files } of outputs) writer.write(groupOf(abi, target.target.id), files);
  if (options.target.length === 0) dropUnused(writer, abi, chosen, explicit !== undefined);
  return { diagnostics: all, written: writer.finish(), folder: path };
}

function chooseTargets(project: Project, ids: readonly string[]): readonly EnabledTarget[] {
  if (hasErrors(project.diagnostics)) return [];
  const enabled = project.targets.map(({ target }) => target.id);
  const unknown = ids.find((id) => !enabled.includes(id));
  if (unknown !== undefined) throw new UsageError(`the target \`${unknown}\` is not enabled in ffi.yaml; enabled: ${enabled.join(", ") || "none"}`);
  if (enabled.length === 0) throw new UsageError("ffi.yaml enables no target: add `targets:`");
  return project.targets.filter(({ target }) => ids.length === 0 || ids.includes(target.id));
}

function groupOf(abi: Abi, target: string): string {
  return `${abi.package.name} ${target}`;
}

// Targets that were switched off, and, in the project's own output folder, packages that are called differently now. A folder named on
// the command line may hold the output of several projects.
function dropUnused(writer: OutputWriter, abi: Abi, chosen: readonly EnabledTarget[], isShared: boolean): void {
  const current = new Set(chosen.map(({ target }) => groupOf(abi, target.id)));
  for (const group of writer.groups) {
    if (!current.has(group) && (!isShared || group.startsWith(`${abi.package.name} `))) writer.drop(group);
  }
}

type Generate = typeof import("../compile.js").generate;

/** Collects the files of all targets and sees to it that each path is written by one of them, on every file system. */
class Plan {
  readonly diagnostics: Diagnostic[] = [];
  readonly #abi: Abi;
  readonly #owners = new Map<string, { readonly target: EnabledTarget; readonly file: OutputFile }>();

  constructor(abi: Abi) {
    this.#abi = abi;
  }

  /**
   * Files of one target with paths relative to the output folder: the package itself in the target's folder, every package that it imports
   * in a folder below that, named by its prefix.
   */
  add(target: EnabledTarget, generate: Generate): readonly OutputFile[] {
    const imports = allImports(this.#abi);
    const options = (prefix: string): TargetOptions => ({
      sides: target.sides,
      settings: target.settings,
      imports: Object.fromEntries(imports.map((one) => [one.package.name, `${prefix}${one.package.prefix}`])),
      runtime: readRuntimeFile,
    });
    const own = generate(this.#abi, target.target, options(""));
    const others = imports.flatMap((one) => {
      const files = generate(one, target.target, { ...options("../"), sides: importedSides(target) });
      return files.map((file) => ({ ...file, path: `${one.package.prefix}/${file.path}` }));
    });
    return [...others, ...own].flatMap((file) => this.#place({ ...file, path: inFolder(target.folder, file.path) }, target) ?? []);
  }

  #place(file: OutputFile, target: EnabledTarget): OutputFile | undefined {
    const reason = refuseOutputPath(file.path);
    if (reason !== undefined) {
      this.diagnostics.push(configMessages["unusable-file-name"].at(this.#abi.package.span, { path: file.path, target: target.target.id, reason }));
      return undefined;
    }
    const key = file.path.normalize("NFC").toLowerCase();
    const owner = this.#owners.get(key);
    this.#owners.set(key, owner ?? { target, file });
    if (owner === undefined || (owner.file.path === file.path && owner.file.text === file.text)) return file;
    const values = { path: file.path, first: owner.target.target.id, second: target.target.id };
    const related = [{ span: owner.target.span, message: "the other one" }];
    this.diagnostics.push(configMessages["same-output"].at(target.span, values, related));
    return undefined;
  }
}

// Who provides an imported package generates the provider's side from its own ffi.yaml; here it is only called.
function importedSides(target: EnabledTarget): EnabledTarget["sides"] {
  return target.target.sides.filter((side) => side === "consumer");
}

function inFolder(folder: string, path: string): string {
  return folder === "." ? path : `${folder}/${path}`;
}

function allImports(abi: Abi): readonly Abi[] {
  const found = new Map<string, Abi>();
  const visit = (one: Abi): void => {
    for (const next of one.imports) {
      if (found.has(next.package.name)) continue;
      visit(next);
      found.set(next.package.name, next);
    }
  };
  visit(abi);
  return [...found.values()];
}

/** "generated: 3 files written, 12 unchanged, 1 removed". */
export function summarizeWritten({ written, folder }: Generated, from: string): string {
  if (written === null) return "";
  const shown = relative(from, folder) === "" ? "." : showPath(from, folder);
  const removed = written.removed.length === 0 ? "" : `, ${written.removed.length} removed`;
  return `${shown}: ${written.written.length} written, ${written.unchanged} unchanged${removed}\n`;
}
