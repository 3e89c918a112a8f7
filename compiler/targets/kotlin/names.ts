/** How things are called in Kotlin: as their Java classes and members, in backticks where the word is one of Kotlin's. */
import { name, pascal, qualify, type Name } from "../../print/index.js";

/** Hard keywords: https://kotlinlang.org/docs/keyword-reference.html. Soft ones and modifiers are names like all others. */
const HARD: ReadonlySet<string> = new Set(
  "as break class continue do else false for fun if in interface is null object package return super this throw true try typealias typeof val var when while".split(" "),
);

/** A name of the JVM as Kotlin writes it. */
export function spelt(own: Name): Name {
  return HARD.has(own) || /^_+$/.test(own) ? name(`\`${own}\``) : own;
}

/** A path of packages. */
export function spellPath(path: readonly Name[]): Name {
  return qualify(".", ...path.map(spelt));
}

/** The file of a package, without its extension. */
export function fileName(path: readonly Name[]): Name {
  return name(pascal(path.at(-1)!.replace(/_$/, "")));
}
