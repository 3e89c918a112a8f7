import { describe, expect, it } from "vitest";
import { lowerText } from "./lowering.js";

/** Identities by version. */
function groups(body: string): Record<string, string> {
  const { table } = lowerText(body);
  return Object.fromEntries(table.groups.map(({ version, id }) => [`${version.major}.${version.minor}.${version.patch}`, id.map((word) => word.toString(16)).join()]));
}

const base = "enum E { a = 1 } record R { x: u32; e: E; } fn f(r: R) -> u32;";

describe("identity of a version", () => {
  it("does not change by docs, names of parameters, order of declarations of types, defaults or renames", () => {
    const same = "/// Docs.\nrecord R { x: u32 = 3; e: E = E.a; } /** no doc */ @rename(cpp: \"Other\") enum E { a = 1 } fn f(other: R) -> u32;";
    expect(groups("record R { x: u32; e: E; } enum E { a = 1 } fn f(r: R) -> u32;")).toEqual(groups(same));
  });

  it("stays when a later version adds, and the addition has its own", () => {
    const grown = "enum E { a = 1, @since(1.1.0) b = 2 } record R { x: u32; e: E; @since(1.1.0) y: u32 = 1; } fn f(r: R) -> u32; @since(1.1.0) fn g();";
    expect(groups(grown)["1.0.0"]).toBe(groups(base)["1.0.0"]);
    expect(Object.keys(groups(grown))).toEqual(["1.0.0", "1.1.0"]);
  });

  it.each([
    ["type of a field", base.replace("x: u32", "x: u64")],
    ["value of a case", base.replace("a = 1", "a = 2")],
    ["a case without @since", base.replace("a = 1", "a = 1, b = 2")],
    ["closed", base.replace("enum", "closed enum")],
    ["result", base.replace("-> u32", "-> i32")],
    ["a parameter", base.replace("r: R", "r: R, n: u8")],
    ["throws", `error X { a = 1 } ${base.replace("-> u32;", "-> u32 throws X;")}`],
    ["optional", base.replace("x: u32", "x: u32?")],
  ])("changes with: %s", (_what, changed) => {
    expect(groups(changed)["1.0.0"]).not.toBe(groups(base)["1.0.0"]);
  });

  it("changes with where a callback may be called", () => {
    const called = "callback C = fn(n: u8);\nfn f(c: C);";
    expect(groups(`@thread(any) ${called}`)).not.toEqual(groups(called));
  });
});
