/** Every identifier of the public surface, by scope, so that two declarations that want one name are found before anything is written. */
import type { Abi, AbiDecl, AbiFunction, AbiResource } from "../../lower/index.js";
import type { NameClaim } from "../target.js";
import { casesName, constantName, memberName, namespaceOf, typeName } from "./names.js";
import { showFunction } from "./call.js";
import { basicName } from "./types.js";
import { functionsOf } from "./resource.js";
import { handlesIn } from "./walk.js";

/** The claims of a package. */
export function claimNames(abi: Abi): readonly NameClaim[] {
  return [
    ...abi.types.flatMap(claimType),
    ...abi.constants.map((one) => claim(namespaceOf(one), constantName(one), one.span, `constant ${one.name}`)),
    ...abi.callbacks.map((one) => claim(namespaceOf(one), typeName(one), one.span, `callback ${one.name}`)),
    ...abi.resources.flatMap(claimResource),
    ...abi.functions.flatMap((f) => claimFunction(f, namespaceOf(f))),
    ...claimModules(abi),
  ];
}

/** A module is a namespace beside functions and types; it is claimed by its first declaration. */
function claimModules(abi: Abi): readonly NameClaim[] {
  const claims = new Map<string, NameClaim>();
  for (const one of [...abi.types, ...abi.constants, ...abi.callbacks, ...abi.resources, ...abi.functions]) {
    for (let depth = one.modules.length; depth > 0; --depth) {
      const full = namespaceOf({ ...one, modules: one.modules.slice(0, depth) });
      const cut = full.lastIndexOf("::");
      if (!claims.has(full)) claims.set(full, claim(full.slice(0, cut), full.slice(cut + 2), one.span, `module ${one.modules[depth - 1] ?? ""}`));
    }
  }
  return [...claims.values()].filter((one) => !abi.resources.some((resource) => namespaceOf(resource) === one.scope && typeName(resource) === one.name));
}

function claim(scope: string, name: string, span: NameClaim["span"], what: string): NameClaim {
  return { scope, name, span, what };
}

function claimType(decl: AbiDecl): readonly NameClaim[] {
  const scope = namespaceOf(decl);
  const own = typeName(decl);
  const what = `${decl.kind} ${decl.name}`;
  const inner = `${scope}::${own}`;
  const claims = [claim(scope, own, decl.span, what)];
  if (decl.kind === "struct" || decl.kind === "record") claims.push(...decl.fields.map((one) => claim(inner, memberName(one), one.span, `field ${one.name}`)));
  if (decl.kind === "enum" || decl.kind === "flags" || decl.kind === "variant" || decl.kind === "error") {
    claims.push(...decl.cases.map((one) => claim(inner, memberName(one), one.span, `case ${one.name}`)));
  }
  if (decl.kind === "variant") claims.push(claim(scope, casesName(decl), decl.span, what));
  if (decl.kind === "record" || decl.kind === "variant") {
    claims.push(claim(scope, `${own}View`, decl.span, what));
    if (handlesIn(decl).length > 0) claims.push(claim(scope, basicName(decl), decl.span, what));
  }
  return claims;
}

function claimFunction(f: AbiFunction, scope: string): readonly NameClaim[] {
  const shown = showFunction(f, "");
  const what = `${f.role} ${f.name}`;
  const names = shown.own === "" ? [shown.attempt] : [shown.own, shown.attempt];
  return names.map((one) => claim(scope, one, f.span, what));
}

function claimResource(decl: AbiResource): readonly NameClaim[] {
  const scope = namespaceOf(decl);
  const inner = `${scope}::${typeName(decl)}`;
  return [
    claim(scope, typeName(decl), decl.span, `resource ${decl.name}`),
    claim(inner, "close", decl.span, `resource ${decl.name}`),
    claim(inner, "try_close", decl.span, `resource ${decl.name}`),
    ...functionsOf(decl).flatMap((f) => claimFunction(f, inner)),
  ];
}
