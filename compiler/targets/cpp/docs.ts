/** Doc comments of generated C++: the author's words, then what the version says. */
import { code, comment, spelling, type Text } from "../../print/index.js";
import { versionText, type AbiNamed } from "../../lower/index.js";
import { attributeText } from "../../print/index.js";

/** `///` lines; nothing when there is nothing to say. `more` is a paragraph of the generator. */
export function writeDocs(named: AbiNamed, more = ""): Text {
  const since = named.since === undefined ? "" : `Since ${versionText(named.since)}.`;
  return comment("///", joined(joined(named.docs.trim(), more), since));
}

function joined(text: string, paragraph: string): string {
  return text === "" || paragraph === "" ? text + paragraph : `${text}\n\n${paragraph}`;
}

/** `[[deprecated("weak")]] `, or nothing. */
export function writeDeprecated(named: AbiNamed): Text | undefined {
  if (named.deprecated === undefined) return undefined;
  const { note } = named.deprecated;
  return note === "" ? spelling("[[deprecated]]") : code`[[deprecated(${attributeText(note)})]]`;
}
