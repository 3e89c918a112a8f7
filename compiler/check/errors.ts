// Errors: codes, payloads, errors inside errors, messages, domains.
import type { Case, ErrorNode, QualifiedName, TypeNode } from "../../idl/index.js";
import { noteText, type Notes } from "./annotations.js";
import type { Draft, Scope, TypeBinding } from "./bindings.js";
import { reportUnsupported } from "./capabilities.js";
import { checkCases, checkNumbers, numberCases, readCaseNodes, refuseUnderlying, type Numbered } from "./cases.js";
import { complete, report, type Context } from "./context.js";
import { readFieldList, reservedNumbers } from "./fields.js";
import { readItem, readMember, type Site } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { describeBinding, findType } from "./names.js";
import { suggest } from "./nearest.js";
import { findPlanned, isPreludeType } from "./prelude.js";
import { poison, showType, unwrapNewtype } from "./shapes.js";
import { checkReference } from "./versions.js";
import { firstSentence, splitWords } from "./words.js";

const highestCode = 999_999n;

/** Makes an error; its cases are resolved when all names are known. */
export function declareError(site: Site, node: ErrorNode): TypeBinding {
  const { base, notes, scope } = readItem(site, node, "error");
  const closed = node.modifiers.some(({ word }) => word === "closed");
  const domain = noteText(notes, "domain", "name") ?? [base.package.name, ...base.modules, base.name].join(".");
  const decl: Draft<model.ErrorSet> = complete(base, { kind: "error", closed, domain, cases: [] });
  site.jobs.push(() => {
    refuseUnderlying(scope, node);
    decl.cases = readCases(scope, node);
    checkCases(scope, node, decl.cases);
    site.items.push(decl);
  });
  return { kind: "type", decl, span: node.name.span, damaged: node.damaged };
}

/** The error after `throws` or inside an error case. Null when there is none or it was reported. */
export function resolveError(scope: Scope, name: QualifiedName | undefined): model.ErrorSet | null {
  if (name === undefined || name.text === "") return null;
  const { context } = scope;
  if (name.text === "any_error") {
    reportUnsupported(context, name.span, "`any_error`", findPlanned("any_error"));
    return null;
  }
  if (isPreludeType(name.text)) {
    report(context, messages["not-an-error"].at(name.span, { name: name.text, what: "a type" }));
    return null;
  }
  const found = findType(scope, name);
  if (found.kind === "type" && found.decl.kind === "error") {
    checkReference(scope, found.decl, name.text, name.span);
    return found.decl;
  }
  if (found.kind === "poison") context.incomplete = true;
  else report(context, messages["not-an-error"].at(name.span, { name: name.text, what: describeBinding(found) }));
  return null;
}

/** Reports errors with one domain. */
export function checkDomains(context: Context, errors: readonly model.ErrorSet[]): void {
  const owners = new Map<string, model.ErrorSet>();
  for (const one of errors) {
    const other = owners.get(one.domain);
    if (other === undefined) owners.set(one.domain, one);
    else {
      const related = [{ span: other.span, message: "the other error" }];
      const values = { name: one.name, other: other.name, domain: one.domain };
      report(context, messages["domain-shared"].at(one.span, values, related));
    }
  }
}

function readCases(scope: Scope, node: ErrorNode): model.ErrorCase[] {
  const nodes = readCaseNodes(scope, node.members);
  const kept = reservedNumbers(node.members);
  const cases = nodes.map((each) => ({ node: each, entry: readMember(scope, each, "error case") }));
  const numbered: Numbered[] = cases.map(({ node: each, entry }) => ({
    node: each,
    since: entry.base.since,
    written: readCode(scope, each),
  }));
  const codes = numberCases(numbered, kept);
  checkNumbers(scope, nodes.map((each, index) => ({ node: each, number: codes[index] })), kept);
  return cases.map(({ node: each, entry }, index) => {
    const code = codes[index];
    const fields = readFieldList(entry.scope, each.damaged ? [] : (each.fields ?? []), "error");
    const embeds = readEmbedded(entry.scope, each);
    return complete(entry.base, {
      code: typeof code === "bigint" ? Number(code) : 0,
      fields,
      embeds,
      retryable: entry.notes.has("retryable"),
      message: readMessage(entry.scope, each, entry.notes, fields),
    });
  });
}

function readCode(scope: Scope, node: Case): bigint | "bad" | undefined {
  const { value } = node;
  if (value === undefined || value.kind === "missing-expression" || node.damaged) return undefined;
  if (value.kind === "int" && value.value >= 1n && value.value <= highestCode) return value.value;
  report(scope.context, messages["error-code"].at(value.span, { limit: highestCode }));
  return "bad";
}

function readEmbedded(scope: Scope, node: Case): model.ErrorSet | null {
  const { payload } = node;
  if (payload === undefined || payload.kind === "missing-type" || node.damaged) return null;
  const { context } = scope;
  if (node.fields !== undefined) {
    report(context, messages["payload-twice"].at(payload.span, { name: node.name.text }));
    return null;
  }
  const name = errorName(payload);
  if (name === undefined || isPreludeType(name.text)) {
    report(context, messages["error-payload"].at(payload.span, { name: node.name.text }));
    return null;
  }
  const found = findType(scope, name);
  if (found.kind === "type" && found.decl.kind === "error") return resolveError(scope, name);
  if (found.kind !== "poison") report(context, messages["error-payload"].at(payload.span, { name: node.name.text }));
  return null;
}

function errorName(type: TypeNode): QualifiedName | undefined {
  return type.kind === "named-type" && type.ownership === undefined && type.args.length === 0 ? type.name : undefined;
}

function readMessage(scope: Scope, node: Case, notes: Notes, fields: readonly model.Field[]): string {
  const written = noteText(notes, "message", "text");
  if (written === undefined) return firstSentence(node.docs?.text ?? "") || splitWords(node.name.text).join(" ");
  // A newtype may not be resolved yet.
  if (!node.damaged) scope.context.checks.push(() => checkMessage(scope, node, written, fields));
  return written;
}

function checkMessage(scope: Scope, node: Case, message: string, fields: readonly model.Field[]): void {
  const { context } = scope;
  const annotation = node.annotations.find((each) => each.name.text === "message");
  const span = annotation?.args[0]?.value.span ?? node.name.span;
  for (const [, name = ""] of message.matchAll(/\{([^{}]*)\}/g)) {
    const field = fields.find((one) => one.name === name);
    if (field === undefined) {
      const hint = suggest(context, name, fields.map((one) => one.name), "name a field of this case between the braces");
      report(context, messages["message-field"].at(span, { name, hint }));
    } else if (field.sensitive) report(context, messages["message-sensitive"].at(span, { name }));
    else if (!isPrintable(field.type)) {
      report(context, messages["message-type"].at(span, { name, type: showType(field.type) }));
    }
  }
}

function isPrintable(type: model.Type): boolean {
  const inner = unwrapNewtype(type);
  return inner === poison || ["bool", "char", "int", "float", "text"].includes(inner.kind);
}
