// `npm run check -- --touched FROM..TO [LANGUAGE...]`: what new languages touched outside their own places, with the commits.
//
// In: a range of commits, and the languages (those whose folder is new in the range, when none are named).
// Out: one line per place with its count of paths, then every other path, its commits, and the decision note that speaks of it.
import { posix } from "node:path";
import { git, readCommits, readNotes, type Commit, type Note } from "./history.js";

/** A path of the shared part that a language changed. */
export interface Mend {
  readonly path: string;
  /** Commits of the languages that changed it, oldest first. */
  readonly commits: readonly Commit[];
  /** The decision note, new in the range, that names the path or a folder around it. */
  readonly note: Note | undefined;
}

/** What a range of commits did for its new languages. */
export interface Touched {
  readonly languages: readonly string[];
  /** Paths that a language may touch, by place. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  readonly mends: readonly Mend[];
  /** Commits that belong to no language, with their paths of the shared part. */
  readonly others: readonly { readonly commit: Commit; readonly paths: readonly string[] }[];
}

const LIST = "compiler/targets/index.ts";
const SETUP: ReadonlySet<string> = new Set([
  "test/repo/setup.mjs",
  "package.json",
  "package-lock.json",
  ".ci/run",
  ".gitignore",
]);

/** Looks through the range. Throws an `Error` whose message is for the user when there is no such range or no language in it. */
export function findTouched(root: string, range: string, named: readonly string[] = []): Touched {
  const [from, to] = readRange(root, range);
  const languages = named.length > 0 ? named : newFolders(root, from, to, "compiler/targets");
  if (languages.length === 0)
    throw new Error(`no folder of compiler/targets is new in ${range}: name the languages behind the range`);
  const bridges = newFolders(root, from, to, "runtime-native");
  const absent = languages.find((id) => git(root, "ls-tree", "--name-only", to, `compiler/targets/${id}/`) === "");
  if (absent !== undefined) throw new Error(`compiler/targets/${absent} does not exist at ${to}`);

  const changed = new Set(lines(git(root, "diff", "--name-only", "--no-renames", "-z", from, to)));
  const words = new RegExp(
    `\\b(?:${[...languages, ...bridges, ...titles(root, to, languages)].map(escape).join("|")})\\b`,
    "i",
  );
  const isOwn = (path: string) =>
    isInside(path, "compiler/targets", languages) || isInside(path, "runtime-native", bridges);
  const commits = readCommits(root, from, to);
  const ours = commits.filter((commit) => commit.paths.some(isOwn) || words.test(commit.message));

  const listed = isListLine(root, from, to, languages);
  const placeOf = (path: string) => findPlace(path, languages, bridges, listed);
  const touched = [...new Set(ours.flatMap(({ paths }) => paths))].filter((path) => changed.has(path)).sort();
  const notes = readNotes(root, from, to);
  const mends = touched
    .filter((path) => placeOf(path) === undefined)
    .map((path) => ({
      path,
      commits: ours.filter(({ paths }) => paths.includes(path)),
      note: notes.find((note) => note.names(path)),
    }));
  const shared = (commit: Commit) => commit.paths.filter((path) => changed.has(path) && placeOf(path) === undefined);
  const others = commits
    .filter((commit) => !ours.includes(commit))
    .map((commit) => ({ commit, paths: shared(commit) }));
  return {
    languages,
    places: groupPlaces(touched, placeOf),
    mends,
    others: others.filter(({ paths }) => paths.length > 0),
  };
}

