import { describe, expect, it } from "vitest";
import { declaration, layoutText, lowerText } from "./lowering.js";

describe("layouts on both pointer widths", () => {
  it("names every gap of a struct and puts 64-bit members at multiples of 8", () => {
    const abi = lowerText("struct Mixed { a: u8; b: u64; c: u16; d: f32; e: bool; }");
    expect(layoutText(declaration(abi, "struct", "Mixed").layout)).toBe(
      "test_pkg_mixed 32/32: a@0/0 reserved1[7/7] b@8/8 c@16/16 reserved2[2/2] d@20/20 e@24/24 reserved3[7/7]",
    );
  });

  it("keeps the natural size of a struct without 64-bit members", () => {
    const abi = lowerText("struct Small { a: u16; b: u8; }");
    expect(layoutText(declaration(abi, "struct", "Small").layout)).toBe("test_pkg_small 4/4: a@0/0 b@2/2 reserved1[1/1]");
  });

  it("begins a record with its size and rounds it to 8", () => {
    const abi = lowerText("record R { name: string; tiny: u8; list: list<R>; }");
    expect(layoutText(declaration(abi, "record", "R").layout)).toBe(
      "test_pkg_r 56/40: size@0/0 reserved@4/4 name@8/8 tiny@24/16 reserved1[7/3] list@32/20 reserved2[0/4]",
    );
  });

  it("orders record fields by version, then source, and marks later ones", () => {
    const abi = lowerText("record R { a: u32; @since(1.1.0) late: u64 = 5; b: u32; }");
    const record = declaration(abi, "record", "R");
    expect(layoutText(record.layout)).toBe("test_pkg_r 24/24: size@0/0 reserved@4/4 a@8/8 b@12/12 late@16/16");
    expect(record.fields.map((field) => [field.name, field.late])).toEqual([["a", false], ["b", false], ["late", true]]);
  });

  it("does not call a field late in a record that is as late itself", () => {
    const abi = lowerText("@since(1.1.0) record R { a: u32; @since(1.1.0) b: u32 = 1; }");
    expect(declaration(abi, "record", "R").fields.map((field) => field.late)).toEqual([false, false]);
  });

  it("gives every variant 24 bytes and puts payloads of at most 16 bytes inside", () => {
    const abi = lowerText("struct P { x: f64; y: f64; } struct Q { p: P; z: u8; } record R { a: u8; } variant V { none, p(P), q(Q), text(string), r(R), own { a: u64; b: u64; c: u64; } }");
    const variant = declaration(abi, "variant", "V");
    expect(layoutText(variant.layout)).toBe("test_pkg_v 24/24: tag@0/0 flags@4/4 as@8/8");
    expect(variant.cases.map(({ name, payload }) => [name, payload.kind === "none" ? "none" : payload.placement])).toEqual([
      ["none", "none"], ["p", "inline"], ["q", "pointer"], ["text", "inline"], ["r", "pointer"], ["own", "pointer"],
    ]);
  });

  it("keeps user fields apart from the header and from padding", () => {
    const abi = lowerText("record R { size: u8; reserved: u8; reserved1: u8; int: u8; }");
    const names = declaration(abi, "record", "R").layout.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(["size", "reserved", "size_", "reserved_", "reserved1", "int_", "reserved1_"]);
  });

  it("lists structs after those that they embed, however deep", () => {
    const chain = Array.from({ length: 3000 }, (_, index) => `struct S${index} { inner: ${index === 2999 ? "u8" : `S${index + 1}`}; }`);
    const abi = lowerText(chain.join("\n"));
    expect(abi.layouts[0]?.name).toBe("test_pkg_s2999");
    expect(abi.layouts.at(-1)?.name).toBe("test_pkg_s0");
  });
});

describe("recursion", () => {
  it("boxes what leads back by value, and only that", () => {
    const abi = lowerText("record Node { next: Node?; all: list<Node>; leaf: Leaf; } record Leaf { a: u8; } variant E { one(i64), neg(E), many(list<E>), pair { l: E; r: i64; } }");
    const node = declaration(abi, "record", "Node");
    expect(node.fields.map((field) => [field.name, field.boxed])).toEqual([["next", true], ["all", false], ["leaf", false]]);
    const cases = declaration(abi, "variant", "E").cases.map(({ payload }) => {
      if (payload.kind === "single") return payload.boxed;
      return payload.kind === "fields" ? payload.fields.map((field) => field.boxed) : null;
    });
    expect(cases).toEqual([false, true, false, [true, false]]);
    expect(declaration(abi, "variant", "E").recursive).toBe(true);
  });

  it("sees handles through records, lists and circles", () => {
    const abi = lowerText("resource T { constructor(); } record A { b: list<B>; } record B { a: A?; t: own T?; } record C { n: u8; } record D { a: A; c: C; }");
    const handles = (name: string, field: string): boolean | undefined =>
      declaration(abi, "record", name).fields.find((one) => one.name === field)?.type.cell.handles;
    expect([handles("A", "b"), handles("B", "a"), handles("D", "a"), handles("D", "c")]).toEqual([true, true, true, false]);
  });
});

it("takes time in proportion to the number of fields", () => {
  const seconds = (count: number): number => {
    const start = process.cpuUsage();
    lowerText(`record R { ${Array.from({ length: count }, (_, i) => `f${i}: u32;`).join(" ")} }`);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  seconds(1000);
  expect(seconds(10_000)).toBeLessThan(3);
});
