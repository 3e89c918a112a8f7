// Sequences: lists that fit on one line or break one item per line, and paragraphs.
import { EMPTY, isEmpty, makeText, type Hole, type ListStyle, type Text } from "./document.js";

/** What may stand between items. In one line a blank follows it. */
export type Separator = "," | ";" | " |" | " &&" | " ||" | " +" | " &" | "";

/** Options of `list`. The brackets are part of the list; with none, it stands between brackets of the template. */
export interface ListOptions {
  readonly separator?: Separator;
  readonly open?: "" | "(" | "[" | "{" | "{ " | "<" | "|";
  readonly close?: "" | ")" | "]" | "}" | " }" | ">" | "|";
  /** Writes the separator after the last item too when broken: Rust and TypeScript yes, C and C++ arguments no. */
  readonly trailing?: boolean;
}

/**
 * A list: on one line when the whole fits into the width of the file, else one item per line, indented by one step.
 * Empty items are left out.
 */
export function list(items: readonly Hole[], options: ListOptions = NO_OPTIONS): Text {
  const kept = keepFull(items);
  const style = options === NO_OPTIONS ? PLAIN : styleOf(options);
  if (kept.length === 0) return style.open === "" && style.close === "" ? EMPTY : makeText("list", rigid, style);
  return makeText("list", breakable, style, kept);
}

const NO_OPTIONS: ListOptions = {};
const PLAIN = styleOf(NO_OPTIONS);
const rigid = { empty: false, breakable: false, width: -1 };
const breakable = { empty: false, breakable: true, width: -1 };

function styleOf({ separator = ",", open = "", close = "", trailing = false }: ListOptions): ListStyle {
  return { open, close, separator, trailing };
}

function keepFull(items: readonly Hole[]): readonly Hole[] {
  for (const item of items) if (isEmpty(item)) return items.filter((one) => !isEmpty(one));
  return items;
}

/** Items one below the other with one blank line between them. Empty items are left out. */
export function paragraphs(items: readonly Hole[]): Text {
  return isEmpty(items) ? EMPTY : makeText("paragraphs", breakable, null, items);
}

/**
 * What `items.map(write)` gives, except that each text is made when it is printed, and forgotten then: a large file
 * never exists as a document. `write` must depend on nothing but its arguments, since it runs late and may run twice.
 */
export function each<T>(items: readonly T[], write: (item: T, index: number) => Hole): readonly Text[] {
  return items.map((item, index) => later(() => write(item, index)));
}

/** A text that is made when it is printed; for `each` of unlike things. */
export function later(write: () => Hole): Text {
  return makeText("later", unmade, write);
}

const unmade = { empty: undefined, breakable: true, width: -1 };