/** The text for people: places, mends, other work. */
export function showTouched(touched: Touched): string {
  const rows = [...touched.places].map(
    ([place, paths]) =>
      `  ${place.padEnd(30)} ${String(paths.length).padStart(4)} ${paths.length === 1 ? "path" : "paths"}`,
  );
  const mends = touched.mends.flatMap(({ path, commits, note }) => [
    `  ${path}`,
    ...commits.map(({ hash, subject }) => `    ${hash.slice(0, 10)} ${subject}`),
    `    ${note === undefined ? "NO DECISION NOTE names it" : `note: ${note.page}:${note.line} ${note.title}`}`,
  ]);
  const others = touched.others.flatMap(({ commit, paths }) => [
    `  ${commit.hash.slice(0, 10)} ${commit.subject}`,
    ...paths.map((path) => `    ${path}`),
  ]);
  return [
    `${touched.languages.join(", ")}: where they are`,
    ...rows,
    `mends of the shared part: ${touched.mends.length}`,
    ...mends,
    ...(others.length === 0
      ? []
      : [
          `other work of the range on the shared part: ${touched.others.length} commits that name none of these languages`,
          ...others,
        ]),
    "",
  ].join("\n");
}

// ---- places

function findPlace(
  path: string,
  languages: readonly string[],
  bridges: readonly string[],
  listed: boolean,
): string | undefined {
  const [top = "", , folder = ""] = path.split("/");
  if (isInside(path, "compiler/targets", languages)) return `compiler/targets/${folder}`;
  if (isInside(path, "runtime-native", bridges)) return path.split("/").slice(0, 2).join("/");
  if (path === LIST && listed) return "the list line";
  if (SETUP.has(path)) return "set-up";
  if (top === "test" || top === "examples") return top === "test" ? "tests" : "examples, run by the tests";
  if (posix.extname(path) === ".md") return "docs";
  return undefined;
}

function groupPlaces(paths: readonly string[], placeOf: (path: string) => string | undefined): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const place = placeOf(path);
    if (place !== undefined) groups.set(place, [...(groups.get(place) ?? []), path]);
  }
  return groups;
}

function isInside(path: string, parent: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${parent}/${folder}/`));
}

// Only imports of the languages and the list itself: anything else in that file is a mend.
function isListLine(root: string, from: string, to: string, languages: readonly string[]): boolean {
  const changes = git(root, "diff", "--unified=0", from, to, "--", LIST)
    .split("\n")
    .filter((line) => /^[-+](?![-+])/.test(line));
  const imports = new RegExp(`^\\+import \\{[^}]*\\} from "\\./(?:${languages.map(escape).join("|")})/index\\.js";$`);
  return changes.every((line) => imports.test(line) || /^[-+]export const targets\b.*\];$/.test(line));
}

// ---- the range

function readRange(root: string, range: string): [string, string] {
  const [, first = "", second = ""] = /^(.+?)\.{2,3}(.*)$/.exec(range) ?? [];
  if (first === "" || first.startsWith("-") || second.startsWith("-"))
    throw new Error(`\`${range}\` is not a range such as main..HEAD`);
  const to = git(root, "rev-parse", "--verify", "--quiet", `${second === "" ? "HEAD" : second}^{commit}`).trim();
  const from = git(root, "rev-parse", "--verify", "--quiet", `${first}^{commit}`).trim();
  if (from === "" || to === "") throw new Error(`${from === "" ? first : second} is no commit of this repository`);
  // What the other side did since they parted is none of this range's doing.
  return [git(root, "merge-base", from, to).trim() || from, to];
}

function newFolders(root: string, from: string, to: string, parent: string): string[] {
  const at = (commit: string) =>
    lines(git(root, "ls-tree", "-d", "--name-only", "-z", commit, `${parent}/`)).map((path) => posix.basename(path));
  const before = new Set(at(from));
  return at(to).filter((folder) => !before.has(folder));
}

// How a target calls itself, so that "Objective-C: ..." belongs to objc.
function titles(root: string, to: string, languages: readonly string[]): string[] {
  return languages.flatMap((id) => {
    const [, title = ""] = /\btitle: "([^"]+)"/.exec(git(root, "show", `${to}:compiler/targets/${id}/index.ts`)) ?? [];
    return title === "" ? [] : [title];
  });
}

function lines(text: string): string[] {
  return text.split("\0").filter((line) => line !== "");
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
