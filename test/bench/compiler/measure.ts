/** The compiler rows: each stage once, cold, on the large package, in this process; run it in a process of its own. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "../../../compiler/check/index.js";
import { generate } from "../../../compiler/compile.js";
import { lower } from "../../../compiler/lower/index.js";
import { targets } from "../../../compiler/targets/index.js";
import { parse, SourceFile } from "../../../idl/index.js";
import { benchCase, type BenchCase } from "../case.js";
import { largePackage } from "./package-text.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Milliseconds of one call, and what it gave. */
function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const started = performance.now();
  const value = work();
  return { ms: performance.now() - started, value };
}

/** Times of all stages; `memory` is the resident size at the end, in megabytes. */
export function measureCompiler(): { readonly cases: BenchCase[]; readonly memory: number } {
  const sources = largePackage().map((text, index) => new SourceFile(`large-${index}.ffi`, text));
  const rows: [string, number][] = [];
  const parsed = timed(() => sources.map((source) => parse(source)));
  const checked = timed(() => check({ main: parsed.value.map((one) => one.tree), resolve: () => undefined }));
  const { model, diagnostics } = checked.value;
  if (model === null) throw new Error(`the large package has ${diagnostics.length} findings`);
  const lowered = timed(() => lower(model));
  rows.push(["parse_10k", parsed.ms], ["check_10k", checked.ms], ["lower_10k", lowered.ms]);
  for (const target of targets) {
    const options = { sides: target.sides, settings: {}, imports: {}, runtime: (path: string) => readFileSync(join(root, path), "utf8") };
    const written = timed(() => generate(lowered.value, target, options));
    rows.push([`generate_${target.id}_10k`, written.ms]);
  }
  const cases = rows.map(([name, ms]) => benchCase("compiler", name, ms * 1e6, {}));
  return { cases, memory: Math.round(process.memoryUsage().rss / 1e6) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(measureCompiler()));
