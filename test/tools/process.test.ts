// The command as a process: exit status and streams survive the way out, a reader that leaves is no failure, and nothing heavy is loaded early.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { api, Folder } from "./harness.js";

const loader = import.meta.resolve("tsx");
const cli = new URL("../../compiler/tools/cli.ts", import.meta.url).pathname;

describe("the process", () => {
  it("ends with the status", () => {
    using folder = new Folder({ "a.ffi": api, "b.ffi": "package b;\n\nfn (" });
    const run = (...args: string[]) => spawnSync(process.execPath, ["--import", loader, cli, ...args], { cwd: folder.path, encoding: "utf8" });
    expect(run("check", "a.ffi")).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const found = run("check", "b.ffi");
    expect(found.status).toBe(1);
    expect(found.stdout).toContain("error[P");
    expect(found.stdout).not.toContain("\u001b");
    expect(run("nope").status).toBe(2);
  });

  it("says that its output could not be written", () => {
    if (!existsSync("/dev/full")) return expect(process.platform).not.toBe("linux");
    using folder = new Folder({ "a.ffi": api });
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, ["--import", loader, cli, "abi", "a.ffi"], { cwd: folder.path, encoding: "utf8", stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^ffi: cannot write the output: [^\n]*\n$/);
  });

  it("does not mind a reader that leaves", async () => {
    using folder = new Folder();
    const child = spawn(process.execPath, ["--import", loader, cli, "explain"], { cwd: folder.path, stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("loads verbs, and what they need, when they are asked for", () => {
    const heavy = /^import (?!type)[^"]*"(ajv|yaml|listr2|prettier[^"]*|chevrotain|\.\.?\/[^"]*(?:compile|targets\/index|format)\.js)"/m;
    for (const file of ["cli", "main", "check", "compilation", "project", "config/load", "report/index"]) {
      const text = readFileSync(new URL(`../../compiler/tools/${file}.ts`, import.meta.url), "utf8");
      expect(heavy.exec(text)?.[0], file).toBeUndefined();
    }
  });
});
