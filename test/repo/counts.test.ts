// The counts of `npm test`: silence and bad ends are failures.
import { describe, expect, it } from "vitest";
import { judge, readLine, readVitest } from "./counts.mjs";

describe("counts", () => {
  it("takes the last plain line", () => {
    expect(readLine("1 passed, 2 failed\nx\n3 passed, 0 failed\n")).toEqual({ passed: 3, failed: 0 });
    expect(readLine("\u001b[32m4 passed, 1 failed\u001b[0m\n")).toEqual({ passed: 4, failed: 1 });
    expect(readLine("all 3 passed, 0 failed\n")).toBeUndefined();
  });

  it("reads the report of vitest", () => {
    expect(readVitest('{"numPassedTests":5,"numFailedTests":1,"numPendingTests":2}')).toEqual({ passed: 5, failed: 1 });
    expect(readVitest("")).toBeUndefined();
    expect(readVitest("{}")).toBeUndefined();
  });

  it("fails what is silent, crashed or empty", () => {
    expect(judge({ passed: 3, failed: 0 }, 0)).toMatchObject({ passed: 3, failed: 0, fault: undefined });
    expect(judge(undefined, 0)).toMatchObject({ failed: 1 });
    expect(judge({ passed: 3, failed: 0 }, 1)).toMatchObject({ passed: 3, failed: 1 });
    expect(judge({ passed: 0, failed: 0 }, 0)).toMatchObject({ failed: 1 });
    expect(judge({ passed: 3, failed: 2 }, 1)).toMatchObject({ passed: 3, failed: 2 });
  });
});
