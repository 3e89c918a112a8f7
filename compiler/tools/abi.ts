// `ffi abi`: the lowered Abi as JSON (`schemas/abi.schema.json`).
import { abiToJson } from "../lower/index.js";
import { compileRequest } from "./compilation.js";
import { report, type Format } from "./report/index.js";
import { status, UsageError, type Status, type Terminal } from "./terminal.js";

/** Options of `ffi abi`. */
export interface AbiOptions {
  readonly at?: string;
  /** How diagnostics are printed, on the standard error. */
  readonly format: Format;
}

/** Prints the Abi of the named files, or of the project. Diagnostics go to the standard error. */
export async function runAbi(files: readonly string[], options: AbiOptions, terminal: Terminal): Promise<Status> {
  const compiled = await compileRequest({ from: terminal.folder, files, at: options.at });
  const diagnostics = compiled.flatMap((one) => one.diagnostics);
  const found = await report(diagnostics, { format: options.format, terminal, stream: "error" });
  const [first, second] = compiled;
  if (found !== status.clean) return found;
  if (second !== undefined) throw new UsageError("the files belong to several packages: name those of one");
  if (first?.abi !== undefined && first.abi !== null) terminal.print(`${JSON.stringify(abiToJson(first.abi), null, 2)}\n`);
  return status.clean;
}
