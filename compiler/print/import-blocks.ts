// Import blocks: what a file used, as lines of C, C++, Rust and TypeScript.
import { atom, lines, type Hole, type Ref, type Text } from "./document.js";
import { list } from "./list.js";
import { code } from "./template.js";

/** `#include` lines: system headers first, then the others; each group sorted, a blank line between them. */
export function includes(used: readonly Ref[]): Text {
  const system = uniqueSources(used.filter((r) => r.system)).map((from) => `#include <${from}>`);
  const own = uniqueSources(used.filter((r) => !r.system)).map((from) => `#include "${from}"`);
  return lines(system.length > 0 && own.length > 0 ? [...system, "", ...own] : [...system, ...own]);
}

/** `use` lines of Rust, one per path: `use std::sync::{Arc, Mutex};`. */
export function useLines(used: readonly Ref[]): Hole {
  return uniqueSources(used).map((from) => {
    const symbols = uniqueSymbols(used, from);
    const braced = list(symbols, { open: "{", close: "}", trailing: true });
    return code`use ${atom(from)}::${symbols.length === 1 ? symbols : braced};`;
  });
}

/** `import` lines of TypeScript, one per module; `import type` when nothing but types is used. */
export function importLines(used: readonly Ref[]): Hole {
  return uniqueSources(used).map((from) => {
    const values = new Set(used.filter((r) => r.from === from && !r.typeOnly).map((r) => r.symbol));
    const onlyTypes = values.size === 0;
    const words = uniqueSymbols(used, from).map((s) => (onlyTypes || values.has(s) ? s : code`type ${s}`));
    const braced = list(words, { open: "{ ", close: " }", trailing: true });
    return code`import ${onlyTypes && code`type`} ${braced} from "${atom(from)}";`;
  });
}

function uniqueSources(used: readonly Ref[]): string[] {
  return [...new Set(used.map((r) => r.from))].filter((from) => from !== "").sort();
}

function uniqueSymbols(used: readonly Ref[], from: string): Ref["symbol"][] {
  return [...new Set(used.filter((r) => r.from === from).map((r) => r.symbol))].sort();
}
