// Where files stand and how they are called.
import type { Finding, Rule } from "../repository.js";

/** The top level is closed: a new thing belongs into one of these. Files that begin with a dot are settings. */
const topLevel: ReadonlySet<string> = new Set([
  ...["package.json", "package-lock.json", "tsconfig.json", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"],
  ...["idl", "compiler", "runtime-native", "runtime-ts", "schemas", "examples", "test"],
]);

const vague = /^(utils?|helpers?|common|managers?|base|misc)$/;
const ownScript = /\.(ts|mts|mjs)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/;

/** Names of files and folders. */
export const paths: Rule = {
  name: "paths",
  says: "the top level is closed; no utils, helpers, common, manager, base; TypeScript files are kebab-case",
  check: (repository) => repository.paths.flatMap((path) => judgePath(path) ?? []),
};

function judgePath(path: string): Finding | undefined {
  const segments = path.split("/");
  const [top = ""] = segments;
  const last = segments.at(-1) ?? "";
  const finding = (message: string) => ({ file: path, line: 1, message });
  if (!top.startsWith(".") && !topLevel.has(top)) return finding(`${top} does not belong on the top level`);
  const bad = segments.find((segment) => vague.test(segment.replace(/\..*$/, "")));
  if (bad !== undefined) return finding(`"${bad}" says nothing about its content`);
  if (ownScript.test(last) && !kebab.test(last)) return finding(`${last} is not kebab-case`);
  return undefined;
}
