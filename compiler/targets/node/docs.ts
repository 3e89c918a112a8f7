/** Doc comments: TSDoc from the docs of the `.ffi`. */
import { comment, type Text } from "../../print/index.js";
import { versionText, type AbiNamed } from "../../lower/index.js";

/** The comment of a declaration or member; empty when there is nothing to say. `more` are sentences of the generator. */
export function docsOf(item: AbiNamed, more = ""): Text {
  if (more === "" && item.since === undefined && item.deprecated === undefined) return comment("/** */", item.docs);
  const since = item.since === undefined ? "" : `Since ${versionText(item.since)}.`;
  const deprecated = item.deprecated === undefined ? "" : `@deprecated ${item.deprecated.note}`.trimEnd();
  return comment("/** */", [item.docs, more, since, deprecated].filter((part) => part !== "").join("\n\n"));
}
