// Starts and ends of lines, as the printer needs them.

/** Code unit of the end of a line. */
export const LINE_FEED = 0x0a;
/** Code unit of a blank. */
export const BLANK = 0x20;

const lineStarts: readonly [string[], string[], string[]] = [[], [], []];
/** What a line starts with: the line ends that are due before it, and `indent` blanks. */
export function lineStart(ends: 0 | 1 | 2, indent: number): string {
  return (lineStarts[ends][indent] ??= "\n".repeat(ends) + " ".repeat(indent));
}

/** `}`, `)`, `]`. */
export function isClosing(character: number): boolean {
  return character === 0x7d || character === 0x29 || character === 0x5d;
}

/** `{`, `(`, `[`. */
export function isOpening(character: number): boolean {
  return character === 0x7b || character === 0x28 || character === 0x5b;
}

/** Reading a character makes the engine copy a text that it keeps as a tree of its parts into one string. */
export function flatten(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** A text without the blanks and tabs at its end. */
export function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A blank or a tab. */
function isBlank(character: number): boolean {
  return character === BLANK || character === 0x09;
}

/** A text without the line ends at its start. */
export function withoutBlankStart(text: string): string {
  let start = 0;
  while (text.charCodeAt(start) === LINE_FEED) start++;
  return start === 0 ? text : text.slice(start);
}
