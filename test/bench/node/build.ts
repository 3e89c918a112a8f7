/** Builds what the Node bench runs: the generated package as it is shipped, its provider, and the rivals. Only what changed is built again. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile, generate } from "../../../compiler/compile.js";
import { targets } from "../../../compiler/targets/index.js";
import { SourceFile } from "../../../idl/index.js";
import { runCommand } from "../../conformance/builds.js";
import { runtimeSources } from "../../conformance/shared-build.js";

/** Absolute paths of what was built. */
export interface NodeBuilds {
  /** `index.js` of the generated package, its addon beside it. */
  readonly ours: string;
  /** The library that it loads. */
  readonly provider: string;
  /** Addons, and the library that koffi binds. */
  readonly clock: string;
  readonly hand: string;
  readonly addonApi: string;
  readonly napiRs: string;
  readonly plain: string;
}

/** One library that ninja links. */
interface Library {
  readonly output: string;
  /** Absolute paths; `.c` is C11, `.cc` C++17. */
  readonly sources: readonly string[];
}

/** Builds everything below `build/bench/node` of the repository at `root`. A tool that fails is a `CommandError`. */
export async function buildNode(root: string): Promise<NodeBuilds> {
  const out = join(root, "build/bench/node");
  const here = join(root, "test/bench/node");
  writeGenerated(root, out);
  await buildPackage(root, out);
  const c = join(out, "c");
  const source = (name: string): string => join(here, name);
  await buildLibraries(root, out, [
    { output: "libprovider.so", sources: [source("provider.c"), source("data.c"), join(c, "bench_shapes_provider.c"), join(c, "bench_shapes_values.c"), ...runtimeSources(root)] },
    { output: "clock.node", sources: [source("clock.c")] },
    { output: "hand.node", sources: [source("hand.c"), source("data.c")] },
    { output: "addon-api.node", sources: [source("addon-api.cc"), source("data.c")] },
    { output: "libplain.so", sources: [source("plain.c"), source("data.c")] },
  ]);
  return {
    ours: join(out, "package/dist/index.js"),
    provider: join(out, "libprovider.so"),
    clock: join(out, "clock.node"),
    hand: join(out, "hand.node"),
    addonApi: join(out, "addon-api.node"),
    napiRs: await buildCrate(here, out),
    plain: join(out, "libplain.so"),
  };
}

/** The generated package and the headers of its provider, both as `ffi gen` writes them. */
function writeGenerated(root: string, out: string): void {
  const text = readFileSync(join(root, "test/bench/node/shapes.ffi"), "utf8");
  const { abi, diagnostics } = compile([new SourceFile("shapes.ffi", text)]);
  if (abi === null) throw new Error(`shapes.ffi: ${diagnostics[0]?.message ?? "does not compile"}`);
  for (const [id, folder] of [["c", "c"], ["node", "package"]] as const) {
    const target = targets.find((one) => one.id === id);
    if (target === undefined) throw new Error(`no target ${id}`);
    const files = generate(abi, target, { sides: target.sides, settings: {}, imports: {}, runtime: (path) => readFileSync(join(root, path), "utf8") });
    for (const file of files) writeWhenChanged(join(out, folder, file.path), file.text);
  }
}

/** The addon by its own CMakeLists.txt, the modules by its own tsconfig.json. */
async function buildPackage(root: string, out: string): Promise<void> {
  const folder = join(out, "package");
  const settings = [`-DFTK_DIR=${join(root, "runtime-native")}`, `-DBENCH_SHAPES_INCLUDE=${join(out, "c")}`];
  await runCommand(["cmake", "-G", "Ninja", "-S", folder, "-B", join(folder, "cmake"), ...settings]);
  await runCommand(["cmake", "--build", join(folder, "cmake"), "-j2"]);
  await runCommand([process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", join(folder, "tsconfig.json")]);
}

/** The provider and the rivals in C and C++, optimised as CMake and node-gyp do it by default. */
async function buildLibraries(root: string, out: string, libraries: readonly Library[]): Promise<void> {
  const modules = join(root, "node_modules");
  const folders = [join(root, "runtime-native/include"), join(out, "c"), join(modules, "node-api-headers/include"), join(modules, "node-addon-api")];
  const common = `-O3 -fPIC -fvisibility=hidden -pthread -DNAPI_VERSION=8 ${folders.map((one) => `-I${one}`).join(" ")}`;
  const object = (library: Library, source: string): string => `objects/${library.output}/${library.sources.indexOf(source)}.o`;
  const lines = [
    "ninja_required_version = 1.7",
    ...[["c", "gcc -std=c11 -Wall -Wextra"], ["cc", "g++ -std=c++17 -DNAPI_CPP_EXCEPTIONS"]].map(
      ([rule, compiler]) => `rule ${rule}\n  command = ${compiler} ${common} -MMD -MF $out.d -c -o $out $in\n  depfile = $out.d\n  deps = gcc`,
    ),
    "rule link\n  command = g++ -shared -pthread -o $out $in -ldl -lm",
    ...libraries.flatMap((library) => [
      ...library.sources.map((source) => `build ${object(library, source)}: ${source.endsWith(".c") ? "c" : "cc"} ${source}`),
      `build ${library.output}: link ${library.sources.map((source) => object(library, source)).join(" ")}`,
    ]),
  ];
  const file = join(out, "build.ninja");
  writeWhenChanged(file, `${lines.join("\n")}\n`);
  await runCommand(["ninja", "-C", out, "-f", file, "-j2"]);
}

/** The rival in Rust; returns its addon. */
async function buildCrate(here: string, out: string): Promise<string> {
  const target = join(out, "target");
  await runCommand(["cargo", "build", "--quiet", "--release", "--locked", "-j2"], { cwd: join(here, "rust"), env: { CARGO_TARGET_DIR: target, RUSTFLAGS: "" } });
  const addon = join(out, "napi-rs.node");
  copyFileSync(join(target, "release/libnapi_rs_rival.so"), addon);
  return addon;
}

function writeWhenChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
