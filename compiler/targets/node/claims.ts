/** The names that a package takes up, for the collision check over all targets. */
import type { Abi, AbiNamed, AbiResource } from "../../lower/index.js";
import type { NameClaim } from "../target.js";
import { caseFieldName, enumCaseName, errorFieldName, fieldName, localName, memberName, moduleName, publicConstant, publicErrorCaseName, publicName, variantCaseName, type Declared } from "./names.js";
import { constantsOf, freeConstants } from "./scope.js";
import { declDiffers } from "./types.js";

/** Every name of the public surface. */
export function claimsOf(abi: Abi): NameClaim[] {
  const { types, callbacks, resources, functions } = abi;
  const declared: readonly Declared[] = [...types, ...freeConstants(abi), ...callbacks, ...resources, ...functions];
  const modules = new Map<string, NameClaim>();
  for (const item of declared) {
    item.modules.forEach((one, i) => {
      const scope = scopeOf(item.modules.slice(0, i));
      modules.set(`${scope}.${one}`, { scope, name: moduleName(one), span: item.span, what: `module ${one}` });
    });
  }
  return [...modules.values(), ...declared.flatMap(topClaims), ...types.flatMap(memberClaims), ...resources.flatMap((one) => resourceClaims(one, abi)), ...functions.flatMap((f) => named(f.params, `${scopeOf(f.modules)}.${publicName(f)}()`, localName))];
}

function scopeOf(modules: readonly string[]): string {
  return ["ts", ...modules].join(".");
}

function topClaims(item: Declared): NameClaim[] {
  const scope = scopeOf(item.modules);
  const own = publicName(item);
  const what = `${"kind" in item ? item.kind : "constant"} ${item.name}`;
  const claim = (name: string, words: string): NameClaim => ({ scope, name, span: item.span, what: words });
  if (!("kind" in item)) return [claim(own, what)];
  if (item.kind === "error") {
    return [claim(own, what), claim(`${own}Unknown`, `unknown cases of ${what}`), ...item.cases.map((one) => ({ ...claim(publicErrorCaseName(item, one), `case ${one.name} of ${what}`), span: one.span }))];
  }
  if ((item.kind === "record" || item.kind === "variant") && declDiffers(item)) return [claim(own, what), claim(`${own}Init`, `argument form of ${what}`)];
  return [claim(own, what)];
}

function named(items: readonly AbiNamed[], scope: string, spell: (item: AbiNamed) => string): NameClaim[] {
  return items.map((item) => ({ scope, name: spell(item), span: item.span, what: item.name }));
}

function memberClaims(decl: Abi["types"][number]): NameClaim[] {
  const scope = `${scopeOf(decl.modules)}.${publicName(decl)}`;
  switch (decl.kind) {
    case "struct":
    case "record":
      return [...named(decl.fields, scope, fieldName), ...named(decl.fields, `${scope}{}`, localName)];
    case "enum":
    case "flags":
      return named(decl.cases, scope, enumCaseName);
    case "variant":
      return [...named(decl.cases, scope, (one) => variantCaseName(one)), ...decl.cases.flatMap(({ name, payload }) => (payload.kind === "fields" ? named(payload.fields, `${scope}.${name}`, caseFieldName) : []))];
    case "error":
      return decl.cases.flatMap(({ name, payload }) => named(payload?.fields ?? [], `${scope}.${name}`, errorFieldName));
    default:
      return [];
  }
}

function resourceClaims(resource: AbiResource, abi: Abi): NameClaim[] {
  const scope = `${scopeOf(resource.modules)}.${publicName(resource)}`;
  const close: NameClaim = { scope, name: "close", span: resource.span, what: "close" };
  const statics = [...resource.constructors.filter((one) => one.name !== ""), ...resource.statics, ...resource.properties.filter((one) => one.static)];
  const instance = [...resource.methods, ...resource.properties.filter((one) => !one.static)];
  const calls = [...resource.constructors, ...resource.statics, ...resource.methods];
  return [
    close,
    ...named(constantsOf(resource, abi), `${scope}.static`, publicConstant),
    ...named(statics, `${scope}.static`, (item) => memberName(item, true)),
    ...named(instance, scope, (item) => memberName(item, false)),
    ...calls.flatMap((f) => named(f.params, `${scope}.${f.role}.${f.name}()`, localName)),
  ];
}
