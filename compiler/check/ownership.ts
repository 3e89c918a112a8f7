// Who owns what across a call: what a returned view borrows from, and which methods a resource may have.
import type { Func, Name, Resource as ResourceNode, Span } from "../../idl/index.js";
import type { Scope } from "./bindings.js";
import { reportUnsupported } from "./capabilities.js";
import { report } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { suggest } from "./nearest.js";
import { poison, showType, unwrapNewtype } from "./shapes.js";

/** How a call enters its object: as in the model, or "none" without one. */
export type SelfKind = "shared" | "mut" | "own" | "none";

/** A result with what it says to borrow from. */
export interface Source {
  readonly type: model.Type | null;
  readonly span: Span;
  readonly from: readonly Name[];
  readonly params: readonly model.Param[];
  readonly self: SelfKind;
}

/** Reports a returned view without a source, and sources that cannot be borrowed from. */
export function checkResultSource(scope: Scope, source: Source): void {
  const { context } = scope;
  const { type, from } = source;
  if (type === poison) return;
  const [first] = from;
  const view = type === null ? undefined : viewOf(type);
  if (first === undefined) {
    if (view !== undefined) report(context, messages["view-without-from"].at(source.span, { type: showType(view) }));
  } else if (view === undefined) {
    const isResource = type !== null && (type.kind === "resource" || (type.kind === "optional" && type.inner.kind === "resource"));
    if (isResource) reportUnsupported(context, first.span, "a resource with `from`", "let the resource hold its parent");
    else report(context, messages["from-owned"].at(first.span, { type: type === null ? "nothing" : showType(type) }));
  } else for (const name of from) checkSource(scope, name, source);
}

function viewOf(type: model.Type): model.Type | undefined {
  const inner = type.kind === "optional" ? type.inner : type;
  return inner.kind === "slice" || (inner.kind === "text" && inner.view) ? inner : undefined;
}

function checkSource(scope: Scope, name: Name, source: Source): void {
  const { context } = scope;
  if (name.text === "") return;
  if (name.text === "self") {
    const why = source.self === "none" ? "there is no object here" : source.self === "own" ? "the call consumes it" : undefined;
    if (why !== undefined) report(context, messages["from-source"].at(name.span, { name: "self", why }));
    return;
  }
  const param = source.params.find((one) => one.name === name.text);
  if (param === undefined) {
    const names = ["self", ...source.params.map((one) => one.name)];
    const hint = suggest(context, name.text, names, "write `self` or the name of a parameter");
    report(context, messages["from-unknown"].at(name.span, { name: name.text, hint }));
    return;
  }
  const why = whyNotBorrowed(param.type);
  if (why !== undefined) report(context, messages["from-source"].at(name.span, { name: name.text, why }));
}

function whyNotBorrowed(type: model.Type): string | undefined {
  const inner = unwrapNewtype(type.kind === "optional" ? type.inner : type);
  switch (inner.kind) {
    case "bool": return inner === poison ? undefined : "it is passed by value";
    case "char": case "int": case "size": case "float": return "it is passed by value";
    case "resource": return inner.mode === "own" ? "the call takes it over" : undefined;
    case "named": {
      if (inner.decl.kind === "callback") return "a callback holds no memory to look into";
      const isPlain = inner.decl.kind === "enum" || inner.decl.kind === "flags";
      return isPlain ? "it is passed by value" : undefined;
    }
    default: return undefined;
  }
}

/** Reports methods that the ownership of the resource does not allow. */
export function checkMethod(scope: Scope, resource: ResourceNode, node: Func, decl: model.Resource): void {
  const { context } = scope;
  const { text, span } = node.name;
  const own = node.modifiers.find(({ word }) => word === "own");
  const mut = node.modifiers.find(({ word }) => word === "mut");
  if (text === "close") {
    const { params, result } = node.signature;
    if (own === undefined || params.length > 0 || result !== undefined) report(context, messages["close-form"].at(span));
  } else if (own !== undefined && decl.shared) {
    report(context, messages["own-on-shared"].at(own.span, { name: text, resource: resource.name.text }));
  }
  if (mut !== undefined && decl.shared && decl.affine) {
    report(context, messages["mut-on-affine"].at(mut.span, { name: text, resource: resource.name.text }));
  }
}
