// Where a piece of generated code stands, and the paths from there to declarations and C types.
import { code, name, type Name, type Text } from "../../print/index.js";
import type { Abi, AbiDecl, AbiPackage, AbiResource, AbiTop, AbiType } from "../../lower/index.js";
import { crateName, flatTypeName, moduleName, typeName } from "./names.js";

/** The files of a generated package that hold declarations. */
export type Part = "types" | "views" | "consumer" | "provider" | "thunks" | "convert" | "sys";

/** Facts about one package that every writer needs; made once. */
export interface Facts {
  readonly abi: Abi;
  /** The package that defines a C struct or handle. */
  readonly ownerOf: ReadonlyMap<string, AbiPackage>;
  /** Resources of the package itself, with their place in its order. */
  readonly orderOf: ReadonlyMap<AbiResource, number>;
  /** Slots of the table that an older provider does not have. */
  readonly late: ReadonlySet<string>;
  /** Paths to bindings of the package itself from its other files, as they were asked for. */
  readonly sysPaths: Map<string, Text>;
}

/** A place in the generated code. */
export interface Scope {
  readonly facts: Facts;
  readonly part: Part;
  readonly modules: readonly string[];
  /** How this side holds an object of the package, when it owns (or shares) it. */
  readonly holder: (resource: AbiResource) => Text;
  /** Inside the text of `export!`, where the package is reached by other paths. */
  readonly macro?: boolean;
  /** The provider's own type behind a resource; consumers have none. */
  readonly object?: (resource: AbiResource) => Text;
}

/** Gathers the facts of a package. */
export function gatherFacts(abi: Abi): Facts {
  const ownerOf = new Map<string, AbiPackage>();
  const visit = (one: Abi): void => {
    for (const layout of one.layouts) ownerOf.set(layout.name, one.package);
    for (const resource of one.resources) ownerOf.set(resource.c, one.package);
    ownerOf.set(one.table.layout.name, one.package);
    one.imports.forEach(visit);
  };
  visit(abi);
  const late = abi.table.entries.flatMap((entry) => {
    if (entry.kind === "function") return entry.function.late ? [entry.function.slot] : [];
    return entry.resource.since === undefined ? [] : [entry.entry.slot];
  });
  return { abi, ownerOf, orderOf: new Map(abi.resources.map((one, i) => [one, i])), late: new Set(late), sysPaths: new Map() };
}

/** The same place one module deeper or elsewhere. */
export function within(scope: Scope, modules: readonly string[]): Scope {
  return { ...scope, modules };
}

/** True when the declaration belongs to the package being written. */
export function isOwn(scope: Scope, item: AbiTop): boolean {
  return item.package === scope.facts.abi.package;
}

/** `super::` as often as needed to reach the root of the generated module. */
function toRoot(scope: Scope): Text {
  return code`${Array.from({ length: scope.modules.length + 1 }, () => name("super")).join("::") as Name}::`;
}

/** The root of a package's generated module, `::` behind it. */
function rootOf(scope: Scope, one: AbiPackage): Text {
  return one === scope.facts.abi.package ? toRoot(scope) : code`${toRoot(scope)}imports::${crateName(one)}::`;
}

