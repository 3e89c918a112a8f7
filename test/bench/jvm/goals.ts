/** What the JVM rows must reach, and why some are slower than a rival. */
import type { BenchCase, Goal } from "../case.js";

/** What hand-written glue must take at least, as a multiple of ours. */
const FLOORS: Readonly<Record<string, number>> = {
  record_out: 6,
  string_in_16: 2,
  string_in_1k: 6,
  records_out_1k: 12,
  records_in_1k: 5,
};

const TABLE =
  "its native method jumps to a function of its own library; ours calls through the table of a library that can be exchanged and may be older, and looks at the status";

/** Why a rival may be quicker: what ours does in that call and the rival does not. data table */
const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  boltffi: {
    noop: TABLE,
    add: TABLE,
    simple_enum: TABLE,
    method:
      "it passes the address of the object and checks nothing; ours looks the handle up and pins the object, so that a close on another thread is safe",
  },
};

/** The goals of all JVM rows: the floors, and faster than UniFFI and BoltFFI everywhere. */
export function jvmGoals(cases: readonly BenchCase[]): Goal[] {
  return cases.filter((one) => one.target === "jvm").flatMap(goalsOf);
}

function goalsOf(one: BenchCase): Goal[] {
  const goal = (text: string, met: boolean, reason?: string): Goal => ({ case: one.case, text, met, reason });
  const { hand, ...others } = one.rivals;
  const floor = FLOORS[one.case];
  return [
    ...(hand === undefined || floor === undefined
      ? []
      : [goal(`${floor} times faster than hand`, hand >= floor * one.ours_ns)]),
    ...Object.entries(others).map(([rival, time]) => goal(`faster than ${rival}`, time > one.ours_ns, REASONS[rival]?.[one.case])),
  ];
}
