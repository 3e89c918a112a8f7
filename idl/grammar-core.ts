// What all rules share: spans, documentation, and the way the parser survives mistakes. A file is first parsed plainly;
// at the first mistake that parse is given up, `outline.ts` marks the items of the file, and the file is parsed again
// item by item. Inside an item only the first mistake is reported, and nothing reads past its end.
import { EmbeddedActionsParser, EOF, tokenMatcher, type IToken, type TokenType } from "chevrotain";
import type { Diagnostic } from "./diagnostics.js";
import { findSeparatorWay, findWayOut, type Around } from "./habits.js";
import { parseMessages } from "./messages.js";
import type { ItemInfo } from "./outline-cursor.js";
import { spanOf, type SourceFile, type Span } from "./source.js";
import {
  At,
  BraceClose,
  BraceOpen,
  Comma,
  endOf,
  ItemEnd,
  ItemStart,
  ParenClose,
  ParenOpen,
  Semicolon,
  vocabulary,
  Word,
} from "./tokens.js";
import type { Docs, Name } from "./tree.js";

/** What an absent list is: most nodes have several of them. */
export const NONE: readonly never[] = [];

/** A rule without parameters. */
export type Rule<T> = () => T;

/** What the rules need besides the tokens. */
export interface ParseJob {
  readonly source: SourceFile;
  /** Documentation by the offset of the token it stands before. Entries that were used are removed. */
  readonly docs: Map<number, Docs>;
  /** Where findings go. */
  readonly diagnostics: Diagnostic[];
  /** True when the tokens carry item marks. */
  readonly marked: boolean;
}

/** Thrown by a plain parse at the first mistake. */
export class Mistake extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

const emptySource = { path: "", text: "" } as SourceFile;

/** The base of the grammar. One instance serves all files, one after the other. */
export class GrammarCore extends EmbeddedActionsParser {
  protected job: ParseJob = { source: emptySource, docs: new Map(), diagnostics: [], marked: false };
  /** True once the current item has had its diagnostic. */
  #muted = false;
  /** True when a mistake was made in the current item or inside it. */
  #damaged = false;

  constructor() {
    super(vocabulary, { maxLookahead: 1, recoveryEnabled: false, skipValidations: true });
  }

  /** Starts with a new file. */
  protected begin(tokens: IToken[], job: ParseJob): void {
    this.job = job;
    this.#muted = false;
    this.#damaged = false;
    this.input = tokens;
  }

  // ---- places

  /** Offset where the next token begins. */
  protected here(): number {
    const token = this.LA(1);
    return token.tokenType === EOF ? this.job.source.text.length : token.startOffset;
  }

  /** From an offset to the end of the last token read. */
  protected spanFrom(start: number): Span {
    const end = endOf(this.LA(0));
    return { file: this.job.source, start, end: end < start ? start : end };
  }

  /** Span of a token. */
  protected spanOf(token: IToken): Span {
    return { file: this.job.source, start: token.startOffset, end: endOf(token) };
  }

  /** An empty span behind the last token read. */
  protected gap(): Span {
    const end = endOf(this.LA(0));
    return spanOf(this.job.source, end, end);
  }

  /** Takes the documentation that stands before an offset. */
  protected takeDocs(offset: number): Docs | undefined {
    if (this.job.docs.size === 0) return undefined;
    const docs = this.job.docs.get(offset);
    if (docs !== undefined) this.job.docs.delete(offset);
    return docs;
  }

  // ---- looking ahead

  protected at(type: TokenType, ahead = 1): boolean {
    return this.LA(ahead).tokenType === type;
  }

  /** Whether an optional part begins with the next token. Asked before its rule, which would cost more than the question. */
  protected begins(type: TokenType): boolean {
    return this.RECORDING_PHASE || this.LA(1).tokenType === type;
  }

  protected atWord(ahead = 1): boolean {
    return tokenMatcher(this.LA(ahead), Word);
  }

  /** True when nothing but the closing brace of the body follows. */
  protected atBodyEnd(): boolean {
    return this.at(BraceClose) || (this.at(ItemEnd) && this.at(BraceClose, 2));
  }

  // ---- mistakes

  /** Whether a mistake was reported inside the current item so far. */
  protected get damaged(): boolean {
    return this.#damaged;
  }

