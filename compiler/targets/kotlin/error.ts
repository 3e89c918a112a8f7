/** Error sets: the fields of their cases as properties. */
import { code, type Hole } from "../../print/index.js";
import { caseName, errorFieldName } from "../../jvm/index.js";
import type { AbiErrorSet } from "../../lower/index.js";
import { docsOf } from "./docs.js";
import { spelt } from "./names.js";
import { typeOf, type Scope } from "./scope.js";
import { fromJava, spellType } from "./types.js";

/** Properties that every exception has in Kotlin: an extension of that name would never be seen. */
const TAKEN: ReadonlySet<string> = new Set("message cause stackTrace localizedMessage suppressed".split(" "));

/** `error.id` beside Java's `error.id()`. */
export function writeErrorFields(set: AbiErrorSet, scope: Scope): Hole[] {
  return set.cases.flatMap((one) =>
    (one.payload?.fields ?? []).flatMap((field) => {
      const own = spelt(errorFieldName(field));
      if (TAKEN.has(own)) return [];
      return [code`
        ${docsOf(field)}
        public val ${typeOf(set, scope)}.${spelt(caseName(one, set))}.${own}: ${spellType(field.type, scope)} get() = ${fromJava(field.type, code`this.${own}()`)}
      `];
    }),
  );
}
