// Every entry of the catalogue of the check stage: its bad example gives it once and nothing else, its good one nothing.
import { describe, expect, it } from "vitest";
import { checkMessages } from "../../compiler/check/index.js";
import { exampleFiles, type AnyMessage } from "../../idl/index.js";
import { checkFiles } from "./checking.js";

const entries: readonly (readonly [string, AnyMessage])[] = Object.entries(checkMessages);

describe("messages", () => {
  it.each(entries)("%s: the bad example gives exactly this", (_, message) => {
    const { codes, model } = checkFiles(exampleFiles(message.bad));
    expect(codes).toEqual([message.code]);
    expect(model).toBeNull();
  });

  it.each(entries)("%s: the good example gives nothing", (_, message) => {
    const { diagnostics, model } = checkFiles(exampleFiles(message.good));
    expect(diagnostics.map((one) => `${one.code} ${one.message}`)).toEqual([]);
    expect(model).not.toBeNull();
  });

  it("numbers codes in groups, ascending", () => {
    const codes = entries.map(([, message]) => message.code);
    expect(codes).toEqual([...codes].sort());
  });
});
