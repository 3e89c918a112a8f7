import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Folder, openRecorder, run } from "./harness.js";
import { main } from "../../compiler/tools/main.js";

const config = "sources: [api.ffi]\ntargets:\n  c:\n";
const two = "package acme.two@1.1.0;\n\nresource Box {\n  constructor();\n  fn get() -> u32;\n  @since(1.1.0) fn late() -> u32;\n}\n\nfn other() -> u32;\n";

function snapshot(folder: Folder, below = "generated"): Record<string, { text: string; mtime: number }> {
  const paths = readdirSync(folder.at(below), { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(folder.at(`${below}/${path}`)).isFile());
  return Object.fromEntries(files.map((path) => [path, { text: readFileSync(folder.at(`${below}/${path}`), "utf8"), mtime: statSync(folder.at(`${below}/${path}`)).mtimeMs }]));
}

describe("gen", () => {
  it("writes, and writes nothing the second time", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two });
    const first = await run(folder.path, "gen");
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toMatch(/^generated: \d+ written, 0 unchanged\n$/);
    const before = snapshot(folder);
    expect(Object.keys(before)).toContain("c/acme_two.h");
    const second = await run(folder.path, "gen");
    expect(second.stdout).toMatch(/^generated: 0 written, \d+ unchanged\n$/);
    expect(snapshot(folder)).toEqual(before);
  });

  it("is the same text wherever it runs", async () => {
    using one = new Folder({ "ffi.yaml": config, "api.ffi": two });
    using other = new Folder({ "deep/er/ffi.yaml": config, "deep/er/api.ffi": two, "deep/er/sub/x": "" });
    await run(one.path, "gen");
    await run(other.at("deep/er/sub"), "gen");
    const texts = (found: ReturnType<typeof snapshot>): [string, string][] => Object.entries(found).map(([path, { text }]) => [path, text]);
    expect(texts(snapshot(other, "deep/er/generated"))).toEqual(texts(snapshot(one)));
  });

  it("writes nothing at all when something is wrong", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": "package a;\n\nfn f(x: Nope);\n" });
    expect(await run(folder.path, "gen")).toMatchObject({ status: 1 });
    expect(existsSync(folder.at("generated"))).toBe(false);
  });

  it("removes the files of a package that is called differently, and of a target that is switched off", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two, "generated/c/mine.txt": "mine" });
    await run(folder.path, "gen");
    folder.write({ "api.ffi": two.replace("acme.two", "acme.three") });
    expect((await run(folder.path, "gen")).stdout).toMatch(/[1-9]\d* removed/);
    expect(readdirSync(folder.at("generated/c")).filter((name) => name.includes("two"))).toEqual([]);
    expect(existsSync(folder.at("generated/c/acme_three.h"))).toBe(true);
    expect(readFileSync(folder.at("generated/c/mine.txt"), "utf8")).toBe("mine");
  });

  it("of one side has fewer files, and the others go", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two });
    await run(folder.path, "gen");
    const both = Object.keys(snapshot(folder));
    folder.write({ "ffi.yaml": `${config}    sides: [consumer]\n` });
    await run(folder.path, "gen");
    const one = Object.keys(snapshot(folder));
    expect(one.length).toBeLessThan(both.length);
    expect(both).toEqual(expect.arrayContaining(one) as string[]);
  });

  it("at an older version leaves out what came later", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two });
    await run(folder.path, "gen");
    expect(readFileSync(folder.at("generated/c/acme_two.h"), "utf8")).toContain("acme_two_box_late");
    expect(await run(folder.path, "gen", "--at", "1.0.0", "--out", "old")).toMatchObject({ status: 0 });
    expect(readFileSync(folder.at("old/c/acme_two.h"), "utf8")).not.toContain("acme_two_box_late");
  });

  it.each([
    ["9.0.0", /^ffi: 9\.0\.0 is of another major version: the package is 1\.\d\.\d\n$/],
    ["0.9.0", /^ffi: 0\.9\.0 is of another major version/],
    ["1.9.0", /^ffi: 1\.9\.0 has not been there yet: the package is 1\.\d\.\d\n$/],
  ])("at %s, which the package never was, is refused", async (version, says) => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two });
    for (const verb of ["gen", "check", "abi"]) {
      const { status, stdout, stderr } = await run(folder.path, verb, "--at", version);
      expect({ verb, status, stdout }).toEqual({ verb, status: 2, stdout: "" });
      expect(stderr).toMatch(says);
    }
    expect(existsSync(folder.at("generated"))).toBe(false);
  });

  it("into a named folder goes anywhere, and spares other projects there", async () => {
    using out = new Folder();
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two });
    using other = new Folder({ "ffi.yaml": config, "api.ffi": two.replace("acme.two", "acme.three") });
    await run(folder.path, "gen", "--out", out.at("shared"));
    await run(other.path, "gen", "--out", out.at("shared"));
    expect(readdirSync(out.at("shared/c"))).toEqual(expect.arrayContaining(["acme_two.h", "acme_three.h"]) as string[]);
    expect(existsSync(folder.at("generated"))).toBe(false);
  });

  it("puts imported packages beside", async () => {
    using folder = new Folder({
      "ffi.yaml": "sources: [api.ffi]\ndeps: {geo: geo.ffi}\ntargets:\n  c:\n",
      "api.ffi": "package app;\n\nimport geo;\n\nfn f(p: geo.Point) -> geo.Point;\n",
      "geo.ffi": "package geo;\n\nstruct Point { x: i32; }\n",
    });
    expect(await run(folder.path, "gen")).toMatchObject({ status: 0 });
    expect(readFileSync(folder.at("generated/c/app.h"), "utf8")).toContain('#include "geo/geo.h"');
    expect(existsSync(folder.at("generated/c/geo/geo.h"))).toBe(true);
  });

  it("takes targets by name, and refuses others", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two });
    expect(await run(folder.path, "gen", "--target", "c")).toMatchObject({ status: 0 });
    const { status, stderr } = await run(folder.path, "gen", "--target", "c,fortran");
    expect(status).toBe(2);
    expect(stderr).toContain("`fortran` is not enabled");
    folder.write({ "ffi.yaml": "sources: [api.ffi]\n" });
    expect((await run(folder.path, "gen")).stderr).toContain("enables no target");
  });

  it("overwrites nothing that somebody else wrote", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two, "generated/c/acme_two.h": "mine" });
    const { status, stderr } = await run(folder.path, "gen");
    expect(status).toBe(2);
    expect(stderr).toContain("c/acme_two.h");
    expect(readFileSync(folder.at("generated/c/acme_two.h"), "utf8")).toBe("mine");
    expect(await run(folder.path, "gen", "--force")).toMatchObject({ status: 0 });
    expect(readFileSync(folder.at("generated/c/acme_two.h"), "utf8")).not.toBe("mine");
  });

  it("tells a failing disk without calling it a bug", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two, "generated/c": "a file" });
    const { status, stderr } = await run(folder.path, "gen");
    expect(status).toBe(2);
    expect(stderr).not.toContain("bug");
    rmSync(folder.at("generated"), { recursive: true });
    symlinkSync("/proc/self", folder.at("generated"));
    expect((await run(folder.path, "gen")).stderr).toContain("leads out of");
  });
});

