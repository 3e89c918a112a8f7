/** Questions about what a type contains, however deep: what must be checked, copied, given back, or kept from older providers. */
import type { Abi, AbiDecl, AbiParam, AbiResult, AbiType } from "../../lower/index.js";

/** The type below newtypes: C knows a newtype only as a name of its inner type. */
export function bare(type: AbiType): AbiType {
  return type.kind === "newtype" ? bare(type.decl.inner) : type;
}

/** Types that lie directly in a value of `type`: elements, fields, payloads. */
export function partsOf(type: AbiType): readonly AbiType[] {
  switch (type.kind) {
    case "slice":
    case "list":
    case "array":
      return [type.element];
    case "map":
      return [type.key, type.value];
    case "optional":
      return [type.inner];
    case "newtype":
    case "struct":
    case "record":
    case "variant":
      return partsOfDecl(type.decl);
    default:
      return [];
  }
}

/** Types that a declaration holds directly. */
export function partsOfDecl(decl: AbiDecl): readonly AbiType[] {
  switch (decl.kind) {
    case "newtype":
      return [decl.inner];
    case "struct":
    case "record":
      return decl.fields.map((field) => field.type);
    case "variant":
      return decl.cases.flatMap(({ payload }) =>
        payload.kind === "none"
          ? []
          : payload.kind === "single"
            ? [payload.type]
            : payload.fields.map((field) => field.type),
      );
    case "error":
      return decl.cases.flatMap((one) => (one.payload === null ? [] : one.payload.fields.map((field) => field.type)));
    default:
      return [];
  }
}

/** What a type is called in C; equal keys have equal parts. */
export function keyOf(type: AbiType): string {
  const { c } = type.cell;
  if ("decl" in type) return type.decl.c;
  if (type.kind === "array") return `${keyOf(type.element)}[${type.length}]`;
  if (type.kind === "optional" && type.inner.cell.pointer) return `${keyOf(type.inner)}?`;
  return c.kind === "struct" ? c.name : type.kind;
}

/** Keys of everything that can be reached from the types, themselves included. */
export function keysWithin(types: readonly AbiType[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...types];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    const key = keyOf(type);
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...partsOf(type));
  }
  return seen;
}

/** Whether not every bit pattern is a value: it must be checked when it comes from the other side. */
export function isChecked(type: AbiType): boolean {
  return !type.cell.plain;
}

/** Whether a copy must follow pointers, and can: handles are never copied. */
export function isDeep(type: AbiType): boolean {
  return type.cell.graph && !type.cell.handles;
}

/** Sequences, maps and optionals for which this package defines structs, by C name, in the order of its layouts. */
export function shapesOf(abi: Abi): readonly AbiType[] {
  let shapes = shapesByAbi.get(abi);
  if (shapes === undefined) {
    shapes = findShapes(abi);
    shapesByAbi.set(abi, shapes);
  }
  return shapes;
}

const shapesByAbi = new WeakMap<Abi, readonly AbiType[]>();

function findShapes(abi: Abi): readonly AbiType[] {
  const found = new Map<string, AbiType>();
  const own = new Set(abi.layouts.map((layout) => layout.name));
  const visit = (type: AbiType): void => {
    if ("decl" in type) {
      if (type.kind === "newtype") visit(type.decl.inner);
      return;
    }
    const { c } = type.cell;
    if (c.kind === "struct" && own.has(c.name) && type.kind !== "optional") found.set(c.name, type);
    if (c.kind === "struct" && own.has(c.name) && type.kind === "optional" && !type.inner.cell.pointer)
      found.set(c.name, type);
    partsOf(type).forEach(visit);
  };
  abi.types.flatMap(partsOfDecl).forEach(visit);
  for (const { params, result } of callablesOf(abi)) {
    params.forEach((param) => visit(param.type));
    if (result.type !== null) visit(result.type);
  }
  abi.constants.forEach((constant) => visit(constant.type));
  return abi.layouts.flatMap((layout) => found.get(layout.name) ?? []);
}

function callablesOf(abi: Abi): readonly { readonly params: readonly AbiParam[]; readonly result: AbiResult }[] {
  return [
    ...abi.callbacks,
    ...abi.table.entries.flatMap((entry) => (entry.kind === "function" ? [entry.function] : [])),
  ];
}
