/** The native rows: C++ calls Rust and Rust calls C++, each in one program with its rivals. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "../../conformance/builds.js";
import { benchCase, type BenchCase, type Goal } from "../case.js";
import { buildPrograms } from "./build.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** What a program prints for each case: nanoseconds for each path. */
interface Row {
  readonly case: string;
  readonly times: Readonly<Record<string, number>>;
}

/**
 * Builds and runs both programs, one after the other. A case that two threads could not run together has no row.
 *
 * @param wanted Only rows whose names contain this; "" for all.
 */
export async function measureNative(wanted: string): Promise<BenchCase[]> {
  const cases: BenchCase[] = [];
  for (const program of await buildPrograms(root)) {
    for (const row of JSON.parse(await runCommand([program, wanted])) as Row[]) {
      const { ours, ...rivals } = row.times;
      if (ours === undefined) process.stderr.write(`${row.case}: the machine is too busy, no time\n`);
      else cases.push(benchCase("native", row.case, ours, rivals));
    }
  }
  return cases;
}

/** The goals of all native rows. */
export function nativeGoals(cases: readonly BenchCase[]): Goal[] {
  return cases.filter((one) => one.target === "native").flatMap(goalsOf);
}

function goalsOf(one: BenchCase): Goal[] {
  const goal = (text: string, met: boolean): Goal => ({ case: one.case, text, met });
  const { hand, bare, cxx, stream } = one.rivals;
  const profiles = one.case.includes("_profiles_");
  const close = /_(method|string_in)_/.test(one.case);
  return [
    ...(hand === undefined ? [] : [goal("at most 1.5 times hand", one.ours_ns <= 1.5 * hand)]),
    ...(bare === undefined || !one.case.endsWith("_noop") ? [] : [goal("at most 2.5 times bare", one.ours_ns <= 2.5 * bare)]),
    ...(cxx === undefined ? [] : [close ? goal("at most 3 ns above cxx", one.ours_ns <= cxx + 3) : goal("not slower than cxx", one.ours_ns <= cxx)]),
    ...(stream === undefined || !profiles || !one.case.endsWith("_view") ? [] : [goal("5 times faster than stream", stream >= 5 * one.ours_ns)]),
  ];
}
