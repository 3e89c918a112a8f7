// Limits that hold before parsing: a hostile file costs one diagnostic and little time.
import type { IToken, TokenType } from "chevrotain";
import type { Diagnostic } from "./diagnostics.js";
import { parseMessages } from "./messages.js";
import { spanOf, type SourceFile } from "./source.js";
import * as t from "./tokens.js";

/** The limits of one file. */
export const limits = {
  /** Size in bytes of UTF-8. */
  bytes: 4_000_000,
  /** Braces, brackets, parentheses, type arguments and prefix operators inside each other. */
  nesting: 64,
  tokens: 500_000,
  /** Declarations at the top of the file and in its modules. */
  declarations: 10_000,
  /** Operators in one expression. */
  operators: 1_000,
} as const;

/** Checks the size of a text. */
export function checkSize(source: SourceFile): Diagnostic | undefined {
  const { text } = source;
  const size = text.length * 3 <= limits.bytes ? 0 : new TextEncoder().encode(text).length;
  if (size <= limits.bytes) return undefined;
  return parseMessages["file-too-large"].at(spanOf(source, 0, 0), { size, limit: limits.bytes });
}

const roughPiece =
  /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|b?"(?:[^"\\\r\n]|\\[^\r\n])*"?|\d[\w.]*|[\w\u0080-\uffff]+|[^\s\w]/g;

/** Counts tokens without making them, up to twice too many and never too few; `checkTokens` counts exactly. */
export function countRoughly(text: string): number {
  let count = 0;
  for (const [piece] of text.matchAll(roughPiece)) if (piece[0] !== "/" || piece.length === 1) count++;
  return count;
}

/** Makes the diagnostic for too many tokens. */
export function tooManyTokens(source: SourceFile): Diagnostic {
  return parseMessages["too-many-tokens"].at(spanOf(source, 0, 0), { limit: limits.tokens });
}

/** Checks everything that can be counted in a token list. The first limit exceeded is reported. */
export function checkTokens(tokens: readonly IToken[], source: SourceFile): Diagnostic | undefined {
  if (tokens.length > limits.tokens) return tooManyTokens(source);
  const counter = new Counter();
  let before: TokenType | undefined;
  for (const token of tokens) {
    const found = counter.count(token.tokenType, before);
    before = token.tokenType;
    if (found === undefined) continue;
    const span = spanOf(source, token.startOffset, t.endOf(token));
    if (found === "nesting") return parseMessages["too-deep"].at(span, { limit: limits.nesting });
    if (found === "operators") return parseMessages["expression-too-long"].at(span, { limit: limits.operators });
    return parseMessages["too-many-declarations"].at(span, { limit: limits.declarations });
  }
  return undefined;
}

// What a token does to the counts, as bits, by the index of its type.
const OPENS = 1;
const CLOSES = 2;
const OPERATES = 4;
const ENDS = 8;
const OTHERS = 16;
const roles = new Uint8Array(Math.max(...t.vocabulary.map(indexOf)) + 1);
function give(role: number, ...types: readonly TokenType[]): void {
  for (const type of types) roles[indexOf(type)]! |= role;
}
give(OPENS, t.BraceOpen, t.ParenOpen, t.SquareOpen);
give(CLOSES, t.BraceClose, t.ParenClose, t.SquareClose);
give(OPERATES, t.Bar, t.Caret, t.Ampersand, t.ShiftLeft, t.Greater, t.Plus, t.Minus, t.Star, t.Slash, t.Percent, t.Tilde);
give(ENDS, t.Semicolon, t.BraceOpen, t.BraceClose);
give(OTHERS, t.Less, t.Comma);

function indexOf(type: TokenType): number {
  return type.tokenTypeIdx ?? 0;
}

function roleOf(type: TokenType): number {
  return roles[indexOf(type)] ?? 0;
}

/** Before a brace that opens a value or the list of an import. */
const valueLeads = new Set<TokenType | undefined>([t.Equal, t.Colon, t.Comma, t.ParenOpen, t.SquareOpen, t.Dot]);
const headerWords = new Set<TokenType | undefined>([t.EditionKeyword, t.PackageKeyword, t.ImportKeyword]);

type Bracket = "module" | "body" | "other";

class Counter {
  readonly #open: Bracket[] = [];
  #modules = 0;
  #angles = 0;
  #signs = 0;
  #operators = 0;
  #declarations = 0;
  /** First token of the statement, annotations left out. */
  #start: TokenType | undefined;
  /** How many brackets were open where the current annotation began. */
  #annotation: number | undefined;

  count(type: TokenType, before: TokenType | undefined): "nesting" | "operators" | "declarations" | undefined {
    if (this.#start === undefined) this.#findStart(type, before);
    const role = roleOf(type);
    if (role === 0) {
      this.#signs = 0;
      return undefined;
    }
    if ((role & OPENS) !== 0) this.#push(type, before);
    const closed = (role & CLOSES) !== 0 ? this.#pop() : undefined;
    this.#countAngles(type, before);
    this.#countOperators(type, before);
    const ends = type === t.Semicolon || closed === "body" || closed === "module";
    if (ends && this.#open.length === this.#modules && !headerWords.has(this.#start)) this.#declarations++;
    if (ends || (type === t.BraceOpen && this.#open.at(-1) === "module")) this.#restart();
    if (this.#open.length + this.#angles + this.#signs > limits.nesting) return "nesting";
    if (this.#operators > limits.operators) return "operators";
    return this.#declarations > limits.declarations ? "declarations" : undefined;
  }

  #restart(): void {
    this.#start = undefined;
    this.#annotation = undefined;
  }

  #findStart(type: TokenType, before: TokenType | undefined): void {
    if (this.#annotation !== undefined) {
      const inside = this.#open.length > this.#annotation || type === t.ParenOpen || type === t.Dot;
      if (inside || before === t.At || before === t.Dot) return;
    }
    this.#annotation = type === t.At ? this.#open.length : undefined;
    if (type !== t.At) this.#start = type;
  }

  #push(type: TokenType, before: TokenType | undefined): void {
    const isBody = type === t.BraceOpen && !valueLeads.has(before);
    const kind = !isBody ? "other" : this.#start === t.ModuleKeyword ? "module" : "body";
    if (kind === "module") this.#modules++;
    this.#open.push(kind);
  }

  #pop(): Bracket | undefined {
    const kind = this.#open.pop();
    if (kind === "module") this.#modules--;
    return kind;
  }

  #countAngles(type: TokenType, before: TokenType | undefined): void {
    if ((roleOf(type) & ENDS) !== 0) this.#angles = 0;
    else if (type === t.Less) this.#angles++;
    else if (type === t.Greater && before !== t.OperatorKeyword) this.#angles = Math.max(0, this.#angles - 1);
  }

  #countOperators(type: TokenType, before: TokenType | undefined): void {
    if ((roleOf(type) & ENDS) !== 0 || type === t.Comma) this.#operators = 0;
    if ((roleOf(type) & OPERATES) === 0) {
      this.#signs = 0;
      return;
    }
    this.#operators++;
    this.#signs = before !== undefined && (roleOf(before) & OPERATES) !== 0 ? this.#signs + 1 : 0;
  }
}
