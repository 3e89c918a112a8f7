// Generated packages against providers in C and C++: type-checked, built with warnings as errors, and run.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, compileTypeScript, filesOf, here, lowerFile, root, run, writeFiles } from "./toolchain.js";

describe("TypeScript over a provider", () => {
  it("uses all of the shop, also from callbacks, getters and worker threads", async () => {
    const folder = await buildPackage("shop", lowerFile("test/golden/shop/shop.ffi"));
    const c = join(folder, "c");
    const library = await buildProvider(folder, [join(root, "test/targets/c/shop/provider.c"), join(c, "acme_shop_provider.c"), join(c, "acme_shop_values.c")], [c]);
    copyFileSync(join(here, "shop/program.ts"), join(folder, "program.ts"));
    await compileTypeScript(folder, "acme-shop", ["program.ts"]);
    expect(await run(process.execPath, [join(folder, "out/program.js"), library])).toBe("ok\n");
  }, 300_000);

  it("carries every construct there and back", async () => {
    const abi = lowerFile("test/targets/cpp/everything/everything.ffi");
    const folder = await buildPackage("everything", abi);
    writeFiles(filesOf(abi, "cpp").filter((file) => file.path.endsWith(".hpp")), join(folder, "c"));
    const library = await buildProvider(folder, [join(root, "test/targets/cpp/everything/provider.cpp")], [join(folder, "c")]);
    copyFileSync(join(here, "everything/program.ts"), join(folder, "program.ts"));
    await compileTypeScript(folder, "test-everything", ["program.ts"]);
    expect(await run(process.execPath, [join(folder, "out/program.js"), library])).toBe("ok\n");
  }, 300_000);

  it("carries a text that is the only one of its crossing, whatever it is", async () => {
    const folder = await buildPackage("texts", lowerFile("test/targets/node/texts/texts.ffi"));
    const c = join(folder, "c");
    const sources = [join(here, "texts/provider.c"), join(c, "test_texts_provider.c"), join(c, "test_texts_values.c")];
    const library = await buildProvider(folder, sources, [c]);
    copyFileSync(join(here, "texts/program.ts"), join(folder, "program.ts"));
    await compileTypeScript(folder, "test-texts", ["program.ts"]);
    expect(await run(process.execPath, [join(folder, "out/program.js"), library])).toBe("ok\n");
  }, 300_000);
});
