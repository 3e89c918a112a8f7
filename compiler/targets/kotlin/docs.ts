/** KDoc from the docs of the `.ffi`, whose Markdown it keeps. */
import { code, comment, literal, type Hole, type Text } from "../../print/index.js";
import { versionText, type AbiNamed } from "../../lower/index.js";
import { builtIn, type Scope } from "./scope.js";

/** The comment of an item; `otherwise` when it has no docs of its own, `more` after them. */
export function docsOf(item: AbiNamed, otherwise = "", more = ""): Text {
  const since = item.since === undefined ? "" : `@since ${versionText(item.since)}`;
  return comment("/** */", [item.docs === "" ? otherwise : item.docs, more, since].filter((part) => part !== "").join("\n\n"));
}

/** `@Deprecated("...")` for what the docs call so. */
export function deprecation(item: AbiNamed, scope: Scope): Hole {
  if (item.deprecated === undefined) return null;
  return code`@${builtIn("Deprecated", scope)}(${literal.kotlin.string(item.deprecated.note === "" ? "no longer to be used" : item.deprecated.note)})`;
}
