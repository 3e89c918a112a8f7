// Compiles interfaces of the tests to C, and runs compilers and programs over what comes out.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, generate } from "../../../compiler/compile.js";
import { c } from "../../../compiler/targets/c/index.js";
import { SourceFile } from "../../../idl/index.js";
import type { Abi, Version } from "../../../compiler/lower/index.js";
import type { OutputFile } from "../../../compiler/print/index.js";
import type { Side } from "../../../compiler/targets/target.js";

/** The repository. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The Abi of an interface in the repository, at an older version when one is given. Throws when there are diagnostics. */
export function abiOf(path: string, at?: Version): Abi {
  return abiOfText(readText(path), path, at);
}

/** The same for a text. */
export function abiOfText(text: string, path = "test.ffi", at?: Version): Abi {
  const { abi, diagnostics } = compile([new SourceFile(path, text)], at === undefined ? {} : { at });
  if (abi === null || diagnostics.length > 0)
    throw new Error(diagnostics.map((one) => `${one.code} ${one.message}`).join("\n"));
  return abi;
}

/** Everything that the target writes. */
export function filesOf(abi: Abi, sides: readonly Side[] = ["consumer", "provider"]): readonly OutputFile[] {
  return generate(abi, c, { sides, settings: {}, imports: {}, runtime: readText });
}

/** Writes files below a folder. */
export function writeAll(folder: string, files: readonly OutputFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A new folder for one test file, and how to remove it. */
export function makeFolder(name: string): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `ffi-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Warnings that generated C must not have. */
export const strict = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wconversion", "-Wshadow"];

/** The C and C++ compilers of the tests. */
export const compilers = { gcc: "gcc", clang: "clang-19", gxx: "g++", clangxx: "clang++-19" };

/** Runs a program and returns its output; a failure throws with everything that it printed. */
export function run(
  program: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): string {
  const done = spawnSync(program, args, { cwd: folder, encoding: "utf8", env: { ...process.env, ...env } });
  if (done.status !== 0)
    throw new Error(`${program} ${args.join(" ")}\n${done.error?.message ?? ""}${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** Names of the `.c` files in a folder. */
export function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((one) => one.endsWith(".c"));
}

/** Whether a program can be started. */
export function has(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
