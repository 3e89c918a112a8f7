/** Kotlin: what the target adds to the generated classes, and the consumers, all in one run of the compiler, on top of the build of Java. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pascal } from "../../../compiler/print/index.js";
import { jarOf, kotlinc } from "../../jvm/jars.js";
import { buildContext } from "../builds.js";
import type { BuildContext, Feature, Language, Program } from "../language.js";
import { buildJava, misuses, programOn } from "./java.js";

/** Where a feature's program is: the old build may have its own, since Kotlin has no conditional compilation. */
function programOf(context: BuildContext, feature: Feature): string {
  const old = join(feature.folder, "consumer-old.kt");
  return context.variant === "old" && existsSync(old) ? old : join(feature.folder, "consumer.kt");
}

/** The object of a feature's program. */
function objectOf(feature: Feature): string {
  return `${pascal(feature.name)}Program`;
}

function writeSources(context: BuildContext): string[] {
  const packages = context.features.flatMap((feature) => feature.packages);
  const generated = packages.flatMap((one) => context.generate("kotlin", one, ["consumer"]).filter((file) => file.path.endsWith(".kt")));
  const programs = context.features.map((feature) => context.write(`kotlin/program/${objectOf(feature)}.kt`, readFileSync(programOf(context, feature), "utf8")));
  const misuse = misuses(context);
  if (misuse) programs.push(context.write("kotlin/program/MisuseProgram.kt", readFileSync(join(context.root, "test/conformance/harness/MisuseProgram.kt"), "utf8")));
  const parts = [...context.features.map((feature) => [feature.name, objectOf(feature)]), ...(misuse ? [["misuse", "MisuseProgram"]] : [])];
  const entries = parts.map(([name, object]) => `    "${name}" to Harness.Consume(${object}::consume),\n`).join("");
  const main = `package program

internal object KotlinMain {
    @JvmStatic
    fun main(arguments: Array<String>): Unit = Harness.run(features, arguments)
}

private val features: Map<String, Harness.Consume> = mapOf(
${entries})
`;
  return [...generated.map((file) => context.write(file.path.replace("src/main/kotlin", "kotlin"), file.text)), ...programs, context.write("kotlin/program/KotlinMain.kt", main)];
}

async function buildConsumer(context: BuildContext): Promise<Program> {
  const { root, sanitize, variant, features } = context;
  const java = await buildJava(buildContext({ root, sanitize }, "java", variant, features));
  const sources = writeSources(context);
  const classes = join(context.out, "classes");
  // The compiler takes long: what did not change is not compiled again.
  const stamp = join(context.out, "compiled.txt");
  const newest = [...sources, join(dirname(java.classpath[0]!), "sources.txt"), ...java.classpath].map((path) => `${path} ${statSync(path).mtimeMs}`).join("\n");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== newest) {
    const options = ["-Werror", "-no-stdlib", "-no-reflect", "-jvm-target", "17", "-cp", [...java.classpath, jarOf("kotlin-stdlib")].join(":"), "-d", classes];
    await context.run([...kotlinc(), ...options, ...sources]);
    context.write("compiled.txt", newest);
  }
  return programOn(java, [classes, jarOf("kotlin-stdlib")], "program.KotlinMain");
}

/** The Kotlin program of the matrix. */
export const kotlin: Language = { id: "kotlin", buildConsumer, abuse: ["misuse", "sweep"], faults: { consumer: ["overflow", "shift"], unseen: ["leak"] } };
