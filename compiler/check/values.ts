// Expressions → values of the type that is expected, and the constants and cases that expressions refer to.
import type { Expression, Span } from "../../idl/index.js";
import { describeKnown } from "./arithmetic.js";
import type { CaseEntry, CaseSheet, ConstBinding, Scope } from "./bindings.js";
import { findMember, report, type Context } from "./context.js";
import { evaluate, reportUnknownMember, stripParens, type Resolver } from "./expressions.js";
import { fitValue, rangeOf, type Misfit } from "./fitting.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { poison, showType, unwrapNewtype } from "./shapes.js";
import { checkReference } from "./versions.js";

/** Most constants that may be computed inside each other. */
const longestChain = 300;

const resolver: Resolver = { constant: computeConst, caseValue: computeCase };

/** The value of an expression for a type. `isDefault` accepts bare case names. Undefined when something was reported. */
export function readValue(scope: Scope, node: Expression, type: model.Type, isDefault: boolean): model.Value | undefined {
  const expression = stripParens(node);
  if (expression.kind === "missing-expression" || type === poison) {
    scope.context.incomplete = true;
    return undefined;
  }
  const target = unwrapNewtype(type);
  switch (target.kind) {
    case "optional": {
      const isNone = expression.kind === "name-expression" && expression.name.text === "none";
      return isNone ? { kind: "none" } : readValue(scope, expression, target.inner, isDefault);
    }
    case "list": case "slice": case "array":
      if (expression.kind === "list") return readItems(scope, expression, target, isDefault);
      break;
    case "map":
      if (expression.kind === "object" && expression.entries.length === 0) return { kind: "map", entries: [] };
      break;
    case "named":
      if (expression.kind === "object" && (target.decl.kind === "record" || target.decl.kind === "struct")) {
        return readFields(scope, expression, target.decl, isDefault);
      }
  }
  return readScalar(scope, expression, type, target, isDefault);
}

function readScalar(
  scope: Scope,
  node: Expression,
  type: model.Type,
  target: model.Type,
  isDefault: boolean,
): model.Value | undefined {
  const { context } = scope;
  if (node.kind === "list" || node.kind === "object") {
    const found = node.kind === "list" ? "a list" : "`{...}`";
    report(context, messages["value-type"].at(node.span, { expected: `\`${showType(type)}\``, found }));
    return undefined;
  }
  const expected = isDefault && target.kind === "named" ? context.bindings.get(target.decl) : undefined;
  const known = evaluate({ scope, resolver, expected }, node);
  if (known === undefined) return undefined;
  if (known.kind === "typed") {
    if (showType(known.type) === showType(type)) return known.value;
    report(context, messages["value-type"].at(node.span, { expected: `\`${showType(type)}\``, found: `\`${showType(known.type)}\`` }));
    return undefined;
  }
  const value = fitValue(known, type);
  if (value?.kind !== "misfit") return value;
  reportMisfit(context, value, node.span);
  return undefined;
}

function readItems(
  scope: Scope,
  node: Expression & { kind: "list" },
  type: model.Type & { kind: "list" | "slice" | "array" },
  isDefault: boolean,
): model.Value | undefined {
  const items = node.items.map((item) => readValue(scope, item, type.element, isDefault));
  if (type.kind === "array" && items.length !== type.length) {
    const values = { expected: type.length, found: items.length };
    report(scope.context, messages["array-value-length"].at(node.span, values));
    return undefined;
  }
  return items.every((item) => item !== undefined) ? { kind: "list", items } : undefined;
}

function readFields(
  scope: Scope,
  node: Expression & { kind: "object" },
  decl: model.Struct | model.Record_,
  isDefault: boolean,
): model.Value | undefined {
  const { context } = scope;
  const given = new Map<model.Field, model.Value | undefined>();
  for (const entry of node.entries) {
    const field = findMember(context, decl, decl.fields, entry.name.text);
    if (field === undefined) {
      const isDamaged = entry.name.text === "" || context.bindings.get(decl)?.damaged === true;
      if (!isDamaged) reportUnknownMember(context, decl, entry.name, decl.fields.map((one) => one.name));
      return undefined;
    }
    if (given.has(field)) {
      report(context, messages["field-value-repeated"].at(entry.name.span, { name: field.name }));
      return undefined;
    }
    checkReference(scope, { since: field.since, package: decl.package }, `${decl.name}.${field.name}`, entry.name.span);
    given.set(field, readValue(scope, entry.value, field.type, isDefault));
  }
  const missing = decl.fields.find((field) => !given.has(field) && isRequired(context, field));
  if (missing !== undefined && context.bindings.get(decl)?.damaged !== true) {
    report(context, messages["field-value-missing"].at(node.span, { type: decl.name, name: missing.name }));
    return undefined;
  }
  const fields = [...given].flatMap(([field, value]) => (value === undefined ? [] : [{ field, value }]));
  return fields.length === given.size ? { kind: "record", decl, fields } : undefined;
}

