// Finds the items of a damaged file: declarations, fields, cases and members, whatever is wrong inside them. It repairs
// braces and misspelt keywords, reports those, and puts marks around every item, so that the parser can lose one item
// without losing its neighbours.
import { type IToken, type TokenType } from "chevrotain";
import type { Diagnostic } from "./diagnostics.js";
import { parseMessages } from "./messages.js";
import { spanOf, type SourceFile, type Span } from "./source.js";
import { suggestWord } from "./spelling.js";
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

interface OpenItem {
  end: IToken;
  reported: boolean;
  name: IToken | undefined;
}

/** Brackets that are open inside an item. */
interface Depth {
  paren: number;
  brace: number;
  angle: number;
}

/** The thing a body belongs to. */
interface Owner {
  readonly level: BodyLevel;
  readonly title: string;
  readonly column: number;
  readonly parent: BodyLevel;
  /** True once a member was indented more than the owner: then indentation says something. */
  indented: boolean;
}

const declarationWords = [
  "record", "struct", "enum", "flags", "variant", "error", "resource", "interface", "callback", "module", "fn", "const",
  "feature", "newtype", "type", "annotation", "import", "package", "edition", "closed", "extern", "shared", "unsafe",
  "async",
];
const memberWords = [
  "fn", "constructor", "property", "operator", "event", "const", "static", "readonly", "async", "mut", "own", "unsafe",
];
const aliases: Readonly<Record<string, string>> = { func: "fn", function: "fn", namespace: "module", union: "variant" };

