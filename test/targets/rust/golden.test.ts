// The generated text of the small shop is the text that was agreed on, byte for byte. UPDATE=1 rewrites it.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { runtimeFiles } from "../../../compiler/targets/rust/index.js";
import { generateRust, lowerFile, root } from "./generated.js";

const golden = join(root, "test/golden/shop/rust");
const files = generateRust(lowerFile(join(root, "test/golden/shop/shop.ffi")), "../ftk");

if (process.env["UPDATE"] === "1") {
  rmSync(golden, { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(golden, path)), { recursive: true });
    writeFileSync(join(golden, path), text);
  }
}

test.each(files.map(({ path, text }) => [path, text] as const))("%s", (path, text) => {
  expect(text).toBe(readFileSync(join(golden, path), "utf8"));
});

test("a provider alone and a consumer alone have no files of the other side", () => {
  const abi = lowerFile(join(root, "test/golden/shop/shop.ffi"));
  const paths = (side: "consumer" | "provider"): string[] => generateRust(abi, "../ftk", [side]).map((file) => file.path);
  expect(paths("consumer").filter((path) => /provider|thunks/.test(path))).toEqual([]);
  expect(paths("provider").filter((path) => /consumer|views/.test(path))).toEqual([]);
});

test("the crate that is shipped has every file of the runtime's Rust and C sources", () => {
  const all = ["runtime-native/rust/src", "runtime-native/include/ftk", "runtime-native/src"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) => /\.(rs|[ch])$/.test(file)).map((file) => `${folder}/${file}`),
  );
  const shipped = runtimeFiles().map(([from]) => from).filter((from) => /\/(src|include)\//.test(from));
  expect([...shipped].sort()).toEqual(all.sort());
});
