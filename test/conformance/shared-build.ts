/**
 * What several builds of a run have in common is compiled once, in folders beside theirs: the C core, the bridges of Node and the JVM, and the headers of
 * C++ itself.
 */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { compilerOf, ninja, objectsText, rule } from "./ninja.js";
import type { BuildContext } from "./language.js";

/** Builds that are under way or done, by folder. */
const begun = new Map<string, Promise<unknown>>();

/** Runs `build` when the folder is asked for first, and gives its result to all. Builds of other languages may ask at the same time. */
export function once<T>(folder: string, build: () => Promise<T>): Promise<T> {
  const known = begun.get(folder) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const made = build();
  begun.set(folder, made);
  return made;
}

/** Absolute paths of the runtime's sources. */
export function runtimeSources(root: string): string[] {
  return sourcesIn(join(root, "runtime-native/src"), ".c");
}

function sourcesIn(folder: string, end: string): string[] {
  return readdirSync(folder).filter((file) => file.endsWith(end)).map((file) => join(folder, file));
}

/** Absolute paths of the C core's objects. */
export function runtimeObjects(context: BuildContext): Promise<readonly string[]> {
  return sharedObjects(context, "runtime", runtimeSources(context.root), [`-I${join(context.root, "runtime-native/include")}`]);
}

/** Absolute paths of the objects of a bridge over the scratch: its own, and those that all such bridges share. `flags` must be the same for all callers. */
export function bridgeObjects(context: BuildContext, bridge: "node" | "jni", flags: readonly string[]): Promise<readonly string[]> {
  const sources = [bridge, "scratch"].flatMap((part) => sourcesIn(join(context.root, "runtime-native", part), ".cc"));
  return sharedObjects(context, bridge, sources, flags);
}

function sharedObjects(context: BuildContext, name: string, sources: readonly string[], flags: readonly string[]): Promise<readonly string[]> {
  const folder = join(dirname(context.out), name);
  return once(folder, async () => {
    const { lines, objects } = objectsText(context, { sources, flags, header: await standardHeaders(context) });
    await ninja(context, `../${name}`, "objects.ninja", [...lines, `default ${objects.join(" ")}`]);
    return objects.map((object) => join(folder, object));
  });
}

const STANDARD = "algorithm array atomic charconv cstdint cstdio cstring exception functional memory new optional string string_view type_traits utility variant vector";

/**
 * A header with what the runtime includes of C++ itself, compiled: small sources spend half of their time in it. The headers of the runtime are not in it;
 * that these include all that they need is tested with the target.
 */
export function standardHeaders(context: BuildContext): Promise<string> {
  const header = join(dirname(context.out), "standard/standard.hpp");
  return once(header, async () => {
    context.write("../standard/standard.hpp", STANDARD.split(" ").map((name) => `#include <${name}>\n`).join(""));
    const compile = rule("header", `${compilerOf("cpp", context)} -x c++-header`);
    await ninja(context, "../standard", "standard.ninja", [compile, "build standard.hpp.gch: header standard.hpp", "default standard.hpp.gch"]);
    return header;
  });
}
