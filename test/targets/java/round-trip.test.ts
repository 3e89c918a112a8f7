// Generated packages against providers in C and C++: compiled with warnings as errors, and run under checked JNI, which must not say a word.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, compileJava, here, lowerFile, root, runJava } from "./toolchain.js";

describe("Java over a provider", () => {
  it("uses all of the shop, also from callbacks and threads", async () => {
    const folder = await buildPackage("shop", lowerFile("test/golden/shop/shop.ffi"));
    const c = join(folder, "c");
    const library = await buildProvider(folder, [join(root, "test/targets/c/shop/provider.c"), join(c, "acme_shop_provider.c"), join(c, "acme_shop_values.c")], [c]);
    await compileJava(folder, [join(here, "shop/Program.java")]);
    expect(await runJava(folder, "Program", [library])).toBe("ok\n");
  }, 300_000);
});
