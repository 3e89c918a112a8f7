/** C: one shared library with the providers of all features, one program with the consumers. */
import { join } from "node:path";
import { hasMisuse } from "../features.js";
import { buildNative } from "../native-build.js";
import { runtimeObjects } from "../shared-build.js";
import type { BuildContext, Language, Program } from "../language.js";
import type { Side } from "../../../compiler/targets/target.js";

/** Writes the generated files of all packages; returns the sources and include folders. */
export function writeGeneratedC(context: BuildContext, side: Side): { sources: string[]; flags: string[] } {
  const sources: string[] = [];
  const flags = [
    `-I${join(context.root, "runtime-native/include")}`,
    `-I${join(context.root, "test/conformance/harness")}`,
  ];
  if (context.variant === "old") flags.push("-DCONF_OLD");
  for (const one of context.features.flatMap((feature) => feature.packages)) {
    const folder = `generated-${side}/${one.package.prefix}`;
    // The runtime that a package ships is left out: all packages of the program share one.
    for (const file of context.generate("c", one, [side]).filter((each) => !each.path.includes("/"))) {
      const path = context.write(`${folder}/${file.path}`, file.text);
      if (path.endsWith(".c")) sources.push(path);
    }
    flags.push(`-I${join(context.out, folder)}`);
  }
  return { sources, flags };
}

/** A generated source that names the features in this build: `CONF_FEATURE(name)` for each. */
export function featureList(context: BuildContext): string {
  return context.features.map((feature) => `CONF_FEATURE(${feature.name})\n`).join("");
}

async function buildProvider(context: BuildContext): Promise<string> {
  const { sources, flags } = writeGeneratedC(context, "provider");
  return buildNative(context, {
    output: "libconf_c.so",
    shared: true,
    linker: "gcc",
    flags,
    sources: [
      ...sources,
      ...context.features.map((feature) => join(feature.folder, "provider.c")),
      join(context.root, "test/conformance/harness/leaks.c"),
      join(context.root, "test/conformance/harness/provide.c"),
    ],
    objects: await runtimeObjects(context),
  });
}

async function buildConsumer(context: BuildContext): Promise<Program> {
  const { sources, flags } = writeGeneratedC(context, "consumer");
  const misuse = hasMisuse(context.features.map((feature) => feature.name));
  context.write("features/features.inc", `${featureList(context)}${misuse ? "CONF_FEATURE(misuse)\n" : ""}`);
  const output = await buildNative(context, {
    output: "conf_c",
    shared: false,
    linker: "gcc",
    flags: [...flags, `-I${join(context.out, "features")}`],
    sources: [
      ...sources,
      ...context.features.map((feature) => join(feature.folder, "consumer.c")),
      join(context.root, "test/conformance/harness/main.c"),
      join(context.root, "test/conformance/harness/show.c"),
      join(context.root, "test/conformance/harness/sweep.c"),
      ...(misuse ? [join(context.root, "test/conformance/harness/misuse.c")] : []),
    ],
    objects: await runtimeObjects(context),
  });
  return { command: [output] };
}

/** The C programs of the matrix. */
export const c: Language = { id: "c", buildProvider, buildConsumer, abuse: ["misuse", "sweep"], faults: { provider: ["overflow", "shift", "leak", "race"] }, races: true };
