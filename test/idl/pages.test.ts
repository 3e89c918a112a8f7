// README.md and SPEC.md say what the code does.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatText, keywords, limits, parseMessages, SourceFile } from "../../idl/index.js";

const readme = readFileSync(new URL("../../idl/README.md", import.meta.url), "utf8");
const spec = readFileSync(new URL("../../idl/SPEC.md", import.meta.url), "utf8");

describe("README.md", () => {
  const blocks = [...readme.matchAll(/^```ffi\n([^]*?)^```$/gm)].map((match) => match[1] ?? "");

  it("has blocks", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(3);
  });

  it.each(blocks.map((block, i) => [i + 1, block] as const))("block %i parses and is formatted", (_, block) => {
    const { text, diagnostics } = formatText(new SourceFile("README.md", block));
    expect(diagnostics.map((d) => d.message)).toEqual([]);
    expect(text).toBe(block);
  });
});

describe("SPEC.md", () => {
  it("lists the keywords", () => {
    const list = /Keywords: `([^`]*)`/.exec(spec)?.[1] ?? "";
    expect(list.split(/\s+/).sort()).toEqual([...keywords].sort());
  });

  it("names only codes that exist, and every code that is a rule of its own", () => {
    const codes = new Set(Object.values(parseMessages).map((message) => message.code));
    const named = new Set(spec.match(/P[0-9]{4}/g));
    expect([...named].filter((code) => !codes.has(code))).toEqual([]);
    expect(named.size).toBeGreaterThan(20);
  });

  it("states the limits", () => {
    for (const limit of [limits.bytes, limits.tokens, limits.declarations, limits.operators]) {
      expect(spec).toContain(limit.toLocaleString("en-US"));
    }
    expect(spec).toContain(`nesting of ${limits.nesting}`);
  });
});
