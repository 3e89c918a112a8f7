// What one class file cannot hold is spread over several: a package whose values need more constants than one class may have compiles.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileJava, filesOf, lowerText, root, writeFiles } from "./toolchain.js";

const RECORDS = 120;
const FIELDS = 150;

function record(index: number): string {
  const fields = Array.from({ length: FIELDS }, (_, i) => `r${index}_field${i}: ${["i32", "f32", "u32", "string"][i % 4]};`);
  return `record R${index} {\n${fields.join("\n")}\n}\nerror X${index} { lost = 1 { row: R${index}; } }\nfn swap${index}(row: R${index}) -> list<R${index}> throws X${index};`;
}

describe("a package of many large values", () => {
  it("has functions of values in several classes, which compile", async () => {
    const abi = lowerText(`package limits@1.0.0;\n${Array.from({ length: RECORDS }, (_, i) => record(i)).join("\n")}\n`);
    const folder = join(root, ".cache/targets-java/limits");
    rmSync(folder, { recursive: true, force: true });
    const files = filesOf(abi, "java").filter((file) => file.path.endsWith(".java"));
    const classes = files.filter((file) => /\/ftk\/Values\d*\.java$/.test(file.path));
    expect(classes.length).toBeGreaterThan(4);
    writeFiles(files, folder);
    await compileJava(folder, files.map((file) => join(folder, file.path)));
  }, 600_000);
});
