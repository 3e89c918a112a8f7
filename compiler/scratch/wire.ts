/**
 * How values lie in the scratch, the same for the TypeScript and the C++ side. A value has a fixed part, whose place is known beforehand,
 * and may have a rest that follows in the stream. Places are bytes from the start of the fixed part, which is a multiple of 8 long.
 */
import type { AbiRecord, AbiType, AbiValue } from "../lower/index.js";

/** Where one value of a sequence lies in the fixed part. */
export interface Place {
  /** Of the value; -1 when all of it is in the stream. */
  readonly at: number;
  /** Of the word that says whether an optional is there; -1 when it is not optional. */
  readonly has: number;
  /** Of the word that says whether the other side knows a late field; -1 when it is not late. */
  readonly known: number;
}

/** The fixed part of a sequence of values: the fields of a record, the parameters of a call. */
export interface Frame {
  readonly places: readonly Place[];
  /** Length in slots of 8 bytes. */
  readonly slots: number;
}

/** One value of a sequence. */
export interface Part {
  readonly type: AbiType;
  readonly late: boolean;
  readonly default?: AbiValue;
}

/** Whether a word says that the other side knows the value: not for a late optional, which is then simply absent. */
function hasKnown(part: Part): boolean {
  return part.late && !(isOptional(part.type) && (part.default === undefined || part.default.kind === "none"));
}

/** The type under newtypes. */
export function plainType(type: AbiType): AbiType {
  return type.kind === "newtype" ? plainType(type.decl.inner) : type;
}

/** The type inside an optional, else the type itself; newtypes are gone. */
export function innerType(type: AbiType): AbiType {
  const plain = plainType(type);
  return plain.kind === "optional" ? plainType(plain.inner) : plain;
}

/** The same for optionals: whether the value may be missing. */
export function isOptional(type: AbiType): boolean {
  return plainType(type).kind === "optional";
}

/** Whether a value is one number, bool, char or case, however wide. */
export function isScalarType(type: AbiType): boolean {
  switch (plainType(type).kind) {
    case "bool":
    case "char":
    case "int":
    case "size":
    case "float":
    case "enum":
    case "flags":
      return true;
    default:
      return false;
  }
}

/** Whether elements of the type lie in the stream exactly as in C, one behind the other. */
export function isRaw(type: AbiType): boolean {
  const plain = plainType(type);
  if (plain.kind === "struct") return true;
  if (plain.kind === "array") return isRaw(plain.element);
  return plain.kind !== "size" && isScalarType(plain);
}

/** Longest array that is read and written element by element in place. */
const INLINE_ELEMENTS = 16;

/** Whether the whole value lies in the fixed part (its text aside). */
export function isFixed(type: AbiType): boolean {
  const plain = plainType(type);
  switch (plain.kind) {
    case "text":
    case "resource":
      return true;
    case "struct":
      return plain.decl.fields.every((field) => isSimple(field.type));
    case "array":
      return isScalarType(plain.element) && isRaw(plain.element) && plain.length <= INLINE_ELEMENTS;
    case "optional":
      return isScalarType(plain.inner) || plainType(plain.inner).kind === "text" || plainType(plain.inner).kind === "resource";
    default:
      return isScalarType(plain);
  }
}

/** A scalar, or a struct of nothing else. */
function isSimple(type: AbiType): boolean {
  const plain = plainType(type);
  return plain.kind === "struct" ? plain.decl.fields.every((field) => isSimple(field.type)) : isScalarType(plain);
}

/** Most slots of a record whose fields become part of the frame of a call. */
const SPREAD_SLOTS = 64;

/** The record whose fields are parameters of the frame themselves, when the type is one: small, and all fixed. */
export function spreadOf(type: AbiType): AbiRecord | null {
  const plain = plainType(type);
  if (plain.kind !== "record" || plain.cell.handles) return null;
  let spreads = spreadByRecord.get(plain.decl);
  if (spreads === undefined) {
    const { fields } = plain.decl;
    spreads = fields.every((field) => isFixed(field.type)) && placeParts(fields).slots <= SPREAD_SLOTS;
    spreadByRecord.set(plain.decl, spreads);
  }
  return spreads ? plain.decl : null;
}

const spreadByRecord = new WeakMap<AbiRecord, boolean>();

/** Length of a value that is fixed, in bytes: 4, or a multiple of 8. */
export function fixedBytes(type: AbiType): number {
  const plain = plainType(type);
  switch (plain.kind) {
    case "int":
      return plain.bits === 64 ? 8 : 4;
    case "enum":
    case "flags":
      return plain.decl.bits === 64 ? 8 : 4;
    case "size":
    case "float":
    case "resource":
      return 8;
    case "struct":
    case "array":
      return Math.ceil(plain.cell.size.on64 / 8) * 8;
    default:
      return 4;
  }
}

/** Places the values: those of 8 bytes first, then the words; both in order. */
export function placeParts(parts: readonly Part[]): Frame {
  let end = 0;
  const wide = parts.map(({ type }) => {
    const length = isFixed(type) ? fixedBytes(innerType(type)) : 0;
    if (length < 8) return length === 4 ? IN_WORD : -1;
    end += length;
    return end - length;
  });
  const word = (): number => (end += 4) - 4;
  const places = parts.map((part, i): Place => {
    const known = hasKnown(part) ? word() : -1;
    const has = isOptional(part.type) ? word() : -1;
    const at = wide[i]!;
    return { at: at === IN_WORD ? word() : at, has, known };
  });
  return { places, slots: Math.ceil(end / 8) };
}

/** Instead of a place: it lies in one of the words, which come after all that is wide. */
const IN_WORD = -2;

/** Whether a text is in the fixed part. */
export function isText(type: AbiType): boolean {
  return isFixed(type) && innerType(type).kind === "text";
}

/** Whether any text may be in a value, also deep inside: then the call has a joined string. `seen` cuts circles. */
export function holdsText(type: AbiType, seen = new Set<unknown>()): boolean {
  const plain = plainType(type);
  switch (plain.kind) {
    case "text":
      return true;
    case "list":
    case "slice":
    case "array":
      return holdsText(plain.element, seen);
    case "optional":
      return holdsText(plain.inner, seen);
    case "map":
      return holdsText(plain.key, seen) || holdsText(plain.value, seen);
    case "record":
      if (seen.has(plain.decl)) return false;
      seen.add(plain.decl);
      return plain.decl.fields.some((field) => holdsText(field.type, seen));
    case "variant":
      if (seen.has(plain.decl)) return false;
      seen.add(plain.decl);
      return plain.decl.cases.some(({ payload }) =>
        payload.kind === "none" ? false : payload.kind === "single" ? holdsText(payload.type, seen) : payload.fields.some((field) => holdsText(field.type, seen)),
      );
    default:
      return false;
  }
}

/** The slot of a variant that says which case it is: wide, so that it comes first whatever follows. */
export const TAG: AbiType = {
  kind: "size",
  signed: false,
  cell: { c: { kind: "prim", name: "size_t" }, size: { on64: 8, on32: 4 }, align: { on64: 8, on32: 4 }, pointer: false, plain: true, graph: false, handles: false },
};
