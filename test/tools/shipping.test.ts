// What a package ships of the runtime is all of it: a file that is added to the runtime must not be forgotten in a target's list.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRuntimeFile, toolkitRoot, toolkitVersion } from "../../compiler/tools/toolkit.js";
import { api, Folder, run } from "./harness.js";

const root = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");

function list(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((path) => ending.test(path)).sort();
}

function shipped(folder: Folder, below: string, ending: RegExp): string[] {
  return readdirSync(folder.at(below), { recursive: true, encoding: "utf8" }).filter((path) => ending.test(path)).sort();
}

describe("the runtime in generated packages", () => {
  it("is complete in Rust and C++", async () => {
    using folder = new Folder({ "ffi.yaml": "sources: [api.ffi]\ntargets:\n  cpp:\n  rust:\n", "api.ffi": api });
    expect(await run(folder.path, "gen")).toMatchObject({ status: 0 });
    expect(shipped(folder, "generated/rust/ftk/core/src", /\.[ch]$/)).toEqual(list("runtime-native/src", /\.[ch]$/));
    expect(shipped(folder, "generated/rust/ftk/core/include/ftk", /\.h$/)).toEqual(list("runtime-native/include/ftk", /\.h$/));
    expect(shipped(folder, "generated/rust/ftk/src", /\.rs$/)).toEqual(list("runtime-native/rust/src", /\.rs$/));
    expect(shipped(folder, "generated/cpp/ftk", /\.hpp$/)).toEqual(list("runtime-native/include/ftk", /\.hpp$/));
  });
});

describe("the toolkit's own files", () => {
  it("are found from the sources", () => {
    expect(toolkitRoot()).toBe(root);
    expect(toolkitVersion()).toMatch(/^\d+\.\d+\.\d+/);
    expect(readRuntimeFile("runtime-native/include/ftk/abi.h")).toBe(readFileSync(join(root, "runtime-native/include/ftk/abi.h"), "utf8"));
  });

  it("are those of the toolkit only", () => {
    for (const path of ["../package.json", "/etc/passwd", "runtime-native/../../x", "nope", ""]) expect(() => readRuntimeFile(path), path).toThrow();
  });

  it("are in the npm package, templates included", () => {
    const { files, bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { files: string[]; bin: Record<string, string> };
    expect(files).toEqual(expect.arrayContaining(["dist", "compiler", "runtime-native", "schemas"]) as string[]);
    expect(bin["ffi"]).toBe("dist/command/ffi.js");
  });
});
