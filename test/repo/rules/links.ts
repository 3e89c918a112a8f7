// Pages link to things that exist.
import { posix } from "node:path";
import { isGolden, type Finding, type Repository, type Rule } from "../repository.js";

/** Relative links of Markdown pages. */
export const links: Rule = {
  name: "links",
  says: "a relative link in a page leads to a file or folder of the repository",
  check(repository) {
    const known = new Set(repository.paths.flatMap(withFolders));
    const pages = repository.paths.filter((path) => path.endsWith(".md") && !isGolden(path));
    return pages.flatMap((path) => findLost(repository, known, path));
  },
};

function findLost(repository: Repository, known: ReadonlySet<string>, path: string): Finding[] {
  const blanked = repository
    .read(path)
    .replace(/^```[\s\S]*?^```$|`[^`\n]*`/gm, (block) => block.replace(/[^\n]/g, " "));
  return blanked.split("\n").flatMap((row, i) => {
    const targets = [...row.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target);
    const lost = targets.filter((target) => !/^[a-z]+:/.test(target) && !known.has(resolve(path, target)));
    return lost.map((target) => ({ file: path, line: i + 1, message: `links to ${target}, which does not exist` }));
  });
}

function resolve(path: string, target: string): string {
  return posix.join(posix.dirname(path), target).replace(/\/$/, "");
}

function withFolders(path: string): string[] {
  const segments = path.split("/");
  return [".", ...segments.map((_, i) => segments.slice(0, i + 1).join("/"))];
}
