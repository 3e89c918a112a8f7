// Types: what they resolve to, and where they may not stand.
import { describe, expect, it } from "vitest";
import { codesOf, modelOf } from "./checking.js";
import type { Func, Type } from "../../compiler/check/index.js";

/** Types of the parameters of the function `f`. */
function paramTypes(body: string): readonly Type[] {
  const f = modelOf(`package p;\n${body}`).main.items.find((item): item is Func => item.kind === "function" && item.name === "f");
  return f?.signature.params.map((param) => param.type) ?? [];
}

describe("types of the prelude", () => {
  it("resolve", () => {
    expect(paramTypes("fn f(a: i8, b: u64, c: f32, d: usize, e: str, g: string, h: bytes, i: char, j: bool);")).toEqual([
      { kind: "int", bits: 8, signed: true },
      { kind: "int", bits: 64, signed: false },
      { kind: "float", bits: 32 },
      { kind: "size", signed: false },
      { kind: "text", view: true },
      { kind: "text", view: false },
      { kind: "bytes" },
      { kind: "char" },
      { kind: "bool" },
    ]);
  });

  it("nest", () => {
    const u8 = { kind: "int", bits: 8, signed: false };
    expect(paramTypes("fn f(a: map<string, list<u8?>>, b: slice<mut u8>, c: array<u8, 4>?);")).toEqual([
      { kind: "map", key: { kind: "text", view: false }, value: { kind: "list", element: { kind: "optional", inner: u8 } } },
      { kind: "slice", element: u8, mutable: true },
      { kind: "optional", inner: { kind: "array", element: u8, length: 4 } },
    ]);
  });

  it("are replaced behind aliases, also across modules and in any order", () => {
    const [type] = paramTypes("fn f(a: C);\ntype C = m.B;\nmodule m { type B = list<A>; type A = str; }");
    expect(type).toEqual({ kind: "list", element: { kind: "text", view: true } });
  });
});

describe("structs", () => {
  const plain = "struct P { x: f64; y: f64; }\nenum E { a }\nclosed enum C { a }\nflags F { a }\nnewtype N = u32;\nnewtype T = string;\n";

  it.each([
    ["struct S { p: P; k: array<P, 3>; e: E; f: F; b: bool; c: char; n: N; x: C; }", []],
    ["struct S { t: T; }", ["C0109"]],
    ["struct S { o: u8?; l: list<u8>; m: map<u8, u8>; b: bytes; }", ["C0109", "C0109", "C0109", "C0109"]],
    ["struct S { s: str; }", ["C0207"]],
    ["struct S { n: usize; }", ["C0113"]],
    ["struct S { a: array<S, 2>; }", ["C0110"]],
    ["struct A { b: B; }\nstruct B { c: D; }\nstruct D { a: A; }\nstruct Z { a: A; }", ["C0110"]],
    ["struct S {}", ["C0112"]],
    ["struct S { x: u8 = 1; }", ["C0119"]],
    ["struct S { @since(1.1.0) x: u8; }", ["C0602"]],
    ["struct A { a: array<u64, 60000>; }\nstruct B { a: array<A, 60000>; }\nstruct D { b: B; }", ["C0118"]],
  ])("%s", (body, codes) => {
    expect(codesOf(plain + body)).toEqual(codes);
  });

  it.each([
    ["fn f(a: slice<P>, b: slice<E>, c: slice<N>, d: slice<array<u8, 4>>, e: slice<f32>, g: slice<F>, h: slice<mut P>);", []],
    ["fn f(a: slice<C>);", ["C0108"]],
    ["fn f(a: slice<bool>);", ["C0108"]],
    ["fn f(a: slice<char>);", ["C0108"]],
    ["fn f(a: slice<T>);", ["C0108"]],
    ["fn f(a: slice<usize>);", ["C0108"]],
    ["struct B { x: bool; }\nstruct D { b: array<B, 2>; }\nfn f(a: slice<D>);", ["C0108"]],
    ["closed flags G { a }\nfn f(a: slice<G>);", ["C0108"]],
    ["fn f(a: list<B>);\nstruct B { x: bool; c: C; }", []],
  ])("%s", (body, codes) => {
    expect(codesOf(plain + body)).toEqual(codes);
  });
});

