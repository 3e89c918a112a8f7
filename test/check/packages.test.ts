// Packages: several files, headers, settings, order of packages.
import { describe, expect, it } from "vitest";
import { check } from "../../compiler/check/index.js";
import { parse, SourceFile } from "../../idl/index.js";
import { checkText, modelOf } from "./checking.js";

describe("files of one package", () => {
  it("are taken in the order of their paths, whatever order they come in", () => {
    const { main } = modelOf({ "b.ffi": "package p@1.2.0;\nfn b();", "a.ffi": "package p;\nfn a(x: X);\nrecord X { a: u8; }" });
    expect(main.items.map((item) => item.name)).toEqual(["a", "X", "b"]);
    expect(main.version).toEqual({ major: 1, minor: 2, patch: 0 });
  });

  it("may repeat the version, and share the documentation", () => {
    const { main } = modelOf({ "a.ffi": "//! One.\npackage p@1.2.0;", "b.ffi": "//! Two.\npackage p@1.2.0;" });
    expect(main.docs).toBe("One.\n\nTwo.");
  });

  it("take the version of the configuration when they say none", () => {
    const { tree } = parse(new SourceFile("a.ffi", "package p;\n@since(3.1.0) fn f();"));
    const { model } = check({ main: [tree], resolve: () => undefined, version: { major: 3, minor: 1, patch: 0 } });
    expect(model?.main.version).toEqual({ major: 3, minor: 1, patch: 0 });
  });

  it("have the version 0.0.0 without any, and then any `@since`", () => {
    expect(modelOf("package p;\n@since(3.1.0) fn f();").main.version).toEqual({ major: 0, minor: 0, patch: 0 });
  });

  it("leave no model when the parser lost the package line", () => {
    const { codes, model } = checkText("record R { a: u8; }");
    expect(codes).toEqual(["P0040"]);
    expect(model).toBeNull();
  });
});

describe("settings", () => {
  it("keeps the arguments of target annotations", () => {
    const { main } = modelOf(`@c(prefix: "av", header: "acme/vault.h")
      @cpp(namespace: "acme::vault") @rust(crate: "acme-vault", path: "acme_vault::ffi")
      @jvm(package: "com.acme.vault", kotlin: true) @objc(prefix: "AV") @ts(module: "@acme/vault", int64: bigint)
      package acme.vault;`);
    expect(main.settings).toEqual({
      c: { prefix: "av", header: "acme/vault.h" },
      cpp: { namespace: "acme::vault" },
      rust: { crate: "acme-vault", path: "acme_vault::ffi" },
      jvm: { package: "com.acme.vault", kotlin: true },
      objc: { prefix: "AV" },
      ts: { module: "@acme/vault", int64: "bigint" },
    });
    expect(main.prefix).toBe("av");
  });

  it.each([
    "@c(prefix: \"A b\")", "@c(prefix: \"a__b\")", "@c(header: \"../x.h\")", "@c(header: \"/etc/x.h\")", "@c(header: \"a/./b.h\")",
    "@c(header: \"a\\\"b.h\")", "@cpp(namespace: \"a;b\")", "@cpp(namespace: \"a::\")", "@rust(crate: \"a b\")",
    "@ts(module: \"../x\")", "@ts(module: \"a/b\")", "@ts(int64: \"bigint\")", "@jvm(package: \"a..b\")", "@jvm(kotlin: 1)",
  ])("refuses %s", (annotation) => {
    expect(checkText(`${annotation}\npackage p;`).codes).toEqual(["C0605"]);
  });

  it("makes the prefix from the name", () => {
    expect(modelOf("package acme.VaultStore.v2;").main.prefix).toBe("acme_vault_store_v2");
  });
});

describe("several packages", () => {
  it("come in dependency order, the main one last, each once", () => {
    const model = modelOf({
      "a.ffi": "package a;\nimport b;\nimport c;",
      "b.ffi": "package b;\nimport d;",
      "c.ffi": "package c;\nimport d;\nimport b;",
      "d.ffi": "package d;",
    });
    expect(model.packages.map((one) => one.name)).toEqual(["d", "b", "c", "a"]);
    expect(model.main.imports.map((one) => one.name)).toEqual(["b", "c"]);
    expect(model.packages.at(-1)).toBe(model.main);
  });

  it("report a cycle once", () => {
    const { codes } = checkText({
      "a.ffi": "package a;\nimport b;\nfn f(x: b.X);\nrecord Y { a: u8; }",
      "b.ffi": "package b;\nimport c;\nrecord X { a: u8; }",
      "c.ffi": "package c;\nimport a;\nfn f(y: a.Y);",
    });
    expect(codes).toEqual(["C0005"]);
  });

  it("refuse a package that imports itself", () => {
    expect(checkText("package a;\nimport a;").codes).toEqual(["C0005"]);
  });

  it("are checked too", () => {
    const { codes } = checkText({ "a.ffi": "package a;\nimport b;", "b.ffi": "package b;\nfn f(x: Missing);" });
    expect(codes).toEqual(["C0010"]);
  });
});
