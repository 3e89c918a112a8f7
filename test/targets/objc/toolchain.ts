// Generates Objective-C packages into a folder of their own and runs the three compilers on them.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, generate } from "../../../compiler/compile.js";
import type { Abi } from "../../../compiler/lower/index.js";
import type { OutputFile } from "../../../compiler/print/index.js";
import { targets } from "../../../compiler/targets/index.js";
import { decodeSource } from "../../../idl/index.js";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const here = join(root, "test/targets/objc");

/** A folder that nobody else uses. */
export function scratch(name: string): string {
  return mkdtempSync(join(tmpdir(), `ftk-objc-${name}-`));
}

/** The lowered package of a file, or of a text; throws when it has mistakes. */
export function lowered(path: string, text?: string): Abi {
  const bytes = text === undefined ? readFileSync(join(root, path)) : Buffer.from(text);
  const { abi, diagnostics } = compile([decodeSource(path, bytes).source]);
  if (abi === null) throw new Error(diagnostics.map((one) => `${one.code} ${one.message}`).join("\n"));
  return abi;
}

/** Files of one target. */
export function filesOf(abi: Abi, id: "c" | "cpp" | "objc", runtime: boolean): readonly OutputFile[] {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  const sides = id === "objc" ? (["consumer"] as const) : (["provider"] as const);
  return generate(abi, target, { sides, settings: { runtime }, imports: {}, runtime: (path) => readFileSync(join(root, path), "utf8") });
}

/** Writes the C and the Objective-C files of a package into one folder. */
export function writePackage(abi: Abi, folder: string, runtime = false): void {
  for (const { path, text } of [...filesOf(abi, "c", runtime), ...filesOf(abi, "objc", runtime)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Objects of the runtime, for programs of this folder. */
export async function buildRuntime(folder: string, flags: readonly string[]): Promise<readonly string[]> {
  const sources = readdirSync(join(root, "runtime-native/src")).filter((file) => file.endsWith(".c"));
  const objects = sources.map((file) => join(folder, `${file}.o`));
  const c = ["-std=c11", "-Wall", "-Wextra", "-Werror", "-pthread", `-I${join(root, "runtime-native/include")}`];
  for (const [index, file] of sources.entries()) await mustRun("gcc", [...c, ...flags, "-c", join(root, "runtime-native/src", file), "-o", objects[index]!]);
  return objects;
}

/** Runs a program; gives its output and whether it succeeded. */
export function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ readonly ok: boolean; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { maxBuffer: 1 << 26, env: { ...process.env, ...env } }, (error, stdout, stderr) => resolve({ ok: error === null, text: stdout + stderr }));
  });
}

/** Runs a program that must succeed. */
export async function mustRun(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { ok, text } = await run(command, args, env);
  if (!ok) throw new Error(`${command} ${args.join(" ")}\n${text}`);
  return text;
}

/** A compiler with its dialect. */
export interface Dialect {
  readonly name: "gcc" | "clang" | "arc";
  readonly command: string;
  readonly flags: readonly string[];
  /** What programs are linked with; empty: this dialect is only checked. */
  readonly libraries: readonly string[];
}

const include = [`-I${join(root, "runtime-native/include")}`, `-I${join(root, "runtime-native/objc")}`];
const strict = ["-std=gnu11", "-Wall", "-Wextra", "-Werror"];
const gnustep = [
  ...["-DGNUSTEP", "-DGNUSTEP_BASE_LIBRARY=1", "-DGNU_RUNTIME=1", "-fno-strict-aliasing", "-fexceptions", "-fobjc-exceptions", "-D_NATIVE_OBJC_EXCEPTIONS"],
  ...["-pthread", "-fPIC", "-fconstant-string-class=NSConstantString", "-isystem", "/usr/include/GNUstep"],
];

/** gcc, clang with the GNU runtime, and clang with ARC against stub headers of Apple's Foundation. */
export async function dialects(): Promise<readonly Dialect[]> {
  const headers = (await mustRun("gcc", ["-print-file-name=include"])).trim();
  const libraries = ["-pthread", "-lgnustep-base", "-lobjc", "-lm", "-ldl"];
  return [
    { name: "gcc", command: "gcc", flags: [...strict, ...gnustep, ...include], libraries },
    {
      name: "clang",
      command: "clang-19",
      flags: [...strict, ...gnustep, "-fobjc-runtime=gcc", "-fblocks", "-isystem", headers, "-isystem", join(here, "gnustep"), ...include],
      libraries: [`-L${join(headers, "..")}`, ...libraries, "-lBlocksRuntime"],
    },
    {
      name: "arc",
      command: "clang-19",
      flags: [...strict, "-fobjc-runtime=macosx-13.0", "-fobjc-arc", "-fobjc-exceptions", "-fobjc-weak", "-fblocks", `-I${join(here, "apple")}`, ...include],
      libraries: [],
    },
  ];
}

/** Whether a source passes the checks of a dialect; the text is what the compiler says. */
export function check(dialect: Dialect, folders: readonly string[], source: string): Promise<{ readonly ok: boolean; readonly text: string }> {
  return run(dialect.command, [...dialect.flags, ...folders.map((folder) => `-I${folder}`), "-fsyntax-only", source]);
}

/** Sources of the bridge. */
export const bridge: readonly string[] = ["error", "sink", "value"].map((name) => join(root, `runtime-native/objc/ftk_objc_${name}.m`));
