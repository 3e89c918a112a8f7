// What compiles the generated code of random schemas: one entry for each target.
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "../../compiler/compile.js";
import { targets } from "../../compiler/targets/index.js";
import type { Abi } from "../../compiler/lower/index.js";
import { findJdk, javac } from "../jdk.js";
import { jarOf, kotlinc } from "../jvm/jars.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The package of one seed. */
export interface RandomPackage {
  readonly seed: number;
  readonly abi: Abi;
}

/** How the code of one target is compiled. */
export interface RandomCompiler {
  /** Id of the target. */
  readonly id: string;
  /** Targets whose files are needed beside those. */
  readonly beside: readonly string[];
  /** Compiles the files, whose paths contain `/<seed>/`, in as few commands as possible. Gives what the compiler said, or nothing. */
  readonly compile: (files: readonly string[]) => Promise<string>;
}

/** All compilers; a further target is one line. */
export const compilers: readonly RandomCompiler[] = [
  { id: "c", beside: [], compile: compileC },
  { id: "cpp", beside: ["c"], compile: compileCpp },
  { id: "rust", beside: [], compile: compileRust },
  { id: "node", beside: ["c"], compile: compileNode },
  { id: "java", beside: ["c"], compile: compileJava },
  { id: "kotlin", beside: ["java"], compile: compileKotlin },
  { id: "objc", beside: ["c"], compile: compileObjc },
];

/** Writes the files of a target for all packages below `folder`, a folder for each seed; returns their paths. */
export function writePackages(folder: string, id: string, packages: readonly RandomPackage[]): string[] {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  const settings = { sides: target.sides, settings: {}, imports: {}, runtime: (path: string) => readFileSync(join(root, path), "utf8") };
  return packages.flatMap(({ seed, abi }) =>
    generate(abi, target, settings).map(({ path, text }) => writeFile(join(folder, id, String(seed), path), text)),
  );
}

