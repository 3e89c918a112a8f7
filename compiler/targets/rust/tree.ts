// The modules of a package as nested modules of each file.
import { code, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import type { AbiConstant, AbiResource } from "../../lower/index.js";
import { moduleName } from "./names.js";
import { heldName, type Facts, type Scope } from "./scope.js";

/** A scope in which types are generic over the objects that they hold. */
export function dataScope(facts: Facts, part: Scope["part"], modules: readonly string[] = []): Scope {
  return { facts, part, modules, holder: (resource) => code`${heldName(resource)}` };
}

/** Everything that stands in modules, for `writeTree`. */
export interface Placed {
  readonly modules: readonly string[];
  readonly text: Text;
}

/** Nests items into `pub mod`s, in the order of their first appearance. */
export function writeTree(placed: readonly Placed[], depth: number, inside: (path: readonly string[]) => Hole, path: readonly string[] = []): Text {
  const here = placed.filter((one) => one.modules.length === depth);
  const deeper = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = one.modules[depth];
    if (key !== undefined) deeper.set(key, [...(deeper.get(key) ?? []), one]);
  }
  const modules = [...deeper].map(([module, items]) => code`
    #[allow(missing_docs)]
    pub mod ${moduleName(module)} {
        ${inside([...path, module])}

        ${writeTree(items, depth + 1, inside, [...path, module])}
    }
  `);
  return paragraphs([...here.map((one) => one.text), ...modules]);
}

/** Constants of a resource stand beside it. */
export function placeConstant(facts: Facts, one: AbiConstant): { readonly modules: readonly string[]; readonly resource: AbiResource | undefined } {
  const last = one.modules.at(-1);
  const outer = one.modules.slice(0, -1);
  const resource = facts.abi.resources.find((each) => each.name === last && each.modules.join(".") === outer.join("."));
  return resource === undefined ? { modules: one.modules, resource } : { modules: outer, resource };
}

/** `super::super::types::util`, from inside a module of the same path in another file. */
export function modulePath(path: readonly string[], part: "types" | "views" = "types"): Text {
  const up = path.reduce<Text>((text) => code`super::${text}`, code`super::${name(part)}`);
  return path.map(moduleName).reduce<Text>((text, each) => code`${text}::${each}`, up);
}
