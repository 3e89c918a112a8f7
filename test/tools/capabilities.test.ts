import { describe, expect, it } from "vitest";
import { SourceFile, textOf } from "../../idl/index.js";
import { compile } from "../../compiler/compile.js";
import type { Abi, AbiTypeKind } from "../../compiler/lower/index.js";
import type { NameClaim, Support, Target } from "../../compiler/targets/target.js";
import { targets } from "../../compiler/targets/index.js";
import { checkTargets, findCollisions, findUnsupported, targetMessages } from "../../compiler/tools/capabilities.js";

function compileText(text: string): Abi {
  const { abi, diagnostics } = compile([new SourceFile("a.ffi", text)]);
  if (abi === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return abi;
}

const [model] = targets;
const yes: Support = { level: "yes" };

function pretend(claims: Target["claims"], lacks: readonly AbiTypeKind[] = []): Target {
  if (model === undefined) throw new Error("no target");
  const kinds = Object.keys(model.supports) as AbiTypeKind[];
  const supports = Object.fromEntries(kinds.map((kind): [AbiTypeKind, Support] => [kind, lacks.includes(kind) ? { level: "no", reason: "it has none" } : yes]));
  return { ...model, id: "pretend", title: "Pretend", annotation: "pretend", claims, supports: supports as Target["supports"] };
}

describe("names that meet in a target", () => {
  const abi = compileText("package a;\n\nfn one() -> u8;\n\nfn two() -> u8;\n\nfn three() -> u8;\n");
  const claim = (i: number, scope: string, name: string): NameClaim => ({ scope, name, span: abi.functions[i]?.span ?? abi.package.span, what: `function ${i}` });

  it("are told once, at the later one, with the other beside", () => {
    const target = pretend(() => [claim(1, "s", "x"), claim(0, "s", "x"), claim(1, "s", "y"), claim(0, "s", "y")]);
    const [found, ...others] = findCollisions(abi, target);
    expect(others).toEqual([]);
    expect(found?.code).toBe("C0910");
    expect(found?.message).toBe("function 0 and function 1 are both called `x` in Pretend");
    expect(found?.help).toContain('@rename(pretend: "...")');
    expect(found && textOf(found.span)).toBe("two");
    expect(found?.related?.map(({ span }) => textOf(span))).toEqual(["one"]);
  });

  it("do not meet in different scopes, in different case, or within one declaration", () => {
    const target = pretend(() => [claim(0, "s", "x"), claim(1, "t", "x"), claim(2, "s", "X"), claim(0, "s", "x")]);
    expect(findCollisions(abi, target)).toEqual([]);
  });

  it("may be called like something of every object", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    expect(findCollisions(abi, pretend(() => names.map((name) => claim(0, name, name))))).toEqual([]);
  });
});

describe("types that a target lacks", () => {
  it("are told wherever they are used, also inside others", () => {
    const abi = compileText(
      "package a;\n\nrecord R {\n  m: map<string, list<u8>>;\n}\n\nvariant V {\n  x(map<string, u8>),\n}\n\nerror E {\n  bad = 1 { m: map<string, u8>?; },\n}\n\nresource S {\n  fn f(x: u8) -> map<string, u8>;\n}\n\nfn free(m: map<string, u8>);\n",
    );
    const found = findUnsupported(abi, pretend(() => [], ["map"]));
    expect(found.map(({ code }) => code)).toEqual(found.map(() => "C0911"));
    expect(found.map(({ span }) => textOf(span).split(/\W/)[0]).sort()).toEqual(["f", "m", "m", "m", "x"]);
    expect(found[0]?.message).toContain("Pretend cannot express");
    expect(findUnsupported(abi, pretend(() => []))).toEqual([]);
  });
});

describe("examples", () => {
  it("of the collision", () => {
    const { bad, good } = targetMessages["target-name-collision"];
    const always = targets.filter(({ id }) => id === "c");
    expect(checkTargets(compileText(bad as string), always).map(({ code }) => code)).toEqual(["C0910"]);
    expect(checkTargets(compileText(good as string), always)).toEqual([]);
  });
});
