// What the compiler says to an author: messages of missing and ill-typed members, builds without exceptions, every standard.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { here, includeFlags, lowered, mustRun, run, scratch, strict, writePackage } from "./toolchain.js";

describe("the generated headers", () => {
  const folder = scratch("checks");
  const shop = join(folder, "shop");
  const provider = readFileSync(join(here, "shop/provider.cpp"), "utf8");

  beforeAll(() => {
    writePackage(lowered("test/golden/shop/shop.ffi"), shop);
    writePackage(lowered("test/targets/cpp/everything/everything.ffi"), join(folder, "everything"));
  });

  function written(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  const compileOnly = ["-fsyntax-only", ...strict];

  it.each([
    ["g++", "-std=c++20"],
    ["clang++-19", "-std=c++23"],
  ])("pass %s %s", async (compiler, standard) => {
    const source = written(`all-${compiler}${standard}.cpp`, "#include <test_everything.hpp>\n#include <test_everything_provider.hpp>\n#include <test_everything.hpp>\nint main() {}\n");
    await mustRun(compiler, [standard, ...compileOnly, ...includeFlags(join(folder, "everything")), source]);
  }, 300_000);

  it.each([["g++", "-std=c++17"], ["clang++-19", "-std=c++20"]])("survive hostile names and texts: %s %s", async (compiler, standard) => {
    writePackage(lowered("test/targets/cpp/hostile.ffi"), join(folder, "hostile"));
    const source = written(`hostile-${compiler}.cpp`, "#include <hostile_std_ftk_provider.hpp>\nint main() {}\n");
    await mustRun(compiler, [standard, ...compileOnly, ...includeFlags(join(folder, "hostile")), source]);
  }, 300_000);

  it("build without exceptions and without type information", async () => {
    const source = written(
      "plain.cpp",
      `#include <acme_shop.hpp>
int main() {
    auto basket = acme::shop::Basket::try_create();
    if (!basket) return 1;
    const auto size = basket->try_add({"apple"});
    return size && *size == 1 ? 0 : 1;
}
`,
    );
    for (const compiler of ["g++", "clang++-19"]) {
      await mustRun(compiler, ["-std=c++17", "-fno-exceptions", "-fno-rtti", ...compileOnly, ...includeFlags(shop), source]);
    }
    const throwing = written("throwing.cpp", "#include <acme_shop.hpp>\nint main() { acme::shop::Basket basket; }\n");
    expect((await run("g++", ["-std=c++17", "-fno-exceptions", "-fsyntax-only", ...includeFlags(shop), throwing])).ok).toBe(false);
  }, 300_000);

  it.each([
    ["missing-member", "std::uint32_t size() const", "std::uint32_t length() const", "acme.shop.Basket: the provider's Basket needs a member size() -> std::uint32_t"],
    ["wrong-argument", "std::uint32_t add(acme::shop::Line line)", "std::uint32_t add(int line)", "the provider's Basket needs a member add(acme::shop::Line line) -> std::uint32_t"],
    ["wrong-result", "static double distance(const acme::shop::Point &a, const acme::shop::Point &b) { return std::hypot(a.x - b.x, a.y - b.y); }", "static std::string distance(const acme::shop::Point &, const acme::shop::Point &) { return {}; }", "acme.shop.distance: the provider needs a static member distance(acme::shop::Point a, acme::shop::Point b) -> double"],
    ["dangling-view", "const std::string &label() const", "std::string label() const", "the provider's Basket needs a member label()"],
  ])("name the member: %s", async (name, from, to, message) => {
    expect(provider).toContain(from);
    const source = written(`${name}.cpp`, provider.replace(from, to));
    const { ok, text } = await run("g++", ["-std=c++17", "-fsyntax-only", ...includeFlags(shop), source]);
    expect(ok).toBe(false);
    expect(text).toContain(message);
  }, 300_000);

  it("ask for callables that several threads can share", async () => {
    writePackage(lowered("test/targets/threads/threads.ffi"), join(folder, "threads"));
    const program = (lambda: string): string => `#include <test_threads.hpp>\nint main() { return test::threads::crowd(2, 3, ${lambda}) == 6 ? 0 : 1; }\n`;
    const compiled = (name: string, lambda: string): ReturnType<typeof run> =>
      run("g++", ["-std=c++17", ...compileOnly, ...includeFlags(join(folder, "threads")), written(name, program(lambda))]);
    expect(await compiled("const.cpp", "[](std::uint64_t) {}")).toMatchObject({ ok: true });
    const { ok, text } = await compiled("mutable.cpp", "[n = std::uint64_t()](std::uint64_t step) mutable { n += step; }");
    expect(ok).toBe(false);
    expect(text).toContain("Step needs a callable that is const, as it may run on several threads at once, and takes (std::uint64_t n)");
  }, 300_000);
});
