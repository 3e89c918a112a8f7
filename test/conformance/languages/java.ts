/** Java: one JNI library that combines all packages, the generated classes, and one program with the consumers, run with checked JNI. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pascal } from "../../../compiler/print/index.js";
import { hasMisuse } from "../features.js";
import { buildNative, preloadedSanitizers } from "../native-build.js";
import { bridgeObjects, once, runtimeObjects } from "../shared-build.js";
import type { BuildContext, Feature, Language, Program } from "../language.js";
import { findJdk, javac, SHORT } from "../../jdk.js";
import { jarOf } from "../../jvm/jars.js";

/** Generated packages: Java below `java/`, sources of the JNI library below `native/`. */
function writePackages(context: BuildContext): { java: string[]; sources: string[]; flags: string[]; prefixes: string[] } {
  const java: string[] = [];
  const sources: string[] = [];
  const flags: string[] = [];
  const prefixes: string[] = [];
  for (const one of context.features.flatMap((feature) => feature.packages)) {
    const { prefix } = one.package;
    prefixes.push(prefix);
    for (const file of context.generate("c", one, []).filter((each) => each.path === `${prefix}.h`)) context.write(`native/${prefix}/${file.path}`, file.text);
    flags.push(`-I${join(context.out, "native", prefix)}`);
    for (const file of context.generate("java", one, ["consumer"])) {
      if (file.path.endsWith(".java")) java.push(context.write(file.path.replace("src/main/java", "java"), file.text));
      if (file.path.endsWith(".cc")) sources.push(context.write(`native/${prefix}.cc`, file.text));
    }
  }
  return { java, sources, flags, prefixes };
}

/** `JNI_OnLoad` for all packages in one library. */
function combinedSource(prefixes: readonly string[]): string {
  return [
    "#include <ftk_jni.h>\n",
    ...prefixes.map((prefix) => `extern const ftk_jni::Package *const ${prefix}_jni_package;\n`),
    "\nextern \"C\" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *) {",
    `    const ftk_jni::Package *const all[] = {${prefixes.map((prefix) => `${prefix}_jni_package`).join(", ")}};`,
    `    return ftk_jni::load_packages(vm, all, ${prefixes.length});\n}\n`,
  ].join("\n");
}

async function buildBridge(context: BuildContext, jdk: string, packages: ReturnType<typeof writePackages>): Promise<string> {
  const bridge = join(context.root, "runtime-native/jni");
  const common = [
    `-I${join(context.root, "runtime-native/include")}`, `-I${bridge}`, `-isystem ${join(jdk, "include")}`, `-isystem ${join(jdk, "include/linux")}`,
    "-DFTK_JNI_COMBINED", "-DCONF_CONSUMER",
  ];
  return buildNative(context, {
    output: "libconf_jni.so",
    shared: true,
    linker: "g++",
    flags: [...common, ...packages.flags],
    sources: [
      ...packages.sources,
      context.write("native/combined.cc", combinedSource(packages.prefixes)),
      join(context.root, "test/conformance/harness/leaks.c"),
    ],
    objects: [...(await bridgeObjects(context, "jni", common)), ...(await runtimeObjects(context))],
  });
}

/** Whether the program has the part `misuse`. */
export function misuses(context: BuildContext): boolean {
  return hasMisuse(context.features.map((feature) => feature.name));
}

/** The library that reads the counters of both libraries, and calls tables below the generated code. */
async function buildCounters(context: BuildContext, jdk: string, generated: readonly string[]): Promise<string> {
  return buildNative(context, {
    output: "libcounters.so",
    shared: true,
    linker: "gcc",
    flags: [`-I${join(context.root, "runtime-native/include")}`, `-isystem ${join(jdk, "include")}`, `-isystem ${join(jdk, "include/linux")}`, "-D_GNU_SOURCE", ...generated],
    sources: ["counters_jni.c", ...(misuses(context) ? ["entries_jni.c"] : [])].map((file) => join(context.root, "test/conformance/harness", file)),
  });
}

