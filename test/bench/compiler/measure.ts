/** The stages of the compiler: each once, cold, on the large package, in this process; run it in a process of its own. */
import "../../../compiler/tools/engine.js";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "../../../compiler/check/index.js";
import { generate } from "../../../compiler/compile.js";
import { lower } from "../../../compiler/lower/index.js";
import { targets } from "../../../compiler/targets/index.js";
import { findCollisions } from "../../../compiler/tools/capabilities.js";
import { parse, SourceFile } from "../../../idl/index.js";
import { benchCase, type BenchCase } from "../case.js";
import { largePackage } from "./package-text.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Rows of all stages: the time that passed, and under `..._cpu` the processor time of all threads, garbage collection and compilation included. */
export function measureStages(): BenchCase[] {
  const rows: BenchCase[] = [];
  const timed = <T>(name: string, work: () => T): T => {
    const used = process.cpuUsage();
    const started = performance.now();
    const value = work();
    const wall = performance.now() - started;
    const { user, system } = process.cpuUsage(used);
    rows.push(benchCase("compiler", `${name}_10k`, wall * 1e6, {}), benchCase("compiler", `${name}_10k_cpu`, (user + system) * 1e3, {}));
    return value;
  };
  const sources = largePackage().map((text, index) => new SourceFile(`large-${index}.ffi`, text));
  const trees = timed("parse", () => sources.map((source) => parse(source).tree));
  const { model, diagnostics } = timed("check", () => check({ main: trees, resolve: () => undefined }));
  if (model === null) throw new Error(`the large package has ${diagnostics.length} findings`);
  const abi = timed("lower", () => lower(model));
  timed("names", () => targets.forEach((target) => findCollisions(abi, target)));
  for (const target of targets) {
    const options = { sides: target.sides, settings: {}, imports: {}, runtime: (path: string) => readFileSync(join(root, path), "utf8") };
    // The text of a large file is made when it is asked for.
    timed(`generate_${target.id}`, () => generate(abi, target, options).reduce((size, file) => size + file.text.length, 0));
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(measureStages()));
