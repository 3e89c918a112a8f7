/** Constants: variables for numbers and text, functions for what is an object. */
import { code, spelling, type Text } from "../../print/index.js";
import type { AbiConstant } from "../../lower/index.js";
import type { Codecs } from "./codecs.js";
import { writeDeprecated, writeDocs } from "./docs.js";
import { constantName } from "./names.js";
import { declare, isObject, spellType, stripNewtype } from "./types.js";
import { writeValue } from "./value.js";

/** Whether the language has a constant expression for it. */
function isVariable(one: AbiConstant): boolean {
  const plain = stripNewtype(one.type);
  return plain.kind === "text" || (!isObject(plain) && plain.kind !== "struct");
}

function head(one: AbiConstant): Text {
  const spelled = spellType(one.type);
  const own = constantName(one);
  if (!isVariable(one)) return code`${spelling(declare(spelled, own))}(void)`;
  return stripNewtype(one.type).kind === "text" ? code`${spelling(declare(spelled, `const ${own}`))}` : code`const ${spelling(declare(spelled, own))}`;
}

/** The declaration. */
export function writeConstant(one: AbiConstant): Text {
  const deprecated = writeDeprecated(one);
  return code`
    ${writeDocs(one)}
    FTK_EXTERN ${head(one)}${deprecated !== undefined && code` ${deprecated}`};
  `;
}

/** The definition. */
export function writeConstantSource(one: AbiConstant, codecs: Codecs): Text {
  const value = writeValue(one.value, one.type, codecs);
  if (isVariable(one)) return code`${head(one)} = ${value};`;
  return code`
    ${head(one)} {
        return ${value};
    }
  `;
}
