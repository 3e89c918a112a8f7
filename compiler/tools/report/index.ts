// Diagnostics → what the user asked for with `--format`, and the exit status.
import { sortDiagnostics, type Diagnostic } from "../../../idl/index.js";
import { status, type Status, type Terminal } from "../terminal.js";

/** How diagnostics are printed. */
export const formats = ["text", "json", "sarif"] as const;

/** One of {@link formats}. */
export type Format = (typeof formats)[number];

/** True when code must not be generated. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/**
 * Prints diagnostics: text to the standard error for verbs that print something else (`stream: "error"`), everything else to the standard
 * output. Returns the exit status: findings when there is an error or danger, clean otherwise.
 */
export async function report(
  diagnostics: readonly Diagnostic[],
  options: { readonly format: Format; readonly terminal: Terminal; readonly stream?: "output" | "error" },
): Promise<Status> {
  const { format, terminal, stream = "output" } = options;
  const sorted = sortDiagnostics(diagnostics);
  const write = stream === "output" ? terminal.print : terminal.complain;
  if (format === "json") write((await import("./json.js")).writeJson(sorted));
  else if (format === "sarif") write((await import("./sarif.js")).writeSarif(sorted, terminal.folder));
  else if (sorted.length > 0) write((await import("./text.js")).writeText(sorted, terminal.colours));
  return sorted.some(({ severity }) => severity === "error" || severity === "danger") ? status.findings : status.clean;
}
