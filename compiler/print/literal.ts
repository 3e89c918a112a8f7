// Literals: any text or number of a user as a constant of a language, such that it cannot become code.
import { atom, type Text } from "./document.js";
import { hex, isInvisible } from "./characters.js";

/** The literals of one language. All functions are total except where noted; all return a Text without line ends. */
export interface Literals {
  /** A string. C and C++: UTF-8 bytes in a narrow literal, without a prefix; lone surrogates become U+FFFD. */
  string(text: string): Text;
  /** A char from its code point (0 to 0x10FFFF). C: a number of type `uint32_t`; JavaScript: a string; Java and Kotlin: an `int`. */
  char(codePoint: number): Text;
  /** A whole number of that many bits. The writer has checked that it fits. JavaScript: `bigint`, Java: `long` from 64 bits on; Kotlin: unsigned ones end in `u`. */
  integer(value: bigint, bits: 8 | 16 | 32 | 64, signed: boolean): Text;
  /** A float of 32 or 64 bits; NaN and infinities included (C and C++ need `<math.h>` or `<limits>` for those). */
  float(value: number, bits: 32 | 64): Text;
  /** True or false; C: `1` or `0`, because a bool is a `uint8_t` there. */
  bool(value: boolean): Text;
}

/** Literals by language. */
export const literal: Readonly<Record<"c" | "cpp" | "rust" | "java" | "kotlin" | "js", Literals>> = {
  c: {
    string: (text) => atom(`"${escapeBytes(text)}"`),
    char: (codePoint) => atom(isPlain(codePoint) ? `'${String.fromCharCode(codePoint)}'` : `0x${hex(codePoint, 2)}u`),
    integer: (value, bits, signed) => atom(spellCInteger(value, bits, signed)),
    float: (value, bits) =>
      atom(spellFloat(value, bits, { nan: "NAN", infinity: "INFINITY", suffix: bits === 32 ? "f" : "" })),
    bool: (value) => atom(value ? "1" : "0"),
  },
  cpp: {
    string: (text) => atom(`"${escapeBytes(text)}"`),
    char: (codePoint) =>
      atom(isPlain(codePoint) ? `U'${String.fromCharCode(codePoint)}'` : `char32_t{0x${hex(codePoint, 2)}}`),
    integer: (value, bits, signed) => atom(spellCInteger(value, bits, signed)),
    float: (value, bits) => atom(spellFloat(value, bits, cppFloats(bits))),
    bool: (value) => atom(String(value)),
  },
  rust: {
    string: (text) => atom(`"${escapeUnicode(text, (n) => `\\u{${hex(n, 1)}}`)}"`),
    char: (codePoint) =>
      atom(isPlain(codePoint) ? `'${String.fromCharCode(codePoint)}'` : `'\\u{${hex(codePoint, 1)}}'`),
    integer: (value) => atom(String(value)),
    float: (value, bits) =>
      atom(spellFloat(value, bits, { nan: `f${bits}::NAN`, infinity: `f${bits}::INFINITY`, suffix: "" })),
    bool: (value) => atom(String(value)),
  },
  java: {
    string: (text) => atom(`"${escapeJava(text)}"`),
    char: (codePoint) => atom(`0x${hex(codePoint, 2)}`),
    integer: (value, bits) => atom(bits === 64 ? `${value}L` : String(value)),
    float: (value, bits) => atom(spellJvmFloat(value, bits)),
    bool: (value) => atom(String(value)),
  },
  kotlin: {
    string: (text) => atom(`"${escapeKotlin(text)}"`),
    char: (codePoint) => atom(`0x${hex(codePoint, 2)}`),
    integer: (value, bits, signed) => atom(spellKotlinInteger(value, bits, signed)),
    float: (value, bits) => atom(spellJvmFloat(value, bits)),
    bool: (value) => atom(String(value)),
  },
  js: {
    string: (text) => atom(spellJsString(text)),
    char: (codePoint) => atom(spellJsString(String.fromCodePoint(codePoint))),
    integer: (value, bits) => atom(bits === 64 ? `${value}n` : String(value)),
    float: (value, bits) => atom(spellFloat(value, bits, { nan: "NaN", infinity: "Infinity", suffix: "" })),
    bool: (value) => atom(String(value)),
  },
};

/**
 * The text of an attribute of C++ or clang, such as `deprecated`: it is never a value, so that numeric escapes are refused there. Control
 * characters become blanks.
 */
export function attributeText(text: string): Text {
  const shown = text.replace(/\p{Cs}/gu, "\ufffd").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ");
  return atom(`"${shown.replace(/["\\]/g, "\\$&").replace(/(?<=\?)\?/g, "\\?")}"`);
}

/** A byte string of Rust, `b"..."`. */
export function rustBytes(bytes: Uint8Array): Text {
  const body = Array.from(bytes, (b) => (isPlain(b) || b === 0x20 ? String.fromCharCode(b) : `\\x${hex(b, 2)}`)).join(
    "",
  );
  return atom(`b"${body}"`);
}

