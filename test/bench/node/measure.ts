/** The Node rows: builds the package and its rivals, and measures all of them in one process of their own. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "../../conformance/builds.js";
import { benchCase, type BenchCase } from "../case.js";
import { buildNode } from "./build.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** What the program prints for each case: nanoseconds for each path. */
export interface NodeRow {
  readonly case: string;
  readonly times: Readonly<Record<string, number>>;
}

/** Builds, checks that all paths give the same content, and measures. */
export async function measureNode(): Promise<BenchCase[]> {
  const builds = await buildNode(root);
  const program = join(root, "test/bench/node/program.ts");
  const printed = await runCommand([process.execPath, "--expose-gc", "--import", "tsx", program, JSON.stringify(builds)], { cwd: root });
  return (JSON.parse(printed) as NodeRow[]).map(({ case: name, times: { ours = Number.NaN, ...rivals } }) => benchCase("node", name, ours, rivals));
}
