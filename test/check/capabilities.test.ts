// What parses but cannot be built yet: one finding for each use, at the place that says it, and nothing that follows.
import { describe, expect, it } from "vitest";
import { textOf } from "../../idl/index.js";
import { checkText } from "./checking.js";

/** Findings as the text they point at, with the code in front when it is another than `not-supported`. */
function placesOf(body: string): readonly string[] {
  const { diagnostics, model } = checkText(`package test@1.2.0;\n${body}`);
  expect(model).toBeNull();
  return diagnostics.map((one) => `${one.slug === "not-supported" ? "" : `${one.code} `}${textOf(one.span)}`);
}

describe("declarations", () => {
  it.each([
    ["async fn f(a: timestamp) throws Missing;", ["async"]],
    ["unsafe fn raw(a: ptr<u8>) -> ptr<mut u8>;", ["unsafe"]],
    ["feature watch;\n@requires(watch) fn f();\n@unstable(watch) record R { a: u8; }", ["watch"]],
    ["@requires(watch) fn f();", ["@requires(watch)"]],
    ["interface Store { fn load(key: str) -> bytes?; }\nresource V : Store { fn f(a: Store, b: Store?) -> Store; }", ["Store"]],
    ["callback interface K { async fn f(); }\nfn g(k: K);", ["K"]],
    ["record Page<T> { items: list<T>; }\ntype P = Page<u32>;\nfn f(a: P) -> Page<string>;", ["T"]],
    ["variant V<T> { a(T) }\nfn f(a: V<u8>);", ["T"]],
    ["type Row<T> = list<T>;\nfn f(a: Row<u8>);", ["T"]],
    ["resource R<T> { fn f() -> T; }", ["T"]],
    ["extern type Url = string;\nrecord R { u: Url; v: list<Url> = []; w: Url = \"x\"; }", ["Url"]],
    ["annotation audited(level: u8 = 1) on fn;\n@audited(3) fn f();\n@audited resource R { @audited fn g(); }", ["audited"]],
    ["callback C = async fn(a: str);\nfn f(c: C);", ["C"]],
    ["module m { feature x; }\n@m.x fn f();", ["x"]],
  ])("%s", (body, places) => {
    expect(placesOf(body)).toEqual(places);
  });
});

describe("types", () => {
  it.each([
    "i128", "u128", "cstring", "path", "symbol", "set<u8>", "ordered_map<u8, u8>", "tuple<u8, u8>", "result<u8, E>",
    "iter<u8>", "stream<u8>", "future<u8>", "duration", "instant", "timestamp", "datetime", "date", "time_of_day",
    "timezone", "fd", "own fd", "socket", "win_handle", "native_handle", "file", "cancel_token", "executor", "allocator",
    "uuid", "decimal", "any_error", "opaque", "view<R>", "string<utf16>", "str<latin1>", "weak S", "own string",
    "own bytes", "own list<u8>",
  ])("%s", (type) => {
    const rest = "record R { a: u8; }\nshared resource S {}\nerror E { a }";
    expect(placesOf(`fn f(a: ${type});\n${rest}`)).toEqual([type]);
    expect(placesOf(`fn f() -> list<${type}>;\n${rest}`)).toEqual([type]);
    expect(placesOf(`record Q { a: map<string, ${type}> = {}; }\n${rest}`)).toEqual([type]);
    expect(placesOf(`type A = ${type};\nrecord Q { a: A; b: list<A>; }\nfn f(q: Q) -> A;\n${rest}`)).toEqual([type]);
  });

  it.each([
    ["const D: duration = 30s;", ["duration"]],
    ["const D: u64 = 30s;", ["30s"]],
    ["record R { a: duration = 5s; b: timestamp?; }", ["duration", "timestamp"]],
    ["fn f() throws any_error;", ["any_error"]],
    ["callback C = fn() -> str;", ["str"]],
    ["callback B = fn();\ncallback C = fn(b: B);", ["B"]],
    ["fn f(a: fn(b: fn()));", ["fn()"]],
    ["fn f(a: slice<mut u8>?);", ["slice<mut u8>?"]],
    ["resource R { fn child() -> R from self; }", ["self"]],
    ["fn f(a: str) -> list<str> from a;", ["list<str>"]],
    ["resource R {}\nerror E { a { r: own R; } }", ["own R"]],
    ["resource R {}\nrecord H { r: own R; }\nvariant V { h(H) }\nerror E { a { v: list<V>; } }", ["v"]],
  ])("%s", (body, places) => {
    expect(placesOf(body)).toEqual(places);
  });
});

describe("members and annotations", () => {
  it.each([
    ["resource R { event changed(a: u32, b: Missing); }", ["changed"]],
    ["resource R { operator ==(other: R) -> bool; operator [](i: u32) -> u8; }", ["==", "[]"]],
    ["resource R { async fn f(a: Missing); unsafe fn g(); async constructor open(); }", ["async", "unsafe", "async"]],
    ["struct S { x: u8; const A: u8 = 1; operator +(o: S) -> S; }", ["A", "+"]],
    ["@escaping callback L = fn(line: str);\nfn f(l: L?);", ["@escaping"]],
    ["fn f(@escaping l: fn(a: u8));", ["@escaping"]],
    ["@derive(eq, hash) record R { a: u8; }", ["@derive(eq, hash)"]],
    ["@removed(2.0.0) fn f();", ["@removed(2.0.0)"]],
    ["@direct fn f(a: u32) -> u32;", ["@direct"]],
    ["resource R { @zero_copy fn f() -> str from self; @blocking fn g(); }", ["@zero_copy", "@blocking"]],
    ["@skip(ts) fn f();\n@only(rust) fn g();\n@cfg(os: windows) fn h();", ["@skip(ts)", "@only(rust)", "@cfg(os: windows)"]],
    ["@thread(main) resource R {}", ["@thread(main)"]],
    ["@thread(main) callback C = fn();\n@thread(affine) callback D = fn();", ["@thread(main)", "@thread(affine)"]],
    ["@cpp(namespace: \"a\") record R { a: u8; }", ["@cpp(namespace: \"a\")"]],
    ["enum E { a, @unknown b }", ["@unknown"]],
  ])("%s", (body, places) => {
    expect(placesOf(body)).toEqual(places);
  });

  it("accepts contracts that are the default", () => {
    const { codes } = checkText("package p;\n@thread_safe shared resource S {}\n@thread(any) resource R {}");
    expect(codes).toEqual([]);
  });
});
