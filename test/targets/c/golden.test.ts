// The generated C of the shop, byte for byte. UPDATE=1 rewrites the golden files: read the difference before committing it.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { abiOf, filesOf, readText, root } from "./generated.js";

const golden = "test/golden/shop";
const abi = abiOf(`${golden}/shop.ffi`);
const files = filesOf(abi).filter(({ path }) => !path.startsWith("ftk/"));

/** The header is the ABI of the package and lies where all languages look for it. */
function placeOf(path: string): string {
  return path === "acme_shop.h" ? join(golden, path) : join(golden, "c", path);
}

if (process.env["UPDATE"] === "1") {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, placeOf(path))), { recursive: true });
    writeFileSync(join(root, placeOf(path)), text);
  }
}

test.each(files.map(({ path, text }) => [path, text] as const))("%s is the golden text", (path, text) => {
  expect(text).toBe(readText(placeOf(path)));
});

test("there are no golden files that nothing generates", () => {
  const generated = files.map(({ path }) => path).filter((path) => path !== "acme_shop.h");
  expect(readdirSync(join(root, golden, "c")).sort()).toEqual([...generated].sort());
});

test("the same Abi gives the same bytes", () => {
  const textOf = (files: ReturnType<typeof filesOf>) => files.map(({ path, text }) => ({ path, text }));
  expect(textOf(filesOf(abiOf(`${golden}/shop.ffi`)))).toEqual(textOf(filesOf(abi)));
});

test("a side that is not wanted is not written", () => {
  const paths = filesOf(abi, ["consumer"]).map(({ path }) => path);
  expect(paths).toContain("acme_shop_load.h");
  expect(paths).not.toContain("acme_shop_provider.c");
  expect(filesOf(abi, []).map(({ path }) => path)).toEqual(["acme_shop.h", "ftk/ftk.h", "ftk/ftk.c"]);
});
