// Splits names into words and joins them in the forms that the check itself needs.

/** `eachLine`, `each_line` and `EachLine` are all `["each", "line"]`; `HTTPServer` is `["http", "server"]`. */
export function splitWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .split("_")
    .filter((word) => word.length > 0)
    .map((word) => word.toLowerCase());
}

/** `each_line`. */
export function toSnake(name: string): string {
  return splitWords(name).join("_");
}

/** `EachLine`. */
export function toPascal(name: string): string {
  return splitWords(name).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** The first sentence of a doc comment in one line; empty when there is none. */
export function firstSentence(docs: string): string {
  const paragraph = (docs.split(/\n\s*\n/, 1)[0] ?? "").replace(/\s+/g, " ").trim();
  const end = /[.!?](?= |$)/.exec(paragraph);
  const sentence = end === null ? paragraph : paragraph.slice(0, end.index + 1);
  return sentence.replace(/\.$/, "");
}
