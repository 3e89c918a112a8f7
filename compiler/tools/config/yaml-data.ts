// YAML text → plain data with the place of every value. Data only: no tags, no anchors, no merge keys, no prototypes.
import { isAlias, isMap, isScalar, isSeq, parseDocument, type ParsedNode } from "yaml";
import { spanOf, type Diagnostic, type SourceFile, type Span } from "../../../idl/index.js";
import { configMessages } from "./messages.js";

/** Plain data; objects have no prototype, so `__proto__` is a key like others. */
export type Data = string | number | boolean | null | Data[] | { [key: string]: Data };

/** What a YAML text holds. Without diagnostics `data` is complete. */
export interface YamlData {
  readonly data: Data;
  /** Places of values by JSON pointer ("" is the whole). */
  readonly values: ReadonlyMap<string, Span>;
  /** Places of keys by the JSON pointer of their value. */
  readonly keys: ReadonlyMap<string, Span>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads YAML. The caller has checked size and nesting. */
export function readYaml(source: SourceFile): YamlData {
  // Duplicate keys are checked here: the parser's own check takes quadratic time.
  const document = parseDocument(source.text, { version: "1.2", uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  const reader = new Reader(source);
  for (const { message, pos, code } of document.errors.slice(0, 20)) {
    const reason = code === "MULTIPLE_DOCS" ? "there is a second document" : tidy(message);
    reader.diagnostics.push(configMessages["config-syntax"].at(spanOf(source, pos[0], pos[1]), { reason }));
  }
  const data = reader.diagnostics.length > 0 ? null : reader.read(document.contents, "");
  return { data, values: reader.values, keys: reader.keys, diagnostics: reader.diagnostics };
}

/** A key as part of a JSON pointer. */
export function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

class Reader {
  readonly values = new Map<string, Span>();
  readonly keys = new Map<string, Span>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceFile;

  constructor(source: SourceFile) {
    this.#source = source;
  }

  read(node: ParsedNode | null, pointer: string): Data {
    const span = this.#spanOf(node);
    this.values.set(pointer, span);
    if (node === null) return null;
    this.#refuse(node, span);
    if (isSeq(node)) return node.items.map((item, i) => this.read(item as ParsedNode, `${pointer}/${i}`));
    if (isMap(node)) return this.#readMap(node as MapNode, pointer);
    if (!isScalar(node)) return null;
    const { value } = node;
    if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
    return typeof value === "number" && Number.isFinite(value) ? value : String(value);
  }

  #readMap(node: MapNode, pointer: string): Data {
    const data = Object.create(null) as { [key: string]: Data };
    for (const { key, value } of node.items) {
      const span = this.#spanOf(key);
      if (key !== null) this.#refuse(key, span);
      if (!isScalar(key) || typeof key.value !== "string") {
        if (!isAlias(key)) this.diagnostics.push(configMessages["config-syntax"].at(span, { reason: "a key must be a text" }));
        continue;
      }
      const at = `${pointer}/${escapePointer(key.value)}`;
      const first = this.keys.get(at);
      if (first !== undefined) {
        const related = [{ span: first, message: "first set here" }];
        this.diagnostics.push(configMessages["config-duplicate-key"].at(span, { key: key.value }, related));
        continue;
      }
      this.keys.set(at, span);
      data[key.value] = this.read(value, at);
      // A key without a value has no place of its own.
      if (value === null || value.range[0] === value.range[1]) this.values.set(at, span);
    }
    return data;
  }

  #refuse(node: ParsedNode, span: Span): void {
    const refuse = (what: string): void => void this.diagnostics.push(configMessages["config-anchor"].at(span, { what }));
    if (isAlias(node)) return refuse("an alias");
    if (node.anchor !== undefined) refuse("an anchor");
    if (node.tag !== undefined) refuse("a tag");
  }

  #spanOf(node: ParsedNode | null): Span {
    const [start, end] = node?.range ?? [0, 0];
    return spanOf(this.#source, start, end);
  }
}

type MapNode = { readonly items: readonly { readonly key: ParsedNode | null; readonly value: ParsedNode | null }[] };

function tidy(message: string): string {
  return message.split("\n")[0]?.replace(/\.$/, "") ?? message;
}
