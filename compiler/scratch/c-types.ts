/** The C types of the ABI as the addon spells them, and the names of its functions. */
import { name, spelling, type Name, type Text } from "../print/index.js";
import { declareC as declareType, spellC as spellType } from "../lower/c-spelling.js";
import type { AbiResource, AbiType, CType } from "../lower/index.js";
import { plainType } from "./wire.js";

/** `const acme_shop_line *`, `uint32_t`: a type in a cast or as a template argument; of an array, its elements. */
export function spellC(type: CType): string {
  return type.kind === "array" ? spellC(type.of) : spellType(type);
}

/** A declaration: `uint32_t count`, `double values[4]`, `const acme_row *const *rows`. */
export function declareC(type: CType, variable: Name): Text {
  return spelling(declareType(type, variable));
}

/** A pointer to constant elements of a type, which may be an array: `const ftk_str (*)[2]`. */
export function pointerC(to: CType): Text {
  return spelling(spellType({ kind: "pointer", to, const: true }));
}

/** The index of the loop over an array: arrays inside arrays have others. Loops over lists use `i`. */
export function indexOf(type: AbiType): Name {
  const depth = arrayDepth(type);
  return name("jklmnpq"[depth - 1] ?? `i${depth}`);
}

/** Levels of arrays down to the first type that has a function of its own. */
function arrayDepth(type: AbiType): number {
  const plain = plainType(type);
  if (plain.kind === "optional") return arrayDepth(plain.inner);
  return plain.kind === "array" ? 1 + arrayDepth(plain.element) : 0;
}

/** The type alone, as a template argument. */
export function typeC(type: CType): Text {
  return spelling(spellC(type));
}

/** The C name that the functions of a composite type carry. */
export function cKey(type: AbiType): string {
  const plain = plainType(type);
  const { c } = plain.cell;
  if (plain.kind === "record") return plain.decl.c;
  if (plain.kind === "array") return `array_${plain.length}_${cKey(plain.element)}`;
  return c.kind === "pointer" ? spellC(c.to) : c.kind === "array" ? spellC(c.of) : c.name;
}

/** Names of the functions of a type. */
export function nativeFunction(verb: "read" | "fill" | "write" | "check", type: AbiType): Name {
  return name(`${verb}_${cKey(type)}`);
}

/** The constant that says how handles of a resource are released. */
export function handleType(resource: AbiResource): Name {
  return name(`handle_${resource.c}`);
}
