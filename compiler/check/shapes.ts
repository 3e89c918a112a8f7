// A shape is a type before it is known where it stands: the same word `Vault` means a borrowed handle as a parameter, an
// owned one as a result. Everything else about a shape is final, so a shape without resources *is* the type.
import type * as model from "./model.js";

/** How a resource was written: `bare` without a word. */
export type WrittenMode = "bare" | "borrow" | "own" | "shared";

/** A type with the ownership word as written. */
export type Shape =
  | Exclude<model.Type, { kind: "slice" | "list" | "map" | "array" | "optional" | "resource" }>
  | { readonly kind: "slice"; readonly element: Shape; readonly mutable: boolean }
  | { readonly kind: "list"; readonly element: Shape }
  | { readonly kind: "map"; readonly key: Shape; readonly value: Shape }
  | { readonly kind: "array"; readonly element: Shape; readonly length: number }
  | { readonly kind: "optional"; readonly inner: Shape }
  | { readonly kind: "resource"; readonly decl: model.Resource; readonly mode: WrittenMode };

/** Stands for a type that was already reported. Compared by identity; every check lets it pass. */
export const poison: model.Type & Shape = Object.freeze({ kind: "bool" });

/** The shape inside a container or optional; for a map the value. Undefined for everything else. */
export function innerShape(shape: Shape): Shape | undefined {
  switch (shape.kind) {
    case "slice": case "list": case "array": return shape.element;
    case "map": return shape.value;
    case "optional": return shape.inner;
    default: return undefined;
  }
}

/** How many containers and optionals lie around the innermost type. */
export function depthOf(shape: Shape): number {
  let depth = 0;
  for (let inner = innerShape(shape); inner !== undefined; inner = innerShape(inner)) depth++;
  return depth;
}

/** The type behind newtypes. A newtype that was reported ends in poison. */
export function unwrapNewtype(type: model.Type): model.Type {
  let inner = type;
  // Cycles of newtypes are reported before this is called for one; the bound only keeps a reported cycle finite.
  for (let i = 0; inner.kind === "named" && inner.decl.kind === "newtype" && i < 1_000; i++) inner = inner.decl.inner;
  return inner.kind === "named" && inner.decl.kind === "newtype" ? poison : inner;
}

/** A type as the user would write it. */
export function showType(type: Shape): string {
  switch (type.kind) {
    case "bool": case "char": case "bytes": return type.kind;
    case "int": return `${type.signed ? "i" : "u"}${type.bits}`;
    case "size": return type.signed ? "isize" : "usize";
    case "float": return `f${type.bits}`;
    case "text": return type.view ? "str" : "string";
    case "slice": return `slice<${type.mutable ? "mut " : ""}${showType(type.element)}>`;
    case "list": return `list<${showType(type.element)}>`;
    case "map": return `map<${showType(type.key)}, ${showType(type.value)}>`;
    case "array": return `array<${showType(type.element)}, ${type.length}>`;
    case "optional": return `${showType(type.inner)}?`;
    case "resource": return `${type.mode === "bare" ? "" : `${type.mode} `}${type.decl.name}`;
    case "named": return type.decl.name;
  }
}
