// The generated shop is the reference, byte for byte. UPDATE=1 rewrites the reference after it was read by a person.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, lowered, root } from "./toolchain.js";

const golden = join(root, "test/golden/shop/objc");

describe("the shop in Objective-C", () => {
  const files = filesOf(lowered("test/golden/shop/shop.ffi"), "objc", false);

  it.each(files.map((one) => [one.path, one.text] as const))("%s is the reference", (path, text) => {
    if (process.env["UPDATE"] === "1") {
      mkdirSync(dirname(join(golden, path)), { recursive: true });
      writeFileSync(join(golden, path), text);
    }
    expect(text).toBe(readFileSync(join(golden, path), "utf8"));
  });

  it("has the header, the glue, the source, the module map and the CMake package", () => {
    expect(files.map((one) => one.path)).toEqual([
      ...["AcmeShop/AcmeShop.h", "AcmeShop/AcmeShopGlue.h", "AcmeShop/AcmeShop.m"],
      ...["acme_shop_objc-config.cmake", "acme_shop_objc-config-version.cmake", "AcmeShop/module.modulemap"],
    ]);
  });
});
