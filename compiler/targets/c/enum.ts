/** Enums, flags and newtypes: fixed-width typedefs with constants. */
import { code, comment, literal, name, type Text } from "../../print/index.js";
import { underlying, type AbiEnum, type AbiFlags, type AbiNewtype } from "../../lower/index.js";
import { docsOf } from "./layout.js";

/** The typedef and one constant for each case. */
export function writeEnum(decl: AbiEnum | AbiFlags): Text {
  const c = name(decl.c);
  const signed = decl.kind === "enum" && decl.signed;
  const rest = decl.kind === "enum" ? "Open: other values are legal." : "Open: other bits are legal.";
  return code`
    ${comment("/** */", docsOf(decl, decl.closed ? "" : rest))}
    typedef ${name(underlying(decl))} ${c};
    ${decl.cases.map(
      (one) => code`
      ${comment("/** */", docsOf(one))}
      #define ${name(one.c)} ((${c})${literal.c.integer(one.value, decl.bits, signed)})
    `,
    )}
  `;
}

/** The typedef of a newtype over a scalar; one over text and the like exists in C only as its inner type. */
export function writeNewtype(decl: AbiNewtype): Text | false {
  const { c } = decl.inner.cell;
  if (c.kind !== "prim" && c.kind !== "alias") return false;
  return code`
    ${comment("/** */", docsOf(decl))}
    typedef ${name(c.kind === "alias" ? c.of : c.name)} ${name(decl.c)};
  `;
}
