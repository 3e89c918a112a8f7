/** TypeScript on Node: one addon that combines all packages, generated modules as installed packages, and one program with the consumers. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { hasMisuse } from "../features.js";
import { buildNative, preloadedSanitizers } from "../native-build.js";
import { bridgeObjects, runtimeObjects } from "../shared-build.js";
import type { BuildContext, Feature, Language, Program } from "../language.js";

const require = createRequire(import.meta.url);

/** Generated packages: TypeScript below `packages/<prefix>/src`, addon sources below `native/`. Returns the addon sources and include folders. */
function writePackages(context: BuildContext): { sources: string[]; flags: string[]; prefixes: string[] } {
  const sources: string[] = [];
  const flags: string[] = [];
  const prefixes: string[] = [];
  for (const one of context.features.flatMap((feature) => feature.packages)) {
    const { prefix } = one.package;
    prefixes.push(prefix);
    for (const file of context.generate("c", one, []).filter((each) => each.path === `${prefix}.h`)) context.write(`native/${prefix}/${file.path}`, file.text);
    flags.push(`-I${join(context.out, "native", prefix)}`);
    for (const file of context.generate("node", one, ["consumer"])) {
      if (file.path.startsWith("src/")) context.write(`packages/${prefix}/${file.path}`, file.text);
      if (file.path.endsWith(".cc")) sources.push(context.write(`native/${prefix}.cc`, file.text));
    }
  }
  return { sources, flags, prefixes };
}

/** `NAPI_MODULE_INIT` for all packages in one addon. */
function combinedSource(prefixes: readonly string[]): string {
  return [
    "#include <ftk_node.h>\n",
    ...prefixes.map((prefix) => `extern const ftk_node::Package *const ${prefix}_node_package;\n`),
    "\nNAPI_MODULE_INIT() {",
    ...prefixes.map((prefix) => `    exports = ftk_node::add_package(env, exports, *${prefix}_node_package);`),
    "    return exports;\n}\n",
  ].join("\n");
}

async function buildAddon(context: BuildContext): Promise<{ addon: string; prefixes: string[] }> {
  const { sources, flags, prefixes } = writePackages(context);
  const bridge = join(context.root, "runtime-native/node");
  const apiHeaders = (require("node-api-headers") as { include_dir: string }).include_dir;
  const addonHeaders = dirname(require.resolve("node-addon-api/package.json"));
  const common = [
    `-I${join(context.root, "runtime-native/include")}`, `-I${bridge}`, `-isystem ${apiHeaders}`, `-isystem ${addonHeaders}`,
    "-DCONF_CONSUMER", "-DNAPI_VERSION=8", "-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS", "-DFTK_NODE_COMBINED",
  ];
  const addon = await buildNative(context, {
    output: "conf.node",
    shared: true,
    linker: "g++",
    flags: [...common, ...flags],
    sources: [
      ...sources,
      context.write("native/combined.cc", combinedSource(prefixes)),
      join(context.root, "test/conformance/harness/leaks.c"),
    ],
    objects: [...(await bridgeObjects(context, "node", common)), ...(await runtimeObjects(context))],
  });
  return { addon, prefixes };
}

/** Packages whose tables are called below the generated code. */
const MISUSE_PACKAGES = ["conf_own_mut", "conf_shared", "conf_str"];

/** The addon that reads the counters of both libraries. */
async function buildCounters(context: BuildContext, misuse: boolean): Promise<string> {
  const apiHeaders = (require("node-api-headers") as { include_dir: string }).include_dir;
  return buildNative(context, {
    output: "counters.node",
    shared: true,
    linker: "gcc",
    flags: [
      `-I${join(context.root, "runtime-native/include")}`, `-isystem ${apiHeaders}`, "-D_GNU_SOURCE",
      ...(misuse ? ["-DCONF_MISUSE", ...MISUSE_PACKAGES.map((prefix) => `-I${join(context.out, "native", prefix)}`)] : []),
    ],
    sources: ["counters.c", ...(misuse ? ["entries.c"] : [])].map((file) => join(context.root, "test/conformance/harness", file)),
  });
}

