/** What every writer of one package needs to know, and the references that its files import. */
import { code, imports, name, printFile, qualify, ref, type Hole, type Name, type Ref, type Text } from "../../print/index.js";
import { hasDeprecated } from "../../jvm/index.js";
import type { Abi, AbiNamed, AbiPackage } from "../../lower/index.js";
import { docsOfPackage } from "./docs.js";
import { internalPath, pathOf, qualifiedName, typeName, type Declared } from "./names.js";

export { constantsOf, freeConstants } from "../../jvm/index.js";

/** The Java file being written. */
export interface Scope {
  readonly abi: Abi;
  readonly home: AbiPackage;
  /** Its Java package: types of the same one go by their simple names. */
  readonly path: readonly Name[];
  /** Optional values are an `Optional`, not null. */
  readonly optional: boolean;
  /** Types declared in the Java package: those of the runtime with the same name are qualified. */
  readonly declared: ReadonlySet<string>;
  /** Types inside the type being written: declared ones of the same name are qualified. */
  readonly shadowed: ReadonlySet<string>;
}

/** The same scope in another Java package. */
export function inside(scope: Scope, path: readonly Name[]): Scope {
  return { ...scope, path, declared: declaredIn(scope.abi, path) };
}

const declarations = new WeakMap<Abi, ReadonlyMap<string, ReadonlySet<string>>>();
const NOTHING: ReadonlySet<string> = new Set();

/** The types that are declared in a Java package. Every file asks, so they are sorted into packages once. */
function declaredIn(abi: Abi, path: readonly Name[]): ReadonlySet<string> {
  const known = declarations.get(abi) ?? declaredByPackage(abi);
  declarations.set(abi, known);
  return known.get(path.join(".")) ?? NOTHING;
}

function declaredByPackage({ types, callbacks, resources }: Abi): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const one of [...types, ...callbacks, ...resources]) {
    const path = pathOf(one).join(".");
    const names = found.get(path) ?? new Set<string>();
    names.add(typeName(one));
    found.set(path, names);
  }
  return found;
}

/** The same scope inside a type that holds others. */
export function shadowing(scope: Scope, types: readonly Name[]): Scope {
  return { ...scope, shadowed: new Set(types) };
}

/** Whether both are the same Java package. */
export function samePath(a: readonly Name[], b: readonly Name[]): boolean {
  return a.join(".") === b.join(".");
}

/** A declared type as this file names it. */
export function typeOf(item: Declared, scope: Scope): Name {
  return samePath(pathOf(item), scope.path) && !scope.shadowed.has(typeName(item)) ? typeName(item) : qualifiedName(item);
}

/** A type of the Java library. */
export function jdk(from: string, type: string): Ref {
  return ref(type, from);
}

/** The same where an interface may declare a type of that name: then it is qualified. */
export function library(from: string, type: string, scope: Scope): Text {
  const taken = scope.declared?.has(type) === true || scope.shadowed?.has(type) === true;
  return taken ? code`${qualify(".", ...from.split(".").map(name), name(type))}` : code`${ref(type, from)}`;
}

/** A type of the runtime, in the package of the one that is being written or of another. */
export function runtime(type: string, scope: Scope, of: AbiPackage = scope.home): Ref | Name {
  const path = internalPath(of);
  if (of.name !== scope.home.name) return qualify(".", ...path, name(type));
  if (samePath(path, scope.path)) return name(type);
  const taken = scope.declared.has(type) || scope.shadowed.has(type);
  return taken ? qualify(".", ...path, name(type)) : ref(type, path.join("."));
}

/** A whole file of the package that holds `scope.path`. */
export function writeFile(scope: Scope, head: Hole, body: Hole): string {
  const text: Text = code`
    ${head}
    package ${qualify(".", ...scope.path)};

    ${imports(importLines)}

    ${body}
  `;
  return printFile(text, { width: 140, indent: 4 });
}

/** The file that holds what is true of a whole Java package. */
export function writePackageInfo(path: readonly Name[], head: Hole, docs: string): string {
  const text: Text = code`
    ${head}
    ${docsOfPackage(docs)}
    @${ref("NullMarked", "org.jspecify.annotations")}
    package ${qualify(".", ...path)};

    ${imports(importLines)}
  `;
  return printFile(text, { width: 140, indent: 4 });
}

/** `import` lines of Java, sorted, one for each type. */
function importLines(used: readonly Ref[]): Hole {
  const lines = new Map(used.filter((one) => one.from !== "java.lang").map((one) => [`${one.from}.${one.symbol}`, one]));
  return [...lines.keys()].sort().map((key) => code`import ${qualify(".", ...key.split(".").map(name))};`);
}

/** `@Deprecated` for what the docs call so. */
export function deprecation(item: AbiNamed): Hole {
  return item.deprecated !== undefined && code`@Deprecated`;
}

/** Generated code may use what it declares to be deprecated. */
export function suppression(scope: Scope): Hole {
  return hasDeprecated(scope.abi) && code`@SuppressWarnings("deprecation")`;
}
