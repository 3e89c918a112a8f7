// Every block of the guide compiles in every dialect that has what it uses; its CMake project is built from the generated package and runs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { check, dialects, lowered, mustRun, root, scratch, writePackage, type Dialect } from "./toolchain.js";

const guide = readFileSync(join(root, "compiler/targets/objc/README.md"), "utf8");

function blocks(language: string): readonly string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map((match) => match[1] ?? "");
}

describe("the Objective-C guide", () => {
  const folder = scratch("readme");
  const generated = join(folder, "generated");
  const all: Dialect[] = [];
  const bodies = blocks("objc");
  const withBlocks = blocks("objc blocks");

  beforeAll(async () => {
    writePackage(lowered("test/golden/shop/shop.ffi"), generated, true);
    all.push(...(await dialects()));
  }, 300_000);

  it("has the blocks that this test knows", () => {
    expect([bodies.length, withBlocks.length, blocks("objc class").length, blocks("objc main").length, blocks("cmake").length]).toEqual([4, 1, 1, 1, 1]);
  });

  it.each(["gcc", "clang", "arc"] as const)("shows code that compiles: %s", async (name) => {
    const dialect = all.find((one) => one.name === name)!;
    const parts = name === "gcc" ? bodies : [...bodies, ...withBlocks];
    const report = "static void report(NSError *error, NSString *function, void *context) {\n    (void)context;\n    NSLog(@\"%@ %@\", function, error);\n}\n";
    const text = [
      "#import <AcmeShop/AcmeShop.h>\n",
      report,
      ...blocks("objc class"),
      ...parts.map((block, index) => `void block_${index}(void);\nvoid block_${index}(void) {\n${block}}\n`),
    ].join("\n");
    const source = join(folder, `blocks-${name}.m`);
    writeFileSync(source, text);
    // The pieces stand alone: not every variable is used again.
    const { ok, text: said } = await check({ ...dialect, flags: [...dialect.flags, "-Wno-unused-but-set-variable", "-Wno-unused-variable"] }, [generated], source);
    expect(ok ? "" : said).toBe("");
  }, 300_000);

  it("shows a project that builds and runs", async () => {
    const project = join(folder, "project");
    mkdirSync(project);
    writeFileSync(join(project, "CMakeLists.txt"), blocks("cmake")[0] ?? "");
    writeFileSync(join(project, "main.m"), blocks("objc main")[0] ?? "");
    const provider = join(folder, "libshop.so");
    const sources = ["acme_shop_provider.c", "acme_shop_values.c", "ftk/ftk.c"].map((file) => join(generated, file));
    const c = ["-std=c11", "-shared", "-fPIC", "-fvisibility=hidden", "-pthread", `-I${generated}`];
    await mustRun("gcc", [...c, ...sources, join(root, "test/targets/c/shop/provider.c"), "-o", provider, "-lm", "-ldl"]);
    const build = join(project, "build");
    await mustRun("cmake", ["-S", project, "-B", build, `-DCMAKE_PREFIX_PATH=${generated}`, "-DCMAKE_OBJC_FLAGS=-Wall -Wextra -Werror"]);
    await mustRun("cmake", ["--build", build, "-j2"]);
    expect(await mustRun(join(build, "corner"), [provider])).toBe("OPEN!\n");
  }, 240_000);
});
