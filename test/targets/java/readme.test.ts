// The integration guide: its program is compiled and run, its shell block builds the project; its table is looked up in the generated files.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findJdk } from "../../jdk.js";
import { buildPackage, buildProvider, compileJava, filesOf, lowerText, root, run, runJava } from "./toolchain.js";

function blocksOf(path: string): { language: string; body: string }[] {
  const page = readFileSync(join(root, path), "utf8");
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", body = ""]) => ({ language, body }));
}

const page = readFileSync(join(root, "compiler/targets/java/README.md"), "utf8");
const blocks = blocksOf("compiler/targets/java/README.md");
const guideOfC = blocksOf("compiler/targets/c/README.md");
const abi = lowerText(guideOfC.find((one) => one.language === "ffi")!.body, "notes.ffi");

/** A provider library from the page of C. */
async function provider(folder: string): Promise<string> {
  const source = join(folder, "provider.c");
  writeFileSync(source, guideOfC.find((one) => one.body.startsWith("/* provider.c */"))!.body);
  const c = join(folder, "c");
  return buildProvider(folder, [source, join(c, "acme_notes_provider.c"), join(c, "acme_notes_values.c")], [c]);
}

describe("the integration guide of Java", () => {
  it("has the blocks that are tested", () => {
    expect(blocks.map((one) => one.language)).toEqual(["java", "text", "sh", "text"]);
  });

  it("has a program that prints what the page says", async () => {
    const folder = await buildPackage("guide", abi);
    const library = await provider(folder);
    writeFileSync(join(folder, "Program.java"), blocks[0]!.body);
    await compileJava(folder, [join(folder, "Program.java")]);
    expect(await runJava(folder, "Program", [library])).toBe(blocks[1]!.body);
  }, 300_000);

  it("has commands that build a jar with its provider inside", async () => {
    const folder = await buildPackage("guide-linked", abi);
    const library = await provider(folder);
    const script = `set -e\nFTK_DIR=${join(root, "runtime-native")}\nHEADERS=${join(folder, "c")}\nPROVIDER=${library}\nexport JAVA_HOME=${findJdk()}\n${blocks[2]!.body}`;
    await run("sh", ["-c", script], folder);
    const jar = readdirSync(join(folder, "target")).find((name) => name.endsWith(".jar"))!;
    const source = join(folder, "Linked.java");
    writeFileSync(source, "import acme.notes.*;\nclass Linked { public static void main(String[] a) { try { NotesLibrary.distance(new Point(0, 0), new Point(3, 4)); } catch (acme.notes.ftk.FtkError e) { System.out.println(e.status()); } } }\n");
    // The provider of the page leaves `distance` out: it answers that itself, without load(). The JNI library comes out of the jar.
    expect(await run(join(findJdk(), "bin/java"), ["-Xcheck:jni", "-cp", join(folder, "target", jar), source])).toBe("-17\n");
  }, 300_000);

  it("has a table whose spellings occur in the generated files", () => {
    const all = filesOf(abi, "java").map((one) => one.text).join("\n").replaceAll(/\s+/g, " ");
    const rows = page.slice(page.indexOf("| `.ffi` | Java |"), page.indexOf("Names are camelCase")).split("\n").slice(2);
    const spellings = rows.flatMap((row) => /`([^`]+)` \|$/.exec(row)?.[1] ?? []);
    expect(spellings.length).toBeGreaterThan(20);
    expect(spellings.filter((one) => !all.includes(one))).toEqual([]);
  });

  it("names the classes that a shrinker must keep", () => {
    const kept = [...blocks[3]!.body.matchAll(/class ([\w.]+)/g)].map((match) => `src/main/java/${match[1]!.replaceAll(".", "/")}.java`);
    const paths = filesOf(abi, "java").map((one) => one.path);
    expect(kept.length).toBe(2);
    for (const path of kept) expect(paths).toContain(path);
  });
});
