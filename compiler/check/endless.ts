// Records and variants that no value can be made of, because each value needs another one; and handles in errors.
import { isCycle, sortParts } from "../../idl/index.js";
import { reportUnsupported } from "./capabilities.js";
import { innermostType, requiredType } from "./containment.js";
import { report, type Context } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";

type Composite = model.Record_ | model.Variant;

/** Everything that has to exist before a value of one record, or of one case of a variant, can. */
interface Recipe {
  readonly owner: Composite;
  missing: number;
}

/** Reports records and variants without any finite value, once for each circle. */
export function checkEndless(context: Context, items: readonly model.Item[]): void {
  const composites = items.filter((item) => item.kind === "record" || item.kind === "variant");
  const finite = findFinite(composites);
  const endless = composites.filter((one) => !finite.has(one));
  const targetsOf = (one: Composite): Composite[] => needsOf(one).flat().filter((target) => !finite.has(target));
  for (const part of sortParts<Composite>(endless, targetsOf)) {
    const [first] = part;
    // A type without cases or with damaged ones was reported already.
    if (first === undefined || !isCycle(part, targetsOf)) continue;
    report(context, messages["endless-type"].at(first.span, { name: first.name }));
  }
}

function findFinite(composites: readonly Composite[]): ReadonlySet<Composite> {
  const finite = new Set<Composite>();
  const waiting = new Map<Composite, Recipe[]>();
  const ready: Composite[] = [];
  for (const owner of composites) {
    for (const needs of needsOf(owner)) {
      const recipe: Recipe = { owner, missing: needs.length };
      if (needs.length === 0) ready.push(owner);
      for (const need of needs) appendTo(waiting, need, recipe);
    }
  }
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    if (finite.has(next)) continue;
    finite.add(next);
    for (const recipe of waiting.get(next) ?? []) if (--recipe.missing === 0) ready.push(recipe.owner);
  }
  return finite;
}

function appendTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

// A record has one way to be made, a variant one for each case.
function needsOf(one: Composite): Composite[][] {
  const ofTypes = (types: readonly model.Type[]): Composite[] => types.map(requiredType).filter((type) => type !== undefined);
  if (one.kind === "record") return [ofTypes(one.fields.map((field) => field.type))];
  return one.cases.map(({ payload }) => {
    if (payload.kind === "none") return [];
    return ofTypes(payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type));
  });
}

/** Reports errors whose payload holds a resource somewhere inside a record or variant. */
export function checkErrorPayloads(context: Context, items: readonly model.Item[]): void {
  const holders = findHolders(items.filter((item) => item.kind === "record" || item.kind === "variant"));
  if (holders.size === 0) return;
  for (const item of items) {
    if (item.kind !== "error") continue;
    const fields = item.cases.flatMap((one) => one.fields);
    for (const { type, span } of fields) {
      const inner = innermostType(type);
      const holds = inner.kind === "named" && holders.has(inner.decl);
      if (holds) reportUnsupported(context, span, "a resource in an error", "put an id into the error");
    }
  }
}

function findHolders(composites: readonly Composite[]): ReadonlySet<object> {
  const users = new Map<object, Composite[]>();
  const queue: Composite[] = [];
  for (const one of composites) {
    for (const type of typesOf(one).map(innermostType)) {
      if (type.kind === "resource") queue.push(one);
      else if (type.kind === "named") appendTo(users, type.decl, one);
    }
  }
  const holders = new Set<object>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (holders.has(next)) continue;
    holders.add(next);
    queue.push(...(users.get(next) ?? []));
  }
  return holders;
}

function typesOf(one: Composite): model.Type[] {
  if (one.kind === "record") return one.fields.map((field) => field.type);
  return one.cases.flatMap(({ payload }) => {
    if (payload.kind === "none") return [];
    return payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
  });
}
