// Parses and checks texts for the tests of the check stage.
import { check, type Model } from "../../compiler/check/index.js";
import { decodeSource, parse, sortDiagnostics, SourceFile, type Diagnostic, type Tree } from "../../idl/index.js";

/** What parsing and checking said together. */
export interface Checked {
  readonly model: Model | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Codes in the order of files and places. */
  readonly codes: readonly string[];
}

/** Checks one text, which says its own package, or several files; the first one is of the main package. */
export function checkText(text: string | Readonly<Record<string, string>>): Checked {
  return checkFiles(new Map(typeof text === "string" ? [["test.ffi", text]] : Object.entries(text)));
}

/**
 * Checks files by path. Files of the first one's package are the main package; every other name that is imported is
 * looked for among the rest. A file whose package is never imported belongs to the main one.
 */
export function checkFiles(files: ReadonlyMap<string, string | Uint8Array>): Checked {
  const parsed = [...files].map(([path, text]) => parseFile(path, text));
  const trees = parsed.map(({ tree }) => tree);
  const imported = new Set(trees.flatMap((tree) => tree.imports.map((node) => node.path.text)));
  const first = trees[0]?.package?.name.text;
  const isMain = (tree: Tree): boolean => tree.package?.name.text === first || !imported.has(tree.package?.name.text ?? "");
  const resolve = (name: string): Tree[] => trees.filter((tree) => tree.package?.name.text === name);
  const { model, diagnostics } = check({ main: trees.filter(isMain), resolve });
  const all = sortDiagnostics([...parsed.flatMap((one) => one.diagnostics), ...diagnostics]);
  return { model, diagnostics: all, codes: all.map((one) => one.code) };
}

function parseFile(path: string, text: string | Uint8Array): { tree: Tree; diagnostics: readonly Diagnostic[] } {
  return parse(typeof text === "string" ? new SourceFile(path, text) : decodeSource(path, text).source);
}

/** The model of a text that must be right; the findings are thrown otherwise. */
export function modelOf(text: string | Readonly<Record<string, string>>): Model {
  const { model, diagnostics } = checkText(text);
  if (model === null) throw new Error(diagnostics.map((one) => `${one.code} ${one.message}`).join("\n") || "no model");
  return model;
}

/** Codes of a body after `package test@1.2.0;`. */
export function codesOf(body: string): readonly string[] {
  return checkText(`package test@1.2.0;\n${body}`).codes;
}
