// `ffi check`: everything that is wrong with files or a project.
import { compileRequest } from "./compilation.js";
import { report, type Format } from "./report/index.js";
import type { Status, Terminal } from "./terminal.js";

/** Options of `ffi check`. */
export interface CheckOptions {
  readonly format: Format;
  readonly at?: string;
}

/** Checks the named files, or the project of the working folder when there are none. */
export async function runCheck(files: readonly string[], options: CheckOptions, terminal: Terminal): Promise<Status> {
  const compiled = await compileRequest({ from: terminal.folder, files, at: options.at });
  return report(compiled.flatMap(({ diagnostics }) => diagnostics), { format: options.format, terminal });
}
