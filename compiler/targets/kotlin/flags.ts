/** Flags: the operators of a set. */
import { code, type Hole } from "../../print/index.js";
import type { AbiFlags } from "../../lower/index.js";
import { typeOf } from "./names.js";
import type { Path } from "./types.js";

/** `a + b`, `a - b`, `a in b`. */
export function writeFlags(decl: AbiFlags, path: Path): Hole[] {
  const own = typeOf(decl, path);
  return [
    code`
      /** Both sets together. */
      public operator fun ${own}.plus(other: ${own}): ${own} = this.with(other)
    `,
    code`
      /** This set without the bits of another. */
      public operator fun ${own}.minus(other: ${own}): ${own} = this.without(other)
    `,
    code`
      /** Whether all bits of another set are in this one. */
      public operator fun ${own}.contains(other: ${own}): Boolean = this.has(other)
    `,
  ];
}
