// The only place that changes files: atomic writes below one folder, through real folders only.
import { chmodSync, closeSync, constants, lstatSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmdirSync, statSync, unlinkSync, writeSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, join, sep } from "node:path";
import { InternalFault } from "../../../idl/index.js";
import { isInside, refuseOutputPath } from "../config/paths.js";
import { sayFailure, UsageError } from "../terminal.js";

/**
 * Makes a folder and those above it that are missing. Unlike `mkdirSync` with `recursive` it ends on a file system that says of every new
 * folder that there is no such file (`/proc`).
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/** A folder that files are written to. Nothing outside it is ever touched, also when something in it is a symbolic link. */
export class OutputFolder {
  /** Real path. */
  readonly root: string;
  readonly #checked = new Set<string>([""]);

  private constructor(root: string) {
    this.root = root;
  }

  /**
   * Opens a folder and makes it when it is missing. With `within` (a real path) it must lie below that folder even when links are
   * followed. Throws `UsageError`.
   */
  static open(path: string, within?: string): OutputFolder {
    try {
      if (within !== undefined && !isInside(within, nearestExisting(path))) throw new UsageError(`the output folder ${path} leads out of ${within}`);
      makeFolder(path);
      const root = realpathSync(path);
      if (within !== undefined && !isInside(within, root)) throw new UsageError(`the output folder ${path} leads out of ${within}`);
      if (!lstatSync(root).isDirectory()) throw new UsageError(`${path} is not a folder`);
      return new OutputFolder(root);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`cannot make the output folder: ${sayFailure(error)}`);
    }
  }

  /** Content of a file of this folder; null when there is none; undefined when something else than a regular file is in its place. */
  read(path: string): Buffer | null | undefined {
    const at = this.#locate(path);
    if (!this.#isRealParent(path)) return this.#exists(dirname(at)) ? undefined : null;
    if (!this.#exists(at)) return null;
    return lstatSync(at).isFile() ? readFileSync(at) : undefined;
  }

  /** Writes a file, whose content is given in chunks, whole or not at all. */
  write(path: string, chunks: readonly Uint8Array[], mode: number | undefined): void {
    const at = this.#locate(path);
    this.#makeParents(path);
    const temporary = join(dirname(at), `.${basename(at).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
    const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
    const descriptor = openSync(temporary, O_CREAT | O_EXCL | O_WRONLY | (O_NOFOLLOW ?? 0), mode ?? 0o666);
    try {
      try {
        for (const chunk of chunks) {
          for (let done = 0; done < chunk.length; ) done += writeSync(descriptor, chunk, done);
        }
      } finally {
        closeSync(descriptor);
      }
      // A folder may have been exchanged for a link since it was looked at.
      if (realpathSync(temporary) !== temporary) throw new UsageError(`${path} would be written outside of ${this.root}`);
      renameSync(temporary, at);
    } catch (error) {
      unlinkSync(temporary);
      throw error;
    }
  }

  /** Gives a file permission bits that it lacks. */
  allow(path: string, mode: number): void {
    const at = this.#locate(path);
    if (process.platform !== "win32" && (lstatSync(at).mode & mode & 0o111) !== (mode & 0o111)) chmodSync(at, mode);
  }

  /** Removes a regular file and the folders that it leaves empty. */
  remove(path: string): void {
    if (!this.#isRealParent(path)) return;
    unlinkSync(this.#locate(path));
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
      try {
        rmdirSync(join(this.root, folder));
      } catch {
        return;
      }
      this.#checked.delete(folder);
    }
  }

  #locate(path: string): string {
    if (refuseOutputPath(path) !== undefined) throw new InternalFault(`a file must not be written to ${path}`);
    return join(this.root, ...path.split("/"));
  }

  #isRealParent(path: string): boolean {
    return parentsOf(path).every((folder) => this.#checked.has(folder) || lstatSync(join(this.root, folder), { throwIfNoEntry: false })?.isDirectory() === true);
  }

  #makeParents(path: string): void {
    for (const folder of parentsOf(path)) {
      if (this.#checked.has(folder)) continue;
      const at = join(this.root, folder);
      const stats = lstatSync(at, { throwIfNoEntry: false });
      if (stats === undefined) mkdirSync(at);
      else if (!stats.isDirectory()) throw new UsageError(`${folder} in the output folder is ${stats.isSymbolicLink() ? "a link" : "not a folder"}: nothing is written through it`);
      this.#checked.add(folder);
    }
  }

  #exists(at: string): boolean {
    return lstatSync(at, { throwIfNoEntry: false }) !== undefined;
  }
}

function parentsOf(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, i) => segments.slice(0, i + 1).join("/"));
}

function nearestExisting(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false }) !== undefined || dirname(at) === at || at === sep) return at;
  }
}
