/** What the Node rows must reach: the least ratio rival / ours for each. */
import type { BenchCase, Goal } from "../case.js";

/** Ratios that hold on a loaded machine; the best measured ones are higher. */
const floors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  scalar: { "napi-rs": 4, koffi: 2.5, "node-addon-api": 2 },
  record_in: { "napi-rs": 20, koffi: 15, "node-addon-api": 15 },
  record_out: { "napi-rs": 15, koffi: 8, "node-addon-api": 20 },
  record_string_in: { "napi-rs": 8 },
  record_string_out: { "napi-rs": 8 },
  records_1k_in: { "napi-rs": 30, koffi: 30 },
  records_1k_out: { "napi-rs": 20, koffi: 20 },
  records_string_1k_in: { "napi-rs": 20 },
  records_string_1k_out: { "napi-rs": 25 },
  numbers_1k_in: { "napi-rs": 40 },
  method: { hand: 4, "napi-rs": 12 },
  string_in_16: { "napi-rs": 2.5 },
  string_in_1k: { "napi-rs": 2.5 },
  string_out_16: { "napi-rs": 1.8 },
  string_out_1k: { "napi-rs": 1.5 },
  string_out_mixed: { hand: 2, "node-addon-api": 2, koffi: 2, "napi-rs": 2 },
  profile_out: { "node-addon-api": 12 },
  profile_out_mixed: { "node-addon-api": 12 },
  profile_in: { "node-addon-api": 5 },
  profile_in_mixed: { "node-addon-api": 5 },
  profiles_1k_out: { "node-addon-api": 18 },
  profiles_1k_out_mixed: { "node-addon-api": 18 },
};

/** The goals of all Node rows: the floors, and where there is none that the rival is not faster. */
export function nodeGoals(cases: readonly BenchCase[]): Goal[] {
  return cases.filter((one) => one.target === "node").flatMap(goalsOf);
}

function goalsOf(one: BenchCase): Goal[] {
  return Object.entries(one.ratio).map(([rival, ratio]) => {
    const floor = floors[one.case]?.[rival] ?? 1;
    const text = floor === 1 ? `not slower than ${rival}: x${ratio}` : `${floor} times faster than ${rival}: x${ratio}`;
    return { case: one.case, text, met: ratio >= floor };
  });
}
