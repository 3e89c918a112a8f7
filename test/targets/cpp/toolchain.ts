// Generates packages into a folder of their own and runs compilers on them.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, generate } from "../../../compiler/compile.js";
import type { Abi, Version } from "../../../compiler/lower/index.js";
import type { OutputFile } from "../../../compiler/print/index.js";
import { targets } from "../../../compiler/targets/index.js";
import { decodeSource } from "../../../idl/index.js";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const here = join(root, "test/targets/cpp");
const includes = join(root, "runtime-native/include");

/** Warnings that generated code and the face of the runtime must not cause. */
export const strict: readonly string[] = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"];
export const sanitized: readonly string[] = ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"];

/** A folder that nobody else uses. */
export function scratch(name: string): string {
  return mkdtempSync(join(tmpdir(), `ftk-cpp-${name}-`));
}

/** The lowered package of a file; throws when it has mistakes. */
export function lowered(path: string, at?: Version): Abi {
  const { abi, diagnostics } = compile([decodeSource(path, readFileSync(join(root, path))).source], at === undefined ? {} : { at });
  if (abi === null) throw new Error(diagnostics.map((one) => `${one.code} ${one.message}`).join("\n"));
  return abi;
}

/** Files of one target. */
export function filesOf(abi: Abi, id: "c" | "cpp", runtime: boolean): readonly OutputFile[] {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  return generate(abi, target, {
    sides: ["consumer", "provider"],
    settings: { runtime },
    imports: {},
    runtime: (path) => readFileSync(join(root, path), "utf8"),
  });
}

/** Writes the C header and the C++ headers of a package into one folder. */
export function writePackage(abi: Abi, folder: string, runtime = false): void {
  for (const { path, text } of [...filesOf(abi, "c", runtime), ...filesOf(abi, "cpp", runtime)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs a program; gives its output and whether it succeeded. */
export function run(command: string, args: readonly string[], cwd = root): Promise<{ readonly ok: boolean; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => resolve({ ok: error === null, text: stdout + stderr }));
  });
}

/** Runs a program that must succeed. */
export async function mustRun(command: string, args: readonly string[], cwd = root): Promise<string> {
  const { ok, text } = await run(command, args, cwd);
  if (!ok) throw new Error(`${command} ${args.join(" ")}\n${text}`);
  return text;
}

/** The runtime's C sources as one object file. */
export async function buildRuntime(folder: string, flags: readonly string[]): Promise<string> {
  const sources = readdirSync(join(root, "runtime-native/src")).filter((one) => one.endsWith(".c"));
  const include = ["-I", includes, "-I", join(root, "runtime-native/src")];
  const object = join(folder, "runtime.o");
  const parts = sources.map((one) => ({ source: join(root, "runtime-native/src", one), object: join(folder, `${one}.o`) }));
  for (const part of parts) await mustRun("gcc", ["-std=c11", "-fPIC", "-fvisibility=hidden", ...flags, ...include, "-c", part.source, "-o", part.object]);
  await mustRun("ld", ["-r", "-o", object, ...parts.map((one) => one.object)]);
  return object;
}

/** Include flags of a folder with a package. */
export function includeFlags(folder: string): readonly string[] {
  return ["-I", includes, "-I", folder];
}
