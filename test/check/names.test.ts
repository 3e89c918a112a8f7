// Names: scopes, modules, imports, and what similar names are suggested.
import { describe, expect, it } from "vitest";
import { checkText, codesOf, modelOf } from "./checking.js";

const other = `package acme.other@2.0.0;
record R { a: u8; }
module m { enum Q { x, y } }
error E { a }
const LIMIT: u32 = 4;
fn helper();
`;

/** Checks a body that imports the package above. */
function codesWithOther(body: string): readonly string[] {
  const main = { "main.ffi": `package acme.main@1.0.0;\n${body}` };
  return checkText(body.includes("acme.other") ? { ...main, "other.ffi": other } : main).codes;
}

describe("scopes", () => {
  it("finds names in the own module, then outward", () => {
    const { main } = modelOf(`package p;
      record R { a: u8; }
      module a { record R { b: u8; } module b { fn f(r: R, s: a.R); } }
      fn g(r: R, s: a.R);`);
    const types = main.items.flatMap((item) => (item.kind === "function" ? [item.signature.params.map((p) => p.type)] : []));
    const modules = types.map((list) => list.map((type) => (type.kind === "named" ? type.decl.modules.join(".") : "")));
    expect(modules).toEqual([["a", "a"], ["", "a"]]);
  });

  it("reopens a module in another file, which sees what the first declared", () => {
    const { codes, model } = checkText({
      "a.ffi": "package p;\nmodule util.text { record Line { a: u8; } }",
      "b.ffi": "package p;\nmodule util { fn f(line: text.Line); module text { fn g(line: Line); } }",
    });
    expect(codes).toEqual([]);
    expect(model?.main.items.map((item) => [...item.modules, item.name].join("."))).toEqual([
      "util.text.Line", "util.f", "util.text.g",
    ]);
  });

  it("lets functions, fields and parameters carry the names of types", () => {
    expect(codesOf("fn list(list: list<u8>) -> list<u8>;\nrecord R { list: list<u8>; string: string; bool: bool = true; }")).toEqual([]);
  });

  it.each([
    ["fn a();\nmodule a { fn f(); }", ["C0008"]],
    ["record R { a: u8; }\nenum R { a }", ["C0008"]],
    ["fn f(a: u8, a: u8);", ["C0008"]],
    ["record R { a: u8; a: u16; }", ["C0008"]],
    ["enum E { a = 1, a = 2 }", ["C0008"]],
    ["resource R { fn f(); readonly property f: u8; }", ["C0008"]],
    ["resource R { constructor open(); fn open(); }", ["C0008"]],
    ["type string = u8;", ["C0009"]],
    ["record tuple { a: u8; }", ["C0009"]],
    ["const true: u8 = 1;\nrecord R { a: bool = true; }", ["C0009"]],
    ["const none: u8 = 1;", ["C0009"]],
    ["module m { fn f(a: Missing); }", ["C0010"]],
    ["fn f(a: m.Missing);\nmodule m { fn g(); }", ["C0010"]],
    ["fn f(a: m.n.R);\nmodule m { fn g(); }", ["C0014"]],
  ])("%s", (body, codes) => {
    expect(codesOf(body)).toEqual(codes);
  });
});

describe("suggestions", () => {
  it.each([
    ["record Line { a: u8; }\nfn f(a: Lnie);", "did you mean `Line`?"],
    ["record OpenOptions { a: u8; }\nfn f(a: openoptions);", "did you mean `OpenOptions`?"],
    ["fn f(a: uint32_t);", "did you mean `u32`?"],
    ["fn f(a: String);", "did you mean `string`?"],
    ["fn f(a: Vec<u8>);", "did you mean `list`?"],
    ["fn f(a: Option<u8>);", "a value that may be missing is `T?`"],
    ["fn f() -> Result<u8>;", "a function that can fail `throws` an error"],
    ["enum Kind { book }\nfn f(a: Kind = Kind.boook);", "did you mean `book`?"],
    ["const LIMIT: u8 = 1;\nconst B: u8 = LIMT;", "did you mean `LIMIT`?"],
    ["fn f(x: Q);\nrecord R { a: u8; }", "declare it, or import the package that declares it"],
  ])("%s", (body, help) => {
    const { diagnostics } = checkText(`package p;\n${body}`);
    expect(diagnostics.map((one) => one.help)).toEqual([help]);
  });

  it("reports a type that is nowhere once, with its other uses", () => {
    const { diagnostics } = checkText("package p;\nfn f(a: Zebra, b: list<Zebra>) -> Zebra;");
    expect(diagnostics.map((one) => [one.code, one.related?.length])).toEqual([["C0010", 2]]);
  });
});

describe("imports", () => {
  it.each([
    ["import acme.other;\nfn f(r: other.R, q: other.m.Q = other.m.Q.y) throws other.E;\nconst C: u32 = other.LIMIT * 2;", []],
    ["import acme.other as o;\nfn f(r: o.R);", []],
    ["import acme.other.{R, E as Fail, m, LIMIT as MOST};\nfn f(r: R, q: m.Q = m.Q.x, n: u32 = MOST) throws Fail;", []],
    ["import acme.other;\nerror O { in(other.E) = 1 }", []],
    ["import acme.other;\nfn f(r: other.Missing);", ["C0010"]],
    ["import acme.other;\nfn f(r: acme.other.R);", ["C0014"]],
    ["import acme.other;\nimport acme.other;", ["C0008"]],
    ["import acme.other.{R, R};", ["C0008"]],
    ["import acme.other.{Nope};\nfn f(r: Nope, s: list<Nope>);", ["C0013"]],
    ["import acme.other.{R as string};\nfn f(r: string);", ["C0009"]],
    ["import acme.nope;\nfn f(a: nope.X, b: nope.m.Y) throws nope.E;\nconst C: u8 = nope.Z;", ["C0004"]],
    ["import acme.nope.{X, Y as Z};\nfn f(a: X, b: list<Z>) throws Z;", ["C0004"]],
  ])("%s", (body, codes) => {
    expect(codesWithOther(body)).toEqual(codes);
  });

  it("are seen by their own file only", () => {
    const { codes } = checkText({
      "a.ffi": "package acme.main;\nimport acme.other;\nfn f(r: other.R);",
      "b.ffi": "package acme.main;\nfn g(r: other.R);",
      "other.ffi": other,
    });
    expect(codes).toEqual(["C0014"]);
  });
});