describe("records and variants that contain themselves", () => {
  it.each([
    ["record R { next: R?; list: list<R>; map: map<string, R>; some: array<R?, 2>; }", []],
    ["variant V { leaf, branch(V), both { left: V; right: V; } }", []],
    ["record R { v: V; }\nvariant V { one(R), none }", []],
    ["record R { v: V; }\nvariant V { one(R), two { r: R; } }", ["C0111"]],
    ["record R { next: array<R, 1>; }", ["C0111"]],
    ["record R { next: R = {}; }", ["C0111"]],
    ["record A { b: B; }\nrecord B { a: A; }\nrecord Z { a: A; }\nvariant Y { z(Z) }", ["C0111"]],
    ["type A = list<A>;", ["C0106"]],
    ["type A = B;\ntype B = A;\nfn f(a: A, b: list<B>);", ["C0106"]],
    ["newtype A = B;\nnewtype B = A;\nconst C: A = 3;\nfn f(a: map<A, u8>, b: slice<B>);", ["C0106"]],
  ])("%s", (body, codes) => {
    expect(codesOf(body)).toEqual(codes);
  });
});

describe("other places", () => {
  it.each([
    ["fn f(a: map<bool, u8>, b: map<char, u8>, c: map<i64, u8>, d: map<str, u8>, e: map<E, u8>, g: map<N, u8>);\nenum E { a }\nnewtype N = string;", []],
    ["fn f(a: map<f32, u8>, b: map<bytes, u8>, c: map<R, u8>, d: map<N, u8>);\nrecord R { a: u8; }\nnewtype N = f64;", ["C0107", "C0107", "C0107", "C0107"]],
    ["fn f(a: usize, b: isize?) -> usize;\nresource R { readonly property n: usize; }\nconst C: usize = 3;", []],
    ["fn f(a: list<usize>);", ["C0113"]],
    ["newtype N = usize;", ["C0113"]],
    ["type A = usize;\nfn f(a: A);\nrecord R { a: A; }", ["C0113"]],
    ["type A = u8?;\nfn f(a: A?);", ["C0103"]],
    ["fn f(a: u8<u8>);", ["C0101"]],
    ["fn f(a: list);", ["C0101"]],
    ["fn f(a: array<u8>);", ["C0101"]],
    ["fn f(a: array<4, u8>);", ["C0102", "C0102"]],
    ["fn f(a: list<4>);", ["C0102"]],
    ["fn f(a: array<u8, 65536>);", ["C0104"]],
    ["record R { a: u8; }\nfn f(a: R<u8>);", ["C0101"]],
    ["fn f() -> list<void>;", ["C0115"]],
    ["newtype N = list<u8>;\nfn f(a: slice<N>, b: map<N, u8>, c: N = 1);", ["C0116"]],
    ["error E { a }\ntype A = E;\nfn f(a: A) -> A;", ["C0114"]],
    ["variant V: u8 { a }", ["C0120"]],
    ["error E: u8 { a }", ["C0120"]],
    ["flags F: i8 { a }", ["C0120"]],
    ["variant V {}", ["C0122"]],
    ["closed error E {}", ["C0122"]],
    ["variant V { @since(1.1.0) a }", ["C0122"]],
    ["record R {}", []],
    ["variant V { a { @since(1.1.0) x: u8; } }", ["C0602"]],
    ["error E { a { @since(1.1.0) x: u8; } }", ["C0123"]],
    ["error E { a { @since(1.1.0) x: u8?; } }", []],
    ["@since(1.1.0) record R { @since(1.1.0) x: u8; }", []],
    ["record R { @since(1.0.0) x: u8; }", []],
  ])("%s", (body, codes) => {
    expect(codesOf(body)).toEqual(codes);
  });
});
