// What one class file cannot hold is spread over several: a package whose values need more constants than one class may have compiles.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findUnsupported } from "../../../compiler/tools/capabilities.js";
import { java } from "../../../compiler/targets/java/index.js";
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

describe("a value with more fields than a constructor has parameters", () => {
  const fields = (count: number, type: string): string => Array.from({ length: count }, (_, i) => `f${i}: ${type};`).join(" ");
  const found = (declaration: string): string[] => findUnsupported(lowerText(`package limits@1.0.0;\n${declaration}\n`), java).map(({ message }) => message);

  it.each([
    ["record R { " + fields(255, "u16") + " }", "`R` with 255 fields"],
    ["struct S { " + fields(128, "f64") + " }", "`S` with 128 fields"],
    ["variant V { large { " + fields(255, "bool") + " } }", "`V.large` with 255 fields"],
    ["error E { large = 1 { " + fields(255, "i32") + " } }", "`E.large` with 255 fields"],
    ["fn call(" + fields(128, "u32").replaceAll(";", ",").slice(0, -1) + ");", "`call` with 128 parameters"],
  ])("is refused: %.24s", (declaration, shown) => {
    expect(found(declaration)).toEqual([`Java (JNI) cannot express ${shown}: a constructor or method has at most 254 parameters there, and 64-bit numbers count twice`]);
  });

  it("compiles with as many as it may have", async () => {
    const text = `record R { ${fields(254, "i32")} }\nstruct S { ${fields(127, "f64")} }\nerror E { large = 1 { ${fields(254, "i32")} } }\nfn swap(r: R, s: S) -> S throws E;`;
    expect(found(text)).toEqual([]);
    const folder = join(root, ".cache/targets-java/most");
    rmSync(folder, { recursive: true, force: true });
    const files = filesOf(lowerText(`package limits@1.0.0;\n${text}\n`), "java").filter((file) => file.path.endsWith(".java"));
    writeFiles(files, folder);
    await compileJava(folder, files.map((file) => join(folder, file.path)));
  }, 600_000);
});
