/** How parameters cross inward and results outward: the kind of crossing and its C slots, decided once for every language. */
import { constPointer, pointer, prim, struct } from "./c-types.js";
import { viewElement } from "./cells.js";
import type { NameScope } from "./c-names.js";
import type { AbiType, CType, Give, Pass, Slot } from "./abi.js";

/** How a parameter of `type` called `name` (a C identifier) crosses. `scope` keeps the slots of one function apart. */
export function passOf(type: AbiType, name: string, scope: NameScope): Pass {
  const slot = (suffix: string, c: CType): Slot => ({ name: scope.claim(`${name}${suffix}`), c });
  switch (type.kind) {
    case "text":
    case "bytes":
    case "slice":
    case "map":
      return { kind: "view", slots: [slot("", viewPointer(type)), slot("_len", SIZE)] };
    case "list":
      if (!type.rows) return { kind: "view", slots: [slot("", viewPointer(type)), slot("_len", SIZE)] };
      return { kind: "rows", slots: [slot("", pointee(type.element)), slot("_len", SIZE), slot("_stride", SIZE)] };
    case "record":
      return { kind: "pointer", slots: [slot("", type.cell.c)] };
    case "struct":
    case "variant":
    case "array":
      return { kind: "pointer", slots: [slot("", pointee(type))] };
    case "resource":
      return { kind: "handle", slots: [slot("", type.cell.c)] };
    case "callback":
      return { kind: "callback", slots: [slot("_ctx", pointer(prim("void"))), slot("", constPointer(struct(type.decl.c)))] };
    case "newtype":
      return isScalar(type) ? { kind: "value", slots: [slot("", type.cell.c)] } : passOf(type.decl.inner, name, scope);
    case "optional":
      if (type.inner.cell.pointer || type.inner.kind === "callback") return passOf(type.inner, name, scope);
      return { kind: "pointer", slots: [slot("", pointee(type.inner))] };
    default:
      return { kind: "value", slots: [slot("", type.cell.c)] };
  }
}

/** How a result of `type` crosses; null is no result. `view`: it borrows from self or a parameter. */
export function giveOf(type: AbiType | null, view: boolean, scope: NameScope): Give {
  if (type === null) return { kind: "void", slots: [] };
  if (type.kind === "newtype" && !isScalar(type)) return giveOf(type.decl.inner, view, scope);
  const optional = type.kind === "optional";
  const inner = type.kind === "optional" ? type.inner : type;
  if (inner.kind === "resource") return { kind: "handle", slots: [out("", pointer(inner.cell.c), scope)] };
  const has = optional ? [out("_has", HAS_OUT, scope)] : [];
  if (view) return viewGive(inner, optional, has, scope);
  const element = bufferElement(inner);
  if (element !== undefined) return { kind: "buffer", has: optional, text: isText(inner), element, slots: [...has, out("", BUFFER_OUT, scope)] };
  if (!inner.cell.graph) return { kind: "value", has: optional, slots: [...has, out("", pointer(elementOf(inner)), scope)] };
  const root = inner.kind === "record" ? inner.cell.c : constPointer(elementOf(inner));
  return { kind: "graph", slots: [out("", pointer(root), scope), out("_owner", OWNER_OUT, scope)] };
}

const SIZE = prim("size_t");
const SIZE_OUT: CType = pointer(SIZE);
const HAS_OUT: CType = pointer(prim("uint8_t"));
const BUFFER_OUT: CType = pointer(struct("ftk_buf"));
const OWNER_OUT: CType = pointer(pointer(struct("ftk_owner")));

function viewGive(type: AbiType, optional: boolean, has: readonly Slot[], scope: NameScope): Give {
  const element = viewPointer(type);
  const slots = [...has, out("", pointer(element), scope), out("_len", SIZE_OUT, scope), out("_owner", OWNER_OUT, scope)];
  return { kind: "view", has: optional, slots };
}

function isText(type: AbiType): boolean {
  return type.kind === "newtype" ? isText(type.decl.inner) : type.kind === "text";
}

/** Element of a result that is one owned buffer: null for text and bytes, undefined when the result is no buffer. */
function bufferElement(type: AbiType): AbiType | null | undefined {
  if (type.kind === "newtype") return bufferElement(type.decl.inner);
  if (type.kind === "text" || type.kind === "bytes") return null;
  return type.kind === "list" && !type.element.cell.graph ? type.element : undefined;
}

/** Whether a newtype is passed as its own typedef. */
export function isScalar(type: AbiType): boolean {
  return type.cell.c.kind === "prim" || type.cell.c.kind === "alias";
}

/** Arrays are passed as a pointer to their first element. */
function elementOf(type: AbiType): CType {
  return type.cell.c.kind === "array" ? type.cell.c.of : type.cell.c;
}

function pointee(type: AbiType): CType {
  return type.kind === "record" ? type.cell.c : constPointer(elementOf(type));
}

function viewPointer(type: AbiType): CType {
  const inner = type.kind === "newtype" ? type.decl.inner : type;
  const mutable = inner.kind === "slice" && inner.mutable;
  const element = viewElement(inner);
  return mutable ? pointer(element) : constPointer(element);
}

function out(suffix: string, c: CType, scope: NameScope): Slot {
  return { name: scope.claim(`out${suffix}`), c };
}
