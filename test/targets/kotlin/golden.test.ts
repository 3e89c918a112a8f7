// The generated shop is the reference, byte for byte. UPDATE=1 rewrites the reference after it was read by a person.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { lowerFile, root } from "../java/toolchain.js";
import { kotlinFiles } from "./toolchain.js";

const golden = join(root, "test/golden/shop/kotlin");

describe("the shop in Kotlin", () => {
  const files = kotlinFiles(lowerFile("test/golden/shop/shop.ffi"));

  it("is one file beside those of Java, and a project for both", () => {
    expect(files.map((one) => one.path).sort()).toEqual(["pom.xml", "src/main/kotlin/acme/shop/Shop.kt"]);
  });

  it.each(files.map((one) => [one.path, one.text] as const))("%s is the reference", (path, text) => {
    if (process.env["UPDATE"] === "1") {
      mkdirSync(dirname(join(golden, path)), { recursive: true });
      writeFileSync(join(golden, path), text);
    }
    expect(text).toBe(readFileSync(join(golden, path), "utf8"));
  });
});
