import { describe, expect, it } from "vitest";
import { declareC, spellFlags } from "../../compiler/lower/c-spelling.js";
import type { CType } from "../../compiler/lower/index.js";

const u8: CType = { kind: "prim", name: "uint8_t" };
const row: CType = { kind: "struct", name: "row" };
const to = (type: CType, constant: boolean): CType => ({ kind: "pointer", to: type, const: constant });
const array = (of: CType, length: number): CType => ({ kind: "array", of, length });

describe("declarations of C", () => {
  it.each<[string, CType]>([
    ["uint8_t x", u8],
    ["const uint8_t *x", to(u8, true)],
    ["const row *const *x", to(to(row, true), true)],
    ["const row **x", to(to(row, true), false)],
    ["uint8_t x[2][3]", array(array(u8, 3), 2)],
    ["const uint8_t (*x)[3]", to(array(u8, 3), true)],
    ["uint8_t (*x)[3]", to(array(u8, 3), false)],
    ["const row *const (*x)[3]", to(array(to(row, true), 3), true)],
    ["const uint8_t (*x)[2][3]", to(array(array(u8, 3), 2), true)],
  ])("%s", (text, type) => {
    expect(declareC(type, "x")).toBe(text);
  });
});

describe("words of flags", () => {
  it("of a callback that is called on the thread of the call", () => {
    expect(spellFlags([])).toBe("0");
  });
  it("of one that is called on any thread", () => {
    expect(spellFlags(["FTK_CALLBACK_ANY_THREAD"])).toBe("FTK_CALLBACK_ANY_THREAD");
  });
});
