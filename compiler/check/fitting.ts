// Computed constant → value of a type: the right kind, within the range.
import type { CaseSheet } from "./bindings.js";
import { describeKnown, type Known } from "./arithmetic.js";
import type * as model from "./model.js";
import { poison, showType, unwrapNewtype } from "./shapes.js";

/** Why a constant does not fit: another kind, or out of range. */
export type Misfit =
  | { readonly kind: "misfit"; readonly why: "type"; readonly expected: string; readonly found: string }
  | { readonly kind: "misfit"; readonly why: "range"; readonly value: string; readonly type: string; readonly range: string };

/** Fits a constant into a type that has no parts. Undefined when the type itself was reported. */
export function fitValue(known: Known, type: model.Type): model.Value | Misfit | undefined {
  const inner = unwrapNewtype(type);
  if (inner === poison) return undefined;
  switch (inner.kind) {
    case "int": return known.kind === "int" ? fitInt(known.value, inner, type) : mismatch(known, type);
    case "size": return known.kind === "int" ? fitInt(known.value, { bits: 32, signed: inner.signed }, type) : mismatch(known, type);
    case "float": return fitFloat(known, inner.bits, type);
    case "bool": return known.kind === "bool" ? known : mismatch(known, type);
    case "char": return known.kind === "char" ? known : mismatch(known, type);
    case "text": return known.kind === "text" ? known : mismatch(known, type);
    case "bytes": return known.kind === "bytes" ? known : mismatch(known, type);
    case "named": return fitNamed(known, inner.decl, type);
    default: return mismatch(known, type);
  }
}

/** Range of an integer type. */
export function rangeOf(type: { readonly bits: 8 | 16 | 32 | 64; readonly signed: boolean }): Range {
  return (type.signed ? signedRanges : unsignedRanges)[type.bits];
}

interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

const signedRanges = { 8: signedRange(8n), 16: signedRange(16n), 32: signedRange(32n), 64: signedRange(64n) };
const unsignedRanges = { 8: unsignedRange(8n), 16: unsignedRange(16n), 32: unsignedRange(32n), 64: unsignedRange(64n) };

function signedRange(bits: bigint): Range {
  return { low: -(1n << (bits - 1n)), high: (1n << (bits - 1n)) - 1n };
}

function unsignedRange(bits: bigint): Range {
  return { low: 0n, high: (1n << bits) - 1n };
}

/** The cases that make up a value: one with exactly this value, else single ones in source order. */
export function splitFlags(sheet: CaseSheet, value: bigint): readonly model.EnumCase[] {
  const exact = sheet.entries.find((entry) => entry.case.value === value);
  if (exact !== undefined) return [exact.case];
  let rest = value;
  const cases: model.EnumCase[] = [];
  for (const { case: one } of sheet.entries) {
    if (one.value === 0n || (one.value & value) !== one.value || (one.value & rest) === 0n) continue;
    cases.push(one);
    rest &= ~one.value;
  }
  return cases;
}

function fitInt(value: bigint, bits: { bits: 8 | 16 | 32 | 64; signed: boolean }, type: model.Type): model.Value | Misfit {
  const { low, high } = rangeOf(bits);
  if (value >= low && value <= high) return { kind: "int", value };
  return { kind: "misfit", why: "range", value: String(value), type: showType(type), range: `${low} to ${high}` };
}

function fitFloat(known: Known, bits: 32 | 64, type: model.Type): model.Value | Misfit {
  if (known.kind !== "int" && known.kind !== "float") return mismatch(known, type);
  const exact = Number(known.value);
  // A constant is the same number in every language, so it is rounded here and nowhere else.
  const value = bits === 32 ? Math.fround(exact) : exact;
  const inexact = known.kind === "int" && BigInt(Number.isFinite(value) ? value : 0) !== known.value;
  const overflow = Number.isFinite(exact) && !Number.isFinite(value);
  if (!inexact && !overflow) return { kind: "float", value };
  const range = overflow ? "-3.4028235e38 to 3.4028235e38" : "a whole number must fit exactly: write it with a point";
  return { kind: "misfit", why: "range", value: String(known.value), type: showType(type), range };
}

function fitNamed(known: Known, decl: (model.Type & { kind: "named" })["decl"], type: model.Type): model.Value | Misfit {
  if (known.kind === "case" && known.decl === decl) return known;
  if (known.kind === "variant" && known.decl === decl) return known;
  if (decl.kind === "flags") {
    if (known.kind === "flags" && known.sheet.decl === decl) {
      const cases = known.cases ?? splitFlags(known.sheet, known.value);
      return { kind: "flags", decl, cases, value: known.value };
    }
    if (known.kind === "int" && known.value === 0n) return { kind: "flags", decl, cases: [], value: 0n };
  }
  return mismatch(known, type);
}

function mismatch(known: Known, type: model.Type): Misfit {
  return { kind: "misfit", why: "type", expected: `\`${showType(type)}\``, found: describeKnown(known) };
}
