// Builds the native test programs, each again only when a source or an option has changed, and runs them.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { amalgamate } from "../../runtime-native/amalgamate.mjs";

const run = promisify(execFile);

/** The repository's root, the runtime, the tests, and where programs are put. */
export const root = new URL("../..", import.meta.url).pathname;
export const runtime = join(root, "runtime-native");
export const here = join(root, "test/native");
export const out = join(root, ".cache/native");

/** Warnings under which the core and its tests must compile. */
export const strict = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wconversion", "-Wshadow"];

const suite = ["suite", "memory", "errors", "handles", "table", "faults", "unicode", "modules", "declared", "scopes"];

/** The sources of the core, and the pair that is made of them. */
export const sources = readdirSync(join(runtime, "src"))
  .filter((name) => name.endsWith(".c"))
  .map((name) => join(runtime, "src", name));
export const pair = join(out, "pair/ftk.c");

/** A way to build: compiler, options, and whether the core comes as the pair or as its sources. */
export interface Build {
  readonly name: string;
  readonly compiler: string;
  readonly options: readonly string[];
  readonly core: readonly string[];
}

/** Writes the amalgamated pair below `out`. */
export function writePair(): void {
  mkdirSync(join(out, "pair"), { recursive: true });
  const files: Record<string, string> = amalgamate();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(out, "pair", name), text);
}

/** Runs a program and gives what it printed; a failure throws with that text. */
export async function launch(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { stdout, stderr } = await run(program, args, { env: { ...process.env, ...env }, maxBuffer: 1 << 26 });
  return stdout + stderr;
}

/** Compiles the suite of the core and returns the program. */
export async function buildSuite(build: Build): Promise<string> {
  const files = suite.map((name) => join(here, `${name}.c`));
  return compile(build, "suite", ["-D_GNU_SOURCE", ...files]);
}

/** Compiles the race test and returns the program. */
export async function buildRace(build: Build): Promise<string> {
  return compile(build, "race", [join(here, "race.c")]);
}

/** Compiles a library with its own copy of the runtime, the core as C++17, and returns its path. */
export async function buildCopy(build: Build): Promise<string> {
  const library = join(out, `copy-${build.name}.so`);
  const compiler = build.compiler.startsWith("clang") ? "clang++-19" : "g++";
  const flags = ["-std=c++17", ...build.options, ...strict, "-fPIC", "-shared", "-fvisibility=hidden", "-pthread"];
  await make(library, compiler, [...flags, "-x", "c++", ...includes, join(here, "copy.c"), pair]);
  return library;
}

/** Compiles the test of what the bridges share, for the compiler of C++ that belongs to the build, and returns the program. */
export async function buildScratch(build: Build): Promise<string> {
  const program = join(out, `scratch-${build.name}`);
  const shared = readdirSync(scratch)
    .filter((name) => name.endsWith(".cc"))
    .map((name) => join(scratch, name));
  const core = join(out, `scratch-core-${build.name}.o`);
  await make(core, build.compiler, ["-std=c11", "-g", ...build.options, ...includes, "-c", pair]);
  const compiler = build.compiler.startsWith("clang") ? "clang++-19" : "g++";
  const flags = ["-std=c++17", "-g", "-fno-exceptions", ...build.options, ...strict, ...includes];
  await make(program, compiler, [...flags, join(here, "scratch.cpp"), ...shared, core, "-pthread"]);
  return program;
}

const scratch = join(runtime, "scratch");
const includes = ["-I", join(runtime, "include"), "-I", here];

async function compile(build: Build, name: string, files: readonly string[]): Promise<string> {
  const program = join(out, `${name}-${build.name}`);
  const flags = ["-std=c11", "-g", ...build.options, ...strict, ...includes];
  await make(program, build.compiler, [...flags, ...files, ...build.core, "-pthread"]);
  return program;
}

/** Runs the compiler unless `target` was made by the same command from the same texts. */
async function make(target: string, compiler: string, args: readonly string[]): Promise<void> {
  const key = createHash("sha256")
    .update(JSON.stringify([compiler, ...args]))
    .update(hashTexts())
    .digest("hex");
  if (existsSync(target) && existsSync(`${target}.key`) && readFileSync(`${target}.key`, "utf8") === key) return;
  await launch(compiler, [...args, "-o", target]);
  writeFileSync(`${target}.key`, key);
}

/** One hash over all that a program can be made of. */
function hashTexts(): string {
  const hash = createHash("sha256");
  for (const folder of [join(runtime, "include/ftk"), join(runtime, "src"), join(runtime, "src/platform"), join(runtime, "scratch"), here]) {
    for (const name of readdirSync(folder)
      .filter((file) => /\.(h|c|cc|cpp)$/.test(file))
      .sort()) {
      hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest("hex");
}
