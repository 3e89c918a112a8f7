/** Which records and variants lead back to themselves, and which hold handles. Answers are cached for one lowering. */
import { isCycle, sortParts } from "../../idl/index.js";
import type * as model from "../check/model.js";

type Owner = model.Record_ | model.Variant;

/** Answers about containment between the records and variants of all packages of one lowering. */
export class Containment {
  readonly #handles = new Set<Owner>();
  readonly #circle = new Map<Owner, number>();

  constructor(packages: readonly model.Package[]) {
    const owners = packages.flatMap((one) => one.items.filter(isOwner));
    sortParts(owners, ownersByValue).forEach((part, index) => {
      if (isCycle(part, ownersByValue)) for (const owner of part) this.#circle.set(owner, index);
    });
    // Parts come after all that they point to, so one pass settles who holds handles.
    for (const part of sortParts(owners, (owner) => partsOf(owner).flatMap(everything))) {
      const types = part.flatMap(partsOf);
      const holds = types.some((type) => mentionsHandle(type) || everything(type).some((target) => this.#handles.has(target)));
      if (holds) for (const owner of part) this.#handles.add(owner);
    }
  }

  /** Whether a value of `item` holds handles, however deep. */
  holdsHandles(item: Owner): boolean {
    return this.#handles.has(item);
  }

  /** Whether `type`, held by value in `owner`, leads back to `owner` by value. */
  leadsBack(owner: Owner, type: model.Type): boolean {
    const circle = this.#circle.get(owner);
    return circle !== undefined && byValue(type).some((target) => this.#circle.get(target) === circle);
  }
}

function isOwner(item: model.Item): item is Owner {
  return item.kind === "record" || item.kind === "variant";
}

function ownersByValue(owner: Owner): readonly Owner[] {
  return partsOf(owner).flatMap(byValue);
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
