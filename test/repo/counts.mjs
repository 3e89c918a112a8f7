// How many tests a stage ran, from what it left behind.

/**
 * Reads the counts of a stage that prints them: the last line `N passed, N failed`.
 * @param {string} output everything the stage printed
 * @returns {{ passed: number, failed: number } | undefined} undefined when there is no such line
 */
export function readLine(output) {
  // A stage may print in colour.
  const plain = output.replace(/\u001b\[[0-9;]*m/g, "");
  const [, passed, failed] = [...plain.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}

/**
 * Reads the counts of vitest's JSON report. Skipped tests count as neither.
 * @param {string} report
 * @returns {{ passed: number, failed: number } | undefined} undefined when the report cannot be read
 */
export function readVitest(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(report);
    return Number.isInteger(numPassedTests) ? { passed: numPassedTests, failed: numFailedTests } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Judges a stage: one that ends badly, or says nothing, has at least one failure, and so has one that ran nothing.
 * @param {{ passed: number, failed: number } | undefined} counts
 * @param {number} status exit status
 * @returns {{ passed: number, failed: number, fault: string | undefined }}
 */
export function judge(counts, status) {
  if (counts === undefined) return { passed: 0, failed: 1, fault: `ended with ${status} and printed no counts` };
  const { passed, failed } = counts;
  if (failed > 0) return { passed, failed, fault: undefined };
  if (status !== 0) return { passed, failed: 1, fault: `ended with ${status} although nothing failed` };
  return passed > 0 ? { passed, failed, fault: undefined } : { passed, failed: 1, fault: "ran no tests" };
}
