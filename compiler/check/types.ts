// Type as written → shape: which type it is, with the right arguments. Where it may stand is decided by positions.ts.
import type { IntLiteral, NamedType, Span, TypeArgument, TypeNode } from "../../idl/index.js";
import type { AliasBinding, Scope, TypeBinding } from "./bindings.js";
import { reportUnsupported } from "./capabilities.js";
import { report } from "./context.js";
import { messages } from "./messages.js";
import { findType } from "./names.js";
import { countArguments, findPlanned, findScalar } from "./prelude.js";
import { depthOf, poison, showType, unwrapNewtype, type Shape } from "./shapes.js";
import { checkReference } from "./versions.js";

/** Deepest nesting of containers after aliases are replaced. */
const deepest = 64;
/** Longest array, in elements. */
const longestArray = 65_535;
/** Most aliases that may stand for each other in a row. */
const longestChain = 500;

/** Resolves a type. What is wrong is reported once; poison then. */
export function resolveType(scope: Scope, node: TypeNode): Shape {
  switch (node.kind) {
    case "missing-type":
      scope.context.incomplete = true;
      return poison;
    case "optional-type": {
      const inner = resolveType(scope, node.inner);
      if (inner !== poison && inner.kind === "optional") {
        report(scope.context, messages["nested-optional"].at(node.span, { type: showType(inner) }));
        return poison;
      }
      return inner === poison ? poison : { kind: "optional", inner };
    }
    case "function-type":
      // As the type of a parameter it is taken before it comes here; elsewhere the parser reported it.
      scope.context.incomplete = true;
      return poison;
    case "named-type": return resolveNamed(scope, node);
  }
}

function resolveNamed(scope: Scope, node: NamedType): Shape {
  const name = node.name.text;
  if (node.name.parts.length !== 1) return resolveDeclared(scope, node);
  const scalar = findScalar(name);
  if (scalar !== undefined) return checkWord(scope, node, resolveScalar(scope, node, scalar));
  const count = countArguments(name);
  if (count !== undefined) return checkWord(scope, node, resolveContainer(scope, node, count));
  const instead = findPlanned(name);
  if (instead !== undefined) reportUnsupported(scope.context, node.span, `\`${name}\``, instead);
  else if (name === "void") report(scope.context, messages["void-position"].at(node.span));
  else return resolveDeclared(scope, node);
  return poison;
}

function resolveScalar(scope: Scope, node: NamedType, scalar: Shape): Shape {
  const [first] = node.args;
  if (first === undefined) return scalar;
  if (scalar.kind === "text") {
    reportUnsupported(scope.context, node.span, "a text encoding", "use `string` or `str`: text is UTF-8");
  } else reportCount(scope, node, 0);
  return poison;
}

function reportCount(scope: Scope, node: NamedType, count: number): void {
  const takes = count === 0 ? "no arguments" : count === 1 ? "one argument" : `${count} arguments`;
  report(scope.context, messages["type-arguments"].at(node.span, { name: node.name.text, takes, found: node.args.length }));
}

function resolveContainer(scope: Scope, node: NamedType, count: number): Shape {
  const [first, second] = node.args;
  if (first === undefined || node.args.length !== count || (count === 2 && second === undefined)) {
    reportCount(scope, node, count);
    return poison;
  }
  const name = node.name.text;
  if (name === "slice") return resolveSlice(scope, first);
  const element = resolveArgument(scope, first);
  if (name === "list") return element === poison ? poison : { kind: "list", element };
  if (second === undefined) return poison;
  if (name === "array") return resolveArray(scope, element, second);
  const value = resolveArgument(scope, second);
  if (element === poison || value === poison) return poison;
  if (!checkKey(scope, element, first.span)) return poison;
  return { kind: "map", key: element, value };
}

function checkKey(scope: Scope, key: Shape, span: Span): boolean {
  const { context } = scope;
  const isKey = (type: Shape): boolean =>
    type === poison || ["bool", "char", "int", "text"].includes(type.kind) || (type.kind === "named" && type.decl.kind === "enum");
  const complain = (): void => report(context, messages["map-key"].at(span, { type: showType(key) }));
  if (key.kind === "named" && key.decl.kind === "newtype") {
    context.checks.push(() => isKey(unwrapNewtype(key)) || complain());
    return true;
  }
  if (!isKey(key)) complain();
  return isKey(key);
}

function resolveArgument(scope: Scope, argument: TypeArgument): Shape {
  if (argument.kind !== "int") return resolveType(scope, argument);
  report(scope.context, messages["type-argument-kind"].at(argument.span, { expected: "a type", found: "a number" }));
  return poison;
}

