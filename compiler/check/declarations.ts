// Declarations of one file → names, and jobs that fill them once all names of all packages are known.
import type { Declaration, Func, Module } from "../../idl/index.js";
import { noteVersion, readAnnotations } from "./annotations.js";
import type { Binding, Draft, Namespace, Scope } from "./bindings.js";
import { complete } from "./context.js";
import { declareCallback, inlineCallbacks } from "./callbacks.js";
import { findUnsupportedDeclaration, reportUnsupported } from "./capabilities.js";
import { declareConst } from "./constants.js";
import { declareEnum } from "./enums.js";
import { declareError } from "./errors.js";
import { readItem, type Site } from "./items.js";
import { checkPreludeName, declareName, openModule, scopeSince } from "./names.js";
import { declareAlias, declareNewtype } from "./newtypes.js";
import { declareResource } from "./resources.js";
import { readSignature } from "./signatures.js";
import { checkCallThread } from "./threads.js";
import { declareFields } from "./structs.js";
import { declareVariant } from "./variants.js";
import type * as model from "./model.js";
import { checkSince } from "./versions.js";

/** Enters the names of all declarations. */
export function declareAll(site: Site, declarations: readonly Declaration[]): void {
  for (const node of declarations) {
    if (node.kind === "module") declareModule(site, node);
    else declareOne(site, node);
  }
}

function declareModule(site: Site, node: Module): void {
  const { context } = site.scope;
  const notes = readAnnotations(context, node.annotations, "module", () => false);
  const since = noteVersion(notes, "since");
  if (since !== undefined) checkSince(site.scope, node.annotations, since);
  let namespace: Namespace = site.scope.namespace;
  for (const part of node.path.parts) {
    const opened = openModule(context, namespace, part);
    if (opened === undefined) return;
    namespace = opened;
  }
  const scope: Scope = { ...scopeSince(site.scope, since), namespace };
  declareAll({ ...site, scope }, node.declarations);
}

function declareOne(site: Site, node: Exclude<Declaration, Module>): void {
  const { context, namespace } = site.scope;
  const unsupported = findUnsupportedDeclaration(node);
  const binding = unsupported === undefined ? bindDeclaration(site, node) : poisonBinding(node);
  if (unsupported !== undefined) {
    reportUnsupported(context, unsupported.span, unsupported.what, unsupported.instead);
  }
  if (node.damaged) {
    context.incomplete = true;
    if (node.name.text === "" || keywords.has(node.name.text)) context.lostNames++;
  }
  if (binding.kind === "type") context.bindings.set(binding.decl, binding);
  const isType = binding.kind === "type" || binding.kind === "alias";
  const isFree = isType || binding.kind === "const" ? checkPreludeName(context, node.name, isType ? "type" : "value") : true;
  if (isFree) declareName(context, namespace.members, node.name, binding);
}

/** A damaged declaration with such a name is one whose keyword stands twice, or in the wrong place. */
const keywords: ReadonlySet<string> = new Set([
  "const", "newtype", "type", "struct", "record", "enum", "flags", "variant", "error", "callback", "resource", "fn",
  "interface", "feature", "module", "closed", "shared", "extern",
]);

function poisonBinding(node: Declaration): Binding {
  return { kind: "poison", span: node.name.span };
}

function bindDeclaration(site: Site, node: Exclude<Declaration, Module>): Binding {
  switch (node.kind) {
    case "const": {
      const binding = declareConst(site, node);
      site.jobs.push(() => site.items.push(binding.decl));
      return binding;
    }
    case "newtype": return declareNewtype(site, node);
    case "alias": return declareAlias(site, node);
    case "struct": case "record": return declareFields(site, node);
    case "enum": case "flags": return declareEnum(site, node);
    case "variant": return declareVariant(site, node);
    case "error": return declareError(site, node);
    case "callback": return declareCallback(site, node);
    case "resource": return declareResource(site, node);
    case "function": return declareFunction(site, node);
    case "broken": case "feature": case "extern-type": case "interface": case "annotation-declaration":
      return poisonBinding(node);
  }
}

function declareFunction(site: Site, node: Func): Binding {
  const { base, scope } = readItem(site, node, "function");
  const empty: model.Signature = { params: [], result: null, from: [], throws: null };
  const decl: Draft<model.Func> = complete(base, { kind: "function", signature: empty });
  site.jobs.push(() => {
    if (!node.damaged) {
      const inlineCallback = inlineCallbacks(site, [node.name.text]);
      decl.signature = readSignature({ scope, role: "function", self: "none", inlineCallback }, node.signature);
      checkCallThread(scope.context, node.signature.params, decl.signature, null);
    }
    site.items.push(decl);
  });
  return { kind: "function", span: node.name.span };
}
