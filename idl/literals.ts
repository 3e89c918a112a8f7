// Literal tokens → values. Each reader also says what is wrong with a literal; the place is an offset into the token.
import type {
  BytesLiteral,
  CharLiteral,
  DurationLiteral,
  FloatLiteral,
  IntLiteral,
  StringLiteral,
  VersionLiteral,
} from "./tree.js";
import type { Span } from "./source.js";

/** What can be wrong with a literal, and where inside its text. */
export interface LiteralFault {
  readonly kind: "number" | "escape" | "char" | "unclosed";
  /** Offset from the start of the token, and length. */
  readonly at: number;
  readonly length: number;
  readonly reason: string;
}

/** Where readers put faults. */
export type FaultSink = (fault: LiteralFault) => void;

type TextKind = "string" | "bytes" | "char";
type NumberLiteral = IntLiteral | FloatLiteral | VersionLiteral | DurationLiteral;

/** Longest number in characters: far more than 128 bits need, and too short to be slow. */
const maxNumberLength = 200;

const nanosecondsPerUnit: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
};

/** Reads any token that begins with a digit. A faulty one is reported and reads as 0. */
export function readNumber(image: string, span: Span, fault: FaultSink): NumberLiteral {
  const literal = image.length <= maxNumberLength ? parseNumber(image, span) : undefined;
  if (literal !== undefined) return literal;
  fault({ kind: "number", at: 0, length: image.length, reason: explainNumber(image) });
  return { kind: "int", value: 0n, span };
}

function parseNumber(image: string, span: Span): NumberLiteral | undefined {
  if (/^(0|[1-9][0-9]*(_[0-9]+)*)$/.test(image)) return { kind: "int", value: BigInt(bare(image)), span };
  if (/^0(x[0-9a-fA-F]+(_[0-9a-fA-F]+)*|o[0-7]+(_[0-7]+)*|b[01]+(_[01]+)*)$/.test(image)) {
    return { kind: "int", value: BigInt(bare(image)), span };
  }
  const duration = /^(0|[1-9][0-9]*(?:_[0-9]+)*)(ns|us|ms|s|m|h|d)$/.exec(image);
  if (duration) {
    const unit = nanosecondsPerUnit[duration[2] ?? ""] ?? 1n;
    return { kind: "duration", nanoseconds: BigInt(bare(duration[1] ?? "0")) * unit, span };
  }
  if (/^(0|[1-9][0-9]*(_[0-9]+)*)(\.[0-9]+(_[0-9]+)*)?([eE][+-]?[0-9]+)?$/.test(image)) {
    const value = Number(bare(image));
    return Number.isFinite(value) ? { kind: "float", value, span } : undefined;
  }
  return parseVersion(image, span);
}

function parseVersion(image: string, span: Span): VersionLiteral | undefined {
  const part = "(0|[1-9][0-9]{0,8})";
  const match = new RegExp(`^${part}\\.${part}\\.${part}(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?$`).exec(image);
  if (match === null) return undefined;
  const [, major, minor, patch, pre = ""] = match;
  return { kind: "version", major: Number(major), minor: Number(minor), patch: Number(patch), pre, span };
}

function bare(image: string): string {
  return image.replaceAll("_", "");
}

function explainNumber(image: string): string {
  if (image.length > maxNumberLength) return `a number has at most ${maxNumberLength} characters`;
  if (/^0[0-9_]+$/.test(image)) return "a decimal number does not begin with 0; an octal one begins with `0o`";
  if (/^0[XOB]/.test(image)) return "the prefixes are `0x`, `0o` and `0b` in lower case";
  if (/_$|__|^0[xob]_/.test(image)) return "`_` stands between two digits only";
  if (/^[0-9]+\.[0-9]+[a-z]+$/.test(image)) return "a duration is a whole number; use a smaller unit";
  if (/^([0-9]+[a-z]+){2,}$/.test(image)) return "a duration has one unit; add two with `+` or use the smaller unit";
  if (/^[0-9]+[a-zA-Z]+$/.test(image)) return "the duration units are ns, us, ms, s, m, h and d";
  if (/^[0-9.]+$/.test(image)) return "a version has three parts of at most nine digits, without leading zeros";
  return "numbers look like 12, 0xff, 1.5, 1e9, 30s or 2.1.0";
}

/** Reads `"text"`. `closed` is false when the closing quote is missing. */
export function readString(image: string, closed: boolean, span: Span, fault: FaultSink): StringLiteral {
  const parts = readEscapes(image, closed, "string", fault);
  return { kind: "string", value: parts.join(""), span };
}

/** Reads `b"bytes"`. `closed` is false when the closing quote is missing. */
export function readBytes(image: string, closed: boolean, span: Span, fault: FaultSink): BytesLiteral {
  const encoder = new TextEncoder();
  const parts = readEscapes(image, closed, "bytes", fault);
  const value = parts.flatMap((part) => (typeof part === "number" ? [part] : [...encoder.encode(part)]));
  return { kind: "bytes", value: Uint8Array.from(value), span };
}

/** Reads `'x'`. A faulty one is reported once and reads as U+FFFD. `closed` is false without a closing quote. */
export function readChar(image: string, closed: boolean, span: Span, fault: FaultSink): CharLiteral {
  let faulty = false;
  const text = readEscapes(image, closed, "char", (found) => {
    if (!faulty) fault(found);
    faulty = true;
  }).join("");
  const first = text.codePointAt(0);
  if (first !== undefined && String.fromCodePoint(first).length === text.length) {
    return { kind: "char", value: first, span };
  }
  if (faulty) return { kind: "char", value: 0xfffd, span };
  const reason = first === undefined ? "it is empty" : "it holds more than one character";
  fault({ kind: "char", at: 0, length: image.length, reason });
  return { kind: "char", value: 0xfffd, span };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "\0",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

// Cuts the inside of a literal into plain text, escaped characters and (for bytes) single bytes as numbers.
function readEscapes(image: string, closed: boolean, kind: TextKind, fault: FaultSink): (string | number)[] {
  const open = kind === "bytes" ? 2 : 1;
  const inside = image.slice(open, closed ? -1 : undefined);
  if (!closed) fault({ kind: "unclosed", at: 0, length: image.length, reason: kind === "char" ? "'" : '"' });
  const parts: (string | number)[] = [];
  const piece = /[^\\]+|\\u\{([^}]*)\}|\\x([0-9a-fA-F]{2})|\\[^]?/g;
  for (const match of inside.matchAll(piece)) {
    const [text, scalar, byte] = match;
    const value = text[0] === "\\" ? readEscape(text, scalar, byte, kind) : text;
    if (value !== undefined) parts.push(value);
    else fault({ kind: "escape", at: open + match.index, length: text.length, reason: text });
  }
  return parts;
}

function readEscape(
  text: string,
  scalar: string | undefined,
  byte: string | undefined,
  kind: TextKind,
): string | number | undefined {
  if (byte !== undefined) return kind === "bytes" ? parseInt(byte, 16) : undefined;
  if (scalar === undefined) return simpleEscapes[text.slice(1)];
  if (!/^[0-9a-fA-F]{1,6}$/.test(scalar)) return undefined;
  const value = parseInt(scalar, 16);
  const valid = value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
  return valid ? String.fromCodePoint(value) : undefined;
}
