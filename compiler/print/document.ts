// What templates hold: a small tree of text nodes. Only this folder sees the nodes; everyone else holds an opaque
// `Text`.

declare const textBrand: unique symbol;

/** A piece of generated source: opaque, immutable, may be put into several holes. It is printed by `printFile`. */
export interface Text {
  readonly [textBrand]: true;
}

declare const nameBrand: unique symbol;

/**
 * A validated identifier, or several joined by `qualify`. It is a string at run time, so it can be a key or be
 * compared.
 */
export type Name = string & { readonly [nameBrand]: true };

/** A symbol that lives elsewhere. In a hole it prints its name, and the file lists where it comes from. */
export interface Ref {
  readonly kind: "ref";
  /** What is printed where the reference stands. */
  readonly name: Name;
  /** The name to import; differs from `name` when that is qualified: of `fs.open` only `fs` is imported. */
  readonly symbol: Name;
  /** Header path, module specifier, or Rust path, as it is written in the import; "" when nothing needs importing. */
  readonly from: string;
  /** TypeScript: used as a type only. */
  readonly typeOnly: boolean;
  /** C and C++: the header is written with `<>`. */
  readonly system: boolean;
}

/**
 * What a hole of a template may hold. A plain `string` is refused by the type checker: user text goes through `name`,
 * `literal` or `comment`.
 */
export type Hole = Name | Text | Ref | number | bigint | false | null | undefined | readonly Hole[];

/** One line of a template: its indent beyond the margin, then static text and hole numbers in turn. */
export interface ShapeLine {
  readonly indent: number;
  readonly parts: readonly (string | number)[];
  /** True when the line has holes and no other ink: it disappears when all of them are empty. */
  readonly holesOnly: boolean;
  readonly blank: boolean;
}

/** The lines of one template, split once and remembered. */
export interface Shape {
  readonly lines: readonly ShapeLine[];
  /** True when some line can never disappear. */
  readonly solid: boolean;
  /** The only line, when the template is one line without indent: it may become an atom. */
  readonly single: ShapeLine | null;
}

/** What stands around and between the items of a list. */
export interface ListStyle {
  readonly open: string;
  readonly close: string;
  readonly separator: string;
  readonly trailing: boolean;
}

/**
 * A node. All kinds have the same members, in one order, so that the engine sees one class of objects: the printer
 * looks at some millions of them.
 */
interface NodeBase {
  /** Prints nothing at all; a text for later does not know before it is made. */
  readonly empty: boolean | undefined;
  /** Contains a list, which may be broken over several lines. */
  readonly breakable: boolean;
  /** Columns when printed on one line; `ENDLESS` when that is impossible; -1 when not yet measured. */
  width: number;
}

/** A template and what stands in its holes. */
export interface TemplateNode extends NodeBase {
  readonly kind: "template";
  readonly detail: Shape;
  readonly items: readonly Hole[];
}

/** Finished text without line ends. `first` and `last` are its first and last code unit. */
export interface AtomNode extends NodeBase {
  readonly kind: "atom";
  readonly detail: string;
  readonly first: number;
  readonly last: number;
}

/** Finished lines, each without line ends; an empty one is a blank line. */
export interface LinesNode extends NodeBase {
  readonly kind: "lines";
  readonly detail: readonly string[];
}

/** Items on one line, or one per line when that does not fit. */
export interface ListNode extends NodeBase {
  readonly kind: "list";
  readonly detail: ListStyle;
  readonly items: readonly Hole[];
}

/** Items with one blank line between them. */
export interface ParagraphsNode extends NodeBase {
  readonly kind: "paragraphs";
  readonly items: readonly Hole[];
}

/** The place where the file lists what it used. */
export interface ImportsNode extends NodeBase {
  readonly kind: "imports";
  readonly detail: (used: readonly Ref[]) => Hole;
}

/** Text that is made when it is asked for: `items` holds it from then until it is printed. */
export interface LaterNode extends NodeBase {
  readonly kind: "later";
  readonly detail: () => Hole;
  items: readonly Hole[];
}

