// The printer: one pass over the nodes, line by line. Only lists are ever broken, so nothing but lists is measured.
import {
  isBreakable,
  isEmpty,
  madeOf,
  nodeOf,
  spellNumber,
  type Hole,
  type ImportsNode,
  type ListNode,
  type Node,
  type Ref,
  type ShapeLine,
  type TemplateNode,
  type Text,
} from "./document.js";
import { flatWidth, leadOf } from "./measure.js";
import { gather, type Sink } from "./output.js";
import {
  BLANK,
  flatten,
  isClosing,
  isOpening,
  LINE_FEED,
  lineStart,
  withoutBlankEnd,
  withoutBlankStart,
} from "./line.js";
import { isVanished } from "./template.js";

/** How a file is laid out. */
export interface PrintOptions {
  /** Columns a list may reach before it is broken; 100 unless told. */
  readonly width?: number;
  /** Blanks by which the items of a broken list are indented; 4 unless told. */
  readonly indent?: number;
  /** True for C and C++: a line that begins with `#` is put at column 0. */
  readonly preprocessor?: boolean;
}

/** Code units from which a piece of the text is finished and handed over: what it was made of is garbage then. */
const PIECE = 1 << 16;

const HASH = 0x23;
/** What no text ends with: before the first line, and where imports go. */
const NO_CHARACTER = 0;
/** Instead of the last character of a line that has none. */
const BLANK_LINE = -1;

/** The place of the imports, and whether the next line is blank is known later. */
interface Placeholder {
  readonly indent: number;
  readonly render: ImportsNode["detail"];
}

type BlankLine = "none" | "wanted" | "beside-vanished";

/** One pass over the document of a file. */
export class Printer {
  readonly #options: PrintOptions;
  readonly #width: number;
  readonly #step: number;
  readonly #preprocessor: boolean;
  readonly #sink: Sink;
  /** The place of the imports, and finished pieces behind it: they are handed over when all is known that is used. */
  readonly #waiting: (string | Placeholder)[] = [];
  /** A piece was handed over. */
  #begun = false;
  readonly #used = new Map<string, Map<string, Ref>>();
  /** What was written since the last piece, but for `#tail` and `#ends`. */
  #text = "";
  /** What was written last on this line: blanks at its end may have to go. */
  #tail = "";
  /** Line ends that are due: the next line brings them along, so that text is joined less often. */
  #ends: 0 | 1 | 2 = 0;
  /** Columns of the line that is written; 0 before anything is on it. */
  #column = 0;
  /** Last character of the line that is written. */
  #last = NO_CHARACTER;
  /** Last character of the line before; `BLANK_LINE` when that is blank. */
  #before = BLANK_LINE;
  #indent = 0;
  #blank: BlankLine = "none";

  constructor(options: PrintOptions, sink: Sink) {
    this.#options = options;
    this.#sink = sink;
    this.#width = options.width ?? 100;
    this.#step = options.indent ?? 4;
    this.#preprocessor = options.preprocessor ?? false;
  }

  /** Ends the text: fills in the import blocks and hands over what is left. */
  finish(): void {
    this.#endLine();
    this.#endPiece();
    if (this.#waiting.length === 0) return;
    const used = [...this.#used.values()].flatMap((symbols) => [...symbols.values()]).sort(compareRefs);
    const texts = this.#waiting.map((piece, i) => (typeof piece === "string" ? piece : this.#fillPlaceholder(i, used)));
    for (const text of texts) this.#send(text);
  }

  /** Prints a hole; `rest` is how many columns must follow it on its last line. */
  write(value: Hole, rest: number): void {
    if (typeof value === "string") {
      if (value !== "") this.#put(value, value.charCodeAt(0), value.charCodeAt(value.length - 1));
    } else if (value === undefined || value === null || value === false) return;
    else if (typeof value !== "object") this.#putPlain(spellNumber(value));
    else if (Array.isArray(value)) this.#writeRows(value, rest, false);
    else {
      const node = nodeOf(value as Text | Ref);
      if (node.kind === "ref") this.#writeRef(node);
      else this.#writeNode(node, rest);
    }
  }

  /** Prints a hole with a blank line before it. */
  writeParagraph(value: Hole): void {
    if (isEmpty(value)) return;
    this.#endLine();
    this.#blank = "wanted";
    this.#indent = 0;
    this.write(value, 0);
  }

  #writeNode(node: Node, rest: number): void {
    switch (node.kind) {
      case "atom":
        if (!node.empty) this.#put(node.detail, node.first, node.last);
        return;
      case "template":
        return this.#writeTemplate(node, rest);
      case "list":
        return this.#writeList(node, rest);
      case "paragraphs":
        return this.#writeRows(node.items, rest, true);
      case "lines":
        return this.#writeLines(node.detail);
      case "block":
        return this.#writeBlock(node.detail);
      case "later":
        this.write(madeOf(node), rest);
        node.items = [];
        return;
      case "imports":
        this.#endLine();
        if (this.#blank !== "none") this.#flushBlank(NO_CHARACTER);
        this.#endPiece();
        this.#waiting.push({ indent: this.#indent, render: node.detail });
        this.#before = NO_CHARACTER;
    }
  }

  #writeRef(reference: Ref): void {
    if (reference.from !== "") this.#use(reference);
    this.#putPlain(reference.name);
  }

  #use(reference: Ref): void {
    let symbols = this.#used.get(reference.from);
    if (symbols === undefined) this.#used.set(reference.from, (symbols = new Map()));
    const key = reference.typeOnly ? `type ${reference.symbol}` : reference.symbol;
    if (!symbols.has(key)) symbols.set(key, reference);
  }

