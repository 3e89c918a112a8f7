// The type checker, over the product and over the tests. Both runs are incremental and run side by side.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Finding, Repository, Rule } from "../repository.js";

const tsc = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");

/** No type errors. */
export const types: Rule = {
  name: "types",
  says: "tsc reports nothing for the product and for the tests",
  async check(repository) {
    const found = await Promise.all([runTsc(repository, "tsconfig.json"), runTsc(repository, "test/tsconfig.json")]);
    const unique = new Map(found.flat().map((finding) => [JSON.stringify(finding), finding]));
    return [...unique.values()];
  },
};

function runTsc(repository: Repository, project: string): Promise<Finding[]> {
  const cache = join(repository.root, ".cache", `${project.replaceAll("/", "-")}.tsbuildinfo`);
  const flags = ["-p", project, "--noEmit", "--incremental", "--tsBuildInfoFile", cache, "--pretty", "false"];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, ...flags], {
      cwd: repository.root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (status) => resolve(readOutput(output, status ?? 1, project)));
  });
}

/** Reads what tsc printed; a failure without a readable line is a finding of its own. */
export function readOutput(output: string, status: number, project: string): Finding[] {
  const found = [...output.matchAll(/^(\S+?)\((\d+),\d+\): error (.*)$/gm)].map(
    ([, file = "", line, message = ""]) => ({
      file,
      line: Number(line),
      message,
    }),
  );
  if (found.length > 0 || status === 0) return found;
  return [{ file: project, line: 1, message: `tsc ended with ${status}: ${output.trim()}` }];
}
