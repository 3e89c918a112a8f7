import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OutputFolder } from "../../compiler/tools/output/folder.js";
import { hashOf, manifestName } from "../../compiler/tools/output/manifest.js";
import { OutputWriter, type Written } from "../../compiler/tools/output/writer.js";
import { Folder } from "./harness.js";

function write(folder: Folder, groups: Readonly<Record<string, Readonly<Record<string, string>>>>, force = false): Written {
  const writer = new OutputWriter(OutputFolder.open(folder.at("out")), { force });
  for (const group of writer.groups) if (!Object.hasOwn(groups, group)) writer.drop(group);
  for (const [group, files] of Object.entries(groups)) writer.write(group, Object.entries(files).map(([path, text]) => ({ path, text })));
  return writer.finish();
}

function list(folder: Folder): string[] {
  return readdirSync(folder.at("out"), { recursive: true, encoding: "utf8" }).filter((path) => lstatSync(folder.at(`out/${path}`)).isFile()).sort();
}

describe("writing output", () => {
  it("leaves unchanged files untouched and removes what is no longer generated, with its empty folders", () => {
    using folder = new Folder();
    expect(write(folder, { "a c": { "a/b/x.h": "x", "y.h": "y" } })).toMatchObject({ written: ["a/b/x.h", "y.h"], unchanged: 0 });
    const long = new Date(1_000_000_000);
    utimesSync(folder.at("out/y.h"), long, long);
    utimesSync(folder.at(`out/${manifestName}`), long, long);
    expect(write(folder, { "a c": { "a/b/x.h": "x", "y.h": "y" } })).toEqual({ written: [], unchanged: 2, removed: [], kept: [] });
    expect(statSync(folder.at("out/y.h")).mtimeMs).toBe(1_000_000_000);
    expect(statSync(folder.at(`out/${manifestName}`)).mtimeMs).toBe(1_000_000_000);
    expect(write(folder, { "a c": { "y.h": "y" } })).toEqual({ written: [], unchanged: 1, removed: ["a/b/x.h"], kept: [] });
    expect(list(folder)).toEqual([manifestName, "y.h"]);
    expect(existsSync(folder.at("out/a"))).toBe(false);
  });

  it("keeps the files of others", () => {
    using folder = new Folder({ "out/mine.h": "mine", "out/a/mine.h": "mine" });
    write(folder, { "a c": { "a/x.h": "x" } });
    write(folder, { "a c": { "z.h": "z" } });
    expect(list(folder)).toEqual([manifestName, "a/mine.h", "mine.h", "z.h"]);
    write(folder, {});
    expect(list(folder)).toEqual([manifestName, "a/mine.h", "mine.h"]);
  });

  it("does not overwrite a file that it did not write, unless forced or equal", () => {
    using folder = new Folder({ "out/x.h": "mine", "out/y.h": "y" });
    expect(() => write(folder, { "a c": { "new.h": "n", "x.h": "x", "y.h": "y" } })).toThrow(/not written by ffi.*x\.h/);
    expect(list(folder)).toEqual(["x.h", "y.h"]);
    expect(readFileSync(folder.at("out/x.h"), "utf8")).toBe("mine");
    expect(write(folder, { "a c": { "x.h": "x", "y.h": "y" } }, true).written).toEqual(["x.h"]);
  });

  it("overwrites its own files, and keeps one that was edited when it is no longer generated", () => {
    using folder = new Folder();
    write(folder, { "a c": { "x.h": "x", "y.h": "y" } });
    writeFileSync(folder.at("out/x.h"), "edited");
    writeFileSync(folder.at("out/y.h"), "edited");
    expect(write(folder, { "a c": { "x.h": "x" } })).toMatchObject({ written: ["x.h"], removed: [], kept: ["y.h"] });
    expect(readFileSync(folder.at("out/y.h"), "utf8")).toBe("edited");
  });

  it("keeps a file that another group still has", () => {
    using folder = new Folder();
    write(folder, { "a c": { "ftk.h": "r", "a.h": "a" }, "a cpp": { "ftk.h": "r" } });
    expect(write(folder, { "a cpp": { "ftk.h": "r" } }).removed).toEqual(["a.h"]);
    expect(list(folder)).toEqual([manifestName, "ftk.h"]);
  });

  it("leaves no temporary file behind and sets permissions", () => {
    using folder = new Folder();
    const writer = new OutputWriter(OutputFolder.open(folder.at("out")), { force: false });
    writer.write("a c", [{ path: "run.sh", text: "#!/bin/sh\n", mode: 0o755 }]);
    writer.finish();
    expect(statSync(folder.at("out/run.sh")).mode & 0o111).toBe(0o111);
    chmodSync(folder.at("out/run.sh"), 0o644);
    const again = new OutputWriter(OutputFolder.open(folder.at("out")), { force: false });
    again.write("a c", [{ path: "run.sh", text: "#!/bin/sh\n", mode: 0o755 }]);
    again.finish();
    expect(statSync(folder.at("out/run.sh")).mode & 0o111).toBe(0o111);
    expect(list(folder)).toEqual([manifestName, "run.sh"]);
  });
});

