/** The native library is loaded before the first call. */
import { code, type Hole } from "../../print/index.js";
import type { AbiFunction } from "../../lower/index.js";
import { runtime, type Scope } from "./scope.js";
import { transportOf, usesScratch } from "./transport.js";

/**
 * The initialiser of a class with calls that need neither a scratch nor an object, whatever of both would have loaded the library. It stands here and not in
 * `Natives`, which the library looks up while it is loaded: two threads would wait for each other's class.
 */
export function loadFirst(functions: readonly AbiFunction[], scope: Scope): Hole {
  return functions.some((f) => !usesScratch(transportOf(f))) && code`
    static {
        ${runtime("Bridge", scope)}.ready();
    }
  `;
}