/** Makes `link` point at `target`, whatever was there. */
function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true, recursive: true });
  symlinkSync(relative(dirname(path), target), path);
}

/** Where a feature's program is: the old build may have its own, since TypeScript has no conditional compilation. */
function programOf(context: BuildContext, feature: Feature): string {
  const old = join(feature.folder, "consumer-old.ts");
  return context.variant === "old" && existsSync(old) ? old : join(feature.folder, "consumer.ts");
}

const STRICT = {
  target: "ES2022", lib: ["ES2023", "ESNext.Disposable"], module: "NodeNext", moduleResolution: "NodeNext", types: ["node"], strict: true,
  noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, verbatimModuleSyntax: true, noImplicitOverride: true, noUnusedLocals: true, skipLibCheck: true,
};

function writeProgram(context: BuildContext, misuse: boolean): void {
  for (const feature of context.features) context.write(`program/${feature.name}.ts`, readFileSync(programOf(context, feature), "utf8"));
  for (const part of ["harness", "sweep", ...(misuse ? ["misuse"] : [])]) {
    context.write(`program/${part}.ts`, readFileSync(join(context.root, `test/conformance/harness/${part}.ts`), "utf8"));
  }
  const names = [...context.features.map((feature) => feature.name), ...(misuse ? ["misuse"] : [])];
  const imports = names.map((name) => `import { consume as ${name}_ } from "./${name}.js";\n`).join("");
  const table = names.map((name) => `  ${name}: ${name}_,\n`).join("");
  context.write("program/main.ts", `${imports}import { run } from "./harness.js";\nimport { sweep } from "./sweep.js";\n\nawait run({\n${table}}, sweep);\n`);
  const typeRoots = [join(context.root, "node_modules/@types")];
  context.write("package.json", `{ "type": "module" }\n`);
  context.write("tsconfig.packages.json", JSON.stringify({ compilerOptions: { ...STRICT, typeRoots, declaration: true, rootDir: "packages", outDir: "built", incremental: true, tsBuildInfoFile: "packages.tsbuildinfo" }, include: ["packages"] }));
  context.write("tsconfig.program.json", JSON.stringify({ compilerOptions: { ...STRICT, typeRoots, rootDir: "program", outDir: "run", incremental: true, tsBuildInfoFile: "program.tsbuildinfo" }, include: ["program"] }));
}

async function buildConsumer(context: BuildContext): Promise<Program> {
  const { addon, prefixes } = await buildAddon(context);
  const misuse = hasMisuse(context.features.map((feature) => feature.name));
  const counters = await buildCounters(context, misuse);
  writeProgram(context, misuse);
  const tsc = require.resolve("typescript/lib/tsc.js");
  await context.run([process.execPath, tsc, "-p", join(context.out, "tsconfig.packages.json")]);
  for (const prefix of prefixes) {
    const name = prefix.replaceAll("_", "-");
    context.write(`built/${prefix}/package.json`, JSON.stringify({ name, type: "module", exports: { ".": { types: "./src/index.d.ts", default: "./src/index.js" } } }));
    link(addon, join(context.out, `built/${prefix}/build/${prefix}.node`));
    link(join(context.out, `built/${prefix}`), join(context.out, `node_modules/${name}`));
  }
  await context.run([process.execPath, tsc, "-p", join(context.out, "tsconfig.program.json")]);
  const command = [process.execPath, "--expose-gc", join(context.out, "run/main.js"), counters, addon];
  // Addon and provider are instrumented; the scratch that they share with JavaScript is a block of that allocator too.
  return context.sanitize ? { command, env: await preloadedSanitizers(context, "detect_leaks=1:detect_stack_use_after_return=1") } : { command };
}

/** The TypeScript program of the matrix. */
export const ts: Language = { id: "ts", buildConsumer, abuse: ["misuse", "sweep"], faults: { consumer: ["overflow", "shift", "leak"] } };
