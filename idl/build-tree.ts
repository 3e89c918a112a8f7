// Parse result → Tree: operators by precedence, documentation from comments, comment nodes.
import type { IToken } from "chevrotain";
import { joinSpans, spanOf, type SourceFile } from "./source.js";
import type { BinaryOperator, Comment, Docs, Expression } from "./tree.js";

/** A binary operator as the grammar reads it. */
export type BinarySign = BinaryOperator;

const levels: readonly (readonly BinarySign[])[] = [["*", "/", "%"], ["+", "-"], ["<<", ">>"], ["&"], ["^"], ["|"]];
const precedence = new Map(
  levels.flatMap((signs, level) => signs.map((sign) => [sign, levels.length - level] as const)),
);

/**
 * Joins `operands[0] signs[0] operands[1] …` into one expression, tighter operators first and left before right.
 * There is one operand more than there are signs.
 */
export function joinBinary(operands: readonly Expression[], signs: readonly BinarySign[]): Expression {
  const values: Expression[] = [];
  const waiting: BinarySign[] = [];
  operands.forEach((operand, i) => {
    values.push(operand);
    const next = signs[i];
    while (waiting.length > 0 && (next === undefined || binds(waiting.at(-1)) >= binds(next))) reduce(values, waiting);
    if (next !== undefined) waiting.push(next);
  });
  return values[0] as Expression;
}

function binds(sign: BinarySign | undefined): number {
  return sign === undefined ? 0 : (precedence.get(sign) ?? 0);
}

function reduce(values: Expression[], waiting: BinarySign[]): void {
  const right = values.pop() as Expression;
  const left = values.pop() as Expression;
  const operator = waiting.pop() as BinarySign;
  values.push({ kind: "binary", operator, left, right, span: joinSpans(left.span, right.span) });
}

/** Comment tokens → comment nodes. `////` and `/**` are ordinary comments. */
export function buildComments(tokens: readonly IToken[], source: SourceFile): Comment[] {
  return tokens.map((token) => {
    const { image: text, startOffset } = token;
    return { kind: commentKind(text), text, span: spanOf(source, startOffset, startOffset + text.length) };
  });
}

function commentKind(text: string): Comment["kind"] {
  if (text.startsWith("/*")) return "block-comment";
  if (text.startsWith("//!")) return "package-doc-comment";
  return text.startsWith("///") && text[3] !== "/" ? "doc-comment" : "line-comment";
}

/** The documentation of a file, sorted out. */
export interface SortedDocs {
  /** `///` lines by the offset of the token they stand before. */
  readonly before: Map<number, Docs>;
  /** The `//!` lines before the first declaration. */
  readonly file: Docs | undefined;
  /** `//!` lines further down: they belong to nothing. */
  readonly late: readonly Comment[];
}

/** Finds what each documentation comment stands before. `bodyStart` is the offset of the first declaration. */
export function sortDocs(comments: readonly Comment[], tokens: readonly IToken[], bodyStart: number): SortedDocs {
  const before = new Map<number, Docs>();
  const runs = new Map<number, Comment[]>();
  let next = 0;
  for (const comment of comments) {
    if (comment.kind !== "doc-comment") continue;
    while (next < tokens.length && (tokens[next]?.startOffset ?? 0) < comment.span.end) next++;
    const offset = tokens[next]?.startOffset ?? -1;
    const run = runs.get(offset);
    if (run === undefined) runs.set(offset, [comment]);
    else run.push(comment);
  }
  for (const [offset, run] of runs) before.set(offset, makeDocs(run));
  const inner = comments.filter((comment) => comment.kind === "package-doc-comment");
  const early = inner.filter((comment) => comment.span.end <= bodyStart);
  return { before, file: early.length > 0 ? makeDocs(early) : undefined, late: inner.slice(early.length) };
}

function makeDocs(run: readonly Comment[]): Docs {
  const first = run[0] as Comment;
  const last = run.at(-1) as Comment;
  const lines = run.map((comment) => comment.text.slice(3).trimEnd());
  const indented = lines.every((line) => line === "" || line.startsWith(" "));
  const text = lines.map((line) => (indented ? line.slice(1) : line)).join("\n");
  return { kind: "docs", text, span: joinSpans(first.span, last.span) };
}
