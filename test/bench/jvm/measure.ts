/** The JVM rows: Java calls Rust, ours and the rivals in one JVM. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchCase, type BenchCase } from "../case.js";
import { buildHarness } from "./build.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** What the harness prints for each case: nanoseconds for each path. */
interface Row {
  readonly case: string;
  readonly times: Readonly<Record<string, number>>;
}

/** Builds everything and runs the harness once. What it does goes to stderr. */
export async function measureJvm(): Promise<BenchCase[]> {
  const rows = JSON.parse(await runHarness(await buildHarness(root))) as Row[];
  return rows.map(({ case: name, times: { ours = NaN, ...rivals } }) => benchCase("jvm", name, ours, rivals));
}

async function runHarness([program = "", ...args]: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [status] = (await once(child, "close")) as [number | null];
  if (status !== 0) throw new Error(`the harness ended with ${status ?? "a signal"}`);
  return Buffer.concat(chunks).toString("utf8");
}
