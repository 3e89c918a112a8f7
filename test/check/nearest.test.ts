// The nearest name.
import { expect, it } from "vitest";
import { findNearest } from "../../compiler/check/nearest.js";

it.each([
  ["strnig", ["string", "str", "slice"], "string"],
  ["Lnie", ["Line", "Lines", "Kind"], "Line"],
  ["openoptions", ["OpenOptions", "OpenOption"], "OpenOptions"],
  ["open_option", ["open", "openOption"], "openOption"],
  ["X", ["a", "b"], undefined],
  ["x", ["X", "y"], "X"],
  ["zebra", ["string", "list"], undefined],
  ["abcdefghijklmnop", ["abcdXXghijklXXop", "abcdefghijklmnopqrs"], "abcdefghijklmnopqrs"],
  ["", ["a"], undefined],
  ["count", ["count"], undefined],
])("%s among %j", (name, candidates, found) => {
  expect(findNearest(name, candidates)).toBe(found);
});
