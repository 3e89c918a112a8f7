/** Variants: sealed interfaces, whose cases are records inside. */
import { code, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import type { AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { docsOf } from "./docs.js";
import { caseName, typeName } from "./names.js";
import { componentsOf, paramTags, recordOf, type Component } from "./record.js";
import { deprecation, runtime, shadowing, suppression, type Scope } from "./scope.js";

/** A variant. */
export function writeVariant(decl: AbiVariant, outer: Scope): Text {
  const scope = shadowing(outer, [...decl.cases.map((one) => caseName(one, decl)), name("Unknown")]);
  const own = typeName(decl);
  return code`
    ${docsOf(decl, decl.closed ? "" : "Open: other cases are legal.")}
    ${deprecation(decl)}
    ${suppression(scope)}
    public sealed interface ${own} {
        ${paragraphs([...decl.cases.map((one) => writeCase(one, decl, scope)), decl.closed ? null : writeUnknown(decl, scope)])}
    }
  `;
}

function writeCase(one: AbiVariantCase, decl: AbiVariant, scope: Scope): Hole {
  const { payload } = one;
  const components: readonly Component[] =
    payload.kind === "none" ? [] : payload.kind === "single" ? [{ name: name("value"), type: payload.type, sensitive: false }] : componentsOf(payload.fields);
  const tags = payload.kind === "fields" ? paramTags(payload.fields) : payload.kind === "single" ? ["@param value what the case carries"] : [];
  return code`
    ${docsOf(one, "", tags)}
    ${deprecation(one)}
    ${recordOf(caseName(one, decl), components, typeName(decl), [], scope)}
  `;
}

function writeUnknown(decl: AbiVariant, scope: Scope): Hole {
  return code`
    /**
     * A case that this version does not know. It keeps its value and can be sent back to the library it came from.
     *
     * @param kept the value
     */
    record Unknown(${runtime("UnknownCase", scope)} kept) implements ${typeName(decl)} {
        /** {@return the number of the case} */
        public long tag() {
            return kept.tag();
        }
    }
  `;
}
