/** Ninja files: how C, C++ and Objective-C are compiled, so that only what changed is built again. */
import { join } from "node:path";
import type { BuildContext } from "./language.js";

/** The strictest settings that generated code must pass. */
const WARNINGS = "-Wall -Wextra -Wpedantic -Werror";

/** What instruments a build. */
export const SANITIZERS = {
  memory: "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g",
  threads: "-fsanitize=thread -g",
} as const;

/** Sources that are compiled alike. */
export interface Sources {
  /** Absolute paths; `.c` is C11, `.cpp` and `.cc` C++17, `.m` Objective-C. */
  readonly sources: readonly string[];
  /** Include folders and macros, e.g. `-I...`, `-DCONF_OLD`. */
  readonly flags: readonly string[];
  /** Absolute path of the header that each source of C++ begins with, compiled before. */
  readonly header: string;
  /** The command that compiles `.m` files, with all its own settings. */
  readonly objectiveC?: string;
  /** Where objects go; `objects` when not given. */
  readonly folder?: string;
}

/** What instruments the builds of a context, as options of compiler and linker. */
export function sanitizersOf(context: BuildContext): string {
  return context.sanitize ? SANITIZERS[context.sanitize] : "";
}

/** A compiler with all settings but include folders and macros. */
export function compilerOf(language: "c" | "cpp", context: BuildContext): string {
  const compiler = language === "c" ? "gcc -std=c11" : "g++ -std=c++17";
  return `${compiler} ${WARNINGS} -O1 ${commonOf(context)}`;
}

function commonOf(context: BuildContext): string {
  return `-fPIC -fvisibility=hidden -pthread ${sanitizersOf(context)}`;
}

/** Lines that compile sources, and the objects that come out, relative to the folder of the build. */
export function objectsText(context: BuildContext, { sources, flags, header, objectiveC, folder = "objects" }: Sources): { lines: string[]; objects: string[] } {
  const made = sources.map((source) => ({ source, object: `${folder}/${objectName(context.root, source)}` }));
  const lines = [
    rule("c", `${compilerOf("c", context)} ${flags.join(" ")}`),
    rule("cpp", `${compilerOf("cpp", context)} -include ${header} ${flags.join(" ")}`),
    ...(objectiveC === undefined ? [] : [rule("objc", `${objectiveC} ${commonOf(context)} ${flags.join(" ")}`)]),
    ...made.map(({ source, object }) => `build ${object}: ${ruleOf(source)} ${escape(source)}`),
  ];
  return { lines, objects: made.map(({ object }) => object) };
}

/** A rule that compiles one file and remembers what it included. */
export function rule(name: string, compiler: string): string {
  return `rule ${name}\n  command = ${compiler} -MMD -MF $out.d -c -o $out $in\n  depfile = $out.d\n  deps = gcc\n`;
}

function ruleOf(source: string): string {
  if (source.endsWith(".m")) return "objc";
  return source.endsWith(".c") ? "c" : "cpp";
}

function objectName(root: string, source: string): string {
  return `${source.replace(root, "").replaceAll(/[^\w.-]+/g, "_")}.o`;
}

function escape(path: string): string {
  return path.replaceAll(/([$ :])/g, "$$$1");
}

/** Writes a ninja file into a folder, which is relative to that of the context, and builds its defaults there. */
export async function ninja(context: BuildContext, folder: string, name: string, lines: readonly string[]): Promise<void> {
  context.write(join(folder, name), `${["ninja_required_version = 1.7", ...lines].join("\n")}\n`);
  await context.run(["ninja", "-C", join(context.out, folder), "-f", name, "-j2"]);
}
