// Every construct of the language, compiled strictly; the layouts in the four data models.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile, generate } from "../../../compiler/compile.js";
import { c } from "../../../compiler/targets/c/index.js";
import { SourceFile } from "../../../idl/index.js";
import {
  abiOf,
  abiOfText,
  compilers,
  filesOf,
  makeFolder,
  readText,
  run,
  sourcesIn,
  strict,
  writeAll,
} from "./generated.js";

const folder = makeFolder("c-everything");
const place = join(folder.path, "every");

const folders = { every_thing: place, ho_st: join(folder.path, "hostile") };

beforeAll(() => {
  writeAll(folders.every_thing, filesOf(abiOf("test/targets/c/everything.ffi")));
  writeAll(folders.ho_st, filesOf(abiOf("test/targets/c/hostile.ffi")));
});
afterAll(folder.remove);

describe.each(Object.entries(folders))("%s", (prefix, path) => {
  test.each(["gcc", "clang"] as const)("C11 with %s", (compiler) => {
    for (const source of sourcesIn(path))
      run(compilers[compiler], ["-std=c11", ...strict, "-O1", "-I.", "-c", source, "-o", "/dev/null"], path);
  });

  test.each(["gxx", "clangxx"] as const)("headers in C++17 with %s", (compiler) => {
    for (const header of [`${prefix}.h`, `${prefix}_provider.h`, `${prefix}_load.h`]) {
      run(
        compilers[compiler],
        ["-std=c++17", ...strict, "-I.", "-fsyntax-only", "-x", "c++", "-include", header, "/dev/null"],
        path,
      );
    }
  });
});

test("a package that uses another one includes its files where the options say", () => {
  const geometry = new SourceFile(
    "geo.ffi",
    'package x.geo@1.0.1;\nstruct Point { x: f64; sure: bool; }\nrecord Spot { at: Point; @since(1.0.1) name: string = ""; }\nerror GeoError { far = 1 { spot: Spot; } }\nresource Pen { constructor(); }\n',
  );
  const main =
    "package x.map@1.0.0;\nimport x.geo as geo;\nrecord Way { spots: list<geo.Spot>; }\nerror MapError { geo(geo.GeoError) = 1 }\nfn walk(way: Way, pen: own geo.Pen, at: geo.Point) -> list<geo.Point> throws MapError;\nfn draw(pen: geo.Pen) -> geo.Pen throws geo.GeoError;\n";
  const { abi, diagnostics } = compile([new SourceFile("map.ffi", main)], { resolve: () => [geometry] });
  expect(diagnostics).toEqual([]);
  if (abi === null) return;
  const imported = abi.imports
    .flatMap((one) => filesOf(one, ["consumer"]))
    .map((file) => ({ ...file, path: `parts/${file.path}` }));
  const own = generate(abi, c, {
    sides: ["consumer", "provider"],
    settings: {},
    imports: { "x.geo": "parts" },
    runtime: readText,
  });
  const path = join(folder.path, "imports");
  writeAll(path, [...imported, ...own]);
  expect(readFileSync(join(path, "x_map.h"), "utf8")).toContain('#include "parts/x_geo.h"');
  for (const source of sourcesIn(path))
    run(compilers.gcc, ["-std=c11", ...strict, "-I.", "-fsyntax-only", source], path);
  writeAll(path, [
    { path: "app.c", text: '#include "x_map_load.h"\nint main(void) { return 0; }\n' },
    {
      path: "app/CMakeLists.txt",
      text: `cmake_minimum_required(VERSION 3.16)\nproject(app LANGUAGES C)\nfind_package(x_map REQUIRED)\nadd_executable(app ../app.c)\ntarget_link_libraries(app PRIVATE x_map::consumer)\n`,
    },
  ]);
  run("cmake", ["-S", "app", "-B", "build", `-Dx_map_DIR=${path}`], path);
  run("cmake", ["--build", "build", "-j2"], path);
}, 120_000);

