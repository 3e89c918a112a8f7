/** Types of values: how each lies in memory (its cell), and the C structs that lists, maps and optionals need. */
import type * as model from "../check/model.js";
import { cName } from "./c-names.js";
import { constPointer, integer, pointer, prim, struct } from "./c-types.js";
import { both, placeMembers, POINTER, primExtent, RUNTIME_EXTENTS, type Extent, type Member } from "./layout.js";
import type { AbiCallback, AbiDecl, AbiLayout, AbiResource, AbiType, Cell, CPrim, CType } from "./abi.js";

/** Where the type lowering finds declarations, and where it puts the structs that types need. */
export interface TypeContext {
  /** C prefix of the package being lowered; shapes are named with it. */
  readonly prefix: string;
  /** The lowered form of a named type; it may still be under construction when it is only pointed to. */
  readonly declaration: (item: model.Newtype | model.Struct | model.Record_ | model.Enum | model.Flags | model.Variant) => AbiDecl;
  readonly callback: (item: model.Callback) => AbiCallback;
  readonly resource: (item: model.Resource) => AbiResource;
  /** Whether a value of the record or variant holds handles, also deep inside. */
  readonly holdsHandles: (item: model.Record_ | model.Variant) => boolean;
  /** Shapes made so far by C name. */
  readonly shapes: Map<string, AbiLayout>;
  /** Types made so far, by how they are made and of what. */
  readonly types: Map<string, Map<object, AbiType>>;
}

/** Lowers a type. Equal types are one object in a package, but for maps: a large package has few types and many mentions of them. */
export function lowerType(type: model.Type, context: TypeContext): AbiType {
  switch (type.kind) {
    case "bool":
    case "char":
    case "bytes":
      return SCALARS[type.kind];
    case "int":
      return INTEGERS[type.signed ? "signed" : "unsigned"][type.bits];
    case "size":
      return SCALARS[type.signed ? "isize" : "usize"];
    case "float":
      return SCALARS[type.bits === 32 ? "f32" : "f64"];
    case "text":
      return SCALARS[type.view ? "str" : "string"];
    case "slice": {
      const { mutable } = type;
      const element = lowerType(type.element, context);
      return once(context, element, mutable ? "mutable slice" : "slice", () => ({ kind: "slice", element, mutable, cell: sequenceCell(element, context) }));
    }
    case "list": {
      const element = lowerType(type.element, context);
      return once(context, element, "list", () => lowerList(element, context));
    }
    case "map":
      return lowerMap(lowerType(type.key, context), lowerType(type.value, context), context);
    case "array": {
      const element = lowerType(type.element, context);
      return once(context, element, `array ${type.length}`, () => lowerArray(element, type.length));
    }
    case "optional": {
      const inner = lowerType(type.inner, context);
      return once(context, inner, "optional", () => lowerOptional(inner, context));
    }
    case "resource":
      return once(context, type.decl, type.mode, () => lowerResource(type.decl, type.mode, context));
    case "named":
      return once(context, type.decl, "named", () => lowerNamed(type.decl, context));
  }
}

/** The type that is made of `of` in that way. */
function once({ types }: TypeContext, of: object, how: string, make: () => AbiType): AbiType {
  let known = types.get(how);
  if (known === undefined) types.set(how, (known = new Map()));
  let type = known.get(of);
  if (type === undefined) known.set(of, (type = make()));
  return type;
}

function scalarCell(name: CPrim, plain = true): Cell {
  const { size, align } = primExtent(name);
  return { c: prim(name), size, align, pointer: false, plain, graph: false, handles: false };
}

function viewCell(name: "ftk_str" | "ftk_bytes"): Cell {
  const { size, align } = RUNTIME_EXTENTS[name] as Extent;
  return { c: struct(name), size, align, pointer: false, plain: false, graph: true, handles: false };
}

const SCALARS = {
  bool: { kind: "bool", cell: scalarCell("uint8_t", false) },
  char: { kind: "char", cell: scalarCell("uint32_t", false) },
  isize: { kind: "size", signed: true, cell: scalarCell("ptrdiff_t") },
  usize: { kind: "size", signed: false, cell: scalarCell("size_t") },
  f32: { kind: "float", bits: 32, cell: scalarCell("float") },
  f64: { kind: "float", bits: 64, cell: scalarCell("double") },
  string: { kind: "text", view: false, cell: viewCell("ftk_str") },
  str: { kind: "text", view: true, cell: viewCell("ftk_str") },
  bytes: { kind: "bytes", cell: viewCell("ftk_bytes") },
} as const satisfies Record<string, AbiType>;

