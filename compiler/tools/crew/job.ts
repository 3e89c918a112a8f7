// What a thread of `ffi gen` is told, and what it answers. Everything here can be copied from one thread to another.
import type { Side } from "../../targets/target.js";
import type { WrittenFile } from "../output/writer.js";

/** One target to generate. */
export interface JobTarget {
  readonly id: string;
  readonly folder: string;
  readonly sides: readonly Side[];
  readonly settings: Readonly<Record<string, string | boolean | number>>;
}

/** The targets whose units all threads share. The Abi follows as a message, when there is one. */
export interface Job {
  readonly targets: readonly JobTarget[];
  /** The output folder, which exists when files may be written. */
  readonly output: string;
  readonly force: boolean;
  /** Place of this thread among all of them: from 0, which is the main thread, to 1. */
  readonly place: number;
  /** 32-bit numbers: the verdict, then one for each unit that is set when a thread has taken it. */
  readonly state: SharedArrayBuffer;
}

/** Index into the state: whether the package has no errors, so that files may be written. */
export const VERDICT = 0;

/** Values of the verdict. */
export const verdicts = { pending: 0, write: 1, stop: 2 } as const;

/** Units that are shared; what is beyond is left to the main thread. */
export const MOST_UNITS = 4096;

/** One unit is done; null: it could not be, and is to be done by the main thread, which can say why. */
export interface Answer {
  readonly index: number;
  readonly written: readonly WrittenFile[] | null;
}

/**
 * The units that a thread takes, as it asks for them. Neighbours are of one language, so that a thread that goes on to the next unit finds its
 * functions compiled: one begins at the start and goes forward, another at the end and goes back, until they meet.
 */
export function* takeUnits(state: Int32Array, count: number, place: number): Generator<number> {
  const most = Math.min(count, MOST_UNITS);
  const first = Math.round(place * (most - 1));
  const step = place > 0 ? most - 1 : 1;
  for (let i = 0, index = first; i < most; i++, index = (index + step) % most) {
    if (Atomics.compareExchange(state, VERDICT + 1 + index, 0, 1) === 0) yield index;
  }
}
