// The generated folder as a package: found by CMake from an empty folder, installed, and used through pkg-config.
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coreSources } from "../../../compiler/targets/c/runtime.js";
import { abiOf, compilers, filesOf, makeFolder, root, run, writeAll } from "./generated.js";

const folder = makeFolder("c-package");
const at = (...parts: readonly string[]): string => join(folder.path, ...parts);

const project = `cmake_minimum_required(VERSION 3.16)
project(corner LANGUAGES C)
find_package(acme_shop 1.0 REQUIRED)
add_library(shop SHARED provider.c)
target_link_libraries(shop PRIVATE acme_shop::provider m)
set_target_properties(shop PROPERTIES C_VISIBILITY_PRESET hidden)
add_executable(visitor consumer.c)
target_link_libraries(visitor PRIVATE acme_shop::consumer)
`;

beforeAll(() => {
  writeAll(at("generated"), filesOf(abiOf("test/golden/shop/shop.ffi")));
  writeAll(at("use"), [{ path: "CMakeLists.txt", text: project }]);
  mkdirSync(at("use"), { recursive: true });
  for (const source of ["provider.c", "consumer.c"])
    copyFileSync(join(root, "test/targets/c/shop", source), at("use", source));
});
afterAll(folder.remove);

test("the folder itself is a CMake package, and installs one that CMake and pkg-config find", () => {
  run(
    "cmake",
    ["-S", "generated", "-B", "build", `-DCMAKE_INSTALL_PREFIX=${at("installed")}`, "-DCMAKE_INSTALL_LIBDIR=lib"],
    folder.path,
  );
  run("cmake", ["--build", "build", "--target", "install"], folder.path);
  run("cmake", ["-S", "use", "-B", "used", `-DCMAKE_PREFIX_PATH=${at("installed")}`], folder.path);
  run("cmake", ["--build", "used", "-j2"], folder.path);
  expect(run(at("used", "visitor"), [at("used", "libshop.so")], folder.path)).toMatch(/leaks 0\n$/);
  const env = { PKG_CONFIG_PATH: at("installed", "lib", "pkgconfig") };
  const flags = run("pkg-config", ["--cflags", "--libs", "acme_shop"], folder.path, env).trim().split(/\s+/);
  run(compilers.gcc, ["-std=c11", "use/consumer.c", ...flags, "-o", "visitor"], folder.path);
  expect(run(at("visitor"), [at("used", "libshop.so")], folder.path)).toMatch(/leaks 0\n$/);
  run("cmake", ["-S", "use", "-B", "direct", `-Dacme_shop_DIR=${at("generated")}`], folder.path);
}, 300_000);

test("the joined runtime has every source of the core", () => {
  const sources = readdirSync(join(root, "runtime-native/src")).filter((one) => one.endsWith(".c"));
  expect(coreSources.map((one) => `${one}.c`)).toEqual(sources.sort());
});
