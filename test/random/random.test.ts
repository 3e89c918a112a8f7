// Random valid schemas: each is checked, generated and compiled in all targets. 20 a run; FTK_EXTENDED=1: 500; FTK_COUNT says another number. The first seed is
// printed, and FTK_SEED=<n> begins there again. Without it the seed comes from the sources of the compiler, so that a run on the same
// sources tries the same schemas wherever it runs, and every change of the compiler tries others; the extended mode begins anywhere.
// Schemas with every construct at once and names that are traps still find faults in one of some dozen: a usual run tries the same ones each
// time, and with FTK_SEED, FTK_COUNT or FTK_EXTENDED they are as many as the others and begin where those do.
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { targets } from "../../compiler/targets/index.js";
import { checkTargets } from "../../compiler/tools/capabilities.js";
import { formatDiagnostic, SourceFile } from "../../idl/index.js";
import { compilers, writePackages, type RandomCompiler, type RandomPackage } from "./compilers.js";
import { fullSchema } from "./full/schema.js";
import { randomSchema } from "./schema.js";

const COUNT = Number(process.env["FTK_COUNT"] ?? (process.env["FTK_EXTENDED"] === "1" ? 500 : 20));
const BATCH = 20;
const SEARCHES = process.env["FTK_SEED"] !== undefined || COUNT > 20;
const first = Number(process.env["FTK_SEED"] ?? (COUNT > 20 ? Date.now() % 1_000_000 : seedOfSources()));
const folder = mkdtempSync(join(tmpdir(), "ftk-random-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

/** A number below a million that depends on nothing but the text of the compiler. */
function seedOfSources(): number {
  const compiler = join(import.meta.dirname, "../../compiler");
  const hash = createHash("sha256");
  const files = readdirSync(compiler, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts")).sort();
  for (const path of files) hash.update(readFileSync(join(compiler, path)));
  return hash.digest().readUInt32LE() % 1_000_000;
}

/** What once found a fault is tried every time: faults made small, and schemas made as they were then. */
const small = { seed: 0, text: readFileSync(join(import.meta.dirname, "found.ffi"), "utf8") };
const found = [29592, 100015, 253123, 300052, 500390, 772538, 298490, 241827].map((seed) => ({ seed, text: randomSchema(seed) }));
const fresh = Array.from({ length: COUNT }, (_, index) => ({ seed: first + index, text: randomSchema(first + index) }));
/* They are told apart by their seed, which is part of their names: one that a fault was printed with begins there again. */
const FULL = 9_500_000;
const firstFull = !SEARCHES ? FULL : first >= FULL ? first : FULL + first;
const full = Array.from({ length: SEARCHES ? COUNT : 10 }, (_, index) => {
  const seed = firstFull + index;
  return { seed, text: fullSchema(seed) };
});
console.log(`random schemas: FTK_SEED=${first}`);

const compiled = [small, ...found, ...fresh, ...full].map(({ seed, text }) => {
  const { abi, diagnostics } = compile([new SourceFile(`${seed}.ffi`, text)]);
  return { seed, abi, said: diagnostics.map((one) => formatDiagnostic(one)) };
});

/** A schema that a target refuses, because two of its names would be one there, is refused before anything is written. */
const packages: readonly RandomPackage[] = compiled.flatMap(({ seed, abi }) =>
  abi !== null && checkTargets(abi, targets).length === 0 ? [{ seed, abi }] : [],
);

/** What the compiler says about each package that it refuses; all in one command first, then halves of those that fail. */
async function findFaults(compiler: RandomCompiler, some: readonly RandomPackage[]): Promise<string[]> {
  for (const beside of compiler.beside) writePackages(folder, beside, some);
  const said = some.length === 0 ? "" : await compiler.compile(writePackages(folder, compiler.id, some));
  if (said === "") return [];
  if (some.length === 1) return [`FTK_SEED=${some[0]?.seed}\n${said}`];
  const middle = some.length >> 1;
  const faults = [
    ...(await findFaults(compiler, some.slice(0, middle))),
    ...(await findFaults(compiler, some.slice(middle))),
  ];
  // Two packages may be in each other's way.
  return faults.length > 0 ? faults : [`FTK_SEED=${some[0]?.seed} to ${some.at(-1)?.seed}\n${said}`];
}

test("random schemas are valid", () => {
  expect(
    compiled.filter((one) => one.said.length > 0).map(({ seed, said }) => `seed ${seed}\n${said.join("\n")}`),
  ).toEqual([]);
  expect(packages[0]?.seed).toBe(small.seed);
  // Names that meet in a target are rare: more of them would mean that generated names take what users want.
  expect(packages.length).toBeGreaterThanOrEqual(COUNT + full.length * 0.7);
});

for (const compiler of compilers) {
  test(
    `random schemas compile: ${compiler.id}`,
    async () => {
      const faults: string[] = [];
      for (let start = 0; start < packages.length; start += BATCH) {
        faults.push(...(await findFaults(compiler, packages.slice(start, start + BATCH))));
      }
      expect(faults).toEqual([]);
    },
    (COUNT / BATCH) * 480_000,
  );
}
