import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { matchName } from "../../compiler/tools/config/globs.js";
import { refuseOutputPath, refusePath } from "../../compiler/tools/config/paths.js";
import { api, codesOf, Folder, run } from "./harness.js";

async function codesFor(yaml: string | Uint8Array): Promise<string[]> {
  using folder = new Folder({ "ffi.yaml": yaml, "api.ffi": api });
  const { stdout, stderr } = await run(folder.path, "check", "--format", "json");
  expect(stderr).toBe("");
  return codesOf(stdout);
}

/** Processor time since then: other work on the machine does not count. */
function milliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

describe("hostile YAML", () => {
  it("is refused before parsing when it is large or deep", async () => {
    const started = process.cpuUsage();
    expect(await codesFor(`sources: [${"'a.ffi',".repeat(200_000)}]`)).toEqual(["Y0001"]);
    expect(await codesFor(`sources: ${"[".repeat(100_000)}`)).toEqual(["Y0002"]);
    expect(await codesFor(`${"- ".repeat(100_000)}a`)).toEqual(["Y0002"]);
    expect(await codesFor(`${"? ".repeat(100_000)}a`)).toEqual(["Y0002"]);
    const stairs = Array.from({ length: 500 }, (_, i) => `${" ".repeat(i)}a:`).join("\n");
    expect(await codesFor(stairs)).toEqual(["Y0002"]);
    expect(await codesFor(`a: ${"{a: ".repeat(1_000)}`)).toEqual(["Y0002"]);
    expect(milliseconds(started)).toBeLessThan(3_000);
  });

  it("with 20,000 keys takes no quadratic time", async () => {
    const started = process.cpuUsage();
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n");
    expect(new Set(await codesFor(keys))).toEqual(new Set(["Y0010", "Y0011"]));
    expect(milliseconds(started)).toBeLessThan(4_000);
  });

  it("may not use aliases, not even as a bomb", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `a${i}: &a${i} [${Array.from({ length: 9 }, () => (i === 0 ? "x" : `*a${i - 1}`)).join(", ")}]`);
    expect(new Set(await codesFor(rows.join("\n")))).toEqual(new Set(["Y0005"]));
    expect(await codesFor("sources: [api.ffi]\n<<: {output: a}\n")).toEqual(["Y0010"]);
  });

  it("may not use tags", async () => {
    expect(await codesFor("sources: !!js/function 'x'\n")).toEqual(["Y0005"]);
    expect(await codesFor("!!binary 'AA'\n")).toContain("Y0005");
  });

  it("cannot reach a prototype", async () => {
    expect(await codesFor("sources: [api.ffi]\n__proto__: {polluted: 1}\n")).toEqual(["Y0010"]);
    expect(await codesFor("sources: [api.ffi]\nconstructor: {prototype: {polluted: 1}}\n")).toEqual(["Y0010"]);
    expect(await codesFor("sources: [api.ffi]\ntargets: {__proto__: {}, toString: {}}\n")).toEqual(["Y0014", "Y0014"]);
    expect(await codesFor("__proto__: 1\n__proto__: 2\nsources: [api.ffi]\n")).toContain("Y0006");
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(["", "[]", "1", "null", "sources:", "'", "? [a]\n: 1", "a: b: c", "\u0000", "---\na: 1\n---\nb: 2", "\t- a"])(
    "of any other kind is a diagnostic: %j",
    async (text) => {
      const codes = await codesFor(text);
      expect(codes.length).toBeGreaterThan(0);
    },
  );
});

describe("hostile paths", () => {
  it.each(["/etc/passwd", "C:/x", "c:x", "\\\\host\\share", "../x", "a/../../x", "a\u0000b", "a\nb", "NUL", "com1.ffi", "a/aux.h"])("in sources: %j", async (path) => {
    expect(await codesFor(`sources: [api.ffi, ${JSON.stringify(path)}]\n`)).toEqual(["Y0020"]);
  });

  it.each(["/srv/x", "../x", "a/../../x", "..", "C:\\x"])("in output: %j", async (path) => {
    expect(await codesFor(`sources: [api.ffi]\noutput: ${JSON.stringify(path)}\n`)).toEqual(["Y0020"]);
  });

  it.each(["/srv/x", "../../x", "a/../../x", "aux"])("in the folder of a target: %j", async (path) => {
    expect(await codesFor(`sources: [api.ffi]\ntargets: {c: {folder: ${JSON.stringify(path)}}}\n`)).toEqual(["Y0020"]);
  });

  it("a source that is a link out of the folder is not read", async () => {
    using outside = new Folder({ "secret.ffi": "package secret;\n" });
    using folder = new Folder({ "ffi.yaml": "sources: [api.ffi, link.ffi]\n", "api.ffi": api });
    symlinkSync(outside.at("secret.ffi"), folder.at("link.ffi"));
    const { stdout } = await run(folder.path, "check", "--format", "json");
    expect(codesOf(stdout)).toEqual(["Y0020"]);
  });

  it("a glob follows no link and does not run away", async () => {
    using folder = new Folder({ "ffi.yaml": "sources: ['**/*.ffi']\n", "a/api.ffi": api, "node_modules/x/x.ffi": "broken", ".git/x.ffi": "broken" });
    symlinkSync(folder.path, folder.at("a/loop"));
    const { status, stdout } = await run(folder.path, "check", "--format", "json");
    expect(codesOf(stdout)).toEqual([]);
    expect(status).toBe(0);
  });

  it("an output folder that is a link out of the project gets nothing", async () => {
    using outside = new Folder();
    using folder = new Folder({ "ffi.yaml": "sources: [api.ffi]\noutput: out/gen\ntargets: {c: }\n", "api.ffi": api });
    symlinkSync(outside.path, folder.at("out"));
    const { status, stderr } = await run(folder.path, "gen");
    expect(status).toBe(2);
    expect(stderr).toContain("leads out of");
    expect(readdirSync(outside.path)).toEqual([]);
    expect(existsSync(folder.at("out/gen"))).toBe(false);
  });

  it("names that only some systems store are refused for output", () => {
    for (const path of ["a/con.h", "LPT9", "a:b", "a.", "a /b", "a//b", "./a", "a/..", "/a", "a?b", "a\\b", "x".repeat(201)]) {
      expect(refuseOutputPath(path), path).toBeDefined();
    }
    for (const path of ["a/b.h", "include/console.h", "a-b_c.d.ts", "é.h"]) expect(refuseOutputPath(path), path).toBeUndefined();
    expect(refusePath("../x", { upward: true })).toBeUndefined();
  });
});

describe("globs", () => {
  it("match single names", () => {
    expect(["a.ffi", "b.ffi", "c.txt", "abc.ffi"].map((name) => matchName(name, "?.ffi"))).toEqual([true, true, false, false]);
    expect(["a.ffi", ".ffi", "a.ffi.bak"].map((name) => matchName(name, "*.ffi"))).toEqual([true, true, false]);
    expect(matchName("aXbXc", "a*b*c")).toBe(true);
    expect(matchName("a*c", "a*c")).toBe(true);
  });

  it("take no exponential time", () => {
    const started = process.cpuUsage();
    expect(matchName("a".repeat(200), `${"*a".repeat(100)}b`)).toBe(false);
    expect(milliseconds(started)).toBeLessThan(500);
  });
});
