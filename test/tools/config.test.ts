import { describe, expect, it } from "vitest";
import { configMessages } from "../../compiler/tools/config/messages.js";
import type { AnyMessage, Example } from "../../idl/index.js";
import { codesOf, Folder, run } from "./harness.js";

const messages = Object.values<AnyMessage>(configMessages);

/** Files of an example; a single one is the ffi.yaml, beside the file that it names. */
function filesOf(example: Example): Record<string, string | Uint8Array> {
  const made = typeof example === "object" && typeof example["make"] === "function";
  if (made) return { "ffi.yaml": (example.make as () => string | Uint8Array)(), "api.ffi": "package example;\n\nfn answer() -> u32;\n" };
  return typeof example === "string" ? { "ffi.yaml": example } : (example as Record<string, string>);
}

// Codes of the output are found only when there is output.
function verbOf({ code }: AnyMessage): string {
  return code.startsWith("Y003") ? "gen" : "check";
}

describe("messages about the configuration", () => {
  it.each(messages.map((message) => [message.code, message.slug, message] as const))("%s %s: bad example", async (code, _, message) => {
    using folder = new Folder(filesOf(message.bad));
    const { status, stdout } = await run(folder.path, verbOf(message), "--format", "json");
    expect(codesOf(stdout).filter((found) => found !== code)).toEqual([]);
    expect(codesOf(stdout).length).toBeGreaterThan(0);
    expect(status).toBe(1);
  });

  it.each(messages.map((message) => [message.code, message.slug, message] as const))("%s %s: good example", async (_, __, message) => {
    using folder = new Folder(filesOf(message.good));
    const { status, stdout } = await run(folder.path, verbOf(message), "--format", "json");
    expect(codesOf(stdout)).toEqual([]);
    expect(status).toBe(0);
  });
});

describe("a misspelt setting", () => {
  it.each([
    ["sorces: [api.ffi]\n", "did you mean `sources`?"],
    ["sources: [api.ffi]\ntarget: {c: {}}\n", "did you mean `targets`?"],
    ["sources: [api.ffi]\ntargets: {noed: {}}\n", "did you mean `node`?"],
    ["sources: [api.ffi]\ntargets: {cp: {}}\n", "the targets are c, cpp"],
    ["sources: [api.ffi]\ntargets: {TypeScript: {}}\n", "the target is called `node`"],
    ["sources: [api.ffi]\ntargets: {c++: {}}\n", "the target is called `cpp`"],
    ["sources: [api.ffi]\ntargets: {java: {optional: maybe}}\n", "What an optional value is in results and values: `nullable`, the default, or `optional`, java.util.Optional\n"],
    ["sources: [api.ffi]\nzebra: 1\n", "known here: edition, sources"],
    ["[1]\n", "begin with the files of the package: `sources: [api/*.ffi]`"],
    ["sources: [api.ffi]\ntargets: [c]\n", "Languages to generate for, by target id (`ffi doctor` lists them)"],
  ])("%j is one mistake with a way out", async (yaml, help) => {
    using folder = new Folder({ "ffi.yaml": yaml, "api.ffi": "package a;\n" });
    const { stdout } = await run(folder.path, "check");
    expect(stdout).toMatch(/^1 error$/m);
    expect(stdout).toContain(`= help: ${help}`);
    expect(stdout).not.toContain("...");
  });
});

describe("the place of a mistake", () => {
  it("is the value in the YAML, shown as a frame", async () => {
    using folder = new Folder({ "ffi.yaml": "sources: [api.ffi]\nversion: 1.0\n", "api.ffi": "package a;\n" });
    const { stdout } = await run(folder.path, "check");
    expect(stdout).toContain("--> ffi.yaml:2:10");
    expect(stdout).toContain("2 | version: 1.0\n  |          ^^^\n");
  });

  it("is shown from the folder of the user", async () => {
    using folder = new Folder({ "ffi.yaml": "sources: [api.ffi]\nfoo: 1\n", "deep/er/x.txt": "" });
    const { stdout } = await run(folder.at("deep/er"), "check");
    expect(stdout).toContain("--> ../../ffi.yaml:2:1");
  });

  it("tells several mistakes at once", async () => {
    using folder = new Folder({ "ffi.yaml": "sources: x\nversion: a\nedition: 9\ntargets: {c: {sides: [x], bogus: 1}}\n" });
    const { stdout } = await run(folder.path, "check", "--format", "json");
    expect(codesOf(stdout).sort()).toEqual(["Y0010", "Y0012", "Y0013", "Y0013", "Y0013"]);
  });
});