/** Where a feature's program is: the old build may have its own, since Java has no conditional compilation. */
function programOf(context: BuildContext, feature: Feature): string {
  const old = join(feature.folder, "consumer-old.java");
  return context.variant === "old" && existsSync(old) ? old : join(feature.folder, "consumer.java");
}

/** The class of a feature's program. */
function classOf(feature: Feature): string {
  return `${pascal(feature.name)}Consumer`;
}

function writeProgram(context: BuildContext): string[] {
  const programs = context.features.map((feature) => context.write(`java/program/${classOf(feature)}.java`, readFileSync(programOf(context, feature), "utf8")));
  const misuse = misuses(context);
  const harness = ["Harness", "Sweep", ...(misuse ? ["MisuseConsumer", "Entries"] : [])].map((part) => context.write(`java/program/${part}.java`, readFileSync(join(context.root, `test/conformance/harness/${part}.java`), "utf8")));
  const parts = [...context.features.map((feature) => [feature.name, classOf(feature)]), ...(misuse ? [["misuse", "MisuseConsumer"]] : [])];
  const table = parts.map(([name, type]) => `        features.put("${name}", ${type}::consume);\n`).join("");
  const main = `package program;

import java.util.HashMap;
import java.util.Map;

final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Throwable {
        Map<String, Harness.Consume> features = new HashMap<>();
${table}        Harness.run(features, arguments);
    }
}
`;
  return [...programs, ...harness, context.write("java/program/Main.java", main)];
}

/** What a program on the JVM needs: the JDK, class folders and jars, and what it is started with. */
export interface JavaBuild {
  readonly jdk: string;
  readonly classpath: readonly string[];
  /** Java options, without the class path. */
  readonly options: readonly string[];
  /** The first arguments of the program. */
  readonly libraries: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The generated classes of all packages, the program with the Java consumers, and the native library; built once, for Java and for what stands on it. */
export function buildJava(context: BuildContext): Promise<JavaBuild> {
  return once(context.out, () => buildAll(context));
}

async function buildAll(context: BuildContext): Promise<JavaBuild> {
  const jdk = findJdk();
  const packages = writePackages(context);
  const bridge = await buildBridge(context, jdk, packages);
  const counters = await buildCounters(context, jdk, packages.flags);
  const sources = [...packages.java, ...writeProgram(context)];
  const list = context.write("sources.txt", `${sources.join("\n")}\n`);
  const classes = join(context.out, "classes");
  await context.run([...javac(), "-Xlint:all", "-Werror", "--release", "17", "-cp", jarOf("jspecify"), "-d", classes, `@${list}`]);
  const natives = packages.prefixes.length === 0 ? [] : folders(packages.java).map((folder) => `-D${folder}.native=${bridge}`);
  const build = { jdk, classpath: [classes, jarOf("jspecify")], options: ["-Xcheck:jni", ...SHORT, "-Xss2m", ...natives], libraries: [counters, bridge] };
  // The JVM answers memory faults of its own code itself, and leaves its memory behind at its end: leaks are those that the counters show.
  return context.sanitize ? { ...build, env: await preloadedSanitizers(context, "detect_leaks=0:handle_segv=0:allow_user_segv_handler=1") } : build;
}

/** How a program on the JVM is started. */
export function programOn(build: JavaBuild, classpath: readonly string[], main: string): Program {
  const { env } = build;
  const command = [join(build.jdk, "bin/java"), ...build.options, "-cp", [...classpath, ...build.classpath].join(":"), main, ...build.libraries];
  return env === undefined ? { command } : { command, env };
}

async function buildConsumer(context: BuildContext): Promise<Program> {
  return programOn(await buildJava(context), [], "program.Main");
}

/** The internal packages, each of which asks for its own JNI library. */
function folders(java: readonly string[]): string[] {
  const found = java.filter((path) => path.endsWith("/ftk/Bridge.java")).map((path) => dirname(path));
  return found.map((path) => path.slice(path.lastIndexOf("/java/") + "/java/".length).replaceAll("/", "."));
}

/** The Java program of the matrix. */
export const java: Language = { id: "java", buildConsumer, abuse: ["misuse", "sweep"], faults: { consumer: ["overflow", "shift"], unseen: ["leak"] } };
