// Writes generated Rust packages into a scratch folder, and runs cargo and programs there.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { compile, generate } from "../../../compiler/compile.js";
import { SourceFile } from "../../../idl/index.js";
import { rust } from "../../../compiler/targets/rust/index.js";
import type { Abi, Version } from "../../../compiler/lower/index.js";
import type { OutputFile } from "../../../compiler/print/index.js";
import type { Side } from "../../../compiler/targets/target.js";

const run = promisify(execFile);

/** The repository. */
export const root = join(import.meta.dirname, "../../..");

/** A scratch folder of this checkout, kept between runs, so that cargo builds only what changed. */
export const scratch = join(tmpdir(), `ffi-toolkit-rust-${process.getuid?.() ?? 0}-${createHash("sha256").update(root).digest("hex").slice(0, 8)}`);

/** The lowered package of a file; `imports` are files of other packages by name. Fails when there are errors. */
export function lowerFile(path: string, options: { readonly at?: Version; readonly imports?: Readonly<Record<string, string>> } = {}): Abi {
  return lowerText(readFileSync(path, "utf8"), options);
}

/** The same for text. */
export function lowerText(text: string, options: { readonly at?: Version; readonly imports?: Readonly<Record<string, string>> } = {}): Abi {
  const resolve = (name: string): SourceFile[] | null => {
    const file = options.imports?.[name];
    return file === undefined ? null : [new SourceFile(file, readFileSync(file, "utf8"))];
  };
  const { abi, diagnostics } = compile([new SourceFile("package.ffi", text)], { resolve, ...(options.at === undefined ? {} : { at: options.at }) });
  if (abi === null) throw new Error(JSON.stringify(diagnostics, (key, value: unknown) => (key === "source" || key === "file" ? undefined : value), 2));
  return abi;
}

/** Files of a package. `runtime`: where its manifest finds the crate ftk; without it the crate is among the files. */
export function generateRust(abi: Abi, runtime?: string, sides: readonly Side[] = ["consumer", "provider"]): readonly OutputFile[] {
  return generate(abi, rust, {
    sides,
    settings: runtime === undefined ? {} : { runtime },
    imports: Object.fromEntries(abi.imports.map((one) => [one.package.name, `../${one.package.path.join("-")}`])),
    runtime: (path) => readFileSync(join(root, path), "utf8"),
  });
}

/** Writes files whose text changed below a folder of the scratch. */
export function writeFiles(folder: string, files: readonly { readonly path: string; readonly text: string }[]): void {
  for (const { path, text } of files) {
    const file = join(scratch, folder, path);
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Cargo in a folder of the scratch; fails with its output. Warnings are errors. */
export async function cargo(folder: string, ...args: readonly string[]): Promise<void> {
  const env = { ...process.env, CARGO_TARGET_DIR: join(scratch, "target"), RUSTFLAGS: "-D warnings", CARGO_TERM_COLOR: "never", CARGO_BUILD_JOBS: "2" };
  try {
    await run("cargo", [...args], { cwd: join(scratch, folder), env, maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`cargo ${args.join(" ")}\n${(error as { stderr?: string }).stderr ?? String(error)}`, { cause: error });
  }
}

/** Standard output of a program. */
export async function output(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, [...args], { cwd: scratch, maxBuffer: 1 << 26 });
  return stdout;
}

/** A file that cargo built. */
export function built(name: string): string {
  return join(scratch, "target/debug", name);
}
