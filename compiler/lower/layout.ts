/**
 * Layout of C structs on both pointer widths. Nothing in the ABI depends on `long`, so LP64 and LLP64 agree, and so do ILP32 and wasm32.
 * 64-bit members lie at multiples of 8 everywhere (i686 would put them at 4), and every gap is a named member.
 */
import { NameScope } from "./c-names.js";
import type { AbiCField, AbiLayout, CPrim, CType, Sized, Slot } from "./abi.js";

/** Size and alignment of something in memory. */
export interface Extent {
  readonly size: Sized;
  readonly align: Sized;
}

/** One member before its place is known. */
export type Member =
  /** `fresh`: first field of a later version; it begins where a record of the version before ended, never in its padding. */
  | { readonly kind: "field"; readonly name: string; readonly c: CType; readonly extent: Extent; readonly doc: string; readonly fresh?: boolean }
  | { readonly kind: "union"; readonly name: string; readonly members: readonly { readonly name: string; readonly c: CType }[] }
  | { readonly kind: "function"; readonly name: string; readonly slots: readonly Slot[]; readonly result: CType; readonly doc: string };

const PRIM_SIZES: Readonly<Record<CPrim, Sized>> = {
  uint8_t: both(1), int8_t: both(1), char: both(1), void: both(1),
  uint16_t: both(2), int16_t: both(2),
  uint32_t: both(4), int32_t: both(4), float: both(4),
  uint64_t: both(8), int64_t: both(8), double: both(8),
  size_t: { on64: 8, on32: 4 }, ptrdiff_t: { on64: 8, on32: 4 },
};

/** Extent of a pointer. */
export const POINTER: Extent = { size: { on64: 8, on32: 4 }, align: { on64: 8, on32: 4 } };

/** Extents of the runtime's own structs that generated layouts embed. */
export const RUNTIME_EXTENTS: Readonly<Record<string, Extent>> = {
  ftk_str: { size: { on64: 16, on32: 8 }, align: POINTER.align },
  ftk_bytes: { size: { on64: 16, on32: 8 }, align: POINTER.align },
  ftk_callback_vt: { size: { on64: 24, on32: 16 }, align: POINTER.align },
  ftk_api: { size: { on64: 48, on32: 36 }, align: POINTER.align },
};

/** Extent of a primitive. */
export function primExtent(prim: CPrim): Extent {
  const size = PRIM_SIZES[prim];
  return { size, align: size };
}

/** The same number on both widths. */
export function both(bytes: number): Sized {
  return { on64: bytes, on32: bytes };
}

/** Places `members` one after the other with explicit padding. `rounding`: the size is a multiple of that (or of the alignment, if larger). */
export function placeMembers(name: string, role: AbiLayout["role"], growable: boolean, members: readonly Member[], rounding: number): AbiLayout {
  const all = growable ? [HEADER.size, HEADER.reserved, ...members] : members;
  const fields: AbiCField[] = [];
  const padding = new Padding(all);
  let at = START;
  let on64 = 1;
  let on32 = 1;
  const pad = (to: Sized): void => {
    const bytes = { on64: to.on64 - at.on64, on32: to.on32 - at.on32 };
    if (bytes.on64 > 0 || bytes.on32 > 0) fields.push({ kind: "padding", name: padding.next(), bytes });
    at = to;
  };
  for (let i = 0; i < all.length; i++) {
    const member = all[i] as Member;
    const { size, align } = memberExtent(member);
    if (member.kind === "field" && member.fresh === true) pad(roundUp(at, rounding, rounding));
    const to = roundUp(at, align.on64, align.on32);
    if (to !== at) pad(to);
    fields.push(placed(member, at));
    at = { on64: at.on64 + size.on64, on32: at.on32 + size.on32 };
    on64 = Math.max(on64, align.on64);
    on32 = Math.max(on32, align.on32);
  }
  pad(roundUp(at, Math.max(on64, rounding), Math.max(on32, rounding)));
  return { name, fields, size: at, align: { on64, on32 }, growable, role };
}

const START = both(0);
const HEADER = { size: headerField("size"), reserved: headerField("reserved") };

function headerField(name: string): Member {
  return { kind: "field", name, c: { kind: "prim", name: "uint32_t" }, extent: primExtent("uint32_t"), doc: "" };
}

/** Names of gaps. Most structs have none, so the names that are taken are looked at when the first is needed. */
class Padding {
  readonly #members: readonly Member[];
  #scope: NameScope | undefined;
  #count = 0;

  constructor(members: readonly Member[]) {
    this.#members = members;
  }

  next(): string {
    this.#scope ??= new NameScope(this.#members.map((member) => member.name));
    return this.#scope.claim(`reserved${++this.#count}`);
  }
}

const UNION: Extent = { size: both(16), align: both(8) };

function memberExtent(member: Member): Extent {
  if (member.kind === "field") return member.extent;
  return member.kind === "union" ? UNION : POINTER;
}

function placed(member: Member, offset: Sized): AbiCField {
  const { kind, name } = member;
  switch (kind) {
    case "field":
      return { kind, name, c: member.c, doc: member.doc, offset };
    case "union":
      return { kind, name, members: member.members, offset };
    case "function":
      return { kind, name, slots: member.slots, result: member.result, doc: member.doc, offset };
  }
}

/** The next multiple; the same object when it is one already. */
function roundUp(at: Sized, to64: number, to32: number): Sized {
  if (at.on64 % to64 === 0 && at.on32 % to32 === 0) return at;
  return { on64: Math.ceil(at.on64 / to64) * to64, on32: Math.ceil(at.on32 / to32) * to32 };
}

/** Where the members lie, in their order, the header of a growable struct left out. */
export function offsetsOf(layout: AbiLayout): Sized[] {
  const offsets: Sized[] = [];
  let header = layout.growable ? 2 : 0;
  for (const field of layout.fields) if (field.kind !== "padding" && --header < 0) offsets.push(field.offset);
  return offsets;
}

const offsets = new WeakMap<AbiLayout, ReadonlyMap<string, Sized>>();

/** Offset of the member called `name`. Constant time, but for the first member that is asked for. */
export function offsetOf(layout: AbiLayout, name: string): Sized {
  const known = offsets.get(layout) ?? new Map(layout.fields.flatMap((field) => (field.kind === "padding" ? [] : [[field.name, field.offset] as const])));
  offsets.set(layout, known);
  const offset = known.get(name);
  if (offset === undefined) throw new Error(`no member ${name} in ${layout.name}`);
  return offset;
}
