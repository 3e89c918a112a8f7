/** Constant values, with their cases and fields pointing at lowered declarations. */
import type * as model from "../check/model.js";
import type { AbiDecl, AbiField, AbiValue } from "./abi.js";

/** Finds the lowered form of a declaration that a value mentions. */
export type DeclarationOf = (item: model.Enum | model.Flags | model.Variant | model.Struct | model.Record_) => AbiDecl;

/** Lowers a checked value. A record literal comes out with all its fields, defaults filled in. */
export function lowerValue(value: model.Value, declarationOf: DeclarationOf): AbiValue {
  switch (value.kind) {
    case "list":
      return { kind: "list", items: value.items.map((item) => lowerValue(item, declarationOf)) };
    case "map":
      return { kind: "map", entries: value.entries.map(([key, entry]) => [lowerValue(key, declarationOf), lowerValue(entry, declarationOf)] as const) };
    case "case": {
      const decl = expectKind(declarationOf(value.decl), "enum");
      return { kind: "case", decl, case: byName(decl.cases, value.case.name) };
    }
    case "flags": {
      const decl = expectKind(declarationOf(value.decl), "flags");
      return { kind: "flags", decl, cases: value.cases.map((item) => byName(decl.cases, item.name)), value: value.value };
    }
    case "variant": {
      const decl = expectKind(declarationOf(value.decl), "variant");
      return { kind: "variant", decl, case: byName(decl.cases, value.case.name) };
    }
    case "record":
      return lowerRecordValue(value, declarationOf);
    default:
      return value;
  }
}

function lowerRecordValue(value: model.Value & { kind: "record" }, declarationOf: DeclarationOf): AbiValue {
  const decl = declarationOf(value.decl);
  if (decl.kind !== "record" && decl.kind !== "struct") throw new Error(`${decl.name} is not a record`);
  const given = new Map(value.fields.map((item) => [item.field.name, item.value]));
  const defaults = new Map(value.decl.fields.map((field) => [field.name, defaultOf(field)]));
  const fields: { field: AbiField; value: AbiValue }[] = [];
  for (const field of decl.fields) {
    const filled = given.get(field.name) ?? defaults.get(field.name);
    if (filled !== undefined) fields.push({ field, value: lowerValue(filled, declarationOf) });
  }
  return { kind: "record", fields };
}

/** The default of a field: as written, or none for an optional. */
export function defaultOf(field: model.Field): model.Value | undefined {
  return field.default ?? (field.type.kind === "optional" ? { kind: "none" } : undefined);
}

function expectKind<K extends AbiDecl["kind"]>(decl: AbiDecl, kind: K): Extract<AbiDecl, { kind: K }> {
  if (decl.kind !== kind) throw new Error(`${decl.name} is not a ${kind}`);
  return decl as Extract<AbiDecl, { kind: K }>;
}

function byName<T extends { readonly name: string }>(items: readonly T[], name: string): T {
  const found = items.find((item) => item.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
}
