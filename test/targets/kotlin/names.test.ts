// Names, docs and values of strangers: the output still compiles, with every warning an error, as a library whose declarations must all be complete.
import { describe, expect, it } from "vitest";
import { kotlin } from "../../../compiler/targets/kotlin/index.js";
import { buildPackage, lowerFile } from "../java/toolchain.js";
import { compileKotlin, kotlinFiles } from "./toolchain.js";

const odd = lowerFile("test/targets/kotlin/odd.ffi");

describe("odd names", () => {
  it("compile", async () => {
    for (const path of ["test/targets/kotlin/odd.ffi", "test/targets/java/odd.ffi"]) {
      const abi = lowerFile(path);
      await compileKotlin(await buildPackage(`names-kotlin-${path.replaceAll(/\W+/g, "-")}`, abi), [abi]);
    }
  }, 600_000);

  it("never end a comment or a string, or begin a template in one", () => {
    const text = kotlinFiles(odd).map((one) => one.text).join("\n");
    expect(text).toContain("Nested /&#42; comments *&#47; are one in Kotlin");
    expect(text).toContain(String.raw`VAL: String = "\$VAL \${VAL} \\\$"`);
  });

  it("are all claimed", () => {
    const named = kotlin.claims(odd).map((one) => `${one.scope}.${one.name}`);
    for (const one of ["odd.fun.in.object.().copy", "odd.fun.in.object.val.VAL", "odd.fun.in.object.val.().when"]) expect(named).toContain(one);
  });

  it("stay plain Kotlin where Kotlin's own names are not taken", () => {
    const [shop] = kotlinFiles(lowerFile("test/golden/shop/shop.ffi")).filter((one) => one.path.endsWith(".kt"));
    expect(shop!.text).not.toMatch(/\bkotlin\.|`/);
  });
});
