/** Libraries and programs of C, C++ and Objective-C. */
import { join } from "node:path";
import type { BuildContext } from "./language.js";
import { ninja, objectsText, sanitizersOf } from "./ninja.js";
import { standardHeaders } from "./shared-build.js";

/** One library or program. */
export interface NativeBuild {
  /** File name below the build folder. */
  readonly output: string;
  readonly shared: boolean;
  /** Absolute paths of sources; `.c` is C11, `.cpp` and `.cc` C++17, `.m` Objective-C. */
  readonly sources: readonly string[];
  /** Absolute paths of objects that other builds have too. */
  readonly objects?: readonly string[];
  /** Include folders and macros, e.g. `-I...`, `-DCONF_OLD`. */
  readonly flags: readonly string[];
  /** `gcc` or `g++`. */
  readonly linker: string;
  /** The command that compiles `.m` files, with all its own settings. */
  readonly objectiveC?: string;
  /** What else is linked, behind the objects. */
  readonly libraries?: readonly string[];
}

/** Builds and returns the absolute path of the output. */
export async function buildNative(context: BuildContext, build: NativeBuild): Promise<string> {
  const { output, sources, flags, objectiveC, libraries = [] } = build;
  const header = await standardHeaders(context);
  // Programs of several compilers share a folder.
  const { lines, objects } = objectsText(context, { sources, flags, header, ...(objectiveC === undefined ? {} : { objectiveC, folder: `objects-${output}` }) });
  await ninja(context, ".", `${output}.ninja`, [
    ...lines,
    `rule link\n  command = ${build.linker} ${build.shared ? "-shared" : ""} -pthread ${sanitizersOf(context)} -o $out $in ${libraries.join(" ")} -ldl -lm\n`,
    `build ${output}: link ${[...objects, ...(build.objects ?? [])].join(" ")}`,
    `default ${output}`,
  ]);
  return join(context.out, output);
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
