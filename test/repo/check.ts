// `npm run check`: every rule of the repository, with its seconds; findings as file:line; status 1 when there are any.
// `npm run check -- RULE...`: some rules. `npm run check -- --touched FROM..TO [LANGUAGE...]`: see touched.ts.
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
import { findTouched, showTouched, type Touched } from "./touched.js";

const rules: readonly Rule[] = [layering, cycles, sizes, paths, words, links, docs, targets, schemas, types];

const root = new URL("../..", import.meta.url).pathname;
const [first, ...rest] = process.argv.slice(2);
if (first === "--touched") process.exitCode = checkTouched(rest);
else process.exitCode = await checkRules(process.argv.slice(2));

async function checkRules(only: readonly string[]): Promise<number> {
  const unknown = only.find((name) => !rules.some((rule) => rule.name === name));
  if (unknown !== undefined)
    return refuse(`no rule \`${unknown}\`; there are ${rules.map(({ name }) => name).join(" ")}`);
  const repository = openRepository(root);
  let failed = 0;
  const chosen = rules.filter((rule) => only.length === 0 || only.includes(rule.name));
  for (const rule of chosen) {
    const started = performance.now();
    const found = await rule.check(repository);
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    console.log(`${found.length === 0 ? "ok  " : "FAIL"} ${rule.name.padEnd(10)} ${seconds.padStart(6)} s`);
    if (found.length > 0) failed++;
    if (found.length > 0) report(rule, found);
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function checkTouched([range = "", ...languages]: readonly string[]): number {
  let touched: Touched;
  try {
    touched = findTouched(root, range, languages);
  } catch (error) {
    return refuse((error as Error).message);
  }
  const bare = touched.mends.filter(({ note }) => note === undefined).length;
  process.stdout.write(showTouched(touched));
  console.log(`${touched.mends.length - bare} passed, ${bare} failed`);
  return bare === 0 ? 0 : 1;
}

function refuse(message: string): number {
  console.error(`check: ${message}`);
  return 2;
}

function report(rule: Rule, found: readonly Finding[]): void {
  console.log(`     ${rule.says}`);
  for (const { file, line, message } of found) console.log(`     ${file}:${line} ${message}`);
}
