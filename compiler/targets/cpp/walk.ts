/** Questions about what values hold, answered by walking their types once. */
import type { AbiCallback, AbiDecl, AbiField, AbiPayload, AbiRecord, AbiResource, AbiType, AbiVariant } from "../../lower/index.js";

/** The types that a declaration is made of. */
function partsOf(decl: AbiDecl): readonly AbiType[] {
  switch (decl.kind) {
    case "newtype":
      return [decl.inner];
    case "struct":
    case "record":
      return decl.fields.map((field) => field.type);
    case "variant":
      return decl.cases.flatMap((one) => payloadTypes(one.payload));
    default:
      return [];
  }
}

function payloadTypes(payload: AbiPayload): readonly AbiType[] {
  if (payload.kind === "none") return [];
  return payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
}

/** Calls `visit` for the type and all that it holds, each declaration once; `enter` says which declarations are looked into. */
function walk(type: AbiType, visit: (type: AbiType) => void, seen: Set<AbiDecl>, enter: (type: AbiType) => boolean = () => true): void {
  visit(type);
  switch (type.kind) {
    case "slice":
    case "list":
    case "array":
      return walk(type.element, visit, seen, enter);
    case "optional":
      return walk(type.inner, visit, seen, enter);
    case "map":
      walk(type.key, visit, seen, enter);
      return walk(type.value, visit, seen, enter);
    case "newtype":
    case "struct":
    case "record":
    case "variant":
      if (seen.has(type.decl) || !enter(type)) return;
      seen.add(type.decl);
      for (const part of partsOf(type.decl)) walk(part, visit, seen, enter);
      return;
    default:
      return;
  }
}

/** Resources of the declaration's own package that its values hold, in order of appearance: parameters of its template. */
export function handlesIn(decl: AbiRecord | AbiVariant): readonly AbiResource[] {
  const known = knownHandles.get(decl);
  if (known !== undefined) return known;
  const handles = findHandles(decl);
  knownHandles.set(decl, handles);
  return handles;
}

/** Answers that were given: the same question comes with every mention of a type. */
const knownHandles = new WeakMap<AbiDecl, readonly AbiResource[]>();

function findHandles(decl: AbiRecord | AbiVariant): readonly AbiResource[] {
  const found = new Set<AbiResource>();
  const seen = new Set<AbiDecl>([decl]);
  const visit = (type: AbiType): void => {
    if (type.kind === "resource" && type.decl.package.name === decl.package.name) found.add(type.decl);
  };
  for (const part of partsOf(decl)) walkHandles(part, visit, seen);
  return [...found];
}

/** The same as `walk`, but only through values that hold handles somewhere. */
function walkHandles(type: AbiType, visit: (type: AbiType) => void, seen: Set<AbiDecl>): void {
  if (type.cell.handles) walk(type, visit, seen, (part) => part.cell.handles);
}

/** Resources of a callback's own package that its calls carry: parameters of the provider's class template. */
export function callbackHandles(decl: AbiCallback): readonly AbiResource[] {
  const found = new Set<AbiResource>();
  const visit = (part: AbiType): void => void (part.kind === "resource" && part.decl.package.name === decl.package.name && found.add(part.decl));
  const types = decl.params.map((param) => param.type);
  for (const type of decl.result.type === null ? types : [...types, decl.result.type]) walkHandles(type, visit, new Set());
  return [...found];
}

/** Holds a unique object, so that a value can only move. */
export function ownsUnique(type: AbiType): boolean {
  if (!type.cell.handles) return false;
  let found = false;
  walkHandles(type, (part) => void (found ||= part.kind === "resource" && part.mode === "own"), new Set());
  return found;
}

/** Whether values can be compared: those that hold objects cannot. */
export function isComparable(decl: AbiDecl): boolean {
  return !partsOf(decl).some((part) => part.cell.handles);
}

/** Index of the first late field, or -1. */
export function firstLate(fields: readonly AbiField[]): AbiField | undefined {
  return fields.find((field) => field.late);
}

/** The type behind newtypes. */
export function stripNewtype(type: AbiType): AbiType {
  return type.kind === "newtype" ? stripNewtype(type.decl.inner) : type;
}

/** Types that are only declared at some place of the header. */
export type Incomplete = (decl: AbiDecl) => boolean;

/** Whether a value holds, behind a list, map or box, something of `incomplete`. */
export function holdsAny(type: AbiType, incomplete: Incomplete): boolean {
  let found = false;
  walk(type, (part) => void (found ||= (part.kind === "record" || part.kind === "variant") && incomplete(part.decl)), new Set());
  return found;
}
