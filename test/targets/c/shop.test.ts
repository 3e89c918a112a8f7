// The shop as an author and a caller see it: strict builds, four combinations of versions under sanitizers, failing allocations.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  abiOf,
  compilers,
  filesOf,
  makeFolder,
  readText,
  root,
  run,
  sourcesIn,
  strict,
  writeAll,
} from "./generated.js";

const folder = makeFolder("c-shop");
const shop = join(root, "test/targets/c/shop");
const versions = { "1.0": { major: 1, minor: 0, patch: 0 }, "1.1": { major: 1, minor: 1, patch: 0 } } as const;
const sanitize = ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"];

beforeAll(() => {
  for (const [name, version] of Object.entries(versions))
    writeAll(join(folder.path, name), filesOf(abiOf("test/golden/shop/shop.ffi", version)));
  run(
    compilers.gcc,
    ["-std=c11", ...sanitize, "-fPIC", "-fvisibility=hidden", "-c", "ftk/ftk.c", "-o", "../ftk.o"],
    join(folder.path, "1.1"),
  );
}, 120_000);
afterAll(folder.remove);

/** Builds from the files of one version. */
function build(version: string, args: readonly string[]): void {
  run(
    compilers.gcc,
    ["-std=c11", ...strict, ...sanitize, "-I.", ...args, "../ftk.o", "-lm", "-ldl", "-pthread"],
    join(folder.path, version),
  );
}

describe("strict builds", () => {
  const places = ["1.0", "1.1"].map((version) => join(folder.path, version));

  test.each(["gcc", "clang"] as const)("C11 with %s", (compiler) => {
    for (const place of places) {
      const own = [...sourcesIn(place), join(shop, "provider.c"), join(shop, "consumer.c")];
      for (const source of own)
        run(compilers[compiler], ["-std=c11", ...strict, "-I.", "-fsyntax-only", source], place);
    }
  });

  test.each(["gxx", "clangxx"] as const)("headers in C++17 with %s", (compiler) => {
    const include = (header: string): string[] => [
      "-std=c++17",
      ...strict,
      "-I.",
      "-fsyntax-only",
      "-x",
      "c++",
      "-include",
      header,
      "/dev/null",
    ];
    for (const place of places) {
      for (const header of ["acme_shop.h", "acme_shop_provider.h", "acme_shop_load.h"])
        run(compilers[compiler], include(header), place);
    }
  });
});

describe("old and new", () => {
  beforeAll(() => {
    for (const version of Object.keys(versions)) {
      const sources = [join(shop, "provider.c"), "acme_shop_values.c", "acme_shop_provider.c"];
      build(version, ["-fPIC", "-fvisibility=hidden", "-shared", ...sources, "-o", "libshop.so"]);
      build(version, [join(shop, "consumer.c"), "acme_shop_values.c", "acme_shop_load.c", "-o", "consumer"]);
    }
  }, 240_000);

  const cells = Object.keys(versions).flatMap((provider) =>
    Object.keys(versions).map((consumer) => [provider, consumer] as const),
  );
  test.each(cells)("provider %s, consumer %s", (provider, consumer) => {
    const transcript = run(
      join(folder.path, consumer, "consumer"),
      [join(folder.path, provider, "libshop.so")],
      folder.path,
    );
    expect(transcript).toBe(readText(`test/targets/c/shop/expected-${provider}-${consumer}.txt`));
  });

  test("only the functions of the package are exported", () => {
    const symbols = run("nm", ["-D", "--defined-only", "libshop.so"], join(folder.path, "1.1")).trim().split("\n");
    expect(symbols.map((line) => line.split(" ").at(-1)).filter((symbol) => !symbol?.startsWith("acme_shop_"))).toEqual(
      [],
    );
    expect(symbols).toHaveLength(17);
  });
});

test("every allocation that fails is reported as FTK_E_NO_MEMORY", () => {
  const sources = [join(shop, "sweep.c"), join(shop, "provider.c"), "acme_shop_values.c", "acme_shop_provider.c"];
  build("1.1", [...sources, "-o", "sweep"]);
  expect(run(join(folder.path, "1.1", "sweep"), [], folder.path)).toBe("failures reported, leaks 0\n");
}, 240_000);
