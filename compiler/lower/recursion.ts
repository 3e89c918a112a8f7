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
    const embeds = new Map(owners.map((owner) => [owner, collect(owner, addByValue)]));
    const embedsOf = (owner: Owner): readonly Owner[] => embeds.get(owner) ?? [];
    sortParts(owners, embedsOf).forEach((part, index) => {
      if (isCycle(part, embedsOf)) for (const owner of part) this.#circle.set(owner, index);
    });
    const leads = new Map(owners.map((owner) => [owner, collect(owner, addEverything)]));
    const leadsTo = (owner: Owner): readonly Owner[] => leads.get(owner) ?? [];
    // Parts come after all that they point to, so one pass settles who holds handles.
    for (const part of sortParts(owners, leadsTo)) {
      const holds = part.some((owner) => partsOf(owner).some(mentionsHandle) || leadsTo(owner).some((target) => this.#handles.has(target)));
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
    return circle !== undefined && addByValue(type, []).some((target) => this.#circle.get(target) === circle);
  }
}

function isOwner(item: model.Item): item is Owner {
  return item.kind === "record" || item.kind === "variant";
}

function collect(owner: Owner, add: (type: model.Type, found: Owner[]) => Owner[]): readonly Owner[] {
  const found: Owner[] = [];
  for (const type of partsOf(owner)) add(type, found);
  return found;
}

function partsOf(owner: Owner): readonly model.Type[] {
  if (owner.kind === "record") return owner.fields.map((field) => field.type);
  return owner.cases.flatMap(({ payload }) => {
    if (payload.kind === "none") return [];
    return payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
  });
}

/** Adds the records and variants that lie inside a value of `type` in a language that embeds values. */
function addByValue(type: model.Type, found: Owner[]): Owner[] {
  switch (type.kind) {
    case "optional":
      return addByValue(type.inner, found);
    case "array":
      return addByValue(type.element, found);
    case "named":
      if (type.decl.kind === "newtype") return addByValue(type.decl.inner, found);
      if (type.decl.kind === "record" || type.decl.kind === "variant") found.push(type.decl);
      return found;
    default:
      return found;
  }
}

/** The same with all that a value leads to. */
function addEverything(type: model.Type, found: Owner[]): Owner[] {
  switch (type.kind) {
    case "optional":
      return addEverything(type.inner, found);
    case "array":
    case "list":
    case "slice":
      return addEverything(type.element, found);
    case "map":
      addEverything(type.key, found);
      return addEverything(type.value, found);
    default:
      return addByValue(type, found);
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