class Outliner {
  readonly marked: IToken[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceFile;
  readonly #tokens: IToken[];
  readonly #shapes: TokenShapes;
  readonly #items: OpenItem[] = [];
  #at = 0;
  /** Braces opened more often than closed (or less, when negative), as far as not yet explained. */
  #surplus = 0;

  constructor(tokens: readonly IToken[], source: SourceFile) {
    this.#tokens = [...tokens];
    this.#source = source;
    this.#shapes = new TokenShapes(this.#tokens, source.text);
    for (const { tokenType } of tokens) {
      if (tokenType === t.BraceOpen) this.#surplus++;
      if (tokenType === t.BraceClose) this.#surplus--;
    }
  }

  walkFile(): void {
    const file: Owner = { level: "declarations", title: "", column: -1, parent: "declarations", indented: false };
    while (this.#at < this.#tokens.length) {
      this.#walkItems(file);
      if (this.#at < this.#tokens.length) this.#dropStrayBrace();
    }
  }

  #dropStrayBrace(): void {
    this.diagnostics.push(parseMessages["stray-closing-brace"].at(this.#span(this.#at)));
    this.#surplus++;
    this.#at++;
    if (this.#type() === t.Semicolon || this.#type() === t.Comma) this.#at++;
  }

  // Stops before a `}`, at the end, or where the owner's `}` must be missing.
  #walkItems(owner: Owner): void {
    while (this.#at < this.#tokens.length && this.#type() !== t.BraceClose) {
      if (owner.column >= 0 && this.#endsEarly(owner)) return;
      const start = this.#at;
      if (this.#shapes.column(start) > owner.column) owner.indented = true;
      if (owner.level === "declarations") this.#walkDeclaration();
      else if (owner.level === "members") this.#walkMember();
      else this.#walkEntry(owner.level);
      if (this.#at === start) this.#take();
    }
  }

  #endsEarly(owner: Owner): boolean {
    const { level } = owner;
    if (level === "fields" && owner.parent === "cases" && this.#surplus > 0 && this.#looksLikeCase()) return true;
    const keyword = this.#shapes.declarationKeyword(this.#at);
    if (keyword === undefined) return false;
    const type = this.#type(keyword);
    const allowed =
      level === "declarations" || type === t.ConstKeyword || (level === "members" && type === t.Fn);
    const outdented = this.#shapes.isLineStart(this.#at) && this.#shapes.column(this.#at) <= owner.column;
    if (allowed) return outdented && owner.indented && this.#surplus > 0;
    return this.#surplus > 0 || (outdented && owner.indented);
  }

  #looksLikeCase(): boolean {
    const i = this.#shapes.skipAnnotations(this.#at);
    const next = this.#type(i + 1);
    if (this.#type(i) === t.Comma) return true;
    if (!this.#shapes.isWord(i)) return false;
    return next === t.ParenOpen || next === t.Comma || next === t.Equal || next === t.BraceOpen;
  }

  // ---- declarations

  #walkDeclaration(): void {
    const item = this.#open();
    let keyword = this.#prefixEnd();
    if (!this.#isDeclarationWord(keyword)) keyword = this.#recoverKeyword(item, keyword, declarationWords);
    const level = bodyKinds.get(this.#type(keyword) as TokenType);
    item.name = this.#nameAfter(keyword);
    if (!this.#isDeclarationWord(keyword)) this.#walkUnknown(item);
    else if (level !== undefined) this.#walkBody(item, keyword, level);
    else this.#walkStatement("declarations");
    this.#close(item);
  }

  #isDeclarationWord(index: number): boolean {
    const type = this.#type(index);
    if (type === undefined) return false;
    const plain = [
      t.FeatureKeyword, t.ConstKeyword, t.NewtypeKeyword, t.TypeKeyword, t.CallbackKeyword, t.Fn, t.AnnotationKeyword,
      t.ImportKeyword, t.PackageKeyword, t.EditionKeyword,
    ];
    return bodyKinds.has(type) || plain.includes(type);
  }

  #prefixEnd(): number {
    return this.#shapes.skipModifiers(this.#shapes.skipAnnotations(this.#at));
  }

  // The word at `index` is no keyword. Corrects its spelling, or drops what stands before a keyword further on.
  #recoverKeyword(item: OpenItem, index: number, words: readonly string[]): number {
    const token = this.#tokens[index];
    const followed = this.#shapes.isWord(index + 1) || this.#type(index + 1) === t.NumberToken;
    const suggestion = token && followed ? this.#suggest(token, words) : undefined;
    if (token !== undefined && suggestion !== undefined) {
      const message = parseMessages["misspelt-keyword"];
      this.#report(item, message.at(this.#span(index), { word: token.image, suggestion }));
      const type = t.keywordType(suggestion) ?? token.tokenType;
      this.#tokens[index] = { ...token, image: suggestion, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
      return this.#prefixEnd();
    }
    const later = this.#laterKeyword(index);
    if (later === undefined) return index;
    const found = `\`${token?.image ?? ""}\``;
    this.#report(item, parseMessages["unexpected-token"].at(this.#span(index), { what: "a declaration", found }));
    this.#at = later;
    return this.#prefixEnd();
  }

  #suggest(token: IToken, words: readonly string[]): string | undefined {
    return Object.hasOwn(aliases, token.image) ? aliases[token.image] : suggestWord(token.image, words);
  }

  #laterKeyword(from: number): number | undefined {
    const ends = [t.Semicolon, t.BraceOpen, t.BraceClose];
    for (let i = from + 1; i < this.#tokens.length; i++) {
      if (this.#shapes.declarationKeyword(i) !== undefined) return i;
      if (ends.includes(this.#type(i) as TokenType)) return undefined;
    }
    return undefined;
  }

  // No idea what it is: ends after its braces, after `;`, or before the next declaration.
  #walkUnknown(item: OpenItem): void {
    const token = this.#tokens[this.#prefixEnd()] ?? this.#tokens[this.#at];
    const found = token ? `\`${token.image}\`` : "the end of the file";
    const message = parseMessages["expected-declaration"];
    this.#report(item, message.at(this.#span(this.#tokens.indexOf(token as IToken)), { found }));
    this.#skipUnknown();
  }

  #skipUnknown(): void {
    const begin = this.#at;
    let depth = 0;
    while (this.#at < this.#tokens.length) {
      const type = this.#type();
      if (type === t.BraceClose && depth === 0) return;
      const next = depth === 0 && this.#at > begin && this.#shapes.isLineStart(this.#at);
      if (next && this.#shapes.declarationKeyword(this.#at) !== undefined) return;
      this.#take();
      if (type === t.BraceOpen) depth++;
      if (type === t.Semicolon && depth === 0) return;
      if (type === t.BraceClose && --depth === 0) {
        if (this.#type() === t.Semicolon || this.#type() === t.Comma) this.#take();
        return;
      }
    }
  }

  // ---- bodies

  #walkBody(item: OpenItem, keyword: number, level: BodyLevel): void {
    const title = `\`${[this.#tokens[keyword], item.name].map((token) => token?.image ?? "").join(" ").trim()}\``;
    const column = this.#shapes.column(this.#at);
    const header = this.#headerEnd(keyword);
    while (this.#at < header) this.#take();
    if (this.#type() !== t.BraceOpen && !this.#reachBrace(item, title)) return;
    this.#walkBraces(item, { level, title, column, parent: "declarations", indented: false });
  }

  // Index where the body's `{` should be: after name, type parameters and the types behind `:`.
  #headerEnd(keyword: number): number {
    let i = keyword + 1;
    if (this.#shapes.isWord(i)) i++;
    while (this.#type(i) === t.Dot && this.#shapes.isWord(i + 1)) i += 2;
    if (this.#type(i) === t.Less) i = this.#skipAngles(i);
    if (this.#type(i) !== t.Colon) return i;
    do i = this.#skipType(i + 1);
    while (this.#type(i) === t.Comma && this.#shapes.isWord(i + 1));
    return i;
  }

  #skipType(index: number): number {
    let i = index;
    if (this.#shapes.isWord(i)) i++;
    while (this.#type(i) === t.Dot && this.#shapes.isWord(i + 1)) i += 2;
    if (this.#type(i) === t.Less) i = this.#skipAngles(i);
    return this.#type(i) === t.Question ? i + 1 : i;
  }

  #skipAngles(index: number): number {
    const stops = [t.BraceOpen, t.BraceClose, t.Semicolon, t.Equal];
    let depth = 0;
    for (let i = index; i < this.#tokens.length; i++) {
      if (this.#type(i) === t.Less) depth++;
      if (this.#type(i) === t.Greater && --depth === 0) return i + 1;
      if (stops.includes(this.#type(i) as TokenType)) return i;
    }
    return this.#tokens.length;
  }

  // The header is not followed by `{`. Inserts it when the file lacks one, else looks for it. False: there is no body.
  #reachBrace(item: OpenItem, title: string): boolean {
    if (this.#surplus < 0 && this.#type() !== t.Semicolon) {
      this.#report(item, parseMessages["missing-opening-brace"].at(this.#gap(), { after: title }));
      this.#insert(t.BraceOpen, "{");
      return true;
    }
    const ends = [t.Semicolon, t.BraceClose];
    for (let i = this.#at; i < this.#tokens.length && !ends.includes(this.#type(i) as TokenType); i++) {
      if (this.#type(i) === t.BraceOpen) {
        while (this.#at < i) this.#take();
        return true;
      }
      if (i > this.#at && this.#shapes.isLineStart(i) && this.#shapes.declarationKeyword(i) !== undefined) break;
    }
    this.#skipUnknown();
    return false;
  }

  // From `{` to `}`, both included; the first may have been inserted just now.
  #walkBraces(item: OpenItem, owner: Owner): void {
    const open = this.#at;
    if (this.#type() === t.BraceOpen && this.marked.at(-1)?.isInsertedInRecovery !== true) this.#take();
    const firstItem = this.#items.length;
    this.#walkItems(owner);
    if (this.#type() === t.BraceClose) {
      this.#take();
      return;
    }
    const message = parseMessages["missing-closing-brace"].at(this.#span(open), { of: owner.title });
    this.#report(item, message);
    for (const inner of this.#items.slice(firstItem)) inner.reported = true;
    this.#insert(t.BraceClose, "}");
  }

  // ---- members

  #walkMember(): void {
    const keyword = this.#prefixEnd();
    if (this.#shapes.declarationKeyword(this.#at) !== undefined && !this.#isMemberKeyword(keyword)) {
      this.#walkNested("a resource or interface");
      return;
    }
    const item = this.#open();
    if (!this.#isMemberKeyword(keyword)) this.#correctMember(item, keyword);
    this.#walkStatement("members");
    this.#close(item);
  }

  #isMemberKeyword(index: number): boolean {
    const types = [
      t.Fn, t.ConstKeyword, t.ConstructorKeyword, t.PropertyKeyword, t.OperatorKeyword, t.EventKeyword,
    ];
    return types.includes(this.#type(index) as TokenType);
  }

  #correctMember(item: OpenItem, index: number): void {
    const token = this.#tokens[index];
    const followed = this.#shapes.isWord(index + 1) || [t.ParenOpen, t.SquareOpen].includes(this.#type(index + 1) as TokenType);
    const suggestion = token && followed && this.#shapes.isWord(index) ? this.#suggest(token, memberWords) : undefined;
    if (token === undefined || suggestion === undefined) return;
    const message = parseMessages["misspelt-keyword"];
    this.#report(item, message.at(this.#span(index), { word: token.image, suggestion }));
    const type = t.keywordType(suggestion) ?? token.tokenType;
    this.#tokens[index] = { ...token, image: suggestion, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
  }

  // A declaration inside a body that cannot hold it. It is reported and left out.
  #walkNested(where: string): void {
    const keyword = this.#prefixEnd();
    const word = this.#tokens[keyword]?.image ?? "";
    this.diagnostics.push(parseMessages["nested-declaration"].at(this.#span(keyword), { keyword: word, where }));
    const kept = this.marked.length;
    this.#skipUnknown();
    this.marked.length = kept;
  }

  // Up to and including `;`. Ends before a `}` that is not its own and before the next declaration or member.
  #walkStatement(level: "declarations" | "members"): void {
    const begin = this.#at;
    const isImport = this.#type(this.#prefixEnd()) === t.ImportKeyword;
    const bodyStart = this.#prefixEnd() + 1;
    const depth: Depth = { paren: 0, brace: 0, angle: 0 };
    while (this.#at < this.#tokens.length) {
      const type = this.#type();
      const anew = this.#at > begin && this.#at >= bodyStart && this.#shapes.isLineStart(this.#at);
      if (anew && this.#startsNext(level)) break;
      if (type === t.BraceClose && depth.brace === 0 && !isImport && !this.#isInnerBrace(depth.paren)) break;
      if (type === t.BraceOpen && !isImport && depth.paren === 0 && !this.#isObject()) {
        this.#skipUnknown();
        return;
      }
      this.#take();
      this.#count(type, depth);
      if (type === t.Semicolon) break;
    }
    this.#surplus -= depth.brace;
  }

  #startsNext(level: "declarations" | "members"): boolean {
    if (level === "members" && this.#shapes.memberKeyword(this.#at) !== undefined) return true;
    return this.#shapes.declarationKeyword(this.#at) !== undefined;
  }

  #isObject(): boolean {
    const before = this.#type(this.#at - 1);
    return [t.Equal, t.Colon, t.Comma, t.ParenOpen, t.SquareOpen].includes(before as TokenType);
  }

  // A `}` in the middle of something whose `{` is missing.
  #isInnerBrace(parens: number): boolean {
    const inner = this.#surplus < 0 && (parens > 0 || this.#type(this.#at - 1) === t.Equal);
    if (inner) this.#surplus++;
    return inner;
  }

  #count(type: TokenType | undefined, depth: Depth): void {
    if (type === t.ParenOpen || type === t.SquareOpen) depth.paren++;
    if (type === t.ParenClose || type === t.SquareClose) depth.paren = Math.max(0, depth.paren - 1);
    if (type === t.BraceOpen) depth.brace++;
    if (type === t.BraceClose) depth.brace = Math.max(0, depth.brace - 1);
    if (type === t.Less) depth.angle++;
    if (type === t.Greater) depth.angle = Math.max(0, depth.angle - 1);
  }

  // ---- fields and cases

  #walkEntry(level: "fields" | "cases"): void {
    const keyword = this.#shapes.declarationKeyword(this.#at);
    if (keyword !== undefined && this.#type(keyword) !== t.ConstKeyword) {
      this.#walkNested(level === "fields" ? "a record, struct or case" : "cases");
      return;
    }
    const item = this.#open();
    const free = this.#entryStart(level);
    while (this.#at < free) this.#take();
    if (level === "cases") this.#walkCase(item, free);
    else this.#walkField(free);
    this.#close(item);
  }

  #walkField(free: number): void {
    const depth: Depth = { paren: 0, brace: 0, angle: 0 };
    let colon = this.#type(free - 1) === t.ConstKeyword || this.#type(free - 1) === t.OperatorKeyword;
    while (this.#at < this.#tokens.length) {
      const type = this.#type();
      if (type === t.BraceClose && depth.brace === 0 && !this.#isInnerBrace(depth.paren)) break;
      const flat = depth.paren === 0 && depth.brace === 0;
      if (flat && this.#at > free && this.#startsField(colon)) break;
      if (flat && type === t.Colon) colon = true;
      this.#take();
      this.#count(type, depth);
      if (type === t.Semicolon || (type === t.Comma && flat && depth.angle === 0 && colon)) break;
    }
    this.#surplus -= depth.brace;
  }

  #walkCase(item: OpenItem, free: number): void {
    const depth: Depth = { paren: 0, brace: 0, angle: 0 };
    const isReserved = this.#type(free - 1) === t.ReservedKeyword;
    while (this.#at < this.#tokens.length) {
      const type = this.#type();
      if (this.#isCaseBody(free)) {
        this.#walkCaseBody(item);
        depth.paren = 0;
        continue;
      }
      if (type === t.BraceClose) break;
      if (depth.paren === 0 && this.#at > free && this.#startsCase()) break;
      const goesOn = type === t.Comma && (depth.angle > 0 || (isReserved && this.#listsMore()) || this.#isStrayParenAhead());
      this.#take();
      this.#count(type, depth);
      if (type === t.Semicolon || (type === t.Comma && !goesOn)) break;
    }
  }

  // Index of the entry's own first word, after annotations, modifiers, `reserved` and `const`.
  #entryStart(level: "fields" | "cases"): number {
    const i = this.#prefixEnd();
    const listed = this.#shapes.isWord(i + 1) || this.#type(i + 1) === t.NumberToken;
    const leads = this.#type(i) === t.ReservedKeyword && listed;
    const constant = level === "fields" && this.#type(i) === t.ConstKeyword && this.#shapes.isWord(i + 1);
    const operator = level === "fields" && this.#type(i) === t.OperatorKeyword && this.#type(i + 1) !== t.Colon;
    return leads || constant || operator ? i + 1 : i;
  }

  #startsField(colon: boolean): boolean {
    const lineStart = this.#shapes.isLineStart(this.#at);
    if (lineStart && this.#shapes.beginsAnew(this.#at)) return true;
    const field = this.#shapes.isWord(this.#at) && this.#type(this.#at + 1) === t.Colon;
    return field && (colon || lineStart || this.#type(this.#at - 1) === t.Comma);
  }

  #startsCase(): boolean {
    if (!this.#shapes.beginsAnew(this.#at)) return false;
    const followers = [t.Comma, t.Semicolon, t.BraceClose, t.ParenOpen, t.Equal, t.BraceOpen];
    const complete = followers.includes(this.#type(this.#at + 1) as TokenType);
    return complete || this.#type() === t.At || this.#shapes.isLineStart(this.#at);
  }

  // In `reserved a, b;` a comma goes on when a bare word or number follows.
  #listsMore(): boolean {
    if (this.#type(this.#at + 1) === t.NumberToken) return true;
    const ends = [t.Comma, t.Semicolon, t.BraceClose];
    return this.#shapes.isWord(this.#at + 1) && ends.includes(this.#type(this.#at + 2) as TokenType);
  }

  // A `)` further on in the line that closes nothing: the comma belongs to the list whose `(` is missing.
  #isStrayParenAhead(): boolean {
    let depth = 0;
    for (let i = this.#at + 1; i < this.#tokens.length && !this.#shapes.isLineStart(i); i++) {
      if (this.#type(i) === t.ParenOpen) depth++;
      if (this.#type(i) === t.ParenClose && --depth < 0) return true;
    }
    return false;
  }

  #isCaseBody(free: number): boolean {
    const field = this.#shapes.isWord(this.#at) && this.#type(this.#at + 1) === t.Colon;
    return this.#type() === t.BraceOpen || (field && this.#surplus < 0 && this.#at > free);
  }

  #walkCaseBody(item: OpenItem): void {
    const title = `\`${item.name?.image ?? this.#tokens[this.#at - 1]?.image ?? ""}\``;
    const column = this.#shapes.column(this.#at);
    if (this.#type() !== t.BraceOpen) this.#reachBrace(item, title);
    this.#walkBraces(item, { level: "fields", title, column, parent: "cases", indented: false });
  }

  // ---- the marked list

  #type(index: number = this.#at): TokenType | undefined {
    return this.#tokens[index]?.tokenType;
  }

  #take(): void {
    const token = this.#tokens[this.#at++];
    if (token !== undefined) this.marked.push(token);
  }

  #open(): OpenItem {
    const item: OpenItem = { end: this.#mark(t.ItemEnd), reported: false, name: undefined };
    this.#items.push(item);
    this.marked.push({ ...this.#mark(t.ItemStart), payload: item });
    return item;
  }

  #close(item: OpenItem): void {
    const { startOffset, endOffset } = this.#mark(t.ItemEnd);
    Object.assign(item.end, { startOffset, endOffset });
    this.marked.push(item.end);
  }

  #insert(type: TokenType, image: string): void {
    this.marked.push({ ...this.#mark(type), image, isInsertedInRecovery: true });
    this.#surplus += type === t.BraceOpen ? 1 : -1;
  }

  // An empty token behind the last real one.
  #mark(type: TokenType): IToken {
    const end = (this.#tokens[this.#at - 1]?.endOffset ?? -1) + 1;
    const tokenTypeIdx = type.tokenTypeIdx ?? 0;
    return { image: "", startOffset: end, endOffset: end - 1, tokenType: type, tokenTypeIdx };
  }

  #nameAfter(keyword: number): IToken | undefined {
    let i = this.#isDeclarationWord(keyword) ? keyword + 1 : keyword;
    while (!this.#isDeclarationWord(keyword) && this.#shapes.isWord(i + 1)) i++;
    return this.#shapes.isWord(i) ? this.#tokens[i] : undefined;
  }

  #report(item: OpenItem, diagnostic: Diagnostic): void {
    if (!item.reported) this.diagnostics.push(diagnostic);
    item.reported = true;
  }

  #span(index: number): Span {
    const token = this.#tokens[index] ?? this.#tokens.at(-1);
    const start = token?.startOffset ?? 0;
    return spanOf(this.#source, start, (token?.endOffset ?? start - 1) + 1);
  }

  #gap(): Span {
    const end = (this.#tokens[this.#at - 1]?.endOffset ?? -1) + 1;
    return spanOf(this.#source, end, end);
  }
}
