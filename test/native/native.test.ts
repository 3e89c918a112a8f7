// The native runtime by itself: the suite of the core in several builds, races, misuse, the package files.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  buildCopy,
  buildRace,
  buildScratch,
  buildSuite,
  here,
  launch,
  out,
  pair,
  runtime,
  sources,
  strict,
  writePair,
  type Build,
} from "./programs.js";
import { writeTextCases } from "./text-cases.js";

const extended = process.env["FTK_EXTENDED"] === "1";
const parts =
  "alloc allocator arena error notes hook calls endings families affine slots misuse random_bits model text version faults forked crowd declared spare scopes".split(
    " ",
  );

const asan = ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];
const builds = {
  plain: { name: "plain", compiler: "gcc", options: ["-O2"], core: sources },
  asan: { name: "asan", compiler: "clang-19", options: asan, core: [pair] },
  tsan: { name: "tsan", compiler: "gcc", options: ["-O1", "-fsanitize=thread"], core: [pair] },
  short: { name: "short", compiler: "gcc", options: ["-O2", "-DFTK_FORCE_HANDLE_32"], core: [pair] },
  counted: {
    name: "counted",
    compiler: "gcc",
    options: ["-O1", "-fsanitize=thread", "-DFTK_NO_PROCESS_FENCE"],
    core: [pair],
  },
} satisfies Record<string, Build>;

/** Rounds of the race test for each thread. */
const rounds = { plain: 1_000_000, asan: 200_000, tsan: 50_000, short: 500_000, counted: 30_000 };

beforeAll(() => {
  mkdirSync(out, { recursive: true });
  writePair();
});

describe.each(Object.values(builds))("core, $name build", (build) => {
  const only = build.name === "tsan" || build.name === "counted" ? ["notes", "affine", "calls", "model", "declared", "spare", "scopes"] : parts;
  let suite = "";
  let race = "";

  beforeAll(async () => {
    suite = await buildSuite(build);
    race = await buildRace(build);
  }, 180_000);

  it("knows the parts that are listed here", async () => {
    expect((await launch(suite, ["list"])).trim().split("\n").sort()).toEqual([...parts].sort());
  });

  it.each(only)("%s", async (part) => {
    const tries = build.name === "asan" ? "2000000" : "10000000";
    expect(await launch(suite, [part], { FTK_TEST_TRIES: tries })).toMatch(/\nok\n$|^ok\n$/);
  });

  it("calls, views, closes, releases and replaces on three threads", async () => {
    const count = rounds[build.name as keyof typeof rounds] * (extended ? 10 : 1);
    expect(await launch(race, [String(count)])).toBe("ok\n");
  });

  it("agrees with a JavaScript engine about text", async () => {
    const file = join(out, `cases-${build.name}`);
    const seed = Date.now() % 0x7fffffff;
    writeTextCases(file, 4000, seed);
    expect(await launch(suite, ["cases", file]), `seed ${seed}`).toMatch(/ok\n$/);
  });
});

describe("several copies of the runtime in one process", () => {
  it.each([builds.plain, builds.asan, builds.short])(
    "$name build",
    async (build) => {
      const suite = await buildSuite(build);
      const copy = await buildCopy(build);
      expect(await launch(suite, ["foreign", copy])).toBe("ok\n");
      expect(await launch(suite, ["load", copy])).toBe("ok\n");
    },
    120_000,
  );
});

describe("what the bridges share", () => {
  it.each([builds.plain, builds.asan])(
    "$name build",
    async (build) => {
      const seed = String(Date.now() % 0x7fffffff);
      expect(await launch(await buildScratch(build), [seed]), `seed ${seed}`).toBe("ok\n");
    },
    120_000,
  );
});

describe("checked mode", () => {
  it("reports what is left at exit by type and place", async () => {
    const program = join(out, "leaky");
    await launch("gcc", [
      "-std=c11",
      ...strict,
      "-I",
      join(runtime, "include"),
      join(here, "leaky.c"),
      ...sources,
      "-pthread",
      "-rdynamic",
      "-o",
      program,
    ]);
    expect(await launch(program, [])).toBe("");
    expect(await launch(program, [], { FTK_CHECKED: "0" })).toBe("");
    const lines = (await launch(program, [], { FTK_CHECKED: "1" })).trim().split("\n");
    expect(lines[0]).toBe("ftk: 5 handles are alive at exit");
    expect(lines.slice(1, 3).sort().join("\n")).toMatch(
      /^ftk: {3}2 of leaky.Other, first by thread 2, made at make_other\+0x[0-9a-f]+ \(.*leaky\)\nftk: {3}3 of leaky.Thing, first by thread 1, made at make_thing\+0x[0-9a-f]+ \(.*leaky\)$/,
    );
    expect(lines.slice(3)).toEqual(["ftk: 1 errors are alive at exit", "ftk: 1 graphs or buffers are alive at exit"]);
  });
});

