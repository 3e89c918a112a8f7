/** The C types of the ABI as the addon spells them, and the names of its functions. */
import { code, name, spelling, type Name, type Text } from "../print/index.js";
import type { AbiType, CType } from "../lower/index.js";
import { plainType } from "./wire.js";

/** `const acme_shop_line *`, `uint32_t`: a type before a name, with a blank unless it ends in `*`. */
export function spellC(type: CType): string {
  switch (type.kind) {
    case "pointer":
      return `${type.const ? "const " : ""}${spellC(type.to)}${type.to.kind === "pointer" ? "" : " "}*`;
    case "array":
      return spellC(type.of);
    default:
      return type.name;
  }
}

/** A declaration: `uint32_t count`, `double values[4]`. */
export function declareC(type: CType, variable: Name): Text {
  const spelled = spellC(type);
  const lengths: number[] = [];
  for (let one = type; one.kind === "array"; one = one.of) lengths.push(one.length);
  const base = spelled.endsWith("*") ? code`${spelling(spelled)}${variable}` : code`${spelling(spelled)} ${variable}`;
  return code`${base}${lengths.map((length) => `[${length}]`).map(spelling).reduce((all, one) => code`${all}${one}`, code``)}`;
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
