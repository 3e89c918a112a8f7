// Every template builds and runs as it is, and its README says what it prints.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { templates } from "../../compiler/tools/init.js";
import { main } from "../../compiler/tools/main.js";
import { commandIn } from "../../compiler/tools/terminal.js";
import { api, Folder, openRecorder, run } from "./harness.js";

describe("init and build", () => {
  it.each(templates)("make a %s project that runs", async (template) => {
    using folder = new Folder();
    expect(await run(folder.path, "init", "new", "--template", template)).toMatchObject({ status: 0, stderr: "" });
    const built = await run(folder.at("new"), "build");
    expect(built.stderr).toContain("done cmake build");
    expect(built).toMatchObject({ status: 0, stdout: "" });
    const page = readFileSync(folder.at("new/README.md"), "utf8");
    const [, program = ""] = /^(build\/\S+)/m.exec(page) ?? [];
    const [, expected = ""] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
    expect(execFileSync(folder.at(`new/${program}`), { encoding: "utf8" })).toBe(expected);
    expect(await run(folder.at("new"), "fmt", "--check")).toMatchObject({ status: 0 });
  }, 300_000);

  it("init overwrites nothing", async () => {
    using folder = new Folder({ "here/x.txt": "mine", "empty/.git/HEAD": "" });
    const { status, stderr } = await run(folder.path, "init", "here", "--template", "c");
    expect(status).toBe(2);
    expect(stderr).toContain("not empty");
    expect(await run(folder.at("empty"), "init", "--template", "c")).toMatchObject({ status: 0 });
    expect(readFileSync(folder.at("empty/.gitignore"), "utf8")).toContain("/generated/");
  });
});

describe("what init says next", () => {
  it.each([
    ["new", ["ffi"], "cd new\n  ffi build\n"],
    ["./new/", ["npx", "ffi"], "cd new\n  npx ffi build\n"],
    ["our 'new' one", ["node", "/my tools/ffi"], String.raw`cd 'our '\''new'\'' one'` + "\n  node '/my tools/ffi' build\n"],
    ["-n", ["ffi"], "cd ./-n\n  ffi build\n"],
    ["./", ["ffi"], "ffi build\n"],
  ])("of %s, as %s", async (path, command, says) => {
    using folder = new Folder();
    const { terminal, printed } = openRecorder(folder.path, { command });
    expect(await main(["init", "--template", "c", "--", path], terminal)).toBe(0);
    expect(printed.stdout).toContain(`Next:\n  ${says}`);
  });

  it("is npx where npx finds the command, and its path elsewhere", () => {
    const below = { npm_command: "exec", npm_config_local_prefix: "/src/work" };
    expect(commandIn("/src/work/new", {}, "/bin/ffi")).toEqual(["ffi"]);
    expect(commandIn("/src/work/new", { ...below, npm_command: "run-script" }, "/bin/ffi")).toEqual(["ffi"]);
    expect(commandIn("/src/work/new", below, "/bin/ffi")).toEqual(["npx", "ffi"]);
    expect(commandIn("/src/work", below, "/bin/ffi")).toEqual(["npx", "ffi"]);
    expect(commandIn("/src/workshop", below, "/bin/ffi")).toEqual(["node", "/bin/ffi"]);
  });

  it("is an error where no folder can be made", async () => {
    using folder = new Folder({ file: "", "ffi.yaml": "sources: [api.ffi]\ntargets:\n  c:\n", "api.ffi": api });
    for (const path of ["file/new", ...(process.platform === "linux" ? ["/proc/new/one"] : [])]) {
      for (const args of [["init", path, "--template", "c"], ["gen", "--out", path]]) {
        const { status, stdout, stderr } = await run(folder.path, ...args);
        expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: "" });
        expect(stderr).toMatch(/^ffi: [^\n]*(no such file|not a directory|not a folder)[^\n]*\n$/);
      }
    }
  });
});

describe("build", () => {
  const config = "sources: [api.ffi]\ntargets:\n  c:\nbuild:\n  - cmake: native\n";

  it("shows what a failing tool said, as a finding", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": api, "native/CMakeLists.txt": 'message(FATAL_ERROR "no such luck")\n' });
    const { status, stdout, stderr } = await run(folder.path, "build");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("cmake configure native ended with 1");
    expect(stderr).toContain("no such luck");
  });

  it("does not begin when the interface is wrong", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": "package a;\n\nfn f(x: Nope);\n", "native/CMakeLists.txt": "file(WRITE ${CMAKE_SOURCE_DIR}/ran x)\n" });
    expect(await run(folder.path, "build")).toMatchObject({ status: 1 });
    expect(() => readFileSync(folder.at("native/ran"))).toThrow();
  });

  it("says where Node's headers are, and forbids downloads", async () => {
    const script = 'project(x NONE)\nfile(WRITE "${CMAKE_SOURCE_DIR}/said" "${NODE_API_INCLUDE}\\n${NODE_ADDON_API_INCLUDE}\\n${FETCHCONTENT_FULLY_DISCONNECTED}\\n${FTK_DIR}\\n")\n';
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": api, "native/CMakeLists.txt": `cmake_minimum_required(VERSION 3.16)\n${script}` });
    expect(await run(folder.path, "build")).toMatchObject({ status: 0 });
    const [headers = "", addon = "", disconnected, runtime = ""] = readFileSync(folder.at("native/said"), "utf8").split("\n");
    expect(readFileSync(`${headers}/node_api.h`, "utf8")).toContain("napi_");
    expect(readFileSync(`${addon}/napi.h`, "utf8")).toContain("Napi");
    expect(disconnected).toBe("ON");
    expect(readFileSync(`${runtime}/include/ftk/abi.h`, "utf8")).toContain("FTK_ABI");
  });

  it.each([
    ["build:\n  - cmake: ../x\n", "Y0020"],
    ["build:\n  - cmake: native\n    into: /x\n", "Y0020"],
    ["build:\n  - cmake: native\n    cargo: native\n", "Y0013"],
    ["build:\n  - debug: true\n", "Y0013"],
  ])("refuses %j", async (steps, code) => {
    using folder = new Folder({ "ffi.yaml": `sources: [api.ffi]\n${steps}`, "api.ffi": api });
    const { status, stdout } = await run(folder.path, "build", "--format", "json");
    expect(status).toBe(1);
    expect(stdout).toContain(code);
  });

  it("names a missing tool", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": api, "native/CMakeLists.txt": "" });
    const before = process.env["PATH"] ?? "";
    process.env["PATH"] = [dirname(process.execPath)].filter((path) => !path.includes("/bin")).join(delimiter);
    try {
      const { status, stderr } = await run(folder.path, "build");
      expect(status).toBe(2);
      expect(stderr).toContain("cmake is missing; `ffi doctor`");
    } finally {
      process.env["PATH"] = before;
    }
  });
});
