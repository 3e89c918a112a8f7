// The tagged templates: `code` with holes and `verbatim` without. Each template is split into lines once.
import { isBreakable, isEmpty, toText, type Hole, type Shape, type ShapeLine, type Text } from "./document.js";

const cookedShapes = new WeakMap<TemplateStringsArray, Shape>();
const rawShapes = new WeakMap<TemplateStringsArray, Shape>();

/**
 * Source text with holes. The margin is stripped; a line whose holes are all empty and that has no other ink
 * disappears; text in a hole keeps the indent of the line the hole stands on; an array prints one item per line; a hole
 * that is empty takes the blank after it along when a blank or nothing is before it.
 */
export function code(strings: TemplateStringsArray, ...values: readonly Hole[]): Text {
  let shape = cookedShapes.get(strings);
  if (shape === undefined) {
    shape = splitTemplate(strings);
    cookedShapes.set(strings, shape);
  }
  const empty = !shape.solid && shape.lines.every((line) => isVanished(line, values));
  return toText({ kind: "template", empty, breakable: values.some(isBreakable), width: -1, shape, values });
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
  return toText({ kind: "template", empty: shape.lines.length === 0, breakable: false, width: -1, shape, values: [] });
}

/** True when a line prints nothing with these values. */
export function isVanished(line: ShapeLine, values: readonly Hole[]): boolean {
  if (!line.holesOnly) return line.blank;
  return line.parts.every((part) => typeof part === "string" || isEmpty(values[part]));
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
  return { lines, solid: lines.some((line) => !line.blank && !line.holesOnly) };
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
