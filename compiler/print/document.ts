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
}

interface NodeBase {
  /** Prints nothing at all. */
  readonly empty: boolean;
  /** Contains a list, which may be broken over several lines. */
  readonly breakable: boolean;
  /** Columns when printed on one line; Infinity when that is impossible; -1 when not yet measured. */
  width: number;
}

/** A template and what stands in its holes. */
export interface TemplateNode extends NodeBase {
  readonly kind: "template";
  readonly shape: Shape;
  readonly values: readonly Hole[];
}

/** Finished text without line ends. */
export interface AtomNode extends NodeBase {
  readonly kind: "atom";
  readonly text: string;
}

/** Finished lines, each without line ends; an empty one is a blank line. */
export interface LinesNode extends NodeBase {
  readonly kind: "lines";
  readonly lines: readonly string[];
}

/** Items on one line, or one per line when that does not fit. */
export interface ListNode extends NodeBase {
  readonly kind: "list";
  readonly items: readonly Hole[];
  readonly open: string;
  readonly close: string;
  readonly separator: string;
  readonly trailing: boolean;
}

/** Items with one blank line between them. */
export interface ParagraphsNode extends NodeBase {
  readonly kind: "paragraphs";
  readonly items: readonly Hole[];
}

/** The place where the file lists what it used. */
export interface ImportsNode extends NodeBase {
  readonly kind: "imports";
  readonly render: (used: readonly Ref[]) => Hole;
}

/** Every kind of node. */
export type Node = TemplateNode | AtomNode | LinesNode | ListNode | ParagraphsNode | ImportsNode;

/** Hides a node behind the opaque type. The cast is sound because `nodeOf` is its only inverse and both live here. */
export function toText(node: Node): Text {
  return node as unknown as Text;
}

/**
 * Finds the node of a hole's object value; throws on anything that is neither a Text nor a Ref (a fault of a writer,
 * not of a user).
 */
export function nodeOf(value: Text | Ref): Node | Ref {
  const node = value as unknown as Node | Ref;
  if (typeof node.kind !== "string") throw new TypeError("a hole holds an object that is neither Text nor Ref");
  return node;
}

/** True when a hole prints nothing. */
export function isEmpty(value: Hole): boolean {
  if (value === undefined || value === false || value === null || value === "") return true;
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every(isEmpty);
  const node = nodeOf(value as Text | Ref);
  return node.kind !== "ref" && node.empty;
}

/** True when a hole contains a list that may be broken. */
export function isBreakable(value: Hole): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(isBreakable);
  const node = nodeOf(value as Text | Ref);
  return node.kind !== "ref" && node.breakable;
}

/** Wraps finished text that holds no line end. */
export function atom(text: string): Text {
  return toText({ kind: "atom", empty: text === "", breakable: false, width: text.length, text });
}

/** Wraps finished lines. */
export function lines(texts: readonly string[]): Text {
  const width = texts.length === 1 ? (texts[0] ?? "").length : Infinity;
  return toText({ kind: "lines", empty: texts.length === 0, breakable: false, width, lines: texts });
}