describe("the core compiles", () => {
  const dialects = ["gcc -std=c11", "clang-19 -std=c11", "g++ -std=c++17 -x c++", "clang++-19 -std=c++17 -x c++"];
  it.each(dialects)("%s", async (command) => {
    const [compiler = "", ...flags] = command.split(" ");
    const include = ["-I", join(runtime, "include")];
    await launch(compiler, [...flags, ...strict, "-fsyntax-only", ...include, ...sources]);
    for (const define of ["-DFTK_FORCE_HANDLE_32", "-DFTK_SHARED"])
      await launch(compiler, [...flags, ...strict, define, "-fsyntax-only", pair]);
  });

  it("uses no symbol that a C library does not have", async () => {
    const object = join(out, "pair.o");
    await launch("gcc", ["-O2", "-c", pair, "-o", object]);
    const undefinedNames = (await launch("nm", ["-u", object]))
      .split("\n")
      .map((line) => line.trim().replace(/^U /, ""));
    const known =
      /^(|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail|pthread_mutex_(un)?lock|pthread_cond_(wait|broadcast)|dl(open|sym|error|addr)|getrandom|getpid|getenv|clock_gettime|syscall|open|read|close|atexit|(m|c)alloc|free|mem(cpy|set|cmp)|str(len|cmp)|v?s?n?f?printf|__v?s?n?f?printf_chk|fwrite|stderr|__errno_location)$/;
    expect(undefinedNames.filter((name) => !known.test(name))).toEqual([]);
  });
});

describe("package files", () => {
  it("install as a CMake package and answer pkg-config", async () => {
    const build = join(out, "cmake");
    const prefix = join(out, "prefix");
    const user = join(out, "user");
    await launch("cmake", [
      "-S",
      runtime,
      "-B",
      build,
      "-DFTK_BUILD_SHARED=ON",
      `-DCMAKE_INSTALL_PREFIX=${prefix}`,
      "-DCMAKE_INSTALL_LIBDIR=lib",
    ]);
    await launch("cmake", ["--build", build, "-j2"]);
    await launch("cmake", ["--install", build]);
    mkdirSync(user, { recursive: true });
    writeFileSync(
      join(user, "main.c"),
      '#include <ftk/ftk.h>\nint main(void) { return ftk_utf8_valid("ok", 2) ? 0 : 1; }\n',
    );
    writeFileSync(
      join(user, "CMakeLists.txt"),
      "cmake_minimum_required(VERSION 3.16)\nproject(user C)\nfind_package(ftk 0.1 REQUIRED)\nforeach(kind ftk ftk_shared)\n" +
        "add_executable(user_${kind} main.c)\ntarget_link_libraries(user_${kind} PRIVATE ftk::${kind})\nendforeach()\n",
    );
    await launch("cmake", ["-S", user, "-B", join(user, "build"), `-DCMAKE_PREFIX_PATH=${prefix}`]);
    await launch("cmake", ["--build", join(user, "build"), "-j2"]);
    await launch(join(user, "build/user_ftk"), []);
    await launch(join(user, "build/user_ftk_shared"), []);
    if (!existsSync("/usr/bin/pkg-config")) return;
    const flags = await launch("pkg-config", ["--cflags", "--libs", "ftk"], {
      PKG_CONFIG_PATH: join(prefix, "lib/pkgconfig"),
    });
    await launch("gcc", [join(user, "main.c"), ...flags.trim().split(/\s+/), "-o", join(user, "plain")]);
    await launch(join(user, "plain"), []);
  }, 120_000);
});

if (!extended) console.log("native: fuzzing is skipped, because it takes minutes: FTK_EXTENDED=1 runs it");

describe.runIf(extended)("fuzzing", () => {
  const program = join(out, "fuzz");
  const targets = ["utf8_valid", "utf8_to_utf16", "utf16_to_utf8", "latin1_to_utf8", "error_text"];

  beforeAll(async () => {
    const flags = ["-std=c11", "-g", "-O1", "-fsanitize=fuzzer,address,undefined", "-fno-sanitize-recover=all"];
    const include = ["-I", join(runtime, "include"), "-I", here];
    const files = [join(here, "text-fuzz.c"), pair];
    await launch("clang-19", [...flags, ...strict, ...include, ...files, "-pthread", "-o", program]);
  }, 120_000);

  it.each(targets)("%s for five seconds", async (target) => {
    await launch(program, ["-max_total_time=5", "-max_len=300", `-artifact_prefix=${out}/`], { FTK_FUZZ: target });
  });
});
