// `ffi gen`: the enabled targets' code, written below the output folder.
import { relative, resolve } from "node:path";
import type { Diagnostic } from "../../idl/index.js";
import type { Abi } from "../lower/index.js";
import { compileProject, readAt } from "./compilation.js";
import { showPath } from "./config/paths.js";
import { releaseMemory } from "./memory.js";
import { OutputFolder } from "./output/folder.js";
import { OutputPlan } from "./output/plan.js";
import { OutputWriter, type Written } from "./output/writer.js";
import { openProject, type EnabledTarget, type Project } from "./project.js";
import { hasErrors, report, type Format } from "./report/index.js";
import { UsageError, type Status, type Terminal } from "./terminal.js";

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

/** Compiles and generates. Writes nothing when the interface or the configuration has errors. */
export async function generateProject(project: Project, options: Omit<GenOptions, "format">, from: string): Promise<Generated> {
  const chosen = chooseTargets(project, options.target);
  const { abi, diagnostics } = await compileProject(project, readAt(options.at));
  const explicit = options.out === undefined ? undefined : resolve(from, options.out);
  const path = explicit ?? project.output;
  if (abi === null) return { diagnostics, written: null, folder: path };
  const { generate } = await import("../compile.js");
  const { targets } = await import("../targets/index.js");
  const plan = new OutputPlan(abi, targets);
  const folder = OutputFolder.open(path, explicit === undefined ? project.folder : undefined);
  const writer = new OutputWriter(folder, { force: options.force === true });
  for (const batch of batches(chosen)) {
    releaseMemory();
    const outputs = batch.map((target) => ({ target, files: plan.add(target, generate) }));
    if (hasErrors(plan.diagnostics)) return { diagnostics: [...diagnostics, ...plan.diagnostics], written: null, folder: path };
    for (const { target, files } of outputs) writer.write(groupOf(abi, target.target.id), files);
  }
  if (options.target.length === 0) dropUnused(writer, abi, chosen, explicit !== undefined);
  return { diagnostics, written: writer.finish(), folder: path };
}

// The text of a large package is large in each language: one target is written before the next is generated, except that targets which may
// want the same file are looked at together, so that nothing is written when they do.
function batches(targets: readonly EnabledTarget[]): readonly (readonly EnabledTarget[])[] {
  const folders = targets.map(({ folder }) => `${folder}/`.replace(/^\.\//, ""));
  const overlap = folders.some((one, i) => folders.some((other, j) => i !== j && one.startsWith(other)));
  return overlap ? [targets] : targets.map((target) => [target]);
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

/** "generated: 3 files written, 12 unchanged, 1 removed". */
export function summarizeWritten({ written, folder }: Generated, from: string): string {
  if (written === null) return "";
  const shown = relative(from, folder) === "" ? "." : showPath(from, folder);
  const removed = written.removed.length === 0 ? "" : `, ${written.removed.length} removed`;
  return `${shown}: ${written.written.length} written, ${written.unchanged} unchanged${removed}\n`;
}
