// Resources: constructors, methods, static functions, properties, constants.
import type { Constructor, Func, Member, Property, Resource } from "../../idl/index.js";
import type { Binding, ConstBinding, Draft, Scope, TypeBinding } from "./bindings.js";
import { inlineCallbacks } from "./callbacks.js";
import { findUnsupportedMember, reportUnsupported } from "./capabilities.js";
import { declareConst } from "./constants.js";
import { complete, report } from "./context.js";
import { resolveError } from "./errors.js";
import { readItem, readMember, type Site } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { checkPreludeName, findType, reportDuplicate } from "./names.js";
import { checkMethod, checkResultSource, type SelfKind } from "./ownership.js";
import { placeType } from "./positions.js";
import { readSignature } from "./signatures.js";
import { checkCallThread } from "./threads.js";
import { resolveType } from "./types.js";

/** Makes a resource; its members are resolved when all names are known. */
export function declareResource(site: Site, node: Resource): TypeBinding {
  const { base, notes, scope } = readItem(site, node, "resource");
  const contract = notes.get("thread")?.get("contract");
  const shared = node.modifiers.some(({ word }) => word === "shared");
  checkThread(scope, node, contract === "main");
  const decl: Draft<model.Resource> = complete(base, {
    kind: "resource", shared, affine: contract === "affine", methods: [], properties: [], constants: [],
  });
  const body = new Map<string, Binding>();
  const inner: Site = { ...site, scope: { ...scope, body } };
  const constants = declareConstants(inner, node, body);
  site.jobs.push(() => {
    checkBases(scope, node);
    checkMemberNames(scope, node);
    fillResource(inner, node, decl);
    decl.constants = constants.map((constant) => constant.decl);
    site.items.push(decl);
  });
  return { kind: "type", decl, span: node.name.span, constants: body, damaged: node.damaged };
}

function checkThread(scope: Scope, node: Resource, isMain: boolean): void {
  if (!isMain) return;
  const { span } = node.annotations.find((each) => each.name.text === "thread") ?? node.name;
  reportUnsupported(scope.context, span, "`@thread(main)`", "use `@thread(affine)`");
}

// An interface was reported where it is declared; only what is none is a mistake of its own.
function checkBases(scope: Scope, node: Resource): void {
  for (const base of node.bases) {
    if (base.kind === "named-type") {
      const found = findType(scope, base.name);
      if (found.kind !== "poison") report(scope.context, messages["not-an-interface"].at(base.span, { name: base.name.text }));
    }
    scope.context.incomplete = true;
  }
}

function declareConstants(site: Site, node: Resource, body: Map<string, Binding>): ConstBinding[] {
  const constants: ConstBinding[] = [];
  for (const member of node.members) {
    if (member.kind !== "const") continue;
    const binding = declareConst(site, member);
    constants.push(binding);
    const isFree = checkPreludeName(site.scope.context, member.name, "value");
    if (isFree && !body.has(member.name.text)) body.set(member.name.text, binding);
  }
  return constants;
}

// The unnamed constructor counts as the name `constructor` among constructors only.
function checkMemberNames(scope: Scope, node: Resource): void {
  if (node.damaged) return;
  const seen = new Map<string, Member>();
  for (const member of node.members) {
    const isUnnamed = member.kind === "constructor" && !member.named;
    if (member.kind === "operator" || (member.name.text === "" && !isUnnamed)) continue;
    const first = seen.get(member.name.text);
    if (first === undefined) seen.set(member.name.text, member);
    else if (isUnnamed) {
      const related = [{ span: first.span, message: "the other one" }];
      report(scope.context, messages["constructor-twice"].at(member.span, { resource: node.name.text }, related));
    } else reportDuplicate(scope.context, member.name, first.name.span);
  }
}

function fillResource(site: Site, node: Resource, decl: Draft<model.Resource>): void {
  const { context } = site.scope;
  const methods: model.Method[] = [];
  const properties: model.Property[] = [];
  for (const member of node.members) {
    const unsupported = findUnsupportedMember(member);
    if (unsupported !== undefined) {
      reportUnsupported(context, unsupported.span, unsupported.what, unsupported.instead);
    } else if (member.damaged) context.incomplete = true;
    else if (member.kind === "function") methods.push(readMethod(site, node, member, decl));
    else if (member.kind === "constructor") methods.push(readConstructor(site, node, member, decl));
    else if (member.kind === "property") properties.push(readProperty(site, member));
  }
  decl.methods = methods;
  decl.properties = properties;
}

function readMethod(site: Site, resource: Resource, node: Func, decl: model.Resource): model.Method {
  const { base, scope } = readMember(site.scope, node, "method");
  checkMethod(scope, resource, node, decl);
  const has = (word: string): boolean => node.modifiers.some((modifier) => modifier.word === word);
  const self: SelfKind = has("static") ? "none" : has("own") ? "own" : has("mut") ? "mut" : "shared";
  const inlineCallback = inlineCallbacks(site, [resource.name.text, node.name.text]);
  const signature = readSignature({ scope, role: "function", self, inlineCallback }, node.signature);
  checkCallThread(scope.context, node.signature.params, signature, self === "none" ? null : decl);
  return complete(base, { role: self === "none" ? "static" : "method", self: self === "none" ? null : self, signature });
}

function readConstructor(site: Site, resource: Resource, node: Constructor, decl: model.Resource): model.Method {
  const { base, scope } = readMember(site.scope, node, "constructor");
  const name = node.named ? node.name.text : "new";
  if (name === "close") report(scope.context, messages["close-form"].at(node.name.span));
  const inlineCallback = inlineCallbacks(site, [resource.name.text, name]);
  const signature = readSignature({ scope, role: "function", self: "none", inlineCallback }, node.signature);
  checkCallThread(scope.context, node.signature.params, signature, decl);
  return complete(base, { role: "constructor", self: null, signature });
}

function readProperty(site: Site, node: Property): model.Property {
  const { base, scope } = readMember(site.scope, node, "property");
  const { context } = scope;
  if (node.name.text === "close") report(context, messages["close-form"].at(node.name.span));
  const has = (word: string): boolean => node.modifiers.some((modifier) => modifier.word === word);
  const type = placeType(context, resolveType(scope, node.type), "property", node.type.span);
  const self = has("static") ? "none" : "shared";
  checkResultSource(scope, { type, span: node.type.span, from: node.from, params: [], self });
  const throws = resolveError(scope, node.throws);
  const from = node.from.map((name) => name.text);
  return complete(base, { type, static: has("static"), readonly: has("readonly"), from, throws });
}
