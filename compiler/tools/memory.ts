// Memory of large packages: V8 lets garbage grow with the machine, and each target leaves as much of it as it writes.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Heap in bytes from which collecting is worth its time (about 0.1 s). */
const large = 150_000_000;

let collect: (() => void) | undefined;

/** Gives garbage back to the system when there is much of it, and lets less of it gather from now on. */
export function releaseMemory(): void {
  if (process.memoryUsage().heapTotal < large) return;
  collect ??= prepareCollector();
  collect();
}

function prepareCollector(): () => void {
  // The heap may grow by 40 % between two collections; V8 would let it grow fourfold.
  setFlagsFromString("--heap-growing-percent=40");
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
