/**
 * The transcript of a feature again and again, each time with another allocation of the runtime failing: first in the addon's copy, then in the
 * library's; first that one only, then also all that follow in the run. A run may stop with "out of memory" or print that status where it prints
 * failures; it never ends the process, prints nothing wrong, and leaves nothing behind.
 */
import { live, native, record, settle, type Consume, type Recorded } from "./harness.js";

/** Status of the runtime when memory ran out. */
const NO_MEMORY = -2;
const MOST_PROBLEMS = 5;

/** How many runs met the failure in each copy, and every run that went wrong. */
export async function sweep(library: string, consume: Consume): Promise<string[]> {
  const { lines: wanted } = await record(consume, library);
  const printed: string[] = [];
  for (const [copy, path] of [["consumer", native.path], ["provider", library]] as const) {
    for (const persistent of [false, true]) {
      const what = persistent ? `${copy} from then on` : copy;
      const { failed, problems } = await sweepCopy(library, consume, wanted, path, persistent);
      printed.push(...problems.map((problem) => `${what}: ${problem}`), `${what}: ${failed} failed`);
    }
  }
  return printed;
}

async function sweepCopy(library: string, consume: Consume, wanted: readonly string[], path: string, persistent: boolean): Promise<{ failed: number; problems: string[] }> {
  const problems: string[] = [];
  const kept = await settle(library, 0);
  let failed = 0;
  for (let nth = 1; problems.length < MOST_PROBLEMS; nth++) {
    live(library);
    native.counters.failAllocation(path, nth, persistent);
    const run = await record(consume, library, true);
    const seen = native.counters.failAllocation(path, 0, false);
    problems.push(...judge(run, wanted).map((problem) => `allocation ${nth} ${problem}`));
    if (seen < nth) break;
    failed++;
    // What a run that stopped holds is garbage, and must not be seen by the next.
    if (run.error !== undefined) problems.push(...(await leftovers(library, kept, nth)));
  }
  problems.push(...(await leftovers(library, kept, failed)));
  return { failed, problems };
}

async function leftovers(library: string, kept: number, nth: number): Promise<string[]> {
  const left = (await settle(library, kept)) - kept;
  return left > 0 ? [`${left} objects left behind up to allocation ${nth}`] : [];
}

function judge({ lines, error }: Recorded, wanted: readonly string[]): string[] {
  const problems = lines.flatMap((line, i) => (line === wanted[i] || line.endsWith(`status ${NO_MEMORY}`) ? [] : [`printed: ${line}`]));
  if (error === undefined) return lines.length === wanted.length ? problems : [...problems, `printed ${lines.length} lines instead of ${wanted.length}`];
  const { status } = error as { status?: number };
  return status === NO_MEMORY ? problems : [...problems, `stopped with ${error instanceof Error ? error.stack : String(error)}`.replaceAll("\n", " | ")];
}
