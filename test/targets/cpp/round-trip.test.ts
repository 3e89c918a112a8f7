// A C++ provider and a C++ consumer of a package with every construct, and the shop in all pairs of versions; under sanitizers.
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildRuntime, here, includeFlags, lowered, mustRun, sanitized, scratch, strict, writePackage } from "./toolchain.js";

const LINK = ["-ldl", "-pthread"];

describe("C++ to C++", () => {
  const folder = scratch("round-trip");
  let runtime = "";

  beforeAll(async () => {
    runtime = await buildRuntime(folder, sanitized);
  }, 120_000);

  it("carries every construct there and back, linked", async () => {
    writePackage(lowered("test/targets/cpp/everything/everything.ffi"), join(folder, "everything"));
    const flags = ["-std=c++17", ...strict, ...sanitized, ...includeFlags(join(folder, "everything"))];
    const build = (name: string): Promise<string> => mustRun("clang++-19", [...flags, "-c", join(here, "everything", `${name}.cpp`), "-o", join(folder, `${name}.o`)]);
    await Promise.all([build("provider"), build("consumer")]);
    const program = join(folder, "everything-linked");
    await mustRun("clang++-19", [...sanitized, join(folder, "provider.o"), join(folder, "consumer.o"), runtime, "-o", program, ...LINK]);
    expect(await mustRun(program, [])).toBe("ok\nleaks 0\n");
  }, 180_000);

  it("reads values that contain themselves as deep as is allowed, and no deeper", async () => {
    writePackage(lowered("test/conformance/variant/api.ffi"), join(folder, "variant"));
    const program = join(folder, "circle");
    const flags = ["-std=c++17", ...strict, ...sanitized, ...includeFlags(join(folder, "variant")), "-DCONF_VARIANT_LOADED"];
    await mustRun("g++", [...flags, join(here, "circle/circle.cpp"), runtime, "-o", program, ...LINK]);
    expect(await mustRun(program, [])).toBe("1 1\n1\n1 1 1\n");
  }, 180_000);

  it.each([["old", "old"], ["old", "new"], ["new", "old"], ["new", "new"]] as const)(
    "%s consumer works with %s provider, loaded",
    async (consumer, provider) => {
      const program = await builtShop(folder, runtime, "consumer", consumer);
      const library = await builtShop(folder, runtime, "provider", provider);
      expect(await mustRun(program, [library, provider])).toBe("failures 0 leaks 0\n");
    },
    180_000,
  );
});

const shops = new Map<string, Promise<string>>();

/** The shop's provider or consumer at 1.0.0 or 1.1.0; built once each. */
function builtShop(folder: string, runtime: string, side: "consumer" | "provider", age: "old" | "new"): Promise<string> {
  const key = `${side}-${age}`;
  const known = shops.get(key);
  if (known !== undefined) return known;
  const packageFolder = join(folder, `shop-${age}`);
  writePackage(lowered("test/golden/shop/shop.ffi", age === "old" ? { major: 1, minor: 0, patch: 0 } : undefined), packageFolder);
  const output = join(folder, key);
  const shape = side === "provider" ? ["-fPIC", "-shared", "-fvisibility=hidden"] : ["-DACME_SHOP_LOADED"];
  const old = age === "old" ? ["-DSHOP_OLD"] : [];
  const source = join(here, "shop", `${side}.cpp`);
  const made = mustRun("g++", ["-std=c++17", ...strict, ...sanitized, ...includeFlags(packageFolder), ...shape, ...old, source, runtime, "-o", output, ...LINK]).then(() => output);
  shops.set(key, made);
  return made;
}
