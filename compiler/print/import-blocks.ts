// Import blocks: what a file used, as lines of C, C++, Rust and TypeScript.
import { lines, type Ref, type Text } from "./document.js";

/** `#include` lines: system headers first, then the others; each group sorted, a blank line between them. */
export function includes(used: readonly Ref[]): Text {
  const system = uniqueSources(used.filter((r) => r.system)).map((from) => `#include <${from}>`);
  const own = uniqueSources(used.filter((r) => !r.system)).map((from) => `#include "${from}"`);
  return lines(system.length > 0 && own.length > 0 ? [...system, "", ...own] : [...system, ...own]);
}

/** `use` lines of Rust, one per path: `use std::sync::{Arc, Mutex};`. */
export function useLines(used: readonly Ref[]): Text {
  return lines(
    uniqueSources(used).map((from) => {
      const symbols = uniqueSymbols(used, from);
      return symbols.length === 1 ? `use ${from}::${symbols[0]};` : `use ${from}::{${symbols.join(", ")}};`;
    }),
  );
}

/** `import` lines of TypeScript, one per module; `import type` when nothing but types is used. */
export function importLines(used: readonly Ref[]): Text {
  return lines(
    uniqueSources(used).map((from) => {
      const values = new Set(used.filter((r) => r.from === from && !r.typeOnly).map((r) => r.symbol));
      const symbols = uniqueSymbols(used, from);
      const words = values.size === 0 ? symbols : symbols.map((s) => (values.has(s) ? s : `type ${s}`));
      return `import ${values.size === 0 ? "type " : ""}{ ${words.join(", ")} } from "${from}";`;
    }),
  );
}

function uniqueSources(used: readonly Ref[]): string[] {
  return [...new Set(used.map((r) => r.from))].filter((from) => from !== "").sort();
}

function uniqueSymbols(used: readonly Ref[], from: string): Ref["symbol"][] {
  return [...new Set(used.filter((r) => r.from === from).map((r) => r.symbol))].sort();
}
