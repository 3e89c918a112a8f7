/** Constants of the package at the top level. */
import { code, type Text } from "../../print/index.js";
import { constantName, libraryName, pathOf, primitiveOf } from "../../jvm/index.js";
import type { AbiConstant } from "../../lower/index.js";
import { deprecation, docsOf } from "./docs.js";
import { spelt } from "./names.js";
import type { Scope } from "./scope.js";
import { spellType } from "./types.js";
import { spellDefault } from "./values.js";

/** `public const val MAX: UInt = 100u`; what is no compile-time constant is that of the Java class. */
export function writeConstant(constant: AbiConstant, scope: Scope): Text {
  const { type } = constant;
  const own = spelt(constantName(constant));
  const known = primitiveOf(type) !== null || type.kind === "text";
  return code`
    ${docsOf(constant)}
    ${deprecation(constant, scope)}
    public ${known && code`const`} val ${own}: ${spellType(type, scope)} ${known ? code`= ${spellDefault(constant.value, type, scope)}` : code`get() = ${libraryName(pathOf(constant))}.${own}`}
  `;
}
