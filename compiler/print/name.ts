// Identifiers and type spellings that are known to be harmless: the only ways for a string to get into a hole.
import { atom, type Name, type Text } from "./document.js";

/** `r#type` of Rust, `` `when` `` of Kotlin. */
const rawIdentifier = /^(?:r#[A-Za-z_$][A-Za-z0-9_$]*|`[A-Za-z_$][A-Za-z0-9_$]*`)$/;
const destructor = /^~[A-Za-z_][A-Za-z0-9_]*$/;
const spellingCharacters = /^(?:[A-Za-z0-9_ *&<>:,.()[\]$|+-]|'[a-z_]+\b(?!'))*$/;

/** What an ASCII character may be part of. A table, because these gates are passed some millions of times. */
const IN_NAME = 1;
const STARTS_NAME = 2;
const IN_SPELLING = 4;
const roles = new Uint8Array(128);
function allow(characters: string, role: number): void {
  for (const character of characters) roles[character.charCodeAt(0)]! |= role;
}
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$";
allow(letters, IN_NAME | STARTS_NAME | IN_SPELLING);
allow("0123456789", IN_NAME | IN_SPELLING);
allow(" *&<>:,.()[]|+-", IN_SPELLING);

function consistsOf(text: string, role: number): boolean {
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character > 127 || (roles[character]! & role) === 0) return false;
  }
  return true;
}

function isIdentifier(text: string): boolean {
  return text !== "" && (roles[text.charCodeAt(0)]! & STARTS_NAME) !== 0 && consistsOf(text, IN_NAME);
}

/** What may stand between the parts of a qualified name. */
export type Qualifier = "::" | "." | "->" | "?." | "_";

/**
 * Vouches for an identifier: ASCII letters, digits, `_` and `$`, not starting with a digit; `r#word`, `~word` and a
 * word in backticks too.
 * Throws on anything else: names of users were checked long before, so this is a fault of the writer. Whether it is a
 * reserved word is for the names table of the target to know.
 */
export function name(text: string): Name {
  if (!isIdentifier(text) && !rawIdentifier.test(text) && !destructor.test(text))
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
  if (!consistsOf(text, IN_SPELLING) && !spellingCharacters.test(text)) throw new TypeError(`not a spelling of a type: ${JSON.stringify(text)}`);
  return atom(text);
}
