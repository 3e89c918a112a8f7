/** How each type is spelled in TypeScript, going in (what a caller may pass) and coming out (what it gets). */
import { code, name, type Text } from "../../print/index.js";
import type { AbiRecord, AbiType, AbiVariant } from "../../lower/index.js";
import { plainType } from "../../scratch/index.js";
import { inner, type Scope } from "./scope.js";

/** in: from the caller to the library. out: from the library. */
export type Direction = "in" | "out";

/** The spelling of a type. */
export function spellType(type: AbiType, direction: Direction, scope: Scope): Text {
  switch (type.kind) {
    case "bool":
      return code`boolean`;
    case "char":
    case "text":
      return code`string`;
    case "int":
      return type.bits === 64 && scope.bigints ? code`bigint` : code`number`;
    case "size":
    case "float":
      return code`number`;
    case "bytes":
      return code`Uint8Array`;
    case "slice":
      return spellSlice(type.element, type.mutable, direction, scope);
    case "list":
    case "array":
      return direction === "in" ? code`readonly ${spellElement(type.element, direction, scope)}[]` : code`${spellElement(type.element, direction, scope)}[]`;
    case "map": {
      const entry = code`${spellType(type.key, direction, scope)}, ${spellType(type.value, direction, scope)}`;
      return direction === "in" ? code`ReadonlyMap<${entry}>` : code`Map<${entry}>`;
    }
    case "optional":
      return code`${spellType(type.inner, direction, scope)} | ${direction === "in" && code`null |`} undefined`;
    case "record":
    case "variant":
      return direction === "in" && differs(type) ? code`${inner(type.decl, scope)}Init` : code`${inner(type.decl, scope)}`;
    default:
      return code`${inner(type.decl, scope)}`;
  }
}

/** The element of an array: in brackets when it has blanks. */
function spellElement(type: AbiType, direction: Direction, scope: Scope): Text {
  const text = spellType(type, direction, scope);
  const nested = direction === "in" && (type.kind === "list" || type.kind === "array" || (type.kind === "slice" && typedArrayOf(type.element) === null));
  return type.kind === "optional" || nested ? code`(${text})` : text;
}

/** The typed array for packed numbers, or null: an array of objects. */
export function typedArrayOf(element: AbiType): string | null {
  const plain = plainType(element);
  switch (plain.kind) {
    case "int":
      return integerArray(plain.bits, plain.signed);
    case "enum":
      return integerArray(plain.decl.bits, plain.decl.signed);
    case "flags":
      return integerArray(plain.decl.bits, false);
    case "float":
      return `Float${plain.bits}Array`;
    default:
      return null;
  }
}

function integerArray(bits: number, signed: boolean): string {
  return `${bits === 64 ? "Big" : ""}${signed ? "Int" : "Uint"}${bits}Array`;
}

function spellSlice(element: AbiType, mutable: boolean, direction: Direction, scope: Scope): Text {
  const typed = typedArrayOf(element);
  if (typed !== null) return code`${name(typed)}`;
  return direction === "in" && !mutable ? code`readonly ${spellElement(element, direction, scope)}[]` : code`${spellElement(element, "out", scope)}[]`;
}

/** Whether a caller may pass more than it gets: defaults left out, `null`, readonly lists. Such records have an `Init` type. */
export function differs(type: AbiType, seen: ReadonlySet<unknown> = new Set()): boolean {
  const plain = plainType(type);
  switch (plain.kind) {
    case "optional":
    case "list":
    case "map":
    case "array":
      return true;
    case "slice":
      return typedArrayOf(plain.element) === null;
    case "record":
    case "variant":
      return declDiffers(plain.decl, seen);
    default:
      return false;
  }
}

/** The same for a declaration. */
export function declDiffers(decl: AbiRecord | AbiVariant, seen: ReadonlySet<unknown> = new Set()): boolean {
  if (seen.has(decl)) return false;
  const inside = new Set(seen).add(decl);
  if (decl.kind === "record") return decl.fields.some((field) => field.default !== undefined || differs(field.type, inside));
  return decl.cases.some(({ payload }) => {
    if (payload.kind === "none") return false;
    return payload.kind === "single" ? differs(payload.type, inside) : payload.fields.some((field) => differs(field.type, inside));
  });
}

/** What an argument should have been, for messages. */
export function describeType(type: AbiType): string {
  const plain = plainType(type);
  switch (plain.kind) {
    case "int":
      return `${plain.signed ? "i" : "u"}${plain.bits}`;
    case "size":
      return plain.signed ? "isize" : "usize";
    case "float":
      return `f${plain.bits}`;
    case "text":
      return "string";
    case "enum":
    case "flags":
    case "struct":
    case "record":
    case "variant":
    case "resource":
      return plain.decl.name;
    case "optional":
      return describeType(plain.inner);
    case "callback":
      return "function";
    default:
      return plain.kind;
  }
}
