// Fresh names and what may stand in front of a declaration: documentation and annotations, partly hostile. Nothing here knows types.
import type { Random } from "../random.js";
import { FOREIGN_WORDS, PLAIN_WORDS, TRAP_WORDS } from "../vocabulary.js";

const HOSTILE_DOCS = [
  "Plain words. And a second sentence.", "Ends a comment */ and begins one /* here.", "A trigraph ??/ and a backslash at the end \\", "`code` and ${injection} and \\u000a escapes, \\u002a/.",
  "<b>html</b> & @param x {@link y} {@code z} [Link](x).", "# heading-like, \"quotes\" 'single' \"\"\"triple\"\"\".", "``` unclosed fence", "@return @throws @deprecated \\return \\endcode @end", "100% {0} %s $x #x é \u{1F600}",
  "- a list\n///   - nested\n///\n/// ```c\n/// int x; /* y */\n/// ```", "\n///\n/// After empty lines.   ", "#![allow(x)] //! not inner docs \\x", "]]> <!-- --> </p> &amp; &#x2a;/",
] as const;

const HOSTILE_TEXTS = ["plain", "a\\\"b\\\\c", "\\n*/ ${x} `", "%s %% {{}}", "??/ \\u{1F600} \\u{7f}", "$name #{x}", "\\0after nul", "'quoted' é", "</script> ]]>", ""] as const;

/** Types of the prelude and its planned ones cannot be declared again. */
const PRELUDE = new Set(
  ("string bytes list map array str slice set bool char symbol path file socket fd uuid decimal duration instant timestamp datetime date stream iter future opaque ptr " +
    "allocator executor any_error result tuple view void true false none self inf nan").split(" "),
);

/** A scope of names: no casing of any target makes two of them equal. */
export type NameScope = Set<string>;

/** Gives fresh names, in the order of a seed. */
export class Names {
  readonly #random: Random;
  readonly #top: NameScope = new Set();
  #renamed = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A name of a value, function, field or case. */
  plain(scope: NameScope = this.#top): string {
    return this.#fresh(scope).join("_");
  }

  /** A name of a type. */
  pascal(): string {
    return this.#fresh(this.#top).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  }

  /** A name of a constant. */
  upper(scope: NameScope = this.#top): string {
    return this.#fresh(scope).join("_").toUpperCase();
  }

  #fresh(scope: NameScope): string[] {
    for (;;) {
      const words = this.#words();
      const key = words.join("").toLowerCase().replaceAll("_", "");
      if (scope.has(key) || PRELUDE.has(words.join("_").toLowerCase())) continue;
      scope.add(key);
      return words;
    }
  }

  #words(): string[] {
    const random = this.#random;
    if (random.chance(0.12)) return [random.pick(FOREIGN_WORDS)];
    return random.chance(0.2) ? [random.pick(TRAP_WORDS)] : [random.pick(PLAIN_WORDS), random.pick(PLAIN_WORDS)];
  }

  /** Documentation, now and then. */
  docs(): string {
    return this.#random.chance(0.25) ? `/// ${this.#random.pick(HOSTILE_DOCS)}\n` : "";
  }

  /** `@deprecated` and `@rename`, now and then, and documentation before them. */
  notes(rename: "lower" | "pascal" | "upper" = "lower"): string {
    const deprecated = this.#random.chance(0.08) ? `${this.#deprecated()} ` : "";
    return `${this.docs()}${deprecated}${this.#random.chance(0.08) ? `${this.#rename(rename)} ` : ""}`;
  }

  #deprecated(): string {
    return this.#random.pick(["@deprecated", "@deprecated(1.1.0)", `@deprecated(1.0.0, note: ${this.text()})`, `@deprecated(note: ${this.text()})`]);
  }

  #rename(casing: "lower" | "pascal" | "upper"): string {
    const count = ++this.#renamed;
    const name = { lower: `renamed_${count}`, pascal: `Renamed${count}`, upper: `RENAMED_${count}` }[casing];
    const ids = ["c", "cpp", "rust", "ts", "jvm", "objc"].filter(() => this.#random.chance(0.4));
    return `@rename(${(ids.length === 0 ? ["c"] : ids).map((id) => `${id}: "${name}"`).join(", ")})`;
  }

  /** A literal of a text. */
  text(): string {
    return `"${this.#random.pick(HOSTILE_TEXTS)}"`;
  }
}
