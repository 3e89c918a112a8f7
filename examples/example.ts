/** What the examples share: building one, running its programs, and comparing what they print. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));
const tsc = require.resolve("typescript/lib/tsc.js");

/** An example: its folder below `examples`, the npm name of its package, and the programs that print the same transcript. */
export interface Example {
  readonly folder: string;
  /** How lines of progress begin. */
  readonly name: string;
  readonly module: string;
  /** Per language the command, with paths relative to the folder; the provider's path is added behind it. */
  readonly programs: Readonly<Record<string, readonly string[]>>;
  /** Path of the provider library, relative to the folder. */
  readonly provider: string;
}

/** Builds and runs an example; prints progress, and last whether all transcripts are that of `expected.txt`. Returns the exit status. */
export function runExample(example: Example): 0 | 1 {
  const folder = join(root, "examples", example.folder);
  if (!build(example, folder)) return 1;
  const expected = readFileSync(join(folder, "expected.txt"), "utf8");
  const provider = join(folder, example.provider);
  const differing = Object.entries(example.programs).filter(([language, command]) => {
    const [program = "", ...args] = command.map((part) => (part.includes("/") ? join(folder, part) : part));
    const { stdout, stderr, status, error } = spawnSync(program, [...args, provider], {
      encoding: "utf8",
      timeout: 60_000,
    });
    const fault =
      error?.message ?? (status === 0 ? compareText(stdout, expected) : `it ended with ${status}\n${stderr}`);
    if (fault !== "") console.error(`${example.name}: ${language}: ${fault}`);
    return fault !== "";
  });
  if (differing.length > 0) return 1;
  const cases = expected.trimEnd().split("\n").length;
  console.log(`${example.name}: ${Object.keys(example.programs).join(" ")} identical (${cases} cases)`);
  return 0;
}

function build({ name, module }: Example, folder: string): boolean {
  const steps: readonly (readonly [title: string, args: readonly string[]])[] = [
    ["generate, build with cargo, cmake and maven", [tsx, join(root, "compiler/tools/cli.ts"), "build", "--fetch"]],
    ["compile the npm package", [tsc, "-p", "build/generated/node"]],
    ["compile the TypeScript program", [tsc, "-p", "ts"]],
  ];
  installPackage(folder, module);
  return steps.every(([title, args]) => {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${name}: ${title}: ${status === 0 ? "done" : "failed"} (${seconds} s)`);
    return status === 0;
  });
}

/** Makes the generated npm package one that the compiled program in `build/ts` can import. */
function installPackage(folder: string, module: string): void {
  const link = join(folder, "build/node_modules", module);
  mkdirSync(dirname(link), { recursive: true });
  mkdirSync(join(folder, "build/ts"), { recursive: true });
  rmSync(link, { force: true, recursive: true });
  symlinkSync(relative(dirname(link), join(folder, "build/generated/node")), link);
  writeFileSync(join(folder, "build/ts/package.json"), `{ "type": "module" }\n`);
}

/** Empty for the same text, otherwise the first line that differs. */
function compareText(actual: string, expected: string): string {
  if (actual === expected) return "";
  const [got, wanted] = [actual.split("\n"), expected.split("\n")];
  const at = wanted.findIndex((line, i) => line !== got[i]);
  const line = at === -1 ? wanted.length : at;
  return `line ${line + 1} differs\n  expected ${wanted[line] ?? "the end"}\n  printed  ${got[line] ?? "the end"}`;
}
