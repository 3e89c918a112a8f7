/** What every part of the bench reports. */

/** One row: times are the minimum over all rounds, in nanoseconds for one value moved. */
export interface BenchCase {
  /** `node`, `jvm`, `native` or `compiler`. */
  readonly target: string;
  readonly case: string;
  readonly ours_ns: number;
  readonly rivals: Readonly<Record<string, number>>;
  /** rival / ours for each rival. */
  readonly ratio: Readonly<Record<string, number>>;
}

/** What a row must reach, and whether it does. */
export interface Goal {
  readonly case: string;
  readonly text: string;
  readonly met: boolean;
  /** Why it may be missed: what the other does not do. */
  readonly reason?: string | undefined;
}

/** A row from measured times. */
export function benchCase(target: string, name: string, ours: number, rivals: Readonly<Record<string, number>>): BenchCase {
  const ratio = Object.fromEntries(Object.entries(rivals).map(([rival, time]) => [rival, round(time / ours)]));
  return { target, case: name, ours_ns: round(ours), rivals: Object.fromEntries(Object.entries(rivals).map(([rival, time]) => [rival, round(time)])), ratio };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The rows as a table for people. */
export function showCases(cases: readonly BenchCase[]): string {
  const lines = cases.map((one) => {
    const rivals = Object.entries(one.rivals).map(([rival, time]) => `${rival} ${time} (x${one.ratio[rival] ?? "?"})`);
    return `${one.target.padEnd(9)} ${one.case.padEnd(24)} ${String(one.ours_ns).padStart(12)} ns   ${rivals.join("  ")}`;
  });
  return `${lines.join("\n")}\n`;
}
