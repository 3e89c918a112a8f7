// Enums and flags: width, cases, values.
import type { Case, Enum, Flags, Name } from "../../idl/index.js";
import type { CaseEntry, CaseSheet, Draft, Scope, TypeBinding } from "./bindings.js";
import { checkCases, checkNumbers, inSlotOrder, readCaseNodes } from "./cases.js";
import { complete, report } from "./context.js";
import { reservedNumbers } from "./fields.js";
import { readItem, readMember, type Site } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { findScalar } from "./prelude.js";
import { computeCases } from "./values.js";

interface Width {
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
}

/** Makes an enum or flags with all cases; their values are computed when all names are known. */
export function declareEnum(site: Site, node: Enum | Flags): TypeBinding {
  const { base, scope } = readItem(site, node, node.kind);
  const { context } = scope;
  const width = readWidth(scope, node);
  const closed = node.modifiers.some(({ word }) => word === "closed");
  const decl: Draft<model.Enum> | Draft<model.Flags> = node.kind === "enum"
    ? complete(base, { kind: "enum", closed, bits: width.bits, signed: width.signed, cases: [] })
    : complete(base, { kind: "flags", closed, bits: width.bits, cases: [] });
  const sheet = makeSheet(scope, node, decl);
  decl.cases = sheet.entries.map((entry) => entry.case);
  context.values.push(() => computeCases(sheet));
  context.checks.push(() => checkSheet(sheet, node));
  checkCases(scope, node, decl.cases);
  site.jobs.push(() => site.items.push(decl));
  return { kind: "type", decl, span: node.name.span, sheet, damaged: node.damaged };
}

function makeSheet(scope: Scope, node: Enum | Flags, decl: Draft<model.Enum> | Draft<model.Flags>): CaseSheet {
  const nodes = readCaseNodes(scope, node.members);
  const entries = nodes.map((each) => makeEntry(scope, each, node.kind));
  const byName = new Map<string, CaseEntry>();
  const sheet: CaseSheet = { decl, scope, entries, byName, damaged: node.damaged };
  for (const entry of entries) {
    const { text } = entry.node.name;
    if (!byName.has(text) && text !== "") byName.set(text, entry);
  }
  let before: CaseEntry | undefined;
  for (const entry of inSlotOrder(entries, (each) => each.case.since)) {
    entry.before = before;
    before = entry;
  }
  return sheet;
}

function makeEntry(scope: Scope, node: Case, kind: "enum" | "flags"): CaseEntry {
  const { base } = readMember(scope, node, `${kind} case`);
  const extra = node.payload ?? node.fields?.[0];
  if (extra !== undefined && !node.damaged) {
    report(scope.context, messages["case-payload"].at(extra.span, { what: kind }));
  }
  return { node, case: complete(base, { value: 0n }), before: undefined, state: "new", value: undefined };
}

function readWidth(scope: Scope, node: Enum | Flags): Width {
  const fallback: Width = { bits: 32, signed: false };
  const written = node.underlying;
  if (written === undefined || written.kind === "missing-type" || node.damaged) return fallback;
  const name = written.kind === "named-type" && written.ownership === undefined ? simpleName(written.name.parts) : "";
  const type = findScalar(name);
  if (type?.kind === "int" && (node.kind === "enum" || !type.signed)) return { bits: type.bits, signed: type.signed };
  const takes = node.kind === "enum" ? "i8 to i64 and u8 to u64" : "u8, u16, u32 and u64";
  report(scope.context, messages["underlying-type"].at(written.span, { what: node.kind, takes }));
  return { bits: 64, signed: node.kind === "enum" };
}

function simpleName(parts: readonly Name[]): string {
  return parts.length === 1 ? (parts[0]?.text ?? "") : "";
}

function checkSheet(sheet: CaseSheet, node: Enum | Flags): void {
  const cases = sheet.entries.map((entry) => ({ node: entry.node, number: entry.value }));
  checkNumbers(sheet.scope, cases, reservedNumbers(node.members));
}
