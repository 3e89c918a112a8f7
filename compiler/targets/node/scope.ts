/** What every writer of one package needs to know, and the references that its files import. */
import type { Name } from "../../print/index.js";
import type { Abi, AbiConstant, AbiPackage, AbiResource } from "../../lower/index.js";
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

/** Whether a constant is a member of a resource: the Abi names the resource as its innermost module. */
function isMemberOf(constant: AbiConstant, resource: AbiResource): boolean {
  return constant.modules.join(".") === [...resource.modules, resource.name].join(".");
}

/** The constants of a resource. */
export function constantsOf(resource: AbiResource, abi: Abi): readonly AbiConstant[] {
  return abi.constants.filter((constant) => isMemberOf(constant, resource));
}

/** The constants of the package and its modules. */
export function freeConstants(abi: Abi): AbiConstant[] {
  return abi.constants.filter((constant) => !abi.resources.some((resource) => isMemberOf(constant, resource)));
}

/** The namespaces of imported packages, as `import * as` lines need them. */
export function importedPackages(scope: Scope): { readonly name: Name; readonly from: string }[] {
  return scope.abi.imports.map((one) => ({ name: packageName(one.package), from: moduleOf(scope.modules[one.package.name] ?? `../${one.package.prefix}`) }));
}

/** The module specifier of an imported package: a folder is relative to the package, anything else is the name of an installed one. */
function moduleOf(folder: string): string {
  return folder.startsWith(".") ? `../${folder}/src/index.js` : folder;
}
