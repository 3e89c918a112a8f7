/** Constants. */
import { code, type Text } from "../../print/index.js";
import type { AbiConstant } from "../../lower/index.js";
import { docsOf } from "./docs.js";
import { constantName } from "./names.js";
import { deprecation, type Scope } from "./scope.js";
import { spellType } from "./types.js";
import { spellValue } from "./values.js";

/** `public static final long MAX = 7L;` */
export function writeConstant(constant: AbiConstant, scope: Scope): Text {
  return code`
    ${docsOf(constant)}
    ${deprecation(constant)}
    public static final ${spellType(constant.type, scope)} ${constantName(constant)} = ${spellValue(constant.value, constant.type, scope)};
  `;
}
