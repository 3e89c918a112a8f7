// Generated files → an output folder: unchanged ones stay untouched, those that are no longer generated go, others' files stay.
import type { OutputFile } from "../../print/index.js";
import { UsageError } from "../terminal.js";
import type { OutputFolder } from "./folder.js";
import { hashOf, manifestName, manifestText, readManifest, type Manifest } from "./manifest.js";

/** What happened to the files of one run. Paths are relative to the output folder. */
export interface Written {
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
  /** No longer generated, but changed by somebody since: left alone. */
  readonly kept: readonly string[];
}

/** What was written of one group, for a writer in another thread. */
export interface WrittenGroup {
  readonly group: string;
  readonly written: readonly string[];
  readonly unchanged: number;
  /** Path and hash of every file of the group. */
  readonly files: ReadonlyMap<string, string>;
}

/** One run of writing. Call `write` for each group, then `finish` once. */
export class OutputWriter {
  readonly #folder: OutputFolder;
  readonly #force: boolean;
  readonly #before: Manifest;
  readonly #ours: ReadonlySet<string>;
  readonly #after: Map<string, Map<string, string>>;
  readonly #written: string[] = [];
  readonly #removed: string[] = [];
  readonly #kept: string[] = [];
  #unchanged = 0;

  /** `force` overwrites files that are not known to be ours. */
  constructor(folder: OutputFolder, options: { readonly force: boolean }) {
    this.#folder = folder;
    this.#force = options.force;
    this.#before = readManifest(folder.root);
    this.#ours = new Set([...this.#before.values()].flatMap((files) => [...files.keys()]));
    this.#after = new Map([...this.#before].map(([group, files]) => [group, new Map(files)]));
  }

  /**
   * Writes the files of a group (`package target`), in place of those of the last run. Throws `UsageError`, before anything of the group
   * is written, when a file that is not ours is in the way.
   */
  write(group: string, files: readonly OutputFile[]): WrittenGroup {
    const hashes = new Map<string, string>();
    const before = this.#unchanged;
    const pending = files.flatMap((file) => this.#compare(file, hashes) ?? []);
    const foreign = pending.filter(({ isForeign }) => isForeign).map(({ file }) => file.path);
    if (foreign.length > 0 && !this.#force) {
      const shown = foreign.slice(0, 5).join(", ") + (foreign.length > 5 ? `, and ${foreign.length - 5} more` : "");
      throw new UsageError(`not written by ffi, and would be overwritten: ${shown}; move it away, or use --force`);
    }
    for (const { file } of pending) {
      const bytes = Buffer.from(file.text);
      this.#folder.write(file.path, bytes, file.mode);
      hashes.set(file.path, hashOf(bytes));
    }
    const written = pending.map(({ file }) => file.path);
    this.#written.push(...written);
    this.#after.set(group, hashes);
    return { group, written, unchanged: this.#unchanged - before, files: hashes };
  }

  /** Takes up what the writer of another thread did with a group. */
  adopt({ group, written, unchanged, files }: WrittenGroup): void {
    this.#written.push(...written);
    this.#unchanged += unchanged;
    this.#after.set(group, new Map(files));
  }

  /** Forgets a group that is not generated any more; `finish` removes its files. */
  drop(group: string): void {
    this.#after.delete(group);
  }

  /** Groups of the last run. */
  get groups(): readonly string[] {
    return [...this.#before.keys()];
  }

  /** Removes what is left over, and writes the manifest. */
  finish(): Written {
    const current = new Set([...this.#after.values()].flatMap((files) => [...files.keys()]));
    for (const [, files] of this.#before) {
      for (const [path, hash] of files) if (!current.has(path)) this.#clear(path, hash);
    }
    const text = manifestText(this.#after);
    const bytes = Buffer.from(text);
    if (this.#folder.read(manifestName)?.equals(bytes) !== true) this.#folder.write(manifestName, bytes, undefined);
    return { written: this.#written, unchanged: this.#unchanged, removed: this.#removed, kept: this.#kept };
  }

  /** Whether a file is to be written; the hash of one that need not be is set. */
  #compare(file: OutputFile, hashes: Map<string, string>): { readonly file: OutputFile; readonly isForeign: boolean } | undefined {
    const present = this.#folder.read(file.path);
    if (present === undefined) throw new UsageError(`${file.path} in the output folder is a link or a folder: nothing is written there`);
    if (present?.equals(Buffer.from(file.text)) !== true) return { file, isForeign: present !== null && !this.#ours.has(file.path) };
    hashes.set(file.path, hashOf(present));
    if (file.mode !== undefined) this.#folder.allow(file.path, file.mode);
    this.#unchanged++;
    return undefined;
  }

  #clear(path: string, hash: string): void {
    const present = this.#folder.read(path);
    if (present === null || present === undefined) return;
    if (hashOf(present) === hash) {
      this.#folder.remove(path);
      this.#removed.push(path);
    } else this.#kept.push(path);
  }
}
