// Questions about a token list that need no parser: where annotations end, what looks like the start of a declaration
// or member, what begins a line. `outline.ts` finds the items of a damaged file with them.
import { tokenMatcher, type IToken, type TokenType } from "chevrotain";
import { positionAt, type SourceFile } from "./source.js";
import * as t from "./tokens.js";

/** Declarations whose keyword is followed by a body in braces, with what stands in it. */
export const bodyKinds: ReadonlyMap<TokenType, BodyLevel> = new Map<TokenType, BodyLevel>([
  [t.StructKeyword, "fields"],
  [t.RecordKeyword, "fields"],
  [t.EnumKeyword, "cases"],
  [t.FlagsKeyword, "cases"],
  [t.VariantKeyword, "cases"],
  [t.ErrorKeyword, "cases"],
  [t.InterfaceKeyword, "members"],
  [t.ResourceKeyword, "members"],
  [t.ModuleKeyword, "declarations"],
]);

/** What a pair of braces holds. */
export type BodyLevel = "declarations" | "fields" | "cases" | "members";

const bodyFollowers = [t.BraceOpen, t.Less, t.Colon];
// What can follow the name after each keyword that is not followed by a body.
const statementFollowers = new Map<TokenType, readonly TokenType[]>([
  [t.FeatureKeyword, [t.Semicolon]],
  [t.ConstKeyword, [t.Colon]],
  [t.NewtypeKeyword, [t.Equal]],
  [t.TypeKeyword, [t.Equal, t.Less]],
  [t.CallbackKeyword, [t.Equal]],
  [t.Fn, [t.ParenOpen]],
  [t.AnnotationKeyword, [t.ParenOpen]],
  [t.ImportKeyword, [t.Semicolon, t.Dot, t.As]],
  [t.PackageKeyword, [t.Semicolon, t.Dot, t.At]],
]);

const modifierTypes = new Set([
  t.Closed,
  t.Extern,
  t.CallbackKeyword,
  t.Shared,
  t.Unsafe,
  t.Static,
  t.Async,
  t.Mut,
  t.Own,
  t.Readonly,
]);

const memberKeywords = new Set([
  t.Fn,
  t.ConstKeyword,
  t.ConstructorKeyword,
  t.PropertyKeyword,
  t.OperatorKeyword,
  t.EventKeyword,
]);

const operandEnds = new Set([
  t.NumberToken,
  t.StringToken,
  t.BytesToken,
  t.CharToken,
  t.UnclosedLiteral,
  t.ParenClose,
  t.SquareClose,
  t.BraceClose,
  t.Question,
  t.Greater,
]);

/** How far a look ahead goes at most, in tokens; it keeps the time for hostile files linear. */
export const scanLimit = 500;

/** More modifiers than this in a row are none. */
const maxModifiers = 16;

/** A token list with its text. Indexes outside the list give undefined tokens. */
export class TokenShapes {
  readonly tokens: readonly IToken[];
  readonly #source: SourceFile;
  /** Where the annotations end that begin at an index. */
  readonly #annotationEnds = new Map<number, number>();

  constructor(tokens: readonly IToken[], source: SourceFile) {
    this.tokens = tokens;
    this.#source = source;
  }

  /** The type of a token. */
  type(index: number): TokenType | undefined {
    return this.tokens[index]?.tokenType;
  }

  /** Whether a token is a word, keywords included. */
  isWord(index: number): boolean {
    const token = this.tokens[index];
    return token !== undefined && tokenMatcher(token, t.Word);
  }

  /** Whether a token is the first of its line. */
  isLineStart(index: number): boolean {
    const before = this.tokens[index - 1];
    const token = this.tokens[index];
    if (before === undefined || token === undefined) return true;
    return /[\r\n]/.test(this.#source.text.slice(t.endOf(before), token.startOffset));
  }

  /** Distance of a token from the start of its line. */
  column(index: number): number {
    const offset = this.tokens[index]?.startOffset ?? 0;
    return positionAt(this.#source, offset).column - 1;
  }

  /** True when one operand cannot continue with the next token, so that something else begins there. */
  beginsAnew(index: number): boolean {
    if (!this.isWord(index) && this.type(index) !== t.At) return false;
    const before = this.type(index - 1);
    return before !== undefined && (operandEnds.has(before) || this.isWord(index - 1));
  }

  /** Index after the annotations that begin at an index. */
  skipAnnotations(index: number): number {
    const starts: number[] = [];
    let i = index;
    while (this.type(i) === t.At && this.isWord(i + 1)) {
      const known = this.#annotationEnds.get(i);
      if (known !== undefined) {
        i = known;
        break;
      }
      starts.push(i);
      i += 2;
      while (this.type(i) === t.Dot && this.isWord(i + 1)) i += 2;
      if (this.type(i) === t.ParenOpen) i = this.skipArguments(i);
    }
    for (const start of starts) this.#annotationEnds.set(start, i);
    return i;
  }

  // Arguments end at their closing parenthesis, or, when it is missing, where something new begins.
  private skipArguments(open: number): number {
    const end = Math.min(this.tokens.length, open + scanLimit);
    let depth = 0;
    for (let i = open; i < end; i++) {
      const type = this.type(i);
      if (type === t.ParenOpen) depth++;
      if (type === t.ParenClose && --depth === 0) return i + 1;
      if (type === t.Semicolon || (type === t.BraceOpen && this.type(i - 1) !== t.Colon)) break;
      if (i > open && this.isLineStart(i) && this.declarationKeyword(i) !== undefined) break;
    }
    let i = open + 1;
    while (i < end && !this.beginsAnew(i) && this.type(i) !== t.Semicolon) i++;
    return i;
  }

  /** Index after the modifiers that begin at an index. */
  skipModifiers(index: number): number {
    let i = index;
    while (i < index + maxModifiers && modifierTypes.has(this.type(i) as TokenType) && this.isWord(i + 1)) {
      if (this.type(i) === t.CallbackKeyword && !(this.type(i + 1) === t.InterfaceKeyword && this.isWord(i + 2))) break;
      i++;
    }
    return i;
  }

  /** Index of the keyword, when a declaration seems to begin at an index (annotations and modifiers first). */
  declarationKeyword(index: number): number | undefined {
    const i = this.skipModifiers(this.skipAnnotations(index));
    const type = this.type(i);
    if (type === undefined) return undefined;
    if (type === t.EditionKeyword) return this.type(i + 1) === t.NumberToken ? i : undefined;
    if (!this.isWord(i + 1)) return undefined;
    const after = this.type(i + 2);
    if (bodyKinds.has(type)) {
      const known = after === undefined || bodyFollowers.includes(after) || this.isLineStart(i);
      return known || (type === t.ModuleKeyword && after === t.Dot) ? i : undefined;
    }
    return after !== undefined && statementFollowers.get(type)?.includes(after) ? i : undefined;
  }

  /** Index of the keyword, when a member of a resource or interface seems to begin at an index. */
  memberKeyword(index: number): number | undefined {
    const i = this.skipModifiers(this.skipAnnotations(index));
    const type = this.type(i);
    if (type === undefined || !memberKeywords.has(type)) return undefined;
    const next = this.type(i + 1);
    if (type === t.OperatorKeyword) return next !== t.Colon ? i : undefined;
    if (type === t.ConstructorKeyword) return this.isWord(i + 1) || next === t.ParenOpen ? i : undefined;
    return this.isWord(i + 1) ? i : undefined;
  }
}
