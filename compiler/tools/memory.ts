// Memory of large packages: V8 lets garbage grow with the machine, and each file leaves as much of it as is written.
import { setFlagsFromString } from "node:v8";

/** Heap in bytes from which a package is large. */
const large = 100_000_000;

/** Lets the heaps of all threads grow by 40 % between two collections when the package is large; V8 would let them grow fourfold. */
export function limitMemory(): void {
  if (process.memoryUsage().heapTotal >= large) setFlagsFromString("--heap-growing-percent=40");
}
