// Ownership: resources, views, callbacks, and what a result looks into.
import { describe, expect, it } from "vitest";
import { codesOf, modelOf } from "./checking.js";
import type { Func, Resource, Type } from "../../compiler/check/index.js";

const resources = "resource R {}\nshared resource S {}\n";

/** Resource types inside the signature of the last function. */
function modesOf(signature: string): readonly string[] {
  const { items } = modelOf(`package p;\n${resources}fn f${signature};`).main;
  const f = items.find((item): item is Func => item.kind === "function");
  return [...(f?.signature.params.map((param) => param.type) ?? []), f?.signature.result ?? null].flatMap(modes);
}

function modes(type: Type | null): string[] {
  switch (type?.kind) {
    case "resource": return [`${type.mode} ${type.decl.name}`];
    case "list": return modes(type.element);
    case "map": return modes(type.value);
    case "optional": return modes(type.inner);
    default: return [];
  }
}

describe("resources", () => {
  it("are borrowed as parameters unless they say otherwise", () => {
    expect(modesOf("(a: R, b: borrow R, c: own R, d: R?, e: S, g: shared S, h: borrow S?)")).toEqual([
      "borrow R", "borrow R", "own R", "borrow R", "borrow S", "shared S", "borrow S",
    ]);
  });

  it("are owned as results and inside data", () => {
    expect(modesOf("(a: list<own R>, b: list<S>, c: map<string, shared S>) -> R?")).toEqual([
      "own R", "shared S", "shared S", "own R",
    ]);
    expect(modesOf("() -> S")).toEqual(["shared S"]);
  });

  it("keep their word behind an alias", () => {
    const { items } = modelOf(`package p;\n${resources}type H = R;\ntype O = own R;\nfn f(a: H, b: O) -> H;`).main;
    const f = items.find((item): item is Func => item.kind === "function");
    expect([...(f?.signature.params ?? []), { type: f?.signature.result ?? null }].flatMap(({ type }) => modes(type))).toEqual([
      "borrow R", "own R", "own R",
    ]);
  });

  it.each([
    ["record X { a: S; b: own R; c: list<own R>; d: S?; e: map<string, own R>; }", []],
    ["record X { a: R; }", ["C0202"]],
    ["record X { a: R?; }", ["C0202"]],
    ["fn f(a: list<R>);", ["C0202"]],
    ["fn f() -> list<R>;", ["C0202"]],
    ["variant V { a(R), b { r: R; } }", ["C0202", "C0202"]],
    ["fn f(a: own S);", ["C0203"]],
    ["fn f(a: shared R);", ["C0204"]],
    ["fn f() -> borrow S;", ["C0205"]],
    ["record X { a: borrow R; }", ["C0205"]],
    ["fn f(a: list<borrow S>);", ["C0205"]],
    ["fn f(a: own u8);", ["C0201"]],
    ["fn f(a: shared string);", ["C0201"]],
    ["record Y { a: u8; }\nfn f(a: borrow Y);", ["C0201"]],
    ["type O = own R;\nfn f(a: own O);", ["C0201"]],
    ["fn f(a: mut R);", ["C0216"]],
    ["newtype N = R;", ["C0116"]],
    ["struct X { r: own R; }", ["C0109"]],
    ["const C: R = none;", ["C0117"]],
    ["fn f(a: map<R, u8>);", ["C0107"]],
  ])("%s", (body, codes) => {
    expect(codesOf(resources + body)).toEqual(codes);
  });
});

describe("members", () => {
  it("are read with their way to enter the object", () => {
    const { items } = modelOf(`package p;
      error E { a }
      resource R {
        const MAX: u32 = 4;
        constructor();
        constructor open(name: str) throws E;
        fn get(limit: u32 = MAX) -> string;
        mut fn put(value: string);
        own fn finish() -> string throws E;
        own fn close() throws E;
        static fn count() -> u32;
        readonly property size: u32;
        property name: string throws E;
        static property total: u64;
        readonly property label: str from self;
      }
      const TWICE: u32 = R.MAX * 2;`).main;
    const r = items.find((item): item is Resource => item.kind === "resource");
    expect(r?.methods.map((one) => `${one.role} ${one.name} ${one.self} ${one.signature.throws?.name}`)).toEqual([
      "constructor  null undefined", "constructor open null E", "method get shared undefined", "method put mut undefined",
      "method finish own E", "method close own E", "static count null undefined",
    ]);
    expect(r?.properties.map((one) => [one.name, one.static, one.readonly, one.from, one.throws?.name])).toEqual([
      ["size", false, true, [], undefined], ["name", false, false, [], "E"], ["total", true, false, [], undefined],
      ["label", false, true, ["self"], undefined],
    ]);
    expect(r?.constants.map((one) => one.name)).toEqual(["MAX"]);
    expect(items.at(-1)).toMatchObject({ name: "TWICE", value: { kind: "int", value: 8n } });
  });

  it.each([
    ["resource A { own fn close() -> u8; }", ["C0214"]],
    ["resource A { own fn close(force: bool); }", ["C0214"]],
    ["resource A { static fn close(); }", ["C0214"]],
    ["resource A { property close: u8; }", ["C0214"]],
    ["resource A { constructor close(); }", ["C0214"]],
    ["shared resource A { own fn close(); mut fn x(); }", []],
    ["shared resource A { own fn finish(); }", ["C0213"]],
    ["@thread(affine) shared resource A { fn x(); }", []],
    ["@thread(affine) shared resource A { mut fn x(); }", ["C0215"]],
    ["resource A { constructor(); constructor(a: u8); }", ["C0303"]],
  ])("%s", (body, codes) => {
    expect(codesOf(body)).toEqual(codes);
  });
});

