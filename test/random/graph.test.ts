// Hostile graphs: the fuzzer builds them, C checks them and C++ reads them. FTK_EXTENDED=1 runs it; FTK_SECONDS says how long.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { compile, generate } from "../../compiler/compile.js";
import { targets } from "../../compiler/targets/index.js";
import { SourceFile } from "../../idl/index.js";
import { run } from "./compilers.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = join(root, "test/random/graph");
const folder = mkdtempSync(join(tmpdir(), "ftk-graph-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const extended = process.env["FTK_EXTENDED"] === "1";
const seconds = Number(process.env["FTK_SECONDS"] ?? 30);
if (!extended) console.log("hostile graphs: skipped, because building and fuzzing takes minutes: FTK_EXTENDED=1 runs it");

const include = [`-I${join(root, "runtime-native/include")}`, `-I${folder}`];
const common = ["-g", "-O1", "-fno-sanitize-recover=all", ...include];

function writePackage(): void {
  const { abi } = compile([new SourceFile("graph.ffi", readFileSync(join(here, "graph.ffi"), "utf8"))]);
  if (abi === null) throw new Error("graph.ffi has mistakes");
  for (const target of targets.filter((one) => one.id === "c" || one.id === "cpp")) {
    const files = generate(abi, target, { sides: target.sides, settings: {}, imports: {}, runtime: (path) => readFileSync(join(root, path), "utf8") });
    for (const { path, text } of files.filter((file) => /^[^/]*\.(c|h|hpp)$/.test(file.path))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
}

async function build(): Promise<string> {
  const core = join(root, "runtime-native/src");
  const sources = [...readdirSync(core).filter((file) => file.endsWith(".c")).map((file) => join(core, file)), join(folder, "fuzz_graph_values.c")];
  const objects = sources.map((file) => join(folder, `${basename(file)}.o`));
  for (const [index, file] of sources.entries()) {
    expect(await run("clang-19", ["-std=c11", "-fsanitize=fuzzer-no-link,address,undefined", ...common, "-c", file, "-o", objects[index] ?? ""])).toBe("");
  }
  const program = join(folder, "fuzz");
  const flags = ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-fsanitize=fuzzer,address,undefined", ...common];
  expect(await run("clang++-19", [...flags, join(here, "fuzz.cpp"), ...objects, "-pthread", "-ldl", "-o", program])).toBe("");
  return program;
}

it.runIf(extended)("C and C++ agree about hostile graphs, and send back what they accept", { timeout: 1_200_000 + seconds * 1000 }, async () => {
  writePackage();
  const program = await build();
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  expect(await run(program, [`-max_total_time=${seconds}`, "-max_len=600", `-artifact_prefix=${folder}/`, corpus])).toBe("");
  // Inputs that reached something new: few of them would mean that hardly any graph is accepted.
  expect(readdirSync(corpus).length).toBeGreaterThan(100);
});
