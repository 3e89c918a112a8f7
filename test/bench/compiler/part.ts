/** The compiler part: rows for its stages and for whole runs, and the goals. */
import { fileURLToPath } from "node:url";
import { runCommand } from "../../conformance/builds.js";
import { benchCase, type BenchCase } from "../case.js";
import { runLarge } from "./run.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Megabytes that `ffi gen` may take. */
const MOST_MEMORY = 700;

/** Most nanoseconds of a row. A row that ends in `_cpu` is the processor time of all threads, and has no goal. */
const GOALS: Readonly<Record<string, number>> = {
  check_run_10k: 2e9,
  gen_run_10k: 5e9,
  recheck_10k: 0.05e9,
  generate_c_10k: 0.7e9,
  generate_cpp_10k: 0.7e9,
  generate_rust_10k: 0.7e9,
  generate_node_10k: 0.7e9,
};

/** The stages, once each, cold, in a process of their own; checks after an edit, warm, in another; then whole runs of the command. Memory goes to stderr. */
export async function measureCompiler(): Promise<BenchCase[]> {
  await runCommand([process.execPath, "test/repo/prepare.mjs"], { cwd: root });
  const measure = async (script: string): Promise<BenchCase[]> => {
    return JSON.parse(await runCommand([process.execPath, "--import", "tsx", `test/bench/compiler/${script}.ts`], { cwd: root })) as BenchCase[];
  };
  const stages = await measure("measure");
  const rechecks = await measure("recheck");
  const { check, gen } = await runLarge();
  const told = gen.memory < MOST_MEMORY ? "met" : "missed";
  process.stderr.write(`compiler: ffi check ${Math.round(check.memory)} MB; ffi gen ${Math.round(gen.memory)} MB, goal below ${MOST_MEMORY}: ${told}\n`);
  const row = (name: string, seconds: number): BenchCase => benchCase("compiler", name, seconds * 1e9, {});
  return [
    ...stages,
    ...rechecks,
    row("check_run_10k", check.wall),
    row("check_run_10k_cpu", check.cpu),
    row("gen_run_10k", gen.wall),
    row("gen_run_10k_cpu", gen.cpu),
  ];
}

/** Which goals are met. */
export function compilerGoals(cases: readonly BenchCase[]): { readonly case: string; readonly met: boolean; readonly text: string }[] {
  return cases.flatMap((one) => {
    const most = one.target === "compiler" ? GOALS[one.case] : undefined;
    if (most === undefined) return [];
    const seconds = (ns: number): string => `${(ns / 1e9).toFixed(2)} s`;
    return [{ case: one.case, met: one.ours_ns < most, text: `${seconds(one.ours_ns)}, goal below ${seconds(most)}` }];
  });
}
