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
const seed = Number(process.env["FTK_SEED"] ?? 20_250_101);
const runs = process.env["FTK_EXTENDED"] === "1" ? 5_000 : 300;

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

describe("formatText", () => {
  it("leaves the sample as it is", () => {
    expect(format(sample)).toBe(sample);
  });

  it.each([
    ["spaces and ends", "package  a ;record A{x:u8,y:u8=1}", "package a;\n\nrecord A { x: u8; y: u8 = 1; }\n"],
    [
      "case separators",
      "package a;\nenum E{\na;b=1;reserved c,4,d=2}",
      "package a;\n\nenum E {\n  a,\n  b = 1,\n  reserved c, 4;\n  d = 2,\n}\n",
    ],
    ["a short enum", "package a;\nenum E { a , b , }", "package a;\n\nenum E { a, b }\n"],
    [
      "empty bodies",
      "package a;\nrecord A {\n}\nmodule m { }\nfn f( );",
      "package a;\n\nrecord A {}\n\nmodule m {}\n\nfn f();\n",
    ],
    ["type arguments that are missing", "package a;\nfn f(x: list< >);\n", "package a;\n\nfn f(x: list<>);\n"],
    [
      "blank lines",
      "package a;\n\n\n\nconst A: u8 = 1;\nconst B: u8 = 2;\n\n\nfeature c;\n",
      "package a;\n\nconst A: u8 = 1;\nconst B: u8 = 2;\n\nfeature c;\n",
    ],
    ["line ends", "package a;\r\n/* x\r\n y */\r\nfeature b;\r\n", "package a;\n\n/* x\n y */\nfeature b;\n"],
    [
      "comments in their lines",
      "package a; // one\nfeature b // two\n;\n// three\n",
      "package a; // one\n\nfeature b /* two */;\n// three\n",
    ],
    ["only comments", "// nothing\n\n\n/* here */\npackage a;", "// nothing\n\n/* here */\npackage a;\n"],
  ])("%s", (_, text, expected) => {
    expect(format(text)).toBe(expected);
  });

  it("breaks what does not fit into lines", () => {
    const params = Array.from({ length: 6 }, (_, i) => `parameter_${i}: list<string>`);
    const text = `package a;\nfn f(${params.join(", ")}) -> bool throws E;`;
    const lines = params.map((param) => `  ${param},\n`).join("");
    expect(format(text)).toBe(`package a;\n\nfn f(\n${lines}) -> bool throws E;\n`);
  });

  it("keeps comments before closing brackets", () => {
    const text = "package a;\n\nrecord A {\n  x: u8;\n  // last\n}\n\nfn f(\n  a: u8, // first\n  // more\n);\n";
    expect(format(text)).toBe(text);
  });

  it("does not touch a file with errors", () => {
    const result = formatText(new SourceFile("a.ffi", "package a;\nrecord A { x u8; }\n"));
    expect(result.text).toBeUndefined();
    expect(result.diagnostics.map((d) => d.slug)).toEqual(["missing-colon"]);
  });
});

describe("the prettier plugin", () => {
  it("formats like formatText", async () => {
    const text = "package  a ;record A{x:u8,// one\ny:u8=1}";
    expect(await prettier.format(text, { parser: "ffi", plugins: [plugin] })).toBe(format(text));
    expect(await prettier.format("// only\n", { parser: "ffi", plugins: [plugin] }).catch(String)).toMatch(/P0040/);
  });

  it("finds the language by the file name", async () => {
    const info = await prettier.getFileInfo("x/vault.ffi", { plugins: [plugin] });
    expect(info.inferredParser).toBe("ffi");
  });

  it("reports mistakes with their place", async () => {
    const run = prettier.format("package a;\nrecrod A {}\n", { parser: "ffi", plugins: [plugin] });
    await expect(run).rejects.toMatchObject({ loc: { start: { line: 2, column: 1 } } });
  });
});
