// Hostile input: limits hold before parsing, nothing throws, everything ends quickly.
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatText, limits, parse, parseBytes, SourceFile } from "../../idl/index.js";
import { tokenize } from "../../idl/tokens.js";
import { randomSource } from "./random-source.js";

const sample = readFileSync(new URL("sample.ffi", import.meta.url), "utf8");
const header = "package a;\n";
const seed = Number(process.env["FTK_SEED"] ?? 7);
const scale = process.env["FTK_EXTENDED"] === "1" ? 20 : 1;

function slugs(text: string): string[] {
  return parse(new SourceFile("a.ffi", text)).diagnostics.map((diagnostic) => diagnostic.slug);
}

describe("limits", () => {
  it.each([
    ["bytes", `// ${"é".repeat(limits.bytes / 2)}`, "file-too-large"],
    ["tokens", ";".repeat(limits.tokens + 1), "too-many-tokens"],
    ["many more tokens", ";".repeat(limits.bytes - 100), "too-many-tokens"],
    ["declarations", "feature a;\n".repeat(limits.declarations + 1), "too-many-declarations"],
    [
      "declarations in modules",
      `@x module m {${"feature a;".repeat(limits.declarations + 1)}}`,
      "too-many-declarations",
    ],
    ["parentheses", `const A: u8 = ${"(".repeat(65)}1${")".repeat(65)};`, "too-deep"],
    ["lists", `const A: u8 = ${"[".repeat(65)}${"]".repeat(65)};`, "too-deep"],
    ["modules", `${"module a {".repeat(65)}${"}".repeat(65)}`, "too-deep"],
    ["generics", `type A = ${"list<".repeat(65)}u8${">".repeat(65)};`, "too-deep"],
    ["signs", `const A: u8 = ${"-~".repeat(40)}1;`, "too-deep"],
    ["function types", `fn f(${"a: fn(".repeat(65)}${")".repeat(65)});`, "too-deep"],
    ["operators", `const A: u8 = 1${" | 1".repeat(limits.operators + 1)};`, "expression-too-long"],
  ])("%s", (_, text, slug) => {
    expect(slugs(header + text)).toEqual([slug]);
  });

  it.each([
    ["declarations", "feature a;\n".repeat(limits.declarations)],
    [
      "declarations in modules",
      `@x(a, { b: 1 }) module m {${"const a: u8 = { a: 1 };".repeat(limits.declarations - 1)}}`,
    ],
    ["bodies", "@x enum A { a, b { x: u8; } }\n".repeat(limits.declarations)],
    ["parentheses", `const A: u8 = ${"(".repeat(64)}1${")".repeat(64)};`],
    ["modules", `${"module a {".repeat(64)}${"}".repeat(64)}`],
    ["generics", `type A = ${"list<".repeat(64)}u8${">".repeat(64)};`],
    ["operators", `const A: u8 = 1${" | 1".repeat(limits.operators)};`],
    ["fields", `record A {${"x: u8;\n".repeat(20_000)}}`],
  ])("%s are fine up to the limit", (_, text) => {
    expect(slugs(header + text)).toEqual([]);
    expect(formatText(new SourceFile("a.ffi", header + text)).text).toBeDefined();
  });
});

describe("texts made to be slow", () => {
  const n = 40_000;
  const texts: Record<string, string> = {
    "annotations without an end": "@a(".repeat(60) + "@a\n".repeat(n),
    "unclosed arguments": "@a(}".repeat(5_000),
    modifiers: "static\n".repeat(n),
    "headers without bodies": "record A ".repeat(n / 2),
    "commas in a line": `enum E { ${"a, ".repeat(n)}} ;;`,
    "fields in a line": `record E { ${"a: u8, ".repeat(n / 2)}} ;;`,
    words: "x\n".repeat(n),
    "unclosed string": `const A: s = "${"\\q".repeat(n)}`,
    digits: `const A: u8 = ${"9".repeat(2_000_000)};`,
    "unclosed comments": "/*".repeat(n),
    "invisible characters": "\u202e".repeat(n),
    "open parentheses in lines": "fn f((\n".repeat(30),
    "question marks": `fn f() -> u8${"?".repeat(n)};`,
    "unknown statements": "foo Bar baz;\n".repeat(4_000),
  };

  it.each(Object.entries(texts))("%s", (_, text) => {
    for (const prefix of [header, `${header}recrod X {}\n`]) {
      const start = process.cpuUsage();
      expect(slugs(prefix + text).length).toBeGreaterThan(0);
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(15_000);
    }
  });
});

describe("random input never throws", () => {
  // Mulberry32: small, seeded, good enough to choose places.
  let state = seed;
  function random(below: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) % below;
  }

  function survives(text: string): void {
    const { tree, diagnostics } = parse(new SourceFile("a.ffi", text));
    for (const { span } of diagnostics)
      expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
    const hasErrors = diagnostics.some((diagnostic) => diagnostic.severity === "error");
    const { text: formatted } = formatText(tree.source);
    expect(formatted === undefined).toBe(hasErrors);
  }

  it("bytes", () => {
    for (let i = 0; i < 300 * scale; i++) {
      const bytes = Uint8Array.from({ length: random(200) }, () => random(256));
      parseBytes("a.ffi", bytes);
    }
  });

  it("tokens in random order", () => {
    const words = [...new Set(tokenize(sample).tokens.map((token) => token.image))];
    for (let i = 0; i < 400 * scale; i++) {
      const picked = Array.from({ length: random(60) }, () => words[random(words.length)]);
      survives(picked.join(random(2) === 0 ? " " : "\n"));
    }
  });

  it("the sample with pieces cut, copied and moved", () => {
    const pieces = [
      "{",
      "}",
      "(",
      ")",
      "<",
      ">",
      ";",
      ",",
      '"',
      "'",
      "/*",
      "//",
      "///",
      "@",
      "\n",
      "\u202e",
      "é",
      "fn ",
      "record ",
    ];
    for (let i = 0; i < 250 * scale; i++) {
      const from = random(sample.length);
      let text = sample.slice(from, from + 400 + random(1200));
      for (let k = random(6); k >= 0; k--) {
        const at = random(text.length + 1);
        const cut = random(12);
        text =
          text.slice(0, at) +
          (random(2) === 0 ? (pieces[random(pieces.length)] ?? "") : text.slice(cut, cut + random(30))) +
          text.slice(at + cut);
      }
      survives(text);
    }
  });

  it("random files cut short", () => {
    const property = fc.property(randomSource, fc.nat(2_000), (text, length) => survives(text.slice(0, length)));
    fc.assert(property, { seed, numRuns: 80 * scale });
  });
});
