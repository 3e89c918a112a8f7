// Faults of the program itself. User mistakes are diagnostics and never come here.

/** Thrown when the compiler contradicts itself. The command line prints it with a request to report the bug. */
export class InternalFault extends Error {
  override readonly name = "InternalFault";
}

/** Throws `InternalFault` unless the condition holds. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new InternalFault(what);
}

/** For the default branch of an exhaustive switch: type checks only when nothing is left. */
export function unreachable(value: never): never {
  throw new InternalFault(`unexpected value ${String((value as { kind?: unknown } | undefined)?.kind ?? value)}`);
}
