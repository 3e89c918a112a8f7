// `ffi gen` with several threads, as the compiled command: from the TypeScript sources it has one.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { api, Folder } from "./harness.js";

const cli = fileURLToPath(new URL("../../dist/command/ffi.js", import.meta.url));
const config = "sources: [api.ffi]\ntargets:\n  c:\n  cpp:\n  rust:\n  node:\n";

function gen(folder: Folder, ...args: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [cli, "gen", ...args], { cwd: folder.path, encoding: "utf8" });
}

function texts(folder: Folder, below: string): Record<string, string> {
  const paths = readdirSync(folder.at(below), { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(paths.filter((path) => statSync(folder.at(`${below}/${path}`)).isFile()).map((path) => [path, readFileSync(folder.at(`${below}/${path}`), "utf8")]));
}

it("writes the same files with any number of threads", () => {
  using folder = new Folder({ "ffi.yaml": config, "api.ffi": api });
  expect(gen(folder, "--threads", "1", "--out", "one")).toMatchObject({ status: 0, stderr: "" });
  expect(gen(folder, "--threads", "3", "--out", "three")).toMatchObject({ status: 0, stderr: "" });
  const one = texts(folder, "one");
  expect(Object.keys(one).some((path) => path.startsWith("rust/"))).toBe(true);
  expect(texts(folder, "three")).toEqual(one);
  expect(gen(folder, "--threads", "3", "--out", "three").stdout).toMatch(/^three: 0 written, [1-9]\d* unchanged\n$/);
});

it("says what is wrong as one thread does", () => {
  using folder = new Folder({ "ffi.yaml": config, "api.ffi": api, "one/rust/Cargo.toml": "mine", "three/rust/Cargo.toml": "mine" });
  const one = gen(folder, "--threads", "1", "--out", "one");
  const three = gen(folder, "--threads", "3", "--out", "three");
  expect(one.status).toBe(2);
  expect(one.stderr).toContain("not written by ffi");
  expect(three).toMatchObject({ status: one.status, stderr: one.stderr });
  expect(readFileSync(folder.at("three/rust/Cargo.toml"), "utf8")).toBe("mine");
  folder.write({ "api.ffi": "package a;\n\nfn f(x: Nope);\n" });
  expect(gen(folder, "--threads", "3").status).toBe(1);
});