const INTEGERS = { signed: integers(true), unsigned: integers(false) };

function integers(signed: boolean): Readonly<Record<8 | 16 | 32 | 64, AbiType>> {
  const make = (bits: 8 | 16 | 32 | 64): AbiType => ({ kind: "int", bits, signed, cell: scalarCell(integer(bits, signed)) });
  return { 8: make(8), 16: make(16), 32: make(32), 64: make(64) };
}

function lowerList(element: AbiType, context: TypeContext): AbiType {
  const rows = element.kind === "record";
  return { kind: "list", element, rows, cell: rows ? rowsCell(element, context) : sequenceCell(element, context) };
}

/** `{const T *ptr; size_t len;}` */
function sequenceCell(element: AbiType, context: TypeContext): Cell {
  const layout = shape(context, `list_${mangle(element, context)}`, "list", [
    { kind: "field", name: "ptr", c: constPointer(element.cell.c), extent: POINTER, doc: "" },
    { kind: "field", name: "len", c: prim("size_t"), extent: primExtent("size_t"), doc: "" },
  ]);
  return graphCell(layout, element.cell.handles);
}

/** `{const R *ptr; size_t len; uint32_t stride; uint32_t reserved;}` */
function rowsCell(element: AbiType & { kind: "record" }, context: TypeContext): Cell {
  const layout = shape(context, `rows_${mangle(element, context)}`, "rows", [
    { kind: "field", name: "ptr", c: constPointer(struct(element.decl.c)), extent: POINTER, doc: "" },
    { kind: "field", name: "len", c: prim("size_t"), extent: primExtent("size_t"), doc: "" },
    { kind: "field", name: "stride", c: prim("uint32_t"), extent: primExtent("uint32_t"), doc: "" },
    { kind: "field", name: "reserved", c: prim("uint32_t"), extent: primExtent("uint32_t"), doc: "" },
  ]);
  return graphCell(layout, element.cell.handles);
}

function lowerMap(key: AbiType, value: AbiType, context: TypeContext): AbiType {
  const name = `${mangle(key, context)}_${mangle(value, context)}`;
  const entry = shape(context, `entry_${name}`, "entry", [
    { kind: "field", name: "key", c: key.cell.c, extent: key.cell, doc: "" },
    { kind: "field", name: "value", c: value.cell.c, extent: value.cell, doc: "" },
  ]);
  const layout = shape(context, `map_${name}`, "map", [
    { kind: "field", name: "ptr", c: constPointer(struct(entry.name)), extent: POINTER, doc: "" },
    { kind: "field", name: "len", c: prim("size_t"), extent: primExtent("size_t"), doc: "" },
  ]);
  return { kind: "map", key, value, entry, cell: graphCell(layout, value.cell.handles) };
}

function lowerArray(element: AbiType, length: number): AbiType {
  const { cell } = element;
  const size = { on64: cell.size.on64 * length, on32: cell.size.on32 * length };
  return {
    kind: "array",
    element,
    length,
    cell: { ...cell, c: { kind: "array", of: cell.c, length }, size, pointer: false },
  };
}

function lowerOptional(inner: AbiType, context: TypeContext): AbiType {
  if (inner.cell.pointer || inner.kind === "callback") return { kind: "optional", inner, cell: inner.cell };
  const layout = shape(context, `opt_${mangle(inner, context)}`, "optional", [
    { kind: "field", name: "has", c: prim("uint8_t"), extent: primExtent("uint8_t"), doc: "" },
    { kind: "field", name: "value", c: inner.cell.c, extent: inner.cell, doc: "" },
  ]);
  const { graph, handles } = inner.cell;
  return { kind: "optional", inner, cell: { c: struct(layout.name), size: layout.size, align: layout.align, pointer: false, plain: false, graph, handles } };
}

function lowerResource(item: model.Resource, mode: "borrow" | "own" | "shared", context: TypeContext): AbiType {
  const decl = context.resource(item);
  const c = pointer({ kind: "handle", name: decl.c });
  return { kind: "resource", decl, mode, cell: pointerCell(c, true, true) };
}