describe("watch", () => {
  async function until(what: () => boolean): Promise<void> {
    for (let i = 0; i < 400 && !what(); i++) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(what()).toBe(true);
  }

  it("generates again when a file changes, and goes on after mistakes", async () => {
    using folder = new Folder({ "ffi.yaml": config, "api.ffi": two });
    const stop = new AbortController();
    const { terminal, printed } = openRecorder(folder.path, { stop: stop.signal });
    const running = main(["watch"], terminal);
    const header = (): string => (existsSync(folder.at("generated/c/acme_two.h")) ? readFileSync(folder.at("generated/c/acme_two.h"), "utf8") : "");
    const runs = (): number => printed.stderr.split("waiting for changes").length - 1;
    await until(() => runs() === 1);
    expect(header()).toContain("acme_two_other");
    writeFileSync(folder.at("api.ffi"), two.replace("fn other", "fn fresh"));
    await until(() => header().includes("acme_two_fresh"));
    await until(() => runs() === 2);
    writeFileSync(folder.at("api.ffi"), "package acme.two;\n\nfn (");
    await until(() => runs() === 3);
    expect(printed.stdout).toContain("error[P");
    expect(header()).toContain("acme_two_fresh");
    writeFileSync(folder.at("ffi.yaml"), "sources: [api.ffi, more/*.ffi]\ntargets:\n  c:\n");
    await until(() => runs() === 4);
    expect(printed.stdout).toContain("error[Y0021]");
    folder.write({ "api.ffi": two, "more/more.ffi": "package acme.two;\n\nfn more() -> u32;\n" });
    await until(() => header().includes("acme_two_more"));
    stop.abort();
    expect(await running).toBe(0);
  });
});
