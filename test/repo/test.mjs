// `npm test`: sets up, runs every stage, prints the seconds of each, and ends with the line `N passed, N failed`.
// `npm test -- check vitest` runs only these stages.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { judge, readLine, readVitest } from "./counts.mjs";
import { setup } from "./setup.mjs";
import { stages } from "./stages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const report = join(root, ".cache/vitest.json");

/** What a run of everything sets where the user has not: what it builds is not built again, and Maven ends after seconds. */
const settings = { CARGO_INCREMENTAL: "0", MAVEN_OPTS: "-XX:+UseSerialGC -XX:TieredStopAtLevel=1" };

/** Runs a command, shows what it prints and remembers it. */
function run(command) {
  const [program, ...args] = command;
  const path = join(root, "node_modules/.bin", program);
  return new Promise((resolve) => {
    let output = "";
    const keep = (stream) => (chunk) => {
      output += chunk;
      stream.write(chunk);
    };
    const child = spawn(existsSync(path) ? path : program, args, {
      cwd: root,
      env: { ...settings, ...process.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.setEncoding("utf8").on("data", keep(process.stdout));
    child.stderr.setEncoding("utf8").on("data", keep(process.stderr));
    child.on("error", (error) => resolve({ output: `${output}${error.message}`, status: 127 }));
    child.on("close", (status) => resolve({ output, status: status ?? 1 }));
  });
}

async function runStage(stage) {
  console.log(`\n== ${stage.name}`);
  const started = performance.now();
  rmSync(report, { force: true });
  const extra = stage.counts === "vitest" ? ["--reporter=default", "--reporter=json", `--outputFile=${report}`] : [];
  const { output, status } = await run([...stage.command, ...extra]);
  const fromReport = existsSync(report) ? readFileSync(report, "utf8") : "";
  const counts = stage.counts === "vitest" ? readVitest(fromReport) : readLine(output);
  return { name: stage.name, seconds: (performance.now() - started) / 1000, ...judge(counts, status) };
}

const only = process.argv.slice(2);
const unknown = only.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`no stage ${unknown.join(", ")}; there are ${stages.map((stage) => stage.name).join(", ")}`);
  process.exit(2);
}
if (!setup()) process.exit(1);
mkdirSync(join(root, ".cache"), { recursive: true });

const results = [];
for (const stage of stages) {
  if (only.length === 0 || only.includes(stage.name)) results.push(await runStage(stage));
}

console.log("");
for (const { name, seconds, passed, failed, fault } of results) {
  const verdict = failed === 0 ? "ok  " : "FAIL";
  console.log(
    `${verdict} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed${fault ? ` (${fault})` : ""}`,
  );
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
