// Names: entering them, and the order in which they are looked up.
import type { Name, QualifiedName, Span } from "../../idl/index.js";
import type { Binding, Namespace, Scope } from "./bindings.js";
import { report, type Context } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { searchNearest, suggest } from "./nearest.js";
import { findElsewhere, findFamiliar, isPreludeType, isPreludeValue, preludeTypeNames } from "./prelude.js";

/** The scope of a member that may be newer than what it stands in. */
export function scopeSince(scope: Scope, since: model.Version | undefined): Scope {
  return since === undefined ? scope : { ...scope, since };
}

/** Enters a name. A second declaration is reported and stays invisible. */
export function declareName(context: Context, members: Map<string, Binding>, name: Name, binding: Binding): void {
  if (name.text === "") return;
  const first = members.get(name.text);
  if (first === undefined || first.kind === "poison") members.set(name.text, binding);
  else if (binding.kind !== "poison") reportDuplicate(context, name, first.span);
}

/** Reports the second use of a name in one place. */
export function reportDuplicate(context: Context, name: Name, first: Span): void {
  const related = [{ span: first, message: "first declared here" }];
  report(context, messages["duplicate-name"].at(name.span, { name: name.text }, related));
}

/** Reports every part whose name stands twice in a list. Empty names and damaged parts were reported by the parser. */
export function checkUnique(context: Context, parts: readonly { readonly name: Name; readonly damaged?: boolean }[]): void {
  if (parts.length <= FEW && !hasTwins(parts)) return;
  const seen = new Map<string, Span>();
  for (const { name, damaged } of parts) {
    if (name.text === "" || damaged === true) continue;
    const first = seen.get(name.text);
    if (first === undefined) seen.set(name.text, name.span);
    else reportDuplicate(context, name, first);
  }
}

/** As many names are compared with each other; most lists are shorter, and a map for each of them takes longer. */
const FEW = 8;

function hasTwins(parts: readonly { readonly name: Name }[]): boolean {
  for (let i = 1; i < parts.length; i++) {
    const text = parts[i]?.name.text;
    for (let j = 0; j < i; j++) if (parts[j]?.name.text === text) return true;
  }
  return false;
}

/** Reports a declaration that takes the name of something of the prelude. True when the name is free. */
export function checkPreludeName(context: Context, name: Name, kind: "type" | "value"): boolean {
  const taken = kind === "type" ? isPreludeType(name.text) : isPreludeValue(name.text);
  if (taken) report(context, messages["prelude-name"].at(name.span, { name: name.text }));
  return !taken;
}

/** A module inside `parent`, made on first use. Undefined when the name is taken by something else (reported). */
export function openModule(context: Context, parent: Namespace, name: Name): Namespace | undefined {
  const existing = parent.members.get(name.text);
  if (existing?.kind === "namespace") return existing.namespace;
  const namespace: Namespace = {
    path: [...parent.path, name.text],
    parent,
    package: parent.package,
    members: new Map(),
  };
  declareName(context, parent.members, name, { kind: "namespace", what: "module", namespace, span: name.span });
  return parent.members.get(name.text)?.kind === "namespace" || name.text === "" ? namespace : undefined;
}


/** Looks a single name up: own body, enclosing modules outward, package, imports. */
export function findName(scope: Scope, name: string, accept: (binding: Binding) => boolean): Binding | undefined {
  const own = scope.body?.get(name);
  if (own !== undefined && accept(own)) return own;
  for (let space: Namespace | undefined = scope.namespace; space !== undefined; space = space.parent) {
    const found = space.members.get(name);
    if (found !== undefined && accept(found)) return found;
  }
  const imported = scope.imports.get(name);
  return imported !== undefined && accept(imported) ? imported : undefined;
}

/** Looks a type name up, `a.b.Type` through modules and imports. Reports what it cannot find; poison then. */
export function findType(scope: Scope, name: QualifiedName): Binding {
  const last = name.parts.at(-1);
  if (last === undefined || name.text === "") return { kind: "poison", span: name.span };
  const space = name.parts.length === 1 ? undefined : findNamespace(scope, name.parts.slice(0, -1));
  if (space === "poison") return { kind: "poison", span: name.span };
  const found = space === undefined ? findName(scope, last.text, isTypeLike) : space.members.get(last.text);
  if (found !== undefined && isTypeLike(found)) return found;
  const other = found ?? (space === undefined ? findName(scope, last.text, () => true) : undefined);
  if (other !== undefined) {
    report(scope.context, messages["not-a-type"].at(name.span, { name: name.text, what: describeBinding(other) }));
  } else reportUnknownType(scope, name, last, space);
  return { kind: "poison", span: name.span };
}

