/** What of a value is nobody's between the native side that gave it away and the reader that makes it an object: handles, and cases that are not known. */
import type { AbiCallback, AbiFunction, AbiPackage, AbiResource, AbiType } from "../lower/index.js";
import { innerType, plainType } from "./wire.js";

/** The types directly inside a type. */
function partsOf(type: AbiType): readonly AbiType[] {
  switch (type.kind) {
    case "list":
    case "slice":
    case "array":
      return [type.element];
    case "optional":
      return [type.inner];
    case "map":
      return [type.key, type.value];
    case "record":
      return type.decl.fields.map((field) => field.type);
    case "variant":
      return type.decl.cases.flatMap(({ payload }) => (payload.kind === "none" ? [] : payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type)));
    default:
      return [];
  }
}

/** Whether a type, or one that is somewhere inside it, is as `wanted`. `seen` cuts circles. */
function someInside(type: AbiType, wanted: (type: AbiType) => boolean, seen = new Set<unknown>()): boolean {
  const plain = plainType(type);
  if (wanted(plain)) return true;
  if (plain.kind === "record" || plain.kind === "variant") {
    if (seen.has(plain.decl)) return false;
    seen.add(plain.decl);
  }
  return partsOf(plain).some((part) => someInside(part, wanted, seen));
}

/** Whether a result has to be settled when it is not read to its end. A handle alone is not: it becomes an object at once. */
export function canStayUnread(type: AbiType): boolean {
  if (innerType(type).kind === "resource") return false;
  return type.cell.handles || someInside(type, (one) => one.kind === "variant" && !one.decl.closed);
}

/**
 * The resources of other packages whose handles results and callbacks hold: native code of this package cannot release them. Their order gives them their
 * numbers, from 1, on both sides.
 */
export function foreignResources(home: AbiPackage, functions: readonly AbiFunction[], callbacks: readonly AbiCallback[]): AbiResource[] {
  const found = new Map<string, AbiResource>();
  const look = (type: AbiType): boolean => {
    if (type.kind === "resource" && type.mode !== "borrow" && type.decl.package.name !== home.name) found.set(type.decl.c, type.decl);
    return false;
  };
  const results = functions.flatMap((f) => (f.result.type === null || innerType(f.result.type).kind === "resource" ? [] : [f.result.type]));
  for (const type of [...results, ...callbacks.flatMap((one) => one.params.map((param) => param.type))]) {
    if (type.cell.handles) someInside(type, look);
  }
  return [...found.values()];
}
