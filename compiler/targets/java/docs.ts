/** Javadoc from the docs of the `.ffi`. */
import { comment, type Text } from "../../print/index.js";
import { versionText, type AbiNamed } from "../../lower/index.js";

/** The comment of a declaration or member; empty when there is nothing to say. `more` are sentences of the generator, `tags` lines like `@return ...`. */
export function docsOf(item: AbiNamed, more = "", tags: readonly string[] = []): Text {
  const since = item.since === undefined ? [] : [`@since ${versionText(item.since)}`];
  const deprecated = item.deprecated === undefined ? [] : [`@deprecated ${inline(item.deprecated.note)}`.trimEnd()];
  const body = [toHtml(item.docs), more].filter((part) => part !== "").join("\n\n");
  const whole = body === "" && tags.length + since.length + deprecated.length > 0 ? `${item.name}.` : body;
  return comment("/** */", [whole, [...tags, ...since, ...deprecated].join("\n")].filter((part) => part !== "").join("\n\n"));
}

/** The comment of a whole package. */
export function docsOfPackage(docs: string): Text {
  return comment("/** */", toHtml(docs));
}

/** A line of a tag about a parameter or component, when there is something to say. */
export function tagOf(tag: string, item: AbiNamed): string[] {
  const text = item.docs.split(/\r?\n\s*\r?\n/)[0]?.replaceAll(/\s+/g, " ").trim() ?? "";
  return text === "" ? [] : [`${tag} ${inline(text)}`];
}

/** Markdown as the HTML of Javadoc: paragraphs, fences, code spans. */
function toHtml(docs: string): string {
  const out: string[] = [];
  let fence = false;
  let paragraph = false;
  for (const line of docs.split(/\r\n?|\n/)) {
    if (/^\s*(```|~~~)/.test(line)) {
      out.push(fence ? "</pre>" : "<pre>");
      fence = !fence;
    } else if (fence) {
      out.push(escapeHtml(line));
    } else if (line.trim() === "") {
      paragraph = out.length > 0;
      out.push("");
    } else {
      out.push(`${paragraph ? "<p>" : ""}${inline(line)}`);
      paragraph = false;
    }
  }
  if (fence) out.push("</pre>");
  return out.join("\n").trim();
}

/** Text of a line; what stands in backticks is code. */
function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`{}@]+`$/.test(part) ? `{@code ${part.slice(1, -1)}}` : escapeHtml(part)))
    .join("");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("@", "&#64;").replaceAll("{", "&#123;");
}
