/** Short constructors of {@link CType}, and what can be asked of one. */
import type { CPrim, CType } from "./abi.js";

const prims = new Map<CPrim, CType>();

/** A primitive of C: one object for each, because half of all slots have one. */
export function prim(name: CPrim): CType {
  let known = prims.get(name);
  if (known === undefined) prims.set(name, (known = { kind: "prim", name }));
  return known;
}

/** A struct of the runtime or of a layout. */
export function struct(name: string): CType {
  return { kind: "struct", name };
}

/** `const T *` */
export function constPointer(to: CType): CType {
  return { kind: "pointer", to, const: true };
}

/** `T *` */
export function pointer(to: CType): CType {
  return { kind: "pointer", to, const: false };
}

/** The `intN_t` or `uintN_t` of a width. */
export function integer(bits: 8 | 16 | 32 | 64, signed: boolean): CPrim {
  return signed ? (`int${bits}_t` as const) : (`uint${bits}_t` as const);
}

/** Name of the struct that a field holds by value, or null. */
export function embedded(c: CType): string | null {
  if (c.kind === "struct") return c.name;
  return c.kind === "array" ? embedded(c.of) : null;
}
