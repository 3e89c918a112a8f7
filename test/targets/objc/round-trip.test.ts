// Every construct between a C++ provider and an Objective-C program, in both compilers that can run.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bridge, buildRuntime, dialects, filesOf, here, lowered, mustRun, root, scratch, writePackage, type Dialect } from "./toolchain.js";

describe("every construct", () => {
  const folder = scratch("everything");
  const package_ = join(folder, "package");
  const known: Dialect[] = [];
  const objects: string[] = [];

  beforeAll(async () => {
    const abi = lowered("test/targets/cpp/everything/everything.ffi");
    writePackage(abi, package_);
    for (const { path, text } of filesOf(abi, "cpp", false)) {
      mkdirSync(dirname(join(package_, path)), { recursive: true });
      writeFileSync(join(package_, path), text);
    }
    known.push(...(await dialects()));
    const provider = join(folder, "provider.o");
    const cpp = ["-std=c++17", "-O1", "-pthread", `-I${join(root, "runtime-native/include")}`, `-I${package_}`];
    await mustRun("g++", [...cpp, "-c", join(root, "test/targets/cpp/everything/provider.cpp"), "-o", provider]);
    objects.push(provider, ...(await buildRuntime(folder, ["-O1"])));
  }, 300_000);

  it.each(["gcc", "clang"] as const)("goes there and back: %s", async (name) => {
    const dialect = known.find((one) => one.name === name)!;
    const program = join(folder, `consumer-${name}`);
    const sources = [join(package_, "TestEverything/TestEverything.m"), ...bridge, join(here, "everything/consumer.m")];
    await mustRun(dialect.command, [...dialect.flags, `-I${package_}`, "-o", program, ...sources, ...objects, ...dialect.libraries, "-lstdc++"]);
    expect(await mustRun(program, [])).toBe("0 failures\n");
  }, 240_000);
});
