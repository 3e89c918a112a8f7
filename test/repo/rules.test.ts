// Each rule finds what it is there to find, and lets good files pass.
import { describe, expect, it } from "vitest";
import { inventRepository, type Rule } from "./repository.js";
import { findBraceFunctions } from "./rules/brace-functions.js";
import { cycles } from "./rules/cycles.js";
import { docs } from "./rules/docs.js";
import { layering } from "./rules/layering.js";
import { links } from "./rules/links.js";
import { paths } from "./rules/paths.js";
import { schemas } from "./rules/schemas.js";
import { sizes } from "./rules/sizes.js";
import { targets } from "./rules/targets.js";
import { readOutput } from "./rules/types.js";
import { words } from "./rules/words.js";
import { writeSchemaTypes } from "./schema-types.js";

async function find(rule: Rule, files: Record<string, string>): Promise<string[]> {
  const found = await rule.check(inventRepository(files));
  return found.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe("layering", () => {
  const from = (path: string, statement: string) => find(layering, { [path]: `${statement}\n` });

  it.each([
    ["idl/parse.ts", 'import { x } from "../compiler/check/index.js";', "idl must not import check"],
    ["compiler/check/types.ts", 'import type { X } from "../lower/abi.js";', "check must not import types of lower"],
    ["compiler/lower/calls.ts", 'import { x } from "../check/index.js";', "lower must not import check"],
    ["compiler/print/list.ts", 'import type { X } from "../../idl/index.js";', "print must not import types of idl"],
    ["compiler/targets/c/types.ts", 'import { x } from "../cpp/index.js";', "targets/c must not import targets/cpp"],
    ["compiler/targets/c/types.ts", 'export * from "../../check/model.js";', "targets/c must not import check"],
    [
      "compiler/targets/c/types.ts",
      'const x = await import("../../tools/index.js");',
      "targets/c must not import tools",
    ],
    ["compiler/targets/c/types.ts", 'type X = import("../../check/index.js").X;', "must not import types of check"],
    ["runtime-ts/load.ts", 'import { x } from "../idl/index.js";', "runtime-ts must not import idl"],
    ["compiler/tools/gen.ts", 'import { x } from "../lower/symbols.js";', "private to its folder"],
    ["compiler/misc/x.ts", 'import { x } from "../print/index.js";', "is in no layer"],
  ])("refuses %s: %s", async (path, statement, message) => {
    expect(await from(path, statement)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ["compiler/check/types.ts", 'import { x } from "../../idl/index.js";'],
    ["compiler/check/types.ts", 'import type { X } from "../../idl/tree.js";'],
    ["compiler/lower/calls.ts", 'import type { X } from "../check/model.js";'],
    ["compiler/lower/calls.ts", 'import { snake } from "../print/index.js";'],
    ["compiler/targets/c/types.ts", 'import { x } from "./names.js";'],
    ["compiler/targets/c/types.ts", 'import { x } from "../../lower/c-spelling.js";'],
    ["compiler/targets/c/types.ts", 'import { type X } from "../target.js";'],
    ["compiler/targets/index.ts", 'import { c } from "./c/index.js";'],
    ["compiler/compile.ts", 'import { x } from "./targets/index.js";'],
    ["compiler/tools/gen.ts", 'import { compile } from "../compile.js";'],
    ["idl/parse.ts", 'import { x } from "node:fs";'],
  ])("allows %s: %s", async (path, statement) => {
    expect(await from(path, statement)).toEqual([]);
  });
});

describe("cycles", () => {
  it("finds one through three files", async () => {
    const files = {
      "idl/a.ts": 'import "./b.js";',
      "idl/b.ts": 'export * from "./c.js";',
      "idl/c.ts": 'import type { X } from "./a.js";',
    };
    expect(await find(cycles, files)).toEqual(["idl/c.ts:1 cycle: idl/a.ts -> idl/b.ts -> idl/c.ts -> idl/a.ts"]);
  });

  it("lets a diamond pass", async () => {
    const files = {
      "idl/a.ts": 'import "./b.js";\nimport "./c.js";',
      "idl/b.ts": 'import "./d.js";',
      "idl/c.ts": 'import "./d.js";',
      "idl/d.ts": "",
    };
    expect(await find(cycles, files)).toEqual([]);
  });
});

describe("sizes", () => {
  const rows = (count: number) => "  x;\n".repeat(count);

  it("measures files", async () => {
    expect(await find(sizes, { "idl/a.ts": "x;\n".repeat(401) })).toEqual([
      "idl/a.ts:400 file of 401 lines, at most 400",
    ]);
    expect(await find(sizes, { "idl/a.ts": "x;\n".repeat(400), "a.c": "\n".repeat(700) })).toEqual([]);
    expect(await find(sizes, { "idl/a.ts": `// data table: words\n${"x;\n".repeat(900)}` })).toEqual([]);
    expect(await find(sizes, { "idl/a.ts": "type A = 1;\n".repeat(500) })).toEqual([]);
    expect(await find(sizes, { "a.rs": "\n".repeat(701) })).toHaveLength(1);
  });

  it("measures functions of TypeScript", async () => {
    expect(await find(sizes, { "idl/a.ts": `function f() {\n${rows(79)}}\n` })).toEqual([
      "idl/a.ts:1 function f of 81 lines, at most 80",
    ]);
    expect(await find(sizes, { "idl/a.ts": `const f = () => {\n${rows(79)}};\n` })).toHaveLength(1);
    expect(await find(sizes, { "idl/a.ts": `class A {\n  m() {\n${rows(79)}}\n}\n` })).toHaveLength(1);
    expect(await find(sizes, { "a.test.ts": `describe("x", () => {\n${rows(99)}});\n` })).toEqual([]);
  });

  it("measures functions of C, C++ and Rust", () => {
    const c =
      'extern "C" {\nint f(int a) {\n  char c = \'{\'; /* } */ const char* s = "}";\n  if (a) { g(); }\n}\n}\nstruct s { int x; };\nint t[] = { 1 };\n';
    expect(findBraceFunctions(c, false)).toEqual([{ name: "f", line: 2, length: 4 }]);
    const cpp =
      "namespace a {\nclass B {\n public:\n  B() : x(1) {\n  }\n  int m() const noexcept {\n    return 1;\n  }\n};\n}\n#define X() { \\\n  {\n";
    expect(findBraceFunctions(cpp, false)).toEqual([
      { name: "B", line: 4, length: 2 },
      { name: "m", line: 6, length: 3 },
    ]);
    const rust =
      "#[inline]\nimpl<'a> A<'a> {\n  fn m(&'a self) -> u8 {\n    let s = r#\"}\"#;\n    match x { _ => b'}' }\n  }\n}\n";
    expect(findBraceFunctions(rust, true)).toEqual([{ name: "m", line: 3, length: 4 }]);
  });
});

describe("paths and words", () => {
  it("refuses vague and foreign names", async () => {
    const bad = [
      "compiler/utils/x.ts",
      "idl/helper.ts",
      "idl/common.c",
      "vitest.config.ts",
      "idl/buildTree.ts",
      "docs/a.md",
    ];
    expect(await find(paths, Object.fromEntries(bad.map((path) => [path, ""])))).toHaveLength(bad.length);
    const good = [
      "idl/build-tree.ts",
      ".ci/run",
      "test/print/list.test.ts",
      "runtime-native/rust/src/lib.rs",
      "README.md",
    ];
    expect(await find(paths, Object.fromEntries(good.map((path) => [path, ""])))).toEqual([]);
  });

  it("refuses unfinished work and paths of a machine", async () => {
    const slash = "/";
    const files = {
      "a.ts": `ok\n// TO${"DO"}: later\n`,
      "b.md": `see ${slash}work/x\n`,
      "c.c": `"${slash}home/me/x"\n`,
    };
    expect((await find(words, files)).map((text) => text.split(" ")[0])).toEqual(["a.ts:2", "b.md:1", "c.c:1"]);
    expect(
      await find(words, {
        "a.md": `https://example.org${slash}work/x and ./framework/tmp/x and node_modules${slash}tmp/x\n`,
      }),
    ).toEqual([]);
  });
});

describe("links", () => {
  it("refuses links to nowhere", async () => {
    const page =
      "[a](b.md) [c](../x/#d) [e](https://x.org) [f](#g)\n\n```\n[in code](no.md)\n```\n[lost](lost.md#h) `[no](no.md)`\n";
    expect(await find(links, { "x/a.md": page, "x/b.md": "" })).toEqual([
      "x/a.md:6 links to lost.md, which does not exist",
    ]);
  });
});

describe("docs", () => {
  it("asks for comments on exports", async () => {
    const text =
      "// A.\n\nexport function f() {}\n/** G. */\nexport const g = 1;\nexport const h = 1;\n\nexport const i = 1;\nexport * from './x.js';\n";
    expect(await find(docs, { "idl/a.ts": text })).toEqual([
      "idl/a.ts:3 f has no doc comment",
      "idl/a.ts:8 i has no doc comment",
    ]);
    expect(await find(docs, { "idl/a.ts": "export {};\n" })).toEqual([
      "idl/a.ts:1 the file does not open with a comment",
    ]);
    expect(await find(docs, { "test/a.ts": "export const x = 1;\n" })).toEqual([]);
  });

  it("accepts one comment for overloads", async () => {
    const text =
      "// A.\n/** F. */\nexport function f(a: 1): 1;\nexport function f(a: 2): 2;\nexport function f(a: number) {\n  return a;\n}\n";
    expect(await find(docs, { "idl/a.ts": text })).toEqual([]);
  });
});

describe("targets", () => {
  it("asks for the same files and a line in the list", async () => {
    const files = {
      "compiler/targets/c/index.ts": "",
      "compiler/targets/c/names.ts": "",
      "compiler/targets/c/README.md": "",
      "compiler/targets/index.ts": "",
    };
    expect(await find(targets, files)).toEqual([
      "compiler/targets/c/types.ts:1 missing: every target has it",
      "compiler/targets/index.ts:1 does not list c",
    ]);
  });
});

describe("schemas", () => {
  const schema = JSON.stringify({
    title: "Row",
    type: "object",
    properties: { id: { type: "integer" } },
    additionalProperties: false,
  });

  it("accepts fresh types and refuses stale, missing and orphaned ones", async () => {
    const { path, text } = await writeSchemaTypes("schemas/row.schema.json", schema);
    expect(path).toBe("schemas/row.ts");
    expect(text).toContain("export interface Row");
    expect(await find(schemas, { "schemas/row.schema.json": schema, "schemas/row.ts": text })).toEqual([]);
    expect(await find(schemas, { "schemas/row.schema.json": schema, "schemas/row.ts": `${text}\n` })).toEqual([
      "schemas/row.ts:1 stale: run npm run generate",
    ]);
    expect(await find(schemas, { "schemas/row.schema.json": schema })).toEqual([
      "schemas/row.ts:1 missing: run npm run generate",
    ]);
    expect(await find(schemas, { "schemas/row.ts": text })).toEqual(["schemas/row.ts:1 has no schema"]);
  });

  it("reports what is not a schema, and reads no other file", async () => {
    const outside = JSON.stringify({ $ref: "package.json" });
    for (const text of ["{", outside]) {
      expect(await find(schemas, { "schemas/row.schema.json": text, "schemas/row.ts": "" })).toEqual([
        expect.stringContaining("cannot be compiled"),
      ]);
    }
  });
});

describe("types", () => {
  it("reads what tsc prints", () => {
    expect(readOutput("idl/a.ts(3,7): error TS1: no\n", 2, "tsconfig.json")).toEqual([
      { file: "idl/a.ts", line: 3, message: "TS1: no" },
    ]);
    expect(readOutput("crash", 134, "tsconfig.json")).toHaveLength(1);
    expect(readOutput("", 0, "tsconfig.json")).toEqual([]);
  });
});
