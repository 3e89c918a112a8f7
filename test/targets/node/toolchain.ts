// Generates Node packages, builds their addons and providers, type-checks programs that use them, and runs these. Objects are kept by content.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, generate } from "../../../compiler/compile.js";
import type { Abi } from "../../../compiler/lower/index.js";
import type { OutputFile } from "../../../compiler/print/index.js";
import { targets } from "../../../compiler/targets/index.js";
import { SourceFile } from "../../../idl/index.js";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const here = join(root, "test/targets/node");
const cache = join(root, ".cache/targets-node");
const native = join(root, "runtime-native");
const modules = join(root, "node_modules");

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
export function filesOf(abi: Abi, id: "c" | "cpp" | "node", settings: Readonly<Record<string, string | boolean>> = {}): readonly OutputFile[] {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  const imports = id === "node" ? Object.fromEntries(abi.imports.map((one) => [one.package.name, one.package.path.join("-")])) : {};
  return generate(abi, target, { sides: target.sides, settings, imports, runtime: (path) => readFileSync(join(root, path), "utf8") });
}

/** Writes files below a folder. */
export function writeFiles(files: readonly OutputFile[], folder: string): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs a command to its end; throws with its output when it fails. */
export function run(command: string, args: readonly string[], cwd = root): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`));
    });
  });
}

const STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O1", "-fPIC", "-fvisibility=hidden"];
const NODE_FLAGS = [
  "-std=c++17", "-fno-exceptions", "-DNAPI_VERSION=8", "-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS",
  "-isystem", join(modules, "node-api-headers/include"), "-isystem", join(modules, "node-addon-api"), "-I", join(native, "node"),
];

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
  return headersOf(join(native, "node")) + headersOf(join(native, "scratch"));
}

/** Objects of the C core and, for addons, of the bridge. */
async function runtimeObjects(bridge: boolean): Promise<string[]> {
  const headers = headersOf(join(native, "include/ftk")) + headersOf(join(native, "src")) + bridgeHeaders();
  const sources = (folder: string, end: string): string[] => readdirSync(join(native, folder)).filter((one) => one.endsWith(end)).map((one) => join(native, folder, one));
  const objects: string[] = [];
  for (const source of sources("src", ".c")) objects.push(await objectOf(source, [...STRICT, "-std=c11", "-I", join(native, "src")], headers));
  if (bridge) for (const source of [...sources("node", ".cc"), ...sources("scratch", ".cc")]) objects.push(await objectOf(source, [...STRICT, ...NODE_FLAGS], headers));
  return objects;
}

/** A folder with a generated package under node_modules, its addon built; the folder is emptied first. */
export async function buildPackage(name: string, abi: Abi, settings: Readonly<Record<string, string | boolean>> = {}): Promise<string> {
  const folder = join(cache, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  symlinkSync(join(modules, "@types/node"), join(folder, "node_modules/@types/node"));
  symlinkSync(join(modules, "undici-types"), join(folder, "node_modules/undici-types"));
  await addPackage(folder, abi, settings);
  return folder;
}

/** Adds another package to such a folder. */
export async function addPackage(folder: string, abi: Abi, settings: Readonly<Record<string, string | boolean>> = {}): Promise<void> {
  const own = join(folder, "node_modules", abi.package.path.join("-"));
  writeFiles(filesOf(abi, "node", settings), own);
  writeFiles(filesOf(abi, "c").filter((file) => /^[^/]*\.(h|c)$/.test(file.path)), join(folder, "c"));
  mkdirSync(join(own, "build"));
  const headers = headersOf(join(folder, "c")) + headersOf(join(native, "include/ftk")) + bridgeHeaders();
  const addon = await objectOf(join(own, "native/addon.cc"), [...STRICT, ...NODE_FLAGS, "-I", join(folder, "c")], headers);
  await run("g++", ["-shared", addon, ...(await runtimeObjects(true)), "-o", join(own, `build/${abi.package.prefix}.node`), "-ldl", "-lpthread"]);
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

/** Type-checks the package and the programs at the strictest settings, and compiles them into `out`. */
export async function compileTypeScript(folder: string, own: string, programs: readonly string[]): Promise<void> {
  const tsc = join(modules, "typescript/bin/tsc");
  await run(process.execPath, [tsc, "-p", join(folder, "node_modules", own, "tsconfig.json"), "--noUnusedLocals", "--noUnusedParameters", "--noImplicitReturns"]);
  if (programs.length === 0) return;
  const settings = { extends: `./node_modules/${own}/tsconfig.json`, compilerOptions: { rootDir: ".", outDir: "out" }, include: programs };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  await run(process.execPath, [tsc, "-p", join(folder, "tsconfig.json")]);
}
