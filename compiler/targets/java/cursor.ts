/** Places in the scratch as Java expressions: `$f, 48` in the frame, `$b, $p + 16` in the stream. */
import { code, name, type Text } from "../../print/index.js";

/** Start of a fixed part: its buffer, and the index of what lies `offset` bytes behind it. */
export interface Cursor {
  readonly buffer: Text;
  readonly at: (offset: number) => Text;
}

/** Bytes of the header of the flat buffer. */
const HEADER_BYTES = 32;

/** The frame of a call: constant places in the flat buffer. */
export const frameCursor: Cursor = { buffer: code`$f`, at: (offset) => code`${HEADER_BYTES + offset}` };

/** A fixed part in the stream or in memory, whose first byte is `base`. */
export function byteCursor(base: string): Cursor {
  return { buffer: code`$b`, at: (offset) => (offset === 0 ? code`${name(base)}` : code`${name(base)} + ${offset}`) };
}
