// One file as a header, units, and what follows the last one. After an edit only the text between the units that stay is parsed.
import { limits, parse, SourceFile, type Tree } from "../../../idl/index.js";
import { makeUnit, type Unit } from "./unit.js";

/** A file without findings. Header, texts of the units and tail make its whole text. */
export interface UnitFile {
  readonly source: SourceFile;
  /** A tree with the same header. */
  readonly tree: Tree;
  /** `edition`, `package`, `import`, with their annotations and documentation. */
  readonly header: string;
  readonly units: readonly Unit[];
  readonly tail: string;
}

/** Cuts a parsed file. Null when it is not in the order of header and declarations. */
export function cutFile(tree: Tree): UnitFile | null {
  const { source } = tree;
  let end = [tree.edition, tree.package, ...tree.imports].reduce((last, part) => Math.max(last, part?.span.end ?? 0), 0);
  const header = source.text.slice(0, end);
  const units: Unit[] = [];
  for (const node of tree.declarations) {
    const { span } = node;
    if (span.start < end) return null;
    units.push(makeUnit(node, source.text.slice(end, span.end)));
    end = span.end;
  }
  return { source, tree, header, units, tail: source.text.slice(end) };
}

/**
 * The same file with a new text: units whose text comes again at the start or at the end stay the same objects. Null when what stands between
 * them is not right for itself, or when only the whole file can tell: then it has to be parsed as a whole.
 */
export function editFile(before: UnitFile, source: SourceFile): UnitFile | null {
  const { text } = source;
  const { header, units } = before;
  // No token is shorter than one character, so that all limits of a file are kept.
  if (!text.startsWith(header) || text.length > limits.tokens) return null;
  const first = countAtStart(units, text, header.length);
  const start = header.length + lengthOf(units.slice(0, first));
  const last = countAtEnd(before, text, first, start);
  const end = last === 0 ? text.length : text.length - before.tail.length - lengthOf(units.slice(units.length - last));
  const middle = text.slice(start, end);
  // `//!` means something else before the first declaration.
  if (middle.includes("//!")) return null;
  const { tree, diagnostics } = parse(new SourceFile(source.path, `${header}\n${middle}`));
  const cut = diagnostics.length > 0 ? null : cutFile(tree);
  if (cut === null || cut.header !== header) return null;
  const old = new Map(units.slice(first, units.length - last).map((unit) => [unit.text, unit]));
  const fresh = cut.units.map((unit, i) => (i === 0 ? { ...unit, text: unit.text.slice(1) } : unit)).map((unit) => old.get(unit.text) ?? unit);
  const all = [...units.slice(0, first), ...fresh, ...units.slice(units.length - last)];
  if (all.reduce((sum, { names }) => sum + names.length, 0) > limits.declarations) return null;
  const tail = last > 0 ? before.tail : fresh.length > 0 ? cut.tail : middle;
  return { source, tree: before.tree, header, units: all, tail };
}

function countAtStart(units: readonly Unit[], text: string, from: number): number {
  let at = from;
  let count = 0;
  for (const unit of units) {
    if (!text.startsWith(unit.text, at)) break;
    at += unit.text.length;
    count++;
  }
  return count;
}

// One less than there are: comments that are new before a unit belong to it.
function countAtEnd({ units, tail }: UnitFile, text: string, first: number, start: number): number {
  if (!text.endsWith(tail) || text.length - tail.length < start) return 0;
  let at = text.length - tail.length;
  let count = 0;
  for (let i = units.length - 1; i >= first; i--) {
    const unit = units[i]?.text ?? "";
    if (at - unit.length < start || !text.startsWith(unit, at - unit.length)) break;
    at -= unit.length;
    count++;
  }
  return Math.max(0, count - 1);
}

function lengthOf(units: readonly Unit[]): number {
  return units.reduce((sum, { text }) => sum + text.length, 0);
}
