/** Doc comments: the author's words, then what the version says. */
import { attributeText, code, comment, literal, type Text } from "../../print/index.js";
import { versionText, type AbiNamed } from "../../lower/index.js";

/** A block comment; nothing when there is nothing to say. `more` is a paragraph of the generator. */
export function writeDocs(named: AbiNamed, more = ""): Text {
  const since = named.since === undefined ? "" : `Since ${versionText(named.since)}.`;
  const parts = [named.docs.trim(), more, since].filter((part) => part !== "");
  return comment("/** */", parts.join("\n\n"));
}

/** The attribute that gives a declaration another name in Swift, or nothing. */
export function writeSwiftName(text: string | null): Text | undefined {
  return text === null ? undefined : code` FTK_SWIFT_NAME(${literal.c.string(text)})`;
}

/** The attribute of a deprecated declaration, or nothing. */
export function writeDeprecated(named: AbiNamed): Text | undefined {
  if (named.deprecated === undefined) return undefined;
  return code`FTK_DEPRECATED(${attributeText(named.deprecated.note)})`;
}
