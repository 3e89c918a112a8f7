// Walks the tokens of a file while the tree is printed, and brings every comment along. The tree decides what is
// printed; the token under the cursor says which comments go with it. So no comment can be lost, and none can pass a
// token except to the end of its line.
import type { IToken } from "chevrotain";
import { builders } from "prettier/doc";
import { invariant } from "./invariant.js";
import { tokenize } from "./tokens.js";

const { breakParent, hardline, ifBreak, indent, join, lineSuffix, lineSuffixBoundary, literalline } = builders;

/** Tokens without a space before them. */
const tightTokens = new Set([")", ">", ",", ";", ":", "?", "."]);

/** A piece of output for the layout engine. */
export type Doc = builders.Doc;

interface CommentPiece {
  readonly text: string;
  readonly isLine: boolean;
  /** Line ends between it and what follows; 2 or more mean a blank line. */
  readonly linesAfter: number;
}

interface Slot {
  /** Undefined for the end of the file. */
  readonly token: IToken | undefined;
  /** Comments that stand before the token. */
  readonly leading: readonly CommentPiece[];
  /** Comments behind the token in its line. */
  readonly trailing: CommentPiece[];
  /** Line ends before the first leading comment, or before the token. */
  readonly linesBefore: number;
}

/** The cursor. Tokens are asked for in source order; each call prints one. */
export class FormatCursor {
  readonly #slots: readonly Slot[];
  #at = 0;
  /** True when the next token begins a line or an entry of a list. */
  #begins = false;
  /** Comments behind the last token, until it is known whether the line ends there. */
  #behind: readonly CommentPiece[] = [];

  constructor(text: string) {
    this.#slots = makeSlots(text);
  }

  /** The text of the next token; empty at the end. */
  get next(): string {
    return this.#slots[this.#at]?.token?.image ?? "";
  }

