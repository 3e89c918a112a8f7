/** How things are called in Objective-C: class prefixes, casing, selectors, and the names of glue functions. */
import { camel, name, pascal, type Name } from "../../print/index.js";
import type { AbiDecl, AbiErrorSet, AbiField, AbiFunction, AbiNamed, AbiPackage, AbiResource, AbiTop, AbiType } from "../../lower/index.js";
import { LABELS, LOCALS, RESERVED, SELECTORS, VARIANT_MEMBERS } from "./words.js";

/** The prefix of the annotation `@objc(prefix: "AS")`, or null. */
function declaredPrefix(one: AbiPackage): string | null {
  const set = one.settings["objc"]?.["prefix"];
  return typeof set === "string" ? set : null;
}

/** What every name of the package begins with: the annotation's prefix, or the C prefix in capitals (`AcmeShop`). */
export function prefixOf(one: AbiPackage): string {
  return declaredPrefix(one) ?? pascal(one.prefix);
}

/** The class of the package's own functions, and the folder of its files: `AcmeShop`, or `ASPackage` with a prefix of the annotation. */
export function packageClass(one: AbiPackage): string {
  const prefix = declaredPrefix(one);
  return prefix === null ? pascal(one.prefix) : `${prefix}Package`;
}

/** The class of a module's functions: `AcmeShopUtil`. */
export function moduleClass(one: AbiPackage, modules: readonly string[]): string {
  return modules.length === 0 ? packageClass(one) : `${prefixOf(one)}${modules.map((part) => pascal(part)).join("")}`;
}

function renamed(item: AbiNamed): string | undefined {
  return item.rename["objc"];
}

/** A type, constant or class of the package: prefix, modules, name. A rename stands for the whole. */
export function topName(item: AbiTop): string {
  return renamed(item) ?? `${prefixOf(item.package)}${item.modules.map((part) => pascal(part)).join("")}${pascal(item.name)}`;
}

/** A constant: `kAcmeShopLimit`, so that it never meets a type of the same words. */
export function constantName(item: AbiTop): string {
  return renamed(item) ?? `k${topName(item)}`;
}

/** An enumerator or the kind of a variant: the type's name and the case's. */
export function caseConstant(owner: string, one: AbiNamed): string {
  return `${owner}${renamed(one) ?? pascal(one.name)}`;
}

function escape(text: string, ...sets: readonly ReadonlySet<string>[]): string {
  return sets.some((set) => set.has(text)) || text.startsWith("ftk_") ? `${text}_` : text;
}

/** A parameter or local variable. */
export function localName(item: AbiNamed): string {
  return renamed(item) ?? escape(camel(item.name), RESERVED, LOCALS);
}

/** A property of a record or payload. */
export function fieldName(item: AbiNamed): string {
  return renamed(item) ?? escape(camel(item.name), RESERVED, SELECTORS);
}

/** The first part of a method's selector, before it is known how many parts follow. */
export function memberName(item: AbiNamed): string {
  return renamed(item) ?? escape(camel(item.name), RESERVED);
}

/** A selector that no other method has: `parts` with an underscore behind the first when NSObject has it. */
export function freeSelector(parts: readonly string[]): readonly string[] {
  const [first = "", ...rest] = parts;
  if (!SELECTORS.has(parts.join(""))) return parts;
  return [first.endsWith(":") ? `${first.slice(0, -1)}_:` : `${first}_`, ...rest];
}

/** The accessor of a case of a variant. */
export function variantMember(item: AbiNamed): string {
  return renamed(item) ?? escape(camel(item.name), RESERVED, SELECTORS, VARIANT_MEMBERS);
}

/** The accessor of a field of a case: `courierAt`. */
export function payloadMember(item: AbiNamed, field: AbiNamed): string {
  return escape(`${renamed(item) ?? camel(item.name)}${pascal(field.name)}`, RESERVED, SELECTORS, VARIANT_MEMBERS);
}

/** The name without the underscore that Objective-C needed: what Swift sees. Null when there is none. */
export function plainName(item: AbiNamed, spelled: string): string | null {
  const plain = camel(item.name);
  return spelled === `${plain}_` && RESERVED.has(plain) && !SELECTORS.has(plain) ? plain : null;
}

/** A later part of a selector. Nearly any word may stand there. */
export function labelOf(item: AbiNamed): string {
  return renamed(item) ?? escape(camel(item.name), LABELS);
}

/** With a capital, as behind `set`, `initWith`, `get`. */
export function capitalized(text: string): string {
  return text.replace(/^_*[a-z]/, (start) => start.toUpperCase());
}

/** The name of a setter: only a first letter becomes a capital, nothing behind an underscore. */
export function setterOf(property: string): string {
  return `set${property.charAt(0).toUpperCase()}${property.slice(1)}`;
}

/** Whether Objective-C takes a method of that name as one that hands out a reference (or begins an object). */
export function isOwningFamily(text: string): boolean {
  return /^_*(?:alloc|copy|init|mutableCopy|new)(?![a-z])/.test(text);
}

/** The class of the fields of one declared error. */
export function payloadClass(set: AbiErrorSet, one: AbiNamed): string {
  const own = renamed(one) ?? pascal(one.name);
  return `${topName(set)}${own}${own === "Code" || own === "Domain" ? "_" : ""}`;
}

/** A glue function of a declaration, by its C name: unique in the program. */
export function glueName(decl: AbiDecl | AbiResource, verb: string): Name {
  return name(`${decl.c}_objc_${verb}`);
}

/** The connection of a package. */
export function connectName(one: AbiPackage): Name {
  return name(`${one.prefix}_objc_connect`);
}

/** The part that a type adds to the name of a static function: `list_u32`. */
export function keyOf(type: AbiType): string {
  switch (type.kind) {
    case "bool":
    case "char":
    case "text":
    case "bytes":
      return type.kind;
    case "int":
      return `${type.signed ? "i" : "u"}${type.bits}`;
    case "size":
      return type.signed ? "isize" : "usize";
    case "float":
      return `f${type.bits}`;
    case "slice":
      return `run_${keyOf(type.element)}`;
    case "list":
      return `list_${keyOf(type.element)}`;
    case "array":
      return `array_${type.length}_${keyOf(type.element)}`;
    case "map":
      return `map_${keyOf(type.key)}_${keyOf(type.value)}`;
    case "optional":
      return `opt_${keyOf(type.inner)}`;
    case "newtype":
      return keyOf(type.decl.inner);
    case "resource":
      return `${type.mode}_${type.decl.c}`;
    default:
      return type.decl.c;
  }
}

/** `Shop.count`, `math.power`: how messages name a function. */
export function shownName(f: AbiFunction): string {
  const path = f.resource === null ? f.modules : [...f.modules, f.resource.name];
  const own = f.role === "constructor" && f.name === "" ? "constructor" : f.name;
  return [...path, own].join(".");
}

/** Fields that a designated initialiser must be given: those without a default. */
export function requiredFields(fields: readonly AbiField[]): readonly AbiField[] {
  const known = required.get(fields) ?? fields.filter((field) => field.default === undefined && field.type.kind !== "optional");
  required.set(fields, known);
  return known;
}

/** Every field asks for the required ones of its record. */
const required = new WeakMap<readonly AbiField[], readonly AbiField[]>();
