// Packages in which most kinds of declarations are missing, as provider only and as consumer only: nothing is generated that nobody uses, so every
// compiler is silent at its strictest. Large packages hide such leftovers.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Abi } from "../../compiler/lower/index.js";
import type { Side } from "../../compiler/targets/target.js";
import * as c from "./c/generated.js";
import * as cpp from "./cpp/toolchain.js";
import * as java from "./java/toolchain.js";
import * as kotlin from "./kotlin/toolchain.js";
import * as node from "./node/toolchain.js";
import * as objc from "./objc/toolchain.js";
import * as rust from "./rust/generated.js";

const bodies = {
  numbers: "fn add(a: i32, b: f64) -> f64;",
  constants: "const LIMIT: u32 = 3;",
  records: "record Row { name: string; }",
  modules: "module inner { const LIMIT: u32 = 3; }",
  resources: "resource Box { constructor(); }",
} as const;
type Body = keyof typeof bodies;
const names = Object.keys(bodies) as Body[];
const sides = ["provider", "consumer"] as const;
const both = names.flatMap((body) => sides.map((side) => [body, side] as const));

function abiOf(body: Body): Abi {
  return c.abiOfText(`package small.${body}@1.0.0;\n${bodies[body]}\n`);
}

/** An empty folder below the scratch folders of a language. */
function emptyFolder(scratch: string, ...path: readonly string[]): string {
  const folder = join(scratch, ...path);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

describe("a small package", () => {
  const shared = c.makeFolder("small");
  afterAll(shared.remove);

  it.each(both)("of %s, %s in C", (body, side) => {
    const folder = emptyFolder(shared.path, "c", body, side);
    c.writeAll(folder, c.filesOf(abiOf(body), [side]));
    for (const source of c.sourcesIn(folder))
      for (const compiler of [c.compilers.gcc, c.compilers.clang]) c.run(compiler, ["-std=c11", ...c.strict, "-O1", "-I.", "-c", source, "-o", "/dev/null"], folder);
  }, 120_000);

  it.each(both)("of %s, %s in C++", async (body, side) => {
    const folder = emptyFolder(shared.path, "cpp", body, side);
    cpp.writePackage(abiOf(body), folder);
    const header = side === "provider" ? `small_${body}_provider.hpp` : `small_${body}.hpp`;
    const source = join(folder, "main.cpp");
    writeFileSync(source, `#include <${header}>\nint main() {}\n`);
    for (const compiler of ["g++", "clang++-19"]) await cpp.mustRun(compiler, ["-std=c++17", "-fsyntax-only", ...cpp.strict, ...cpp.includeFlags(folder), source]);
  }, 120_000);

  it.each(names)("of %s in Objective-C", async (body) => {
    const folder = emptyFolder(shared.path, "objc", body);
    const abi = abiOf(body);
    objc.writePackage(abi, folder);
    const [source] = objc.filesOf(abi, "objc", false).filter(({ path }) => path.endsWith(".m")).map(({ path }) => join(folder, path));
    for (const dialect of await objc.dialects()) expect(await objc.check(dialect, [folder], source!)).toEqual({ ok: true, text: "" });
  }, 120_000);

  it("in Rust, with every choice of features", async () => {
    const ftk = rust.generateRust(abiOf("numbers")).filter(({ path }) => path.startsWith("ftk/"));
    rust.writeFiles("small", ftk);
    const choices: Record<Side, readonly string[]> = { provider: ["", "provider"], consumer: ["", "consumer", "link"] };
    const written = (body: Body, parts: readonly Side[]): string => {
      const folder = `small/${body}-${parts.join("-")}`;
      rust.writeFiles(folder, rust.generateRust(abiOf(body), "../ftk", parts));
      return folder;
    };
    for (const body of names) {
      for (const side of sides) for (const choice of choices[side]) await rust.cargo(written(body, [side]), "clippy", "--no-default-features", "--features", choice);
      for (const choice of ["", "provider", "consumer", "consumer,provider,link"]) await rust.cargo(written(body, ["consumer", "provider"]), "clippy", "--no-default-features", "--features", choice);
    }
  }, 600_000);

  it("in Rust, as modules of one crate", async () => {
    const files = both.flatMap(([body, side]) =>
      rust.generateRust(abiOf(body), "../ftk", [side]).flatMap(({ path, text }) =>
        path.startsWith("src/") && path !== "src/lib.rs" ? [{ path: path.replace("src/", `src/${side}_${body}/`), text }] : [],
      ),
    );
    const modules = both.map(([body, side]) => `mod ${side}_${body};`).join("\n");
    const manifest = `[package]\nname = "small-modules"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\nftk = { path = "../ftk" }\n`;
    rust.writeFiles("small/ftk", rust.generateRust(abiOf("numbers")).flatMap(({ path, text }) => (path.startsWith("ftk/") ? [{ path: path.slice(4), text }] : [])));
    rust.writeFiles("small/modules", [...files, { path: "src/lib.rs", text: `${modules}\n` }, { path: "Cargo.toml", text: manifest }]);
    await rust.cargo("small/modules", "clippy");
  }, 600_000);

  it.each(names)("of %s in TypeScript", async (body) => {
    const folder = await node.buildPackage(`small-${body}`, abiOf(body));
    await node.compileTypeScript(folder, `small-${body}`, []);
  }, 300_000);

  it.each(names)("of %s in Java", async (body) => void (await java.buildPackage(`small-${body}`, abiOf(body))), 300_000);

  it("in Kotlin, all together", async () => {
    const folder = emptyFolder(shared.path, "kotlin");
    const all = names.map(abiOf);
    const classes = all.flatMap((abi) => java.filesOf(abi, "java")).filter(({ path }) => path.endsWith(".java"));
    java.writeFiles(classes, folder);
    await java.compileJava(folder, classes.map(({ path }) => join(folder, path)));
    await kotlin.compileKotlin(folder, all);
  }, 300_000);
});
