// Every construct of the language, compiled strictly; the layouts in the four data models.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { abiOf, abiOfText, compilers, filesOf, makeFolder, run, sourcesIn, strict, writeAll } from "./generated.js";

const folder = makeFolder("c-everything");
const place = join(folder.path, "every");

beforeAll(() => writeAll(place, filesOf(abiOf("test/targets/c/everything.ffi"))));
afterAll(folder.remove);

test.each(["gcc", "clang"] as const)("C11 with %s", (compiler) => {
  for (const source of sourcesIn(place)) run(compilers[compiler], ["-std=c11", ...strict, "-O1", "-I.", "-c", source, "-o", "/dev/null"], place);
});

test.each(["gxx", "clangxx"] as const)("headers in C++17 with %s", (compiler) => {
  for (const header of ["every_thing.h", "every_thing_provider.h", "every_thing_load.h"]) {
    run(compilers[compiler], ["-std=c++17", ...strict, "-I.", "-fsyntax-only", "-x", "c++", "-include", header, "/dev/null"], place);
  }
});

/** What the headers need of a C library that is not there for every target. */
const systemHeaders = [
  { path: "math.h", text: '#define INFINITY __builtin_inff()\n#define NAN __builtin_nanf("")\n' },
  {
    path: "string.h",
    text: "#include <stddef.h>\nvoid *memcpy(void *, const void *, size_t);\nvoid *memset(void *, int, size_t);\nint memcmp(const void *, const void *, size_t);\n",
  },
];

describe("layouts", () => {
  const models = { lp64: "x86_64-linux-gnu", llp64: "x86_64-pc-windows-msvc", ilp32: "i686-linux-gnu", wasm32: "wasm32-unknown-unknown" };

  test.each(Object.entries(models))("hold in %s", (_model, triple) => {
    const args = ["-target", triple, "-std=c11", "-ffreestanding", "-nostdlibinc", "-Wall", "-Werror", "-I.", "-Isystem", "-fsyntax-only", "-x", "c", "-include", "every_thing.h", "/dev/null"];
    writeAll(join(place, "system"), systemHeaders);
    run(compilers.clang, args, place);
  });

  test("a wrong one is noticed", () => {
    const header = filesOf(abiOfText("package a@1.0.0;\nstruct S { a: u8; b: u32; }\n")).find(({ path }) => path === "a.h");
    const broken = header?.text.replace("offsetof(a_s, b), 4, 4", "offsetof(a_s, b), 8, 8") ?? "";
    expect(broken).not.toBe(header?.text);
    writeAll(place, [{ path: "broken.h", text: broken }]);
    expect(() => run(compilers.clang, ["-std=c11", "-I.", "-fsyntax-only", "-x", "c", "broken.h"], place)).toThrow(/offsetof/);
  });
});

test("claims are distinct for a valid interface, and meet when two things want one name", async () => {
  const { c } = await import("../../../compiler/targets/c/index.js");
  const twice = (text: string): string[] => {
    const names = c.claims(abiOfText(text)).map((claim) => claim.name);
    return names.filter((name, i) => names.indexOf(name) !== i);
  };
  const names = c.claims(abiOf("test/targets/c/everything.ffi")).map((claim) => claim.name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(twice("package a@1.0.0;\nrecord Person { x: u8; }\nfn person() -> u8;\n")).toEqual(["a_person"]);
  expect(twice("package a@1.0.0;\nrecord Person { x: u8; }\nfn person_check() -> u8;\n")).toEqual(["a_person_check"]);
});

test("a late field never lies in the padding of the version before", () => {
  const text = "package a@1.1.0;\nrecord R { a: u32; @since(1.1.0) b: u32 = 5; }\n";
  const sizeAt = (at?: { major: number; minor: number; patch: number }): number | undefined => abiOfText(text, "a.ffi", at).layouts.find(({ name }) => name === "a_r")?.size.on64;
  const late = abiOfText(text).types.flatMap((decl) => (decl.kind === "record" ? decl.fields : [])).find((field) => field.late);
  expect(late?.offset.on64).toBe(sizeAt({ major: 1, minor: 0, patch: 0 }));
});
