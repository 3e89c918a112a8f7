/** Which records and variants lead back to themselves, and which hold handles. Answers are cached for one lowering. */
import type * as model from "../check/model.js";

type Owner = model.Record_ | model.Variant;

/** Answers about containment between the records and variants of all packages. */
export class Containment {
  readonly #handles = new Map<Owner, boolean>();
  readonly #reach = new Map<Owner, ReadonlySet<Owner>>();

  /** Whether a value of `item` holds handles, however deep. */
  holdsHandles(item: Owner): boolean {
    const known = this.#handles.get(item);
    if (known !== undefined) return known;
    const found = [...reachable(item, everything)].some((owner) => partsOf(owner).some(mentionsHandle));
    this.#handles.set(item, found);
    return found;
  }

  /** Whether `type`, held by value in `owner`, leads back to `owner` by value. */
  leadsBack(owner: Owner, type: model.Type): boolean {
    return byValue(type).some((target) => target === owner || this.#reachByValue(target).has(owner));
  }

  #reachByValue(from: Owner): ReadonlySet<Owner> {
    let known = this.#reach.get(from);
    if (known === undefined) {
      known = reachable(from, byValue);
      this.#reach.set(from, known);
    }
    return known;
  }
}

/** All owners that can be reached from `start` (itself included) along the edges that `follow` sees in a type. */
function reachable(start: Owner, follow: (type: model.Type) => readonly Owner[]): ReadonlySet<Owner> {
  const seen = new Set<Owner>([start]);
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const type of partsOf(next)) {
      for (const target of follow(type)) {
        if (seen.has(target)) continue;
        seen.add(target);
        open.push(target);
      }
    }
  }
  return seen;
}

function partsOf(owner: Owner): readonly model.Type[] {
  if (owner.kind === "record") return owner.fields.map((field) => field.type);
  return owner.cases.flatMap(({ payload }) => {
    if (payload.kind === "none") return [];
    return payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
  });
}

/** Records and variants that lie inside a value of `type` in a language that embeds values. */
function byValue(type: model.Type): readonly Owner[] {
  switch (type.kind) {
    case "optional":
      return byValue(type.inner);
    case "array":
      return byValue(type.element);
    case "named":
      if (type.decl.kind === "newtype") return byValue(type.decl.inner);
      return type.decl.kind === "record" || type.decl.kind === "variant" ? [type.decl] : [];
    default:
      return [];
  }
}

function everything(type: model.Type): readonly Owner[] {
  switch (type.kind) {
    case "optional":
      return everything(type.inner);
    case "array":
    case "list":
    case "slice":
      return everything(type.element);
    case "map":
      return [...everything(type.key), ...everything(type.value)];
    default:
      return byValue(type);
  }
}

function mentionsHandle(type: model.Type): boolean {
  switch (type.kind) {
    case "resource":
      return true;
    case "optional":
      return mentionsHandle(type.inner);
    case "array":
    case "list":
    case "slice":
      return mentionsHandle(type.element);
    case "map":
      return mentionsHandle(type.value);
    case "named":
      return type.decl.kind === "newtype" && mentionsHandle(type.decl.inner);
    default:
      return false;
  }
}

/** Structs, newtypes, enums and flags that must be complete before `item`: what it holds by value. */
export function plainNeeds(item: model.Item): readonly model.Item[] {
  if (item.kind === "struct") return item.fields.flatMap((field) => plainTargets(field.type));
  return item.kind === "newtype" ? plainTargets(item.inner) : [];
}

function plainTargets(type: model.Type): readonly model.Item[] {
  if (type.kind === "array") return plainTargets(type.element);
  return type.kind === "named" ? [type.decl] : [];
}