describe("callbacks of any thread", () => {
  const any = "@thread(any) callback C = fn(n: u8);\n@thread(affine) resource A { fn x(); }\n";

  it("say so in the model", () => {
    const { items } = modelOf("package p;\n@thread(any) callback C = fn();\ncallback D = fn();\nfn f(e: fn());").main;
    expect(items.flatMap((item) => (item.kind === "callback" ? [`${item.name} ${item.thread}`] : []))).toEqual(["C any", "D call", "FE call"]);
  });

  it.each([
    ["fn f(c: C);\nfn g(a: A, c: fn(n: u8));\nresource R { mut fn m(c: C?) -> own R; }", []],
    ["fn f(a: A, c: C);", ["C0217"]],
    ["fn f(c: C?) -> own A;", ["C0217"]],
    ["record Box { item: own A?; }\nvariant V { none, some(list<Box>) }\nfn f(c: C) -> V;", ["C0217"]],
    ["fn f(a: A, c: C, d: C);", ["C0217", "C0217"]],
    ["@thread(affine) resource B { constructor(c: C); static fn s(c: C); fn m(c: C); }", ["C0217", "C0217"]],
    ["@thread(any) callback E = fn(a: A);", ["C0217"]],
    ["@thread(any) callback E = fn() -> own A;", ["C0217"]],
  ])("%s", (body, codes) => {
    expect(codesOf(`${any}${body}`)).toEqual(codes);
  });
});

describe("views", () => {
  it.each([
    ["resource A { fn a() -> slice<u8>? from self; fn b(x: slice<u8>) -> slice<u8> from x; fn c(x: str) -> str from self, x; }", []],
    ["fn f(x: list<string>) -> str from x;\nfn g(x: bytes) -> slice<u8> from x;\nfn h(x: R) -> str from x;", []],
    ["fn f(a: list<str>, b: map<str, slice<u8>>, c: str?, d: slice<slice<u8>>);", ["C0108"]],
    ["fn f() -> str;", ["C0206"]],
    ["fn f(a: str) -> str?;", ["C0206"]],
    ["resource A { readonly property b: str; }", ["C0206"]],
    ["record X { a: list<str>; }", ["C0207"]],
    ["error E { a { b: slice<u8>; } }", ["C0207"]],
    ["variant V { a(str) }", ["C0207"]],
    ["newtype N = str;", ["C0207"]],
    ["type V = str;\nrecord X { a: V; }", ["C0207"]],
    ["fn f(a: str) -> str from self;", ["C0210"]],
    ["fn f(a: str) -> str from b;", ["C0208"]],
    ["resource A { own fn f() -> str from self; }", ["C0210"]],
    ["resource A { static property b: str from self; }", ["C0210"]],
    ["fn f(a: own R) -> str from a;", ["C0210"]],
    ["fn f(a: E) -> str from a;\nenum E { a }", ["C0210"]],
    ["fn f(a: fn()) -> str from a;", ["C0210"]],
    ["fn f(a: str) -> string from a;", ["C0209"]],
    ["fn f(a: str) -> u8 from a;", ["C0209"]],
    ["resource A { fn f() -> slice<mut u8> from self; }", ["C0211"]],
    ["record X { a: slice<mut u8>; }", ["C0211"]],
    ["fn f(a: list<slice<mut u8>>);", ["C0211"]],
  ])("%s", (body, codes) => {
    expect(codesOf(resources + body)).toEqual(codes);
  });
});

describe("callbacks", () => {
  it.each([
    ["callback C = fn(a: str, b: slice<mut u8>, c: usize, d: own R) -> bool throws E;\nerror E { a }\nfn f(c: C, d: C?);", []],
    ["callback C = fn();\nfn f(a: list<C>);", ["C0212"]],
    ["callback C = fn();\nfn f() -> C;", ["C0212"]],
    ["callback C = fn();\nrecord X { c: C?; }", ["C0212"]],
    ["callback C = fn();\nvariant V { c(C) }", ["C0212"]],
    ["callback C = fn();\nresource A { property c: C; }", ["C0212"]],
    ["callback C = fn(a: u8 = 1);", ["C0306"]],
    ["fn f(a: fn(b: u8, b: u8));", ["C0008"]],
  ])("%s", (body, codes) => {
    expect(codesOf(resources + body)).toEqual(codes);
  });

  it("written as a type get a name and come before their function", () => {
    const { items } = modelOf(`package p;
      module m {
        /// Walks.
        @since(1.0.0) fn each_line(
          /// Called for each.
          visit: fn(id: u32) -> bool,
          done: fn()?);
      }
      resource Shop { constructor(log: fn(line: str)); fn each(visit: fn(id: u32)); }`).main;
    expect(items.map((item) => `${item.kind} ${[...item.modules, item.name].join(".")}`)).toEqual([
      "callback m.EachLineVisit", "callback m.EachLineDone", "function m.each_line", "callback ShopNewLog",
      "callback ShopEachVisit", "resource Shop",
    ]);
    expect(items[0]).toMatchObject({ docs: "Called for each.", since: { major: 1, minor: 0, patch: 0 } });
    expect(items[2]).toMatchObject({ signature: { params: [{ type: { kind: "named" } }, { type: { kind: "optional" } }] } });
  });
});
