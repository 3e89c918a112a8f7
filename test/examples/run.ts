/** The stage `examples`: builds and runs each example, then installs the packages of textkit elsewhere, and builds the front page. Ends with `N passed, N failed`. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackages } from "./packages.js";
import { checkReadme } from "./readme.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));

const programs = readdirSync(join(root, "examples"))
  .map((name) => join("examples", name, "run.ts"))
  .filter((path) => existsSync(join(root, path)))
  .sort();
const examples = programs.map((path) => {
  const { status } = spawnSync(process.execPath, [tsx, path], { cwd: root, stdio: "inherit" });
  return status === 0;
});
const results = [...examples, ...checkPackages(root), checkReadme(root)];
const passed = results.filter((result) => result).length;
const failed = results.length - passed + (examples.length === 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
