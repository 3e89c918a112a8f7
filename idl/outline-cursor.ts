// A cursor over the tokens of a damaged file, and the marked list that comes out.
import { type IToken, type TokenType } from "chevrotain";
import type { Diagnostic } from "./diagnostics.js";
import type { Around } from "./habits.js";
import { parseMessages } from "./messages.js";
import { spanOf, type SourceFile, type Span } from "./source.js";
import { bodyKinds, TokenShapes, type BodyLevel } from "./token-shapes.js";
import * as t from "./tokens.js";

/** What is known about an item before it is parsed. Rides on its `ItemStart` mark. */
export interface ItemInfo {
  /** The `ItemEnd` mark that closes it. */
  readonly end: IToken;
  /** True when a mistake in it was reported already. */
  readonly reported: boolean;
  /** The word that is probably its name. */
  readonly name: IToken | undefined;
}

/** An item that is being marked. */
export interface OpenItem {
  end: IToken;
  reported: boolean;
  name: IToken | undefined;
}

/** Brackets that are open inside an item. */
export interface Depth {
  paren: number;
  brace: number;
  angle: number;
}

/** The thing a body belongs to. */
export interface Owner {
  readonly level: BodyLevel;
  readonly title: string;
  readonly column: number;
  readonly parent: BodyLevel;
  /** True once a member was indented more than the owner: then indentation says something. */
  indented: boolean;
}

/** The cursor. `at` is the index of the next token. */
export class OutlineCursor {
  readonly marked: IToken[] = [];
  readonly diagnostics: Diagnostic[] = [];
  protected readonly source: SourceFile;
  protected readonly tokens: IToken[];
  protected readonly shapes: TokenShapes;
  protected readonly items: OpenItem[] = [];
  protected at = 0;
  /** Braces opened more often than closed (or less, when negative), as far as not yet explained. */
  protected surplus = 0;

  constructor(tokens: readonly IToken[], source: SourceFile) {
    this.tokens = [...tokens];
    this.source = source;
    this.shapes = new TokenShapes(this.tokens, source);
    for (const { tokenType } of tokens) {
      if (tokenType === t.BraceOpen) this.surplus++;
      if (tokenType === t.BraceClose) this.surplus--;
    }
  }

  protected prefixEnd(): number {
    return this.shapes.skipModifiers(this.shapes.skipAnnotations(this.at));
  }

  protected isDeclarationWord(index: number): boolean {
    const type = this.type(index);
    if (type === undefined) return false;
    const plain = [
      t.FeatureKeyword,
      t.ConstKeyword,
      t.NewtypeKeyword,
      t.TypeKeyword,
      t.CallbackKeyword,
      t.Fn,
      t.AnnotationKeyword,
      t.ImportKeyword,
      t.PackageKeyword,
      t.EditionKeyword,
    ];
    return bodyKinds.has(type) || plain.includes(type);
  }

  // A `}` in the middle of something whose `{` is missing.
  protected isInnerBrace(parens: number): boolean {
    const separators = [t.Semicolon, t.Comma];
    const before = this.type(this.at - 1);
    const within = parens > 0 || before === t.Equal || separators.includes(this.type(this.at + 1) as TokenType);
    const inner = this.surplus < 0 && within;
    if (inner) this.surplus++;
    return inner;
  }

  protected count(type: TokenType | undefined, depth: Depth): void {
    if (type === t.ParenOpen || type === t.SquareOpen) depth.paren++;
    if (type === t.ParenClose || type === t.SquareClose) depth.paren = Math.max(0, depth.paren - 1);
    if (type === t.BraceOpen) depth.brace++;
    if (type === t.BraceClose) depth.brace = Math.max(0, depth.brace - 1);
    if (type === t.Less) depth.angle++;
    if (type === t.Greater) depth.angle = Math.max(0, depth.angle - 1);
  }
  protected replaceWord(item: OpenItem, index: number, suggestion: string): void {
    const token = this.tokens[index] as IToken;
    const message = parseMessages["misspelt-keyword"];
    this.report(item, message.at(this.span(index), { word: token.image, suggestion }));
    const type = t.keywordType(suggestion) ?? token.tokenType;
    this.tokens[index] = { ...token, image: suggestion, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
  }

  /** The tokens around a mistake at `index`. */
  protected around(index: number, wanted: string): Around {
    const images = (from: number, to: number): string[] =>
      this.tokens.slice(Math.max(0, from), to).map(({ image }) => image);
    return { before: images(index - 5, index), after: images(index, index + 5), wanted };
  }

  protected type(index: number = this.at): TokenType | undefined {
    return this.tokens[index]?.tokenType;
  }

  protected take(): void {
    const token = this.tokens[this.at++];
    if (token !== undefined) this.marked.push(token);
  }

  protected open(): OpenItem {
    const item: OpenItem = { end: this.mark(t.ItemEnd), reported: false, name: undefined };
    this.items.push(item);
    this.marked.push({ ...this.mark(t.ItemStart), payload: item });
    return item;
  }

  protected close(item: OpenItem): void {
    const { startOffset, endOffset } = this.mark(t.ItemEnd);
    Object.assign(item.end, { startOffset, endOffset });
    this.marked.push(item.end);
  }

  protected insert(type: TokenType, image: string): void {
    this.marked.push({ ...this.mark(type), image, isInsertedInRecovery: true });
    this.surplus += type === t.BraceOpen ? 1 : -1;
  }

  // An empty token behind the last real one.
  protected mark(type: TokenType): IToken {
    const end = this.endBefore();
    const tokenTypeIdx = type.tokenTypeIdx ?? 0;
    return { image: "", startOffset: end, endOffset: end - 1, tokenType: type, tokenTypeIdx };
  }

  protected nameAfter(keyword: number): IToken | undefined {
    let i = this.isDeclarationWord(keyword) ? keyword + 1 : keyword;
    while (!this.isDeclarationWord(keyword) && this.shapes.isWord(i + 1)) i++;
    return this.shapes.isWord(i) ? this.tokens[i] : undefined;
  }

  protected report(item: OpenItem, diagnostic: Diagnostic): void {
    if (!item.reported) this.diagnostics.push(diagnostic);
    item.reported = true;
  }

  protected span(index: number): Span {
    const token = this.tokens[index] ?? this.tokens.at(-1);
    const start = token?.startOffset ?? 0;
    return spanOf(this.source, start, token === undefined ? start : t.endOf(token));
  }

  protected gap(): Span {
    const end = this.endBefore();
    return spanOf(this.source, end, end);
  }

  private endBefore(): number {
    const before = this.tokens[this.at - 1];
    return before === undefined ? 0 : t.endOf(before);
  }
}
