/** C++: header-only glue; one shared library with the providers of all features, one program with the consumers. */
import { join } from "node:path";
import { hasMisuse } from "../features.js";
import { featureList } from "./c.js";
import { buildNative } from "../native-build.js";
import { runtimeObjects } from "../shared-build.js";
import type { BuildContext, Language, Program } from "../language.js";
import type { Side } from "../../../compiler/targets/target.js";

/** Writes the generated headers of all packages; returns the flags that find them. */
function writeGenerated(context: BuildContext, side: Side): string[] {
  const harness = join(context.root, "test/conformance/harness");
  const flags = [`-I${join(context.root, "runtime-native/include")}`, `-I${harness}`];
  if (context.variant === "old") flags.push("-DCONF_OLD");
  for (const one of context.features.flatMap((feature) => feature.packages)) {
    // The C header of the package is part of every C++ package.
    const header = `${one.package.prefix}.h`;
    const files = [...context.generate("c", one, []).filter((file) => file.path === header), ...context.generate("cpp", one, [side])];
    // The runtime that a package ships is left out: all packages of the program share one.
    const folder = `generated-${side}/${one.package.prefix}`;
    for (const file of files) if (/^[^/]+\.(h|hpp)$/.test(file.path)) context.write(`${folder}/${file.path}`, file.text);
    flags.push(`-I${join(context.out, folder)}`);
    if (side === "consumer") flags.push(`-D${one.package.prefix.toUpperCase()}_LOADED`);
  }
  return flags;
}

async function buildProvider(context: BuildContext): Promise<string> {
  return buildNative(context, {
    output: "libconf_cpp.so",
    shared: true,
    linker: "g++",
    flags: writeGenerated(context, "provider"),
    sources: [
      ...context.features.map((feature) => join(feature.folder, "provider.cpp")),
      join(context.root, "test/conformance/harness/leaks.c"),
    ],
    objects: await runtimeObjects(context),
  });
}

async function buildConsumer(context: BuildContext): Promise<Program> {
  const flags = writeGenerated(context, "consumer");
  const misuse = hasMisuse(context.features.map((feature) => feature.name));
  context.write("features/features.inc", `${featureList(context)}${misuse ? "CONF_FEATURE(misuse)\n" : ""}`);
  const output = await buildNative(context, {
    output: "conf_cpp",
    shared: false,
    linker: "g++",
    flags: [...flags, `-I${join(context.out, "features")}`],
    sources: [
      ...context.features.map((feature) => join(feature.folder, "consumer.cpp")),
      join(context.root, "test/conformance/harness/main.cpp"),
      join(context.root, "test/conformance/harness/sweep.cpp"),
      ...(misuse ? [join(context.root, "test/conformance/harness/misuse.cpp")] : []),
    ],
    objects: await runtimeObjects(context),
  });
  return { command: [output] };
}

/** The C++ programs of the matrix. */
export const cpp: Language = { id: "cpp", buildProvider, buildConsumer, abuse: ["misuse", "sweep"], faults: { provider: ["overflow", "shift", "leak", "race"] }, races: true };
