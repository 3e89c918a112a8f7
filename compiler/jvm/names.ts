/** How the classes of a package are called on the JVM: casing, escapes, the packages of declarations in modules and of other packages. */
import { camel, name, pascal, qualify, upperSnake, type Name } from "../print/index.js";
import type { AbiCallback, AbiConstant, AbiDecl, AbiErrorCase, AbiFunction, AbiNamed, AbiPackage, AbiProperty, AbiResource, AbiVariantCase } from "../lower/index.js";
import { plainType } from "../scratch/index.js";
import { CASES, COMPONENTS, CONSTANTS, ERROR_FIELDS, FUNCTIONS, MEMBERS, RESERVED, TYPES } from "./words.js";

/** Anything declared at the top of a package that has a Java type. */
export type Declared = AbiDecl | AbiResource | AbiCallback;

/** A record cannot have the name of the builder inside it. */
const BUILDER: ReadonlySet<string> = new Set(["Builder"]);
const NONE: ReadonlySet<string> = new Set();

/** Anything that stands in a Java package. */
type Placed = Pick<AbiConstant, "package" | "modules">;

function escape(text: string, sets: readonly ReadonlySet<string>[]): Name {
  return name(sets.some((set) => set.has(text)) ? `${text}_` : text);
}

function spell(item: AbiNamed, cased: (text: string) => string, sets: readonly ReadonlySet<string>[]): Name {
  const exact = item.rename["jvm"];
  return exact === undefined ? escape(cased(item.name), sets) : name(exact);
}

/** Segments of the Java package of an `.ffi` package: `@jvm(package: "com.acme.shop")`, or its own path. */
export function packagePath(one: AbiPackage): Name[] {
  const given = one.settings["jvm"]?.["package"];
  const path = typeof given === "string" ? given.split(".") : one.path;
  return path.map((part) => escape(part, [RESERVED]));
}

/** The Java package of a declaration: modules are packages inside the package. */
export function pathOf(item: Placed): Name[] {
  return [...packagePath(item.package), ...item.modules.map((module) => escape(module, [RESERVED, new Set(["ftk"])]))];
}

/** The Java package of what the runtime and the generator keep to themselves. */
export function internalPath(one: AbiPackage): Name[] {
  return [...packagePath(one), name("ftk")];
}

/** The type of a declaration, without its package. */
export function typeName(item: Declared): Name {
  const inside = item.kind === "record" ? BUILDER : item.kind === "error" || item.kind === "variant" ? CASES : NONE;
  return spell(item, pascal, [RESERVED, TYPES, inside]);
}

/** The same with its package. */
export function qualifiedName(item: Declared): Name {
  return qualify(".", ...pathOf(item), typeName(item));
}

/** The class of the free functions and constants of a Java package. */
export function libraryName(path: readonly string[]): Name {
  return name(`${pascal(path.at(-1)!.replace(/_$/, ""))}Library`);
}

/** The part that a type adds to internal names: unique in the program. */
export function keyOf(item: Declared, home: AbiPackage): string {
  const own = [...item.modules, typeName(item)].join("$");
  return item.package.name === home.name ? own : `${item.package.prefix}$${own}`;
}

/** A constant. */
export function constantName(item: AbiNamed): Name {
  return spell(item, upperSnake, [RESERVED, CONSTANTS]);
}

/** A free function. */
export function functionName(item: AbiNamed): Name {
  return spell(item, camel, [RESERVED, FUNCTIONS]);
}

/** A method, static method or named constructor of a resource. */
export function memberName(item: AbiNamed): Name {
  return spell(item, camel, [RESERVED, MEMBERS]);
}

/** The getter of a property: `getTitle`, `isOpen`. */
export function getterName(property: AbiProperty): Name {
  const own = property.rename["jvm"] ?? camel(property.name);
  if (plainType(property.type).kind !== "bool") return escape(`get${pascal(own)}`, [MEMBERS]);
  return escape(/^is[A-Z]/.test(own) ? own : `is${pascal(own)}`, [MEMBERS]);
}

/** The setter of a property: `setTitle`. */
export function setterName(property: AbiProperty): Name {
  const own = property.rename["jvm"] ?? camel(property.name);
  const plain = plainType(property.type).kind === "bool" && /^is[A-Z]/.test(own) ? own.slice(2) : own;
  return escape(`set${pascal(plain)}`, [MEMBERS]);
}

/** A parameter. */
export function localName(item: AbiNamed): Name {
  return spell(item, camel, [RESERVED]);
}

/** A component of a record, and its accessor. */
export function fieldName(field: AbiNamed): Name {
  return spell(field, camel, [RESERVED, COMPONENTS]);
}

/** A field of an error, and its accessor. */
export function errorFieldName(field: AbiNamed): Name {
  return spell(field, camel, [RESERVED, ERROR_FIELDS]);
}

/** A constant of an enum or of flags. */
export function enumCaseName(item: AbiNamed): Name {
  return spell(item, upperSnake, [RESERVED]);
}

/** The class of a case of an error set, or the record of a case of a variant: a type inside the type of the set. */
export function caseName(one: AbiVariantCase | AbiErrorCase, owner: Declared): Name {
  const text = spell(one, pascal, [RESERVED, TYPES, CASES]);
  return name(String(text) === String(typeName(owner)) ? `${text}_` : text);
}

/** The native method behind an entry of the table. */
export function nativeName(slot: string): Name {
  return escape(slot, [RESERVED, MEMBERS]);
}

/** The static method through which native code calls a callback. */
export function thunkName(callback: AbiCallback): Name {
  return name(`call$${callback.c}`);
}

/** Name of a function for messages: `Shop.place`. */
export function shownName(f: AbiFunction): string {
  return f.resource === null ? f.name : `${f.resource.name}.${f.name}`;
}
