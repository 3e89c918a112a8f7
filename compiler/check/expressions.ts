// Expressions → constants without a type: names are followed, operators applied.
import type { BinaryExpression, Expression, Name, NameExpression, Span } from "../../idl/index.js";
import { applyBinary, applyUnary, describeKnown, type Known, type Problem } from "./arithmetic.js";
import type { Binding, CaseEntry, CaseSheet, ConstBinding, Scope, TypeBinding } from "./bindings.js";
import { reportUnsupported } from "./capabilities.js";
import { findMember, report, type Context } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { describeBinding, findName, visibleNames } from "./names.js";
import { suggest } from "./nearest.js";
import { resolveAlias } from "./types.js";
import { checkReference } from "./versions.js";

/** Computes what a name refers to. Undefined when it was reported. */
export interface Resolver {
  readonly constant: (binding: ConstBinding) => model.Value | undefined;
  readonly caseValue: (sheet: CaseSheet, entry: CaseEntry) => bigint | undefined;
}

/** How the names in an expression are read. */
export interface Reading {
  readonly scope: Scope;
  readonly resolver: Resolver;
  /** Bare case names of this type are accepted: defaults only. */
  readonly expected?: TypeBinding | undefined;
  /** Inside this enum or flags its own cases are integers. */
  readonly sheet?: CaseSheet;
}

/** The expression inside parentheses. */
export function stripParens(node: Expression): Expression {
  let inner = node;
  while (inner.kind === "paren") inner = inner.inner;
  return inner;
}

/** Computes an expression. Undefined when something was reported. */
export function evaluate(reading: Reading, node: Expression): Known | undefined {
  const { context } = reading.scope;
  switch (node.kind) {
    case "int": return { kind: "int", value: node.value };
    case "float": return { kind: "float", value: node.value };
    case "char": return { kind: "char", value: node.value };
    case "bytes": return { kind: "bytes", value: node.value };
    case "string": return { kind: "text", value: node.value };
    case "paren": return evaluate(reading, node.inner);
    case "name-expression": return evaluateName(reading, node);
    case "binary": return evaluateBinary(reading, node);
    case "unary": return evaluateUnary(reading, node);
    case "duration":
      reportUnsupported(context, node.span, "a duration", "write the number of nanoseconds");
      return undefined;
    case "version": case "list": case "object": {
      const found = node.kind === "version" ? "a version" : node.kind === "list" ? "a list" : "`{...}`";
      report(context, messages["value-type"].at(node.span, { expected: "a number or a name", found }));
      return undefined;
    }
    case "missing-expression":
      context.incomplete = true;
      return undefined;
  }
}

function evaluateUnary(reading: Reading, node: Expression & { kind: "unary" }): Known | undefined {
  const operand = evaluate(reading, node.operand);
  if (operand === undefined) return undefined;
  if (operand.kind === "flags" && node.operator === "~") {
    const { sheet } = operand;
    const mask = sheet.entries.reduce((bits, entry) => bits | (reading.resolver.caseValue(sheet, entry) ?? 0n), 0n);
    return { kind: "flags", sheet, value: mask & ~operand.value, cases: undefined };
  }
  return settle(reading, applyUnary(node.operator, operand), node.span, node.operator, describeKnown(operand));
}

// The left side of a chain is as deep as the chain is long, so it is walked, not recursed into.
function evaluateBinary(reading: Reading, node: BinaryExpression): Known | undefined {
  const chain: BinaryExpression[] = [];
  let first: Expression = node;
  for (; first.kind === "binary"; first = first.left) chain.push(first);
  let left = evaluate(reading, first);
  for (const { operator, right: operand, span } of chain.reverse()) {
    const right = evaluate(reading, operand);
    if (left === undefined || right === undefined) return undefined;
    const kinds = `${describeKnown(left)} and ${describeKnown(right)}`;
    left = settle(reading, applyBinary(operator, left, right), span, operator, kinds);
  }
  return left;
}

