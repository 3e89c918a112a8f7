// Identifiers and type spellings that are known to be harmless: the only ways for a string to get into a hole.
import { atom, type Name, type Text } from "./document.js";

const identifier = /^(?:r#)?[A-Za-z_$][A-Za-z0-9_$]*$/;
const destructor = /^~[A-Za-z_][A-Za-z0-9_]*$/;
const spellingCharacters = /^(?:[A-Za-z0-9_ *&<>:,.()[\]$|+-]|'[a-z_]+\b(?!'))*$/;

/** What may stand between the parts of a qualified name. */
export type Qualifier = "::" | "." | "->" | "?." | "_";

/**
 * Vouches for an identifier: ASCII letters, digits, `_` and `$`, not starting with a digit; `r#word` and `~word` too.
 * Throws on anything else: names of users were checked long before, so this is a fault of the writer. Whether it is a
 * reserved word is for the names table of the target to know.
 */
export function name(text: string): Name {
  if (!identifier.test(text) && !destructor.test(text))
    throw new TypeError(`not an identifier: ${JSON.stringify(text)}`);
  return text as Name;
}

/** Joins names: `qualify("::", std, vector)` is `std::vector`. */
export function qualify(qualifier: Qualifier, ...parts: readonly Name[]): Name {
  return parts.join(qualifier) as Name;
}

/**
 * Vouches for the spelling of a type or a constant expression that was put together elsewhere, such as `const acme_row*
 * const*`. Accepts identifiers, blanks and the punctuation of types, nothing that could open a string, a comment, a
 * block or a statement; throws otherwise.
 */
export function spelling(text: string): Text {
  if (!spellingCharacters.test(text)) throw new TypeError(`not a spelling of a type: ${JSON.stringify(text)}`);
  return atom(text);
}
