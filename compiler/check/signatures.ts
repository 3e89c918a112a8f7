// Parameters, results, `from` and `throws` of everything that can be called.
import type { Name, Parameter, Signature as SignatureNode, TypeNode } from "../../idl/index.js";
import type { Draft, Scope } from "./bindings.js";
import { resolveError } from "./errors.js";
import { complete, report } from "./context.js";
import { isComposed } from "./defaults.js";
import { readMember } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { checkUnique } from "./names.js";
import { checkResultSource, type SelfKind } from "./ownership.js";
import { placeType } from "./positions.js";
import { resolveType } from "./types.js";
import { readValue } from "./values.js";

/** What a signature belongs to. */
export interface Callee {
  readonly scope: Scope;
  readonly role: "function" | "callback";
  readonly self: SelfKind;
  /** Makes the callback that a function type written as a parameter's type stands for. */
  readonly inlineCallback: (scope: Scope, param: Parameter, signature: SignatureNode) => model.Type;
}

/** Resolves a signature. Defaults are read later, when every type is known. */
export function readSignature(callee: Callee, node: SignatureNode): model.Signature {
  const { scope, role } = callee;
  checkUnique(scope.context, node.params);
  checkDefaultOrder(scope, node.params);
  const params = node.params.map((param) => readParam(callee, param));
  const result = readResult(scope, node.result, role);
  const throws = resolveError(scope, node.throws);
  checkResultSource(scope, { type: result, span: node.result?.span ?? node.span, from: node.from, params, self: callee.self });
  return { params, result, from: node.from.map((name) => name.text), throws };
}

function readParam(callee: Callee, node: Parameter): model.Param {
  const { base, scope } = readMember(callee.scope, node, "parameter");
  const { name, rename, docs, span } = base;
  const type = readParamType(callee, scope, node);
  // As with fields, those without annotations are written out.
  const param: Draft<model.Param> = node.annotations.length === 0 ? { name, rename, docs, span, type } : complete(base, { type });
  const value = node.default;
  if (value !== undefined && callee.role === "callback") {
    report(scope.context, messages["callback-default"].at(value.span, { name: base.name }));
  } else if (value !== undefined) {
    scope.context.values.push(() => {
      const known = readValue(scope, value, param.type, true);
      if (known === undefined) return;
      param.default = known;
      if (isComposed(known)) scope.context.composed.push(param);
    });
  }
  return param;
}

function readParamType(callee: Callee, scope: Scope, node: Parameter): model.Type {
  const { type } = node;
  if (type.kind === "function-type") return callee.inlineCallback(scope, node, type.signature);
  if (type.kind === "optional-type" && type.inner.kind === "function-type") {
    return { kind: "optional", inner: callee.inlineCallback(scope, node, type.inner.signature) };
  }
  const position = callee.role === "callback" ? "callback parameter" : "parameter";
  return placeType(scope.context, resolveType(scope, type), position, type.span);
}

function readResult(scope: Scope, node: TypeNode | undefined, role: Callee["role"]): model.Type | null {
  if (node === undefined || isVoid(node)) return null;
  const position = role === "callback" ? "callback result" : "result";
  return placeType(scope.context, resolveType(scope, node), position, node.span);
}

function isVoid(node: TypeNode): boolean {
  return node.kind === "named-type" && node.name.text === "void" && node.args.length === 0 && node.ownership === undefined;
}

// Languages with default arguments take them from the end.
function checkDefaultOrder(scope: Scope, params: readonly Parameter[]): void {
  const first = params.findIndex((param) => param.default !== undefined);
  if (first < 0) return;
  const late: Name | undefined = params.slice(first).find((param) => param.default === undefined)?.name;
  if (late !== undefined && late.text !== "") {
    report(scope.context, messages["default-order"].at(late.span, { name: late.text }));
  }
}
