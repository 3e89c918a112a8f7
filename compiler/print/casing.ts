// Casing: how the words of an IDL name are found and joined again.

const MOST_REMEMBERED = 50_000;

/**
 * Splits a name into words, lower case. `_`, `-` and blanks separate. A word ends before a capital that follows a small
 * letter or a digit (`openFile`, `utf8Text`), and before the last capital of a run that goes on in small letters
 * (`HTTPServer`: http, server). Digits belong to the word before them (`utf8`, `i32`); so does one single capital after
 * a digit that ends the word (`Vec3D`: vec3d).
 */
export function splitWords(text: string): string[] {
  const marked = text
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/([0-9])([A-Z](?=[A-Za-z0-9]))/g, "$1_$2");
  return marked
    .split(/[_\-\s]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/** `open_file`, `http_server`, `utf8_text`. */
export const snake = remember((text) => keepEdges(text, splitWords(text).join("_")));

/** `OPEN_FILE`. */
export const upperSnake = remember((text) => snake(text).toUpperCase());

/** `open-file`. */
export const kebab = remember((text) => splitWords(text).join("-"));

/**
 * `OpenFile`, `HttpServer` (acronyms are words like others). Two words that meet in digits keep a `_`: `v1_2` is
 * `V1_2`, never `V12`.
 */
export const pascal = remember((text) => keepEdges(text, joinCapitals(splitWords(text).map(capitalize))));

/** `openFile`, `httpServer`. */
export const camel = remember((text) =>
  keepEdges(text, joinCapitals(splitWords(text).map((word, i) => (i === 0 ? word : capitalize(word))))),
);

/** Names come again and again. What was made of them is kept, but a long-lived process must not keep all that it ever saw. */
function remember(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let made = known.get(text);
    if (made === undefined) {
      made = make(text);
      if (known.size > MOST_REMEMBERED) known.clear();
      known.set(text, made);
    }
    return made;
  };
}

function joinCapitals(parts: readonly string[]): string {
  return parts.reduce(
    (joined, part) => (/[0-9]$/.test(joined) && /^[0-9]/.test(part) ? `${joined}_${part}` : joined + part),
    "",
  );
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Underscores before and after a name are its author's and stay. */
function keepEdges(text: string, joined: string): string {
  const before = /^_*/.exec(text)?.[0] ?? "";
  const after = joined === "" ? "" : (/_*$/.exec(text)?.[0] ?? "");
  return before + joined + after;
}
