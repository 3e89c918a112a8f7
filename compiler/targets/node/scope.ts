/** What every writer of one package needs to know, and the references that its files import. */
import type { Name } from "../../print/index.js";
import type { Abi, AbiPackage } from "../../lower/index.js";
import { innerName, packageName, type Declared } from "./names.js";

/** The package being written. */
export interface Scope {
  readonly abi: Abi;
  readonly home: AbiPackage;
  /** 64-bit integers are `bigint`; false: `number`, by `@ts(int64: number)`. */
  readonly bigints: boolean;
  /** Path of an addon of several packages, from `src`; null: the package has its own. */
  readonly addon: string | null;
  /** Module specifier of each imported package, by its name. */
  readonly modules: Readonly<Record<string, string>>;
}

/** A declaration as it is written in `src/package.ts`. */
export function inner(item: Declared, scope: Scope): Name {
  return innerName(item, scope.home);
}

/** The namespaces of imported packages, as `import * as` lines need them. */
export function importedPackages(scope: Scope): { readonly name: Name; readonly from: string }[] {
  return scope.abi.imports.map((one) => ({ name: packageName(one.package), from: moduleOf(scope.modules[one.package.name] ?? `../${one.package.prefix}`) }));
}

/** The module specifier of an imported package: a folder is relative to the package, anything else is the name of an installed one. */
function moduleOf(folder: string): string {
  return folder.startsWith(".") ? `../${folder}/src/index.js` : folder;
}