  #writeTemplate(node: TemplateNode, rest: number): void {
    const { detail, items } = node;
    const { lines } = detail;
    const base = this.#indent;
    const count = lines.length;
    const last = rest > 0 ? lines.findLastIndex((line) => !isVanished(line, items)) : -1;
    let printed = false;
    let vanished = false;
    for (let i = 0; i < count; i++) {
      const line = lines[i] as ShapeLine;
      if (line.blank && count > 1) {
        if (printed && this.#blank === "none") this.#blankAfterLine(vanished);
        continue;
      }
      if (line.holesOnly && isVanished(line, items)) {
        vanished = true;
        if (this.#blank === "wanted") this.#blank = "beside-vanished";
        continue;
      }
      if (printed) this.#endLine();
      if (this.#column === 0) this.#indent = base + line.indent;
      this.#writeParts(line.parts, items, i === last ? rest : 0);
      printed = true;
      vanished = false;
    }
    this.#indent = base;
  }

  #blankAfterLine(vanished: boolean): void {
    this.#endLine();
    this.#blank = vanished ? "beside-vanished" : "wanted";
  }

  #writeParts(parts: ShapeLine["parts"], values: readonly Hole[], rest: number): void {
    let swallow = false;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as string | number;
      if (typeof part === "string") {
        if (swallow && part.charCodeAt(0) === BLANK) this.#putPlain(part.slice(1));
        else this.#putPlain(part);
        swallow = false;
        continue;
      }
      const value = values[part];
      if (isEmpty(value)) swallow = this.#column === 0 || this.#last === BLANK;
      else {
        swallow = false;
        if (typeof value === "string") this.#put(value, value.charCodeAt(0), value.charCodeAt(value.length - 1));
        else this.write(value, isBreakable(value) ? restOf(parts, i + 1, values, rest) : 0);
      }
    }
  }

  #writeList(node: ListNode, rest: number): void {
    const { items } = node;
    const { open, close, separator, trailing } = node.detail;
    const column = this.#column === 0 ? this.#indent : this.#column;
    if (items.length === 0 || column + flatWidth(node as unknown as Text) + rest <= this.#width) {
      this.#putPlain(open);
      for (let i = 0; i < items.length; i++) {
        if (i > 0) this.#putPlain(`${separator} `);
        this.write(items[i], 0);
      }
      return this.#putPlain(close);
    }
    const base = this.#indent;
    this.#putPlain(open.trimEnd());
    for (let i = 0; i < items.length; i++) {
      this.#endLine();
      this.#indent = base + this.#step;
      const separated = i < items.length - 1 || trailing;
      this.write(items[i], separated ? separator.length : 0);
      if (separated) this.#putPlain(separator);
    }
    this.#endLine();
    this.#indent = base;
    this.#putPlain(close.trimStart());
  }

  #writeRows(items: readonly Hole[], rest: number, spaced: boolean): void {
    const base = this.#indent;
    let printed = false;
    for (const item of items) {
      if (isEmpty(item)) continue;
      if (printed) {
        this.#endLine();
        if (spaced) this.#blank = "wanted";
        this.#indent = base;
      }
      this.write(item, rest);
      printed = true;
    }
    this.#indent = base;
  }

  #writeBlock(text: string): void {
    if (this.#indent !== 0) return this.#writeLines(text.slice(0, -1).split("\n"));
    this.#endLine();
    if (this.#blank !== "none") this.#flushBlank(text.charCodeAt(0));
    this.#endPiece();
    this.#pass(text);
    this.#before = text.charCodeAt(text.length - 2);
  }

  #writeLines(lines: readonly string[]): void {
    for (let i = 0; i < lines.length; i++) {
      if (i > 0) this.#endLine();
      const line = lines[i] as string;
      if (line === "") this.#blank = "wanted";
      else this.#putPlain(line);
    }
  }

  #putPlain(text: string): void {
    if (text !== "") this.#put(text, text.charCodeAt(0), text.charCodeAt(text.length - 1));
  }

  /** Adds text that is not empty; `first` and `last` are its first and last code unit. */
  #put(text: string, first: number, last: number): void {
    this.#last = last;
    if (this.#column !== 0) {
      this.#text += this.#tail;
      this.#column += text.length;
    } else {
      if (this.#blank !== "none") this.#flushBlank(first);
      const indent = this.#preprocessor && first === HASH ? 0 : this.#indent;
      if (this.#ends > 0 || indent > 0) this.#text += lineStart(this.#ends, indent);
      this.#ends = 0;
      this.#column = indent + text.length;
    }
    this.#tail = text;
  }

  #flushBlank(next: number): void {
    const inside = isClosing(next) || isOpening(this.#before);
    if (this.#before !== BLANK_LINE && !(this.#blank === "beside-vanished" && inside)) {
      this.#ends = this.#ends === 0 ? 1 : 2;
      this.#before = BLANK_LINE;
    }
    this.#blank = "none";
  }

  #endLine(): void {
    if (this.#column === 0) return;
    if (this.#last === BLANK) this.#trimLine();
    this.#text += this.#tail;
    this.#tail = "";
    this.#ends = 1;
    this.#column = 0;
    this.#before = this.#last;
    if (this.#text.length > PIECE) this.#endPiece();
  }

  /** Takes blanks from the end of the line. */
  #trimLine(): void {
    this.#tail = withoutBlankEnd(this.#tail);
    if (this.#tail === "") this.#text = withoutBlankEnd(this.#text);
    const rest = this.#tail === "" ? this.#text : this.#tail;
    const last = rest === "" ? LINE_FEED : rest.charCodeAt(rest.length - 1);
    this.#last = last === LINE_FEED ? BLANK_LINE : last;
  }

  #endPiece(): void {
    const text = this.#text + lineStart(this.#ends, 0);
    this.#ends = 0;
    this.#text = "";
    this.#pass(text);
  }

  #pass(piece: string): void {
    if (this.#waiting.length > 0) this.#waiting.push(flatten(piece));
    else this.#send(piece);
  }

  #send(piece: string): void {
    const text = this.#begun ? piece : withoutBlankStart(piece);
    if (text === "") return;
    this.#begun = true;
    this.#sink(text);
  }

  /** The import block. When there is nothing to import, the blank line after it goes too. */
  #fillPlaceholder(index: number, used: readonly Ref[]): string {
    const place = this.#waiting[index] as Placeholder;
    const text = gather((sink) => {
      const block = new Printer(this.#options, sink);
      block.#indent = place.indent;
      block.#begun = true;
      block.write(place.render(used), 0);
      block.#endLine();
      block.#endPiece();
    });
    const next = this.#waiting[index + 1];
    if (text === "" && typeof next === "string" && next.startsWith("\n")) this.#waiting[index + 1] = next.slice(1);
    return text;
  }
}

function compareRefs(a: Ref, b: Ref): number {
  const left = `${a.from} ${a.symbol}`;
  const right = `${b.from} ${b.symbol}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

function restOf(parts: ShapeLine["parts"], from: number, values: readonly Hole[], rest: number): number {
  let columns = 0;
  for (let i = from; i < parts.length; i++) {
    const part = parts[i] as string | number;
    if (typeof part === "string") columns += part.length;
    else {
      const lead = leadOf(values[part]);
      columns += lead.columns;
      if (lead.stops) return columns;
    }
  }
  return columns + rest;
}
