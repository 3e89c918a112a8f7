/** Every identifier of the public surface, by scope, so that two declarations that want one name are found before anything is written. */
import type { Abi, AbiDecl, AbiFunction, AbiResource } from "../../lower/index.js";
import type { NameClaim } from "../target.js";
import { casesName, constantName, memberName, namespaceOf, typeName } from "./names.js";
import { functionNames } from "./call.js";
import { basicName } from "./types.js";
import { functionsOf } from "./resource.js";
import { handlesIn } from "./walk.js";

type Claim = (scope: string, name: string, span: NameClaim["span"], what: string) => void;

/** The claims of a package. */
export function claimNames(abi: Abi): readonly NameClaim[] {
  const made: NameClaim[] = [];
  const claim: Claim = (scope, name, span, what) => void made.push({ scope, name, span, what });
  for (const decl of abi.types) claimType(decl, claim);
  for (const one of abi.constants) claim(namespaceOf(one), constantName(one), one.span, `constant ${one.name}`);
  for (const one of abi.callbacks) claim(namespaceOf(one), typeName(one), one.span, `callback ${one.name}`);
  for (const resource of abi.resources) claimResource(resource, claim);
  for (const f of abi.functions) claimFunction(f, namespaceOf(f), claim);
  claimModules(abi, claim);
  return made;
}

/** A module is a namespace beside functions and types; it is claimed by its first declaration. */
function claimModules(abi: Abi, claim: Claim): void {
  const claims = new Map<string, NameClaim>();
  for (const one of [...abi.types, ...abi.constants, ...abi.callbacks, ...abi.resources, ...abi.functions]) {
    for (let depth = one.modules.length; depth > 0; --depth) {
      const full = namespaceOf({ ...one, modules: one.modules.slice(0, depth) });
      const cut = full.lastIndexOf("::");
      const own: NameClaim = { scope: full.slice(0, cut), name: full.slice(cut + 2), span: one.span, what: `module ${one.modules[depth - 1] ?? ""}` };
      if (!claims.has(full)) claims.set(full, own);
    }
  }
  for (const { scope, name, span, what } of claims.values()) {
    if (!abi.resources.some((resource) => namespaceOf(resource) === scope && typeName(resource) === name)) claim(scope, name, span, what);
  }
}

function claimType(decl: AbiDecl, claim: Claim): void {
  const scope = namespaceOf(decl);
  const own = typeName(decl);
  const what = `${decl.kind} ${decl.name}`;
  const inner = `${scope}::${own}`;
  claim(scope, own, decl.span, what);
  if (decl.kind === "struct" || decl.kind === "record") for (const one of decl.fields) claim(inner, memberName(one), one.span, `field ${one.name}`);
  if (decl.kind === "enum" || decl.kind === "flags" || decl.kind === "variant" || decl.kind === "error") {
    for (const one of decl.cases) claim(inner, memberName(one), one.span, `case ${one.name}`);
  }
  if (decl.kind === "variant") claim(scope, casesName(decl), decl.span, what);
  if (decl.kind === "record" || decl.kind === "variant") {
    claim(scope, `${own}View`, decl.span, what);
    if (handlesIn(decl).length > 0) claim(scope, basicName(decl), decl.span, what);
  }
}

function claimFunction(f: AbiFunction, scope: string, claim: Claim): void {
  const { own, attempt } = functionNames(f);
  const what = `${f.role} ${f.name}`;
  if (own !== "") claim(scope, own, f.span, what);
  claim(scope, attempt, f.span, what);
}

function claimResource(decl: AbiResource, claim: Claim): void {
  const scope = namespaceOf(decl);
  const own = typeName(decl);
  const inner = `${scope}::${own}`;
  const what = `resource ${decl.name}`;
  claim(scope, own, decl.span, what);
  claim(inner, "close", decl.span, what);
  claim(inner, "try_close", decl.span, what);
  for (const f of functionsOf(decl)) claimFunction(f, inner, claim);
}
