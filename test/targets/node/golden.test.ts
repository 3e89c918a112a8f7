// The generated shop is the reference, byte for byte. UPDATE=1 rewrites the reference after it was read by a person.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, lowerFile, root } from "./toolchain.js";

const golden = join(root, "test/golden/shop/node");

describe("the shop in TypeScript", () => {
  const files = filesOf(lowerFile("test/golden/shop/shop.ffi"), "node");
  const own = files.filter((one) => !one.path.startsWith("src/ftk/"));

  it.each(own.map((one) => [one.path, one.text] as const))("%s is the reference", (path, text) => {
    if (process.env["UPDATE"] === "1") {
      mkdirSync(dirname(join(golden, path)), { recursive: true });
      writeFileSync(join(golden, path), text);
    }
    expect(text).toBe(readFileSync(join(golden, path), "utf8"));
  });

  it("has the package, its addon, and what builds them", () => {
    expect(own.map((one) => one.path)).toEqual(["package.json", "tsconfig.json", "CMakeLists.txt", "src/index.ts", "src/package.ts", "native/addon.cc"]);
  });

  it("carries its runtime, so that the package has no dependency", () => {
    const shipped = files.filter((one) => one.path.startsWith("src/ftk/"));
    expect(shipped.length).toBeGreaterThan(10);
    for (const { path, text } of shipped) expect(text).toBe(readFileSync(join(root, "runtime-ts", path.slice("src/ftk/".length)), "utf8"));
    const known = new Set(shipped.map((one) => one.path.slice("src/ftk/".length, -".ts".length)));
    const imported = shipped.flatMap((one) => [...one.text.matchAll(/from "\.\/(\w+)\.js"/g)].map((match) => match[1]));
    for (const name of imported) expect(known).toContain(name);
    expect(JSON.parse(files.find((one) => one.path === "package.json")!.text)).not.toHaveProperty("dependencies");
  });
});
