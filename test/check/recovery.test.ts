// A syntax error and the check stage: what the parser reported is not reported again, and never thrown.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkText } from "./checking.js";

const shop = readFileSync(new URL("../golden/shop/shop.ffi", import.meta.url), "utf8");

describe("damaged declarations", () => {
  it.each([
    ["record R { a u8; b: string; }\nfn f(s: list<R>, r: R = {});", ["P0021"]],
    ["enum E { a = , b }\nfn f(e: E = E.c);\nconst C: E = E.a;", ["P0024"]],
    ["recrod R { a: u8; }\nfn f(r: R);", ["P0029"]],
    ["record { a: u8; }\nfn f(r: Lost) -> Lost?;", ["P0022"]],
    ["record { a: u8; }\nfn f(r: Lost) -> Other;", ["P0022", "C0010", "C0010"]],
    ["record A {\n  x: u8;\n\nrecord B {\n  y: A;\n}\nfn f(a: A, b: B);", ["P0026"]],
    ["const A: u8 = ;\nconst B: u8 = A + 1;", ["P0024"]],
    ["fn f(a: ) -> str;\nfn g();", ["P0023"]],
    ["newtype N = ;\nfn f(a: map<N, u8>, b: slice<N>);", ["P0023"]],
    ["type T = ;\nfn f(a: T, b: list<T>?);", ["P0023"]],
    ["error E { a = 1 { x u8; } }\nfn f() throws E;", ["P0021"]],
    ["resource R { fn f(a: ; fn g() -> str; }", ["P0023", "C0206"]],
    ["variant V { a(, b }\nrecord R { v: V = V.zzz; }", ["P0023"]],
  ])("%s", (body, codes) => {
    expect(checkText(`package test@1.2.0;\n${body}`).codes).toEqual(codes);
  });
});

describe("a word or sign taken out of a whole file", () => {
  const tokens = [...shop.matchAll(/\/\/.*|[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)*|->|[^\s\w]/g)].filter(([text]) => !text.startsWith("//"));
  const results = tokens.map((token) => checkText(shop.slice(0, token.index) + shop.slice(token.index + token[0].length)));

  it("never gives a model together with an error of the check", () => {
    expect(tokens.length).toBeGreaterThan(250);
    const bad = results.filter(({ model, codes }) => model !== null && codes.some((code) => code.startsWith("C")));
    expect(bad).toEqual([]);
  });

  it("gives one finding, or none where the file stays right", () => {
    const counts = results.map(({ codes }) => codes.length);
    expect(counts.filter((count) => count > 2)).toEqual([]);
    expect(counts.filter((count) => count === 2).length).toBeLessThanOrEqual(3);
  });
});
