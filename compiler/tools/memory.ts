// Memory of large packages: V8 lets garbage grow with the machine, and each file leaves as much of it as is written.
import { setFlagsFromString } from "node:v8";

/** Heap in bytes from which a package is large. */
const large = 100_000_000;

/**
 * Lets the heaps of all threads double between two collections when the package is large; V8 would let them grow fourfold. With `busy` other threads,
 * from now on each collects its young objects alone: there is no processor to help it.
 */
export function limitMemory(busy: boolean): void {
  if (process.memoryUsage().heapTotal >= large) setFlagsFromString("--heap-growing-percent=100");
  if (busy) setFlagsFromString("--no-parallel-scavenge");
}
