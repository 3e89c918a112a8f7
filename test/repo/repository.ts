// The repository as the rules see it: a list of paths and their text. Tests hand in small made-up ones.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One breach of a rule. */
export interface Finding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A rule of the repository. It returns its findings and never throws for what it finds. */
export interface Rule {
  readonly name: string;
  /** What must hold, in one sentence; shown when it does not. */
  readonly says: string;
  check(repository: Repository): readonly Finding[] | Promise<readonly Finding[]>;
}

/** Files by path, relative to the root and with `/`. */
export interface Repository {
  /** Absolute path of the root, for rules that start programs. */
  readonly root: string;
  readonly paths: readonly string[];
  /** The text of a file; throws when it is not in `paths`. */
  read(path: string): string;
  /** The syntax tree of a TypeScript file, parsed once. */
  parse(path: string): ts.SourceFile;
}

/** Everything that git tracks or would track, without what has been deleted on disk. */
export function openRepository(root: string): Repository {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const paths = [...new Set(listed.split("\0"))].filter((path) => path !== "" && existsSync(join(root, path))).sort();
  return makeRepository(root, paths, (path) => readFileSync(join(root, path), "utf8"));
}

/** A repository that exists only in memory. */
export function inventRepository(files: Readonly<Record<string, string>>): Repository {
  return makeRepository("", Object.keys(files), (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no such file: ${path}`);
    return text;
  });
}

function makeRepository(root: string, paths: readonly string[], load: (path: string) => string): Repository {
  const texts = new Map<string, string>();
  const trees = new Map<string, ts.SourceFile>();
  const read = (path: string) => {
    const text = texts.get(path) ?? load(path);
    texts.set(path, text);
    return text;
  };
  const parse = (path: string) => {
    const tree = trees.get(path) ?? ts.createSourceFile(path, read(path), ts.ScriptTarget.ESNext, true);
    trees.set(path, tree);
    return tree;
  };
  return { root, paths, read, parse };
}

/** The line of a position in a syntax tree, from 1. */
export function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}

/** True for our own TypeScript; declarations (`.d.ts`) are generated and left out. */
export function isTypeScript(path: string): boolean {
  return /\.m?ts$/.test(path) && !path.endsWith(".d.ts");
}

/** True for what is compared with generated text and therefore follows the generator's rules. */
export function isGolden(path: string): boolean {
  return /^test\/(golden|scenarios|compile)\//.test(path) || /^package-lock\.json$/.test(path);
}
