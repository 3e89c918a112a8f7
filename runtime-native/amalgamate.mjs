// Joins the C headers and sources of the runtime into one pair, ftk.h and ftk.c:
//   node runtime-native/amalgamate.mjs <folder>
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const include = /^[ \t]*#include "([^"]+)"[^\n]*\n/gm;

/** Text of a file below runtime-native. */
function read(path) {
  return readFileSync(join(root, path), "utf8");
}

/** The path that an include names, seen from the file that says it. Public headers are found in include/, all others beside the file. */
function resolve(from, name) {
  return name.startsWith("ftk/") ? posix.join("include", name) : posix.join(posix.dirname(from), name);
}

/** The text of `path` with every include of ours replaced by what `expand` gives for its path. */
function inline(path, expand) {
  return read(path).replace(include, (_, name) => expand(resolve(path, name)));
}

/** ftk.h: every public C header once, where it is first needed. */
function joinHeaders() {
  const seen = new Set();
  const add = (path) => {
    if (seen.has(path)) return "";
    seen.add(path);
    return inline(path, add);
  };
  return add("include/ftk/ftk.h");
}

/** ftk.c: the internal headers once, then the sources; all public headers are ftk.h. */
function joinSources() {
  const seen = new Set();
  const add = (path) => {
    if (path.startsWith("include/")) path = "include/ftk/ftk.h";
    if (seen.has(path)) return "";
    seen.add(path);
    return path === "include/ftk/ftk.h" ? '#include "ftk.h"\n' : inline(path, add);
  };
  const sources = readdirSync(join(root, "src")).filter((name) => name.endsWith(".c")).sort();
  return sources.map((name) => add(`src/${name}`)).join("\n");
}

/** The pair, as file names and texts. The same sources give the same bytes. */
export function amalgamate() {
  const about = (what) => `/* ${what} of the ffi-toolkit native runtime, joined from its sources. MIT OR Apache-2.0. */\n\n`;
  return { "ftk.h": about("The C interface") + joinHeaders(), "ftk.c": about("The C11 core") + joinSources() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error("usage: node runtime-native/amalgamate.mjs <folder>");
    process.exit(2);
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(amalgamate())) writeFileSync(join(folder, name), text);
}
