// `@since`: consistency, and packages as they were at an earlier version.
import { describe, expect, it } from "vitest";
import { atVersion, type Model, type Record_, type Resource, type Variant } from "../../compiler/check/index.js";
import { lower } from "../../compiler/lower/index.js";
import { checkText, codesOf, modelOf } from "./checking.js";

describe("consistency", () => {
  it.each([
    ["@since(1.3.0) fn f();", ["C0701"]],
    ["@since(1.2.0) record R { @since(1.1.0) a: u8?; }", ["C0702"]],
    ["@since(1.2.0) module m { @since(1.1.0) fn f(); }", ["C0702"]],
    ["@since(1.1.0) record L { a: u8; }\nrecord R { a: L?; }", ["C0703"]],
    ["@since(1.1.0) record L { a: u8; }\nrecord R { @since(1.1.0) a: L?; }", []],
    ["@since(1.1.0) record L { a: u8; }\nfn f(a: list<L>);", ["C0703"]],
    ["@since(1.1.0) record L { a: u8; }\n@since(1.2.0) fn f(a: L);", []],
    ["@since(1.1.0) error L { a }\nfn f() throws L;", ["C0703"]],
    ["@since(1.1.0) error L { a }\nerror E { b, l(L) }", ["C0703"]],
    ["@since(1.1.0) error L { a }\nerror E { b, @since(1.1.0) l(L) }", []],
    ["@since(1.1.0) type L = u8;\nfn f(a: L);", ["C0703"]],
    ["@since(1.1.0) const L: u8 = 1;\nfn f(a: u8 = L);", ["C0703"]],
    ["@since(1.1.0) const L: u8 = 1;\nconst M: u8 = L;", ["C0703"]],
    ["enum E { a, @since(1.1.0) b }\nfn f(a: E = b);", ["C0703"]],
    ["enum E { a, @since(1.1.0) b }\nfn f(a: E = E.b);", ["C0703"]],
    ["flags E { a, @since(1.1.0) b }\n@since(1.1.0) fn f(a: E = E.a | E.b);", []],
    ["variant V { a, @since(1.1.0) b }\nrecord R { v: V = b; }", ["C0703"]],
    ["record R { a: u8 = 1; @since(1.1.0) b: u8 = 2; }\nfn f(r: R = { b: 3 });", ["C0703"]],
    ["@since(1.1.0) module m { record R { x: u8; } }\nfn f(r: m.R);", ["C0703"]],
    ["resource R { @since(1.1.0) fn a(b: L); }\n@since(1.2.0) record L { a: u8; }", ["C0703"]],
    ["@since(1.0.0) record L { a: u8; }\nfn f(a: L);", []],
    ["record R { @since(1.1.0) a: u8; }", ["C0123"]],
    ["record R { @since(1.0.0) a: u8; }", []],
    ["@since(1.1.0) record R { @since(1.2.0) a: u8; }", ["C0123"]],
  ])("%s", (body, codes) => {
    expect(codesOf(body)).toEqual(codes);
  });

  it("does not compare versions of different packages", () => {
    const { codes } = checkText({
      "a.ffi": "package a@1.0.0;\nimport b;\nfn f(x: b.X);",
      "b.ffi": "package b@4.1.0;\n@since(4.1.0) record X { a: u8; }",
    });
    expect(codes).toEqual([]);
  });
});

const growing = `package acme.grow@1.2.0;
  enum Kind { book = 1, @since(1.1.0) game = 2 }
  record Line { kind: Kind = Kind.book; @since(1.1.0) next: list<Line> = []; @since(1.2.0) way: Way = Way.post; }
  variant Way { pickup, @since(1.1.0) post, @since(1.2.0) line(Line) }
  error Fault { @deprecated(1.1.0) a, @since(1.1.0) other(Deep) }
  @since(1.1.0) error Deep { x }
  @since(1.1.0) callback Visit = fn(line: Line) -> bool;
  @since(1.2.0) module late { fn f(); record R { a: u8; } }
  const LIMIT: u32 = 4;
  shared resource Shop {
    const A: u32 = 1;
    @since(1.1.0) const B: u32 = 2;
    constructor(line: Line = { kind: Kind.book });
    fn get() -> Line? throws Fault;
    @since(1.1.0) fn each(visit: Visit);
    @since(1.1.0) readonly property count: u32;
    @since(1.1.0) fn walk(step: fn(line: Line));
  }
  type Lines = list<Line>;
`;

/** Every object of the main package that can be reached, to find leftovers of the other version. */
function packagesIn(model: Model): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const seen = new Set<unknown>();
  const queue: unknown[] = [...model.main.items];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    if ("package" in next) found.add(next.package);
    queue.push(...Object.entries(next).filter(([key]) => key !== "package" && key !== "span").map(([, value]) => value as unknown));
  }
  return found;
}

describe("an earlier version", () => {
  const model = modelOf(growing);
  const names = (given: Model): readonly string[] => given.main.items.map((item) => item.name);

  it("leaves out what came later", () => {
    const first = atVersion(model, { major: 1, minor: 0, patch: 0 });
    expect(names(first)).toEqual(["Kind", "Line", "Way", "Fault", "LIMIT", "Shop", "Lines"]);
    const [, line, way] = first.main.items as [unknown, Record_, Variant];
    expect(line.fields.map((field) => field.name)).toEqual(["kind"]);
    expect(way.cases.map((one) => one.name)).toEqual(["pickup"]);
    const shop = first.main.items.find((item): item is Resource => item.kind === "resource");
    expect(shop?.methods.map((one) => one.name)).toEqual(["", "get"]);
    expect([shop?.properties.length, shop?.constants.map((one) => one.name)]).toEqual([0, ["A"]]);
    expect(first.main.version).toEqual({ major: 1, minor: 0, patch: 0 });
  });

  it("keeps tags, codes and what was there", () => {
    const middle = atVersion(model, { major: 1, minor: 1, patch: 5 });
    expect(names(middle)).toEqual([
      "Kind", "Line", "Way", "Fault", "Deep", "Visit", "LIMIT", "ShopWalkStep", "Shop", "Lines",
    ]);
    const way = middle.main.items[2] as Variant;
    expect(way.cases.map((one) => `${one.name} ${one.tag}`)).toEqual(["pickup 1", "post 2"]);
  });

  it("refers to itself only", () => {
    for (const minor of [0, 1, 2]) {
      const earlier = atVersion(model, { major: 1, minor, patch: 0 });
      expect([...packagesIn(earlier)]).toEqual([earlier.main]);
      expect(earlier.packages.at(-1)).toBe(earlier.main);
    }
    expect([...packagesIn(model)]).toEqual([model.main]);
    expect(names(model)).toContain("R");
  });

  it("can be lowered", () => {
    const symbols = [0, 1, 2].map((minor) => lower(atVersion(model, { major: 1, minor, patch: 0 })).table.entries.length);
    expect(symbols).toEqual([...symbols].sort((a, b) => a - b));
    expect(new Set(symbols).size).toBe(3);
  });

  it("drops a deprecation that came later", () => {
    const fault = (minor: number): unknown => {
      const item = atVersion(model, { major: 1, minor, patch: 0 }).main.items.find(({ name }) => name === "Fault");
      return item?.kind === "error" ? item.cases[0]?.deprecated : undefined;
    };
    expect(fault(0)).toBeUndefined();
    expect(fault(1)).toEqual({ since: { major: 1, minor: 1, patch: 0 }, note: "" });
  });
});
