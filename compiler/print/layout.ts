// The printer: one pass over the nodes, line by line. Only lists are ever broken, so nothing but lists is measured.
import {
  isBreakable,
  isEmpty,
  nodeOf,
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

/**
 * Lays a file out once. Lines end in LF, none has trailing blanks, the last one ends in a line end; blank lines are
 * never doubled.
 */
export function printFile(text: Text, options: PrintOptions = {}): string {
  const printer = new Printer(options);
  printer.write(text, 0);
  return printer.finish();
}

const blanks: string[] = [];
function spaces(count: number): string {
  return (blanks[count] ??= " ".repeat(count));
}

const placeholder = "\0";
const closing = new Set(["}", ")", "]"]);
const opening = new Set(["{", "(", "["]);

interface Placeholder {
  readonly at: number;
  readonly indent: number;
  readonly render: ImportsNode["render"];
}

type BlankLine = "none" | "wanted" | "beside-vanished";

class Printer {
  readonly #options: PrintOptions;
  readonly #width: number;
  readonly #step: number;
  readonly #preprocessor: boolean;
  readonly #lines: string[] = [];
  readonly #used = new Map<string, Ref>();
  readonly #placeholders: Placeholder[] = [];
  #line = "";
  #indent = 0;
  #blank: BlankLine = "none";

  constructor(options: PrintOptions) {
    this.#options = options;
    this.#width = options.width ?? 100;
    this.#step = options.indent ?? 4;
    this.#preprocessor = options.preprocessor ?? false;
  }

  /** Ends the text: fills in the import blocks and joins the lines. */
  finish(): string {
    this.#endLine();
    const used = [...this.#used.values()].sort(compareRefs);
    for (const place of this.#placeholders.reverse()) this.#fillPlaceholder(place, used);
    while (this.#lines[0] === "") this.#lines.shift();
    return this.#lines.length === 0 ? "" : `${this.#lines.join("\n")}\n`;
  }

  /** Prints a hole; `rest` is how many columns must follow it on its last line. */
  write(value: Hole, rest: number): void {
    if (typeof value === "string") return this.#put(value);
    if (value === undefined || value === null || value === false) return;
    if (typeof value !== "object") return this.#put(spellNumber(value));
    if (Array.isArray(value)) return this.#writeRows(value, rest, false);
    const node = nodeOf(value as Text | Ref);
    if (node.kind === "ref") this.#writeRef(node);
    else this.#writeNode(node, rest);
  }

  #writeNode(node: Node, rest: number): void {
    switch (node.kind) {
      case "atom":
        return this.#put(node.text);
      case "template":
        return this.#writeTemplate(node, rest);
      case "list":
        return this.#writeList(node, rest);
      case "paragraphs":
        return this.#writeRows(node.items, rest, true);
      case "lines":
        return this.#writeLines(node.lines);
      case "imports":
        this.#endLine();
        this.#flushBlank("");
        this.#placeholders.push({ at: this.#lines.push(placeholder) - 1, indent: this.#indent, render: node.render });
    }
  }

  #writeRef(reference: Ref): void {
    if (reference.from !== "") {
      const key = `${reference.from} ${reference.symbol} ${reference.typeOnly}`;
      if (!this.#used.has(key)) this.#used.set(key, reference);
    }
    this.#put(reference.name);
  }

  #writeTemplate(node: TemplateNode, rest: number): void {
    const { shape, values } = node;
    const base = this.#indent;
    const count = shape.lines.length;
    const last = rest > 0 ? shape.lines.findLastIndex((line) => !isVanished(line, values)) : -1;
    let printed = false;
    let vanished = false;
    for (let i = 0; i < count; i++) {
      const line = shape.lines[i] as ShapeLine;
      if (line.blank && count > 1) {
        if (printed && this.#blank === "none") this.#blankAfterLine(vanished);
        continue;
      }
      if (line.holesOnly && isVanished(line, values)) {
        vanished = true;
        if (this.#blank === "wanted") this.#blank = "beside-vanished";
        continue;
      }
      if (printed) this.#endLine();
      if (this.#line === "") this.#indent = base + line.indent;
      this.#writeParts(line, values, i === last ? rest : 0);
      printed = true;
      vanished = false;
    }
    this.#indent = base;
  }

  #blankAfterLine(vanished: boolean): void {
    this.#endLine();
    this.#blank = vanished ? "beside-vanished" : "wanted";
  }

  #writeParts(line: ShapeLine, values: readonly Hole[], rest: number): void {
    const { parts } = line;
    let swallow = false;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as string | number;
      if (typeof part === "string") {
        this.#put(swallow && part.startsWith(" ") ? part.slice(1) : part);
        swallow = false;
        continue;
      }
      const value = values[part];
      if (isEmpty(value)) swallow = this.#line === "" || this.#line.endsWith(" ");
      else {
        swallow = false;
        this.write(value, isBreakable(value) ? this.#restOf(parts, i + 1, values, rest) : 0);
      }
    }
  }

  #restOf(parts: readonly (string | number)[], from: number, values: readonly Hole[], rest: number): number {
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

  #writeList(node: ListNode, rest: number): void {
    const { items, open, close, separator } = node;
    const column = this.#line === "" ? this.#indent : this.#line.length;
    const fits = items.length === 0 || column + flatWidth(node as unknown as Text) + rest <= this.#width;
    if (fits) {
      this.#put(open);
      items.forEach((item, i) => {
        if (i > 0) this.#put(`${separator} `);
        this.write(item, 0);
      });
      return this.#put(close);
    }
    const base = this.#indent;
    this.#put(open.trimEnd());
    items.forEach((item, i) => {
      this.#endLine();
      this.#indent = base + this.#step;
      const separated = i < items.length - 1 || node.trailing;
      this.write(item, separated ? separator.length : 0);
      if (separated) this.#put(separator);
    });
    this.#endLine();
    this.#indent = base;
    this.#put(close.trimStart());
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

  #writeLines(lines: readonly string[]): void {
    lines.forEach((line, i) => {
      if (i > 0) this.#endLine();
      if (line === "") this.#blank = "wanted";
      else this.#put(line);
    });
  }

  #put(text: string): void {
    if (text === "") return;
    if (this.#line !== "") {
      this.#line += text;
      return;
    }
    if (this.#blank !== "none") this.#flushBlank(text);
    this.#line = this.#preprocessor && text.startsWith("#") ? text : spaces(this.#indent) + text;
  }

  #flushBlank(next: string): void {
    const before = this.#lines.at(-1) ?? "";
    const inside = closing.has(next.charAt(0)) || opening.has(before.charAt(before.length - 1));
    if (before !== "" && this.#blank !== "none" && !(this.#blank === "beside-vanished" && inside)) this.#lines.push("");
    this.#blank = "none";
  }

  #endLine(): void {
    if (this.#line === "") return;
    this.#lines.push(this.#line.endsWith(" ") ? this.#line.trimEnd() : this.#line);
    this.#line = "";
  }

  #fillPlaceholder(place: Placeholder, used: readonly Ref[]): void {
    const block = new Printer(this.#options);
    block.#indent = place.indent;
    block.write(place.render(used), 0);
    block.#endLine();
    const dropped = block.#lines.length === 0 && this.#lines[place.at + 1] === "" ? 2 : 1;
    this.#lines.splice(place.at, dropped, ...block.#lines);
  }
}

function compareRefs(a: Ref, b: Ref): number {
  const left = `${a.from} ${a.symbol}`;
  const right = `${b.from} ${b.symbol}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

function spellNumber(value: number | bigint | true): string {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return String(value);
  throw new TypeError(`a hole holds ${String(value)}: only whole numbers, others go through literal`);
}
