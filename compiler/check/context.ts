// Starting a run, adding findings, and work put off until more is known. Nothing here outlives a run.
import type { Diagnostic } from "../../idl/index.js";
import type { Context } from "./bindings.js";
import type { Named } from "./model.js";

export type { Context, Draft } from "./bindings.js";

/** A fresh context. */
export function createContext(): Context {
  return {
    diagnostics: [],
    values: [],
    checks: [],
    bindings: new Map(),
    symbols: new Map(),
    structs: new Map(),
    members: new Map(),
    defaulted: new Set(),
    composed: [],
    unknownTypes: new Map(),
    lostNames: 0,
    suggestionsLeft: 50,
    aliasDepth: 0,
    valueDepth: 0,
    incomplete: false,
  };
}

/** Adds a finding. */
export function report(context: Context, diagnostic: Diagnostic): void {
  context.diagnostics.push(diagnostic);
}

/**
 * Adds the rest to an object that was just made, and that nobody else holds. Same as a spread into a new object, but that
 * takes three times the memory and ten times as long (measured on Node 20), which shows with 10,000 declarations.
 */
export function complete<Base extends object, const Rest extends object>(base: Base, rest: Rest): Base & Rest {
  return Object.assign(base, rest);
}

/** The member of that name. `owner` is what has the members; its index is made once, when they are all known. */
export function findMember<Member extends Named>(
  context: Context,
  owner: object,
  members: readonly Member[],
  name: string,
): Member | undefined {
  let index = context.members.get(owner);
  if (index === undefined) {
    index = new Map(members.map((member) => [member.name, member]));
    context.members.set(owner, index);
  }
  return index.get(name) as Member | undefined;
}

/** Runs everything that was put off into `queue`, including what is added meanwhile. */
export function runLater(queue: (() => unknown)[]): void {
  for (let i = 0; i < queue.length; i++) queue[i]?.();
  queue.length = 0;
}
