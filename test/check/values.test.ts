// Values: constants, cases, defaults.
import { describe, expect, it } from "vitest";
import type { Const, Enum, ErrorSet, Flags, Record_, Variant } from "../../compiler/check/index.js";
import { codesOf, modelOf } from "./checking.js";

const types = "enum E { a, b }\nflags F: u8 { x = 1, y = 2, z = 4, xy = x | y }\nnewtype N = u32;\n";

/** The value of `const C: type = value;`. */
function valueOf(type: string, value: string): unknown {
  const { items } = modelOf(`package p;\n${types}const C: ${type} = ${value};`).main;
  return items.find((item): item is Const => item.kind === "const" && item.name === "C")?.value;
}

describe("integers", () => {
  it.each([
    ["1 + 2 * 3 << 1 | 8 ^ 4 & 12", 12n + 2n],
    ["(1 + 2) * 3", 9n],
    ["2 + 3 << 4 - 1", 40n],
    ["1 | 2 ^ 3 & 1", 3n],
    ["100 - 10 - 1", 89n],
    ["-7 / 2", -3n],
    ["-7 % 2", -1n],
    ["-(3)", -3n],
    ["~0", -1n],
    ["1 << 62 >> 60", 4n],
    ["(1 << 200) / (1 << 198)", 4n],
    ["0xff & 0b1010 | 0o17", 15n],
    ["1_000_000", 1_000_000n],
    ["- - 5", 5n],
  ])("%s", (text, value) => {
    expect(valueOf("i64", text)).toEqual({ kind: "int", value });
  });

  it("computes a long chain without nesting calls", () => {
    expect(valueOf("u32", Array.from({ length: 1000 }, () => "1").join(" + "))).toEqual({ kind: "int", value: 1000n });
  });

  it.each([
    ["u8", "255", []], ["u8", "256", ["C0502"]], ["u8", "-1", ["C0502"]],
    ["i8", "-128", []], ["i8", "-129", ["C0502"]], ["i8", "128", ["C0502"]],
    ["u64", "(1 << 64) - 1", []], ["u64", "1 << 64", ["C0502"]], ["i64", "-(1 << 63)", []], ["i64", "1 << 63", ["C0502"]],
    ["usize", "4294967295", []], ["usize", "4294967296", ["C0502"]], ["N", "4294967296", ["C0502"]],
    ["u8", "1.0", ["C0501"]], ["u8", "'a'", ["C0501"]], ["u8", "true", ["C0501"]], ["u8", "2.1.0", ["C0501"]],
    ["u8", "5s", ["C0901"]], ["u8", "1 / 0", ["C0503"]], ["u8", "1 << -1", ["C0504"]], ["u8", "true + 1", ["C0512"]],
    ["u8", "~1.5", ["C0512"]], ["u8", "E.a", ["C0501"]], ["u8", "F.x", ["C0501"]],
  ])("%s = %s", (type, value, codes) => {
    expect(codesOf(`${types}const C: ${type} = ${value};`)).toEqual(codes);
  });
});

describe("other constants", () => {
  it.each([
    ["f64", "1", { kind: "float", value: 1 }],
    ["f64", "1.5 + 1 * 2", { kind: "float", value: 3.5 }],
    ["f64", "-inf", { kind: "float", value: -Infinity }],
    ["f64", "nan", { kind: "float", value: NaN }],
    ["f64", "1.0 / 0.0", { kind: "float", value: Infinity }],
    ["f32", "0.1", { kind: "float", value: Math.fround(0.1) }],
    ["char", "'é'", { kind: "char", value: 0xe9 }],
    ["bool", "true", { kind: "bool", value: true }],
    ["string", "\"a\\u{1f600}\"", { kind: "text", value: "a😀" }],
    ["bytes", "b\"a\\xff\"", { kind: "bytes", value: new Uint8Array([97, 255]) }],
    ["N", "7", { kind: "int", value: 7n }],
    ["list<u8>", "[1, 2 + 1]", { kind: "list", items: [{ kind: "int", value: 1n }, { kind: "int", value: 3n }] }],
    ["list<list<bool>>", "[[], [true]]", { kind: "list", items: [{ kind: "list", items: [] }, { kind: "list", items: [{ kind: "bool", value: true }] }] }],
  ])("%s = %s", (type, text, value) => {
    expect(valueOf(type, text)).toEqual(value);
  });

  it.each([
    ["const C: f32 = 1e39;", ["C0502"]],
    ["const C: f64 = 9007199254740993;", ["C0502"]],
    ["const C: E = a;", ["C0011"]],
    ["const C: E = E.c;", ["C0017"]],
    ["const C: E = 1;", ["C0501"]],
    ["const C: string = none;", ["C0501"]],
    ["const C: u8? = none;", ["C0117"]],
    ["const C: map<u8, u8> = {};", ["C0117"]],
    ["const C: list<u8> = 1;", ["C0501"]],
    ["const C: u8 = [1];", ["C0501"]],
    ["const C: F = F.x | 1;", ["C0512"]],
    ["flags G { x }\nconst C: F = F.x | G.x;", ["C0512"]],
    ["const C: u8 = 300;\nconst D: u8 = C;\nfn f(a: u8 = D);", ["C0502"]],
    ["const C: u8 = D;\nconst D: u8 = C;", ["C0505"]],
    ["const C: u8 = m.D + m.X;\nmodule m { const D: u8 = 1; }", ["C0011"]],
    ["const C: u8 = m;\nmodule m { const D: u8 = 1; }", ["C0018"]],
    ["enum X { a = Y.b }\nenum Y { b = X.a }", ["C0505"]],
    ["enum X { a = Y.b }\nenum Y { b }", ["C0501"]],
    ["const L: list<u8> = [1];\nconst M: list<u16> = L;", ["C0501"]],
  ])("%s", (body, codes) => {
    expect(codesOf(types + body)).toEqual(codes);
  });

  it("follow each other in any order, through modules and types", () => {
    const { items } = modelOf(`package p;\n${types}
      const A: u32 = B + m.C;
      const B: u32 = 2;
      module m { const C: u32 = B * 10; }
      const L: list<E> = K;
      const K: list<E> = [E.a, X];
      const X: E = E.b;
      enum W: u16 { first = A }`).main;
    const values = new Map(items.flatMap((item) => (item.kind === "const" ? [[item.name, item.value] as const] : [])));
    expect(values.get("A")).toEqual({ kind: "int", value: 22n });
    expect(values.get("L")).toMatchObject({ items: [{ case: { name: "a" } }, { case: { name: "b" } }] });
    expect(items.at(-1)).toMatchObject({ cases: [{ value: 22n }] });
  });
});

