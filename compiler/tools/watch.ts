// `ffi watch`: check, and generate when targets are enabled, whenever a file of the project changes.
import { watch, type FSWatcher } from "node:fs";
import { dirname, relative } from "node:path";
import type { Diagnostic } from "../../idl/index.js";
import type { Target } from "../targets/target.js";
import { findConfig } from "./config/load.js";
import { SourceCache } from "./config/sources.js";
import { generateProject, summarizeWritten } from "./gen.js";
import { compileProject } from "./compilation.js";
import { CleanPackage } from "./recheck/index.js";
import { readProject, type Project } from "./project.js";
import { report, type Format } from "./report/index.js";
import { status, UsageError, type Status, type Terminal } from "./terminal.js";

/** Options of `ffi watch`. */
export interface WatchOptions {
  readonly format: Format;
}

/** How long the disk must be quiet before a run, in milliseconds: editors write a file in several steps. */
const quiet = 60;

/** Runs until `terminal.stop`. The status is that of the end, not of the findings: clean. */
export async function runWatch(options: WatchOptions, terminal: Terminal): Promise<Status> {
  const { targets } = await import("../targets/index.js");
  const config = findConfig(terminal.folder);
  if (config === undefined) throw new UsageError("there is no ffi.yaml in this folder or above it; `ffi init` makes one");
  const session = new Session(config, targets, options, terminal);
  const changes = new Changes(terminal.stop);
  try {
    while (!terminal.stop.aborted) {
      changes.follow(await session.run());
      await changes.next();
    }
  } finally {
    changes.close();
  }
  return status.clean;
}

class Session {
  readonly #cache = new SourceCache();
  readonly #config: string;
  readonly #targets: readonly Target[];
  readonly #options: WatchOptions;
  readonly #terminal: Terminal;
  #clean: CleanPackage | null = null;

  constructor(config: string, targets: readonly Target[], options: WatchOptions, terminal: Terminal) {
    this.#config = config;
    this.#targets = targets;
    this.#options = options;
    this.#terminal = terminal;
  }

  /** One run. Returns the folders whose changes matter now. A file that is gone in the middle of a save is told, not thrown. */
  async run(): Promise<ReadonlySet<string>> {
    const started = performance.now();
    const folders = new Set([dirname(this.#config)]);
    try {
      const from = this.#terminal.folder;
      const project = await readProject(this.#config, { from, targets: this.#targets, cache: this.#cache });
      for (const folder of foldersOf(project)) folders.add(folder);
      if (this.#clean?.becomes(project) !== true) this.#clean = null;
      else await this.#tell([], started, project.targets.length > 0 ? "generating" : waiting);
      if (this.#clean === null || project.targets.length > 0) await this.#runAll(project, started);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#terminal.complain(`ffi: ${error.message}; waiting for changes\n`);
    }
    return folders;
  }

  /** Checks everything, and generates. After a quick check this is where its answer is confirmed. */
  async #runAll(project: Project, started: number): Promise<void> {
    const { folder: from, print, complain } = this.#terminal;
    const generated = project.targets.length > 0 ? await generateProject(project, { target: [] }, from) : undefined;
    const { abi, diagnostics } = generated ?? (await compileProject(project));
    const summary = generated === undefined ? "" : summarizeWritten(generated, from);
    if (this.#clean !== null && diagnostics.length === 0) {
      print(summary);
      complain(`ffi: generated after ${secondsSince(started)} s; ${waiting}\n`);
      return;
    }
    await this.#tell(diagnostics, started, waiting, summary);
    this.#clean = abi === null || diagnostics.length > 0 ? null : CleanPackage.of(project, abi);
  }

  async #tell(diagnostics: readonly Diagnostic[], started: number, next: string, summary = ""): Promise<void> {
    const found = await report(diagnostics, { format: this.#options.format, terminal: this.#terminal });
    this.#terminal.print(summary);
    this.#terminal.complain(`ffi: ${found === status.clean ? "clean" : "findings"} after ${secondsSince(started)} s; ${next}\n`);
  }
}

const waiting = "waiting for changes";

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(2);
}

// Folders of all files, and those between them and the configuration: a new file for a glob may appear in any.
function foldersOf(project: Project): ReadonlySet<string> {
  const folders = new Set(project.dependencies.folders);
  for (const path of project.paths) {
    for (let folder = dirname(path); folder !== project.folder && !folders.has(folder); folder = dirname(folder)) {
      if (relative(project.folder, folder).startsWith("..")) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** Turns what the system says about folders into "something has changed, and is quiet now". */
class Changes {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #stop: AbortSignal;
  #dirty = false;
  #wake: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(stop: AbortSignal) {
    this.#stop = stop;
    stop.addEventListener("abort", () => this.#wake?.(), { once: true });
  }

  /** Watches exactly these folders from now on. */
  follow(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watch(folder);
  }

  /** Resolves when files have changed since the last call and 60 ms have passed without a further change, or at once when stopped. */
  async next(): Promise<void> {
    if (!this.#dirty && !this.#stop.aborted) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = undefined;
    this.#dirty = false;
  }

  /** Ends all watching. */
  close(): void {
    clearTimeout(this.#timer);
    this.follow(new Set());
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => this.#note(name));
      // A folder that is removed reports an error; its disappearance was noted in the folder above.
      watcher.on("error", () => void this.#watchers.delete(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      this.#watchers.delete(folder);
    }
  }

  // Names without an ending may be folders, in which files appear.
  #note(name: string | null): void {
    if (name !== null && /\./.test(name) && !/\.(ffi|yaml)$/.test(name)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#dirty = true;
      this.#wake?.();
    }, quiet);
  }
}
