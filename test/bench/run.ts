/**
 * The bench: `npm run bench -- [node|jvm|native|compiler] [--json]`; without a name all parts run, one after the other.
 * A part that cannot run says why on stderr, the others go on; the exit status is 1 then.
 */
import { showCases, type BenchCase } from "./case.js";
import { compilerGoals, measureCompiler } from "./compiler/part.js";
import { jvmGoals } from "./jvm/goals.js";
import { measureJvm } from "./jvm/measure.js";
import { measureNative, nativeGoals } from "./native/measure.js";
import { nodeGoals } from "./node/goals.js";
import { measureNode } from "./node/measure.js";

const parts = { node: measureNode, jvm: measureJvm, native: measureNative, compiler: measureCompiler };
type Part = keyof typeof parts;

function isPart(name: string): name is Part {
  return name in parts;
}

async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((one) => !one.startsWith("--"));
  const unknown = args.find((one) => (one.startsWith("--") ? one !== "--json" : !isPart(one)));
  if (unknown !== undefined) {
    process.stderr.write(`unknown argument ${unknown}; usage: npm run bench -- [node|jvm|native|compiler] [--json]\n`);
    return 2;
  }
  const chosen = names.length === 0 ? (Object.keys(parts) as Part[]) : names.filter(isPart);
  const cases: BenchCase[] = [];
  let status = 0;
  for (const name of chosen) {
    try {
      cases.push(...(await parts[name]()));
    } catch (error) {
      process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
      status = 1;
    }
  }
  process.stdout.write(args.includes("--json") ? `${JSON.stringify({ cases })}\n` : showReport(cases));
  return status;
}

/** The table, and for the parts that have goals what is missed. */
function showReport(cases: readonly BenchCase[]): string {
  const goalsByPart = { node: nodeGoals(cases), jvm: jvmGoals(cases), native: nativeGoals(cases), compiler: compilerGoals(cases) };
  const lists = Object.entries(goalsByPart).map(([part, goals]) => {
    if (goals.length === 0) return "";
    const missed = goals.filter((one) => !one.met).map((one) => `missed    ${one.case.padEnd(24)} ${one.text}\n`);
    return `\n${part} goals: ${goals.length - missed.length} of ${goals.length} met\n${missed.join("")}`;
  });
  return showCases(cases) + lists.join("");
}

process.exitCode = await main(process.argv.slice(2));
