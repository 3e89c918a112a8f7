// Variants: cases without payload, with one value, with fields; tags.
import type { Case, Variant } from "../../idl/index.js";
import type { Draft, Scope, TypeBinding } from "./bindings.js";
import { checkCases, checkNumbers, numberCases, readCaseNodes, refuseUnderlying, type Numbered } from "./cases.js";
import { complete, report } from "./context.js";
import { readFieldList, reservedNumbers } from "./fields.js";
import { readItem, readMember, type Site } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { placeType } from "./positions.js";
import { resolveType } from "./types.js";

/** Largest tag: 31 bits, so that no language needs an unsigned type for it. */
const highestTag = 0x7fff_ffffn;

/** Makes a variant; its cases are resolved when all names are known. */
export function declareVariant(site: Site, node: Variant): TypeBinding {
  const { base, scope } = readItem(site, node, "variant");
  const closed = node.modifiers.some(({ word }) => word === "closed");
  const decl: Draft<model.Variant> = complete(base, { kind: "variant", closed, cases: [] });
  site.jobs.push(() => {
    refuseUnderlying(scope, node);
    decl.cases = readCases(scope, node);
    checkCases(scope, node, decl.cases);
    site.items.push(decl);
  });
  return { kind: "type", decl, span: node.name.span, damaged: node.damaged };
}

function readCases(scope: Scope, node: Variant): model.VariantCase[] {
  const nodes = readCaseNodes(scope, node.members);
  const kept = reservedNumbers(node.members);
  const cases = nodes.map((each) => ({ node: each, entry: readMember(scope, each, "variant case") }));
  const numbered: Numbered[] = cases.map(({ node: each, entry }) => ({
    node: each,
    since: entry.base.since,
    written: readTag(scope, each),
  }));
  const tags = numberCases(numbered, kept);
  checkNumbers(scope, nodes.map((each, index) => ({ node: each, number: tags[index] })), kept);
  return cases.map(({ node: each, entry }, index) => {
    const tag = tags[index];
    const payload = readPayload(entry.scope, each);
    return complete(entry.base, { tag: typeof tag === "bigint" ? Number(tag) : 0, payload });
  });
}

function readTag(scope: Scope, node: Case): bigint | "bad" | undefined {
  const { value } = node;
  if (value === undefined || value.kind === "missing-expression" || node.damaged) return undefined;
  if (value.kind === "int" && value.value >= 1n && value.value <= highestTag) return value.value;
  report(scope.context, messages["tag-range"].at(value.span, { limit: highestTag }));
  return "bad";
}

function readPayload(scope: Scope, node: Case): model.VariantCase["payload"] {
  const { payload, fields } = node;
  if (node.damaged) return { kind: "none" };
  if (payload !== undefined && fields !== undefined) {
    report(scope.context, messages["payload-twice"].at(payload.span, { name: node.name.text }));
  }
  if (fields !== undefined) {
    const list = readFieldList(scope, fields, "variant");
    return list.length === 0 ? { kind: "none" } : { kind: "fields", fields: list };
  }
  if (payload === undefined) return { kind: "none" };
  return { kind: "single", type: placeType(scope.context, resolveType(scope, payload), "field", payload.span) };
}
