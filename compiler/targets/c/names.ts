/** Names of generated C that are not already in the Abi: files, helpers, locals. */
import { name, snake, type Name } from "../../print/index.js";
import type { AbiErrorCase, AbiErrorSet, AbiResource, Slot } from "../../lower/index.js";

/** Upper-case form of a C name, for macros. */
export function upper(c: string): Name {
  return name(c.toUpperCase());
}

/** Files of one package by what they are for. */
export interface CFiles {
  /** The ABI: types, macros, functions, table. */
  readonly header: string;
  readonly valuesHeader: string;
  readonly valuesSource: string;
  readonly loadHeader: string;
  readonly loadSource: string;
  readonly providerHeader: string;
  readonly providerSource: string;
}

/** File names of the package with that C prefix. */
export function filesOf(prefix: string): CFiles {
  return {
    header: `${prefix}.h`,
    valuesHeader: `${prefix}_values.h`,
    valuesSource: `${prefix}_values.c`,
    loadHeader: `${prefix}_load.h`,
    loadSource: `${prefix}_load.c`,
    providerHeader: `${prefix}_provider.h`,
    providerSource: `${prefix}_provider.c`,
  };
}

/** The author's own type behind a resource: an incomplete struct that the provider completes. */
export function implOf(resource: AbiResource): Name {
  return name(`${resource.c}_impl`);
}

/** The runtime's description of a resource type, private to the provider's glue. */
export function typeObjectOf(resource: AbiResource): Name {
  return name(`${resource.c}_ftk_type`);
}

/** The pair `{ctx, vt}` of a callback as the provider's author sees it: `_fn` instead of `_vt`. */
export function callableOf(vtable: string): Name {
  return name(vtable.replace(/_vt$/, "_fn"));
}

/** The function that makes the error of a case. */
export function failOf(set: AbiErrorSet, one: AbiErrorCase): Name {
  return name(`${set.c}_fail_${snake(one.name)}`);
}

/** The function that gives the inner error of an embedding case. */
export function causeOf(set: AbiErrorSet, one: AbiErrorCase): Name {
  return name(`${set.c}_${snake(one.name)}_cause`);
}

/**
 * Gives out names of locals that differ from the slots of the function and from each other: the wanted name, or with `_` behind it
 * as often as needed.
 */
export class Locals {
  readonly #taken = new Set<string>();

  constructor(slots: readonly Slot[]) {
    for (const slot of slots) this.#taken.add(slot.name);
  }

  /** Names for the variables of nested loops, outermost first. They live in their loops only, so they may be used again. */
  get indices(): readonly string[] {
    return INDICES.some((index) => this.#taken.has(index)) ? INDICES.map((index) => this.#freeName(index)) : INDICES;
  }

  /** A free name like `wanted`. */
  pick(wanted: string): Name {
    const free = this.#freeName(wanted);
    this.#taken.add(free);
    return name(free);
  }

  #freeName(wanted: string): string {
    // Types and functions of the runtime are used inside.
    let free = wanted.startsWith("ftk_") ? `${wanted}_` : wanted;
    while (this.#taken.has(free)) free += "_";
    return free;
  }
}

/** Names of the variables of nested loops; arrays of arrays are rarely nested deeper. */
export const INDICES: readonly string[] = ["i", "j", "k", "l"];

/** `Shop.place`, `util.compare`: how messages and docs call something. */
export function dotted(modules: readonly string[], ...names: readonly string[]): string {
  return modules.length === 0 ? names.join(".") : [...modules, ...names].join(".");
}
