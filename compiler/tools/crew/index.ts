// Several threads for one `ffi gen`. Which thread writes a file changes nothing of what is written.
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Abi } from "../../lower/index.js";
import type { WrittenFile } from "../output/writer.js";
import type { EnabledTarget, Project } from "../project.js";
import { MOST_UNITS, takeUnits, VERDICT, verdicts, type Answer, type Job } from "./job.js";

/** Source text, in UTF-16 code units, from which a second thread pays: each loads the writers, and has the Abi copied to it. */
const LARGE = 150_000;

/** Each thread has the package in memory. */
const MOST_THREADS = 4;

/** What the threads work on. */
export interface CrewOptions {
  readonly targets: readonly EnabledTarget[];
  /** The output folder. */
  readonly output: string;
  readonly force: boolean;
  /** Threads in all; as many as pay when absent. */
  readonly threads: number | undefined;
}

/**
 * The further threads. They are made when the compiler starts, begin when they are given the Abi, and write nothing before `start`.
 * Copying the Abi takes a third of the time of compiling the package once more in each thread.
 */
export class Crew {
  readonly #state: Int32Array;
  readonly #workers: Worker[];
  readonly #ends: Promise<void>[];
  readonly #written = new Map<number, readonly WrittenFile[]>();

  private constructor(job: Omit<Job, "place">, threads: number) {
    this.#state = new Int32Array(job.state);
    const places = Array.from({ length: threads - 1 }, (_, i) => (i + 1) / (threads - 1));
    this.#workers = places.map((place) => new Worker(workerFile, { workerData: { ...job, place } satisfies Job }));
    this.#ends = this.#workers.map((worker) => this.#follow(worker));
  }

  /** Null when one thread is enough. */
  static hire(project: Project, options: CrewOptions): Crew | null {
    const threads = options.threads ?? defaultThreads(project);
    // From its TypeScript sources, as tests run it, the compiler has one thread.
    if (threads < 2 || !existsSync(workerFile)) return null;
    const targets = options.targets.map(({ target, folder, sides, settings }) => ({ id: target.id, folder, sides, settings }));
    const { output, force } = options;
    const state = new SharedArrayBuffer((1 + MOST_UNITS) * Int32Array.BYTES_PER_ELEMENT);
    return new Crew({ targets, output, force, state }, threads);
  }

  /** The package is there, whether right or not. */
  brief(abi: Abi): void {
    const bytes = serialize(abi);
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    for (const worker of this.#workers) worker.postMessage(shared);
  }

  /** The package is right: files may be written. */
  start(): void {
    this.#decide(verdicts.write);
  }

  /** The units for the main thread, by place in the list of `count`, as it asks for them. */
  take(count: number): Iterable<number> {
    return takeUnits(this.#state, count, 0);
  }

  /** Waits for the other threads. What they wrote, by place; a unit that is missing was not written. */
  async finish(): Promise<ReadonlyMap<number, readonly WrittenFile[]>> {
    await Promise.all(this.#ends);
    return this.#written;
  }

  /** Ends the other threads, wherever they are. */
  async dismiss(): Promise<void> {
    this.#decide(verdicts.stop);
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #decide(verdict: number): void {
    Atomics.store(this.#state, VERDICT, verdict);
    Atomics.notify(this.#state, VERDICT);
  }

  // A thread that fails, for example for want of memory, has not written what it did not answer for.
  #follow(worker: Worker): Promise<void> {
    worker.on("message", ({ index, written }: Answer) => {
      if (written !== null) this.#written.set(index, written);
    });
    return new Promise((resolve) => {
      worker.on("error", () => undefined);
      worker.once("exit", () => resolve());
    });
  }
}

const workerFile = fileURLToPath(new URL("./worker.js", import.meta.url));

function defaultThreads(project: Project): number {
  const all = [project.files, ...project.dependencies.packages.values()].flat();
  const size = all.reduce((sum, file) => sum + file.text.length, 0);
  return size < LARGE ? 1 : Math.min(availableParallelism(), MOST_THREADS);
}
