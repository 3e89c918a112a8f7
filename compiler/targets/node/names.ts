/** How things are called in TypeScript: casing, escapes, the internal names of declarations in modules and in other packages. */
import { camel, name, pascal, qualify, upperSnake, type Name } from "../../print/index.js";
import type { AbiCallback, AbiConstant, AbiDecl, AbiErrorCase, AbiErrorSet, AbiFunction, AbiNamed, AbiPackage, AbiResource, AbiTop } from "../../lower/index.js";
import { CASE_FIELDS, ERROR_FIELDS, EXPORTS, FIELDS, GLOBALS, MEMBERS, RESERVED, STATICS } from "./words.js";

/** Anything declared at the top of a package that has a TypeScript name. */
export type Declared = AbiDecl | AbiResource | AbiCallback | AbiConstant | AbiFunction;

const typeCollisions: ReadonlySet<string> = new Set([...RESERVED, ...GLOBALS, ...EXPORTS]);
const valueCollisions: ReadonlySet<string> = new Set([...RESERVED, ...EXPORTS]);

function escape(text: string, taken: ReadonlySet<string>): Name {
  return name(taken.has(text) ? `${text}_` : text);
}

function spell(item: AbiNamed, cased: (text: string) => string, taken: ReadonlySet<string>): Name {
  const exact = item.rename["ts"];
  return exact === undefined ? escape(cased(item.name), taken) : name(exact);
}

/** The public name of a declaration, without its module. */
export function publicName(item: Declared): Name {
  if ("role" in item) return spell(item, camel, valueCollisions);
  return "value" in item ? spell(item, upperSnake, typeCollisions) : spell(item, pascal, typeCollisions);
}

/** A constant of a resource. */
export function publicConstant(item: AbiNamed): Name {
  return spell(item, upperSnake, STATICS);
}

/** A module as an export: `util`. */
export function moduleName(module: string): Name {
  return escape(camel(module), valueCollisions);
}

/** The namespace under which another package is imported. */
export function packageName(one: AbiPackage): Name {
  return name(`$${one.prefix}`);
}

/**
 * The name of a declaration inside `src/package.ts` of the package `home`. Declarations of modules carry it in front (`util$Point`); those of
 * another package are reached through its namespace (`$acme_net.util.Row`).
 */
export function innerName(item: Declared, home: AbiPackage): Name {
  const own = publicName(item);
  const isHome = item.package.name === home.name;
  if (isHome && item.modules.length === 0) return own;
  const modules = item.modules.map(moduleName);
  return isHome ? name([...modules, own].join("$")) : qualify(".", packageName(item.package), ...modules, own);
}

/** The part that a type adds to internal names: unique in the program. */
export function keyOf(item: AbiTop & Declared, home: AbiPackage): string {
  const own = item.modules.length === 0 ? publicName(item) : [...item.modules.map(moduleName), publicName(item)].join("$");
  return item.package.name === home.name ? own : `${item.package.prefix}$${own}`;
}

/** The thunk through which native code calls a callback. */
export function thunkName(callback: AbiCallback): Name {
  return name(`$call$${keyOf(callback, callback.package)}`);
}

/** A field of a struct or record. */
export function fieldName(field: AbiNamed): Name {
  return spell(field, camel, FIELDS);
}

/** A field of a case of a variant. */
export function caseFieldName(field: AbiNamed): Name {
  return spell(field, camel, CASE_FIELDS);
}

/** A field of an error. */
export function errorFieldName(field: AbiNamed): Name {
  return spell(field, camel, ERROR_FIELDS);
}

/** A parameter, and the local that holds a field. */
export function localName(item: AbiNamed): Name {
  return spell(item, camel, RESERVED);
}

/** A method or property. */
export function memberName(item: AbiNamed, isStatic: boolean): Name {
  return spell(item, camel, isStatic ? STATICS : MEMBERS);
}

/** A constant of an enum or of flags, as a key of its object. */
export function enumCaseName(item: AbiNamed): Name {
  return spell(item, pascal, FIELDS);
}

/** The discriminant of a case of a variant. */
export function variantCaseName(item: AbiNamed): string {
  const text = item.rename["ts"] ?? camel(item.name);
  return text === "unknown" ? "unknown_" : text;
}

/** The class of one case of an error set. */
export function errorCaseName(set: AbiErrorSet, one: AbiErrorCase, home: AbiPackage): Name {
  return name(`${innerName(set, home)}${one.rename["ts"] ?? pascal(one.name)}`.replaceAll(".", "$"));
}

/** The same as others see it. */
export function publicErrorCaseName(set: AbiErrorSet, one: AbiErrorCase): Name {
  return name(`${publicName(set)}${one.rename["ts"] ?? pascal(one.name)}`);
}