/** What the headers need of a C library that is not there for every target. */
const systemHeaders = [
  { path: "math.h", text: '#define INFINITY __builtin_inff()\n#define NAN __builtin_nanf("")\n' },
  {
    path: "string.h",
    text: "#include <stddef.h>\nvoid *memcpy(void *, const void *, size_t);\nvoid *memset(void *, int, size_t);\nint memcmp(const void *, const void *, size_t);\n",
  },
];

describe("layouts", () => {
  const models = {
    lp64: "x86_64-linux-gnu",
    llp64: "x86_64-pc-windows-msvc",
    ilp32: "i686-linux-gnu",
    wasm32: "wasm32-unknown-unknown",
  };

  test.each(Object.entries(models))("hold in %s", (_model, triple) => {
    const args = [
      "-target",
      triple,
      "-std=c11",
      "-ffreestanding",
      "-nostdlibinc",
      "-Wall",
      "-Werror",
      "-I.",
      "-Isystem",
      "-fsyntax-only",
      "-x",
      "c",
      "-include",
      "every_thing.h",
      "/dev/null",
    ];
    writeAll(join(place, "system"), systemHeaders);
    run(compilers.clang, args, place);
  });

  test("a wrong one is noticed", () => {
    const header = filesOf(abiOfText("package a@1.0.0;\nstruct S { a: u8; b: u32; }\n")).find(
      ({ path }) => path === "a.h",
    );
    const broken = header?.text.replace("offsetof(a_s, b), 4, 4", "offsetof(a_s, b), 8, 8") ?? "";
    expect(broken).not.toBe(header?.text);
    writeAll(place, [{ path: "broken.h", text: broken }]);
    expect(() => run(compilers.clang, ["-std=c11", "-I.", "-fsyntax-only", "-x", "c", "broken.h"], place)).toThrow(
      /offsetof/,
    );
  });
});

test("claims are distinct for a valid interface, and meet when two things want one name", () => {
  const twice = (text: string): string[] => {
    const names = c.claims(abiOfText(text)).map((claim) => claim.name);
    return names.filter((name, i) => names.indexOf(name) !== i);
  };
  const names = c.claims(abiOf("test/targets/c/everything.ffi")).map((claim) => claim.name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(twice("package a@1.0.0;\nrecord Person { x: u8; }\nfn person() -> u8;\n")).toEqual(["a_person"]);
  expect(twice("package a@1.0.0;\nrecord Person { x: u8; }\nfn person_check() -> u8;\n")).toEqual(["a_person_check"]);
  expect(twice("package a@1.0.0;\nrecord Api { x: u8; }\n")).toEqual(["a_api"]);
});

test("the default of an optional is there, also when it is zero", () => {
  const text = "package a@1.0.0;\nrecord R { a: u32? = 0; b: list<u8>? = []; c: bool? = none; d: string? = \"\"; e: u32 = 0; }\n";
  const header = filesOf(abiOfText(text)).find((file) => file.path === "a.h")?.text ?? "";
  expect(/#define A_R_INIT \{ \\\n([^}]|\}[^\n])*\n\}/.exec(header)?.[0].split("\n").slice(1, -1)).toEqual([
    "    .size = sizeof(a_r), \\",
    "    .a = {.has = 1, .value = 0u}, \\",
    "    .b = {.has = 1, .value = {0}}, \\",
    "    .d = {.has = 1, .value = {\"\", 0}}, \\",
  ]);
});

test("a late field never lies in the padding of the version before", () => {
  const text = "package a@1.1.0;\nrecord R { a: u32; @since(1.1.0) b: u32 = 5; }\n";
  const sizeAt = (at?: { major: number; minor: number; patch: number }): number | undefined =>
    abiOfText(text, "a.ffi", at).layouts.find(({ name }) => name === "a_r")?.size.on64;
  const late = abiOfText(text)
    .types.flatMap((decl) => (decl.kind === "record" ? decl.fields : []))
    .find((field) => field.late);
  expect(late?.offset.on64).toBe(sizeAt({ major: 1, minor: 0, patch: 0 }));
});
