// `npm run quickstart`: sets up, then builds and runs the quickstart example in every language.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setup } from "./setup.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));

if (!setup()) process.exit(1);
const { status } = spawnSync(process.execPath, [tsx, "examples/textkit/run.ts", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
