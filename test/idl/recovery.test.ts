// One mistake gives one diagnostic and loses no other declaration: every token of the sample is deleted, doubled or
// replaced in turn, and every declaration keyword is misspelt in every way one slip of a finger can.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, SourceFile, type Declaration, type Diagnostic, type Tree } from "../../idl/index.js";
import { tokenize } from "../../idl/tokens.js";

const sample = readFileSync(new URL("sample.ffi", import.meta.url), "utf8");
const base = parse(new SourceFile("a.ffi", sample)).tree;
const tokens = tokenize(sample).tokens.map((token) => ({
  text: token.image,
  start: token.startOffset,
  end: token.startOffset + token.image.length,
}));

type Token = (typeof tokens)[number];

interface Outcome {
  readonly label: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Declarations other than the damaged one that are not there any more. */
  readonly lost: readonly string[];
}

function names(tree: Tree): Set<string> {
  return new Set(tree.declarations.map((node) => node.name.text));
}

function ownerOf(offset: number): Declaration | undefined {
  return base.declarations.find((node) => node.span.start <= offset && offset < node.span.end);
}

function replace(token: Token, text: string): Outcome {
  const changed = sample.slice(0, token.start) + text + sample.slice(token.end);
  const { tree, diagnostics } = parse(new SourceFile("a.ffi", changed));
  const left = names(tree);
  const owner = ownerOf(token.start)?.name.text;
  const lost = [...names(base)].filter((name) => name !== owner && !left.has(name));
  const line = sample.slice(0, token.start).split("\n").length;
  return { label: `${line}: ${token.text} -> ${text}`, diagnostics, lost };
}

function summary(outcomes: readonly Outcome[]): string[] {
  return outcomes.map(
    ({ label, diagnostics, lost }) => `${label} [${diagnostics.map((d) => d.slug).join(" ")}] lost: ${lost.join(" ")}`,
  );
}

const deletions = tokens.map((token) => replace(token, ""));

describe("every single token deleted", () => {
  it("gives at most one diagnostic", () => {
    expect(summary(deletions.filter((one) => one.diagnostics.length > 1))).toEqual([]);
  });

  it("loses no other declaration", () => {
    expect(summary(deletions.filter((one) => one.lost.length > 0))).toEqual([]);
  });

  // The few that give none leave a file with another meaning: `T?` without `?`, `mut fn` without `mut`, one of two annotations.
  it.each(["{", "}", ";", ":", "->", "=", "(", ")", "<", ">", "["])("gives exactly one for %s", (text) => {
    const wrong = deletions.filter((one, i) => tokens[i]?.text === text && one.diagnostics.length !== 1);
    // `closed enum E: T {` may lose `: T`'s colon only together with T; an optional separator may go.
    expect(summary(wrong).filter((line) => !line.includes("; ->  []"))).toEqual([]);
  });
});

describe("every single token doubled", () => {
  const doubled = tokens.map((token) => replace(token, `${token.text} ${token.text}`));

  it("gives at most one diagnostic and loses nothing", () => {
    expect(summary(doubled.filter((one) => one.diagnostics.length > 1 || one.lost.length > 0))).toEqual([]);
  });
});

describe("every second token replaced by a word or number", () => {
  it.each(["zzz", "7"])("%s mostly gives one diagnostic", (text) => {
    const all = tokens.filter((_, i) => i % 2 === 0).map((token) => replace(token, text));
    const bad = all.filter((one) => one.diagnostics.length > 1 || one.lost.length > 0);
    expect(bad.length / all.length).toBeLessThan(0.01);
  });
});

describe("misspelt keywords", () => {
  const atStart = new Set<number>();
  for (const node of base.declarations) {
    const before = tokens.findIndex((token) => token.start === node.name.span.start);
    if (tokens[before - 1]) atStart.add(before - 1);
  }
  const declarationKeywords = [...atStart].map((i) => tokens[i] as Token).filter((token) => token.text.length > 2);

  function misspellings(word: string): string[] {
    const found = new Set<string>();
    for (let i = 0; i < word.length; i++) {
      found.add(word.slice(0, i) + word.slice(i + 1));
      found.add(`${word.slice(0, i)}q${word.slice(i)}`);
      found.add(`${word.slice(0, i)}q${word.slice(i + 1)}`);
      if (i > 0) found.add(word.slice(0, i - 1) + word[i] + word[i - 1] + word.slice(i + 1));
    }
    found.delete(word);
    return [...found];
  }

  it.each(declarationKeywords.map((token) => [`${token.text} at ${token.start}`, token] as const))("%s", (_, token) => {
    const outcomes = misspellings(token.text).map((wrong) => replace(token, wrong));
    const wrong = outcomes.filter(
      (one) => one.diagnostics.map((d) => d.slug).join() !== "misspelt-keyword" || one.lost.length > 0,
    );
    expect(summary(wrong)).toEqual([]);
    expect(outcomes.every((one) => one.diagnostics[0]?.help === `did you mean \`${token.text}\`?`)).toBe(true);
  });

  it("keeps the misspelt declaration with its members", () => {
    const { tree } = parse(
      new SourceFile("a.ffi", "package a;\nrecrod A { x: u8; y: u8; }\nresuorce B { fn f(); proprety x: u8; }\n"),
    );
    expect(tree.declarations).toMatchObject([
      { kind: "record", name: { text: "A" }, members: [{ name: { text: "x" } }, { name: { text: "y" } }] },
      { kind: "resource", name: { text: "B" }, members: [{ kind: "function" }, { kind: "property" }] },
    ]);
  });
});

describe("several mistakes", () => {
  it("are all reported when they are in different places", () => {
    const text = [
      "package a;",
      "recrod A { x: u8; }",
      "record B { x u8; y: ; z: u8 }",
      "enum C { a = , b }",
      "fn f(a: u8 -> u8;",
      "const D: u8 = 0b2;",
      "resource E { fn g() fn h(); }",
      "class F { x: u8; }",
      "feature g",
      "record H { a: u8; }",
    ].join("\n");
    const { tree, diagnostics } = parse(new SourceFile("a.ffi", text));
    expect(diagnostics.map((d) => d.slug)).toEqual([
      "misspelt-keyword",
      "missing-colon",
      "missing-type",
      "missing-value",
      "missing-separator",
      "invalid-number",
      "missing-separator",
      "expected-declaration",
      "missing-separator",
    ]);
    expect([...names(tree)].sort()).toEqual(["A", "B", "C", "D", "E", "F", "H", "f", "g"]);
    expect(tree.declarations.filter((node) => !node.damaged).map((node) => node.name.text)).toEqual(["H"]);
  });

  it("keep declarations that stand inside others", () => {
    const text = "package a;\nrecord A {\n  x: B;\n  enum B { a, }\n  y: u8;\n}\n";
    const { tree, diagnostics } = parse(new SourceFile("a.ffi", text));
    expect(diagnostics.map((d) => d.slug)).toEqual(["nested-declaration"]);
    expect([...names(tree)]).toEqual(["A", "B"]);
  });
});
