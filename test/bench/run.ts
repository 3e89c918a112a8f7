/**
 * The bench: `npm run bench -- [node|jvm|native|compiler] [--json]`; without a name all parts run, one after the other.
 * `npm run bench -- native --case string_out` measures the native rows whose names contain that.
 * A part that cannot run says why on stderr, the others go on; the exit status is 1 then.
 */
import { showCases, type BenchCase, type Goal } from "./case.js";
import { compilerGoals, measureCompiler } from "./compiler/part.js";
import { jvmGoals } from "./jvm/goals.js";
import { measureJvm } from "./jvm/measure.js";
import { measureNative, nativeGoals } from "./native/measure.js";
import { nodeGoals } from "./node/goals.js";
import { measureNode } from "./node/measure.js";

const parts = { node: measureNode, jvm: measureJvm, native: measureNative, compiler: measureCompiler };
type Part = keyof typeof parts;

const USAGE = "npm run bench -- [node|jvm|native|compiler] [--json], or npm run bench -- native [--case PART-OF-A-NAME] [--json]";

function isPart(name: string): name is Part {
  return name in parts;
}

async function main(args: readonly string[]): Promise<number> {
  const at = args.indexOf("--case");
  const wanted = at < 0 ? "" : (args[at + 1] ?? "");
  const others = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const names = others.filter((one) => !one.startsWith("--"));
  const unknown = others.find((one) => (one.startsWith("--") ? one !== "--json" : !isPart(one)));
  if (unknown !== undefined) return refuse(`unknown argument ${unknown}`);
  if (at >= 0 && (wanted === "" || names.join() !== "native")) return refuse("--case NAME belongs to the part native");
  const chosen = names.length === 0 ? (Object.keys(parts) as Part[]) : names.filter(isPart);
  const cases: BenchCase[] = [];
  let status = 0;
  for (const name of chosen) {
    try {
      cases.push(...(await parts[name](wanted)));
    } catch (error) {
      process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
      status = 1;
    }
  }
  process.stdout.write(args.includes("--json") ? `${JSON.stringify({ cases })}\n` : showReport(cases));
  return status;
}

function refuse(problem: string): number {
  process.stderr.write(`${problem}; usage: ${USAGE}\n`);
  return 2;
}

/** The table, and for the parts that have goals what is missed. */
function showReport(cases: readonly BenchCase[]): string {
  const goalsByPart: Readonly<Record<string, readonly Goal[]>> = { node: nodeGoals(cases), jvm: jvmGoals(cases), native: nativeGoals(cases), compiler: compilerGoals(cases) };
  const lists = Object.entries(goalsByPart).map(([part, goals]) => {
    if (goals.length === 0) return "";
    const missed = goals.filter((one) => !one.met).map((one) => `missed    ${one.case.padEnd(24)} ${one.text}${one.reason === undefined ? "" : `: ${one.reason}`}\n`);
    return `\n${part} goals: ${goals.length - missed.length} of ${goals.length} met\n${missed.join("")}`;
  });
  return showCases(cases) + lists.join("");
}

process.exitCode = await main(process.argv.slice(2));
