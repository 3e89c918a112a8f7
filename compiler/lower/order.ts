/** Dependency orders: C structs after those that they embed, declarations after those that they hold by value. */
import { embedded } from "./c-types.js";
import type { AbiDecl, AbiField, AbiLayout, AbiType } from "./abi.js";

/** Sorts so that everything comes after what it needs; otherwise the given order stays. The needs must not be circular. */
function inOrderOfNeed<T>(items: readonly T[], needs: (item: T) => readonly T[]): T[] {
  const done = new Set<T>();
  const sorted: T[] = [];
  const members = new Set(items);
  const visit = (item: T): void => {
    if (done.has(item) || !members.has(item)) return;
    done.add(item);
    needs(item).forEach(visit);
    sorted.push(item);
  };
  items.forEach(visit);
  return sorted;
}

/** Layouts in an order in which a C compiler accepts them, after forward declarations of all structs. */
export function orderLayouts(layouts: readonly AbiLayout[]): AbiLayout[] {
  const byName = new Map(layouts.map((layout) => [layout.name, layout]));
  return inOrderOfNeed(layouts, (layout) =>
    layout.fields.flatMap((field) => {
      const types = field.kind === "field" ? [field.c] : field.kind === "union" ? field.members.map((member) => member.c) : [];
      return types.flatMap((c) => byName.get(embedded(c) ?? "") ?? []);
    }),
  );
}

/** Declarations, each after those that it holds by value outside a box. */
export function orderDeclarations(decls: readonly AbiDecl[]): AbiDecl[] {
  return inOrderOfNeed(decls, (decl) => {
    switch (decl.kind) {
      case "newtype":
        return held(decl.inner);
      case "struct":
      case "record":
        return decl.fields.flatMap(fieldNeeds);
      case "variant":
        return decl.cases.flatMap(({ payload }) => {
          if (payload.kind === "none") return [];
          if (payload.kind === "fields") return payload.fields.flatMap(fieldNeeds);
          return payload.boxed ? [] : held(payload.type);
        });
      case "error":
        return decl.cases.flatMap((one) => [...(one.embeds === null ? [] : [one.embeds]), ...(one.payload?.fields ?? []).flatMap(fieldNeeds)]);
      default:
        return [];
    }
  });
}

function fieldNeeds(field: AbiField): AbiDecl[] {
  return field.boxed ? [] : held(field.type);
}

function held(type: AbiType): AbiDecl[] {
  switch (type.kind) {
    case "optional":
      return held(type.inner);
    case "array":
      return held(type.element);
    case "enum":
    case "flags":
    case "newtype":
    case "struct":
    case "record":
    case "variant":
      return [type.decl];
    default:
      return [];
  }
}