function settle(
  reading: Reading,
  result: Known | Problem,
  span: Span,
  operator: string,
  kinds: string,
): Known | undefined {
  if (typeof result === "object") return result;
  const { context } = reading.scope;
  if (result === "operands") report(context, messages["operator-operands"].at(span, { operator, kinds }));
  else if (result === "zero") report(context, messages["division-by-zero"].at(span));
  else report(context, messages["value-too-large"].at(span));
  return undefined;
}

function evaluateName(reading: Reading, node: NameExpression): Known | undefined {
  const { parts } = node.name;
  const [first] = parts;
  if (first === undefined || node.name.text === "") {
    reading.scope.context.incomplete = true;
    return undefined;
  }
  return parts.length === 1 ? evaluateSimple(reading, first) : evaluatePath(reading, parts, node.span);
}

function evaluateSimple(reading: Reading, name: Name): Known | undefined {
  const { scope, expected, sheet } = reading;
  const own = expected === undefined ? "absent" : findCase(reading, expected, name.text, name.span);
  if (own !== "absent") return own;
  const entry = sheet?.byName.get(name.text);
  if (sheet !== undefined && entry !== undefined) return evaluateCase(reading, sheet, entry);
  const found = findName(scope, name.text, isConstant);
  if (found !== undefined) return evaluateBinding(reading, found, name.text, name.span);
  const known = preludeValue(name.text);
  if (known !== undefined) return known;
  reportUnknownValue(reading, name);
  return undefined;
}

// Inside its own enum or flags a case is a number.
function evaluateCase(reading: Reading, sheet: CaseSheet, entry: CaseEntry): Known | undefined {
  const value = reading.resolver.caseValue(sheet, entry);
  return value === undefined ? undefined : { kind: "int", value };
}

function isConstant({ kind }: Binding): boolean {
  return kind === "const";
}

function preludeValue(name: string): Known | undefined {
  switch (name) {
    case "true": return { kind: "bool", value: true };
    case "false": return { kind: "bool", value: false };
    case "none": return { kind: "none" };
    case "inf": return { kind: "float", value: Infinity };
    case "nan": return { kind: "float", value: NaN };
    default: return undefined;
  }
}

function reportUnknownValue(reading: Reading, name: Name): void {
  const { scope, expected, sheet } = reading;
  const other = findName(scope, name.text, () => true);
  const isLenient = other?.kind === "poison" || expected?.damaged === true || sheet?.damaged === true;
  if (isLenient) {
    scope.context.incomplete = true;
  } else if (other !== undefined) {
    report(scope.context, messages["not-a-value"].at(name.span, { name: name.text, what: describeBinding(other) }));
  } else {
    const own = expected === undefined ? (sheet?.byName.keys() ?? []) : memberNames(expected);
    const names = ["true", "false", "none", ...own, ...visibleNames(scope, isConstant)];
    const hint = suggest(scope.context, name.text, names, "declare a constant, or write `Type.case` for a case");
    report(scope.context, messages["unknown-name"].at(name.span, { name: name.text, hint }));
  }
}

// `Type.case`, `Resource.CONST`, `module.CONST`, `package.Type.case`.
function evaluatePath(reading: Reading, parts: readonly Name[], span: Span): Known | undefined {
  const { scope } = reading;
  const isOwner = ({ kind }: Binding): boolean => kind !== "const" && kind !== "function";
  let owner: Binding | undefined;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (owner === undefined) {
      owner = findName(scope, part.text, isOwner);
      if (owner === undefined) reportUnknownValue(reading, part);
    } else if (owner.kind === "namespace") {
      const found: Binding | undefined = owner.namespace.members.get(part.text);
      if (found === undefined) reportMissing(scope.context, part, owner.namespace.members.keys());
      if (found !== undefined && isLast) return evaluateBinding(reading, found, part.text, span);
      owner = found;
    } else return isLast ? evaluateMember(reading, owner, part, span) : reportNoMember(scope.context, part, owner);
    if (owner === undefined) return undefined;
  }
  return undefined;
}

