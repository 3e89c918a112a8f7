// Callbacks: declared ones, and those written as the type of a parameter.
import type { Callback, Name, Parameter, Signature as SignatureNode } from "../../idl/index.js";
import type { Draft, Scope, TypeBinding } from "./bindings.js";
import { reportUnsupported } from "./capabilities.js";
import { complete, report } from "./context.js";
import { ownItem, readItem, type Site } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { isPreludeType } from "./prelude.js";
import { poison } from "./shapes.js";
import { readSignature, type Callee } from "./signatures.js";
import { checkCallbackThread } from "./threads.js";
import { toPascal } from "./words.js";

const empty: model.Signature = { params: [], result: null, from: [], throws: null };

/** Makes a callback; its signature is resolved when all names are known. */
export function declareCallback(site: Site, node: Callback): TypeBinding {
  const { base, notes, scope } = readItem(site, node, "callback");
  const contract = notes.get("thread")?.get("contract");
  const thread = contract === "any" ? contract : "call";
  const decl: Draft<model.Callback> = complete(base, { kind: "callback", thread, signature: empty });
  if (contract !== undefined && contract !== "any") {
    const { span } = node.annotations.find((each) => each.name.text === "thread") ?? node.name;
    const what = `\`@thread(${String(contract)})\` on a callback`;
    reportUnsupported(scope.context, span, what, "leave it out: it is called on the thread of the call");
  }
  site.jobs.push(() => {
    if (node.damaged) scope.context.incomplete = true;
    else decl.signature = readSignature(callbackCallee(scope), node.signature);
    checkCallbackThread(scope.context, node, decl);
    site.items.push(decl);
  });
  return { kind: "type", decl, span: node.name.span, damaged: node.damaged };
}

function callbackCallee(scope: Scope): Callee {
  return {
    scope,
    role: "callback",
    self: "none",
    inlineCallback: (_, param) => {
      reportUnsupported(scope.context, param.type.span, "a callback that takes a callback", "return a value to act on");
      return poison;
    },
  };
}

/**
 * Makes the callbacks that parameters of one function declare: named `<Function><Param>`, with the resource's name in
 * front for its members. They become items before the function.
 */
export function inlineCallbacks(site: Site, owners: readonly string[]): Callee["inlineCallback"] {
  return (scope: Scope, param: Parameter, signature: SignatureNode): model.Type => {
    const name = [...owners, param.name.text].map((part) => toPascal(part) || part).join("");
    const { span } = param.name;
    if (!isNameFree(scope, name, param.name)) return poison;
    const base = { name, rename: {}, docs: param.docs?.text ?? "", span };
    const inner = readSignature(callbackCallee(scope), signature);
    const callback: model.Callback = complete(ownItem(base, scope), { kind: "callback", thread: "call", signature: inner });
    scope.namespace.members.set(name, { kind: "type", decl: callback, span, damaged: false });
    site.items.push(callback);
    return { kind: "named", decl: callback };
  };
}

function isNameFree(scope: Scope, name: string, param: Name): boolean {
  const taken = scope.namespace.members.get(name);
  if (param.text === "" || (taken === undefined && !isPreludeType(name))) return true;
  const related = taken === undefined ? [] : [{ span: taken.span, message: "declared here" }];
  report(scope.context, messages["inline-callback-name"].at(param.span, { param: param.text, name }, related));
  return false;
}
