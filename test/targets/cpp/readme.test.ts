// Every block of the guide compiles; its CMake project is built in an empty folder from the generated package and runs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { includeFlags, lowered, mustRun, root, scratch, strict, writePackage } from "./toolchain.js";

const guide = readFileSync(join(root, "compiler/targets/cpp/README.md"), "utf8");

function blocks(language: string): readonly string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map((match) => match[1] ?? "");
}

describe("the C++ guide", () => {
  const folder = scratch("readme");
  const generated = join(folder, "generated");
  const files = blocks("cpp").filter((block) => block.startsWith("#include"));
  const parts = blocks("cpp").filter((block) => !block.startsWith("#include"));

  beforeAll(() => writePackage(lowered("test/golden/shop/shop.ffi"), generated, true));

  it("has the blocks that this test knows", () => {
    expect([files.length, parts.length, blocks("cmake").length]).toEqual([2, 6, 1]);
  });

  it("shows code that compiles", async () => {
    const bodies = parts.map((block, index) => `void block_${index}() {\n${block}}\n`).join("\n");
    const source = join(folder, "blocks.cpp");
    writeFileSync(source, `#include <acme_shop.hpp>\n#include <cstdio>\n#include <stdexcept>\nusing namespace acme::shop;\n${bodies}`);
    await mustRun("g++", ["-std=c++17", "-fsyntax-only", ...strict, "-Wno-unused-variable", ...includeFlags(generated), source]);
  }, 300_000);

  it("shows a project that builds and runs", async () => {
    const project = join(folder, "project");
    mkdirSync(project);
    const [provider = "", loaded = ""] = files;
    const main = "#include <acme_shop.hpp>\nint main() { return acme::shop::Basket().add({\"apple\"}) == 1 ? 0 : 1; }\n";
    for (const [name, text] of Object.entries({ "CMakeLists.txt": blocks("cmake")[0] ?? "", "provider.cpp": provider, "main.cpp": main, "loaded.cpp": loaded })) {
      writeFileSync(join(project, name), text);
    }
    const build = join(project, "build");
    await mustRun("cmake", ["-S", project, "-B", build, `-DCMAKE_PREFIX_PATH=${generated}`, `-DCMAKE_CXX_FLAGS=${strict.join(" ")}`]);
    await mustRun("cmake", ["--build", build, "-j2"]);
    await mustRun(join(build, "corner"), []);
    expect(await mustRun(join(build, "corner_loaded"), [join(build, "libcorner_shop.so")])).toBe("open!\n");
  }, 180_000);
});
