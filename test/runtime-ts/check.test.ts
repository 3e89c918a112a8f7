// Checks of arguments: what is refused, with which error, and what it says.
import { describe, expect, it } from "vitest";
import { $charCode, $elements, $length, $number, $wrong, FtkError, Status } from "../../runtime-ts/index.js";

describe("arguments", () => {
  it("of another type are a TypeError that names them", () => {
    expect($wrong("line.count", "u32", "5")).toEqual(new TypeError('line.count: expected u32, got "5"'));
    expect($wrong("a", "i64", 1)).toEqual(new TypeError("a: expected i64, got 1"));
    expect($wrong("a", "u32", 1n)).toEqual(new TypeError("a: expected u32, got bigint"));
    expect($wrong("a", "Basket", new Map())).toEqual(new TypeError("a: expected Basket, got Map"));
    expect($wrong("a", "Basket", null)).toEqual(new TypeError("a: expected Basket, got null"));
    expect($wrong("a", "Basket", Object.create(null))).toEqual(new TypeError("a: expected Basket, got object"));
  });

  it("out of range are a RangeError", () => {
    expect($wrong("a", "u8", 256)).toEqual(new RangeError("a: 256 is not a value of u8"));
    expect($wrong("a", "u64", -1n)).toEqual(new RangeError("a: -1 is not a value of u64"));
    expect($wrong("a", "i32", NaN)).toEqual(new RangeError("a: NaN is not a value of i32"));
  });

  it("are one code point where a char is asked for", () => {
    expect($charCode("a", "c")).toBe(97);
    expect($charCode("😀", "c")).toBe(0x1f600);
    for (const bad of ["", "ab", "\ud83d", "\ude00", "a\u0301", 5]) expect(() => $charCode(bad as string, "c")).toThrow(TypeError);
  });

  it("have the length of their array", () => {
    expect($elements([1, 2], 2, "a")).toEqual([1, 2]);
    expect(() => $elements([1], 2, "a")).toThrow(new RangeError("a: expected 2 elements, got 1"));
    expect(() => $length([1], 2)).toThrow(RangeError);
  });
});

describe("64-bit integers as numbers", () => {
  it("are read from their halves", () => {
    expect($number(1, 0)).toBe(1);
    expect($number(0xffffffff, -1)).toBe(-1);
    expect($number(0xffffffff, 0x1fffff)).toBe(Number.MAX_SAFE_INTEGER);
    expect($number(1, -0x200000)).toBe(Number.MIN_SAFE_INTEGER);
  });

  it("that do not fit are an error", () => {
    expect(() => $number(0, 0x200000)).toThrow(FtkError);
    try {
      $number(0, 0x80000000);
      expect.unreachable();
    } catch (error) {
      expect((error as FtkError).status).toBe(Status.Range);
    }
  });
});
