// What stands above declarations: docs, versions, deprecation.
import { code, comment, literal, type Text } from "../../print/index.js";
import { versionText, type AbiNamed, type Version } from "../../lower/index.js";

/** Docs of a declaration, with its version and further lines behind them. */
export function docs(item: Pick<AbiNamed, "docs" | "since">, ...more: readonly (string | undefined)[]): Text {
  let text = item.docs;
  const add = (part: string | undefined): void => {
    if (part !== undefined && part !== "") text = text === "" ? part : `${text}\n\n${part}`;
  };
  if (item.since !== undefined) add(`Since ${versionText(item.since)}.`);
  more.forEach(add);
  return comment("///", text);
}

/** `#[deprecated]`, when it is. */
export function deprecation(item: Pick<AbiNamed, "deprecated">): Text | undefined {
  const { deprecated } = item;
  if (deprecated === undefined) return undefined;
  const { note, since } = deprecated;
  if (note === "" && since === undefined) return code`#[deprecated]`;
  const parts = [since === undefined ? undefined : `since ${versionText(since)}`, note === "" ? undefined : note];
  return code`#[deprecated(note = ${literal.rust.string(parts.filter((part) => part !== undefined).join(": "))})]`;
}

/** `1, 1, 0` */
export function versionArguments(version: Version): Text {
  return code`${version.major}, ${version.minor}, ${version.patch}`;
}
