// Casing: how the words of an IDL name are found and joined again.

const MOST_REMEMBERED = 50_000;

const OTHER = 0;
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const SEPARATOR = 4;

function kindAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit >= 0x61 && unit <= 0x7a) return SMALL;
  if (unit >= 0x41 && unit <= 0x5a) return CAPITAL;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  return unit === 0x5f || unit === 0x2d || (index < text.length && /\s/.test(text.charAt(index))) ? SEPARATOR : OTHER;
}

/**
 * Splits a name into words, lower case. `_`, `-` and blanks separate. A word ends before a capital that follows a small
 * letter or a digit (`openFile`, `utf8Text`), and before the last capital of a run that goes on in small letters
 * (`HTTPServer`: http, server). Digits belong to the word before them (`utf8`, `i32`); so does one single capital after
 * a digit that ends the word (`Vec3D`: vec3d).
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = 0;
  const end = (at: number): void => {
    if (at > start) words.push(text.slice(start, at).toLowerCase());
    start = at;
  };
  for (let i = 0; i < text.length; i++) {
    const kind = kindAt(text, i);
    if (kind === SEPARATOR) {
      end(i);
      start = i + 1;
    } else if (kind === CAPITAL && i > start && beginsWord(text, i)) end(i);
  }
  end(text.length);
  return words;
}

// Whether the capital at an index, which is not the first of a word so far, begins the next word.
function beginsWord(text: string, i: number): boolean {
  const before = kindAt(text, i - 1);
  const after = kindAt(text, i + 1);
  if (before === SMALL) return true;
  if (before === DIGIT) return after === SMALL || after === DIGIT || (after === CAPITAL && kindAt(text, i + 2) !== SMALL);
  return before === CAPITAL && after === SMALL;
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
  if (!text.startsWith("_") && !text.endsWith("_")) return joined;
  const before = /^_*/.exec(text)?.[0] ?? "";
  const after = joined === "" ? "" : (/_*$/.exec(text)?.[0] ?? "");
  return before + joined + after;
}
