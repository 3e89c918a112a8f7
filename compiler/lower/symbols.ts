/** Symbols and C names (resolution 11): lower snake with the package's prefix, constants in upper snake. */
import type * as model from "../check/model.js";
import { snake, upperSnake } from "../print/index.js";
import type { AbiNamed, AbiPackage, AbiTop, Version } from "./abi.js";
import { lateSince, laterOf } from "./versions.js";

/** `acme_shop_util_line` for `Line` in module `util` of `acme.shop`. */
export function qualifiedC(item: model.ItemBase): string {
  const { package: home, modules, name } = item;
  return modules.length === 0 ? `${home.prefix}_${snake(name)}` : [home.prefix, ...modules.map(snake), snake(name)].join("_");
}

/** `ACME_SHOP_UTIL_MAX`. */
export function constantC(item: model.ItemBase, member?: string): string {
  const { package: home, modules, name } = item;
  const prefix = modules.length === 0 ? upperSnake(name) : [...modules.map(upperSnake), upperSnake(name)].join("_");
  const own = `${home.prefix.toUpperCase()}_${prefix}`;
  return member === undefined ? own : `${own}_${upperSnake(member)}`;
}

/** `acme_shop_store_open`, or the name that `@abi_name` keeps. */
export function memberSymbol(resource: model.Resource, member: string, abiName: string | undefined): string {
  return abiName ?? `${qualifiedC(resource)}_${snake(member)}`;
}

/** What every lowered item says about its name. `owner`: nothing is older than what it belongs to. */
export function named(item: model.Named, version: Version, owner?: Version): AbiNamed {
  const since = lateSince(laterOf(owner, item.since), version);
  const { name, rename, docs, deprecated, span } = item;
  // Written out: there are some hundred thousand of these, and spreading an object into another one that is begun is slow.
  if (since === undefined) return deprecated === undefined ? { name, rename, docs, span } : { name, rename, docs, deprecated, span };
  return deprecated === undefined ? { name, rename, docs, since, span } : { name, rename, docs, since, deprecated, span };
}

/** The same for a top-level declaration. */
export function top(item: model.ItemBase, abiPackage: AbiPackage): AbiTop {
  return complete(named(item, abiPackage.version), { package: abiPackage, modules: item.modules });
}

/** Adds the rest to an object that was just made and that nobody else holds: a spread takes five times the time and the memory. */
export function complete<Base extends object, const Rest extends object>(base: Base, rest: Rest): Base & Rest {
  return Object.assign(base, rest);
}
