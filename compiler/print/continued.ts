// Directives of the preprocessor that take several lines.
import { lines, type Text } from "./document.js";
import { printFile } from "./file.js";
import type { PrintOptions } from "./layout.js";
import { flatWidth } from "./measure.js";

/** What is put behind a line that goes on. */
const CONTINUATION = " \\";

/**
 * A directive such as `#define`, for column 0 of a file with the same options: it is laid out now, and every line but its last ends in a
 * backslash, wherever lists in it are broken. It may not contain references to other files.
 */
export function continued(directive: Text, options: PrintOptions & { readonly width: number }): Text {
  if (flatWidth(directive) <= options.width) return directive;
  const rows = printFile(directive, { ...options, width: options.width - CONTINUATION.length }).trimEnd().split("\n");
  return lines(rows.map((row, index) => (index < rows.length - 1 ? row + CONTINUATION : row)));
}
