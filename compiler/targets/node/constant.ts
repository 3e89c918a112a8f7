/** Constants. */
import { code, type Text } from "../../print/index.js";
import type { AbiConstant } from "../../lower/index.js";
import { docsOf } from "./docs.js";
import { publicConstant } from "./names.js";
import { inner, type Scope } from "./scope.js";
import { spellType } from "./types.js";
import { spellValue } from "./values.js";

/** `static readonly FIRST: number = 1;` */
export function writeMemberConstant(constant: AbiConstant, scope: Scope): Text {
  return code`
    ${docsOf(constant)}
    static readonly ${publicConstant(constant)}: ${spellType(constant.type, "in", scope)} = ${spellValue(constant.value, constant.type, scope)};
  `;
}

/** `export const LIMIT: number = 8;` */
export function writeConstant(constant: AbiConstant, scope: Scope): Text {
  return code`
    ${docsOf(constant)}
    export const ${inner(constant, scope)}: ${spellType(constant.type, "in", scope)} = ${spellValue(constant.value, constant.type, scope)};
  `;
}
