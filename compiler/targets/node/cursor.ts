/** Places in the scratch as TypeScript expressions: `$i32[12]` in the flat buffer, `$s.u32[$w + 3]` in the stream. */
import { code, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { plainType } from "../../scratch/index.js";

/** A typed array over the scratch. */
export type View = "i8" | "u8" | "i16" | "u16" | "i32" | "u32" | "i64" | "u64" | "f32" | "f64";

const BYTES: Readonly<Record<View, number>> = { i8: 1, u8: 1, i16: 2, u16: 2, i32: 4, u32: 4, i64: 8, u64: 8, f32: 4, f64: 8 };

/** Start of a fixed part. `at` gives the element of a view that lies `offset` bytes behind it. */
export interface Cursor {
  readonly at: (view: View, offset: number) => Text;
  /** The same as two arguments: the view, and the index. */
  readonly place: (view: View, offset: number) => Text;
  /** The value is a result by itself: a handle that nothing in the stream keeps. */
  readonly alone?: boolean;
  /** The local that holds the only text of the crossing, when there is one. */
  readonly text?: Name;
}

/** Bytes of the header of the flat buffer. */
const HEADER_BYTES = 32;

/** The frame of a call: constant places in the flat buffer. */
export const frameCursor: Cursor = {
  at: (view, offset) => code`${name(`$${view}`)}[${(HEADER_BYTES + offset) / BYTES[view]}]`,
  place: (view, offset) => code`${name(`$${view}`)}, ${(HEADER_BYTES + offset) / BYTES[view]}`,
};

/** A fixed part in the stream, which knows which of its locals were mentioned. */
export interface StreamCursor extends Cursor {
  /** Statements that take `slots` slots and declare the locals: its first slot `$i`, its first word `$w`, the views that are used. */
  readonly open: (slots: number, verb: "put" | "take") => Hole[];
}

/** A cursor for one fixed part. */
export function streamCursor(): StreamCursor {
  let slots = false;
  let words = false;
  const views = new Set<View>();
  const index = (view: View, offset: number): Text => {
    const bytes = BYTES[view];
    if (bytes === 8) slots = true;
    else words = true;
    views.add(view);
    const base = bytes === 8 ? code`$i` : bytes === 4 ? code`$w` : code`$w * ${4 / bytes}`;
    return plus(base, offset / bytes);
  };
  return {
    at: (view, offset) => code`${name(`$_${view}`)}[${index(view, offset)}]`,
    place: (view, offset) => code`${name(`$_${view}`)}, ${index(view, offset)}`,
    open: (count, verb) => {
      const taken = code`$s.${name(verb)}(${count})`;
      if (count === 0) return [];
      const locals = [...views].map((view) => code`const ${name(`$_${view}`)} = $s.${name(view)};`);
      if (slots) return [code`const $i = ${taken};`, words && code`const $w = $i * 2;`, ...locals];
      return [words ? code`const $w = ${taken} * 2;` : code`${taken};`, ...locals];
    },
  };
}

/** Packed memory in the stream that begins at the byte `variable`. */
export function byteCursor(variable: string): Cursor {
  const index = (view: View, offset: number): Text => {
    const bytes = BYTES[view];
    return plus(bytes === 1 ? name(variable) : code`(${name(variable)} >>> ${Math.log2(bytes)})`, offset / bytes);
  };
  return {
    at: (view, offset) => code`$s.${name(view)}[${index(view, offset)}]`,
    place: (view, offset) => code`$s.${name(view)}, ${index(view, offset)}`,
  };
}

function plus(base: Text | ReturnType<typeof name>, count: number): Text {
  return count === 0 ? code`${base}` : code`${base} + ${count}`;
}

/** How a scalar lies in memory: as in C (`raw`), or widened to a word or slot. */
export function viewOf(type: AbiType, raw: boolean): View {
  const plain = plainType(type);
  switch (plain.kind) {
    case "bool":
      return raw ? "u8" : "u32";
    case "int":
      return integerView(plain.bits, plain.signed, raw);
    case "enum":
      return integerView(plain.decl.bits, plain.decl.signed, raw);
    case "flags":
      return integerView(plain.decl.bits, false, raw);
    case "size":
      return plain.signed ? "i64" : "u64";
    case "float":
      return raw && plain.bits === 32 ? "f32" : "f64";
    default:
      return "u32";
  }
}

function integerView(bits: number, signed: boolean, raw: boolean): View {
  const letter = signed ? "i" : "u";
  if (bits === 64) return `${letter}64`;
  return raw ? (`${letter}${bits}` as View) : `${letter}32`;
}
