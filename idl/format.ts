// Text → canonical text. Also a prettier plugin: `prettier --plugin ffi-toolkit/prettier`.
import { printer as layout } from "prettier/doc";
import type { AstPath, Parser, Plugin, Printer } from "prettier";
import type { Diagnostic } from "./diagnostics.js";
import type { Doc } from "./format-cursor.js";
import { printTree } from "./format-tree.js";
import { parse } from "./parse.js";
import { positionAt, SourceFile } from "./source.js";
import type { Tree } from "./tree.js";

/** The result of formatting. */
export interface FormatResult {
  /** Canonical text, or undefined when the file has syntax errors. */
  readonly text: string | undefined;
  /** What the parser said, warnings included. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The one style of `ffi fmt`: lines of at most 100 columns, indented by two spaces, ended by `\n`. */
export const formatStyle = { printWidth: 100, tabWidth: 2, useTabs: false } as const;

/**
 * Formats one file. Comments stay at their tokens, the meaning does not change, and formatting twice changes nothing
 * more. A file with errors is not touched.
 */
export function formatText(source: SourceFile): FormatResult {
  const { tree, diagnostics } = parse(source);
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { text: undefined, diagnostics };
  return { text: layout.printDocToString(printTree(tree), formatStyle).formatted, diagnostics };
}

/** For prettier: the language. */
export const languages: Plugin["languages"] = [
  { name: "ffi", parsers: ["ffi"], extensions: [".ffi"], vscodeLanguageIds: ["ffi"] },
];

/** For prettier: the parser. Prettier would move comments itself if it found them in the tree, so they are left out. */
export const parsers: { readonly ffi: Parser<Tree> } = {
  ffi: {
    astFormat: "ffi",
    locStart: () => 0,
    locEnd: (tree) => tree.source.text.length,
    parse: (text) => ({ ...parseOrThrow(text), comments: [] }),
  },
};

/** For prettier: the printer. */
export const printers: { readonly ffi: Printer<Tree> } = {
  ffi: { print: (path: AstPath<Tree>): Doc => printTree(path.node), getVisitorKeys: () => [] },
};

/** For prettier: the style of `ffi fmt`. */
export const defaultOptions: Plugin["defaultOptions"] = formatStyle;

// Prettier expects an exception with a place.
function parseOrThrow(text: string): Tree {
  const { tree, diagnostics } = parse(new SourceFile("input.ffi", text));
  const error = diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if (error === undefined) return tree;
  const loc = { start: positionAt(tree.source, error.span.start), end: positionAt(tree.source, error.span.end) };
  throw Object.assign(new SyntaxError(`${error.message} (${error.code})`), { loc });
}
