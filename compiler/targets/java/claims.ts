/** The names that a package takes up, for the collision check over all targets. */
import type { Abi, AbiNamed, AbiResource } from "../../lower/index.js";
import type { NameClaim } from "../target.js";
import { caseName, constantName, enumCaseName, errorFieldName, fieldName, functionName, getterName, libraryName, localName, memberName, packagePath, pathOf, setterName, typeName, type Declared } from "./names.js";
import { constantsOf, freeConstants } from "./scope.js";

/** Every name of the public surface. */
export function claimsOf(abi: Abi): NameClaim[] {
  const { types, callbacks, resources, functions } = abi;
  const declared: readonly Declared[] = [...types, ...callbacks, ...resources];
  const free = [...freeConstants(abi), ...functions];
  const paths = new Map([[packagePath(abi.package).join("."), packagePath(abi.package)], ...free.map((one) => [pathOf(one).join("."), pathOf(one)] as const)]);
  const libraries = [...paths.entries()].map(([scope, path]): NameClaim => ({ scope, name: libraryName(path), span: abi.package.span, what: "class of functions" }));
  return [
    ...libraries,
    ...declared.map((item): NameClaim => ({ scope: pathOf(item).join("."), name: typeName(item), span: item.span, what: `${item.kind} ${item.name}` })),
    ...functions.map((f): NameClaim => ({ scope: `${pathOf(f).join(".")}.()`, name: functionName(f), span: f.span, what: `function ${f.name}` })),
    ...freeConstants(abi).map((one): NameClaim => ({ scope: `${pathOf(one).join(".")}.constants`, name: constantName(one), span: one.span, what: `constant ${one.name}` })),
    ...types.flatMap(memberClaims),
    ...resources.flatMap((one) => resourceClaims(one, abi)),
    ...functions.flatMap((f) => named(f.params, `${pathOf(f).join(".")}.${functionName(f)}()`, localName)),
    ...callbacks.flatMap((one) => named(one.params, `${scopeOf(one)}.call()`, localName)),
  ];
}

function scopeOf(item: Declared): string {
  return [...pathOf(item), typeName(item)].join(".");
}

function named<T extends AbiNamed>(items: readonly T[], scope: string, spell: (item: T) => string): NameClaim[] {
  return items.map((item) => ({ scope, name: spell(item), span: item.span, what: item.name }));
}

function memberClaims(decl: Abi["types"][number]): NameClaim[] {
  const scope = scopeOf(decl);
  switch (decl.kind) {
    case "struct":
    case "record":
      return named(decl.fields, scope, fieldName);
    case "enum":
    case "flags":
      return named(decl.cases, scope, enumCaseName);
    case "variant":
      return [...named(decl.cases, scope, (one) => caseName(one, decl)), ...decl.cases.flatMap(({ name, payload }) => (payload.kind === "fields" ? named(payload.fields, `${scope}.${name}`, fieldName) : []))];
    case "error":
      return [...named(decl.cases, scope, (one) => caseName(one, decl)), ...decl.cases.flatMap(({ name, payload }) => named(payload?.fields ?? [], `${scope}.${name}`, errorFieldName))];
    default:
      return [];
  }
}

/** Methods by name and number of parameters: overloads of one function differ in that, and so may a method and a getter. */
function resourceClaims(resource: AbiResource, abi: Abi): NameClaim[] {
  const scope = scopeOf(resource);
  const named_ = resource.constructors.filter((one) => one.name !== "");
  const methods = [...named_, ...resource.statics, ...resource.methods];
  const getters = resource.properties.map((one): NameClaim => ({ scope: `${scope}.()`, name: getterName(one), span: one.span, what: `property ${one.name}` }));
  const setters = resource.properties.filter((one) => one.setter !== null).map((one): NameClaim => ({ scope: `${scope}.()`, name: setterName(one), span: one.span, what: `property ${one.name}` }));
  const calls = [...resource.constructors, ...resource.statics, ...resource.methods];
  return [
    ...named(constantsOf(resource, abi), `${scope}.constants`, constantName),
    ...named(methods, `${scope}.()`, memberName),
    ...getters,
    ...setters,
    ...calls.flatMap((f) => named(f.params, `${scope}.${f.role}.${f.name}()`, localName)),
  ];
}
