// Runs after `npm ci`: compiles the toolkit, bundles its command and links its own `ffi` command, so that `npx --no-install ffi` works in a checkout.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleCommand } from "./bundle.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const require = createRequire(import.meta.url);
const tsc = require.resolve("typescript/lib/tsc.js");
const built = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.json")], { stdio: "inherit" });
if (built.status !== 0) process.exit(built.status ?? 1);

await bundleCommand(root);

const cli = join(root, "dist/command/ffi.js");
const bin = join(root, "node_modules/.bin");
if (existsSync(cli)) {
  chmodSync(cli, 0o755);
  mkdirSync(bin, { recursive: true });
  const link = join(bin, "ffi");
  rmSync(link, { force: true });
  if (process.platform === "win32") writeFileSync(`${link}.cmd`, `@node "${cli}" %*\r\n`);
  else symlinkSync(cli, link);
}