/** Whole lines that are laid out already, for column 0. */
export interface BlockNode extends NodeBase {
  readonly kind: "block";
  /** Ends in a line end. */
  readonly detail: string;
}

/** Every kind of node. */
export type Node =
  | TemplateNode
  | AtomNode
  | LinesNode
  | ListNode
  | ParagraphsNode
  | ImportsNode
  | LaterNode
  | BlockNode;

/** Wider than any line. It is a small integer, so that widths are kept without a box. */
export const ENDLESS = 1 << 28;

interface Traits {
  readonly empty: boolean | undefined;
  readonly breakable: boolean;
  readonly width: number;
}

const NOTHING: readonly Hole[] = [];

/** Makes a node of any kind but an atom. */
export function makeText(kind: Exclude<Node["kind"], "atom">, traits: Traits, detail: unknown, items = NOTHING): Text {
  const { empty, breakable, width } = traits;
  return { kind, empty, breakable, width, detail, items, first: 0, last: 0 } as unknown as Text;
}

/** Makes an atom that is not empty. `width` may be larger than the text: a blank that an empty hole took along counts. */
export function makeAtom(text: string, width: number, first: number, last: number): Text {
  return {
    kind: "atom",
    empty: false,
    breakable: false,
    width,
    detail: text,
    items: NOTHING,
    first,
    last,
  } as unknown as Text;
}

/** Prints nothing. */
export const EMPTY = {
  kind: "atom",
  empty: true,
  breakable: false,
  width: 0,
  detail: "",
  items: NOTHING,
  first: 0,
  last: 0,
} as unknown as Text;

/**
 * Finds the node of a hole's object value; throws on anything that is neither a Text nor a Ref (a fault of a writer,
 * not of a user).
 */
export function nodeOf(value: Text | Ref): Node | Ref {
  const node = value as unknown as Node | Ref;
  if (typeof node.kind !== "string") throw new TypeError("a hole holds an object that is neither Text nor Ref");
  return node;
}

/** A whole number as it is printed; throws on others. */
export function spellNumber(value: number | bigint | true): string {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return String(value);
  throw new TypeError(`a hole holds ${String(value)}: only whole numbers, others go through literal`);
}

/** True when a hole prints nothing. */
export function isEmpty(value: Hole): boolean {
  if (value === undefined || value === false || value === null || value === "") return true;
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return areEmpty(value);
  const node = nodeOf(value as Text | Ref);
  return node.kind !== "ref" && (node.empty ?? isEmpty(madeOf(node as LaterNode)));
}

/** What a text for later is, made now unless that was done. */
export function madeOf(node: LaterNode): Hole {
  if (node.items.length === 0) node.items = [node.detail()];
  return node.items[0];
}

/** True when a hole contains a list that may be broken. */
export function isBreakable(value: Hole): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return areBreakable(value);
  const node = nodeOf(value as Text | Ref);
  return node.kind !== "ref" && node.breakable;
}

function areEmpty(values: readonly Hole[]): boolean {
  for (const value of values) if (!isEmpty(value)) return false;
  return true;
}

function areBreakable(values: readonly Hole[]): boolean {
  for (const value of values) if (isBreakable(value)) return true;
  return false;
}

/** Wraps finished text that holds no line end. */
export function atom(text: string): Text {
  return text === "" ? EMPTY : makeAtom(text, text.length, text.charCodeAt(0), text.charCodeAt(text.length - 1));
}

const noLines: Traits = { empty: true, breakable: false, width: ENDLESS };
const blankLine: Traits = { empty: false, breakable: false, width: 0 };
const someLines: Traits = { empty: false, breakable: false, width: ENDLESS };

/** Wraps whole lines that were laid out for column 0. */
export function block(text: string): Text {
  return text === "" ? EMPTY : makeText("block", someLines, text);
}

/** Wraps finished lines. */
export function lines(texts: readonly string[]): Text {
  if (texts.length === 1 && texts[0] !== undefined && texts[0] !== "") return atom(texts[0]);
  return makeText("lines", texts.length === 0 ? noLines : texts.length === 1 ? blankLine : someLines, texts);
}
