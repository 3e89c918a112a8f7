/** Compiling and linking C, C++ and Objective-C with ninja: only what changed is built again. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BuildContext } from "./language.js";

/** One library or program. */
export interface NativeBuild {
  /** File name below the build folder. */
  readonly output: string;
  readonly shared: boolean;
  /** Absolute paths of sources; `.c` is C11, `.cpp` and `.cc` C++17, `.m` Objective-C. */
  readonly sources: readonly string[];
  /** Include folders and macros, e.g. `-I...`, `-DCONF_OLD`. */
  readonly flags: readonly string[];
  /** `gcc` or `g++`. */
  readonly linker: string;
  /** The command that compiles `.m` files, with all its own settings. */
  readonly objectiveC?: string;
  /** What else is linked, behind the objects. */
  readonly libraries?: readonly string[];
}

/** The strictest settings that generated code must pass. */
const WARNINGS = "-Wall -Wextra -Wpedantic -Werror";

/** What instruments a build. */
export const SANITIZERS = {
  memory: "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g",
  threads: "-fsanitize=thread -g",
} as const;

/** Absolute paths of the runtime's sources. */
export function runtimeSources(root: string): string[] {
  const folder = join(root, "runtime-native/src");
  return readdirSync(folder).filter((file) => file.endsWith(".c")).map((file) => join(folder, file));
}

/** Absolute paths of the sources of a bridge over the scratch: its own, and those that all such bridges share. */
export function bridgeSources(root: string, bridge: "node" | "jni"): string[] {
  return [bridge, "scratch"].flatMap((part) => {
    const folder = join(root, "runtime-native", part);
    return readdirSync(folder).filter((file) => file.endsWith(".cc")).map((file) => join(folder, file));
  });
}

/** Builds and returns the absolute path of the output. */
export async function buildNative(context: BuildContext, build: NativeBuild): Promise<string> {
  const ninja = `${build.output}.ninja`;
  const file = context.write(ninja, ninjaText(context, build));
  await context.run(["ninja", "-C", context.out, "-f", file, "-j2"]);
  return join(context.out, build.output);
}

function ninjaText(context: BuildContext, build: NativeBuild): string {
  const sanitize = context.sanitize ? SANITIZERS[context.sanitize] : "";
  const common = `-fPIC -fvisibility=hidden -pthread ${sanitize} ${build.flags.join(" ")}`;
  // Programs of several compilers share a folder.
  const folder = build.objectiveC === undefined ? "objects" : `objects-${build.output}`;
  const objects = build.sources.map((source) => ({ source, object: `${folder}/${objectName(context.root, source)}` }));
  return `${[
    "ninja_required_version = 1.7",
    rule("c", `gcc -std=c11 ${WARNINGS} -O1 ${common}`),
    rule("cpp", `g++ -std=c++17 ${WARNINGS} -O1 ${common}`),
    `rule link\n  command = ${build.linker} ${build.shared ? "-shared" : ""} -pthread ${sanitize} -o $out $in ${(build.libraries ?? []).join(" ")} -ldl -lm\n`,
    ...(build.objectiveC === undefined ? [] : [rule("objc", `${build.objectiveC} ${common}`)]),
    ...objects.map(({ source, object }) => `build ${object}: ${ruleOf(source)} ${escape(source)}`),
    `build ${build.output}: link ${objects.map(({ object }) => object).join(" ")}`,
    `default ${build.output}`,
  ].join("\n")}\n`;
}

function rule(name: string, compiler: string): string {
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

/**
 * The environment of a program that is not built with the sanitizers itself (Node, Java): their runtime is loaded before it, so that its allocator
 * serves the whole process, and libraries that are instrumented find it. That of C++ comes with it: the sanitizer looks only once for what throws
 * exceptions. `address` are further options of AddressSanitizer.
 */
export async function preloadedSanitizers(context: BuildContext, address: string): Promise<Readonly<Record<string, string>>> {
  const pathOf = async (library: string): Promise<string> => (await context.run(["gcc", `-print-file-name=${library}`])).trim();
  const runtime = [await pathOf("libasan.so"), await pathOf("libstdc++.so.6")].join(":");
  return { LD_PRELOAD: runtime, ASAN_OPTIONS: `strict_string_checks=1:${address}`, UBSAN_OPTIONS: "print_stacktrace=1" };
}
