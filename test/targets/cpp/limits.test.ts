// What C++ takes for something else is refused before anything is written.
import { describe, expect, it } from "vitest";
import { compile } from "../../../compiler/compile.js";
import { target } from "../../../compiler/targets/cpp/index.js";
import { SourceFile } from "../../../idl/index.js";

function limitsOf(body: string): readonly string[] {
  const { abi } = compile([new SourceFile("a.ffi", `package a.b@1.0.0;\n${body}\n`)]);
  if (abi === null) throw new Error("the text has mistakes");
  return (target.limits?.(abi) ?? []).map((one) => one.what);
}

describe("an unnamed constructor", () => {
  it.each(["own Page", "Page", "borrow Page"])("that %s is enough for is refused", (type) => {
    expect(limitsOf(`resource Page { constructor(other: ${type}, deep: bool = true); }`)).toEqual(["the constructor of `Page`"]);
  });

  it.each(["constructor copy_of(other: Page);", "constructor(other: Page, deep: bool);", "constructor(other: Page?);"])("is not: %s", (member) => {
    expect(limitsOf(`resource Page { ${member} }`)).toEqual([]);
  });
});
