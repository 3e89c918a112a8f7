// The units of a package: its top declarations, each with the names that it declares and the names that it mentions.
import type { Declaration } from "../../../idl/index.js";

/** One declaration at the top of a file, a module with everything in it included. Never changes; what is edited becomes another unit. */
export interface Unit {
  /** From the end of the unit before, so that its documentation belongs to it. */
  readonly text: string;
  /** Its text without documentation and comments: what others can depend on. */
  readonly code: string;
  /** Its places count in the text that it was parsed from, which may be an older one than that of the file. */
  readonly node: Declaration;
  /** Names that it declares, those inside modules included. */
  readonly names: readonly string[];
  /** Every word of its code. More than it refers to, never less. */
  readonly words: ReadonlySet<string>;
  /** It has something that is compared over the whole package by what is written, and not by a name. */
  readonly special: boolean;
}

/** Makes a unit of a declaration; `text` begins where the one before it ends. */
export function makeUnit(node: Declaration, text: string): Unit {
  const { start, end, file } = node.span;
  const code = withoutComments(file.text.slice(start, end));
  const words = new Set(code.match(/[A-Za-z_][A-Za-z0-9_]*/g));
  return { text, code, node, names: [...namesOf(node)], words, special: words.has("abi_name") || words.has("domain") };
}

// Literals come first, because `//` in them begins no comment.
const literalOrComment = /"(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|\\[^\r\n])*'|\/\/[^\r\n]*|\/\*[^]*?\*\//g;

function withoutComments(text: string): string {
  return text.replace(literalOrComment, (piece) => (piece.startsWith("/") ? " " : piece));
}

function* namesOf(node: Declaration): Generator<string> {
  if (node.kind !== "module") {
    yield node.name.text;
    return;
  }
  for (const part of node.path.parts) yield part.text;
  for (const inner of node.declarations) yield* namesOf(inner);
}
