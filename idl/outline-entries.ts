// Finds the ends of fields and cases in a damaged file.
import { type TokenType } from "chevrotain";
import { parseMessages } from "./messages.js";
import { OutlineCursor, type Depth, type OpenItem, type Owner } from "./outline-cursor.js";
import * as t from "./tokens.js";

/** How far to look for a stray parenthesis after each comma, in tokens. */
const lineScanLimit = 40;

/** Walks the entries of fields and cases. */
export abstract class EntryOutliner extends OutlineCursor {
  /** Reports a declaration that stands inside a body and moves it out. */
  protected abstract walkNested(where: string): void;
  /** Finds or inserts the `{` of a body; false when there is none. */
  protected abstract reachBrace(item: OpenItem, title: string): boolean;
  /** Walks from `{` to `}`. */
  protected abstract walkBraces(item: OpenItem, owner: Owner): void;

  protected walkEntry(level: "fields" | "cases"): void {
    const keyword = this.shapes.declarationKeyword(this.at);
    if (keyword !== undefined && this.type(keyword) !== t.ConstKeyword) {
      this.walkNested(level === "fields" ? "a record, struct or case" : "cases");
      return;
    }
    const item = this.open();
    const free = this.entryStart(level);
    while (this.at < free) this.take();
    if (level === "cases") this.walkCase(item, free);
    else this.walkField(free);
    this.close(item);
  }

  protected walkField(free: number): void {
    const depth: Depth = { paren: 0, brace: 0, angle: 0 };
    let colon = this.type(free - 1) === t.ConstKeyword || this.type(free - 1) === t.OperatorKeyword;
    while (this.at < this.tokens.length) {
      const type = this.type();
      if (type === t.BraceClose && depth.brace === 0 && !this.isInnerBrace(depth.paren)) break;
      const flat = depth.paren === 0 && depth.brace === 0;
      if (flat && this.at > free && this.startsField(colon)) break;
      if (flat && type === t.Colon) colon = true;
      this.take();
      this.count(type, depth);
      if (type === t.Semicolon || (type === t.Comma && flat && depth.angle === 0 && colon)) break;
    }
    this.surplus -= depth.brace;
  }

  protected walkCase(item: OpenItem, free: number): void {
    const depth: Depth = { paren: 0, brace: 0, angle: 0 };
    const isReserved = this.type(free - 1) === t.ReservedKeyword;
    while (this.at < this.tokens.length) {
      const type = this.type();
      if (this.isCaseBody(free)) {
        this.walkCaseBody(item);
        depth.paren = 0;
        continue;
      }
      if (type === t.BraceClose && !this.dropInnerBrace(item)) break;
      if (depth.paren === 0 && this.at > free && this.startsCase()) break;
      const goesOn =
        type === t.Comma && (depth.angle > 0 || (isReserved && this.listsMore()) || this.isStrayParenAhead());
      this.take();
      this.count(type, depth);
      if (type === t.Semicolon || (type === t.Comma && !goesOn)) break;
    }
  }

  // `a { … } },` with one `}` too many. True when it was dropped and something follows.
  protected dropInnerBrace(item: OpenItem): boolean {
    const next = this.type(this.at + 1);
    if (this.surplus >= 0 || (next !== t.Comma && next !== t.Semicolon)) return false;
    this.report(item, parseMessages["stray-closing-brace"].at(this.span(this.at)));
    this.surplus++;
    this.at++;
    return true;
  }

  // Index of the entry's own first word, after annotations, modifiers, `reserved` and `const`.
  protected entryStart(level: "fields" | "cases"): number {
    const i = this.prefixEnd();
    const listed = this.shapes.isWord(i + 1) || this.type(i + 1) === t.NumberToken;
    const leads = this.type(i) === t.ReservedKeyword && listed;
    const constant = level === "fields" && this.type(i) === t.ConstKeyword && this.shapes.isWord(i + 1);
    const operator = level === "fields" && this.type(i) === t.OperatorKeyword && this.type(i + 1) !== t.Colon;
    return leads || constant || operator ? i + 1 : i;
  }

  protected startsField(colon: boolean): boolean {
    const lineStart = this.shapes.isLineStart(this.at);
    if (lineStart && this.shapes.beginsAnew(this.at)) return true;
    const field = this.shapes.isWord(this.at) && this.type(this.at + 1) === t.Colon;
    return field && (colon || lineStart || this.type(this.at - 1) === t.Comma);
  }

  protected startsCase(): boolean {
    if (!this.shapes.beginsAnew(this.at)) return false;
    const followers = [t.Comma, t.Semicolon, t.BraceClose, t.ParenOpen, t.Equal, t.BraceOpen];
    const complete = followers.includes(this.type(this.at + 1) as TokenType);
    return complete || this.type() === t.At || this.shapes.isLineStart(this.at);
  }

  // In `reserved a, b;` a comma goes on when a bare word or number follows.
  protected listsMore(): boolean {
    if (this.type(this.at + 1) === t.NumberToken) return true;
    const ends = [t.Comma, t.Semicolon, t.BraceClose];
    return this.shapes.isWord(this.at + 1) && ends.includes(this.type(this.at + 2) as TokenType);
  }

  // A `)` further on in the line that closes nothing: the comma belongs to the list whose `(` is missing.
  protected isStrayParenAhead(): boolean {
    let depth = 0;
    const end = Math.min(this.tokens.length, this.at + lineScanLimit);
    for (let i = this.at + 1; i < end && !this.shapes.isLineStart(i); i++) {
      if (this.type(i) === t.ParenOpen) depth++;
      if (this.type(i) === t.ParenClose && --depth < 0) return true;
    }
    return false;
  }

  protected isCaseBody(free: number): boolean {
    const field = this.shapes.isWord(this.at) && this.type(this.at + 1) === t.Colon;
    return this.type() === t.BraceOpen || (field && this.surplus < 0 && this.at > free);
  }

  protected walkCaseBody(item: OpenItem): void {
    const title = `\`${item.name?.image ?? this.tokens[this.at - 1]?.image ?? ""}\``;
    const column = this.shapes.column(this.at);
    if (this.type() !== t.BraceOpen) this.reachBrace(item, title);
    this.walkBraces(item, { level: "fields", title, column, parent: "cases", indented: false });
  }
}
