import { describe, expect, it } from "vitest";
import { codesOf } from "./checking.js";

function doubled(levels: number): string {
  const records = Array.from({ length: levels }, (_, i) => `record R${i + 1} { a: R${i} = {}; b: R${i} = {}; }`);
  return `record R0 { a: u32 = 1; b: u32 = 2; }\n${records.join("\n")}\n`;
}

function chained(length: number): string {
  return `record R0 { id: u32 = 1; }\n${Array.from({ length }, (_, i) => `record R${i + 1} { id: u32 = 1; before: R${i} = {}; }`).join("\n")}\n`;
}

describe("defaults that take others along", () => {
  it.each([
    ["an optional of its own record", "record A { before: A? = {}; }", ["C0513"]],
    ["a list of its own record", "record A { items: list<A> = [{}]; }", ["C0513"]],
    ["two records through each other", "record A { b: B? = {}; }\nrecord B { a: A? = {}; }", ["C0513"]],
    ["a value that names the field", "record A { before: A? = { before: none }; }", []],
    ["an empty list of its own record", "record A { items: list<A> = []; }\nfn f(a: A = {});", []],
    ["records that need each other are reported once", "record A { b: B = {}; }\nrecord B { a: A = {}; }", ["C0111"]],
    ["a parameter that leads to a circle is not reported as well", "record A { before: A? = {}; }\nfn f(a: A = {});", ["C0513"]],
    ["as much as is allowed", `${doubled(12)}fn f(a: R12 = {});`, []],
    ["more", `${doubled(12)}fn f(a: list<R12> = [{}, {}]);`, ["C0514"]],
    ["2 to the power of 14, said where it begins", doubled(14), ["C0514", "C0514"]],
    ["64 levels", chained(64), []],
    ["65 levels", chained(65), ["C0514"]],
    ["long texts", `record A { text: string = "${"x".repeat(400_000)}"; }\nfn f(a: list<A> = [{}, {}]);\nfn g(a: list<A> = [{}, {}, {}]);`, ["C0514"]],
  ])("%s", (_, body, codes) => {
    expect(codesOf(body)).toEqual(codes);
  });

  it.each([["2 to the power of 5,000", doubled(5000)], ["9,000 levels", chained(9000)]])("are found in time: %s", (_, body) => {
    const codes = codesOf(body);
    expect(codes.length).toBeGreaterThan(100);
    expect(new Set(codes)).toEqual(new Set(["C0514"]));
  });
});
