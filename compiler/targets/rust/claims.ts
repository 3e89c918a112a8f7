// Every name of the public surface, for the collision check.
import type { Abi, AbiFunction, AbiTop } from "../../lower/index.js";
import type { Name } from "../../print/index.js";
import type { NameClaim } from "../target.js";
import { hasView, methodName } from "./call.js";
import { bare, caseName, constName, fieldName, flatFunctionName, flatTypeName, functionName, moduleName, refName, typeName, viewName } from "./names.js";
import { membersOf } from "./resource.js";

/** All claims of a package. */
export function claimNames(abi: Abi): NameClaim[] {
  const claims: NameClaim[] = [];
  const claim = (scope: string, name: string, item: { readonly span: NameClaim["span"] }, what: string): void => {
    claims.push({ scope, name, span: item.span, what });
  };
  const place = (item: AbiTop, kind: "types" | "values"): string =>
    item.modules.length === 0 ? `rust ${kind}` : `${["rust", ...item.modules.map(moduleName)].join("::")} ${kind}`;
  const callable = (scope: string, own: Name, f: AbiFunction, what: string): void => {
    claimForm(scope, own, f, what);
    if (hasView(f)) claimForm(scope, viewName(own), f, what);
  };
  // A function that throws nothing has a `try_` form.
  const claimForm = (scope: string, own: Name, f: AbiFunction, what: string): void => {
    claim(scope, own, f, what);
    if (f.throws === null) claim(scope, `try_${bare(own)}`, f, what);
  };
  for (const decl of abi.types) {
    const scope = place(decl, "types");
    const own = typeName(decl);
    claim(scope, own, decl, decl.kind);
    if (decl.kind === "record" || decl.kind === "variant") claim(scope, refName(decl), decl, `reader of the ${decl.kind}`);
    const inside = `${scope} ${own}`;
    if (decl.kind === "struct" || decl.kind === "record") for (const field of decl.fields) claim(inside, fieldName(field), field, "field");
    else if (decl.kind === "enum" || decl.kind === "flags") {
      for (const one of decl.cases) claim(inside, decl.kind === "enum" && decl.closed ? caseName(one) : constName(one), one, "case");
    } else if (decl.kind === "variant" || decl.kind === "error") for (const one of decl.cases) claim(inside, caseName(one), one, "case");
  }
  for (const resource of abi.resources) {
    claim(place(resource, "types"), typeName(resource), resource, "resource");
    claim("rust::provider types", flatTypeName(resource), resource, "resource");
    const inside = `${place(resource, "types")} ${typeName(resource)}`;
    for (const f of membersOf(resource)) callable(inside, methodName(f), f, f.role);
    for (const own of ["close", "try_close"]) claim(inside, own, resource.closer ?? resource, "close");
  }
  for (const f of abi.functions) {
    callable(place(f, "values"), functionName(f), f, "function");
    claim("rust::provider values", flatFunctionName(f), f, "function");
  }
  for (const one of abi.callbacks) claim("rust::provider types", flatTypeName(one), one, "callback");
  for (const one of abi.constants) claim(place(one, "values"), constName(one), one, "constant");
  return claims;
}
