// Names that mean something to JavaScript, and input made to be slow or deep.
import { describe, expect, it } from "vitest";
import type { Enum, Func, Record_ } from "../../compiler/check/index.js";
import { checkText, codesOf, modelOf } from "./checking.js";

const words = ["__proto__", "constructor", "prototype", "then", "toString", "valueOf", "hasOwnProperty", "__defineGetter__"];

describe("names of JavaScript", () => {
  it.each(words)("%s can be everything", (word) => {
    const { main } = modelOf(`package ${word}.p@1.1.0;
      fn ${word}(${word}: u8 = 1);
      module m {
        record ${word} { ${word}: u8 = 2; }
        fn f(a: ${word} = { ${word}: 3 }) -> m.${word};
        module ${word} { const ${word}: u8 = 4; }
      }
      enum E { ${word}, other }
      fn g(a: E = ${word}, b: E = E.${word});
      const C: u8 = m.${word}x.${word};
      module m { module ${word}x { const ${word}: u8 = 5; } }`.replace(`module ${word} { const`, `module ${word}y { const`));
    const record = main.items.find((item): item is Record_ => item.kind === "record");
    expect(record?.fields.map((field) => [field.name, field.default])).toEqual([[word, { kind: "int", value: 2n }]]);
    expect(main.items.find((item) => item.name === "C")).toMatchObject({ value: { value: 5n } });
    expect(main.name).toBe(`${word}.p`);
  });

  it.each(words)("%s is not there by itself", (word) => {
    expect(codesOf(`fn f(a: ${word});`)).toEqual(["C0010"]);
    expect(codesOf(`const C: u8 = ${word};`)).toEqual(["C0011"]);
    expect(codesOf(`enum E { a }\nfn f(e: E = E.${word});`)).toEqual(["C0017"]);
    expect(codesOf(`record R { a: u8 = 1; }\nfn f(r: R = { ${word}: 1 });`)).toEqual(["C0017"]);
    expect(codesOf(`@${word} fn f();`)).toEqual(["C0601"]);
    expect(codesOf(`@rename(${word}: "x") fn f();`)).toEqual(["C0603"]);
    expect(codesOf(`import ${word};\nfn f(a: ${word}.X);`)).toEqual(["C0004"]);
  });

  it("keeps settings free of inherited keys", () => {
    expect(checkText("@__proto__(a: \"b\") package p;").codes).toEqual(["C0601"]);
    expect(checkText("@c(__proto__: \"b\") package p;").codes).toEqual(["C0603"]);
  });
});

describe("depth", () => {
  const chain = (length: number, link: (i: number) => string, last: string): string =>
    Array.from({ length }, (_, i) => link(i)).join("\n") + `\n${last}`;

  it.each([
    ["constants", chain(5000, (i) => `const A${i}: u32 = A${i + 1};`, "const A5000: u32 = 1;"), "C0506"],
    ["aliases", chain(5000, (i) => `type A${i} = A${i + 1};`, "type A5000 = u8;"), "C0105"],
    ["lists", chain(5000, (i) => `type A${i + 1} = list<A${i}>;`, "type A0 = u8;"), "C0105"],
    ["newtypes", chain(5000, (i) => `newtype A${i} = A${i + 1};`, "newtype A5000 = u8;"), "C0105"],
  ])("a long chain of %s ends in a finding", (_, body, code) => {
    const codes = codesOf(body);
    expect(new Set(codes)).toEqual(new Set([code]));
    expect(codes.length).toBeLessThan(100);
  });

  it.each([
    ["structs", chain(5000, (i) => `struct A${i} { a: A${i + 1}; }`, "struct A5000 { a: u8; }\nfn f(a: slice<A0>);")],
    ["records", chain(5000, (i) => `record A${i} { a: A${i + 1}; }`, "record A5000 { a: u8; }")],
    ["errors", chain(5000, (i) => `error A${i} { a(A${i + 1}) }`, "error A5000 { a }")],
    ["cases", `enum E { ${chain(5000, (i) => `c${i},`, "last")} }\nconst C: E = E.last;`],
    ["flags", `flags F: u8 { a = 1, ${chain(200, (i) => `reserved r${i};`, "b")} }`],
  ])("a long chain of %s is fine", (_, body) => {
    expect(codesOf(body)).toEqual([]);
  });

  it("finds the end of a circle of many records", () => {
    expect(codesOf(chain(5000, (i) => `record A${i} { a: A${i + 1}; }`, "record A5000 { a: A0; }"))).toEqual(["C0111"]);
  });

  it("takes ten thousand fields and cases", () => {
    const fields = Array.from({ length: 10_000 }, (_, i) => `f${i}: u8 = ${i % 256};`).join("");
    const cases = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",");
    const { items } = modelOf(`package p;\nrecord R { ${fields} }\nenum E { ${cases} }\nfn f(r: R = {}, e: E = c9999);`).main;
    expect((items[0] as Record_).fields.length).toBe(10_000);
    expect((items[1] as Enum).cases.at(-1)?.value).toBe(9999n);
    expect((items[2] as Func).signature.params.length).toBe(2);
  });

  it("does not search similar names without end", () => {
    const unknown = Array.from({ length: 3000 }, (_, i) => `fn f${i}(a: Unknown_type_${i}_here);`).join("\n");
    const known = Array.from({ length: 3000 }, (_, i) => `record Unknwon_type_${i}_there { a: u8; }`).join("\n");
    const start = process.cpuUsage();
    const { codes } = checkText(`package p;\n${unknown}\n${known}`);
    expect(codes.length).toBe(3000);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(4_000);
  });
});
