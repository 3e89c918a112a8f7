/** Adds Kotlin to packages that the toolchain of Java built: all warnings are errors, public declarations are complete, and programs run under checked JNI. */
import { join } from "node:path";
import { generate } from "../../../compiler/compile.js";
import type { Abi } from "../../../compiler/lower/index.js";
import type { OutputFile } from "../../../compiler/print/index.js";
import { kotlin } from "../../../compiler/targets/kotlin/index.js";
import { findJdk, SHORT } from "../../jdk.js";
import { jarOf, kotlinc } from "../../jvm/jars.js";
import { root, run, writeFiles } from "../java/toolchain.js";

export const here = join(root, "test/targets/kotlin");

/** What the target adds to the files of Java. */
export function kotlinFiles(abi: Abi, settings: Readonly<Record<string, string | boolean>> = {}): readonly OutputFile[] {
  return generate(abi, kotlin, { sides: ["consumer"], settings, imports: {}, runtime: () => "" });
}

/** Compiles the Kotlin of packages, and programs, into the classes of a folder. */
export async function compileKotlin(folder: string, packages: readonly Abi[], programs: readonly string[] = []): Promise<void> {
  const files = packages.flatMap((abi) => kotlinFiles(abi)).filter((one) => one.path.endsWith(".kt"));
  writeFiles(files, folder);
  const generated = files.map((one) => join(folder, one.path));
  const classes = join(folder, "classes");
  // Programs have nothing public to declare; generated code must also stand in a library that asks for complete declarations.
  const strict = programs.length === 0 ? ["-Xexplicit-api=strict"] : [];
  const options = ["-Werror", ...strict, "-no-stdlib", "-no-reflect", "-jvm-target", "17", "-cp", [classes, jarOf("jspecify"), jarOf("kotlin-stdlib")].join(":"), "-d", classes];
  await run(kotlinc(), [...options, ...generated, ...programs]);
}

/** Runs the main function of a file, called `ProgramKt` for `Program.kt`. Everything that is printed. */
export function runKotlin(folder: string, main: string, args: readonly string[]): Promise<string> {
  const classpath = [join(folder, "classes"), jarOf("jspecify"), jarOf("kotlin-stdlib")].join(":");
  return run(join(findJdk(), "bin/java"), ["-Xcheck:jni", ...SHORT, "-cp", classpath, main, ...args]);
}
