// What may be left out costs parameters of its own, and the compiler of Kotlin does not count them: a class with too many compiles, and cannot be loaded.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findUnsupported } from "../../../compiler/tools/capabilities.js";
import { kotlin } from "../../../compiler/targets/kotlin/index.js";
import { buildPackage, lowerText } from "../java/toolchain.js";
import { compileKotlin, runKotlin } from "./toolchain.js";

const each = (count: number, write: (i: number) => string): string => Array.from({ length: count }, (_, i) => write(i)).join(" ");
const fields = (count: number, type: string): string => each(count, (i) => `f${i}: ${type};`);
const params = (count: number, type: string, value = ""): string => each(count, (i) => `a${i}: ${type}${value},`).slice(0, -1);
const found = (body: string): string[] => findUnsupported(lowerText(`package limits.kt@1.0.0;\n${body}\n`), kotlin).map(({ message }) => message);

describe("more parameters than Kotlin has words for", () => {
  it.each([
    ["record R { " + fields(246, "i32") + " }", "`R` with 246 fields", 256],
    ["struct S { " + fields(125, "f64") + " }", "`S` with 125 fields", 256],
    ["fn call(" + params(247, "i32", " = 1") + ");", "`call` with 247 parameters", 256],
    ["fn call(b: u16, c: bool, " + params(125, "u64", " = 1") + ");", "`call` with 127 parameters", 257],
    ["resource R { fn call(" + params(246, "i32", " = 1") + "); }", "`call` with 246 parameters", 256],
    ["resource R { constructor(" + params(246, "bool", " = true") + "); }", "`R` with 246 parameters", 256],
  ])("are refused: %.24s", (body, shown, words) => {
    const reason = `with what Kotlin adds for those left out they take ${words} of 255 words of parameters; 64-bit numbers take two`;
    expect(found(body)).toEqual([`Kotlin (JNI) cannot express ${shown}: ${reason}`]);
  });

  it("are refused once where Java has too many already, also when Java is not generated for itself", () => {
    const reason = "a constructor or method has at most 254 parameters there, and 64-bit numbers count twice";
    expect(found(`record R { ${fields(300, "i32")} }`)).toEqual([`Kotlin (JNI) cannot express \`R\` with 300 fields: ${reason}`]);
  });

  it("are loaded with as many as it may have", async () => {
    const text = `package limits.kt@1.0.0;
record R { ${fields(245, "i32")} }
struct S { ${fields(124, "f64")} }
fn call(${params(246, "i32", " = 1")});
resource Thing { constructor(${params(245, "bool", " = true")}); fn call(${params(245, "i32", " = 1")}); }
fn swap(r: R, s: S) -> R;
`;
    const abi = lowerText(text);
    expect(findUnsupported(abi, kotlin)).toEqual([]);
    const folder = await buildPackage("limits-kotlin", abi);
    const program = join(folder, "Program.kt");
    writeFileSync(program, `fun main() {\n    val names = Class.forName("limits.kt.KtKotlin").methods.map { it.name }\n    println("call\\$default" in names && "copy\\$default" in names)\n}\n`);
    await compileKotlin(folder, [abi], [program]);
    expect(await runKotlin(folder, "ProgramKt", [])).toBe("true\n");
  }, 600_000);
});
