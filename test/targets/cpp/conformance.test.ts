// The headers of all conformance packages in one translation unit, under the strictest settings of two compilers.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, it } from "vitest";
import { compileFeature, featureNames } from "../../conformance/features.js";
import { filesOf, mustRun, root, scratch } from "./toolchain.js";

describe("the headers of all conformance packages", () => {
  const folder = scratch("conformance");
  const source = join(folder, "all.cpp");

  beforeAll(() => {
    const tests = join(root, "test/conformance");
    const packages = featureNames(tests).flatMap((name) => compileFeature(tests, name, "current").packages);
    for (const one of packages) {
      // An imported package's header is found beside that of its user.
      const own = join(folder, one.package.prefix);
      mkdirSync(own, { recursive: true });
      for (const file of [...filesOf(one, "c", false), ...filesOf(one, "cpp", false)]) if (/^[^/]+\.(h|hpp)$/.test(file.path)) writeFileSync(join(own, file.path), file.text);
    }
    const prefixes = [...new Set(packages.map((one) => one.package.prefix))];
    writeFileSync(source, prefixes.map((one) => `#include "${one}/${one}_provider.hpp"\n`).join(""));
    writeFileSync(join(folder, "flags"), [`-I${join(root, "runtime-native/include")}`, ...prefixes.map((one) => `-I${join(folder, one)}`)].join("\n"));
  });

  it.each([
    ["clang++-19", "-std=c++20", ["-Wconversion"]],
    ["g++", "-std=c++17", ["-fno-exceptions", "-fno-rtti"]],
  ] as const)("pass %s %s %j", async (compiler, standard, more) => {
    await mustRun(compiler, [standard, "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Werror", ...more, `@${join(folder, "flags")}`, source]);
  }, 300_000);
});
