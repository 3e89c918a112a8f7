// `ffi layout`: offsets, sizes and padding of one C struct, for one data model.
import { escapeControls, suggestWord } from "../../idl/index.js";
import type { Abi, AbiCField, AbiDecl, AbiLayout, CType, Sized } from "../lower/index.js";
import { compileRequest } from "./compilation.js";
import { report } from "./report/index.js";
import { status, UsageError, type Status, type Terminal } from "./terminal.js";

/** Data models by the width of their pointers; nothing in the Abi depends on `long`. */
const widths = { lp64: "on64", llp64: "on64", ilp32: "on32", wasm32: "on32" } as const satisfies Readonly<Record<string, keyof Sized>>;

/** A data model. */
export type DataModel = keyof typeof widths;

/** All data models. */
export const dataModels = Object.keys(widths) as readonly DataModel[];

/** Options of `ffi layout`. */
export interface LayoutOptions {
  readonly model: DataModel;
  readonly json: boolean;
}

/** One line of the table; sizes and offsets in bytes. */
export interface LayoutRow {
  readonly offset: number;
  readonly size: number;
  /** C name; padding has one too. */
  readonly name: string;
  /** C type, or "padding". */
  readonly type: string;
}

/** Prints the layout of a type: its C name, or its name in the package, of the named files or of the project. */
export async function runLayout(type: string, files: readonly string[], options: LayoutOptions, terminal: Terminal): Promise<Status> {
  const compiled = await compileRequest({ from: terminal.folder, files, at: undefined });
  const found = await report(compiled.flatMap(({ diagnostics }) => diagnostics), { format: "text", terminal, stream: "error" });
  if (found !== status.clean) return found;
  const abis = compiled.flatMap(({ abi }) => (abi === null ? [] : reachable(abi)));
  const layout = findLayout(abis, type);
  if (layout === undefined) throw new UsageError(sayNoLayout(abis, type));
  const width = widths[options.model];
  const rows = layoutRows(layout, width);
  const { name } = layout;
  const size = layout.size[width];
  const align = layout.align[width];
  const text = table(`${name}: ${size} bytes, aligned to ${align} (${options.model})`, rows);
  const json = { type: name, model: options.model, size, align, fields: rows };
  terminal.print(options.json ? `${JSON.stringify(json, null, 2)}\n` : text);
  return status.clean;
}

function reachable(abi: Abi): Abi[] {
  return [...new Set([abi, ...abi.imports.flatMap(reachable)])];
}

function sayNoLayout(abis: readonly Abi[], type: string): string {
  const names = [...new Set(abis.flatMap((abi) => [...abi.types.filter(hasLayout).map(namesOf).map(([name = ""]) => name), ...abi.layouts.map(({ name }) => name)]))];
  const other = abis.flatMap((abi) => [...abi.types, ...abi.resources]).find((decl) => namesOf(decl).includes(type));
  const kind = other === undefined ? "" : other.kind.replaceAll("-", " ");
  const what = other === undefined ? `there is no type \`${escapeControls(type)}\`` : `\`${escapeControls(type)}\` is ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind} and has no layout`;
  const nearest = other === undefined ? suggestWord(type, names) : undefined;
  if (nearest !== undefined) return `${what}; did you mean \`${nearest}\`?`;
  return names.length === 0 ? `${what}; no type here has a layout` : `${what}; with a layout: ${names.slice(0, 20).join(", ")}${names.length > 20 ? ", ..." : ""}`;
}

function hasLayout(decl: AbiDecl): decl is Extract<AbiDecl, { layout: AbiLayout }> {
  return decl.kind === "struct" || decl.kind === "record" || decl.kind === "variant";
}

// Shortest first.
function namesOf(decl: Pick<AbiDecl, "name" | "modules" | "package">): readonly string[] {
  return [decl.name, [...decl.modules, decl.name].join("."), [decl.package.name, ...decl.modules, decl.name].join(".")];
}

/** Finds a layout by C name, or by the name of a declaration, with modules before it if need be (`geo.Point`). */
export function findLayout(abis: readonly Abi[], type: string): AbiLayout | undefined {
  for (const abi of abis) {
    for (const decl of abi.types) {
      if (hasLayout(decl) && namesOf(decl).includes(type)) return decl.layout;
    }
  }
  return abis.flatMap((abi) => abi.layouts).find(({ name }) => name === type);
}

/** The rows of a layout on one pointer width. All padding is explicit, so each field ends where the next begins. */
export function layoutRows(layout: AbiLayout, width: keyof Sized): LayoutRow[] {
  const rows: LayoutRow[] = [];
  let next = layout.size[width];
  for (const field of [...layout.fields].reverse()) {
    const offset = field.kind === "padding" ? next - field.bytes[width] : field.offset[width];
    if (next > offset) rows.unshift({ offset, size: next - offset, name: field.name, type: spellField(field) });
    next = offset;
  }
  return rows;
}

function spellField(field: AbiCField): string {
  switch (field.kind) {
    case "padding": return "padding";
    case "union": return `union { ${["words", ...field.members.map(({ name }) => name)].join(", ")} }`;
    case "function": return `${spell(field.result)} (*)(...)`;
    case "field": return spell(field.c);
  }
}

function spell(type: CType): string {
  switch (type.kind) {
    case "prim": case "alias": case "struct": case "handle": return type.name;
    case "pointer": return `${type.const ? "const " : ""}${spell(type.to)}${type.to.kind === "pointer" ? "*" : " *"}`;
    case "array": return `${spell(type.of)}[${type.length}]`;
  }
}

function table(title: string, rows: readonly LayoutRow[]): string {
  const cells = [["offset", "size", "field", "type"], ...rows.map((row) => [String(row.offset), String(row.size), row.name, row.type])];
  const column = (i: number): number => Math.max(...cells.map((row) => (row[i] ?? "").length));
  const [offset, size, name] = [column(0), column(1), column(2)];
  const lines = cells.map(([a = "", b = "", c = "", d = ""]) => `  ${a.padStart(offset)}  ${b.padStart(size)}  ${c.padEnd(name)}  ${d}`.trimEnd());
  return `${[title, ...lines].join("\n")}\n`;
}
