// Diagnostics → code frames for a terminal, and a last line with counts.
import pc from "picocolors";
import { formatDiagnostic, plainStyle, type Diagnostic, type FrameStyle, type Severity } from "../../../idl/index.js";

/** Most frames that are printed; the rest is counted. */
const mostFrames = 200;

/** Frames of all diagnostics and a summary, with a final line end; nothing when there are none. */
export function writeText(diagnostics: readonly Diagnostic[], colours: boolean): string {
  if (diagnostics.length === 0) return "";
  const style = colours ? coloured() : plainStyle;
  const frames = diagnostics.slice(0, mostFrames).map((one) => `${formatDiagnostic(one, style)}\n`);
  return `${frames.join("\n")}\n${summarize(diagnostics)}\n`;
}

/** "2 errors, 1 warning". */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  const order: readonly Severity[] = ["error", "danger", "warning", "note"];
  const counts = order.flatMap((severity) => {
    const count = diagnostics.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  const more = diagnostics.length - mostFrames;
  return counts.join(", ") + (more > 0 ? ` (${more} not shown)` : "");
}

function coloured(): FrameStyle {
  const { red, magenta, yellow, cyan, bold, dim } = pc.createColors(true);
  const bySeverity: Readonly<Record<Severity, (text: string) => string>> = {
    error: (text) => bold(red(text)),
    danger: (text) => bold(magenta(text)),
    warning: (text) => bold(yellow(text)),
    note: (text) => bold(cyan(text)),
  };
  return { severity: (severity, text) => bySeverity[severity](text), bold, dim };
}
