/** How the C of the Abi is written: types, declarations of names, parameter lists. The Abi is C, so every target that shows C uses this. */
import type { CallbackFlag, CType, Slot } from "./abi.js";

/** A type as it stands in a cast or in `sizeof`: `const char *`, `uint8_t [4]`. */
export function spellC(type: CType): string {
  return declareC(type, "").trimEnd();
}

/** A declaration of `name`: `const char *name`, `uint8_t name[4]`, `const acme_row *const *name`. */
export function declareC(type: CType, name: string): string {
  if (type.kind === "array") return declareC(type.of, `${name}[${type.length}]`);
  if (type.kind !== "pointer") return `${type.name} ${name}`;
  const { to } = type;
  if (to.kind === "pointer") return declareC(to, type.const ? `const *${name}` : `*${name}`);
  if (to.kind === "array") return declareArrayPointer(to, `(*${name})`, type.const);
  return `${type.const ? "const " : ""}${declareC(to, `*${name}`)}`;
}

/** A pointer to an array; `const` is that of the elements, since C has no constant arrays. */
function declareArrayPointer(type: CType, name: string, constant: boolean): string {
  if (type.kind === "array") return declareArrayPointer(type.of, `${name}[${type.length}]`, constant);
  if (!constant) return declareC(type, name);
  return type.kind === "pointer" ? declareC(type, `const ${name}`) : `const ${declareC(type, name)}`;
}

/** The parameters of a function in order, `void` when there are none. */
export function spellSlots(slots: readonly Slot[]): readonly string[] {
  return slots.length === 0 ? ["void"] : slots.map((slot) => declareC(slot.c, slot.name));
}

/** A word of flags: `FTK_CALLBACK_ANY_THREAD`, `0` when there are none. */
export function spellFlags(flags: readonly CallbackFlag[]): string {
  return flags.length === 0 ? "0" : flags.join(" | ");
}

/** The struct, typedef or handle that a type names, behind any pointers and arrays; "" for primitives. */
export function namedC(type: CType): string {
  if (type.kind === "pointer") return namedC(type.to);
  if (type.kind === "array") return namedC(type.of);
  return type.kind === "prim" ? "" : type.name;
}
