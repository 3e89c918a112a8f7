// `npm run check`: every rule of the repository, with its seconds; findings as file:line; status 1 when there are any.
import { openRepository, type Finding, type Rule } from "./repository.js";
import { cycles } from "./rules/cycles.js";
import { docs } from "./rules/docs.js";
import { layering } from "./rules/layering.js";
import { links } from "./rules/links.js";
import { paths } from "./rules/paths.js";
import { schemas } from "./rules/schemas.js";
import { sizes } from "./rules/sizes.js";
import { targets } from "./rules/targets.js";
import { types } from "./rules/types.js";
import { words } from "./rules/words.js";

const rules: readonly Rule[] = [layering, cycles, sizes, paths, words, links, docs, targets, schemas, types];

const root = new URL("../..", import.meta.url).pathname;
const only = process.argv.slice(2);
const repository = openRepository(root);

let failed = 0;
const chosen = rules.filter((rule) => only.length === 0 || only.includes(rule.name));
for (const rule of chosen) {
  const started = performance.now();
  const found = await rule.check(repository);
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  console.log(`${found.length === 0 ? "ok  " : "FAIL"} ${rule.name.padEnd(10)} ${seconds.padStart(6)} s`);
  if (found.length > 0) report(rule, found);
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1;

function report(rule: Rule, found: readonly Finding[]): void {
  failed++;
  console.log(`     ${rule.says}`);
  for (const { file, line, message } of found) console.log(`     ${file}:${line} ${message}`);
}
