/** Builds the rivals of other projects as their users build them: provider, bindings generator, bindings, glue. A tool that fails is a `CommandError`. */
import { existsSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../conformance/builds.js";
import { findJdk } from "../../jdk.js";
import { fetchJars, jarOf } from "../../jvm/jars.js";
import { cargo, javaFiles, type Folders, type Path } from "./path.js";

/** The version of the program `boltffi`; that of its crate stands in the manifest of its provider. */
const BOLTFFI = "0.32.1";

/** UniFFI: its bindings are Kotlin and call through JNA. All Kotlin is compiled in one run. */
export async function buildUniffi(folders: Folders): Promise<Path> {
  const { out, here } = folders;
  const libraries = await cargo(folders, ["uniffi-provider"]);
  const library = join(libraries, "libuniffi_provider.so");
  const bindings = join(out, "uniffi");
  if (isOlder(join(bindings, "uniffi/bench/bench.kt"), [library])) {
    const generate = ["generate", "--library", library, "--language", "kotlin", "--no-format", "--out-dir", bindings];
    await runCommand([join(libraries, "uniffi-bindgen"), ...generate], { cwd: join(here, "rust") });
  }
  const jars = fetchJars();
  const classes = join(out, "kotlin-classes");
  const sources = [join(bindings, "uniffi/bench/bench.kt"), join(here, "kotlin/UniffiCases.kt")];
  await compileKotlin(
    sources,
    [join(here, "java/bench/Loop.java"), join(here, "java/bench/Inputs.java")],
    jars,
    classes,
  );
  const options = [`-Djna.library.path=${libraries}`, "-Djna.nosys=true"];
  return {
    name: "uniffi",
    cases: "bench.UniffiCases",
    sources: [],
    classes: [classes, jarOf("jna"), jarOf("kotlin-stdlib")],
    options,
  };
}

/** Kotlin sees the Java sources that it needs; javac compiles them later. */
async function compileKotlin(
  kotlin: readonly string[],
  java: readonly string[],
  jars: readonly string[],
  classes: string,
): Promise<void> {
  const stamp = join(classes, "compiled");
  if (!isOlder(stamp, [...kotlin, ...java])) return;
  const classpath = jars.join(":");
  const compiler = ["java", "-Xmx1500m", "-cp", classpath, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"];
  await runCommand([
    ...compiler,
    "-no-stdlib",
    "-no-reflect",
    "-nowarn",
    "-jvm-target",
    "17",
    "-cp",
    classpath,
    "-d",
    classes,
    ...kotlin,
    ...java,
  ]);
  writeFileSync(stamp, "");
}

/** BoltFFI: its program writes Java and C, builds the provider, and links both into one library. */
export async function buildBoltffi({ out, here }: Folders): Promise<Path> {
  const program = join(out, "tools/bin/boltffi");
  if (!existsSync(program)) {
    const install = [
      "cargo",
      "install",
      "boltffi_cli",
      "--version",
      BOLTFFI,
      "--locked",
      "--debug",
      "-j2",
      "--root",
      join(out, "tools"),
    ];
    await runCommand(install, { minutes: 60 });
  }
  const provider = join(here, "rust/boltffi-provider");
  const bindings = join(out, "boltffi");
  const classes = join(out, "boltffi-classes");
  const stamp = join(classes, "compiled");
  const sources = ["boltffi.toml", "Cargo.toml", "src/lib.rs", "../values.rs", "../Cargo.lock"].map((one) =>
    join(provider, one),
  );
  if (isOlder(stamp, sources)) {
    const env = {
      JAVA_HOME: findJdk(),
      PATH: `${clangFolder(out)}:${process.env["PATH"] ?? ""}`,
      CARGO_TARGET_DIR: join(out, "target"),
      RUSTFLAGS: "",
    };
    await runCommand([program, "pack", "java", "--release", "--deny-skipped"], { cwd: provider, env, minutes: 60 });
    await runCommand(["javac", "-nowarn", "-d", classes, ...javaFiles(bindings)]);
    writeFileSync(stamp, "");
  }
  return {
    name: "boltffi",
    cases: "bench.BoltffiCases",
    sources: [join(here, "java/bench/BoltffiCases.java")],
    classes: [classes, bindings],
    options: [],
  };
}

/** A folder where clang has the name that BoltFFI asks for. */
function clangFolder(out: string): string {
  const folder = join(out, "bin");
  const found = (process.env["PATH"] ?? "")
    .split(":")
    .map((one) => join(one, "clang-19"))
    .find(existsSync);
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, "clang"), { force: true });
  if (found !== undefined) symlinkSync(found, join(folder, "clang"));
  return folder;
}

/** Whether a file is missing, or older than one of the others. */
function isOlder(file: string, others: readonly string[]): boolean {
  if (!existsSync(file)) return true;
  const time = statSync(file).mtimeMs;
  return others.some((one) => statSync(one).mtimeMs > time);
}
