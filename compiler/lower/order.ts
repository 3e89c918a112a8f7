/** Dependency orders: C structs after those that they embed, declarations after those that they hold by value and after plain ones that they mention. */
import { embedded } from "./c-types.js";
import type { AbiDecl, AbiField, AbiLayout, AbiType, AbiValue, CType } from "./abi.js";

/**
 * Sorts so that everything comes after what it needs; otherwise the given order stays. What is needed but not among `items` is left out.
 * Not recursive: the user decides how deep needs go. The needs must not be circular.
 */
export function inOrderOfNeed<T>(items: Iterable<T>, needs: (item: T) => readonly T[]): T[] {
  const members = new Set(items);
  const seen = new Set<T>();
  const sorted: T[] = [];
  for (const start of members) {
    const path = [enter(start, seen, needs)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.open.pop();
      if (next === undefined) {
        path.pop();
        if (visit.fresh) sorted.push(visit.item);
      } else if (members.has(next) && !seen.has(next)) {
        path.push(enter(next, seen, needs));
      }
    }
  }
  return sorted;
}

function enter<T>(item: T, seen: Set<T>, needs: (item: T) => readonly T[]): { item: T; fresh: boolean; open: T[] } {
  const fresh = !seen.has(item);
  seen.add(item);
  return { item, fresh, open: fresh ? [...needs(item)].reverse() : [] };
}

const NONE: readonly never[] = [];

/** Layouts in an order in which a C compiler accepts them, after forward declarations of all structs. */
export function orderLayouts(layouts: readonly AbiLayout[]): AbiLayout[] {
  const byName = new Map<string, AbiLayout>();
  for (const layout of layouts) byName.set(layout.name, layout);
  const add = (c: CType, found: AbiLayout[]): void => {
    const name = embedded(c);
    const layout = name === null ? undefined : byName.get(name);
    if (layout !== undefined) found.push(layout);
  };
  return inOrderOfNeed(layouts, ({ fields }) => {
    const found: AbiLayout[] = [];
    for (const field of fields) {
      if (field.kind === "field") add(field.c, found);
      else if (field.kind === "union") for (const { c } of field.members) add(c, found);
    }
    return found;
  });
}

/** Declarations, each after those that it holds by value outside a box, and after enums, newtypes and structs that it mentions anywhere. */
export function orderDeclarations(decls: readonly AbiDecl[]): AbiDecl[] {
  const wishes = wishesOf(decls);
  return inOrderOfNeed(decls, (decl) => [...needsOf(decl), ...(wishes.get(decl) ?? NONE)]);
}

/** What the defaults of a record are made of, where that does not need the record in turn: such a default can stand in the record itself. */
function wishesOf(decls: readonly AbiDecl[]): ReadonlyMap<AbiDecl, readonly AbiDecl[]> {
  const wishes = new Map<AbiDecl, AbiDecl[]>();
  for (const decl of decls) {
    if (decl.kind !== "record") continue;
    const wanted = decl.fields.flatMap((field) => (field.default === undefined ? [] : madeOf(field.default, field.type)));
    for (const one of wanted) if (!leadsTo(one, decl, wishes)) wishes.set(decl, [...(wishes.get(decl) ?? []), one]);
  }
  return wishes;
}

function madeOf(value: AbiValue, type: AbiType): AbiDecl[] {
  if (type.kind === "optional") return madeOf(value, type.inner);
  if (value.kind === "list" && "element" in type) return value.items.flatMap((item) => madeOf(item, type.element));
  if (value.kind === "record" && type.kind === "record") return [type.decl, ...value.fields.flatMap((one) => madeOf(one.value, one.field.type))];
  return value.kind === "variant" ? [value.decl] : [];
}

/** Whether `goal` stands before `start` anyway. A list of work: the user decides how deep needs go. */
function leadsTo(start: AbiDecl, goal: AbiDecl, wishes: ReadonlyMap<AbiDecl, readonly AbiDecl[]>): boolean {
  const found = new Set([start]);
  for (const decl of found) {
    if (decl === goal) return true;
    for (const next of [...needsOf(decl), ...(wishes.get(decl) ?? NONE)]) found.add(next);
  }
  return false;
}

function needsOf(decl: AbiDecl): readonly AbiDecl[] {
  switch (decl.kind) {
    case "newtype":
      return held(decl.inner);
    case "struct":
    case "record":
      return fieldsNeed(decl.fields);
    case "variant":
      return decl.cases.flatMap(({ payload }) => {
        if (payload.kind === "none") return [];
        if (payload.kind === "fields") return fieldsNeed(payload.fields);
        return payload.boxed ? mentioned(payload.type) : held(payload.type);
      });
    case "error":
      return decl.cases.flatMap((one): readonly AbiDecl[] => {
        const held = one.payload === null ? NONE : fieldsNeed(one.payload.fields);
        return one.embeds === null ? held : [one.embeds, ...held];
      });
    default:
      return NONE;
  }
}

function fieldsNeed(fields: readonly AbiField[]): readonly AbiDecl[] {
  const found: AbiDecl[] = [];
  for (const field of fields) found.push(...(field.boxed ? mentioned(field.type) : held(field.type)));
  return found;
}

function held(type: AbiType): readonly AbiDecl[] {
  switch (type.kind) {
    case "optional":
      return held(type.inner);
    case "array":
      return held(type.element);
    case "list":
    case "slice":
      return mentioned(type.element);
    case "map":
      return [...mentioned(type.key), ...mentioned(type.value)];
    case "enum":
    case "flags":
    case "newtype":
    case "struct":
    case "record":
    case "variant":
      return [type.decl];
    default:
      return NONE;
  }
}

/** What is mentioned behind memory of its own, as far as it cannot lead back: only records and variants can be declared before they are defined. */
function mentioned(type: AbiType): readonly AbiDecl[] {
  switch (type.kind) {
    case "list":
    case "slice":
    case "array":
      return mentioned(type.element);
    case "optional":
      return mentioned(type.inner);
    case "map":
      return [...mentioned(type.key), ...mentioned(type.value)];
    case "enum":
    case "flags":
    case "newtype":
    case "struct":
      return [type.decl];
    default:
      return NONE;
  }
}
