// Starting a run, adding findings, and work put off until more is known. Nothing here outlives a run.
import type { Diagnostic } from "../../idl/index.js";
import type { Context } from "./bindings.js";

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
    defaulted: new WeakSet(),
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

/** Runs everything that was put off into `queue`, including what is added meanwhile. */
export function runLater(queue: (() => unknown)[]): void {
  for (let i = 0; i < queue.length; i++) queue[i]?.();
  queue.length = 0;
}
