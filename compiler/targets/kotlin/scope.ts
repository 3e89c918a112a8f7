/** What every writer of one Kotlin file needs to know: its package, which names are taken there, and what it imports. */
import { code, name, qualify, ref, type Hole, type Name, type Ref } from "../../print/index.js";
import { functionName, pathOf, typeName, type Declared } from "../../jvm/index.js";
import type { Abi } from "../../lower/index.js";
import { spellPath, spelt } from "./names.js";

/** The file of one Java package. */
export interface Scope {
  readonly path: readonly Name[];
  /** Types declared in the package: those of Kotlin with the same name are qualified. */
  readonly declared: ReadonlySet<string>;
  /** Free functions of the package: an extension of the same name has another one on the JVM, where its receiver is a parameter like others. */
  readonly functions: ReadonlySet<string>;
  /** Simple names that more than one package has: never imported. */
  readonly ambiguous: ReadonlySet<string>;
}

/** The scope of the file of a Java package. */
export function scopeOf(abi: Abi, path: readonly Name[]): Scope {
  const here = (one: Parameters<typeof pathOf>[0]): boolean => samePath(pathOf(one), path);
  const packages = new Map<string, Set<string>>();
  for (const one of [abi, ...abi.imports].flatMap(declaredIn)) {
    const own = String(typeName(one));
    packages.set(own, (packages.get(own) ?? new Set()).add(pathOf(one).join(".")));
  }
  return {
    path,
    declared: new Set(declaredIn(abi).filter(here).map(typeName)),
    functions: new Set(abi.functions.filter(here).map(functionName)),
    ambiguous: new Set([...packages].filter(([, of]) => of.size > 1).map(([own]) => own)),
  };
}

function declaredIn({ types, callbacks, resources }: Abi): Declared[] {
  return [...types, ...callbacks, ...resources];
}

/** Whether both are the same Java package. */
export function samePath(a: readonly Name[], b: readonly Name[]): boolean {
  return a.join(".") === b.join(".");
}

/** Types of Kotlin that generated code names, with their packages: https://kotlinlang.org/api/core/kotlin-stdlib/. */
const BUILT_IN: Readonly<Record<string, string>> = Object.fromEntries([
  ...["List", "Map", "MutableList"].map((one) => [one, "kotlin.collections"] as const),
  ...["Boolean", "Byte", "Double", "Float", "Int", "Long", "Short", "String", "UByte", "UInt", "ULong", "UShort", "Unit", "Deprecated", "Suppress"].map((one) => [one, "kotlin"] as const),
  ...["Boolean", "Byte", "Double", "Float", "Int", "Long", "Short"].map((one) => [`${one}Array`, "kotlin"] as const),
]);

/** A type of Kotlin. */
export function builtIn(own: string, { declared }: Scope): Name {
  return declared.has(own) ? qualify(".", ...BUILT_IN[own]!.split(".").map(name), name(own)) : name(own);
}

/** A function of Kotlin's library that gives a collection or an array. */
export function builtInFunction(own: string, { functions }: Scope): Name {
  if (!functions.has(own)) return name(own);
  return qualify(".", name("kotlin"), ...(own.endsWith("ArrayOf") ? [] : [name("collections")]), name(own));
}

/** A declared type: by its simple name in its own package and where an import says what it means. */
export function typeOf(item: Declared, { path, declared, ambiguous }: Scope): Name | Ref {
  const [own, home] = [typeName(item), pathOf(item)];
  if (samePath(home, path)) return spelt(own);
  const taken = declared.has(own) || ambiguous.has(own) || own in BUILT_IN || spelt(own) !== own || String(spellPath(home)).includes("`");
  return taken ? qualify(".", spellPath(home), spelt(own)) : ref(own, home.join("."));
}

/** `import` lines of Kotlin, sorted, one for each name. */
export function importLines(used: readonly Ref[]): Hole {
  const lines = new Set(used.map((one) => `${one.from}.${one.symbol}`));
  return [...lines].sort().map((line) => code`import ${qualify(".", ...line.split(".").map(name))}`);
}

/** `@JvmName("copyOfPoint")` where the package has a function that the JVM could not tell from an extension. */
export function jvmName(own: Name, receiver: Declared, { functions }: Scope): Hole {
  return functions.has(own) && code`@JvmName("${own}Of${typeName(receiver)}")`;
}
