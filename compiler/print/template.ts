// The tagged templates: `code` with holes and `verbatim` without. Each template is split into lines once.
import { EMPTY, isBreakable, isEmpty, makeAtom, makeText, nodeOf, spellNumber } from "./document.js";
import type { AtomNode, Hole, Ref, Shape, ShapeLine, Text } from "./document.js";

// Templates are parts of the program and live as long as it does, so that nothing is gained by holding them weakly; a Map is found faster.
const cookedShapes = new Map<TemplateStringsArray, Shape>();
const rawShapes = new Map<TemplateStringsArray, Shape>();
/** What templates without holes are, each made once. */
const constants = new Map<TemplateStringsArray, Text>();

/**
 * Source text with holes. The margin is stripped; a line whose holes are all empty and that has no other ink
 * disappears; text in a hole keeps the indent of the line the hole stands on; an array prints one item per line; a hole
 * that is empty takes the blank after it along when a blank or nothing is before it.
 */
export function code(strings: TemplateStringsArray, ...values: readonly Hole[]): Text {
  if (strings.length === 1) return constant(strings);
  return fill(shapeOf(strings), values);
}

function constant(strings: TemplateStringsArray): Text {
  let text = constants.get(strings);
  if (text === undefined) constants.set(strings, (text = fill(shapeOf(strings), [])));
  return text;
}

function shapeOf(strings: TemplateStringsArray): Shape {
  let shape = cookedShapes.get(strings);
  if (shape === undefined) cookedShapes.set(strings, (shape = splitTemplate(strings)));
  return shape;
}

function fill(shape: Shape, values: readonly Hole[]): Text {
  if (shape.single !== null) {
    const joined = joinLine(shape.single, values);
    if (joined !== null) return joined;
  }
  if (!shape.solid && isAllVanished(shape.lines, values)) return EMPTY;
  return makeText("template", isAnyBreakable(values) ? breakable : rigid, shape, values);
}

/**
 * Constant text exactly as written, backslashes included; only the margin is stripped. It has no holes, so no user text
 * can get in.
 */
export function verbatim(strings: TemplateStringsArray): Text {
  let shape = rawShapes.get(strings);
  if (shape === undefined) {
    shape = splitTemplate(strings.raw);
    rawShapes.set(strings, shape);
  }
  return shape.lines.length === 0 ? EMPTY : makeText("template", rigid, shape);
}

const rigid = { empty: false, breakable: false, width: -1 };
const breakable = { empty: false, breakable: true, width: -1 };

/** True when a line prints nothing with these values. */
export function isVanished(line: ShapeLine, values: readonly Hole[]): boolean {
  if (!line.holesOnly) return line.blank;
  for (const part of line.parts) if (typeof part === "number" && !isEmpty(values[part])) return false;
  return true;
}

function isAllVanished(lines: readonly ShapeLine[], values: readonly Hole[]): boolean {
  for (const line of lines) if (!isVanished(line, values)) return false;
  return true;
}

function isAnyBreakable(values: readonly Hole[]): boolean {
  for (const value of values) if (isBreakable(value)) return true;
  return false;
}

/**
 * A line whose holes hold nothing but names, numbers and atoms, as one atom: most lines are such, and need not be
 * walked again. Null when it holds something else, or when what it prints depends on where it stands.
 */
function joinLine({ parts }: ShapeLine, values: readonly Hole[]): Text | null {
  let text = "";
  let width = 0;
  let first = 0;
  let last = 0;
  let swallow = false;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string | number;
    let piece = typeof part === "string" ? part : pieceOf(values[part]);
    if (piece === null) return null;
    if (piece === "") {
      if (text === "" && startsBlank(parts[i + 1])) return null;
      swallow = last === BLANK;
      continue;
    }
    if (typeof piece === "string") {
      width += piece.length;
      if (swallow && part === piece && startsBlank(piece)) piece = piece.slice(1);
      if (piece !== "") last = piece.charCodeAt(piece.length - 1);
      if (text === "") first = piece.charCodeAt(0);
      text += piece;
    } else {
      width += piece.width;
      last = piece.last;
      if (text === "") first = piece.first;
      text += piece.detail;
    }
    swallow = false;
  }
  return text === "" ? EMPTY : makeAtom(text, width, first, last);
}

const BLANK = 0x20;

function startsBlank(part: string | number | undefined): boolean {
  return typeof part === "string" && part.charCodeAt(0) === BLANK;
}

/** What a hole adds to a line: "" for nothing, null when that is not known before the line is printed. */
function pieceOf(value: Hole): string | AtomNode | null {
  if (value === undefined || value === null || value === false) return "";
  if (typeof value === "string") return value;
  if (typeof value !== "object") return spellNumber(value);
  if (Array.isArray(value)) return value.length === 0 ? "" : null;
  const node = nodeOf(value as Text | Ref);
  if (node.kind !== "atom") return null;
  return node.empty ? "" : node;
}

function splitTemplate(strings: readonly string[]): Shape {
  const rows = splitRows(strings);
  const multiline = rows.length > 1;
  const inkOnFirst = multiline && !isBlank(rows[0]);
  while (multiline && isBlank(rows.at(-1))) rows.pop();
  while (multiline && rows.length > 0 && isBlank(rows[0])) rows.shift();
  const margined = rows.slice(inkOnFirst ? 1 : 0).filter((row) => !isBlank(row));
  const margin = margined.length > 0 ? Math.min(...margined.map(indentOf)) : 0;
  const lines = rows.map((row) => shapeLine(row, multiline ? margin : undefined));
  const [only] = lines;
  const single = lines.length === 1 && only !== undefined && only.indent === 0 && !only.blank ? only : null;
  return { lines, solid: lines.some((line) => !line.blank && !line.holesOnly), single };
}

function splitRows(strings: readonly string[]): (string | number)[][] {
  const rows: (string | number)[][] = [[]];
  strings.forEach((text, index) => {
    text.split("\n").forEach((piece, row) => {
      if (row > 0) rows.push([]);
      if (piece !== "") rows.at(-1)?.push(piece);
    });
    if (index < strings.length - 1) rows.at(-1)?.push(index);
  });
  return rows;
}

function shapeLine(row: readonly (string | number)[], margin: number | undefined): ShapeLine {
  const parts = [...row];
  let indent = 0;
  if (margin !== undefined && typeof parts[0] === "string") {
    const blanks = indentOf(row);
    indent = Math.max(0, blanks - margin);
    parts[0] = parts[0].slice(blanks);
    if (parts[0] === "") parts.shift();
  }
  const inkless = parts.every((part) => typeof part === "number" || part.trim() === "");
  const holes = parts.some((part) => typeof part === "number");
  return { indent, parts, holesOnly: inkless && holes, blank: inkless && !holes };
}

function isBlank(row: readonly (string | number)[] | undefined): boolean {
  return row === undefined || row.every((part) => typeof part === "string" && part.trim() === "");
}

function indentOf(row: readonly (string | number)[]): number {
  const first = row[0];
  return typeof first === "string" ? first.length - first.trimStart().length : 0;
}
