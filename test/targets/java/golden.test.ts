// The generated shop is the reference, byte for byte. UPDATE=1 rewrites the reference after it was read by a person.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, lowerFile, root } from "./toolchain.js";

const golden = join(root, "test/golden/shop/java");
const runtime = join(root, "runtime-native/jni/java");

describe("the shop in Java", () => {
  const files = filesOf(lowerFile("test/golden/shop/shop.ffi"), "java");
  const shipped = new Set(readdirSync(runtime).map((name) => `src/main/java/acme/shop/ftk/${name}`));
  const own = files.filter((one) => !shipped.has(one.path));

  it.each(own.map((one) => [one.path, one.text] as const))("%s is the reference", (path, text) => {
    if (process.env["UPDATE"] === "1") {
      mkdirSync(dirname(join(golden, path)), { recursive: true });
      writeFileSync(join(golden, path), text);
    }
    expect(text).toBe(readFileSync(join(golden, path), "utf8"));
  });

  it("carries its runtime, in a package of its own", () => {
    const carried = files.filter((one) => shipped.has(one.path));
    expect(carried.map((one) => one.path).sort()).toEqual([...shipped].sort());
    for (const { path, text } of carried) {
      expect(text).toContain("package acme.shop.ftk;");
      expect(text.replace("package acme.shop.ftk;", "package ftk;")).toBe(readFileSync(join(runtime, path.slice(path.lastIndexOf("/") + 1)), "utf8"));
    }
  });
});