describe("cases", () => {
  /** Name and number of each case of the last item. */
  const numbers = (body: string): readonly string[] => {
    const item = modelOf(`package p@1.2.0;\n${body}`).main.items.at(-1) as Enum | Flags | Variant | ErrorSet;
    return item.cases.map((one) => `${one.name}=${"value" in one ? one.value : "tag" in one ? one.tag : one.code}`);
  };

  it.each([
    ["enum E { a, b = 5, c, d }", ["a=0", "b=5", "c=6", "d=7"]],
    ["enum E: i8 { a = -2, b, c }", ["a=-2", "b=-1", "c=0"]],
    ["enum E { a, @since(1.1.0) late, b }", ["a=0", "late=2", "b=1"]],
    ["flags F { a, b, c = 1 << 4, d, all = a | b | c | d, none = 0 }", ["a=1", "b=2", "c=16", "d=32", "all=51", "none=0"]],
    ["variant V { a, b(u8), @since(1.1.0) late, c { x: u8; } }", ["a=1", "b=2", "late=4", "c=3"]],
    ["variant V { a = 5, b, reserved 7; c }", ["a=5", "b=6", "c=8"]],
    ["error E { a, b = 5, c, @since(1.2.0) late, d }", ["a=1", "b=5", "c=6", "late=8", "d=7"]],
    ["error E { a, reserved 2; b }", ["a=1", "b=3"]],
  ])("%s", (body, expected) => {
    expect(numbers(body)).toEqual(expected);
  });

  it.each([
    ["enum E { a = 1, b = 1 }", ["C0507"]],
    ["flags F { a, b = 1 }", ["C0507"]],
    ["error E { a = 2, b = 2 }", ["C0507"]],
    ["variant V { a = 2, b = 2 }", ["C0507"]],
    ["enum E { a = -1 }", ["C0502"]],
    ["enum E: u8 { a = 255, b }", ["C0502"]],
    ["flags F: u8 { a = 1 << 8 }", ["C0502"]],
    ["enum E { a = b, b = a }", ["C0505"]],
    ["enum E { a = 1.5 }", ["C0501"]],
    ["enum E { a = X, b }\nfn f(e: E = E.b);", ["C0011"]],
    ["enum E { a(u8) }", ["C0121"]],
    ["enum E { a { x: u8; } }", ["C0121"]],
    ["enum E { reserved old; old }", ["C0015"]],
    ["record R { reserved old; old: u8; }", ["C0015"]],
    ["error E { reserved 4; a = 4 }", ["C0016"]],
    ["error E { a = 0 }", ["C0401"]],
    ["error E { a = 1000000 }", ["C0401"]],
    ["error E { a = 1 << 2 }", ["C0401"]],
    ["variant V { a = 2147483648 }", ["C0125"]],
    ["variant V { a(u8) { x: u8; } }", ["C0124"]],
    ["error E { a(u32) }", ["C0402"]],
    ["error E { a(R) }\nrecord R { a: u8; }", ["C0402"]],
    ["error E { a(Missing) }\nfn f() throws E;", ["C0010"]],
    ["error A { a(B) }\nerror B { b(C) }\nerror C { c(A) }\nerror D { d(A) }", ["C0403"]],
    ["fn f() throws string;", ["C0301"]],
    ["fn f() throws f;", ["C0012"]],
  ])("%s", (body, codes) => {
    expect(codesOf(body)).toEqual(codes);
  });

  it("has messages, domains and embedded errors", () => {
    const { items } = modelOf(`package acme.net;
      module wire {
        @domain("acme.io") error Io { a }
        error Net {
          /// No such host. Try again.
          no_host,
          @retryable @message("timed out after {millis} ms") timed_out { millis: u32; },
          io(Io) = 9,
          http_status_bad,
        }
      }`).main;
    const [io, net] = items.filter((item): item is ErrorSet => item.kind === "error");
    expect([io?.domain, net?.domain]).toEqual(["acme.io", "acme.net.wire.Net"]);
    expect(net?.cases.map((one) => [one.message, one.retryable, one.embeds, one.code])).toEqual([
      ["No such host", false, null, 1], ["timed out after {millis} ms", true, null, 2], ["io", false, io, 9],
      ["http status bad", false, null, 10],
    ]);
  });
});