/** Printable ASCII without quotes, backslashes, `<` and `?`: nearly all texts need no escape in any language. */
const harmless = /^[ !#-;=>@-[\]-~]*$/;

const encoder = new TextEncoder();

/** Bytes for C: three-digit octal never runs into what follows; `\?` breaks trigraphs. */
function escapeBytes(text: string): string {
  if (harmless.test(text)) return text;
  let escaped = "";
  for (const byte of encoder.encode(text)) {
    const character = String.fromCharCode(byte);
    if (byte < 0x20 || byte > 0x7e) escaped += `\\${byte.toString(8).padStart(3, "0")}`;
    else if (character === '"' || character === "\\") escaped += `\\${character}`;
    else if (character === "?" && escaped.endsWith("?")) escaped += "\\?";
    else escaped += character;
  }
  return escaped;
}

function escapeUnicode(text: string, spell: (codePoint: number) => string): string {
  if (harmless.test(text)) return text;
  let escaped = "";
  for (const character of text.replace(/\p{Cs}/gu, "\ufffd")) {
    if (character === '"' || character === "\\") escaped += `\\${character}`;
    else if (character !== " " && (isInvisible(character) || /\p{Zs}/u.test(character)))
      escaped += spell(character.codePointAt(0) ?? 0);
    else escaped += character;
  }
  return escaped;
}

/**
 * UTF-16 units for Java, where `\\u` is decoded before anything else is: control characters are octal, so that none can end the literal, and only units
 * above them are spelt with `\\u`. A lone surrogate survives.
 */
function escapeJava(text: string): string {
  let escaped = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const character = text.charAt(i);
    if (character === '"' || character === "\\") escaped += `\\${character}`;
    else if (unit < 0x20 || unit === 0x7f) escaped += `\\${unit.toString(8).padStart(3, "0")}`;
    else if (unit > 0x7e) escaped += `\\u${hex(unit, 4)}`;
    else escaped += character;
  }
  return escaped;
}

/** UTF-16 units for Kotlin, where `$` begins a template. A lone surrogate survives. */
function escapeKotlin(text: string): string {
  let escaped = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const character = text.charAt(i);
    if (character === '"' || character === "\\" || character === "$") escaped += `\\${character}`;
    else if (unit < 0x20 || unit > 0x7e) escaped += `\\u${hex(unit, 4)}`;
    else escaped += character;
  }
  return escaped;
}

/** A lone surrogate survives in JavaScript; `</` and `<!--` are split so that a bundle may stand inside a page. */
function spellJsString(text: string): string {
  if (harmless.test(text)) return `"${text}"`;
  let escaped = "";
  for (const character of text) {
    const n = character.codePointAt(0) ?? 0;
    if (character === '"' || character === "\\") escaped += `\\${character}`;
    else if (character !== " " && (isInvisible(character) || /\p{Zs}/u.test(character)))
      escaped += n > 0xffff ? `\\u{${hex(n, 1)}}` : `\\u${hex(n, 4)}`;
    else escaped += character;
  }
  return `"${escaped.replaceAll("</", "<\\/").replaceAll("<!", "<\\u0021")}"`;
}

/** Printable ASCII that needs no escape in any quotes. */
function isPlain(codePoint: number): boolean {
  return codePoint > 0x20 && codePoint < 0x7f && codePoint !== 0x22 && codePoint !== 0x27 && codePoint !== 0x5c;
}

function spellCInteger(value: bigint, bits: number, signed: boolean): string {
  const suffix = bits === 64 ? (signed ? "LL" : "ULL") : signed ? "" : "u";
  const lowest = -(2n ** BigInt(bits - 1));
  if (signed && value === lowest && bits >= 32) return `(${value + 1n}${suffix} - 1)`;
  return `${value}${suffix}`;
}

/** The lowest `Long` is no literal of Kotlin, whose minus is an operator. */
function spellKotlinInteger(value: bigint, bits: number, signed: boolean): string {
  if (signed && value === -(2n ** 63n)) return "Long.MIN_VALUE";
  return `${value}${signed ? "" : "u"}${bits === 64 ? "L" : ""}`;
}

function spellJvmFloat(value: number, bits: 32 | 64): string {
  const box = bits === 32 ? "Float" : "Double";
  const words = { nan: `${box}.NaN`, infinity: `${box}.POSITIVE_INFINITY`, suffix: bits === 32 ? "f" : "" };
  return spellFloat(value, bits, words).replace("-Float.POSITIVE", "Float.NEGATIVE").replace("-Double.POSITIVE", "Double.NEGATIVE");
}

interface FloatWords {
  readonly nan: string;
  readonly infinity: string;
  readonly suffix: string;
}

function cppFloats(bits: 32 | 64): FloatWords {
  const limits = `std::numeric_limits<${bits === 32 ? "float" : "double"}>`;
  return { nan: `${limits}::quiet_NaN()`, infinity: `${limits}::infinity()`, suffix: bits === 32 ? "f" : "" };
}

function spellFloat(value: number, bits: 32 | 64, words: FloatWords): string {
  const rounded = bits === 32 ? Math.fround(value) : value;
  if (Number.isNaN(rounded)) return words.nan;
  if (!Number.isFinite(rounded)) return rounded < 0 ? `-${words.infinity}` : words.infinity;
  const digits = Object.is(rounded, -0) ? "-0" : String(rounded);
  return `${/[.e]/.test(digits) ? digits : `${digits}.0`}${words.suffix}`;
}
