// The integration guide: its program is compiled and run, its shell block builds the project with Maven; its table is looked up in the generated files.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findJdk } from "../../jdk.js";
import { jarOf } from "../../jvm/jars.js";
import { buildPackage, buildProvider, filesOf, lowerText, root, run, writeFiles } from "../java/toolchain.js";
import { compileKotlin, kotlinFiles, runKotlin } from "./toolchain.js";

function blocksOf(path: string): { language: string; body: string }[] {
  const page = readFileSync(join(root, path), "utf8");
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", body = ""]) => ({ language, body }));
}

const page = readFileSync(join(root, "compiler/targets/kotlin/README.md"), "utf8");
const blocks = blocksOf("compiler/targets/kotlin/README.md");
const guideOfC = blocksOf("compiler/targets/c/README.md");
const abi = lowerText(guideOfC.find((one) => one.language === "ffi")!.body, "notes.ffi");

/** A folder with the package, and a provider library from the page of C. */
async function build(name: string): Promise<{ folder: string; library: string }> {
  const folder = await buildPackage(name, abi);
  const source = join(folder, "provider.c");
  writeFileSync(source, guideOfC.find((one) => one.body.startsWith("/* provider.c */"))!.body);
  const c = join(folder, "c");
  return { folder, library: await buildProvider(folder, [source, join(c, "acme_notes_provider.c"), join(c, "acme_notes_values.c")], [c]) };
}

describe("the integration guide of Kotlin", () => {
  it("has the blocks that are tested", () => {
    expect(blocks.map((one) => one.language)).toEqual(["kotlin", "text", "sh"]);
  });

  it("has a program that prints what the page says", async () => {
    const { folder, library } = await build("guide-kotlin");
    writeFileSync(join(folder, "Program.kt"), blocks[0]!.body);
    await compileKotlin(folder, [abi], [join(folder, "Program.kt")]);
    expect(await runKotlin(folder, "ProgramKt", [library])).toBe(blocks[1]!.body);
    // Null is refused where the interface does not call it optional.
    writeFileSync(join(folder, "Null.kt"), "import acme.notes.Board\n\nfun find(board: Board) = board.find(null)\n\nfun make(title: String?) = Board(title)\n");
    await expect(compileKotlin(folder, [], [join(folder, "Null.kt")])).rejects.toThrow(/Null\.kt:3:\d+: error: [\s\S]*Null\.kt:5:\d+: error: /);
  }, 600_000);

  it("has commands that build a jar with its provider inside", async () => {
    const { folder, library } = await build("guide-kotlin-linked");
    writeFiles(kotlinFiles(abi), folder);
    // Without JAVA_HOME too: CMake finds the JDK of javac.
    const script = `set -e\nFTK_DIR=${join(root, "runtime-native")}\nHEADERS=${join(folder, "c")}\nPROVIDER=${library}\nunset JAVA_HOME\n${blocks[2]!.body}`;
    await run("sh", ["-c", script], folder);
    expect(existsSync(join(folder, "target/classes/acme/notes/NotesKotlin.class"))).toBe(true);
    const jar = join(folder, "target", readdirSync(join(folder, "target")).find((name) => name.endsWith(".jar"))!);
    const source = join(folder, "Linked.java");
    // Java sees what Kotlin adds too. The provider of the page leaves `distance` out: it answers that itself, without load().
    writeFileSync(source, "import acme.notes.*;\nclass Linked { public static void main(String[] a) { try { NotesKotlin.distance(new Point(0, 0), new Point(3, 4)); } catch (acme.notes.ftk.FtkError e) { System.out.println(e.status()); } } }\n");
    expect(await run(join(findJdk(), "bin/java"), ["-Xcheck:jni", "-cp", `${jar}:${jarOf("kotlin-stdlib")}`, source])).toBe("-17\n");
  }, 600_000);

  it("has a table whose spellings occur in the generated files", () => {
    const all = [...filesOf(abi, "java"), ...kotlinFiles(abi)].map((one) => one.text).join("\n").replaceAll(/\s+/g, " ");
    const rows = page.slice(page.indexOf("| `.ffi` | Kotlin |"), page.indexOf("Names are those of Java")).split("\n").slice(2);
    const spellings = rows.flatMap((row) => /`([^`]+)` \|$/.exec(row)?.[1] ?? []);
    expect(spellings.length).toBeGreaterThan(16);
    expect(spellings.filter((one) => !all.includes(one))).toEqual([]);
  });
});
