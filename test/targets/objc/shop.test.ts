// The shop as a caller sees it: texts, arguments, errors, exceptions and threads, in both compilers that can run, with the address sanitizer in one.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bridge, dialects, here, lowered, mustRun, root, scratch, writePackage, type Dialect } from "./toolchain.js";

describe("the shop in use", () => {
  const folder = scratch("shop");
  const package_ = join(folder, "package");
  const known: Dialect[] = [];
  const c = ["-std=c11", "-Wall", "-Wextra", "-Werror", "-pthread", `-I${join(root, "runtime-native/include")}`, `-I${package_}`];

  /** Objects of everything that is C. */
  async function buildC(name: string, flags: readonly string[]): Promise<readonly string[]> {
    const runtime = readdirSync(join(root, "runtime-native/src")).filter((file) => file.endsWith(".c")).map((file) => join(root, "runtime-native/src", file));
    const own = ["acme_shop_provider.c", "acme_shop_values.c"].map((file) => join(package_, file));
    const objects: string[] = [];
    for (const [index, source] of [...runtime, ...own, join(root, "test/targets/c/shop/provider.c")].entries()) {
      const object = join(folder, `${name}-${index}.o`);
      await mustRun("gcc", [...c, ...flags, "-c", source, "-o", object]);
      objects.push(object);
    }
    return objects;
  }

  beforeAll(async () => {
    writePackage(lowered("test/golden/shop/shop.ffi"), package_);
    known.push(...(await dialects()));
  }, 300_000);

  it.each(["gcc", "clang"] as const)("%s", async (name) => {
    const dialect = known.find((one) => one.name === name)!;
    // Only gcc's sanitizer is run: that of clang wants every library linked by clang. Leaks are counted by the runtime.
    const sanitize = name === "gcc" ? ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"] : [];
    const program = join(folder, `consumer-${name}`);
    const sources = [join(package_, "AcmeShop/AcmeShop.m"), ...bridge, join(here, "shop/consumer.m")];
    const objects = await buildC(name, sanitize);
    await mustRun(dialect.command, [...dialect.flags, ...sanitize, `-I${package_}`, "-o", program, ...sources, ...objects, ...dialect.libraries]);
    expect(await mustRun(program, [], { ASAN_OPTIONS: "detect_leaks=0" })).toBe("0 failures\n");
  }, 300_000);
});
