// Generated packages against a provider in C: compiled with warnings as errors, and run under checked JNI, which must not say a word.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, lowerFile, root } from "../java/toolchain.js";
import { compileKotlin, here, runKotlin } from "./toolchain.js";

describe("Kotlin over a provider", () => {
  it("uses all of the shop, also from callbacks and threads", async () => {
    const abi = lowerFile("test/golden/shop/shop.ffi");
    const folder = await buildPackage("shop-kotlin", abi);
    const c = join(folder, "c");
    const library = await buildProvider(folder, [join(root, "test/targets/c/shop/provider.c"), join(c, "acme_shop_provider.c"), join(c, "acme_shop_values.c")], [c]);
    await compileKotlin(folder, [abi], [join(here, "shop/Program.kt")]);
    expect(await runKotlin(folder, "ProgramKt", [library])).toBe("ok\n");
  }, 600_000);
});
