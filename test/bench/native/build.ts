/** Builds the two programs of the native bench: C++ that calls Rust, and Rust that calls C++. Only what changed is built again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile, generate } from "../../../compiler/compile.js";
import type { Abi } from "../../../compiler/lower/index.js";
import { targets } from "../../../compiler/targets/index.js";
import { SourceFile } from "../../../idl/index.js";
import { runCommand } from "../../conformance/builds.js";
import { runtimeSources } from "../../conformance/shared-build.js";

/** What g++ links. */
interface Link {
  readonly output: string;
  readonly shared: boolean;
  /** Absolute paths. */
  readonly sources: readonly string[];
  readonly flags: string;
  /** Files linked behind the objects. */
  readonly libraries: readonly string[];
}

/** Builds both programs below `build/bench/native` of the repository at `root`; returns their paths. A tool that fails is a `CommandError`. */
export async function buildPrograms(root: string): Promise<readonly string[]> {
  const out = join(root, "build/bench/native");
  const cpp = join(root, "test/bench/native/cpp");
  writeGenerated(root, join(out, "generated"));
  await cargo(root, out, ["bench-provider", "cxx-provider"]);
  const target = join(out, "target");
  const cppRust = await link(root, out, {
    output: "cpp_rust",
    shared: false,
    sources: [join(cpp, "consumer.cpp")],
    flags: `-I${join(target, "cxxbridge")}`,
    libraries: [join(target, "release/libcxx_provider.a"), join(target, "release/libbench_provider.so")],
  });
  const sources = [join(cpp, "provider.cpp"), join(cpp, "rivals.cpp")];
  await link(root, out, { output: "libbench_provider_cpp.so", shared: true, sources, flags: "-DRIVALS_EXPORT", libraries: [] });
  await cargo(root, out, ["bench-consumer"]);
  return [cppRust, join(target, "release/bench-consumer")];
}

/** The generated package: one folder for each target, with both sides. */
function writeGenerated(root: string, folder: string): void {
  const abi = compileShapes(root);
  for (const target of targets.filter((one) => ["c", "cpp", "rust"].includes(one.id))) {
    const sides = target.id === "c" ? [] : target.sides;
    const files = generate(abi, target, { sides, settings: {}, imports: {}, runtime: (path) => readFileSync(join(root, path), "utf8") });
    for (const file of files) writeWhenChanged(join(folder, target.id, file.path), file.text);
  }
}

function compileShapes(root: string): Abi {
  const { abi, diagnostics } = compile([new SourceFile("native.ffi", readFileSync(join(root, "test/bench/native/native.ffi"), "utf8"))]);
  if (abi === null) throw new Error(`native.ffi: ${diagnostics[0]?.message ?? "does not compile"}`);
  return abi;
}

function writeWhenChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function cargo(root: string, out: string, packages: readonly string[]): Promise<void> {
  const command = ["cargo", "build", "--quiet", "--release", "--locked", "-j2", ...packages.flatMap((one) => ["-p", one])];
  const env = { CARGO_TARGET_DIR: join(out, "target"), BENCH_PROVIDER: out, RUSTFLAGS: "" };
  await runCommand(command, { cwd: join(root, "test/bench/native/rust"), env });
}

/** Compiles with -O2 and links with the runtime's core. */
async function link(root: string, out: string, what: Link): Promise<string> {
  const folders = [join(root, "runtime-native/include"), join(out, "generated/c"), join(out, "generated/cpp")];
  const common = `-O2 -fPIC -fvisibility=hidden -pthread ${folders.map((one) => `-I${one}`).join(" ")} ${what.flags}`;
  const objects = [...what.sources, ...runtimeSources(root)].map((source, index) => ({ source, object: `objects/${what.output}/${index}.o` }));
  const libraries = what.libraries.map((one) => `${one} -Wl,-rpath,${dirname(one)}`).join(" ");
  const lines = [
    "ninja_required_version = 1.7",
    ...[["c", "gcc -std=c11"], ["cpp", "g++ -std=c++17 -Wall -Wextra"]].map(
      ([rule, compiler]) => `rule ${rule}\n  command = ${compiler} ${common} -MMD -MF $out.d -c -o $out $in\n  depfile = $out.d\n  deps = gcc`,
    ),
    `rule link\n  command = g++ ${what.shared ? "-shared" : ""} -pthread -o $out $in ${libraries} -ldl -lm`,
    ...objects.map(({ source, object }) => `build ${object}: ${source.endsWith(".c") ? "c" : "cpp"} ${source}`),
    `build ${what.output}: link ${objects.map(({ object }) => object).join(" ")} | ${what.libraries.join(" ")}`,
  ];
  const file = join(out, `${what.output}.ninja`);
  writeWhenChanged(file, `${lines.join("\n")}\n`);
  await runCommand(["ninja", "-C", out, "-f", file, "-j2", what.output]);
  return join(out, what.output);
}
