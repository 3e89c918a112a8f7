// Newtypes and aliases.
import type { Alias, Newtype } from "../../idl/index.js";
import type { AliasBinding, Draft, Scope, TypeBinding } from "./bindings.js";
import { complete, report } from "./context.js";
import { readItem, type Site } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { placeType } from "./positions.js";
import { poison, showType } from "./shapes.js";
import { resolveAlias, resolveType } from "./types.js";

/** Makes a newtype; the type inside is resolved when all names are known. */
export function declareNewtype(site: Site, node: Newtype): TypeBinding {
  const { base, scope } = readItem(site, node, "newtype");
  const decl: Draft<model.Newtype> = complete(base, { kind: "newtype", inner: poison });
  site.jobs.push(() => {
    if (node.damaged) scope.context.incomplete = true;
    else decl.inner = readInner(scope, node);
    site.items.push(decl);
  });
  return { kind: "type", decl, span: node.name.span, damaged: node.damaged };
}

function readInner(scope: Scope, node: Newtype): model.Type {
  const { context } = scope;
  const inner = placeType(context, resolveType(scope, node.target), "newtype", node.target.span);
  const isScalar = ["bool", "char", "int", "float", "text", "bytes"].includes(inner.kind);
  if (isScalar || (inner.kind === "named" && inner.decl.kind === "newtype")) return inner;
  report(context, messages["newtype-target"].at(node.target.span, { type: showType(inner) }));
  return poison;
}

/** Makes an alias. It is resolved on first use, at the latest in its turn. */
export function declareAlias(site: Site, node: Alias): AliasBinding {
  const { base, scope } = readItem(site, node, "type alias");
  const { context } = scope;
  const binding: AliasBinding = {
    kind: "alias", node, scope, since: scope.since, span: node.name.span, state: "new", shape: undefined,
  };
  if (node.damaged) {
    binding.state = "done";
    context.incomplete = true;
  }
  site.jobs.push(() => {
    const type = placeType(context, resolveAlias(binding), "alias", node.target.span);
    site.items.push(complete(base, { kind: "alias", type }));
  });
  return binding;
}
