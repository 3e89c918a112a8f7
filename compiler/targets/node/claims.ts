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
  const made = moduleClaims(declared);
  for (const item of declared) claimTop(item, made);
  for (const decl of types) claimMembers(decl, made);
  for (const resource of resources) claimResource(resource, abi, made);
  for (const f of functions) claimEach(f.params, `${scopeOf(f.modules)}.${publicName(f)}()`, localName, made);
  return made;
}

function moduleClaims(declared: readonly Declared[]): NameClaim[] {
  const modules = new Map<string, NameClaim>();
  for (const item of declared) {
    if (item.modules.length === 0) continue;
    item.modules.forEach((one, i) => {
      const scope = scopeOf(item.modules.slice(0, i));
      modules.set(`${scope}.${one}`, { scope, name: moduleName(one), span: item.span, what: `module ${one}` });
    });
  }
  return [...modules.values()];
}

function scopeOf(modules: readonly string[]): string {
  return modules.length === 0 ? "ts" : ["ts", ...modules].join(".");
}

function claimTop(item: Declared, made: NameClaim[]): void {
  const scope = scopeOf(item.modules);
  const own = publicName(item);
  const { span } = item;
  const what = `${"kind" in item ? item.kind : "constant"} ${item.name}`;
  made.push({ scope, name: own, span, what });
  if (!("kind" in item)) return;
  if (item.kind === "error") {
    made.push({ scope, name: `${own}Unknown`, span, what: `unknown cases of ${what}` });
    for (const one of item.cases) made.push({ scope, name: publicErrorCaseName(item, one), span: one.span, what: `case ${one.name} of ${what}` });
  } else if ((item.kind === "record" || item.kind === "variant") && declDiffers(item)) {
    made.push({ scope, name: `${own}Init`, span, what: `argument form of ${what}` });
  }
}

function claimEach<T extends AbiNamed>(items: readonly T[], scope: string, spell: (item: T) => string, made: NameClaim[]): void {
  for (const item of items) made.push({ scope, name: spell(item), span: item.span, what: item.name });
}

function claimMembers(decl: Abi["types"][number], made: NameClaim[]): void {
  const scope = `${scopeOf(decl.modules)}.${publicName(decl)}`;
  switch (decl.kind) {
    case "struct":
    case "record":
      claimEach(decl.fields, scope, fieldName, made);
      return claimEach(decl.fields, `${scope}{}`, localName, made);
    case "enum":
    case "flags":
      return claimEach(decl.cases, scope, enumCaseName, made);
    case "variant":
      claimEach(decl.cases, scope, variantCaseName, made);
      for (const { name, payload } of decl.cases) if (payload.kind === "fields") claimEach(payload.fields, `${scope}.${name}`, caseFieldName, made);
      return;
    case "error":
      for (const { name, payload } of decl.cases) if (payload !== null) claimEach(payload.fields, `${scope}.${name}`, errorFieldName, made);
      return;
    case "newtype":
      return;
  }
}

function claimResource(resource: AbiResource, abi: Abi, made: NameClaim[]): void {
  const scope = `${scopeOf(resource.modules)}.${publicName(resource)}`;
  const inStatic = `${scope}.static`;
  const asStatic = (item: AbiNamed): string => memberName(item, true);
  const asMember = (item: AbiNamed): string => memberName(item, false);
  made.push({ scope, name: "close", span: resource.span, what: "close" });
  claimEach(constantsOf(resource, abi), inStatic, publicConstant, made);
  claimEach(resource.constructors.filter((one) => one.name !== ""), inStatic, asStatic, made);
  claimEach(resource.statics, inStatic, asStatic, made);
  claimEach(resource.properties.filter((one) => one.static), inStatic, asStatic, made);
  claimEach(resource.methods, scope, asMember, made);
  claimEach(resource.properties.filter((one) => !one.static), scope, asMember, made);
  for (const calls of [resource.constructors, resource.statics, resource.methods]) {
    for (const f of calls) claimEach(f.params, `${scope}.${f.role}.${f.name}()`, localName, made);
  }
}