function resolveSlice(scope: Scope, argument: TypeArgument): Shape {
  if (argument.kind === "named-type" && argument.ownership?.word === "mut") {
    const element = resolveNamed(scope, { ...argument, ownership: undefined });
    return element === poison ? poison : { kind: "slice", element, mutable: true };
  }
  const element = resolveArgument(scope, argument);
  return element === poison ? poison : { kind: "slice", element, mutable: false };
}

function resolveArray(scope: Scope, element: Shape, length: TypeArgument): Shape {
  if (length.kind !== "int") {
    const values = { expected: "the number of elements", found: "a type" };
    if (length.kind !== "missing-type") report(scope.context, messages["type-argument-kind"].at(length.span, values));
    return poison;
  }
  if (!checkLength(scope, length) || element === poison) return poison;
  return { kind: "array", element, length: Number(length.value) };
}

function checkLength(scope: Scope, length: IntLiteral): boolean {
  if (length.value >= 1n && length.value <= BigInt(longestArray)) return true;
  report(scope.context, messages["array-length"].at(length.span, { found: length.value, limit: longestArray }));
  return false;
}

function resolveDeclared(scope: Scope, node: NamedType): Shape {
  const binding = findType(scope, node.name);
  if (binding.kind === "type") return resolveBinding(scope, node, binding);
  if (binding.kind === "alias") {
    if (node.args.length > 0) reportCount(scope, node, 0);
    const { since } = binding;
    checkReference(scope, { since, package: binding.scope.namespace.package }, node.name.text, node.span);
    return node.args.length > 0 ? poison : checkWord(scope, node, resolveAlias(binding));
  }
  scope.context.incomplete = true;
  return poison;
}

function resolveBinding(scope: Scope, node: NamedType, { decl }: TypeBinding): Shape {
  const name = node.name.text;
  if (node.args.length > 0) {
    reportCount(scope, node, 0);
    return poison;
  }
  if (decl.kind === "error") {
    report(scope.context, messages["error-as-type"].at(node.span, { name }));
    return poison;
  }
  checkReference(scope, decl, name, node.name.span);
  return checkWord(scope, node, decl.kind === "resource" ? { kind: "resource", decl, mode: "bare" } : { kind: "named", decl });
}

// Applies the ownership word, which only resources take.
function checkWord(scope: Scope, node: NamedType, shape: Shape): Shape {
  const word = node.ownership?.word;
  const span: Span = node.ownership?.span ?? node.span;
  if (word === undefined || shape === poison) return shape;
  if (word === "mut") {
    report(scope.context, messages["mut-position"].at(span));
    return poison;
  }
  const movable = shape.kind === "text" || shape.kind === "bytes" || shape.kind === "list";
  if (word === "weak" || (word === "own" && movable)) {
    const instead = word === "weak" ? "pass the resource itself" : "leave `own` out: the receiver copies what it keeps";
    reportUnsupported(scope.context, node.span, `\`${word} ${showType(shape)}\``, instead);
    return poison;
  }
  if (shape.kind !== "resource") {
    report(scope.context, messages["ownership-word"].at(span, { word, type: showType(shape) }));
    return poison;
  }
  if (shape.mode !== "bare") {
    report(scope.context, messages["ownership-word"].at(span, { word, type: showType(shape) }));
    return poison;
  }
  return checkKind(scope, span, word, shape.decl.shared, shape.decl.name)
    ? { kind: "resource", decl: shape.decl, mode: word }
    : poison;
}

function checkKind(scope: Scope, span: Span, word: string, shared: boolean, name: string): boolean {
  if (word === "shared" && !shared) report(scope.context, messages["shared-of-unique"].at(span, { name }));
  else if (word === "own" && shared) report(scope.context, messages["own-of-shared"].at(span, { name }));
  else return true;
  return false;
}

/** The type that an alias stands for. Resolved once; a cycle is reported at the alias that closes it. */
export function resolveAlias(binding: AliasBinding): Shape {
  if (binding.state === "done") return binding.shape ?? poison;
  const { node, scope } = binding;
  const { context } = scope;
  if (binding.state === "busy") {
    report(context, messages["type-cycle"].at(node.name.span, { name: node.name.text }));
    binding.state = "done";
    return poison;
  }
  binding.state = "busy";
  scope.context.aliasDepth++;
  const shape = context.aliasDepth > longestChain ? tooDeep(binding) : resolveType(scope, node.target);
  context.aliasDepth--;
  // A cycle was reported meanwhile: the outer call must not bring it back to life.
  if ((binding.state as AliasBinding["state"]) === "done") return poison;
  binding.state = "done";
  binding.shape = shape !== poison && depthOf(shape) > deepest ? tooDeep(binding) : shape;
  return binding.shape;
}

function tooDeep(binding: AliasBinding): Shape {
  const { name } = binding.node;
  report(binding.scope.context, messages["type-too-deep"].at(name.span, { name: name.text, limit: deepest }));
  return poison;
}