describe("defaults", () => {
  const more = `${types}struct P { x: f64; y: f64; }\nrecord D { n: u8 = 1; m: u8?; }\nvariant V { none_at_all, some(u8) }\n`;

  it("are read by their type", () => {
    const { items } = modelOf(`package p;\n${more}record R {
      a: u8 = 1; c: list<u8> = [1]; d: map<string, u8> = {}; e: P = { x: 1, y: 2 }; f: D = {}; g: u8? = 5;
      h: string? = none; i: V = none_at_all; j: V = V.none_at_all; k: array<u8, 2> = [1, 2]; l: E = b; m: F = x | F.y;
      n: F = ~F.x; o: F = 0; q: N = 3; r: D = { n: 9 }; s: list<D> = [{}, { m: none }]; t: F = F.xy & F.y;
    }`).main;
    const record = items.at(-1) as Record_;
    const of = (name: string): unknown => record.fields.find((field) => field.name === name)?.default;
    expect(of("a")).toEqual({ kind: "int", value: 1n });
    expect(of("d")).toEqual({ kind: "map", entries: [] });
    expect(of("e")).toMatchObject({ kind: "record", fields: [{ field: { name: "x" }, value: { value: 1 } }, { value: { value: 2 } }] });
    expect(of("f")).toMatchObject({ kind: "record", fields: [] });
    expect(of("g")).toEqual({ kind: "int", value: 5n });
    expect(of("h")).toEqual({ kind: "none" });
    expect(of("i")).toMatchObject({ kind: "variant", case: { name: "none_at_all" } });
    expect(of("l")).toMatchObject({ kind: "case", case: { name: "b" } });
    expect(of("m")).toMatchObject({ kind: "flags", value: 3n, cases: [{ name: "x" }, { name: "y" }] });
    expect(of("n")).toMatchObject({ kind: "flags", value: 6n, cases: [{ name: "y" }, { name: "z" }] });
    expect(of("o")).toMatchObject({ kind: "flags", value: 0n, cases: [] });
    expect(of("s")).toMatchObject({ items: [{ fields: [] }, { fields: [{ value: { kind: "none" } }] }] });
    expect(of("t")).toMatchObject({ value: 2n, cases: [{ name: "y" }] });
    const d = items.find((item) => item.name === "D") as Record_;
    expect(of("r")).toMatchObject({ decl: d, fields: [{ value: { value: 9n } }] });
    expect((of("r") as { fields: { field: unknown }[] }).fields[0]?.field).toBe(d.fields[0]);
  });

  it.each([
    ["fn f(a: P = { x: 1 });", ["C0508"]],
    ["fn f(a: P = { x: 1, y: 1, z: 1 });", ["C0017"]],
    ["fn f(a: P = { x: 1, y: 1, x: 1 });", ["C0509"]],
    ["fn f(a: D = { n: 300 });", ["C0502"]],
    ["fn f(a: map<string, u8> = { a: 1 });", ["C0501"]],
    ["fn f(a: list<u8> = {});", ["C0501"]],
    ["fn f(a: list<u8> = [1, \"a\", 2]);", ["C0501"]],
    ["fn f(a: array<u8, 2> = [1]);", ["C0510"]],
    ["fn f(a: V = some);", ["C0511"]],
    ["fn f(a: V = V.other);", ["C0017"]],
    ["fn f(a: V = other);", ["C0011"]],
    ["fn f(a: u8 = none);", ["C0501"]],
    ["resource R {}\nfn f(a: R? = none, b: R? = none);", []],
    ["resource R {}\nfn f(a: R = none);", ["C0501"]],
    ["callback C = fn();\nfn f(a: C? = none);", []],
    ["fn f(a: u8 = 1, b: u8);", ["C0302"]],
    ["fn f(a: u8 = 1, b: u8?);", ["C0302"]],
    ["fn f(a: Missing = {}, b: Missing? = none);", ["C0010"]],
    ["fn f(a: str = \"x\", b: slice<u8> = [1], c: bytes = b\"\", d: char = 'c', e: map<str, u8> = {});", []],
  ])("%s", (body, codes) => {
    expect(codesOf(more + body)).toEqual(codes);
  });
});
