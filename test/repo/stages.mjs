// The stages of `npm test`, in order. A new kind of test is one line here.

/**
 * A stage. `command` runs in the root of the repository, with `node` first: `tsx` and `vitest` are found in node_modules.
 * `counts` says where its numbers come from: the last line `N passed, N failed` that it prints, or vitest's JSON report.
 * @typedef {{ name: string, command: readonly string[], counts: "line" | "vitest" }} Stage
 */

/** @type {readonly Stage[]} */
export const stages = [
  { name: "check", command: ["tsx", "test/repo/check.ts"], counts: "line" },
  { name: "vitest", command: ["vitest", "run", "--config", "test/vitest.config.ts"], counts: "vitest" },
  { name: "conformance", command: ["tsx", "test/conformance/run.ts", "--misuse", "--sweep"], counts: "line" },
  // Java and Kotlin take part when they are named by hand: they share their native code's shape with TypeScript, and cost as much as all others together.
  { name: "sanitizers", command: ["tsx", "test/conformance/run.ts", "--sanitize", "--misuse", "--only", "c,cpp,rust,ts,objc"], counts: "line" },
  { name: "races", command: ["tsx", "test/conformance/run.ts", "--races", "--only", "c,cpp,rust", "--feature", "callback,callback_thread,shared"], counts: "line" },
  { name: "examples", command: ["tsx", "test/examples/run.ts"], counts: "line" },
];
