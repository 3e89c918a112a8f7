/** Builds what the JVM bench runs: our package, the rivals, and the harness. Only what changed is built again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile, generate } from "../../../compiler/compile.js";
import { targets } from "../../../compiler/targets/index.js";
import { SourceFile } from "../../../idl/index.js";
import { CommandError, runCommand } from "../../conformance/builds.js";
import { findJdk } from "../../jdk.js";
import { jarOf } from "../../jvm/jars.js";
import { cargo, javaFiles, type Folders, type Path } from "./path.js";
import { buildBoltffi, buildUniffi } from "./rivals.js";

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
  const sources = ["Loop", "Inputs", "Clock", "Runner", "Harness"].map((one) =>
    join(folders.here, `java/bench/${one}.java`),
  );
  await compileJava(
    [...sources, ...paths.flatMap((one) => one.sources.flatMap(javaFiles))],
    paths.flatMap((one) => one.classes),
    classes,
  );
  const classpath = [classes, ...paths.flatMap((one) => one.classes)].join(":");
  const options = ["-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", ...paths.flatMap((one) => one.options)];
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

/** Compiles Java at its strictest. */
async function compileJava(sources: readonly string[], classpath: readonly string[], classes: string): Promise<void> {
  mkdirSync(classes, { recursive: true });
  await runCommand([
    "javac",
    "-Xlint:all",
    "-Werror",
    "-d",
    classes,
    "-cp",
    [classes, ...classpath].join(":"),
    ...sources,
  ]);
}

/** The generated package as it is shipped: classes, JNI library, and the provider as a shared library of its own. */
async function buildOurs(folders: Folders): Promise<Path> {
  const { root, out, here } = folders;
  const libraries = await cargo(folders, ["bench-jvm-provider"]);
  const java = join(out, "generated/java");
  const settings = [`-DFTK_DIR=${join(root, "runtime-native")}`, `-DBENCH_JVM_INCLUDE=${join(out, "generated/c")}`, "-DCMAKE_BUILD_TYPE=Release"];
  await runCommand(["cmake", "-G", "Ninja", "-S", java, "-B", join(out, "cmake"), ...settings], {
    env: { JAVA_HOME: findJdk() },
  });
  await runCommand(["cmake", "--build", join(out, "cmake"), "-j2"]);
  const native =
    readdirSync(join(java, "native")).map((platform) => join(java, "native", platform, "libbench_jvm_jni.so"))[0] ?? "";
  const options = [`-Dbench.ours=${join(libraries, "libbench_jvm_provider.so")}`, `-Dbench.jvm.ftk.native=${native}`];
  return {
    name: "ours",
    cases: "bench.OursCases",
    sources: [join(java, "src/main/java"), join(here, "java/bench/OursCases.java")],
    classes: [jarOf("jspecify")],
    options,
  };
}

async function buildHand(folders: Folders): Promise<Path> {
  const libraries = await cargo(folders, ["hand"]);
  const java = join(folders.here, "java");
  const options = [`-Dbench.hand=${join(libraries, "libhand.so")}`];
  return {
    name: "hand",
    cases: "bench.HandCases",
    sources: [join(java, "hand"), join(java, "bench/HandCases.java")],
    classes: [],
    options,
  };
}
