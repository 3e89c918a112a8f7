// The formatter: canonical text, nothing lost, nothing changed in meaning, stable.
import fc from "fast-check";
import { readFileSync } from "node:fs";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import { formatText, parse, SourceFile } from "../../idl/index.js";
import * as plugin from "../../idl/format.js";
import { plainTree } from "./plain-tree.js";
import { randomSource } from "./random-source.js";

const sample = readFileSync(new URL("sample.ffi", import.meta.url), "utf8");
const seed = Number(process.env["FFI_TEST_SEED"] ?? 20_250_101);
const runs = process.env["FFI_TEST_EXTENDED"] ? 5_000 : 300;

function format(text: string): string {
  const result = formatText(new SourceFile("a.ffi", text));
  if (result.text === undefined) throw new Error(result.diagnostics.map((d) => d.message).join("\n") + "\n" + text);
  return result.text;
}

function errors(text: string): string[] {
  const { diagnostics } = parse(new SourceFile("a.ffi", text));
  return diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`);
}

function numbersIn(text: string): string[] {
  const { tree } = parse(new SourceFile("a.ffi", text));
  return tree.comments.flatMap((comment) => comment.text.match(/c\d+\./g) ?? []).sort();
}

function check(property: (text: string) => void): void {
  const run = fc.property(randomSource, (text) => {
    property(text);
  });
  fc.assert(run, { seed, numRuns: runs });
}

describe("formatText on random files", { timeout: 900_000 }, () => {
  it("starts from files that parse", () => {
    check((text) => expect(errors(text)).toEqual([]));
  });

  it("gives files that parse", () => {
    check((text) => expect(errors(format(text))).toEqual([]));
  });

  it("changes nothing the second time", () => {
    check((text) => {
      const once = format(text);
      expect(format(once)).toBe(once);
    });
  });

  it("keeps the meaning", () => {
    check((text) => {
      const before = parse(new SourceFile("a.ffi", text)).tree;
      const after = parse(new SourceFile("a.ffi", format(text))).tree;
      expect(plainTree(after)).toEqual(plainTree(before));
    });
  });

  it("keeps every comment exactly once", () => {
    check((text) => expect(numbersIn(format(text))).toEqual(numbersIn(text)));
  });
});