describe("a hostile output folder", () => {
  it.each(["x", "a/x"])("with a link in the place of %s gets nothing through it", (path) => {
    using outside = new Folder({ "x": "secret", "dir/x": "secret" });
    using folder = new Folder({ "out/other": "" });
    if (path === "x") symlinkSync(outside.at("x"), folder.at("out/x"));
    else symlinkSync(outside.at("dir"), folder.at("out/a"));
    for (const force of [false, true]) expect(() => write(folder, { "a c": { [path]: "mine" } }, force)).toThrow(/link/);
    expect(readFileSync(outside.at("x"), "utf8")).toBe("secret");
    expect(readFileSync(outside.at("dir/x"), "utf8")).toBe("secret");
  });

  it("whose folder became a link after the last run loses nothing outside", () => {
    using outside = new Folder({ "x.h": "x" });
    using folder = new Folder();
    write(folder, { "a c": { "a/x.h": "x" } });
    rmSync(folder.at("out/a"), { recursive: true });
    symlinkSync(outside.path, folder.at("out/a"));
    write(folder, { "a c": { "y.h": "y" } });
    expect(existsSync(outside.at("x.h"))).toBe(true);
  });

  it("with a forged manifest loses nothing outside", () => {
    using folder = new Folder({ "victim.txt": "v", "out/keep.txt": "k" });
    const hash = hashOf("v");
    const paths = { "../victim.txt": hash, [folder.at("victim.txt")]: hash, "a/../../victim.txt": hash, "keep.txt": "00", "__proto__": hash };
    for (const written of [{ "a c": paths }, { __proto__: paths }, [paths], "x", null]) {
      folder.write({ [`out/${manifestName}`]: JSON.stringify({ version: 1, written }) });
      write(folder, {});
      expect(list(folder)).toEqual([manifestName, "keep.txt"]);
      expect(existsSync(folder.at("victim.txt"))).toBe(true);
    }
    folder.write({ [`out/${manifestName}`]: "{" });
    expect(write(folder, { "a c": { "x.h": "x" } }).written).toEqual(["x.h"]);
  });

  it("with a folder in the place of a file is told", () => {
    using folder = new Folder();
    mkdirSync(folder.at("out/x.h"), { recursive: true });
    expect(() => write(folder, { "a c": { "x.h": "x" } })).toThrow(/link or a folder/);
  });

  it("refuses paths that a target must never produce", () => {
    using folder = new Folder();
    for (const path of ["../x", "/x", "a/../x", "a\\b", "con", ""]) expect(() => write(folder, { "a c": { [path]: "x" } })).toThrow(/must not be written/);
    expect(readdirSync(folder.path)).toEqual(["out"]);
  });

  it("must lie inside the project, links followed", () => {
    using outside = new Folder();
    using folder = new Folder();
    symlinkSync(outside.path, folder.at("out"));
    expect(() => OutputFolder.open(join(folder.path, "out", "deep"), folder.path)).toThrow(/leads out of/);
    expect(readdirSync(outside.path)).toEqual([]);
  });
});
