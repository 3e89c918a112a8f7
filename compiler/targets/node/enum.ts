/** Enums and flags: an object of constants and the type of their values. */
import { code, literal, type Hole, type Text } from "../../print/index.js";
import { plainType } from "../../scratch/index.js";
import type { AbiEnum, AbiFlags, AbiNewtype } from "../../lower/index.js";
import { docsOf } from "./docs.js";
import { enumCaseName } from "./names.js";
import { inner, type Scope } from "./scope.js";
import { spellType } from "./types.js";

/** An enum. An open one admits numbers that this version does not know. */
export function writeEnum(decl: AbiEnum, scope: Scope): Text {
  const own = inner(decl, scope);
  const base = decl.bits === 64 ? code`bigint` : code`number`;
  const open = decl.closed ? null : code` | (${base} & {})`;
  return code`
    ${docsOf(decl, decl.closed ? "" : "Open: other values are legal.")}
    export const ${own} = {
      ${casesOf(decl)}
    } as const;
    ${docsOf(decl)}
    export type ${own} = (typeof ${own})[keyof typeof ${own}]${open};
  `;
}

/** Flags: constants to be joined with `|`. */
export function writeFlags(decl: AbiFlags, scope: Scope): Text {
  const own = inner(decl, scope);
  return code`
    ${docsOf(decl, "Flags, to be joined with `|`.")}
    export const ${own} = {
      ${casesOf(decl)}
    } as const;
    ${docsOf(decl)}
    export type ${own} = ${decl.bits === 64 ? code`bigint` : code`number`};
  `;
}

function casesOf(decl: AbiEnum | AbiFlags): Hole[] {
  const signed = decl.kind === "enum" && decl.signed;
  return decl.cases.map((one) => code`
    ${docsOf(one)}
    ${enumCaseName(one)}: ${literal.js.integer(one.value, decl.bits, signed)},
  `);
}

/** A newtype: a brand on the type inside, and a function that puts it on. */
export function writeNewtype(decl: AbiNewtype, scope: Scope): Text {
  const own = inner(decl, scope);
  // A newtype of a newtype brands what is inside of both: no value has two brands.
  const inside = spellType(plainType(decl.inner), "out", scope);
  return code`
    ${docsOf(decl)}
    export type ${own} = ${inside} & { readonly $brand: ${literal.js.string(decl.name)} };
    ${docsOf(decl)}
    export function ${own}(value: ${inside}): ${own} {
      return value as ${own};
    }
  `;
}