function evaluateBinding(reading: Reading, binding: Binding, name: string, span: Span): Known | undefined {
  const { scope } = reading;
  if (binding.kind === "const") {
    checkReference(scope, { since: binding.since, package: binding.decl.package }, name, span);
    const value = reading.resolver.constant(binding);
    return value === undefined ? undefined : knownOf(scope.context, value, binding.decl.type);
  }
  if (binding.kind === "poison") scope.context.incomplete = true;
  else report(scope.context, messages["not-a-value"].at(span, { name, what: describeBinding(binding) }));
  return undefined;
}

function knownOf(context: Context, value: model.Value, type: model.Type): Known {
  switch (value.kind) {
    case "flags": {
      const sheet = context.bindings.get(value.decl)?.sheet;
      return sheet === undefined ? { kind: "typed", type, value } : { ...value, kind: "flags", sheet };
    }
    case "list": case "map": case "record": return { kind: "typed", type, value };
    default: return value;
  }
}

function evaluateMember(reading: Reading, owner: Binding, name: Name, span: Span): Known | undefined {
  const { context } = reading.scope;
  const type = owner.kind === "alias" ? aliasedType(context, owner) : owner;
  if (type?.kind !== "type") {
    context.incomplete = true;
    return undefined;
  }
  checkReference(reading.scope, type.decl, type.decl.name, span);
  const constant = type.constants?.get(name.text);
  if (constant !== undefined) return evaluateBinding(reading, constant, name.text, span);
  const known = findCase(reading, type, name.text, span);
  if (known !== "absent") return known;
  if (name.text === "" || type.damaged) context.incomplete = true;
  else reportUnknownMember(context, type.decl, name, memberNames(type));
  return undefined;
}

function aliasedType(context: Context, alias: Binding & { kind: "alias" }): TypeBinding | undefined {
  const shape = resolveAlias(alias);
  return shape.kind === "named" || shape.kind === "resource" ? context.bindings.get(shape.decl) : undefined;
}

// A case of a type; "absent" when there is none of that name, undefined when something about it was reported.
function findCase(reading: Reading, { decl, sheet }: TypeBinding, name: string, span: Span): Known | "absent" | undefined {
  const { scope } = reading;
  if (decl.kind === "variant") {
    const found = findMember(scope.context, decl, decl.cases, name);
    if (found === undefined) return "absent";
    checkReference(scope, { since: found.since, package: decl.package }, `${decl.name}.${name}`, span);
    if (found.payload.kind === "none") return { kind: "variant", decl, case: found };
    report(scope.context, messages["payload-in-value"].at(span, { name }));
    return undefined;
  }
  const entry = sheet?.byName.get(name);
  if (sheet === undefined || entry === undefined) return "absent";
  checkReference(scope, { since: entry.case.since, package: decl.package }, `${decl.name}.${name}`, span);
  const value = reading.resolver.caseValue(sheet, entry);
  if (value === undefined) return undefined;
  if (sheet === reading.sheet) return { kind: "int", value };
  const { decl: owner } = sheet;
  return owner.kind === "enum" ? { kind: "case", decl: owner, case: entry.case } : { kind: "flags", sheet, value, cases: [entry.case] };
}

function memberNames({ decl, sheet, constants }: TypeBinding): string[] {
  const cases = decl.kind === "variant" ? decl.cases.map((one) => one.name) : [...(sheet?.byName.keys() ?? [])];
  return [...cases, ...(constants?.keys() ?? [])];
}

/** Reports a name that its type does not have. */
export function reportUnknownMember(context: Context, decl: model.ItemBase, name: Name, names: readonly string[]): void {
  const known = names.length === 0 ? "it has no cases and no constants" : names.length > 8 ? "see its declaration" : `it has ${names.join(", ")}`;
  const hint = suggest(context, name.text, names, known);
  report(context, messages["unknown-member"].at(name.span, { type: decl.name, name: name.text, hint }));
}

function reportMissing(context: Context, name: Name, names: Iterable<string>): void {
  const hint = suggest(context, name.text, names, "declare it there, or correct the path");
  report(context, messages["unknown-name"].at(name.span, { name: name.text, hint }));
}

function reportNoMember(context: Context, name: Name, owner: Binding): undefined {
  if (owner.kind === "poison") context.incomplete = true;
  else reportMissing(context, name, []);
  return undefined;
}
