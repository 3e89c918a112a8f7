/** Variants: the tags of their cases; the struct itself is a layout. */
import { code, comment, name, type Text } from "../../print/index.js";
import type { AbiVariant } from "../../lower/index.js";
import { docsOf } from "./layout.js";

/** One constant for each tag. */
export function writeTags(decl: AbiVariant): Text {
  return code`
    ${decl.cases.map(
      (one) => code`
      ${comment("/** */", docsOf(one, one.payload.kind === "none" ? "No payload." : `Payload: \`as.${one.payload.member}\`.`))}
      #define ${name(one.c)} ${one.tag}u
    `,
    )}
  `;
}

/** Docs of the struct. */
export function variantDocs(decl: AbiVariant): string {
  return docsOf(decl, decl.closed ? "" : "Open: other tags are legal.");
}
