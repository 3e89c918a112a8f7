// `sources` → files. Globs are matched by hand: no regular expression is made from a user's text, and links are not followed.
import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { configLimits } from "./limits.js";

/** What a walk came to. */
export type Found = { readonly kind: "files"; readonly paths: readonly string[] } | { readonly kind: "too-many" };

/** True when a path has a character that makes it a glob. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * Files below `folder` that a glob names, relative to it, sorted. Folders that begin with a dot, `node_modules` and links are left out.
 * `*` and `?` stay inside one name, `**` stands for any number of folders.
 */
export function findFiles(folder: string, glob: string): Found {
  const walk = new Walk(folder);
  walk.enter("", glob.split("/").filter((segment) => segment !== "."));
  return walk.exceeded ? { kind: "too-many" } : { kind: "files", paths: [...walk.files].sort() };
}

class Walk {
  readonly files = new Set<string>();
  exceeded = false;
  readonly #folder: string;
  readonly #entered = new Set<string>();
  readonly #listed = new Map<string, readonly Dirent[]>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  enter(path: string, segments: readonly string[]): void {
    const state = `${path}\n${segments.length}`;
    if (this.exceeded || this.#entered.has(state)) return;
    this.#entered.add(state);
    const [first, ...rest] = segments;
    if (first === undefined) return;
    if (first === "**") this.enter(path, rest);
    for (const entry of this.#list(path)) this.#step(entry, path, first, first === "**" ? segments : rest);
  }

  #step(entry: Dirent, path: string, pattern: string, next: readonly string[]): void {
    const below = path === "" ? entry.name : `${path}/${entry.name}`;
    if (pattern === "**" ? entry.isDirectory() : entry.isDirectory() && matchName(entry.name, pattern)) this.enter(below, next);
    const last = pattern !== "**" && next.length === 0;
    if (last && entry.isFile() && matchName(entry.name, pattern)) this.files.add(below);
    if (this.files.size > configLimits.files) this.exceeded = true;
  }

  #list(path: string): readonly Dirent[] {
    const known = this.#listed.get(path);
    if (known !== undefined) return known;
    if (this.#listed.size >= configLimits.files) {
      this.exceeded = true;
      return [];
    }
    const entries = readFolder(join(this.#folder, path)).filter((entry) => !entry.name.startsWith(".") && entry.name !== "node_modules");
    this.#listed.set(path, entries);
    return entries;
  }
}

function readFolder(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Matches one name against `*` and `?`, going back to the last `*` only: time is at most the product of the lengths. */
export function matchName(name: string, pattern: string): boolean {
  let n = 0;
  let p = 0;
  let star = -1;
  let resume = 0;
  while (n < name.length) {
    if (pattern[p] === "*") {
      star = p++;
      resume = n;
    } else if (pattern[p] === "?" || pattern[p] === name[n]) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
