/** Flags: the operators of a set. */
import { code, name, type Hole, type Name } from "../../print/index.js";
import type { AbiFlags } from "../../lower/index.js";
import { builtIn, jvmName, typeOf, type Scope } from "./scope.js";

/** `a + b`, `a - b`, `a in b`. */
export function writeFlags(decl: AbiFlags, scope: Scope): Hole[] {
  const own = typeOf(decl, scope);
  const operator = (text: string): { readonly own: Name; readonly head: Hole } => ({ own: name(text), head: jvmName(name(text), decl, scope) });
  const [plus, minus, contains] = [operator("plus"), operator("minus"), operator("contains")];
  return [
    code`
      /** Both sets together. */
      ${plus.head}
      public operator fun ${own}.${plus.own}(other: ${own}): ${own} = this.with(other)
    `,
    code`
      /** This set without the bits of another. */
      ${minus.head}
      public operator fun ${own}.${minus.own}(other: ${own}): ${own} = this.without(other)
    `,
    code`
      /** Whether all bits of another set are in this one. */
      ${contains.head}
      public operator fun ${own}.${contains.own}(other: ${own}): ${builtIn("Boolean", scope)} = this.has(other)
    `,
  ];
}
