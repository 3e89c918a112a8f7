// Fields of structs, records, variant cases and error cases, and the `reserved` entries of every body.
import type { Case, CasesMember, Field, FieldsMember, Reserved } from "../../idl/index.js";
import type { Place } from "./annotation-catalogue.js";
import type { Scope } from "./bindings.js";
import { reportUnsupported } from "./capabilities.js";
import { complete, report, type Draft } from "./context.js";
import { isComposed } from "./defaults.js";
import { readMember } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { checkUnique } from "./names.js";
import { placeType, type Position } from "./positions.js";
import { poison } from "./shapes.js";
import { resolveType } from "./types.js";
import { readValue } from "./values.js";
import { compareVersions } from "./versions.js";

/** What a list of fields belongs to. */
export type FieldsOwner = "struct" | "record" | "variant" | "error";

const places: Readonly<Record<FieldsOwner, Place>> = {
  struct: "struct field", record: "record field", variant: "variant field", error: "error field",
};

/** Resolves fields. Defaults are read later, when every type is known. */
export function readFieldList(scope: Scope, members: readonly FieldsMember[], owner: FieldsOwner): model.Field[] {
  const { context } = scope;
  const fields: model.Field[] = [];
  for (const node of members) {
    if (node.kind === "field") fields.push(readField(scope, node, owner));
    else if (node.kind === "const") reportUnsupported(context, node.name.span, `a constant in a ${owner}`, "move it out");
    else if (node.kind === "operator") reportUnsupported(context, node.name.span, "an operator", "write a function");
  }
  const named = members.filter((member) => member.kind === "field");
  checkUnique(context, named);
  checkReserved(scope, members, named);
  return fields;
}

function readField(outer: Scope, node: Field, owner: FieldsOwner): model.Field {
  const { base, notes, scope } = readMember(outer, node, places[owner]);
  const position: Position = owner === "error" ? "error field" : "field";
  const { context } = scope;
  const type = node.damaged ? poison : placeType(context, resolveType(scope, node.type), position, node.type.span);
  const { name, rename, docs, span } = base;
  // Fields are what there is most of, so those without annotations are written out.
  const field: Draft<model.Field> =
    node.annotations.length === 0
      ? { name, rename, docs, span, type, ignorable: false, sensitive: false }
      : complete(base, { type, ignorable: notes.has("ignorable"), sensitive: notes.has("sensitive") });
  if (node.damaged) context.incomplete = true;
  else checkDefault(scope, outer, node, field, owner);
  return field;
}

function checkDefault(scope: Scope, outer: Scope, node: Field, field: Draft<model.Field>, owner: FieldsOwner): void {
  const { context } = scope;
  const value = node.default;
  if (value === undefined) {
    const first = outer.since ?? { major: outer.namespace.package.version.major, minor: 0, patch: 0 };
    const isLate = field.since !== undefined && compareVersions(field.since, first) > 0;
    const needsDefault = isLate && field.type.kind !== "optional" && field.type !== poison;
    if (needsDefault) report(context, messages["late-field-default"].at(node.name.span, { name: field.name }));
  } else if (owner === "struct") {
    report(context, messages["struct-default"].at(value.span, { name: field.name }));
  } else {
    context.defaulted.add(field);
    context.values.push(() => {
      const known = readValue(scope, value, field.type, true);
      if (known === undefined) return;
      field.default = known;
      if (isComposed(known)) context.composed.push(field);
    });
  }
}

/** Reports members that use a name that the body keeps free. */
export function checkReserved(
  scope: Scope,
  members: readonly (FieldsMember | CasesMember)[],
  used: readonly (Field | Case)[],
): void {
  if (!members.some((member) => member.kind === "reserved")) return;
  const names = new Map(reservedOf(members).flatMap((entry) => (entry.kind === "name" ? [[entry.text, entry.span] as const] : [])));
  for (const { name } of used) {
    const span = names.get(name.text);
    if (span === undefined || name.text === "") continue;
    const related = [{ span, message: "kept free here" }];
    report(scope.context, messages["reserved-name"].at(name.span, { name: name.text }, related));
  }
}

const noNumbers: ReadonlySet<bigint> = new Set();

/** Numbers that a body keeps free. */
export function reservedNumbers(members: readonly CasesMember[]): ReadonlySet<bigint> {
  if (!members.some((member) => member.kind === "reserved")) return noNumbers;
  return new Set(reservedOf(members).flatMap((entry) => (entry.kind === "int" ? [entry.value] : [])));
}

function reservedOf(members: readonly (FieldsMember | CasesMember)[]): Reserved["entries"] {
  return members.flatMap((member) => (member.kind === "reserved" ? member.entries : []));
}
