/** What a package holds: which constants are members of a resource, and whether anything is deprecated. */
import type { Abi, AbiConstant, AbiNamed, AbiResource } from "../lower/index.js";

/** Whether a constant is a member of a resource: the Abi names the resource as its innermost module. */
function isMemberOf(constant: AbiConstant, resource: AbiResource): boolean {
  return constant.modules.join(".") === [...resource.modules, resource.name].join(".");
}

/** The constants of a resource. */
export function constantsOf(resource: AbiResource, abi: Abi): AbiConstant[] {
  return abi.constants.filter((constant) => isMemberOf(constant, resource));
}

/** The constants of the package and its modules. */
export function freeConstants(abi: Abi): AbiConstant[] {
  return abi.constants.filter((constant) => !abi.resources.some((resource) => isMemberOf(constant, resource)));
}

const deprecations = new WeakMap<Abi, boolean>();

/** Whether anything is deprecated that the files of the package may mention. Every file asks, so it is looked for once. */
export function hasDeprecated(abi: Abi): boolean {
  const known = deprecations.get(abi) ?? findDeprecated(abi);
  deprecations.set(abi, known);
  return known;
}

function findDeprecated(abi: Abi): boolean {
  const marked = (items: readonly AbiNamed[]): boolean => items.some((one) => one.deprecated !== undefined);
  const inTypes = abi.types.some((one) => ("fields" in one && marked(one.fields)) || ("cases" in one && marked(one.cases)));
  const inResources = abi.resources.some((one) => marked([...one.constructors, ...one.methods, ...one.statics, ...one.properties]));
  return marked(abi.types) || marked(abi.callbacks) || marked(abi.resources) || marked(abi.functions) || marked(abi.constants) || inTypes || inResources || abi.imports.some(hasDeprecated);
}
