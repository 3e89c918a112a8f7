// Sequences: lists that fit on one line or break one item per line, and paragraphs.
import { isEmpty, toText, type Hole, type Text } from "./document.js";

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
export function list(items: readonly Hole[], options: ListOptions = {}): Text {
  const { separator = ",", open = "", close = "", trailing = false } = options;
  const kept = items.filter((item) => !isEmpty(item));
  const empty = kept.length === 0 && open === "" && close === "";
  return toText({
    kind: "list",
    empty,
    breakable: kept.length > 0,
    width: -1,
    items: kept,
    open,
    close,
    separator,
    trailing,
  });
}

/** Items one below the other with one blank line between them. Empty items are left out. */
export function paragraphs(items: readonly Hole[]): Text {
  const kept = items.filter((item) => !isEmpty(item));
  return toText({ kind: "paragraphs", empty: kept.length === 0, breakable: true, width: -1, items: kept });
}
