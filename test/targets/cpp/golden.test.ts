// The generated shop is the reference, byte for byte. UPDATE=1 rewrites the reference after it was read by a person.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, lowered, root } from "./toolchain.js";

const golden = join(root, "test/golden/shop/cpp");

describe("the shop in C++", () => {
  const files = filesOf(lowered("test/golden/shop/shop.ffi"), "cpp", false);

  it.each(files.map((one) => [one.path, one.text] as const))("%s is the reference", (path, text) => {
    if (process.env["UPDATE"] === "1") {
      mkdirSync(golden, { recursive: true });
      writeFileSync(join(golden, path), text);
    }
    expect(text).toBe(readFileSync(join(golden, path), "utf8"));
  });

  it("has the headers of both sides and the CMake package", () => {
    expect(files.map((one) => one.path)).toEqual(["acme_shop.hpp", "acme_shop_provider.hpp", "acme_shop_cpp-config.cmake", "acme_shop_cpp-config-version.cmake"]);
  });

  it("leaves the provider out when only the consumer is asked for", () => {
    expect(files.some((one) => one.text.includes("FTK_PROVIDER_acme_shop"))).toBe(true);
    expect(files.find((one) => one.path === "acme_shop.hpp")?.text).not.toContain("FTK_PROVIDER_acme_shop");
  });
});
