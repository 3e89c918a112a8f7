// Finds the items of a damaged file: declarations, fields, cases and members, whatever is wrong inside them. It repairs
// braces and misspelt keywords, reports those, and puts marks around every item, so that the parser can lose one item
// without losing its neighbours.
import { type IToken, type TokenType } from "chevrotain";
import type { Diagnostic } from "./diagnostics.js";
import { findWayOut } from "./habits.js";
import { parseMessages } from "./messages.js";
import { type Depth, type OpenItem, type Owner } from "./outline-cursor.js";
import { EntryOutliner } from "./outline-entries.js";
import type { SourceFile } from "./source.js";
import { suggestWord } from "./spelling.js";
import { bodyKinds, scanLimit, type BodyLevel } from "./token-shapes.js";
import * as t from "./tokens.js";

/** A repaired and marked token list. */
export interface Outline {
  readonly tokens: IToken[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Marks the items of a file that does not parse. Linear in the number of tokens, but for rare looks ahead. */
export function outlineFile(tokens: readonly IToken[], source: SourceFile): Outline {
  const outliner = new Outliner(tokens, source);
  outliner.walkFile();
  return { tokens: outliner.marked, diagnostics: outliner.diagnostics };
}

const declarationWords = [
  "record",
  "struct",
  "enum",
  "flags",
  "variant",
  "error",
  "resource",
  "interface",
  "callback",
  "module",
  "fn",
  "const",
  "feature",
  "newtype",
  "type",
  "annotation",
  "import",
  "package",
  "edition",
  "closed",
  "extern",
  "shared",
  "unsafe",
  "async",
];
const memberWords = [
  "fn",
  "constructor",
  "property",
  "operator",
  "event",
  "const",
  "static",
  "readonly",
  "async",
  "mut",
  "own",
  "unsafe",
];
/** Words of other languages that begin the same thing. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["func", "fn"],
  ["function", "fn"],
  ["fun", "fn"],
  ["def", "fn"],
  ["namespace", "module"],
  ["union", "variant"],
  ["oneof", "variant"],
  ["message", "record"],
  ["dictionary", "record"],
  ["exception", "error"],
  ["typedef", "type"],
  ["trait", "interface"],
  ["protocol", "interface"],
  ["delegate", "callback"],
]);

class Outliner extends EntryOutliner {
  /** Marked declarations that stood where none can stand. */
  protected readonly moved: IToken[] = [];

  /** Walks the whole file. */
  walkFile(): void {
    const file: Owner = { level: "declarations", title: "", column: -1, parent: "declarations", indented: false };
    while (this.at < this.tokens.length) {
      this.walkItems(file);
      if (this.at < this.tokens.length) this.dropStrayBrace();
    }
    for (const token of this.moved) this.marked.push(token);
  }

  protected dropStrayBrace(): void {
    this.diagnostics.push(parseMessages["stray-closing-brace"].at(this.span(this.at)));
    this.surplus++;
    this.at++;
    if (this.type() === t.Semicolon || this.type() === t.Comma) this.at++;
  }

  // Stops before a `}`, at the end, or where the owner's `}` must be missing.
  protected walkItems(owner: Owner): void {
    while (this.at < this.tokens.length) {
      if (this.type() === t.BraceClose) {
        if (!this.isPrematureBrace(owner)) return;
        this.dropStrayBrace();
        continue;
      }
      if (owner.column >= 0 && this.endsEarly(owner)) return;
      const start = this.at;
      if (this.shapes.column(start) > owner.column) owner.indented = true;
      if (owner.level === "declarations") this.walkDeclaration();
      else if (owner.level === "members") this.walkMember();
      else this.walkEntry(owner.level);
      if (this.at === start) this.take();
    }
  }

  protected endsEarly(owner: Owner): boolean {
    const { level } = owner;
    if (level === "fields" && owner.parent === "cases" && this.surplus > 0 && this.looksLikeCase()) return true;
    const keyword = this.shapes.declarationKeyword(this.at);
    if (keyword === undefined) return false;
    const type = this.type(keyword);
    const allowed = level === "declarations" || type === t.ConstKeyword || (level === "members" && type === t.Fn);
    const outdented = this.shapes.isLineStart(this.at) && this.shapes.column(this.at) <= owner.column;
    if (allowed) return outdented && owner.indented && this.surplus > 0;
    return this.surplus > 0 || (outdented && owner.indented);
  }

  // There are too many `}`, and after this one the body seems to go on.
  protected isPrematureBrace(owner: Owner): boolean {
    if (this.surplus >= 0 || owner.column < 0) return false;
    const next = this.at + 1;
    const type = this.type(next);
    if (type === undefined || type === t.BraceClose) return false;
    if (owner.parent === "cases" && (type === t.Comma || type === t.Semicolon)) return false;
    const isInside = owner.indented && this.shapes.isLineStart(next) && this.shapes.column(next) > owner.column;
    return isInside || this.shapes.declarationKeyword(next) === undefined;
  }

  protected looksLikeCase(): boolean {
    const i = this.shapes.skipAnnotations(this.at);
    const next = this.type(i + 1);
    if (this.type(i) === t.Comma) return true;
    if (!this.shapes.isWord(i)) return false;
    return next === t.ParenOpen || next === t.Comma || next === t.Equal || next === t.BraceOpen;
  }

  // ---- declarations

  protected walkDeclaration(): void {
    const item = this.open();
    let keyword = this.prefixEnd();
    if (!this.isDeclarationWord(keyword)) keyword = this.recoverKeyword(item, keyword, declarationWords);
    if (this.type(keyword) === t.CallbackKeyword) keyword = this.correctInterface(item, keyword);
    const level = bodyKinds.get(this.type(keyword) as TokenType);
    item.name = this.nameAfter(keyword);
    if (!this.isDeclarationWord(keyword)) this.walkUnknown(item);
    else if (level !== undefined) this.walkBody(item, keyword, level);
    else this.walkStatement("declarations");
    this.close(item);
  }

  // `callback intreface Name {` is not a callback called `intreface`.
  protected correctInterface(item: OpenItem, keyword: number): number {
    const word = this.tokens[keyword + 1];
    if (word === undefined || !this.shapes.isWord(keyword + 1) || !this.shapes.isWord(keyword + 2)) return keyword;
    if (suggestWord(word.image, ["interface"]) === undefined) return keyword;
    this.replaceWord(item, keyword + 1, "interface");
    return keyword + 1;
  }

  // The word at `index` is no keyword. Corrects its spelling, or drops what stands before a keyword further on.
  protected recoverKeyword(item: OpenItem, index: number, words: readonly string[]): number {
    const token = this.tokens[index];
    const followed = this.shapes.isWord(index + 1) || this.type(index + 1) === t.NumberToken;
    const suggestion = token && followed ? this.suggest(token, words) : undefined;
    if (token !== undefined && suggestion !== undefined) {
      this.replaceWord(item, index, suggestion);
      return this.prefixEnd();
    }
    const later = this.laterKeyword(index);
    if (later === undefined) return index;
    const found = `\`${token?.image ?? ""}\``;
    const way = findWayOut(this.around(index, "a declaration"));
    this.report(item, parseMessages["unexpected-token"].at(this.span(index), { what: "a declaration", found, way }));
    this.at = later;
    return this.prefixEnd();
  }

  protected suggest(token: IToken, words: readonly string[]): string | undefined {
    const alias = aliases.get(token.image) ?? aliases.get(suggestWord(token.image, [...aliases.keys()]) ?? "");
    return suggestWord(token.image, words) ?? (alias !== undefined && words.includes(alias) ? alias : undefined);
  }

  protected laterKeyword(from: number): number | undefined {
    const ends = [t.Semicolon, t.BraceOpen, t.BraceClose];
    for (let i = from + 1; i < this.tokens.length; i++) {
      if (this.shapes.declarationKeyword(i) !== undefined) return i;
      if (ends.includes(this.type(i) as TokenType)) return undefined;
    }
    return undefined;
  }

  // No idea what it is: ends after its braces, after `;`, or before the next declaration.
  protected walkUnknown(item: OpenItem): void {
    const index = Math.min(this.prefixEnd(), this.tokens.length - 1);
    const found = `\`${this.tokens[index]?.image ?? ""}\``;
    const way = findWayOut(this.around(index, "a declaration"));
    this.report(item, parseMessages["expected-declaration"].at(this.span(index), { found, way }));
    this.skipUnknown();
  }

  protected skipUnknown(): void {
    const begin = this.at;
    let depth = 0;
    while (this.at < this.tokens.length) {
      const type = this.type();
      if (type === t.BraceClose && depth === 0) return;
      const open = depth > 0 && (this.surplus <= 0 || this.shapes.column(this.at) > this.shapes.column(begin));
      const anew = !open && this.at > begin && this.shapes.isLineStart(this.at);
      if (anew && this.shapes.declarationKeyword(this.at) !== undefined) break;
      this.take();
      if (type === t.BraceOpen) depth++;
      if (type === t.Semicolon && depth === 0) return;
      if (type === t.BraceClose && --depth === 0) {
        if (this.type() === t.Semicolon || this.type() === t.Comma) this.take();
        return;
      }
    }
    this.surplus -= depth;
  }

  // ---- bodies

  protected walkBody(item: OpenItem, keyword: number, level: BodyLevel): void {
    const title = `\`${[this.tokens[keyword], item.name]
      .map((token) => token?.image ?? "")
      .join(" ")
      .trim()}\``;
    const column = this.shapes.column(this.at);
    const header = this.headerEnd(keyword);
    while (this.at < header) this.take();
    if (this.type() !== t.BraceOpen && !this.reachBrace(item, title)) return;
    this.walkBraces(item, { level, title, column, parent: "declarations", indented: false });
  }

  // Index where the body's `{` should be: after name, type parameters and the types behind `:`.
  protected headerEnd(keyword: number): number {
    let i = keyword + 1;
    if (this.shapes.isWord(i)) i++;
    while (this.type(i) === t.Dot && this.shapes.isWord(i + 1)) i += 2;
    if (this.type(i) === t.Less) i = this.skipAngles(i);
    if (this.type(i) !== t.Colon) return i;
    do i = this.skipType(i + 1);
    while (this.type(i) === t.Comma && this.shapes.isWord(i + 1));
    return i;
  }

  protected skipType(index: number): number {
    let i = index;
    if (this.shapes.isWord(i)) i++;
    while (this.type(i) === t.Dot && this.shapes.isWord(i + 1)) i += 2;
    if (this.type(i) === t.Less) i = this.skipAngles(i);
    return this.type(i) === t.Question ? i + 1 : i;
  }

  protected skipAngles(index: number): number {
    const stops = [t.BraceOpen, t.BraceClose, t.Semicolon, t.Equal];
    const end = Math.min(this.tokens.length, index + scanLimit);
    let depth = 0;
    for (let i = index; i < end; i++) {
      if (this.type(i) === t.Less) depth++;
      if (this.type(i) === t.Greater && --depth === 0) return i + 1;
      if (stops.includes(this.type(i) as TokenType)) return i;
    }
    return end;
  }

  // The header is not followed by `{`. Inserts it when the file lacks one, else looks for it. False: there is no body.
  protected reachBrace(item: OpenItem, title: string): boolean {
    if (this.surplus < 0 && this.type() !== t.Semicolon) {
      this.report(item, parseMessages["missing-opening-brace"].at(this.gap(), { after: title }));
      // Something else may stand where the brace should be.
      if (!this.shapes.isLineStart(this.at) && this.shapes.isLineStart(this.at + 1)) this.at++;
      this.insert(t.BraceOpen, "{");
      return true;
    }
    const ends = [t.Semicolon, t.BraceClose];
    for (let i = this.at; i < this.tokens.length && !ends.includes(this.type(i) as TokenType); i++) {
      if (this.type(i) === t.BraceOpen) {
        while (this.at < i) this.take();
        return true;
      }
      if (i > this.at && this.shapes.isLineStart(i) && this.shapes.declarationKeyword(i) !== undefined) break;
    }
    this.skipUnknown();
    return false;
  }

  // From `{` to `}`, both included; the first may have been inserted just now.
  protected walkBraces(item: OpenItem, owner: Owner): void {
    const open = this.at;
    if (this.type() === t.BraceOpen && this.marked.at(-1)?.isInsertedInRecovery !== true) this.take();
    const firstItem = this.items.length;
    this.walkItems(owner);
    if (this.type() === t.BraceClose) {
      this.take();
      return;
    }
    const message = parseMessages["missing-closing-brace"].at(this.span(open), { of: owner.title });
    this.report(item, message);
    for (const inner of this.items.slice(firstItem)) inner.reported = true;
    this.insert(t.BraceClose, "}");
  }

  // ---- members

  protected walkMember(): void {
    const keyword = this.prefixEnd();
    if (this.shapes.declarationKeyword(this.at) !== undefined && !this.isMemberKeyword(keyword)) {
      this.walkNested("a resource or interface");
      return;
    }
    const item = this.open();
    if (!this.isMemberKeyword(keyword)) this.correctMember(item, keyword);
    this.walkStatement("members");
    this.close(item);
  }

  protected isMemberKeyword(index: number): boolean {
    const types = [t.Fn, t.ConstKeyword, t.ConstructorKeyword, t.PropertyKeyword, t.OperatorKeyword, t.EventKeyword];
    return types.includes(this.type(index) as TokenType);
  }

  protected correctMember(item: OpenItem, index: number): void {
    const token = this.tokens[index];
    const followed =
      this.shapes.isWord(index + 1) || [t.ParenOpen, t.SquareOpen].includes(this.type(index + 1) as TokenType);
    const suggestion = token && followed && this.shapes.isWord(index) ? this.suggest(token, memberWords) : undefined;
    if (suggestion !== undefined) this.replaceWord(item, index, suggestion);
  }

  // A declaration inside a body that cannot hold it is reported and moved to the end of the file.
  protected walkNested(where: string): void {
    const keyword = this.prefixEnd();
    const word = this.tokens[keyword]?.image ?? "";
    this.diagnostics.push(parseMessages["nested-declaration"].at(this.span(keyword), { keyword: word, where }));
    const kept = this.marked.length;
    const first = this.items.length;
    this.walkDeclaration();
    for (const item of this.items.slice(first)) item.reported = true;
    for (const token of this.marked.splice(kept)) this.moved.push(token);
  }

  // Up to and including `;`. Ends before a `}` that is not its own and before the next declaration or member.
  protected walkStatement(level: "declarations" | "members"): void {
    const begin = this.at;
    const isImport = this.type(this.prefixEnd()) === t.ImportKeyword;
    const bodyStart = this.prefixEnd() + 1;
    const depth: Depth = { paren: 0, brace: 0, angle: 0 };
    while (this.at < this.tokens.length) {
      const type = this.type();
      const anew = this.at > begin && this.at >= bodyStart && this.shapes.isLineStart(this.at);
      if (anew && this.startsNext(level)) break;
      if (type === t.BraceClose && depth.brace === 0 && !isImport && !this.isInnerBrace(depth.paren)) break;
      const isBlock = type === t.BraceOpen && !isImport && depth.paren === 0 && !this.isObject();
      if (isBlock && this.surplus <= 0) {
        this.skipUnknown();
        return;
      }
      this.take();
      this.count(type, depth);
      if (type === t.Semicolon) break;
    }
    this.surplus -= depth.brace;
  }

  protected startsNext(level: "declarations" | "members"): boolean {
    if (level === "members" && this.shapes.memberKeyword(this.at) !== undefined) return true;
    return this.shapes.declarationKeyword(this.at) !== undefined;
  }

  protected isObject(): boolean {
    const before = this.type(this.at - 1);
    return [t.Equal, t.Colon, t.Comma, t.ParenOpen, t.SquareOpen].includes(before as TokenType);
  }
}
