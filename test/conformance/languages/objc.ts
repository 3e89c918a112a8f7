/** Objective-C on GNUstep: the same sources compiled by clang and by gcc, one program each, whose transcripts must both pass. */
import { join } from "node:path";
import { featureList } from "./c.js";
import { hasMisuse } from "../features.js";
import { buildNative } from "../native-build.js";
import { runtimeObjects } from "../shared-build.js";
import type { BuildContext, Language, Program } from "../language.js";

/** The strictest settings that generated code must pass; the headers of GNUstep are the system's. */
const STRICT = "-std=gnu11 -Wall -Wextra -Werror -O1 -isystem /usr/include/GNUstep";
/** What gnustep-config --objc-flags says for both compilers. */
const GNUSTEP =
  "-DGNUSTEP -DGNUSTEP_BASE_LIBRARY=1 -DGNU_RUNTIME=1 -fno-strict-aliasing -fexceptions -fobjc-exceptions -D_NATIVE_OBJC_EXCEPTIONS -fconstant-string-class=NSConstantString";
/** Both use the headers and libraries of gcc's Objective-C runtime, found through gcc. */
const COMPILERS = ["clang", "gcc"] as const;

/** Writes the generated files of all packages; returns the sources and include folders. */
function writeGenerated(context: BuildContext): { sources: string[]; flags: string[] } {
  const sources: string[] = [];
  const flags = ["runtime-native/include", "runtime-native/objc", "test/conformance/harness"].map((folder) => `-I${join(context.root, folder)}`);
  if (context.variant === "old") flags.push("-DCONF_OLD");
  for (const one of context.features.flatMap((feature) => feature.packages)) {
    const folder = `generated/${one.package.prefix}`;
    const header = context.generate("c", one, []).filter((file) => file.path === `${one.package.prefix}.h`);
    const own = context.generate("objc", one, ["consumer"]).filter((file) => /^\w+\/\w+\.[hm]$/.test(file.path) && !file.path.startsWith("ftk/"));
    for (const file of [...header, ...own]) {
      const path = context.write(`${folder}/${file.path}`, file.text);
      if (path.endsWith(".m")) sources.push(path);
    }
    flags.push(`-I${join(context.out, folder)}`, `-D${one.package.prefix.toUpperCase()}_LOADED`);
  }
  return { sources, flags };
}

async function buildWith(compiler: (typeof COMPILERS)[number], context: BuildContext): Promise<string> {
  const { sources, flags } = writeGenerated(context);
  const misuse = hasMisuse(context.features.map((feature) => feature.name));
  context.write("features/features.inc", `${featureList(context)}${misuse ? "CONF_FEATURE(misuse)\n" : ""}`);
  const folder = (await context.run(["gcc", "-print-file-name=include"])).trim();
  const shim = join(context.root, "test/targets/objc/gnustep");
  const command = compiler === "gcc" ? "gcc" : `clang-19 -fobjc-runtime=gcc -fblocks -isystem ${folder} -isystem ${shim}`;
  const bridge = ["ftk_objc_error.m", "ftk_objc_sink.m", "ftk_objc_value.m"].map((file) => join(context.root, "runtime-native/objc", file));
  const harness = ["main.m", "harness_objc.m", "sweep.c", ...(misuse ? ["misuse.m"] : [])].map((file) => join(context.root, "test/conformance/harness", file));
  return buildNative(context, {
    output: `conf_objc_${compiler}`,
    shared: false,
    linker: compiler === "gcc" ? "gcc" : "clang-19",
    flags: [...flags, `-I${join(context.out, "features")}`],
    objectiveC: `${command} ${STRICT} ${GNUSTEP}`,
    libraries: compiler === "gcc" ? ["-lgnustep-base", "-lobjc"] : ["-lgnustep-base", `-L${join(folder, "..")}`, "-lobjc", "-lBlocksRuntime"],
    sources: [...sources, ...bridge, ...harness, ...context.features.map((feature) => join(feature.folder, "consumer.m"))],
    objects: await runtimeObjects(context),
  });
}

/**
 * With the sanitizers only gcc's program is built: all libraries of the matrix bring the runtime of gcc's sanitizers, which that of clang does not suffer
 * beside itself. What GNUstep leaves behind at its end would hide other leaks, so those are what the counters of both runtimes show.
 */
async function buildConsumer(context: BuildContext): Promise<Program> {
  if (context.sanitize) return { command: [await buildWith("gcc", context)], env: { ASAN_OPTIONS: "detect_leaks=0" } };
  const programs: string[] = [];
  for (const compiler of COMPILERS) programs.push(await buildWith(compiler, context));
  return { command: [process.execPath, join(context.root, "test/conformance/harness/both.mjs"), ...programs] };
}

/** The Objective-C programs of the matrix. */
export const objc: Language = { id: "objc", buildConsumer, abuse: ["misuse", "sweep"], faults: { unseen: ["leak"] } };
