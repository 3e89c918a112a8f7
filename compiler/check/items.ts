// What every declaration and member has in common: name, documentation, annotations, and the version it came with.
import type { Annotated, Declaration, Name, QualifiedName } from "../../idl/index.js";
import type { Place } from "./annotation-catalogue.js";
import { noNames, noNotes, noteText, noteVersion, readAnnotations, readDeprecated, readRename, type Notes } from "./annotations.js";
import type { Binding, Draft, Namespace, Scope } from "./bindings.js";
import { complete, report } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { findName, scopeSince } from "./names.js";
import { checkSince } from "./versions.js";

/** Where declarations of one file and module stand. */
export interface Site {
  readonly scope: Scope;
  /** Fills the declarations, in source order, once all names of all packages are known. */
  readonly jobs: (() => unknown)[];
  /** Takes the finished items in source order. */
  readonly items: model.Item[];
}

/** The common part of a declaration or member, and the scope in which its own parts are resolved. */
export interface Entry<Base> {
  readonly base: Base;
  readonly notes: Notes;
  readonly scope: Scope;
}

/** A syntax node that has a name. */
export type NamedNode = Annotated & { readonly name: Name; readonly damaged?: boolean };

/** Reads the common part of a field, case, member or parameter. */
export function readMember(scope: Scope, node: NamedNode, place: Place): Entry<model.Named> {
  const base: Draft<model.Named> = {
    name: node.name.text,
    rename: noNames,
    docs: node.docs?.text ?? "",
    span: node.name.text === "" ? node.span : node.name.span,
  };
  if (node.annotations.length === 0) return { base, notes: noNotes, scope };
  const notes = readNotes(scope, node, place);
  base.rename = readRename(notes);
  const since = noteVersion(notes, "since");
  if (since !== undefined) {
    checkSince(scope, node.annotations, since);
    base.since = since;
  }
  const abiName = noteText(notes, "abi_name", "name");
  if (abiName !== undefined) {
    claimSymbol(scope, node, abiName);
    base.abiName = abiName;
  }
  const deprecated = readDeprecated(notes);
  if (deprecated !== undefined) base.deprecated = deprecated;
  return { base, notes, scope: scopeSince(scope, since) };
}

// In a damaged part arguments may be missing; it was reported. What can be read still counts.
function readNotes(scope: Scope, node: NamedNode, place: Place): Notes {
  const { context } = scope;
  const isQuiet = node.damaged === true && !("members" in node);
  const listener = isQuiet ? { ...context, diagnostics: [], values: [] } : context;
  return readAnnotations(listener, node.annotations, place, (name) => isDeclaredAnnotation(scope, name));
}

function claimSymbol(scope: Scope, node: NamedNode, name: string): void {
  const { symbols } = scope.context;
  const span = node.annotations.find((annotation) => annotation.name.text === "abi_name")?.span ?? node.name.span;
  const first = symbols.get(name);
  if (first === undefined) symbols.set(name, span);
  else report(scope.context, messages["symbol-shared"].at(span, { name }, [{ span: first, message: "given here" }]));
}

/** Reads the common part of a declaration; it inherits the version of its module. */
export function readItem(site: Site, node: Declaration, place: Place): Entry<model.ItemBase> {
  const { base, notes, scope } = readMember(site.scope, node, place);
  if (notes.has("deprecated")) scope.context.checks.push(() => checkReplacement(scope, node));
  return { base: ownItem(base, scope), notes, scope };
}

// What `@deprecated(use: ...)` on a declaration names must be there. On members it may name a sibling, and is only text.
function checkReplacement(scope: Scope, node: Declaration): void {
  const annotation = node.annotations.find((each) => each.name.text === "deprecated");
  const value = annotation?.args.find((arg) => arg.name?.text === "use")?.value;
  if (value?.kind !== "name-expression" || findPath(scope, value.name) !== undefined) return;
  report(scope.context, messages["unknown-replacement"].at(value.span, { name: value.name.text }));
}

/** Adds to a name, which was just made, where it stands. */
export function ownItem(base: model.Named, scope: Scope): model.ItemBase {
  const { package: owner, path } = scope.namespace;
  const item: Draft<model.ItemBase> = complete(base, { package: owner, modules: path });
  if (scope.since !== undefined) item.since = scope.since;
  return item;
}

function isDeclaredAnnotation(scope: Scope, name: QualifiedName): boolean {
  return findPath(scope, name)?.kind === "poison";
}

// Whatever a name stands for; of `Type.member` the type. Reports nothing.
function findPath(scope: Scope, name: QualifiedName): Binding | undefined {
  const [first, ...rest] = name.parts;
  let found: Binding | undefined = findName(scope, first?.text ?? "", () => true);
  for (const part of rest) {
    const space: Namespace | undefined = found?.kind === "namespace" ? found.namespace : undefined;
    if (space === undefined) break;
    found = space.members.get(part.text);
  }
  return found;
}
