/** Builds what the JVM bench runs: our package, the rivals, and the harness. Only what changed is built again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile, generate } from "../../../compiler/compile.js";
import { targets } from "../../../compiler/targets/index.js";
import { SourceFile } from "../../../idl/index.js";
import { CommandError, runCommand } from "../../conformance/builds.js";
import { buildBoltffi, buildUniffi } from "./rivals.js";

/** The folders of one build. */
export interface Folders {
  /** Of the repository. */
  readonly root: string;
  /** Of everything that is built. */
  readonly out: string;
  /** Of the sources of this part. */
  readonly here: string;
}

/** One path of the bench: its name, the class with its cases, and what the JVM needs for it. */
export interface Path {
  readonly name: string;
  readonly cases: string;
  /** Sources in Java, or folders of them. */
  readonly sources: readonly string[];
  /** Folders of classes, and jars. */
  readonly classes: readonly string[];
  /** Options of the JVM. */
  readonly options: readonly string[];
}

/** Builds all paths and the harness; returns the command that runs them. A rival that cannot be built is said on stderr and left out. */
export async function buildHarness(root: string): Promise<readonly string[]> {
  const folders = { root, out: join(root, "build/bench/jvm"), here: join(root, "test/bench/jvm") };
  writeGenerated(folders);
  const paths = [await buildOurs(folders), await buildHand(folders)];
  for (const [name, build] of Object.entries({ uniffi: buildUniffi, boltffi: buildBoltffi })) {
    try {
      paths.push(await build(folders));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      process.stderr.write(`${name} cannot be built here:\n${error.message}\n`);
    }
  }
  const classes = join(folders.out, "classes");
  const sources = ["Loop", "Inputs", "Clock", "Runner", "Harness"].map((one) => join(folders.here, `java/bench/${one}.java`));
  await compileJava([...sources, ...paths.flatMap((one) => one.sources.flatMap(javaFiles))], paths.flatMap((one) => one.classes), classes);
  const classpath = [classes, ...paths.flatMap((one) => one.classes)].join(":");
  const options = ["-Xms2g", "-Xmx2g", ...paths.flatMap((one) => one.options)];
  return ["java", ...options, "-cp", classpath, "bench.Harness", ...paths.map((one) => `${one.name}=${one.cases}`)];
}

/** The generated package: one folder for each target. */
function writeGenerated({ root, out, here }: Folders): void {
  const { abi, diagnostics } = compile([new SourceFile("jvm.ffi", readFileSync(join(here, "jvm.ffi"), "utf8"))]);
  if (abi === null) throw new Error(`jvm.ffi: ${diagnostics[0]?.message ?? "does not compile"}`);
  const sides = { c: [], rust: ["provider"], java: ["consumer"] } as const;
  for (const target of targets) {
    if (!(target.id in sides)) continue;
    const settings = { sides: sides[target.id as keyof typeof sides], settings: {}, imports: {} };
    const files = generate(abi, target, { ...settings, runtime: (path) => readFileSync(join(root, path), "utf8") });
    for (const file of files) writeWhenChanged(join(out, "generated", target.id, file.path), file.text);
  }
}

function writeWhenChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Builds crates of the workspace in release mode; returns the folder of the libraries. */
export async function cargo({ out, here }: Folders, packages: readonly string[]): Promise<string> {
  const command = ["cargo", "build", "--quiet", "--release", "--locked", "-j2", ...packages.flatMap((one) => ["-p", one])];
  await runCommand(command, { cwd: join(here, "rust"), env: { CARGO_TARGET_DIR: join(out, "target"), RUSTFLAGS: "" } });
  return join(out, "target/release");
}

/** Compiles Java at its strictest. */
async function compileJava(sources: readonly string[], classpath: readonly string[], classes: string): Promise<void> {
  await runCommand(["javac", "-Xlint:all", "-Werror", "-d", classes, "-cp", [classes, ...classpath].join(":"), ...sources]);
}

/** The sources in a folder and below it, or the one source. */
function javaFiles(path: string): string[] {
  if (path.endsWith(".java")) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((one) => (one.isDirectory() || one.name.endsWith(".java") ? javaFiles(join(path, one.name)) : []));
}

async function buildHand(folders: Folders): Promise<Path> {
  const libraries = await cargo(folders, ["hand"]);
  const java = join(folders.here, "java");
  const options = [`-Dbench.hand=${join(libraries, "libhand.so")}`];
  return { name: "hand", cases: "bench.HandCases", sources: [join(java, "hand"), join(java, "bench/HandCases.java")], classes: [], options };
}