function isRequired(context: Context, field: model.Field): boolean {
  return field.type.kind !== "optional" && !context.defaulted.has(field);
}

/** Computes a constant on first use. Undefined when it was reported. */
export function computeConst(binding: ConstBinding): model.Value | undefined {
  if (binding.state === "done") return binding.value;
  const { node, scope, decl } = binding;
  if (!checkConstantType(binding)) return undefined;
  if (!enterValue(scope.context, binding, node.name.text, node.name.span)) return undefined;
  const value = readValue(scope, node.value, decl.type, false);
  leaveValue(scope.context, binding);
  if (value !== undefined) decl.value = value;
  return (binding.value = value);
}

function checkConstantType(binding: ConstBinding): boolean {
  const { decl, node, scope } = binding;
  if (decl.type === poison || isConstantType(decl.type)) return true;
  report(scope.context, messages["constant-type"].at(node.type.span, { type: showType(decl.type) }));
  binding.state = "done";
  return false;
}

function isConstantType(type: model.Type): boolean {
  let inner = unwrapNewtype(type);
  while (inner.kind === "list") inner = unwrapNewtype(inner.element);
  if (inner.kind === "named") return inner.decl.kind === "enum" || inner.decl.kind === "flags";
  return ["bool", "char", "int", "size", "float", "text", "bytes"].includes(inner.kind);
}

/** Computes every case of an enum or flags, in slot order. */
export function computeCases(sheet: CaseSheet): void {
  for (const entry of sheet.entries) computeCase(sheet, entry);
}

function computeCase(sheet: CaseSheet, entry: CaseEntry): bigint | undefined {
  // Values that follow from the case before are computed forward, because a chain of them can be long.
  const chain: CaseEntry[] = [];
  let first: CaseEntry | undefined = entry;
  while (first !== undefined && first.state === "new" && first.node.value === undefined) {
    chain.push(first);
    first = first.before;
  }
  let before = first;
  if (first !== undefined && first.state !== "done") computeWritten(sheet, first);
  for (const next of chain.reverse()) {
    next.state = "done";
    const value = before === undefined ? firstValue(sheet) : before.value === undefined ? undefined : nextValue(sheet, before.value);
    if (value !== undefined) setCase(sheet, next, value);
    before = next;
  }
  return entry.value;
}

function computeWritten(sheet: CaseSheet, entry: CaseEntry): void {
  const { context } = sheet.scope;
  const { name, value } = entry.node;
  if (value === undefined || !enterValue(context, entry, name.text, name.span)) return;
  const known = evaluate({ scope: sheet.scope, resolver, sheet }, value);
  leaveValue(context, entry);
  if (known === undefined) return;
  if (known.kind === "int") setCase(sheet, entry, known.value);
  else report(context, messages["value-type"].at(value.span, { expected: "an integer", found: describeKnown(known) }));
}

function setCase(sheet: CaseSheet, entry: CaseEntry, value: bigint): void {
  const { decl } = sheet;
  const { low, high } = rangeOf({ bits: decl.bits, signed: decl.kind === "enum" && decl.signed });
  if (value < low || value > high) {
    const { node } = entry;
    const type = `${low < 0n ? "i" : "u"}${decl.bits}`;
    const values = { value: String(value), type, range: `${low} to ${high}` };
    report(sheet.scope.context, messages["value-range"].at(node.value?.span ?? node.name.span, values));
    return;
  }
  entry.value = value;
  entry.case.value = value;
}

function firstValue(sheet: CaseSheet): bigint {
  return sheet.decl.kind === "flags" ? 1n : 0n;
}

function nextValue(sheet: CaseSheet, before: bigint): bigint {
  return sheet.decl.kind === "flags" ? 1n << BigInt(before === 0n ? 0 : before.toString(2).length) : before + 1n;
}

type Stateful = { state: "new" | "busy" | "done" };

function enterValue(context: Context, item: Stateful, name: string, span: Span): boolean {
  if (item.state === "busy") {
    report(context, messages["value-cycle"].at(span, { name }));
    item.state = "done";
    return false;
  }
  if (context.valueDepth >= longestChain) {
    report(context, messages["value-too-deep"].at(span, { name, limit: longestChain }));
    item.state = "done";
    return false;
  }
  item.state = "busy";
  context.valueDepth++;
  return true;
}

function leaveValue(context: Context, item: Stateful): void {
  item.state = "done";
  context.valueDepth--;
}

function reportMisfit(context: Context, misfit: Misfit, span: Span): void {
  if (misfit.why === "type") report(context, messages["value-type"].at(span, { expected: misfit.expected, found: misfit.found }));
  else report(context, messages["value-range"].at(span, { value: misfit.value, type: misfit.type, range: misfit.range }));
}
