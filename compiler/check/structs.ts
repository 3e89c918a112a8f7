// Structs and records.
import type { FieldsMember, RecordNode, Struct } from "../../idl/index.js";
import type { Draft, Scope, TypeBinding } from "./bindings.js";
import { complete, report } from "./context.js";
import { readFieldList } from "./fields.js";
import { readItem, type Site } from "./items.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { poison, showType, unwrapNewtype } from "./shapes.js";

/** Makes a struct or record; its fields are resolved when all names are known. */
export function declareFields(site: Site, node: Struct | RecordNode): TypeBinding {
  const { base, scope } = readItem(site, node, node.kind);
  const decl: Draft<model.Struct> | Draft<model.Record_> = complete(base, { kind: node.kind, fields: [] });
  site.jobs.push(() => {
    decl.fields = readFieldList(scope, node.members, node.kind);
    if (node.kind === "struct") {
      const isEmpty = decl.fields.length === 0 && !node.damaged;
      if (isEmpty) report(scope.context, messages["empty-struct"].at(node.name.span, { name: node.name.text }));
      scope.context.checks.push(() => checkStructFields(scope, node.members, decl.fields));
    }
    site.items.push(decl);
  });
  return { kind: "type", decl, span: node.name.span, damaged: node.damaged };
}

function checkStructFields(scope: Scope, members: readonly FieldsMember[], fields: readonly model.Field[]): void {
  const nodes = members.filter((member) => member.kind === "field");
  for (const [index, field] of fields.entries()) {
    const node = nodes[index];
    if (node === undefined || isFixed(field.type)) continue;
    report(scope.context, messages["struct-field"].at(node.type.span, { name: field.name, type: showType(field.type) }));
  }
}

// What has the same bytes everywhere and owns nothing.
function isFixed(type: model.Type): boolean {
  let inner = unwrapNewtype(type);
  while (inner.kind === "array") inner = unwrapNewtype(inner.element);
  if (inner === poison) return true;
  if (inner.kind === "named") return inner.decl.kind === "struct" || inner.decl.kind === "enum" || inner.decl.kind === "flags";
  return ["bool", "char", "int", "float"].includes(inner.kind);
}
