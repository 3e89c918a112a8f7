// Words that must not be committed: unfinished work, paths of one machine, references that only some readers have.
import { isGolden, type Finding, type Rule } from "../repository.js";

const textFile = /\.(ts|mts|mjs|js|json|md|c|h|cpp|hpp|rs|toml|yaml|yml|cmake|txt|ffi|in|pc|sh)$|(^|\/)(LICENSE|run)$/;

/** Patterns are put together, so that this file does not match itself. */
const banned: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  { pattern: new RegExp(`\\b(?:TO${"DO"}|FIX${"ME"}|XX${"X"})\\b`), message: "unfinished work is not committed" },
  {
    pattern: new RegExp(`(?<![\\w.}])/(?:${["work", "root", "tmp", "home/[a-z]+", "Users/[A-Za-z]+"].join("|")})/`),
    message: "a path of one machine",
  },
  {
    pattern: new RegExp(`\\b(?:iss${"ue"} #?\\d+|Cla${"ude"}|Chat${"GPT"}|Co${"pilot"})\\b`, "i"),
    message: "who made it, and when, is for the history",
  },
];

/** Words. */
export const words: Rule = {
  name: "words",
  says: "nothing unfinished and no path of one machine is committed",
  check(repository) {
    const own = repository.paths.filter((path) => textFile.test(path) && !isGolden(path));
    return own.flatMap((path) => findBanned(path, repository.read(path)));
  },
};

function findBanned(path: string, text: string): Finding[] {
  if (!banned.some(({ pattern }) => pattern.test(text))) return [];
  return text.split("\n").flatMap((row, i) => {
    const hit = banned.find(({ pattern }) => pattern.test(row));
    return hit === undefined
      ? []
      : [{ file: path, line: i + 1, message: `${hit.message}: ${row.trim().slice(0, 80)}` }];
  });
}
