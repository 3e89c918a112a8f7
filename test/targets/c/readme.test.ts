// The integration guide: its interface is compiled, its C is built strictly and run, its table is looked up in the generated files.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { abiOfText, compilers, filesOf, makeFolder, readText, run, strict, writeAll } from "./generated.js";

const page = readText("compiler/targets/c/README.md");
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", body = ""]) => ({
  language,
  body,
}));
const folder = makeFolder("c-guide");
const generated = join(folder.path, "generated");
const use = join(folder.path, "use");

/** The blocks of one language. */
function blocksOf(language: string): readonly string[] {
  return blocks.filter((block) => block.language === language).map((block) => block.body);
}

const files = filesOf(abiOfText(blocksOf("ffi")[0] ?? "", "notes.ffi"));
const sources = blocksOf("c").map((body) => ({ path: /^\/\* (\w+\.c) \*\//.exec(body)?.[1] ?? "", text: body }));

beforeAll(() => {
  writeAll(generated, files);
  writeAll(use, [...sources, { path: "CMakeLists.txt", text: blocksOf("cmake")[0] ?? "" }]);
});
afterAll(folder.remove);

test("has every kind of block", () => {
  expect(blocks.map((block) => block.language)).toEqual(["ffi", "c", "c", "text", "cmake"]);
  expect(sources.map((source) => source.path)).toEqual(["provider.c", "consumer.c"]);
});

test.each(["gcc", "clang"] as const)("its C is free of warnings with %s", (compiler) => {
  for (const { path } of sources)
    run(compilers[compiler], ["-std=c11", ...strict, `-I${generated}`, "-fsyntax-only", path], use);
});

test("its program is built by its CMake block and prints what the page says", () => {
  run("cmake", ["-S", use, "-B", "build", `-Dacme_notes_DIR=${generated}`], folder.path);
  run("cmake", ["--build", "build", "-j2"], folder.path);
  const printed = run("sh", ["-c", "build/kitchen build/libnotes.so || test $? -eq 1"], folder.path);
  expect(printed).toBe(blocksOf("text")[0]);
}, 120_000);

test("every spelling of its table occurs in the generated files", () => {
  const all = files
    .map((file) => file.text)
    .join("\n")
    .replaceAll(/\s+/g, " ")
    .replaceAll("( ", "(")
    .replaceAll(" )", ")");
  const rows = page
    .slice(page.indexOf("| `.ffi` | C |"), page.indexOf("Types and functions share"))
    .split("\n")
    .slice(2);
  const spellings = rows.flatMap((row) => /`([^`]+)` \|$/.exec(row)?.[1] ?? []);
  expect(spellings.length).toBeGreaterThan(20);
  expect(spellings.filter((one) => !all.includes(one))).toEqual([]);
});