function writeFile(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function compileC(files: readonly string[]): Promise<string> {
  const flags = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", `-I${join(root, "runtime-native/include")}`];
  return run("gcc", [...flags, ...files.filter((file) => file.endsWith(".c") && !file.endsWith("/ftk/ftk.c"))]);
}

/** All headers in one translation unit: what they share is read once. The C headers beside them are those of the target c. */
function compileCpp(files: readonly string[]): Promise<string> {
  const headers = files.filter((file) => /\/\d+\/[^/]+\.hpp$/.test(file));
  const folders = [...new Set(headers.map((file) => dirname(file)))];
  const all = writeFile(join(folders[0] ?? "", "all.cpp"), headers.map((file) => `#include "${file}"\n`).join(""));
  const flags = ["-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", `-I${join(root, "runtime-native/include")}`];
  return run("g++", [...flags, ...folders.map((one) => `-I${one.replace("/cpp/", "/c/")}`), all]);
}

/** All packages as modules of one crate, against the runtime's metadata: nothing of the core has to be built for that. */
async function compileRust(files: readonly string[]): Promise<string> {
  const modules = files.filter((file) => /\/\d+\/src\/mod\.rs$/.test(file));
  const folder = dirname(modules[0] ?? "");
  const declarations = modules.map((file, index) => `#[path = "${file}"]\npub mod package_${index};\n`);
  const all = writeFile(join(folder, "all.rs"), declarations.join(""));
  const metadata = join(folder, "libftk.rmeta");
  const flags = ["--edition=2021", "--crate-type=rlib", "--emit=metadata", "-Dwarnings"];
  const runtime = await run("rustc", [...flags, "--crate-name=ftk", "-o", metadata, join(root, "runtime-native/rust/src/lib.rs")]);
  return runtime === "" ? run("rustc", [...flags, `--extern=ftk=${metadata}`, "-o", join(folder, "all.rmeta"), all]) : runtime;
}

/** All TypeScript in one program, with the settings of a generated package and stricter, and all addons in one translation unit. */
async function compileNode(files: readonly string[]): Promise<string> {
  const folder = dirname(files.find((file) => file.endsWith("/tsconfig.json")) ?? "");
  const unused = { noUnusedLocals: true, noUnusedParameters: true, noImplicitReturns: true };
  const places = { rootDir: dirname(folder), typeRoots: [join(root, "node_modules/@types")], noEmit: true };
  const settings = { extends: "./tsconfig.json", compilerOptions: { ...unused, ...places }, include: [], files: files.filter((file) => file.endsWith(".ts")) };
  const all = writeFile(join(folder, "tsconfig.all.json"), JSON.stringify(settings));
  const said = await run(process.execPath, [join(root, "node_modules/typescript/lib/tsc.js"), "-p", all]);
  return said === "" ? compileAddons(files.filter((file) => file.endsWith("/addon.cc"))) : said;
}

/** Each addon in a namespace of its own, so that what they share is read once. The C headers beside them are those of the target c. */
function compileAddons(addons: readonly string[]): Promise<string> {
  const folders = addons.map((file) => dirname(dirname(file)).replace("/node/", "/c/"));
  const headers = folders.map((folder) => `#include "${join(folder, `random_schema${basename(folder)}.h`)}"\n`);
  const addonText = addons.map((file, index) => `namespace addon_${index} {\n#include "${file}"\n}\n`);
  const all = writeFile(join(dirname(addons[0] ?? ""), "all.cc"), `#include <ftk_node.h>\n#include <ftk_node_served.h>\n${headers.join("")}${addonText.join("")}`);
  const flags = ["-std=c++17", "-fno-exceptions", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-DNAPI_VERSION=8", "-DFTK_NODE_COMBINED"];
  const includes = ["-I", join(root, "runtime-native/include"), "-I", join(root, "runtime-native/node"), "-isystem", join(root, "node_modules/node-api-headers/include")];
  return run("g++", [...flags, ...includes, ...folders.flatMap((folder) => ["-I", folder]), all]);
}

/** All Java in one run of javac, and all JNI libraries in one translation unit, as for the addons of Node. */
async function compileJava(files: readonly string[]): Promise<string> {
  const jdk = findJdk();
  const folder = dirname(files.find((file) => file.endsWith("/pom.xml")) ?? "");
  const list = writeFile(join(folder, "sources.txt"), files.filter((file) => file.endsWith(".java")).join("\n"));
  const said = await run(javac(), ["-Xlint:all", "-Werror", "--release", "17", "-cp", jarOf("jspecify"), "-d", join(folder, "classes"), `@${list}`]);
  if (said !== "") return said;
  const natives = files.filter((file) => file.endsWith("/package.cc"));
  const folders = natives.map((file) => dirname(dirname(dirname(dirname(file)))).replace("/java/", "/c/"));
  const headers = folders.map((one) => `#include "${join(one, `random_schema${basename(one)}.h`)}"\n`);
  const text = natives.map((file, index) => `namespace package_${index} {\n#include "${file}"\n}\n`);
  const all = writeFile(join(folder, "all.cc"), `#include <ftk_jni.h>\n${headers.join("")}${text.join("")}`);
  const flags = ["-std=c++17", "-fno-exceptions", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-DFTK_JNI_COMBINED"];
  const includes = ["-I", join(root, "runtime-native/include"), "-I", join(root, "runtime-native/jni"), "-isystem", join(jdk, "include"), "-isystem", join(jdk, "include/linux")];
  return run("g++", [...flags, ...includes, ...folders.flatMap((one) => ["-I", one]), all]);
}

/** All Kotlin in one run of its compiler, which reads the Java beside it as it stands there. */
async function compileKotlin(files: readonly string[]): Promise<string> {
  const sources = files.filter((file) => file.endsWith(".kt"));
  const folders = [...new Set(sources.map((file) => file.replace(/^(.*)\/kotlin\/(\d+)\/.*$/, "$1/java/$2")))];
  const java = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".java")).map((file) => join(folder, file)));
  const out = join(folders[0] ?? "", "classes");
  const options = ["-Werror", "-Xexplicit-api=strict", "-no-stdlib", "-no-reflect", "-jvm-target", "17", "-cp", [jarOf("jspecify"), jarOf("kotlin-stdlib")].join(":"), "-d", out];
  const list = writeFile(join(folders[0] ?? "", "kotlin.txt"), [...options, ...sources, ...java].join("\n"));
  return run(kotlinc(), [`@${list}`]);
}

/** Each source with automatic reference counting, against the stub headers of the tests of the target. */
function compileObjc(files: readonly string[]): Promise<string> {
  const sources = files.filter((file) => file.endsWith(".m") && !/\/ftk[^/]*\.m$/.test(file));
  const folders = sources.map((file) => file.replace(/^(.*\/objc\/\d+)\/.*$/, "$1"));
  const runtime = ["include", "objc"].map((one) => `-I${join(root, "runtime-native", one)}`);
  const dialect = ["-fobjc-runtime=macosx-13.0", "-fobjc-arc", "-fobjc-exceptions", "-fobjc-weak", "-fblocks", `-I${join(root, "test/targets/objc/apple")}`];
  const packages = folders.flatMap((folder) => [`-I${folder}`, `-I${folder.replace("/objc/", "/c/")}`]);
  return run("clang-19", ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", ...dialect, ...runtime, ...packages, ...sources]);
}

/** What a command that failed printed, or nothing. */
export function run(command: string | readonly string[], args: readonly string[]): Promise<string> {
  const [program = "", ...first] = typeof command === "string" ? [command] : command;
  return new Promise((resolve) => {
    execFile(program, [...first, ...args], { maxBuffer: 64 << 20, encoding: "utf8" }, (error, stdout, stderr) => {
      resolve(error === null ? "" : `${error.message.slice(0, 200)}\n${stdout}\n${stderr}`);
    });
  });
}