/** Follows names through modules and imported packages. Reports the first one that is none. */
export function findNamespace(scope: Scope, parts: readonly Name[]): Namespace | "poison" {
  let space: Namespace | undefined;
  for (const part of parts) {
    const isSpace = (binding: Binding): boolean => binding.kind === "namespace" || binding.kind === "poison";
    const found = space === undefined ? findName(scope, part.text, isSpace) : space.members.get(part.text);
    if (found?.kind === "poison") return "poison";
    if (found?.kind !== "namespace") {
      reportUnknownNamespace(scope, part, space);
      return "poison";
    }
    space = found.namespace;
  }
  return space ?? "poison";
}

/** "a constant", "a function": for messages. */
export function describeBinding(binding: Binding): string {
  switch (binding.kind) {
    case "type": return binding.decl.kind === "error" ? "an error" : `a ${binding.decl.kind}`;
    case "alias": return "a type";
    case "const": return "a constant";
    case "function": return "a function";
    case "namespace": return `a ${binding.what}`;
    case "poison": return "unknown";
  }
}

/** Every name that a lookup from here could find, for suggestions. */
export function* visibleNames(scope: Scope, accept: (binding: Binding) => boolean): Generator<string> {
  for (const members of [scope.body, ...namespaceChain(scope.namespace), scope.imports]) {
    for (const [name, binding] of members ?? []) if (accept(binding)) yield name;
  }
}

function namespaceChain(namespace: Namespace): ReadonlyMap<string, Binding>[] {
  const chain: ReadonlyMap<string, Binding>[] = [];
  for (let space: Namespace | undefined = namespace; space !== undefined; space = space.parent) chain.push(space.members);
  return chain;
}

function isTypeLike(binding: Binding): boolean {
  return binding.kind === "type" || binding.kind === "alias" || binding.kind === "poison";
}

function reportUnknownType(scope: Scope, name: QualifiedName, last: Name, space: Namespace | undefined): void {
  const { context } = scope;
  const names = space === undefined ? [...preludeTypeNames(), ...visibleNames(scope, isTypeLike)] : space.members.keys();
  const advice = findElsewhere(name.text);
  const nearest = advice === undefined ? (findFamiliar(name.text) ?? searchNearest(context, last.text, names)) : undefined;
  if (advice !== undefined || nearest !== undefined) {
    const hint = advice ?? `did you mean \`${nearest ?? ""}\`?`;
    report(context, messages["unknown-type"].at(name.span, { name: name.text, hint }));
    return;
  }
  const others = context.unknownTypes.get(name.text);
  if (others === undefined) context.unknownTypes.set(name.text, [name.span]);
  else others.push(name.span);
}

/**
 * Reports the types that nothing similar is known to: once each, because the one mistake is the missing declaration.
 * Where the parser lost the names of as many declarations, these are what is missing, and it was reported.
 */
export function reportUnknownTypes(context: Context): void {
  const { unknownTypes, lostNames } = context;
  if (unknownTypes.size <= lostNames) return;
  for (const [name, [first, ...others]] of unknownTypes) {
    if (first === undefined) continue;
    const hint = "declare it, or import the package that declares it";
    const related = others.map((span) => ({ span, message: "also used here" }));
    report(context, messages["unknown-type"].at(first, { name, hint }, related));
  }
}

function reportUnknownNamespace(scope: Scope, part: Name, space: Namespace | undefined): void {
  const isSpace = (binding: Binding): boolean => binding.kind === "namespace";
  const names = space === undefined ? visibleNames(scope, isSpace) : space.members.keys();
  const hint = suggest(scope.context, part.text, names, "import the package, or declare the module");
  report(scope.context, messages["unknown-namespace"].at(part.span, { name: part.text, hint }));
}
