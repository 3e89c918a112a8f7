// Source text with positions: what every later stage points at when it speaks about a file.

/** One input file. Immutable; may be shared between threads of work freely. */
export class SourceFile {
  /** Path as the user wrote it; shown in diagnostics, never opened again. */
  readonly path: string;
  /** The whole text, without a byte order mark. Offsets count UTF-16 code units of this string. */
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  /** Offsets at which lines begin; `\n`, `\r\n` and a lone `\r` end a line. Computed on first use. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }

  /** A file prints as its path, so that a tree or a diagnostic turned into JSON does not carry the text. */
  toJSON(): string {
    return this.path;
  }
}

/** A half-open range of offsets `[start, end)` in one file. */
export interface Span {
  readonly file: SourceFile;
  /** First offset, in UTF-16 code units from the start of the text. */
  readonly start: number;
  /** Offset after the last unit. Equal to `start` for a place between two characters. */
  readonly end: number;
}

/** A place for people and editors: both numbers count from 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Text decoded from bytes, with the offset of the first byte that was not UTF-8. */
export interface DecodedSource {
  readonly source: SourceFile;
  /** Byte offset of the first invalid sequence, or undefined when all of it was UTF-8. */
  readonly invalidAt: number | undefined;
}

/**
 * Decodes a file. Invalid UTF-8 becomes U+FFFD, and `invalidAt` says where it began, so that the parser can refuse it
 * with a position instead of an exception.
 */
export function decodeSource(path: string, bytes: Uint8Array): DecodedSource {
  // The constructor drops the byte order mark; a second one is a character like others.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const source = new SourceFile(path, text);
  return { source, invalidAt: isUtf8(bytes) ? undefined : findInvalidByte(bytes) };
}

/** Makes a span. Offsets outside the text are moved to its ends. */
export function spanOf(file: SourceFile, start: number, end: number): Span {
  const from = Math.max(0, Math.min(start, file.text.length));
  return { file, start: from, end: Math.max(from, Math.min(end, file.text.length)) };
}

/** The smallest span that covers both; they must belong to the same file. */
export function joinSpans(first: Span, last: Span): Span {
  return { file: first.file, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** Turns an offset into line and column. Offsets past the end give the position after the last character. */
export function positionAt(file: SourceFile, offset: number): Position {
  const starts = file.lineStarts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.min(offset, file.text.length) - (starts[low] ?? 0) + 1 };
}

/** Turns line and column into an offset; positions outside the text are moved to the nearest place inside it. */
export function offsetAt(file: SourceFile, position: Position): number {
  const starts = file.lineStarts;
  const index = Math.max(0, Math.min(position.line - 1, starts.length - 1));
  const start = starts[index] ?? 0;
  const end = starts[index + 1] ?? file.text.length;
  return Math.max(start, Math.min(start + position.column - 1, end));
}

/** The text of a line (counted from 1) without its line end; empty when there is no such line. */
export function lineText(file: SourceFile, line: number): string {
  const start = file.lineStarts[line - 1];
  if (start === undefined) return "";
  const end = file.lineStarts[line] ?? file.text.length;
  return file.text.slice(start, end).replace(/[\r\n]+$/, "");
}

/** The text a span covers. */
export function textOf(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return starts;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

// A fatal decoder does not say where it failed: halve until the shortest bad prefix is known. A prefix cut inside a
// sequence is not bad in streaming mode.
function findInvalidByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle - 1;
  }
  return good;
}

function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
