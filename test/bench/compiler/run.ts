/** Whole runs of `ffi check` and `ffi gen` on the large package, as a user starts them: each in a process of its own, into an empty folder. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { largePackage } from "./package-text.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const usage = pathToFileURL(join(root, "test/bench/compiler/usage.mjs")).href;
const config = "sources: ['*.ffi']\ntargets:\n  c:\n  cpp:\n  rust:\n  node:\n";

/** What one run of the command used: seconds, seconds of processor time of all its threads, megabytes at the peak. */
export interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Runs the compiled command (`npm run prepare` compiles it) for the four languages that can provide and consume. */
export async function runLarge(): Promise<Readonly<Record<"check" | "gen", Run>>> {
  const folder = mkdtempSync(join(tmpdir(), "ffi-bench-"));
  try {
    largePackage().forEach((text, index) => writeFileSync(join(folder, `large-${index}.ffi`), text));
    writeFileSync(join(folder, "ffi.yaml"), config);
    return { check: await runOnce(folder, "check"), gen: await runOnce(folder, "gen") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runOnce(folder: string, verb: string): Promise<Run> {
  const started = performance.now();
  const cli = join(root, "dist/command/ffi.js");
  const child = spawn(process.execPath, ["--import", usage, cli, verb], { cwd: folder, stdio: ["ignore", "ignore", "inherit", "pipe"] });
  let text = "";
  child.stdio[3]?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const status = await new Promise((resolve) => child.once("close", resolve));
  if (status !== 0) throw new Error(`ffi ${verb} ended with ${String(status)}`);
  const { cpu, memory } = JSON.parse(text) as { readonly cpu: number; readonly memory: number };
  return { wall: (performance.now() - started) / 1000, cpu, memory };
}
