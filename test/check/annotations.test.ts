// Annotations: where they stand, what they take, and what becomes of them.
import { describe, expect, it } from "vitest";
import type { Func, Record_, Resource } from "../../compiler/check/index.js";
import { checkText, codesOf, modelOf } from "./checking.js";

describe("annotations", () => {
  it("become names, versions and notes", () => {
    const { items } = modelOf(`package p@1.2.0;
      /// What it does.
      @since(1.1.0) @deprecated(1.2.0, note: "weak", use: g) @rename(cpp: "ff", rust: "fff") @rename(ts: "f4")
      @abi_name("p_f_old") fn f(@rename(c: "b_") @deprecated(note: "n") b: u8);
      @deprecated fn g();
      record R { @ignorable a: u8; @sensitive b: string; c: u8; }
      @thread(affine) resource A {}`).main;
    expect(items[0]).toMatchObject({
      docs: "What it does.",
      since: { major: 1, minor: 1, patch: 0 },
      deprecated: { since: { major: 1, minor: 2, patch: 0 }, note: "weak; use `g`" },
      rename: { cpp: "ff", rust: "fff", ts: "f4" },
      abiName: "p_f_old",
    });
    expect((items[0] as Func).signature.params[0]).toMatchObject({ rename: { c: "b_" }, deprecated: { note: "n" } });
    expect(items[1]?.deprecated).toEqual({ note: "" });
    expect((items[2] as Record_).fields.map((field) => [field.ignorable, field.sensitive])).toEqual([
      [true, false], [false, true], [false, false],
    ]);
    expect((items[3] as Resource).affine).toBe(true);
  });

  it.each([
    ["@rename(cpp: \"a-b\") fn f();", ["C0605"]],
    ["@rename(cpp: \"9a\") fn f();", ["C0605"]],
    ["@rename(cpp: \"a\\n\") fn f();", ["C0605"]],
    ["@rename(cpp: a) fn f();", ["C0605"]],
    ["@rename(ccp: \"a\") fn f();", ["C0603"]],
    ["@rename fn f();", ["C0604"]],
    ["@rename(c: \"a\") @rename(c: \"b\") fn f();", ["C0607"]],
    ["@rename(cpp: \"m\") module m { fn f(); }", ["C0602"]],
    ["@abi_name(\"Foo\") fn f();", ["C0605"]],
    ["@abi_name(\"foo\") record R { a: u8; }", ["C0602"]],
    ["@abi_name(\"foo\") fn f();\nresource R { @abi_name(\"foo\") fn f(); }", ["C0609"]],
    ["@since(1.1.0-rc.1) fn f();", ["C0605"]],
    ["@since(version: 1.1.0) fn f();", []],
    ["@since(1.1.0, version: 1.1.0) fn f();", ["C0607"]],
    ["fn f(@since(1.1.0) a: u8);", ["C0602"]],
    ["@thread(afine) resource R {}", ["C0605"]],
    ["@thread(affine) fn f();", ["C0602"]],
    ["@domain(\"a b\") error E { a }", ["C0605"]],
    ["@domain(\"a.b-c\") error E { a }", []],
    ["@message(\"x\") error E { a }", ["C0602"]],
    ["error E { @message(\"{\") a, @message(\"} no {b} or {c}\") b { b: u8; } }", ["C0405"]],
    ["error E { @message(\"{a}\") a { a: N; } }\nnewtype N = string;", []],
    ["error E { @message(\"{a}\") a { a: N; } }\nnewtype N = bytes;", ["C0407"]],
    ["@ignorable record R { a: u8; }", ["C0602"]],
    ["@foo.bar fn f();", ["C0601"]],
    ["resource R { @sicne(1.0.0) fn f(); }", ["C0601"]],
    ["@deprecated(use: nothing) fn f();", ["C0610"]],
    ["enum E { a, @deprecated(use: a) b }", []],
    ["@deprecated(use: m.g) fn f();\nmodule m { fn g(); }", []],
  ])("%s", (body, codes) => {
    expect(codesOf(body)).toEqual(codes);
  });

  it("suggest the annotation and the argument", () => {
    const { diagnostics } = checkText("package p;\n@depercated fn f();\n@rename(rsut: \"a\") fn g();");
    expect(diagnostics.map((one) => one.help.split(";")[0])).toEqual(["did you mean `deprecated`?", "did you mean `rust`?"]);
  });
});
