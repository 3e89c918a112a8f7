/** What the JVM rows must reach. */
import type { BenchCase, Goal } from "../case.js";

/** What hand-written glue must take at least, as a multiple of ours. */
const FLOORS: Readonly<Record<string, number>> = {
  record_out: 6,
  string_in_16: 2,
  string_in_1k: 6,
  records_out_1k: 12,
  records_in_1k: 5,
};

/** The goals of all JVM rows: the floors, and faster than UniFFI and BoltFFI everywhere. */
export function jvmGoals(cases: readonly BenchCase[]): Goal[] {
  return cases.filter((one) => one.target === "jvm").flatMap(goalsOf);
}

function goalsOf(one: BenchCase): Goal[] {
  const goal = (text: string, met: boolean): Goal => ({ case: one.case, text, met });
  const { hand, ...others } = one.rivals;
  const floor = FLOORS[one.case];
  return [
    ...(hand === undefined || floor === undefined
      ? []
      : [goal(`${floor} times faster than hand`, hand >= floor * one.ours_ns)]),
    ...Object.entries(others).map(([rival, time]) => goal(`faster than ${rival}`, time > one.ours_ns)),
  ];
}
