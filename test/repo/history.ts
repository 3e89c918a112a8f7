// What git knows of a range of commits, and which decision notes the range brought.
import { spawnSync } from "node:child_process";
import { posix } from "node:path";

/** One commit of a range. */
export interface Commit {
  readonly hash: string;
  readonly subject: string;
  /** Subject and body. */
  readonly message: string;
  /** Paths that it changed; of a merge those that differ from every parent. */
  readonly paths: readonly string[];
}

/** A numbered item below a heading "Decision notes" or "Decisions" of a page. */
export interface Note {
  readonly page: string;
  /** Where it begins, from 1. */
  readonly line: number;
  /** Its number and its sentence in bold. */
  readonly title: string;
  /** True when it names the path, or a folder around it, in backquotes: from the root, from its page, or from `compiler`. */
  names(path: string): boolean;
}

/** What git prints; nothing when it fails. */
export function git(root: string, ...args: readonly string[]): string {
  const { stdout, status } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  return status === 0 ? stdout : "";
}

/** The commits of `from..to`, oldest first. */
export function readCommits(root: string, from: string, to: string): Commit[] {
  const log = git(
    root,
    "log",
    "--reverse",
    "--topo-order",
    "--cc",
    "--no-renames",
    "--name-only",
    "-z",
    "--format=%x01%H%x02%B%x02",
    `${from}..${to}`,
  );
  return log
    .split("\x01")
    .slice(1)
    .map((entry) => {
      const [hash = "", message = "", rest = ""] = entry.split("\x02");
      const [subject = ""] = message.split("\n");
      return {
        hash,
        subject,
        message,
        paths: rest
          .split("\0")
          .map((path) => path.replace(/^\n+/, ""))
          .filter((path) => path !== ""),
      };
    });
}

/** Decision notes of all pages at `to` that are new or different since `from`. */
export function readNotes(root: string, from: string, to: string): Note[] {
  const pages = git(root, "ls-tree", "-r", "-z", "--name-only", to)
    .split("\0")
    .filter((path) => posix.basename(path) === "README.md");
  return pages.flatMap((page) => {
    const before = new Set(findNotes(page, git(root, "show", `${from}:${page}`)).map(({ text }) => text));
    return findNotes(page, git(root, "show", `${to}:${page}`)).filter(({ text }) => !before.has(text));
  });
}

function findNotes(page: string, text: string): (Note & { readonly text: string })[] {
  const found: { line: number; rows: string[] }[] = [];
  let inNotes = false;
  for (const [i, row] of text.split("\n").entries()) {
    if (/^#+ /.test(row)) inNotes = /\bdecision(?:s| notes)$/i.test(row.trim());
    if (!inNotes) continue;
    if (/^\d+\. /.test(row)) found.push({ line: i + 1, rows: [row] });
    else if (/^\s+\S/.test(row)) found.at(-1)?.rows.push(row);
  }
  return found.map(({ line, rows }) => makeNote(page, line, rows.map((row) => row.trim()).join(" ")));
}

function makeNote(page: string, line: number, text: string): Note & { readonly text: string } {
  const [title = text.slice(0, 60)] = /^\d+\. \*\*.*?\*\*/.exec(text) ?? [];
  const roots = ["", "compiler", posix.dirname(page)];
  const named = [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, path = ""]) =>
    roots.map((root) => posix.join(root, path).replace(/\/$/, "")),
  );
  const names = (path: string) =>
    named.some((name) => name.includes("/") && (path === name || path.startsWith(`${name}/`)));
  return { page, line, title, names, text };
}