  /** Reports a mistake, unless the item has had one. */
  protected complain(diagnostic: Diagnostic): void {
    if (!this.job.marked) throw new Mistake(diagnostic);
    if (!this.#muted) this.job.diagnostics.push(diagnostic);
    this.#muted = true;
    this.#damaged = true;
  }

  /** Reports that something else was expected at the next token. */
  protected complainExpected(what: string): void {
    const way = findWayOut(this.around(what));
    this.complain(parseMessages["unexpected-token"].at(this.nextSpan(), { what, found: this.found(), way }));
  }

  /** The next token of the text as a message shows it. */
  protected found(): string {
    const token = this.nextReal();
    return token.tokenType === EOF ? "the end of the file" : `\`${token.image}\``;
  }

  /** Span of the next token of the text, or the gap when the item ends before it. */
  protected nextSpan(): Span {
    const token = this.LA(1);
    return token.tokenType === EOF || token.tokenType === ItemEnd ? this.gap() : this.spanOf(token);
  }

  /** The tokens of the text around the next one. */
  protected around(wanted: string): Around {
    const isReal = ({ tokenType }: IToken): boolean =>
      tokenType !== ItemEnd && tokenType !== ItemStart && tokenType !== EOF;
    const images = (offsets: readonly number[]): string[] =>
      offsets
        .map((ahead) => this.LA(ahead))
        .filter((token) => token !== undefined && isReal(token))
        .map(({ image }) => image);
    return { before: images([-5, -4, -3, -2, -1, 0]), after: images([1, 2, 3, 4, 5]), wanted };
  }

  private nextReal(): IToken {
    let ahead = 1;
    while (this.at(ItemEnd, ahead) || this.at(ItemStart, ahead)) ahead++;
    return this.LA(ahead);
  }

  /** Reads a token of that type, or reports and goes on without it. */
  protected expect(idx: number, type: TokenType): IToken | undefined {
    if (this.RECORDING_PHASE || tokenMatcher(this.LA(1), type)) return this.consume(idx, type);
    this.complainExpected(type.LABEL ?? type.name);
    return undefined;
  }

  /** Reads a word as a name, or reports and returns an empty name. */
  protected expectName(idx: number, what: string): Name {
    if (this.RECORDING_PHASE || this.atWord()) {
      const token = this.consume(idx, Word);
      return { kind: "name", text: token.image, span: this.spanOf(token) };
    }
    this.complain(parseMessages["missing-name"].at(this.nextSpan(), { what, found: this.found() }));
    return { kind: "name", text: "", span: this.gap() };
  }

  /** Reads the `;` that ends a statement. */
  protected endStatement(idx: number): void {
    if (this.RECORDING_PHASE || this.at(Semicolon)) this.consume(idx, Semicolon);
    else this.complainSeparator("`;`");
  }

  /** Reads the `;` or `,` after a field or case; the last one in a body needs none. */
  protected endEntry(idx: number, wanted: ";" | ","): void {
    this.option(idx, () => this.consume(idx, Semicolon));
    if (!this.RECORDING_PHASE && (this.LA(0).tokenType === Semicolon || this.atBodyEnd())) return;
    this.option(idx + 1, () => this.consume(idx, Comma));
    if (!this.RECORDING_PHASE && this.LA(0).tokenType !== Comma) this.complainSeparator(`\`${wanted}\``);
  }

  /** Reads the comma between two parts of a list that ends with `close`. */
  protected endPart(idx: number, close: TokenType): void {
    this.option(idx, () => this.consume(idx, Comma));
    if (this.RECORDING_PHASE || this.LA(0).tokenType === Comma || this.at(close)) return;
    this.complainSeparator(`\`,\` or ${close.LABEL}`);
  }

  private complainSeparator(what: string): void {
    const after = `\`${this.LA(0).image}\``;
    const way = findSeparatorWay(this.around(what));
    this.complain(parseMessages["missing-separator"].at(this.gap(), { what, after, way }));
  }

  /** Reads the brace that opens a body; in a damaged item skips what stands before it. */
  protected openBody(idx: number): void {
    if (this.expect(idx, BraceOpen) === undefined && this.skipTo(BraceOpen)) this.consume(idx, BraceOpen);
  }

  /** Reads the brace that closes a body. */
  protected closeBody(idx: number): void {
    if (this.expect(idx, BraceClose) === undefined && this.skipTo(BraceClose)) this.consume(idx, BraceClose);
  }

  /** Reads the `)` that closes a list; in a damaged item skips what stands before it, if it is near. */
  protected closeParen(idx: number): void {
    if (this.expect(idx, ParenClose) !== undefined) return;
    const stops = [ParenOpen, BraceOpen, Semicolon, At, ItemStart, ItemEnd, EOF];
    let ahead = 1;
    while (!this.at(ParenClose, ahead)) if (stops.includes(this.LA(ahead++).tokenType)) return;
    if (this.skipTo(ParenClose)) this.consume(idx, ParenClose);
  }

  private skipTo(type: TokenType): boolean {
    while (!this.at(type)) {
      if (this.at(ItemStart) || this.at(ItemEnd) || this.at(EOF)) return false;
      this.skip();
    }
    return true;
  }

  private skip(): void {
    this.consume(0, this.LA(1).tokenType);
  }

  // ---- items

  /**
   * Reads one item of a list of items: in a marked file, everything between its marks, with at most one diagnostic;
   * `rescue` stands in when nothing could be read.
   */
  protected item<T>(idx: number, what: string, read: () => T, rescue: (info: ItemInfo) => T): T {
    if (this.RECORDING_PHASE) {
      this.option(idx, () => this.consume(idx, ItemStart));
      const recorded = read();
      this.option(idx + 1, () => this.consume(idx, ItemEnd));
      return recorded;
    }
    if (!this.at(ItemStart)) return read();
    const info = this.consume(idx, ItemStart).payload as ItemInfo;
    const outer = { muted: this.#muted, damaged: this.#damaged };
    this.#muted = info.reported;
    this.#damaged = info.reported;
    const result = this.readMarked(what, read, () => rescue(info));
    while (this.LA(1) !== info.end) this.skip();
    this.consume(idx, ItemEnd);
    const damaged = this.#damaged;
    this.#muted = outer.muted;
    this.#damaged = outer.damaged || damaged;
    return damaged ? markDamaged(result) : result;
  }

  private readMarked<T>(what: string, read: () => T, rescue: () => T): T {
    try {
      const result = read();
      if (!this.at(ItemEnd)) this.complainExpected("the end of " + what);
      return result;
    } catch (problem) {
      if (!isRecognitionProblem(problem)) throw problem;
      this.complainExpected(what);
      return rescue();
    }
  }
}

// A mistake may be found after the node was made.
function markDamaged<T>(node: T): T {
  const flagged = typeof node === "object" && node !== null && "damaged" in node && node.damaged === false;
  return flagged ? { ...node, damaged: true } : node;
}

/** True for the exceptions with which chevrotain gives up a rule. */
export function isRecognitionProblem(problem: unknown): boolean {
  return problem instanceof Error && "token" in problem && "resyncedTokens" in problem;
}
