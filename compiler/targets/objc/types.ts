/** How types are spelt in Objective-C: as they are, and as objects where collections want them. */
import { spellC } from "../../lower/c-spelling.js";
import type { AbiType } from "../../lower/index.js";
import { topName } from "./names.js";

/** The type behind newtypes. */
export function stripNewtype(type: AbiType): AbiType {
  return type.kind === "newtype" ? stripNewtype(type.decl.inner) : type;
}

/** Whether values are objects; all others are numbers and structs of C. */
export function isObject(type: AbiType): boolean {
  switch (stripNewtype(type).kind) {
    case "bool":
    case "char":
    case "int":
    case "size":
    case "float":
    case "enum":
    case "flags":
    case "struct":
      return false;
    default:
      return true;
  }
}

/** `NSString *`, `uint32_t`, `AcmeShopLine *`. Optional ones are objects; whether they may be nil is said beside the type. */
export function spellType(type: AbiType): string {
  switch (type.kind) {
    case "bool":
      return "BOOL";
    case "char":
      return "FTKChar";
    case "int":
      return `${type.signed ? "" : "u"}int${type.bits}_t`;
    case "size":
      return type.signed ? "NSInteger" : "NSUInteger";
    case "float":
      return type.bits === 32 ? "float" : "double";
    case "text":
      return "NSString *";
    case "bytes":
    case "slice":
      return "NSData *";
    case "list":
    case "array":
      return `NSArray FTK_OF(${spellElement(type.element)}) *`;
    case "map":
      return `NSDictionary FTK_OF(${spellElement(type.key)}, ${spellElement(type.value)}) *`;
    case "optional":
      return spellBoxed(type.inner);
    case "record":
    case "variant":
    case "resource":
      return `${topName(type.decl)} *`;
    case "callback":
      return `id <${topName(type.decl)}>`;
    default:
      return topName(type.decl);
  }
}

/** As an object: numbers are NSNumber, structs NSValue. */
export function spellBoxed(type: AbiType): string {
  if (isObject(type)) return spellType(type);
  return stripNewtype(type).kind === "struct" ? "NSValue *" : "NSNumber *";
}

/** As an element of a collection, where none is NSNull. */
function spellElement(type: AbiType): string {
  return type.kind === "optional" ? "id" : spellBoxed(type);
}

/** Which values a place has beside those of its type. */
export type Nullability = "nonnull" | "nullable" | "unspecified";

/** The type with its nullability, which only objects have. */
export function spellNullable(type: AbiType, nullability: Nullability): string {
  const optional = type.kind === "optional";
  if (!isObject(type)) return spellType(type);
  return withNullability(spellType(type), optional ? "nullable" : nullability);
}

/** A type of objects with its nullability. */
export function withNullability(spelled: string, nullability: Nullability): string {
  if (nullability === "nonnull") return spelled;
  const word = nullability === "nullable" ? "FTK_NULLABLE" : "FTK_UNSPECIFIED";
  return spelled.endsWith("*") ? `${spelled}${word}` : `${spelled} ${word}`;
}

/** A declaration: `NSString *text`, `uint32_t count`. */
export function declare(spelled: string, variable: string): string {
  return spelled.endsWith("*") ? `${spelled}${variable}` : `${spelled} ${variable}`;
}

/** What a run of elements points to, as the user sees it. */
export function spellRunElement(type: AbiType): string {
  return spellType(type);
}

/** The C type of a cell, without a name. */
export function cellC(type: AbiType): string {
  return spellC(type.cell.c);
}

/** The struct behind a record's cell. */
export function structC(type: AbiType): string {
  return type.kind === "record" ? type.decl.layout.name : cellC(type);
}

/** How a property holds its value. */
export function storageOf(type: AbiType): "assign" | "copy" | "retain" {
  if (!isObject(type)) return "assign";
  const inner = stripNewtype(type.kind === "optional" ? type.inner : type);
  return inner.kind === "record" || inner.kind === "variant" || inner.kind === "resource" || !isObject(inner) ? "retain" : "copy";
}

/** A value that is unique: it moves, and what holds it is not copied or compared. */
export function holdsUnique(type: AbiType): boolean {
  return type.cell.handles && findsUnique(type, new Set());
}

function findsUnique(type: AbiType, seen: Set<object>): boolean {
  switch (type.kind) {
    case "resource":
      return type.mode === "own";
    case "list":
    case "array":
    case "slice":
      return findsUnique(type.element, seen);
    case "map":
      return findsUnique(type.value, seen);
    case "optional":
      return findsUnique(type.inner, seen);
    case "newtype":
      return findsUnique(type.decl.inner, seen);
    case "record":
    case "variant": {
      if (seen.has(type.decl)) return false;
      seen.add(type.decl);
      return partsOf(type.decl).some((part) => findsUnique(part, seen));
    }
    default:
      return false;
  }
}

function partsOf(decl: (AbiType & { kind: "record" | "variant" })["decl"]): readonly AbiType[] {
  if (decl.kind === "record") return decl.fields.map((field) => field.type);
  return decl.cases.flatMap(({ payload }) => {
    if (payload.kind === "none") return [];
    return payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
  });
}
