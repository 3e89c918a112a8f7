// Constants before they have a type, and the operators on them. Integers have no width here: the result is checked once
// against the declared type.
import type { BinaryOperator } from "../../idl/index.js";
import type { CaseSheet } from "./bindings.js";
import type * as model from "./model.js";

/** A computed constant. */
export type Known =
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "char"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "none" }
  | { readonly kind: "case"; readonly decl: model.Enum; readonly case: model.EnumCase }
  /** `cases` are those that the user named, undefined when the value was computed otherwise. */
  | {
      readonly kind: "flags";
      readonly sheet: CaseSheet;
      readonly value: bigint;
      readonly cases: readonly model.EnumCase[] | undefined;
    }
  | { readonly kind: "variant"; readonly decl: model.Variant; readonly case: model.VariantCase }
  /** A constant of a composite type. */
  | { readonly kind: "typed"; readonly type: model.Type; readonly value: model.Value };

/** Why an operation has no result. */
export type Problem = "operands" | "zero" | "shift" | "size";

/** Most bits that a value may have on the way. */
const mostBits = 1024;

/** Applies a binary operator. */
export function applyBinary(operator: BinaryOperator, left: Known, right: Known): Known | Problem {
  if (left.kind === "int" && right.kind === "int") return checkSize(applyInts(operator, left.value, right.value));
  if (left.kind === "flags" && right.kind === "flags") return applyFlags(operator, left, right);
  const a = asNumber(left);
  const b = asNumber(right);
  return a === undefined || b === undefined ? "operands" : applyFloats(operator, a, b);
}

/** Applies `-` to a number. `~` is for integers here; flags need their mask, which the caller knows. */
export function applyUnary(operator: "-" | "~", operand: Known): Known | Problem {
  if (operand.kind === "int") return { kind: "int", value: operator === "-" ? -operand.value : ~operand.value };
  if (operand.kind === "float" && operator === "-") return { kind: "float", value: -operand.value };
  return "operands";
}

/** What a constant is, for messages. */
export function describeKnown(known: Known): string {
  switch (known.kind) {
    case "int": return "an integer";
    case "float": return "a floating-point number";
    case "bool": return "a bool";
    case "char": return "a character";
    case "text": return "a text";
    case "bytes": return "bytes";
    case "none": return "none";
    case "case": return `a case of ${known.decl.name}`;
    case "flags": return `flags of ${known.sheet.decl.name}`;
    case "variant": return `a case of ${known.decl.name}`;
    case "typed": return "a list";
  }
}

function asNumber(known: Known): number | undefined {
  if (known.kind === "float") return known.value;
  return known.kind === "int" ? Number(known.value) : undefined;
}

function applyInts(operator: BinaryOperator, a: bigint, b: bigint): bigint | Problem {
  switch (operator) {
    case "+": return a + b;
    case "-": return a - b;
    case "*": return a * b;
    case "/": return b === 0n ? "zero" : a / b;
    case "%": return b === 0n ? "zero" : a % b;
    case "<<": return b < 0n || b > BigInt(mostBits) ? "shift" : a << b;
    case ">>": return b < 0n || b > BigInt(mostBits) ? "shift" : a >> b;
    case "&": return a & b;
    case "|": return a | b;
    case "^": return a ^ b;
  }
}

function checkSize(value: bigint | Problem): Known | Problem {
  if (typeof value !== "bigint") return value;
  const limit = 1n << BigInt(mostBits);
  return value > limit || value < -limit ? "size" : { kind: "int", value };
}

function applyFloats(operator: BinaryOperator, a: number, b: number): Known | Problem {
  switch (operator) {
    case "+": return { kind: "float", value: a + b };
    case "-": return { kind: "float", value: a - b };
    case "*": return { kind: "float", value: a * b };
    case "/": return { kind: "float", value: a / b };
    case "%": return { kind: "float", value: a % b };
    default: return "operands";
  }
}

type KnownFlags = Known & { kind: "flags" };

function applyFlags(operator: BinaryOperator, left: KnownFlags, right: KnownFlags): Known | Problem {
  const { sheet } = left;
  if (sheet !== right.sheet) return "operands";
  if (operator === "|") {
    const named = left.cases !== undefined && right.cases !== undefined ? [...left.cases, ...right.cases] : undefined;
    return { kind: "flags", sheet, value: left.value | right.value, cases: named && [...new Set(named)] };
  }
  if (operator === "&") return { kind: "flags", sheet, value: left.value & right.value, cases: undefined };
  if (operator === "^") return { kind: "flags", sheet, value: left.value ^ right.value, cases: undefined };
  return "operands";
}
