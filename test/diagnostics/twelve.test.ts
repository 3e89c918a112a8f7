// Twelve independent mistakes in one file give twelve findings: none hidden, none repeated.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { positionAt } from "../../idl/index.js";
import { checkText } from "../check/checking.js";

it("finds exactly the twelve", () => {
  const text = readFileSync(new URL("twelve.ffi", import.meta.url), "utf8");
  const { diagnostics, model } = checkText(text);
  expect(diagnostics.map(({ slug, span }) => `${positionAt(span.file, span.start).line} ${slug}`)).toEqual([
    "7 missing-colon",
    "11 misspelt-keyword",
    "18 unknown-type",
    "29 duplicate-name",
    "32 map-key",
    "35 endless-type",
    "43 struct-field",
    "49 size-in-data",
    "55 view-without-from",
    "61 resource-needs-own",
    "66 value-range",
    "69 unknown-member",
  ]);
  expect(model).toBeNull();
  expect(diagnostics.every(({ severity }) => severity === "error")).toBe(true);
});
