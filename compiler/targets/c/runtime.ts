/** The native runtime as one pair of files, joined from its sources: what a generated package ships so that it needs nothing else. */
import type { OutputFile } from "../../print/index.js";

/** Sources of the core, in the order in which they are joined. */
export const coreSources: readonly string[] = [
  "alloc",
  "arena",
  "buffer",
  "checked",
  "error",
  "fail",
  "handle",
  "lanes",
  "lifetime",
  "load",
  "scope",
  "slots",
  "status",
  "text",
  "version",
];

const include = /^[ \t]*#include "([^"]+)"[^\n]*\n/gm;

/** `ftk/ftk.h` and `ftk/ftk.c`. `read` gives the text of a file of the toolkit. */
export function shipRuntime(read: (path: string) => string): readonly OutputFile[] {
  const about = (what: string): string =>
    `/* ${what} of the ffi-toolkit native runtime, joined from its sources. MIT OR Apache-2.0. */\n\n`;
  return [
    { path: "ftk/ftk.h", text: about("The C interface") + joinHeaders(read) },
    { path: "ftk/ftk.c", text: about("The C11 core") + joinSources(read) },
  ];
}

type Read = (path: string) => string;

/** Every public header once, where it is first needed. */
function joinHeaders(read: Read): string {
  const seen = new Set<string>();
  const add = (path: string): string => {
    if (seen.has(path)) return "";
    seen.add(path);
    return inline(read, path, add);
  };
  return add("include/ftk/ftk.h");
}

/** The internal headers once, then the sources; all public headers are `ftk.h`. */
function joinSources(read: Read): string {
  const seen = new Set<string>();
  const add = (path: string): string => {
    const target = path.startsWith("include/") ? "include/ftk/ftk.h" : path;
    if (seen.has(target)) return "";
    seen.add(target);
    return target === "include/ftk/ftk.h" ? '#include "ftk.h"\n' : inline(read, target, add);
  };
  return coreSources.map((one) => add(`src/${one}.c`)).join("\n");
}

function inline(read: Read, path: string, expand: (path: string) => string): string {
  return read(`runtime-native/${path}`).replace(include, (_, named: string) => expand(resolve(path, named)));
}

/** The file that an include names: public headers lie in `include/`, all others beside the file. */
function resolve(from: string, named: string): string {
  if (named.startsWith("ftk/")) return `include/${named}`;
  return `${from.slice(0, from.lastIndexOf("/"))}/${named}`;
}
