// `ffi gen`: the enabled targets' code, written below the output folder.
import { relative, resolve } from "node:path";
import type { Diagnostic } from "../../idl/index.js";
import type { Abi } from "../lower/index.js";
import { compileProject, readAt } from "./compilation.js";
import { showPath } from "./config/paths.js";
import { Crew } from "./crew/index.js";
import { limitMemory } from "./memory.js";
import { TextBytes } from "./output/bytes.js";
import { OutputFolder } from "./output/folder.js";
import { findUnits, groupOf, isShared, makeUnit } from "./output/units.js";
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
  /** Threads; as many as pay when absent. */
  readonly threads?: number;
}

/** What `generateProject` did. */
export interface Generated {
  readonly diagnostics: readonly Diagnostic[];
  /** Null when nothing was written because of errors. */
  readonly written: Written | null;
  readonly folder: string;
  /** The package, or null when there are errors. */
  readonly abi: Abi | null;
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
  const at = readAt(options.at);
  const explicit = options.out === undefined ? undefined : resolve(from, options.out);
  const path = explicit ?? project.output;
  const open = (): OutputFolder => OutputFolder.open(path, explicit === undefined ? project.folder : undefined);
  const force = options.force === true;
  const crew = chosen.length === 0 || isShared(chosen) ? null : Crew.hire(project, { targets: chosen, output: path, force, threads: options.threads });
  try {
    const { abi, diagnostics } = await compileProject(project, at, (lowered) => crew?.brief(lowered));
    if (abi === null) return { diagnostics, written: null, folder: path, abi };
    limitMemory(crew !== null);
    const writer = new OutputWriter(open(), { force });
    const found = await writeUnits(abi, chosen, writer, crew);
    if (hasErrors(found)) return { diagnostics: [...diagnostics, ...found], written: null, folder: path, abi };
    if (options.target.length === 0) dropUnused(writer, abi, chosen, explicit !== undefined);
    return { diagnostics, written: writer.finish(), folder: path, abi };
  } finally {
    await crew?.dismiss();
  }
}

/** Writes all units; what the crew did not write is done here, so that every mistake is found here. Stops at the first with errors. */
async function writeUnits(abi: Abi, enabled: readonly EnabledTarget[], writer: OutputWriter, crew: Crew | null): Promise<readonly Diagnostic[]> {
  const { generate } = await import("../compile.js");
  const { targets } = await import("../targets/index.js");
  const source = { abi, enabled, targets, generate, bytes: new TextBytes() };
  const { units, diagnostics } = findUnits(source);
  if (hasErrors(diagnostics)) return diagnostics;
  writer.protect(units.flatMap((unit) => (unit.kind === "text" ? unit.files.map(({ file }) => file) : [])));
  for (const { target } of enabled) writer.begin(groupOf(abi, target.id));
  crew?.start();
  const done = new Set<number>();
  const write = (indices: Iterable<number>): readonly Diagnostic[] => {
    for (const index of indices) {
      const unit = units[index];
      const found = unit === undefined || done.has(index) ? [] : makeUnit(unit, source)(writer).diagnostics;
      if (hasErrors(found)) return found;
      done.add(index);
    }
    return [];
  };
  const found = write(crew?.take(units.length) ?? []);
  if (hasErrors(found)) return found;
  for (const [index, files] of (await crew?.finish()) ?? []) {
    writer.adopt(files);
    done.add(index);
  }
  return write(units.keys());
}

function chooseTargets(project: Project, ids: readonly string[]): readonly EnabledTarget[] {
  if (hasErrors(project.diagnostics)) return [];
  const enabled = project.targets.map(({ target }) => target.id);
  const unknown = ids.find((id) => !enabled.includes(id));
  if (unknown !== undefined) throw new UsageError(`the target \`${unknown}\` is not enabled in ffi.yaml; enabled: ${enabled.join(", ") || "none"}`);
  if (enabled.length === 0) throw new UsageError("ffi.yaml enables no target: add `targets:`");
  return project.targets.filter(({ target }) => ids.length === 0 || ids.includes(target.id));
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
