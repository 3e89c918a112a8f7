/** Every identifier of the public surface, by scope, for the collision check over all targets. */
import type { Abi, AbiDecl, AbiFunction, AbiResource } from "../../lower/index.js";
import type { NameClaim } from "../target.js";
import { blockMethod, shortParams, takesCallback } from "./call.js";
import { caseMethods } from "./error.js";
import { functionClasses } from "./header.js";
import { setterName } from "./init.js";
import { caseConstant, constantName, fieldName, localName, moduleClass, payloadClass, payloadMember, shownName, topName, variantMember } from "./names.js";
import { functionsOf } from "./resource.js";
import { methodOf } from "./selector.js";
import { factorySelector } from "./variant.js";

/** One name space for all packages of a program: Objective-C has no other. */
const GLOBAL = "objc";

/** The claims of a package. */
export function claimsOf(abi: Abi): readonly NameClaim[] {
  return [
    ...functionClasses(abi).map((one) => claim(GLOBAL, moduleClass(abi.package, one.modules), one.functions[0]?.span ?? abi.package.span, one.modules.length === 0 ? "the package" : `module ${one.modules.join(".")}`)),
    ...abi.types.flatMap(claimType),
    ...abi.constants.map((one) => claim(GLOBAL, constantName(one), one.span, `constant ${one.name}`)),
    ...abi.callbacks.flatMap((one) => ["", "Block"].map((end) => claim(GLOBAL, `${topName(one)}${end}`, one.span, `callback ${one.name}`))),
    ...abi.callbacks.flatMap((one) => one.params.map((param) => claim(`${GLOBAL}.${topName(one)}()`, localName(param), param.span, param.name))),
    ...abi.resources.flatMap(claimResource),
    ...functionClasses(abi).flatMap((one) => one.functions.flatMap((f) => claimFunction(f, one.own))),
  ];
}

function claim(scope: string, name: string, span: NameClaim["span"], what: string): NameClaim {
  return { scope, name, span, what };
}

function claimType(decl: AbiDecl): readonly NameClaim[] {
  const own = topName(decl);
  const what = `${decl.kind} ${decl.name}`;
  const inner = `${GLOBAL}.${own}`;
  const global = (name: string, span = decl.span): NameClaim => claim(GLOBAL, name, span, what);
  switch (decl.kind) {
    case "newtype":
      return [global(own)];
    case "struct":
      return [global(own), global(`${own}Make`), global(`${own}Equal`), global(`${own}Box`), global(`${own}Unbox`)];
    case "record":
      return [global(own), ...decl.fields.flatMap((field) => [fieldName(field), `${setterName(field)}:`].map((name) => claim(inner, name, field.span, `field ${field.name}`)))];
    case "enum":
    case "flags":
      return [global(own), ...(decl.kind === "enum" ? [global(`${own}Name`)] : []), ...decl.cases.map((one) => global(caseConstant(own, one), one.span))];
    case "variant":
      return [
        global(own),
        global(`${own}Kind`),
        ...decl.cases.flatMap((one) => {
          const { payload } = one;
          const accessors = payload.kind === "none" ? [] : payload.kind === "single" ? [variantMember(one)] : payload.fields.map((field) => payloadMember(one, field));
          const names = [...accessors.map((name) => claim(inner, name, one.span, `case ${one.name}`)), claim(`${inner}.class`, factorySelector(one).join(""), one.span, `case ${one.name}`)];
          return [...names, global(caseConstant(`${own}Kind`, one), one.span)];
        }),
      ];
    case "error":
      return [
        ...["", "Code", "Domain"].map((end) => global(`${own}${end}`)),
        ...decl.cases.flatMap((one) => [
          global(caseConstant(`${own}Code`, one), one.span),
          ...(one.payload !== null && one.payload.fields.length > 0 ? [global(payloadClass(decl, one), one.span)] : []),
          ...caseMethods(one).map((name) => claim(`${inner}.class`, name, one.span, `case ${one.name}`)),
          ...(one.payload?.fields ?? []).map((field) => claim(`${GLOBAL}.${payloadClass(decl, one)}`, fieldName(field), field.span, `field ${field.name}`)),
        ]),
      ];
  }
}

function claimFunction(f: AbiFunction, owner: string): readonly NameClaim[] {
  const short = shortParams(f);
  const methods = [methodOf(f), ...(short === null ? [] : [methodOf(f, short)]), ...(takesCallback(f) ? [blockMethod(f)] : [])];
  const scope = `${GLOBAL}.${owner}`;
  const what = `${f.role} ${shownName(f)}`;
  const locals = methodOf(f).parts.map((part) => claim(`${scope}.${methodOf(f).selector.join("")}`, part.local, f.span, what));
  return [...methods.map((method) => claim(method.isClass ? `${scope}.class` : scope, method.selector.join(""), f.span, what)), ...locals];
}

function claimResource(decl: AbiResource): readonly NameClaim[] {
  const own = topName(decl);
  return [claim(GLOBAL, own, decl.span, `resource ${decl.name}`), ...functionsOf(decl).flatMap((f) => claimFunction(f, own))];
}
