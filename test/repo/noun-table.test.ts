import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { targets } from "../../compiler/targets/index.js";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "compiler/README.md"), "utf8");
const table = text.slice(text.indexOf("## The same noun everywhere"), text.indexOf("## Adding a language"));
const rows = table.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| concept")).map((line) => line.split("|").map((cell) => cell.trim()).slice(1, -1));
const paths = (cell: string | undefined): string[] => [...(cell ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");

/** Folders in which a target may have a file: its own, and that of a target whose classes it adds to, as Kotlin does to those of Java. */
const homes = targets.map(({ id, annotation, needs = [] }) => [id, ...targets.filter((other) => needs.includes(other.id) && other.annotation === annotation).map((other) => other.id)]);

describe("the table of nouns names only what exists", () => {
  it.each(rows.map((row) => [row[0], row] as const))("%s", (_concept, row) => {
    const [, check, lower, native, target, features] = row;
    for (const file of [...paths(check), ...paths(lower)]) expect(existsSync(join(root, "compiler", file)), file).toBe(true);
    for (const file of paths(native)) expect(existsSync(join(root, "runtime-native", file.endsWith(".h") ? "include/ftk" : "src", file)), file).toBe(true);
    for (const file of paths(target)) for (const ids of homes) expect(ids.some((id) => existsSync(join(root, "compiler/targets", id, file))), `${ids[0]}/${file}`).toBe(true);
    for (const feature of paths(features)) expect(existsSync(join(root, "test/conformance", feature, "api.ffi")), feature).toBe(true);
  });

  it("has a row for each concept", () => {
    expect(rows.length).toBeGreaterThanOrEqual(6);
  });
});
