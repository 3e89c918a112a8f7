// Generates Java packages, builds their JNI libraries and providers, compiles programs that use them, and runs these under checked JNI. Objects are kept by content.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, generate } from "../../../compiler/compile.js";
import type { Abi } from "../../../compiler/lower/index.js";
import type { OutputFile } from "../../../compiler/print/index.js";
import { targets } from "../../../compiler/targets/index.js";
import { SourceFile } from "../../../idl/index.js";
import { findJdk, javac, SHORT } from "../../jdk.js";
import { jarOf } from "../../jvm/jars.js";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const here = join(root, "test/targets/java");
const cache = join(root, ".cache/targets-java");
const native = join(root, "runtime-native");

/** The lowered package of a text, which may import those of the texts behind it; throws when it has mistakes. */
export function lowerText(text: string, path = "test.ffi", imported: readonly SourceFile[] = []): Abi {
  const { abi, diagnostics } = compile([new SourceFile(path, text)], { resolve: (wanted) => imported.filter((one) => one.text.includes(`package ${wanted}@`)) });
  if (abi === null) throw new Error(diagnostics.map((one) => `${one.code} ${one.message}`).join("\n"));
  return abi;
}

/** The same of files below the repository. */
export function lowerFile(path: string, imported: readonly string[] = []): Abi {
  return lowerText(readFileSync(join(root, path), "utf8"), path, imported.map((one) => new SourceFile(one, readFileSync(join(root, one), "utf8"))));
}

/** Files of one target. */
export function filesOf(abi: Abi, id: "c" | "cpp" | "java", settings: Readonly<Record<string, string | boolean>> = {}): readonly OutputFile[] {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  return generate(abi, target, { sides: target.sides, settings, imports: {}, runtime: (path) => readFileSync(join(root, path), "utf8") });
}

/** Writes files below a folder. */
export function writeFiles(files: readonly OutputFile[], folder: string): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs a command to its end; throws with its output when it fails. */
export function run(command: string | readonly string[], args: readonly string[], cwd = root): Promise<string> {
  const [program = "", ...first] = typeof command === "string" ? [command] : command;
  return new Promise((resolve, reject) => {
    execFile(program, [...first, ...args], { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout + stderr);
      else reject(new Error(`${program} ${args.join(" ")}\n${stdout}${stderr}`));
    });
  });
}

const STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O1", "-fPIC", "-fvisibility=hidden"];

function jniFlags(): string[] {
  const jdk = findJdk();
  return ["-std=c++17", "-fno-exceptions", "-isystem", join(jdk, "include"), "-isystem", join(jdk, "include/linux"), "-I", join(native, "jni")];
}

/** Compiles one source to an object; unchanged sources, headers and flags are not compiled again. */
async function objectOf(source: string, flags: readonly string[], headers: string): Promise<string> {
  const hash = createHash("sha1").update(readFileSync(source)).update(headers).update(flags.join(" ")).digest("hex").slice(0, 20);
  const object = join(cache, `${hash}.o`);
  if (existsSync(object)) return object;
  mkdirSync(cache, { recursive: true });
  const compiler = source.endsWith(".c") ? "gcc" : "g++";
  await run(compiler, [...flags, "-I", join(native, "include"), "-c", source, "-o", `${object}.${process.pid}`]);
  renameSync(`${object}.${process.pid}`, object);
  return object;
}

function headersOf(folder: string): string {
  const text = (name: string): string => readFileSync(join(folder, name), "utf8");
  return readdirSync(folder).filter((name) => /\.(h|hpp)$/.test(name)).map(text).join("");
}

function bridgeHeaders(): string {
  return headersOf(join(native, "jni")) + headersOf(join(native, "scratch"));
}

/** Objects of the C core and, for JNI libraries, of the bridge. */
async function runtimeObjects(bridge: boolean): Promise<string[]> {
  const headers = headersOf(join(native, "include/ftk")) + headersOf(join(native, "src")) + bridgeHeaders();
  const sources = (folder: string, end: string): string[] => readdirSync(join(native, folder)).filter((one) => one.endsWith(end)).map((one) => join(native, folder, one));
  const objects: string[] = [];
  for (const source of sources("src", ".c")) objects.push(await objectOf(source, [...STRICT, "-std=c11", "-I", join(native, "src")], headers));
  if (bridge) for (const source of [...sources("jni", ".cc"), ...sources("scratch", ".cc")]) objects.push(await objectOf(source, [...STRICT, ...jniFlags()], headers));
  return objects;
}

/** A folder with a generated package: its classes, warnings being errors, and its JNI library; the folder is emptied first. */
export async function buildPackage(name: string, abi: Abi, settings: Readonly<Record<string, string | boolean>> = {}): Promise<string> {
  const folder = join(cache, name);
  rmSync(folder, { recursive: true, force: true });
  await addPackage(folder, abi, settings);
  return folder;
}

/** Adds another package to such a folder; the sources of its native part take the place of those that were built. */
export async function addPackage(folder: string, abi: Abi, settings: Readonly<Record<string, string | boolean>> = {}): Promise<void> {
  const files = filesOf(abi, "java", settings);
  writeFiles(files, folder);
  writeFiles(filesOf(abi, "c").filter((file) => /^[^/]*\.(h|c)$/.test(file.path)), join(folder, "c"));
  await compileJava(folder, files.filter((file) => file.path.endsWith(".java")).map((file) => join(folder, file.path)));
  const headers = headersOf(join(folder, "c")) + headersOf(join(native, "include/ftk")) + bridgeHeaders();
  const object = await objectOf(join(folder, "src/main/native/package.cc"), [...STRICT, ...jniFlags(), "-I", join(folder, "c")], headers);
  await run("g++", ["-shared", object, ...(await runtimeObjects(true)), "-o", join(folder, `classes/lib${abi.package.prefix}_jni.so`), "-ldl", "-lpthread"]);
}

/** Compiles sources into the classes of a folder. */
export async function compileJava(folder: string, sources: readonly string[]): Promise<void> {
  mkdirSync(join(folder, "classes"), { recursive: true });
  writeFileSync(join(folder, "sources.txt"), sources.join("\n"));
  await run(javac(), ["-Xlint:all", "-Werror", "--release", "17", "-encoding", "UTF-8", "-cp", `${join(folder, "classes")}:${jarOf("jspecify")}`, "-d", join(folder, "classes"), `@${join(folder, "sources.txt")}`]);
}

/** Runs a compiled class; the JNI library lies beside the classes. `options` are those of the virtual machine. Everything that is printed. */
export function runJava(folder: string, main: string, args: readonly string[], options: readonly string[] = []): Promise<string> {
  return run(join(findJdk(), "bin/java"), ["-Xcheck:jni", ...SHORT, ...options, "-cp", join(folder, "classes"), main, ...args]);
}

/** Builds a provider library from sources with the headers of that folder; returns its path. */
export async function buildProvider(folder: string, sources: readonly string[], includes: readonly string[]): Promise<string> {
  const flags = ["-O1", "-fPIC", "-fvisibility=hidden", ...includes.flatMap((one) => ["-I", one])];
  const headers = includes.map(headersOf).join("") + headersOf(join(native, "include/ftk"));
  const objects: string[] = [];
  for (const source of sources) objects.push(await objectOf(source, [...flags, source.endsWith(".c") ? "-std=c11" : "-std=c++17"], headers));
  const library = join(folder, "libprovider.so");
  await run("g++", ["-shared", ...objects, ...(await runtimeObjects(false)), "-o", library, "-ldl", "-lpthread", "-lm"]);
  return library;
}
