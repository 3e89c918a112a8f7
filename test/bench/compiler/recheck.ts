/** What `ffi watch` does after one edit of one file of the large package, until it can say that nothing is wrong; run it in a process of its own. */
import "../../../compiler/tools/engine.js";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { targets } from "../../../compiler/targets/index.js";
import { compileProject } from "../../../compiler/tools/compilation.js";
import { SourceCache } from "../../../compiler/tools/config/sources.js";
import { readProject } from "../../../compiler/tools/project.js";
import { CleanPackage } from "../../../compiler/tools/recheck/index.js";
import { benchCase, type BenchCase } from "../case.js";
import { largePackage } from "./package-text.js";

const config = "sources: ['*.ffi']\ntargets:\n  c:\n  cpp:\n  rust:\n  node:\n";

/** How often each edit is made; the first ones are not counted. */
const ROUNDS = 40;
const WARM = 10;

// Where a number makes each edit another one: in documentation, in a member of a resource, in a record that half of its file leads to.
const EDITS: Readonly<Record<string, (text: string, round: number) => string>> = {
  recheck_docs_10k: (text, round) => text.replace("/// One F3N100.", `/// One F3N100, ${round}.`),
  recheck_10k: (text, round) => text.replace("fn callF3N100(count: u32", `fn callF3N100(count${round}: u32`),
  recheck_member_10k: (text, round) => text.replace(/(resource SF3N100 [^}]*property size)/, `$1${round}`),
  recheck_chain_10k: (text, round) => text.replace("record RF3N100 {", `record RF3N100 {\n  more${round}: u32;`),
};

/** The least time from reading the project to the answer. Throws when an answer needed a full check. */
export async function measureRecheck(): Promise<BenchCase[]> {
  const folder = mkdtempSync(join(tmpdir(), "ffi-bench-"));
  try {
    const texts = largePackage();
    texts.forEach((text, index) => writeFileSync(join(folder, `large-${index}.ffi`), text));
    writeFileSync(join(folder, "ffi.yaml"), config);
    const cache = new SourceCache();
    const open = (): ReturnType<typeof readProject> => readProject(join(folder, "ffi.yaml"), { from: folder, targets, cache });
    const project = await open();
    const { abi } = await compileProject(project);
    const clean = abi === null ? null : CleanPackage.of(project, abi);
    const rows: BenchCase[] = [];
    for (const [name, edit] of Object.entries(EDITS)) {
      let wall = Infinity;
      let cpu = Infinity;
      for (let round = 0; round < ROUNDS; round++) {
        writeFileSync(join(folder, "large-3.ffi"), edit(texts[3] ?? "", round));
        const started = performance.now();
        const used = process.cpuUsage();
        if (clean?.becomes(await open()) !== true) throw new Error(`${name} needs a full check`);
        const { user, system } = process.cpuUsage(used);
        if (round < WARM) continue;
        wall = Math.min(wall, performance.now() - started);
        cpu = Math.min(cpu, user + system);
      }
      rows.push(benchCase("compiler", name, wall * 1e6, {}), benchCase("compiler", `${name}_cpu`, cpu * 1e3, {}));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(await measureRecheck()));
