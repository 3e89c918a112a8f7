// What enums, flags, variants and errors share: the list of cases, their order, their numbers.
import type { Case, CasesBase, CasesMember, ErrorNode, Expression, Variant } from "../../idl/index.js";
import type { Scope } from "./bindings.js";
import { report } from "./context.js";
import { checkReserved } from "./fields.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { checkUnique } from "./names.js";
import { compareVersions } from "./versions.js";

/** The cases of a body. Reports names used twice or kept free. */
export function readCaseNodes(scope: Scope, members: readonly CasesMember[]): Case[] {
  const cases = members.filter((member) => member.kind === "case");
  checkUnique(scope.context, cases);
  checkReserved(scope, members, cases);
  if (cases.some((node) => node.damaged)) scope.context.incomplete = true;
  return cases;
}

/** Reports a body without cases: with none at all, or none in the first version of the type. */
export function checkCases(scope: Scope, node: CasesBase, cases: readonly { readonly since?: model.Version }[]): void {
  if (node.damaged) return;
  const first = scope.since ?? { major: scope.namespace.package.version.major, minor: 0, patch: 0 };
  const when = cases.length === 0 ? "" : " in its first version";
  const isThere = cases.some(({ since }) => since === undefined || compareVersions(since, first) <= 0);
  if (!isThere) report(scope.context, messages["empty-cases"].at(node.name.span, { name: node.name.text, when }));
}

/** Slot order (by `since`, then source order): what is not written is numbered in it. */
export function inSlotOrder<Member>(members: readonly Member[], since: (member: Member) => model.Version | undefined): Member[] {
  if (members.every((member) => since(member) === undefined)) return [...members];
  const start: model.Version = { major: 0, minor: 0, patch: -1 };
  return [...members].sort((a, b) => compareVersions(since(a) ?? start, since(b) ?? start));
}

/** One case that has a number: a variant's tag, an error's code. */
export interface Numbered {
  readonly node: Case;
  readonly since: model.Version | undefined;
  /** The number that is written; "bad" when it was reported. */
  readonly written: bigint | "bad" | undefined;
}

/**
 * Numbers cases from 1 in slot order. A case without a written number takes the one after the case before it, passing
 * over numbers that the body keeps free. The result is in the order of `cases`.
 */
export function numberCases(cases: readonly Numbered[], kept: ReadonlySet<bigint>): (bigint | "bad")[] {
  const numbers = new Map<Numbered, bigint | "bad">();
  let last: bigint | "bad" = 0n;
  for (const one of inSlotOrder(cases, (each) => each.since)) {
    if (one.written !== undefined) last = one.written;
    else if (last !== "bad") {
      last++;
      while (kept.has(last)) last++;
    }
    numbers.set(one, last);
  }
  return cases.map((one) => numbers.get(one) ?? "bad");
}

/** Reports numbers that stand twice or are kept free. */
export function checkNumbers(
  scope: Scope,
  cases: readonly { readonly node: Case; readonly number: bigint | "bad" | undefined }[],
  kept: ReadonlySet<bigint>,
): void {
  const seen = new Map<bigint, Case>();
  for (const { node, number } of cases) {
    if (typeof number !== "bigint" || node.damaged) continue;
    const span = numberSpan(node);
    const first = seen.get(number);
    if (kept.has(number)) report(scope.context, messages["reserved-number"].at(span, { number }));
    else if (first !== undefined) {
      const related = [{ span: numberSpan(first), message: "first used here" }];
      report(scope.context, messages["duplicate-value"].at(span, { name: node.name.text, other: first.name.text, number }, related));
    } else seen.set(number, node);
  }
}

function numberSpan(node: Case): Expression["span"] {
  return node.value?.span ?? node.name.span;
}

/** Reports the type after `:` where there can be none. */
export function refuseUnderlying(scope: Scope, node: Variant | ErrorNode): void {
  if (node.underlying === undefined || node.underlying.kind === "missing-type" || node.damaged) return;
  report(scope.context, messages["underlying-type"].at(node.underlying.span, { what: node.kind, takes: "no type after `:`" }));
}
