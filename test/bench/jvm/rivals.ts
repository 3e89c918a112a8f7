/** Builds the rivals of other projects as their users build them: provider, bindings generator, bindings, glue. A tool that fails is a `CommandError`. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError, runCommand } from "../../conformance/builds.js";
import { cargo, type Folders, type Path } from "./build.js";

/** The version of the program `boltffi`; that of its crate stands in the manifest of its provider. */
const BOLTFFI = "0.32.1";

/** UniFFI: its bindings are Kotlin and call through JNA. All Kotlin is compiled in one run. */
export async function buildUniffi(folders: Folders): Promise<Path> {
  const { out, here } = folders;
  const libraries = await cargo(folders, ["uniffi-provider"]);
  const bindings = join(out, "uniffi");
  const generate = ["generate", "--library", join(libraries, "libuniffi_provider.so"), "--language", "kotlin", "--no-format", "--out-dir", bindings];
  await runCommand([join(libraries, "uniffi-bindgen"), ...generate], { cwd: join(here, "rust") });
  const jars = await fetchJars(folders);
  const classes = join(out, "kotlin-classes");
  const sources = [join(bindings, "uniffi/bench/bench.kt"), join(here, "kotlin/UniffiCases.kt")];
  await compileKotlin(sources, [join(here, "java/bench/Loop.java"), join(here, "java/bench/Inputs.java")], jars, classes);
  const options = [`-Djna.library.path=${libraries}`, "-Djna.nosys=true"];
  return { name: "uniffi", cases: "bench.UniffiCases", sources: [], classes: [classes, ...jars.filter((one) => /\/(jna|kotlin-stdlib)-/.test(one))], options };
}

/** What the pom names, fetched by Maven when it changed. */
async function fetchJars({ out, here }: Folders): Promise<string[]> {
  const folder = join(out, "jars");
  const pom = join(here, "pom.xml");
  if (isOlder(join(folder, "fetched"), [pom])) {
    await runCommand(["mvn", "-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${folder}`]);
    writeFileSync(join(folder, "fetched"), "");
  }
  return readdirSync(folder).filter((file) => file.endsWith(".jar")).map((file) => join(folder, file));
}

/** Kotlin sees the Java sources that it needs; javac compiles them later. */
async function compileKotlin(kotlin: readonly string[], java: readonly string[], jars: readonly string[], classes: string): Promise<void> {
  const stamp = join(classes, "compiled");
  if (!isOlder(stamp, [...kotlin, ...java])) return;
  const classpath = jars.join(":");
  const compiler = ["java", "-Xmx1500m", "-cp", classpath, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"];
  await runCommand([...compiler, "-no-stdlib", "-no-reflect", "-nowarn", "-jvm-target", "17", "-cp", classpath, "-d", classes, ...kotlin, ...java]);
  writeFileSync(stamp, "");
}

/** Whether a file is missing, or older than one of the others. */
function isOlder(file: string, others: readonly string[]): boolean {
  if (!existsSync(file)) return true;
  const time = statSync(file).mtimeMs;
  return others.some((one) => statSync(one).mtimeMs > time);
}
