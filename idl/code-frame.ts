// Diagnostics → text for a terminal: header, place, source lines with carets, help. Everything that came from the user
// is escaped, so that a file cannot move the cursor, colour the screen or reorder text.
import type { Diagnostic, Related, Severity } from "./diagnostics.js";
import { lineText, positionAt, type Span } from "./source.js";

/** Colours for a frame. Each function wraps text in whatever the output understands. */
export interface FrameStyle {
  readonly severity: (severity: Severity, text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** No colours. */
export const plainStyle: FrameStyle = { severity: (_, text) => text, bold: (text) => text, dim: (text) => text };

/** Longest piece of a source line that a frame shows, in characters. */
const frameWidth = 120;
const tabWidth = 2;
/** Control characters, line separators and everything that changes the direction of text. */
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Replaces characters that a terminal would act on by `\u{hex}`. */
export function escapeControls(text: string): string {
  return text.replace(unprintable, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`);
}

/** Prints a diagnostic with its code frame, without a final line end. */
export function formatDiagnostic(diagnostic: Diagnostic, style: FrameStyle = plainStyle): string {
  const { code, slug, severity, message, help, span, related = [] } = diagnostic;
  const head = style.severity(severity, `${severity}[${code}]`) + style.bold(`: ${escapeControls(message)}`);
  const mark = (text: string): string => style.severity(severity, text);
  const lines = [head, ...frameLines(span, "", mark, style)];
  for (const place of related.slice(0, 2)) lines.push(...relatedLines(place, style));
  lines.push(`   ${style.dim("=")} help: ${escapeControls(help)}`, `   ${style.dim("=")} rule: ${slug}`);
  return lines.join("\n");
}

function relatedLines(place: Related, style: FrameStyle): string[] {
  return frameLines(place.span, ` ${escapeControls(place.message)}`, style.dim, style);
}

function frameLines(span: Span, label: string, mark: (text: string) => string, style: FrameStyle): string[] {
  const start = positionAt(span.file, span.start);
  const end = positionAt(span.file, span.end);
  const text = lineText(span.file, start.line);
  const endColumn = end.line === start.line ? end.column : text.length + 1;
  const shown = showLine(text, start.column - 1, Math.max(endColumn - 1, start.column));
  const number = String(start.line);
  const pad = " ".repeat(number.length);
  const bar = style.dim("|");
  return [
    `${pad}${style.dim("-->")} ${escapeControls(span.file.path)}:${start.line}:${start.column}`,
    `${pad} ${bar}`,
    `${style.dim(number)} ${bar} ${shown.text}`.trimEnd(),
    `${pad} ${bar} ${" ".repeat(shown.indent)}${mark("^".repeat(shown.length) + label)}`,
  ];
}

// Cuts a window around the marked part, then escapes the pieces separately so that the carets stay under them.
function showLine(text: string, from: number, to: number): { text: string; indent: number; length: number } {
  const begin = from > frameWidth - 40 ? from - 40 : 0;
  const before = (begin > 0 ? "…" : "") + showPiece(text.slice(begin, from));
  const marked = showPiece(text.slice(from, Math.min(to, begin + frameWidth)));
  const rest = text.slice(Math.min(to, begin + frameWidth), begin + frameWidth);
  const after = showPiece(rest) + (text.length > begin + frameWidth ? "…" : "");
  return { text: before + marked + after, indent: [...before].length, length: Math.max(1, [...marked].length) };
}

function showPiece(piece: string): string {
  return escapeControls(piece.replaceAll("\t", " ".repeat(tabWidth)));
}
