// Threads: a callback that is called on any thread, and objects that belong to one thread, cannot meet in one call. Where only one
// thread runs the language, as in JavaScript, that thread waits for callbacks while another makes the call.
import type { Callback as CallbackNode, Parameter } from "../../idl/index.js";
import { report, type Context } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";

/** Reports a `@thread(any)` callback that is given an object of one thread, or gives one back. Runs when every type is known. */
export function checkCallbackThread(context: Context, node: CallbackNode, decl: model.Callback): void {
  if (decl.thread !== "any") return;
  context.checks.push(() => {
    const found = findAffine(typesOf(decl.signature));
    if (found === undefined) return;
    report(context, messages["affine-with-any-thread"].at(node.name.span, { callback: decl.name, resource: found.name }));
  });
}

/** Reports functions that take a `@thread(any)` callback together with an object of one thread; `self` is the resource of a member. */
export function checkCallThread(context: Context, params: readonly Parameter[], signature: model.Signature, self: model.Resource | null): void {
  signature.params.forEach((param, index) => {
    const inner = param.type.kind === "optional" ? param.type.inner : param.type;
    if (inner.kind !== "named" || inner.decl.kind !== "callback" || inner.decl.thread !== "any") return;
    const { name } = inner.decl;
    context.checks.push(() => {
      const found = self?.affine === true ? self : findAffine(typesOf(signature));
      const span = params[index]?.type.span ?? param.span;
      if (found !== undefined) report(context, messages["affine-with-any-thread"].at(span, { callback: name, resource: found.name }));
    });
  });
}

function typesOf(signature: model.Signature): model.Type[] {
  const types = signature.params.map((param) => param.type);
  return signature.result === null ? types : [...types, signature.result];
}

// The first affine resource that values of these types can hold. A list of work, so that long chains of types do not nest calls.
function findAffine(types: model.Type[]): model.Resource | undefined {
  const seen = new Set<model.Item>();
  for (let i = 0; i < types.length; i++) {
    const type = types[i];
    if (type === undefined) continue;
    if (type.kind === "resource") {
      if (type.decl.affine) return type.decl;
    } else if (type.kind === "optional") types.push(type.inner);
    else if (type.kind === "list" || type.kind === "array" || type.kind === "slice") types.push(type.element);
    else if (type.kind === "map") types.push(type.key, type.value);
    else if (type.kind === "named" && !seen.has(type.decl)) {
      seen.add(type.decl);
      types.push(...partsOf(type.decl));
    }
  }
  return undefined;
}

function partsOf(decl: (model.Type & { kind: "named" })["decl"]): readonly model.Type[] {
  switch (decl.kind) {
    case "newtype": return [decl.inner];
    case "struct": case "record": return decl.fields.map((field) => field.type);
    case "variant": return decl.cases.flatMap(({ payload }) => {
      if (payload.kind === "none") return [];
      return payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
    });
    default: return [];
  }
}
