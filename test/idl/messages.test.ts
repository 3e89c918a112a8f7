// Every message of the parse stage: its bad example gives it and nothing else, its good example gives nothing.
import { describe, expect, it } from "vitest";
import { allMessages, exampleFiles, parseBytes, parseMessages, type Example } from "../../idl/index.js";

function codesOf(example: Example): string[] {
  const found = [...exampleFiles(example)].flatMap(([path, content]) => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return parseBytes(path, bytes).diagnostics;
  });
  return found.map((diagnostic) => diagnostic.code);
}

describe.each(Object.values(parseMessages).map((message) => [message.code, message] as const))(
  "%s",
  (code, message) => {
    it("is what its bad example gives", () => {
      expect(codesOf(message.bad)).toEqual([code]);
    });

    it("is not what its good example gives", () => {
      expect(codesOf(message.good)).toEqual([]);
    });
  },
);

describe("the catalogue", () => {
  it("has one scheme of codes and slugs", () => {
    for (const { code, slug, family } of allMessages()) {
      expect(code).toMatch(/^[PCLBY][0-9]{4}$/);
      expect(code[0]).toBe(family);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it("speaks in one sentence without a full stop", () => {
    for (const { text, help } of allMessages()) {
      expect(text).not.toMatch(/\.$/);
      expect(help).not.toBe("");
      expect(help).not.toMatch(/\.$/);
    }
  });
});
