// Every block of compiler/print/README.md is type-checked and run; the block after it is what it prints.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const folder = join(root, ".cache/print-readme");

interface Block {
  readonly file: string;
  readonly source: string;
  readonly expected: string | undefined;
}

function readBlocks(): Block[] {
  const page = readFileSync(join(root, "compiler/print/README.md"), "utf8");
  const fences = [...page.matchAll(/^```(\w+)( output)?\n([\s\S]*?)^```$/gm)].map(
    ([, language, output, body = ""]) => ({
      input: language === "ts" && output === undefined,
      body,
    }),
  );
  return fences.flatMap(({ input, body }, i) => {
    if (!input) return [];
    const next = fences[i + 1];
    const source = body.replaceAll('"../../print/index.js"', '"../../compiler/print/index.js"');
    return [
      {
        file: join(folder, `block-${i}.ts`),
        source,
        expected: next !== undefined && !next.input ? next.body : undefined,
      },
    ];
  });
}

const blocks = readBlocks();

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const block of blocks) writeFileSync(block.file, block.source);
});

describe("compiler/print/README.md", () => {
  it("has blocks", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(6);
  });

  it("type-checks", () => {
    const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
    const files = blocks.map((block) => block.file);
    const program = ts.createProgram(files, { ...options, noEmit: true, incremental: false, noUnusedLocals: false });
    const found = files.flatMap((file) => {
      const source = program.getSourceFile(file);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });
    expect(found.map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"))).toEqual([]);
  });

  for (const block of blocks) {
    if (block.expected === undefined) continue;
    it(`prints what it shows: ${block.expected.split("\n")[0]}`, async () => {
      const module = (await import(pathToFileURL(block.file).href)) as { text: string };
      expect(module.text).toBe(block.expected);
    });
  }
});