function lowerNamed(item: (model.Type & { kind: "named" })["decl"], context: TypeContext): AbiType {
  if (item.kind === "callback") {
    return { kind: "callback", decl: context.callback(item), cell: pointerCell(prim("void"), false, false) };
  }
  const decl = context.declaration(item);
  switch (decl.kind) {
    case "enum":
    case "flags": {
      const of = integer(decl.bits, decl.kind === "enum" && decl.signed);
      const cell: Cell = { ...scalarCell(of, !decl.closed), c: { kind: "alias", name: decl.c, of } };
      return decl.kind === "enum" ? { kind: "enum", decl, cell } : { kind: "flags", decl, cell };
    }
    case "newtype":
      return { kind: "newtype", decl, cell: newtypeCell(decl.c, decl.inner.cell) };
    case "struct": {
      const { size, align } = decl.layout;
      const plain = decl.fields.every((field) => field.type.cell.plain);
      return { kind: "struct", decl, cell: { c: struct(decl.c), size, align, pointer: false, plain, graph: false, handles: false } };
    }
    case "record":
      return { kind: "record", decl, cell: pointerCell(constPointer(struct(decl.c)), true, context.holdsHandles(item as model.Record_)) };
    case "variant":
      return { kind: "variant", decl, cell: { c: struct(decl.c), size: both(24), align: both(8), pointer: false, plain: false, graph: true, handles: context.holdsHandles(item as model.Variant) } };
    case "error":
      throw new Error("an error set is not a type of values");
  }
}

function pointerCell(c: CType, isPointer: boolean, handles: boolean): Cell {
  const { size, align } = POINTER;
  return { c, size, align, pointer: isPointer, plain: false, graph: true, handles };
}

/** A newtype over a scalar has its own typedef; over text, bytes and the like it is a name of the other languages only. */
function newtypeCell(name: string, inner: Cell): Cell {
  if (inner.c.kind === "prim") return { ...inner, c: { kind: "alias", name, of: inner.c.name } };
  return inner.c.kind === "alias" ? { ...inner, c: { kind: "alias", name, of: inner.c.of } } : inner;
}

function graphCell(layout: AbiLayout, handles: boolean): Cell {
  return { c: struct(layout.name), size: layout.size, align: layout.align, pointer: false, plain: false, graph: true, handles };
}

function shape(context: TypeContext, name: string, role: AbiLayout["role"], members: readonly Member[]): AbiLayout {
  const full = `${context.prefix}_${name}`;
  const known = context.shapes.get(full);
  if (known !== undefined) return known;
  const layout = placeMembers(full, role, false, members, 8);
  context.shapes.set(full, layout);
  return layout;
}

/** The part that a type adds to the name of a shape: `u32`, `string`, `list_line`, `opt_i64`. */
export function mangle(type: AbiType, context: Pick<TypeContext, "prefix">): string {
  switch (type.kind) {
    case "bool":
    case "char":
    case "bytes":
      return type.kind;
    case "text":
      return "string";
    case "int":
      return `${type.signed ? "i" : "u"}${type.bits}`;
    case "size":
      return type.signed ? "isize" : "usize";
    case "float":
      return `f${type.bits}`;
    case "slice":
      return `list_${mangle(type.element, context)}`;
    case "list":
      return `${type.rows ? "rows" : "list"}_${mangle(type.element, context)}`;
    case "map":
      return `map_${mangle(type.key, context)}_${mangle(type.value, context)}`;
    case "array":
      return `array_${mangle(type.element, context)}_${type.length}`;
    case "optional":
      return `opt_${mangle(type.inner, context)}`;
    case "callback":
      return cName(type.decl.name);
    default: {
      const own = `${context.prefix}_`;
      return type.decl.c.startsWith(own) ? type.decl.c.slice(own.length) : type.decl.c;
    }
  }
}

/** Whether a C type of a cell is `char`-like text or typed data; the element type that a view of `type` points to. */
export function viewElement(type: AbiType): CType {
  switch (type.kind) {
    case "text":
      return prim("char");
    case "bytes":
      return prim("uint8_t");
    case "slice":
    case "list":
      return type.element.cell.c;
    case "map":
      return struct(type.entry.name);
    default:
      throw new Error(`a ${type.kind} is not passed as a view`);
  }
}
