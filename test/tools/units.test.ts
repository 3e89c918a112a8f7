import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compile, generate } from "../../compiler/compile.js";
import { targets } from "../../compiler/targets/index.js";
import { findUnits, isShared, makeUnit, type Unit, type UnitSource } from "../../compiler/tools/output/units.js";
import { TextBytes } from "../../compiler/tools/output/bytes.js";
import { OutputFolder } from "../../compiler/tools/output/folder.js";
import { OutputWriter } from "../../compiler/tools/output/writer.js";
import { takeUnits, MOST_UNITS } from "../../compiler/tools/crew/job.js";
import { SourceFile } from "../../idl/index.js";
import { api, Folder } from "./harness.js";

function sourceOf(ids: readonly string[], folderOf = (id: string): string => id): UnitSource {
  const { abi } = compile([new SourceFile("api.ffi", api)]);
  if (abi === null) throw new Error("the package of the tests has errors");
  const enabled = ids.map((id) => {
    const target = targets.find((one) => one.id === id)!;
    return { target, folder: folderOf(id), sides: target.sides, settings: {}, span: abi.package.span };
  });
  return { abi, enabled, targets, generate, bytes: new TextBytes() };
}

function pathsOf(unit: Unit): string[] {
  return unit.kind === "text" ? unit.files.map(({ file }) => file.path) : [unit.target.target.id];
}

it("makes the C header once for all languages that contain it", () => {
  const source = sourceOf(["c", "cpp", "node", "java"]);
  const { units, diagnostics } = findUnits(source);
  const header = `${source.abi.package.prefix}.h`;
  expect(diagnostics).toEqual([]);
  expect(units.map(pathsOf).filter((paths) => paths.some((path) => path.endsWith(`/${header}`)))).toEqual([["c", "cpp", "node"].map((id) => `${id}/${header}`)]);
  expect(units.map(pathsOf)).toContainEqual(["java"]);
  using folder = new Folder();
  const writer = new OutputWriter(OutputFolder.open(folder.at("out")), { force: false });
  for (const unit of units) makeUnit(unit, source)(writer);
  writer.finish();
  const texts = ["c", "cpp", "node", "java"].map((id) => readFileSync(folder.at(`out/${id}/${header}`), "utf8"));
  expect(new Set(texts).size).toBe(1);
});

it("looks at targets of one folder together, and says which want the same file", () => {
  const source = sourceOf(["java", "kotlin"], () => "jvm");
  expect(isShared(source.enabled)).toBe(true);
  expect(findUnits(source).diagnostics.map(({ slug }) => slug)).toContain("same-output");
  expect(isShared(sourceOf(["c", "cpp"]).enabled)).toBe(false);
});

it.each([1, 2, 3, 4])("gives each unit to one of %i threads", (threads) => {
  for (const count of [0, 1, 2, 7, 100]) {
    const state = new Int32Array(1 + MOST_UNITS);
    const all = Array.from({ length: threads }, (_, i) => takeUnits(state, count, threads === 1 ? 0 : i / (threads - 1)));
    const taken: number[] = [];
    for (let ended = 0; ended < all.length; ) {
      ended = 0;
      for (const one of all) {
        const { value, done } = one.next();
        if (done === true) ended++;
        else taken.push(value);
      }
    }
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
  }
});
