import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { laterFile } from "../../compiler/print/index.js";
import { TextBytes } from "../../compiler/tools/output/bytes.js";

const MEBIBYTE = 1 << 20;

function joined(bytes: TextBytes): Buffer {
  return Buffer.concat(bytes.chunks);
}

it.each([
  ["nothing", ""],
  ["one line", "int x;\n"],
  ["a step and one unit", "a".repeat((1 << 16) + 1)],
  ["a chunk and more", "0123456789\n".repeat(MEBIBYTE)],
  ["characters of three bytes", "\u20ac".repeat(700_000)],
  ["a character of two units where a step ends", `${"a".repeat((1 << 16) - 1)}\u{1f600}b`],
  ["characters of two units, all of them", "\u{1f600}".repeat(1 << 17)],
])("has the bytes that Buffer.from gives: %s", (_, text) => {
  const bytes = new TextBytes().take({ path: "a.txt", text });
  const expected = Buffer.from(text);
  expect(joined(bytes).equals(expected)).toBe(true);
  expect(bytes.hash).toBe(createHash("sha256").update(expected).digest("hex"));
  expect(bytes.equals(expected)).toBe(true);
});

it("tells texts apart that differ in a byte, or in their length", () => {
  const text = "x".repeat(MEBIBYTE * 2);
  const bytes = new TextBytes().take({ path: "a.txt", text });
  expect(bytes.equals(Buffer.from(`${text}x`))).toBe(false);
  expect(bytes.equals(Buffer.from(text.slice(1)))).toBe(false);
  expect(bytes.equals(Buffer.from(`${text.slice(1)}y`))).toBe(false);
  expect(new TextBytes().take({ path: "a.txt", text: "" }).equals(Buffer.alloc(0))).toBe(true);
});

it("takes one text after the other, whole or in pieces", () => {
  const bytes = new TextBytes();
  bytes.take({ path: "a.txt", text: "long\n".repeat(MEBIBYTE) });
  const pieces = laterFile("b.txt", (sink) => ["one\n", "", "t\u00f6o\n"].forEach(sink));
  expect(joined(bytes.take(pieces)).toString()).toBe("one\nt\u00f6o\n");
  expect(pieces.text).toBe("one\nt\u00f6o\n");
  expect(joined(bytes.take({ path: "c.txt", text: "c" })).toString()).toBe("c");
});
