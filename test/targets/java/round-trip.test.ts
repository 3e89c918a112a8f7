// Generated packages against providers in C and C++: compiled with warnings as errors, and run under checked JNI, which must not say a word.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, compileJava, filesOf, here, lowerFile, root, runJava, writeFiles } from "./toolchain.js";

/** The package, provider in C++ and program of a folder here. */
async function buildWithCpp(name: string, settings: Readonly<Record<string, string>> = {}): Promise<string> {
  const abi = lowerFile(`test/targets/java/${name}/${name}.ffi`);
  const folder = await buildPackage(name, abi, settings);
  const cpp = join(folder, "cpp");
  writeFiles(filesOf(abi, "cpp"), cpp);
  await buildProvider(folder, [join(here, name, "provider.cc")], [join(folder, "c"), cpp]);
  await compileJava(folder, [join(here, name, "Program.java")]);
  return folder;
}

describe("Java over a provider", () => {
  it("uses all of the shop, also from callbacks and threads", async () => {
    const folder = await buildPackage("shop", lowerFile("test/golden/shop/shop.ffi"));
    const c = join(folder, "c");
    const library = await buildProvider(folder, [join(root, "test/targets/c/shop/provider.c"), join(c, "acme_shop_provider.c"), join(c, "acme_shop_values.c")], [c]);
    await compileJava(folder, [join(here, "shop/Program.java")]);
    expect(await runJava(folder, "Program", [library])).toBe("ok\n");
  }, 300_000);

  it("takes direct buffers without a copy, and others with one", async () => {
    const folder = await buildWithCpp("buffer");
    expect(await runJava(folder, "Program", [join(folder, "libprovider.so")])).toBe("ok\n");
  }, 300_000);

  it("gives Optionals when the settings say so", async () => {
    const folder = await buildWithCpp("optional", { optional: "optional" });
    expect(await runJava(folder, "Program", [join(folder, "libprovider.so")])).toBe("ok\n");
  }, 300_000);
});
