// The integration guide: its program is type-checked, built by its shell block and run; its table is looked up in the generated files.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, compileTypeScript, filesOf, lowerText, root, run } from "./toolchain.js";

function blocksOf(path: string): { language: string; body: string }[] {
  const page = readFileSync(join(root, path), "utf8");
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", body = ""]) => ({ language, body }));
}

const page = readFileSync(join(root, "compiler/targets/node/README.md"), "utf8");
const blocks = blocksOf("compiler/targets/node/README.md");
const guideOfC = blocksOf("compiler/targets/c/README.md");
const abi = lowerText(guideOfC.find((one) => one.language === "ffi")!.body, "notes.ffi");

/** A provider library from the page of C. */
async function provider(folder: string): Promise<string> {
  const source = join(folder, "provider.c");
  writeFileSync(source, guideOfC.find((one) => one.body.startsWith("/* provider.c */"))!.body);
  const c = join(folder, "c");
  return buildProvider(folder, [source, join(c, "acme_notes_provider.c"), join(c, "acme_notes_values.c")], [c]);
}

describe("the integration guide of TypeScript", () => {
  it("has the blocks that are tested", () => {
    expect(blocks.map((one) => one.language)).toEqual(["ts", "text", "sh"]);
  });

  it("has a program that prints what the page says", async () => {
    const folder = await buildPackage("guide", abi);
    const library = await provider(folder);
    writeFileSync(join(folder, "program.ts"), blocks[0]!.body);
    await compileTypeScript(folder, "acme-notes", ["program.ts"]);
    expect(await run(process.execPath, [join(folder, "out/program.js"), library])).toBe(blocks[1]!.body);
  }, 300_000);

  it("has commands that build the package with its provider inside", async () => {
    const folder = await buildPackage("guide-linked", abi);
    const library = await provider(folder);
    const own = join(folder, "node_modules/acme-notes");
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin/tsc"), `#!/bin/sh\nexec node ${join(root, "node_modules/typescript/bin/tsc")} "$@"\n`, { mode: 0o755 });
    const script = `set -e\nFTK_DIR=${join(root, "runtime-native")}\nHEADERS=${join(folder, "c")}\nPROVIDER=${library}\nPATH=${join(folder, "bin")}:$PATH\n${blocks[2]!.body}`;
    await run("sh", ["-c", script], own);
    writeFileSync(join(folder, "linked.mjs"), 'import { distance } from "acme-notes";\ntry { distance({ x: 0, y: 0 }, { x: 3, y: 4 }); } catch (error) { console.log(error.status); }\n');
    // The provider of the page leaves `distance` out: it answers that itself, without load().
    expect(await run(process.execPath, [join(folder, "linked.mjs")])).toBe("-17\n");
  }, 300_000);

  it("has a table whose spellings occur in the generated files", () => {
    const all = filesOf(abi, "node").map((one) => one.text).join("\n").replaceAll(/\s+/g, " ");
    const rows = page.slice(page.indexOf("| `.ffi` | TypeScript |"), page.indexOf("Names are camelCase")).split("\n").slice(2);
    const spellings = rows.flatMap((row) => /`([^`]+)` \|$/.exec(row)?.[1] ?? []).map((one) => one.replaceAll("\\|", "|"));
    expect(spellings.length).toBeGreaterThan(20);
    expect(spellings.filter((one) => !all.includes(one))).toEqual([]);
  });
});
