// `ffi fmt`: the one style of .ffi files.
import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../../idl/index.js";
import { SourceCache } from "./config/sources.js";
import { openProject } from "./project.js";
import { hasErrors, report, type Format } from "./report/index.js";
import { status, type Status, type Terminal } from "./terminal.js";

/** Options of `ffi fmt`. */
export interface FmtOptions {
  /** Only tell which files would change. */
  readonly check?: boolean;
  readonly format: Format;
}

/**
 * Formats the named files, or those of the project, in place. A file with syntax errors is reported and left alone. With `check` a file
 * that would change is a finding and nothing is written.
 */
export async function runFmt(files: readonly string[], options: FmtOptions, terminal: Terminal): Promise<Status> {
  const { formatText } = await import("../../idl/format.js");
  const paths = files.length > 0 ? files.map((file) => resolve(terminal.folder, file)) : await projectFiles(terminal);
  const cache = new SourceCache();
  const diagnostics: Diagnostic[] = [];
  const changed: string[] = [];
  for (const [i, path] of paths.entries()) {
    const shown = files[i] ?? path.slice(terminal.folder.length + 1);
    const read = cache.read(path, shown);
    diagnostics.push(...read.diagnostics);
    if (hasErrors(read.diagnostics)) continue;
    const { text, diagnostics: found } = formatText(read.source);
    diagnostics.push(...found.filter(({ severity }) => severity === "error"));
    if (text === undefined || text === readFileSync(path, "utf8")) continue;
    changed.push(shown);
    if (options.check !== true) replaceFile(path, text);
  }
  // JSON and SARIF own the standard output, so the list of files moves aside.
  const list = options.format === "text" ? terminal.print : terminal.complain;
  list(changed.map((path) => `${path}\n`).join(""));
  const found = await report(diagnostics, { format: options.format, terminal });
  return options.check === true && changed.length > 0 ? status.findings : found;
}

async function projectFiles(terminal: Terminal): Promise<readonly string[]> {
  const { targets } = await import("../targets/index.js");
  return (await openProject({ from: terminal.folder, targets })).paths;
}

/** Replaces the content of a file at once; permissions stay, and a link keeps pointing at it. */
function replaceFile(path: string, text: string): void {
  const real = realpathSync(path);
  const temporary = join(dirname(real), `.${basename(real).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    chmodSync(temporary, statSync(real).mode & 0o7777);
    renameSync(temporary, real);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