/** Types stand in every module of every file by their own names; a consumer sees its readers, entries see the traits. */
function isVisible(scope: Scope, part: Part): boolean {
  if (part === "types") return scope.part !== "sys";
  return (part === "views" && scope.part === "consumer") || (part === "provider" && scope.part === "thunks");
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Path to something in `part` of a package. */
export function pathTo(scope: Scope, one: AbiPackage, part: Part, modules: readonly string[], last: Name): Text {
  const here = one === scope.facts.abi.package && isSamePath(modules, scope.modules);
  if (here && (part === scope.part || isVisible(scope, part))) return code`${last}`;
  const inner = modules.map((each) => `${moduleName(each)}::`).join("") as Name;
  return code`${rootOf(scope, one)}${name(part)}::${inner}${last}`;
}

/** Path to a data type; one that holds objects of another package is that package's consumer form. */
export function typePath(scope: Scope, decl: AbiDecl): Text {
  const own = isOwn(scope, decl);
  const foreign = !own && heldBy(decl).length > 0;
  const generics = own ? heldHere(scope, decl) : NONE;
  if (scope.part === "consumer" && generics.length > 0) return pathTo(scope, decl.package, "consumer", decl.modules, typeName(decl));
  const path = pathTo(scope, decl.package, foreign ? "consumer" : "types", decl.modules, typeName(decl));
  if (generics.length === 0) return path;
  return code`${path}<${commas(generics.map(scope.holder))}>`;
}

/** Path to the consumer's class of a resource. */
export function classPath(scope: Scope, resource: AbiResource): Text {
  return pathTo(scope, resource.package, "consumer", resource.modules, typeName(resource));
}

/** Path to the generated C binding called `c`. */
export function sysPath(scope: Scope, c: string): Text {
  const { abi, ownerOf, sysPaths } = scope.facts;
  const isPlain = scope.macro !== true && scope.part !== "sys";
  const known = isPlain ? sysPaths.get(c) : undefined;
  if (known !== undefined) return known;
  const owner = ownerOf.get(c) ?? abi.package;
  if (scope.macro === true && owner === abi.package) return code`ftk_sys::${name(c)}`;
  if (scope.macro === true) return code`$($root)+::imports::${crateName(owner)}::sys::${name(c)}`;
  if (owner !== abi.package) return code`${toRoot(scope)}imports::${crateName(owner)}::sys::${name(c)}`;
  if (!isPlain) return code`${name(c)}`;
  const path = code`sys::${name(c)}`;
  sysPaths.set(c, path);
  return path;
}

/** Items with commas between them, never broken. Halves, so that the depth does not grow with the number of items. */
export function commas(items: readonly Text[]): Text {
  const [first = code``] = items;
  if (items.length < 2) return first;
  const half = items.length >> 1;
  return code`${commas(items.slice(0, half))}, ${commas(items.slice(half))}`;
}

/** Name of the parameter by which a type is generic over an object that it holds. */
export function heldName(resource: AbiResource): Name {
  return flatTypeName(resource);
}

/** Resources of the package itself that values of `decl` hold, in the package's order. */
export function heldHere(scope: Scope, decl: AbiDecl): readonly AbiResource[] {
  const held = heldBy(decl);
  return held.length === 0 ? NONE : inOrder(scope.facts, new Set(held));
}

/** Those of the package itself, in its order. */
export function inOrder({ orderOf }: Facts, resources: ReadonlySet<AbiResource>): readonly AbiResource[] {
  return [...resources].filter((one) => orderOf.has(one)).sort((a, b) => (orderOf.get(a) ?? 0) - (orderOf.get(b) ?? 0));
}

const NONE: readonly AbiResource[] = [];

const heldCache = new WeakMap<AbiDecl, readonly AbiResource[]>();

/** All resources that values of `decl` hold, however deep. */
export function heldBy(decl: AbiDecl): readonly AbiResource[] {
  if (!holdsHandles(decl)) return NONE;
  const known = heldCache.get(decl);
  if (known !== undefined) return known;
  const found = new Set<AbiResource>();
  const seen = new Set<AbiDecl>();
  const walkDecl = (one: AbiDecl): void => {
    if (seen.has(one)) return;
    seen.add(one);
    partsOf(one).forEach(walk);
  };
  const walk = (type: AbiType): void => {
    if (!type.cell.handles) return;
    if (type.kind === "resource") found.add(type.decl);
    else if (type.kind === "record" || type.kind === "variant") walkDecl(type.decl);
    else innerTypes(type).forEach(walk);
  };
  walkDecl(decl);
  const held = [...found];
  heldCache.set(decl, held);
  return held;
}

/** Whether a record or variant holds objects at all: each type knows it of what is below it. */
function holdsHandles(decl: AbiDecl): boolean {
  if (decl.kind === "record") return decl.fields.some(isHolder);
  return decl.kind === "variant" && decl.cases.some(({ payload }) => (payload.kind === "single" ? isHolder(payload) : payload.kind === "fields" && payload.fields.some(isHolder)));
}

function isHolder({ type }: { readonly type: AbiType }): boolean {
  return type.cell.handles;
}

/** Resources of the package that a type holds or names. */
export function mentionedBy(type: AbiType | null): readonly AbiResource[] {
  if (type === null || !type.cell.handles) return NONE;
  if (type.kind === "resource") return [type.decl];
  if (type.kind === "record" || type.kind === "variant") return heldBy(type.decl);
  return innerTypes(type).flatMap(mentionedBy);
}

function innerTypes(type: AbiType): readonly AbiType[] {
  switch (type.kind) {
    case "list": case "slice": case "array": return [type.element];
    case "map": return [type.key, type.value];
    case "optional": return [type.inner];
    default: return [];
  }
}

function partsOf(decl: AbiDecl): readonly AbiType[] {
  if (decl.kind === "record") return decl.fields.map((field) => field.type);
  if (decl.kind !== "variant") return [];
  return decl.cases.flatMap(({ payload }) => {
    if (payload.kind === "none") return [];
    return payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
  });
}
