// Generated files → an output folder: unchanged ones stay untouched, those that are no longer generated go, others' files stay.
import type { OutputFile } from "../../print/index.js";
import { UsageError } from "../terminal.js";
import { TextBytes } from "./bytes.js";
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

/** What became of one file: it belongs to a group, has this hash now, and was written unless it had it before. */
export interface WrittenFile {
  readonly group: string;
  readonly path: string;
  readonly hash: string;
  readonly isNew: boolean;
}

/** A file with the group (`package target`) that it belongs to. */
export interface GroupedFile {
  readonly group: string;
  readonly file: OutputFile;
}

/** One run of writing. Call `begin` for each group, then `write` or `writeText` for its files, and `finish` once. */
export class OutputWriter {
  readonly #folder: OutputFolder;
  readonly #force: boolean;
  readonly #before: Manifest;
  readonly #ours: ReadonlySet<string>;
  readonly #after: Map<string, Map<string, string>>;
  readonly #written: string[] = [];
  readonly #removed: string[] = [];
  readonly #kept: string[] = [];
  readonly #bytes = new TextBytes();
  #unchanged = 0;

  /** `force` overwrites files that are not known to be ours. */
  constructor(folder: OutputFolder, options: { readonly force: boolean }) {
    this.#folder = folder;
    this.#force = options.force;
    this.#before = readManifest(folder.root);
    this.#ours = new Set([...this.#before.values()].flatMap((files) => [...files.keys()]));
    this.#after = new Map([...this.#before].map(([group, files]) => [group, new Map(files)]));
  }

  /** The files of a group are those that are written from now on. */
  begin(group: string): void {
    this.#after.set(group, new Map());
  }

  /** Throws `UsageError` when one of the files is there already, is not ours, and is different. */
  protect(files: readonly OutputFile[]): void {
    if (this.#force) return;
    const foreign = files.filter((file) => this.#isForeign(file)).map(({ path }) => path);
    if (foreign.length === 0) return;
    const shown = foreign.slice(0, 5).join(", ") + (foreign.length > 5 ? `, and ${foreign.length - 5} more` : "");
    throw new UsageError(`not written by ffi, and would be overwritten: ${shown}; move it away, or use --force`);
  }

  /** Writes the files of a group. Throws `UsageError`, before anything of them is written, when a file that is not ours is in the way. */
  write(group: string, files: readonly OutputFile[]): readonly WrittenFile[] {
    this.protect(files);
    this.begin(group);
    return files.flatMap((file) => this.writeText([{ group, file }], this.#bytes.take(file)));
  }

  /** Writes one text to all the files that have it. */
  writeText(files: readonly GroupedFile[], bytes: TextBytes): readonly WrittenFile[] {
    const { hash } = bytes;
    const written = files.map(({ group, file }): WrittenFile => ({ group, path: file.path, hash, isNew: this.#writeOne(file, bytes) }));
    this.adopt(written);
    return written;
  }

  /** Takes up what the writer of another thread did. */
  adopt(files: readonly WrittenFile[]): void {
    for (const { group, path, hash, isNew } of files) {
      if (isNew) this.#written.push(path);
      else this.#unchanged++;
      const hashes = this.#after.get(group) ?? new Map<string, string>();
      this.#after.set(group, hashes.set(path, hash));
    }
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
    if (this.#folder.read(manifestName)?.equals(bytes) !== true) this.#folder.write(manifestName, [bytes], undefined);
    return { written: this.#written, unchanged: this.#unchanged, removed: this.#removed, kept: this.#kept };
  }

  #isForeign(file: OutputFile): boolean {
    if (this.#ours.has(file.path)) return false;
    const present = this.#present(file.path);
    return present !== null && !this.#bytes.take(file).equals(present);
  }

  /** Whether the file was not there, or was different. */
  #writeOne(file: OutputFile, bytes: TextBytes): boolean {
    const present = this.#present(file.path);
    if (present === null || !bytes.equals(present)) {
      this.#folder.write(file.path, bytes.chunks, file.mode);
      return true;
    }
    if (file.mode !== undefined) this.#folder.allow(file.path, file.mode);
    return false;
  }

  #present(path: string): Buffer | null {
    const present = this.#folder.read(path);
    if (present === undefined) throw new UsageError(`${path} in the output folder is a link or a folder: nothing is written there`);
    return present;
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