  /** Whether the source has a line end before the next token or its comments. */
  get startsLine(): boolean {
    return (this.#slots[this.#at]?.linesBefore ?? 0) > 0;
  }

  /** Whether the source has a blank line there. */
  get hasBlank(): boolean {
    return (this.#slots[this.#at]?.linesBefore ?? 0) > 1;
  }

  /** Whether comments stand before the next token. */
  get hasComments(): boolean {
    return (this.#slots[this.#at]?.leading.length ?? 0) > 0;
  }

  /** Whether the source has a line end right after the next token (comments included). */
  get nextEndsLine(): boolean {
    const slot = this.#slots[this.#at];
    return (slot?.trailing.length ?? 0) > 0 || (this.#slots[this.#at + 1]?.linesBefore ?? 0) > 0;
  }

  /** Says that the next token begins a line or entry: comments before it may have lines of their own. */
  begin(): void {
    this.#begins = true;
  }

  /** Prints the next token, which must be `text`. */
  word(text: string): Doc {
    const before = this.#before();
    this.#take(text);
    return [before, text];
  }

  /** Prints the next token, whatever it is. */
  any(): Doc {
    return this.word(this.next);
  }

  /** Whether comments stand between the last token and the next. */
  get isCommented(): boolean {
    return this.hasComments || this.#behind.length > 0;
  }

  /** Prints the comments behind the last token. Call where a line may end. */
  flush(): Doc {
    const comments = this.#behind;
    this.#behind = [];
    return comments.map(suffix);
  }

  /** Prints a separator as `shown`, and the comments behind it. The source may have the other separator, or none. */
  separator(shown: Doc): Doc {
    if (this.next !== "," && this.next !== ";") return [shown, this.flush()];
    const before = this.#before();
    this.#take(this.next);
    return [before, shown, this.flush()];
  }

  /** Prints only the comments of the next token. */
  drop(): Doc {
    const before = this.#before();
    this.#take(this.next);
    return before;
  }

  /** Prints the comma after an entry of a list: after the last entry only when the list is broken into lines. */
  comma(isLast: boolean): Doc {
    const shown = isLast ? ifBreak(",") : ",";
    return this.next === "," ? this.separator(shown) : [shown, this.flush()];
  }

  /** Prints the comments before a closing bracket, indented like entries. `first` when there are no entries. */
  innerComments(first: boolean): Doc {
    const slot = this.#slots[this.#at];
    return (slot?.leading ?? []).map((comment, i, all) => {
      const lines = i === 0 ? (slot?.linesBefore ?? 0) : (all[i - 1]?.linesAfter ?? 0);
      const opens = first && i === 0;
      const ownLine = lines > 0 || comment.isLine;
      const gap = lines > 1 && !opens ? [hardline, hardline] : ownLine ? hardline : " ";
      return [gap, showComment(comment), comment.isLine || comment.linesAfter > 0 ? breakParent : ""];
    });
  }

  /** Prints a closing bracket whose comments were printed by `innerComments`. */
  close(text: string): Doc {
    this.#take(text);
    this.#begins = false;
    return text;
  }

  /** Prints the comments at the end of the file. */
  rest(): Doc {
    const slot = this.#slots[this.#at];
    invariant(slot !== undefined && slot.token === undefined, `format left tokens behind at ${this.next}`);
    const behind = this.flush();
    const comments = slot.leading.map((comment, i) => {
      const lines = i === 0 ? slot.linesBefore : (slot.leading[i - 1]?.linesAfter ?? 0);
      const first = this.#at === 0 && i === 0;
      return [first ? "" : lines > 1 ? [hardline, hardline] : lines > 0 ? hardline : " ", showComment(comment)];
    });
    return [behind, comments];
  }

  #take(text: string): void {
    const slot = this.#slots[this.#at++];
    invariant(slot?.token?.image === text, `format expected ${text}, found ${slot?.token?.image ?? "the end"}`);
    this.#behind = slot.trailing;
  }

  // The comments before the next token.
  #before(): Doc {
    const slot = this.#slots[this.#at];
    const begins = this.#begins;
    const behind = this.#behind;
    this.#begins = false;
    this.#behind = [];
    if (begins) return [behind.map(suffix), (slot?.leading ?? []).map(ownLine)];
    const isTight = tightTokens.has(slot?.token?.image ?? "");
    return [...behind, ...(slot?.leading ?? [])].map((comment) => inLine(comment, isTight));
  }
}

// Before the first token of a line.
function ownLine(comment: CommentPiece): Doc {
  const end = comment.linesAfter > 1 ? [hardline, hardline] : comment.isLine || comment.linesAfter > 0 ? hardline : " ";
  return [showComment(comment), end];
}

// In the middle of a line. A line comment becomes a block comment there, so that it can stay at its token.
function inLine(comment: CommentPiece, isTight: boolean): Doc {
  if (comment.isLine && (comment.text.startsWith("//!") || comment.text.includes("*/"))) return suffix(comment);
  const shown = comment.isLine ? `/* ${comment.text.replace(/^\/+ ?/, "")} */` : comment.text;
  const printed = [lineSuffixBoundary, showComment({ ...comment, text: shown })];
  return isTight ? [" ", printed] : [printed, " "];
}

// At the end of a line. A line comment does not count when lines are measured.
function suffix(comment: CommentPiece): Doc {
  const printed = [" ", showComment(comment)];
  return [comment.isLine ? lineSuffix(printed) : printed, breakParent];
}

function showComment(comment: CommentPiece): Doc {
  return join(literalline, comment.text.split(/\r\n?|\n/));
}

/** Puts a body or list between brackets; `inner` is indented. The closing bracket stands outside the group. */
export function enclose(opened: Doc, inner: Doc, pad: Doc, closed: Doc, shouldBreak = false): Doc {
  return [builders.group([opened, indent(inner), pad], { shouldBreak }), closed];
}

function makeSlots(text: string): Slot[] {
  const { tokens, comments } = tokenize(text);
  const slots: Slot[] = [];
  let next = 0;
  let end = 0;
  for (const token of [...tokens, undefined]) {
    const start = token?.startOffset ?? text.length;
    const gap: IToken[] = [];
    while (next < comments.length && (comments[next]?.startOffset ?? 0) < start) gap.push(comments[next++] as IToken);
    const behind = slots.length === 0 ? 0 : countBehind(text, gap, end, token);
    const pieces = gap.map((comment, i) => makePiece(text, comment, gap[i + 1]?.startOffset ?? start));
    slots.at(-1)?.trailing.push(...pieces.slice(0, behind));
    const from = behind > 0 ? endOf(gap[behind - 1] as IToken) : end;
    const linesBefore = countLines(text, from, gap[behind]?.startOffset ?? start);
    slots.push({ token, leading: pieces.slice(behind), trailing: [], linesBefore });
    end = token === undefined ? start : endOf(token);
  }
  return slots;
}

// How many comments of a gap belong to the token before it: those in its line, unless the next token is there too.
function countBehind(text: string, gap: readonly IToken[], end: number, next: IToken | undefined): number {
  let count = 0;
  let from = end;
  for (const comment of gap) {
    if (countLines(text, from, comment.startOffset) > 0) return count;
    count++;
    from = endOf(comment);
  }
  const last = gap.at(-1);
  if (last === undefined || next === undefined || last.image.startsWith("//")) return count;
  return countLines(text, from, next.startOffset) === 0 ? 0 : count;
}

function makePiece(text: string, comment: IToken, next: number): CommentPiece {
  const isLine = comment.image.startsWith("//");
  const shown = isLine ? comment.image.trimEnd() : comment.image;
  return { text: shown, isLine, linesAfter: countLines(text, endOf(comment), next) };
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

function countLines(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n?|\n/g)?.length ?? 0;
}
