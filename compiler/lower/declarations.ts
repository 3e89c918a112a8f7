/**
 * Named types of one package. Records, variants, resources and callbacks may refer to each other in circles, so each begins as a
 * shell with its C name, and is filled once all shells exist; structs and newtypes are complete on first use.
 */
import type * as model from "../check/model.js";
import { upperSnake } from "../print/index.js";
import { cName, NameScope } from "./c-names.js";
import { constPointer, integer } from "./c-types.js";
import { lowerType, type TypeContext } from "./cells.js";
import { offsetsOf, placeMembers, type Member } from "./layout.js";
import { complete, constantC, named, qualifiedC, top } from "./symbols.js";
import { compareVersions, inSlotOrder, lateSince } from "./versions.js";
import type { Containment } from "./recursion.js";
import type {
  AbiEnum, AbiEnumCase, AbiErrorCase, AbiErrorSet, AbiField, AbiFlags, AbiLayout, AbiNewtype, AbiPackage, AbiPayload, AbiRecord, AbiStruct, AbiType, AbiVariant,
  AbiVariantCase, Sized, Version,
} from "./abi.js";

/** What filling a declaration needs. */
export interface DeclarationContext extends TypeContext {
  readonly abiPackage: AbiPackage;
  readonly containment: Containment;
  readonly errorSet: (item: model.ErrorSet) => AbiErrorSet;
  /** Takes up a layout of this package. */
  readonly addLayout: (layout: AbiLayout) => void;
}

/** Drops `readonly`, for the one place that fills shells. */
export type Fillable<T> = { -readonly [K in keyof T]: T[K] };

/** An enum, complete. */
export function lowerEnum(item: model.Enum, context: DeclarationContext): AbiEnum {
  const { closed, bits, signed } = item;
  return complete(top(item, context.abiPackage), { kind: "enum", c: qualifiedC(item), closed, bits, signed, cases: lowerCases(item, context) });
}

/** A set of flags, complete. */
export function lowerFlags(item: model.Flags, context: DeclarationContext): AbiFlags {
  const cases = lowerCases(item, context);
  const mask = cases.reduce((bits, one) => bits | one.value, 0n);
  return complete(top(item, context.abiPackage), { kind: "flags", c: qualifiedC(item), closed: item.closed, bits: item.bits, mask, cases });
}

function lowerCases(item: model.Enum | model.Flags, context: DeclarationContext): AbiEnumCase[] {
  const { version } = context.abiPackage;
  const prefix = constantC(item);
  return item.cases.map((one): AbiEnumCase => {
    const { name, rename, docs, span, value } = one;
    const c = `${prefix}_${upperSnake(name)}`;
    // As with fields, the usual one is written out.
    if (one.since === undefined && item.since === undefined && one.deprecated === undefined) return { name, rename, docs, span, c, value };
    return complete(named(one, version, item.since), { c, value });
  });
}

/** A newtype, complete. */
export function lowerNewtype(item: model.Newtype, context: DeclarationContext): AbiNewtype {
  return complete(top(item, context.abiPackage), { kind: "newtype", c: qualifiedC(item), inner: lowerType(item.inner, context) });
}

/** A frozen struct, complete: what it holds by value is lowered on the way. */
export function lowerStruct(item: model.Struct, context: DeclarationContext): AbiStruct {
  const c = qualifiedC(item);
  const scope = new NameScope();
  const parts = item.fields.map((field) => ({ field, c: scope.claim(cName(field.name)), type: lowerType(field.type, context) }));
  const layout = placeMembers(c, "struct", false, parts.map((part) => memberOf(part, false)), 1);
  context.addLayout(layout);
  const offsets = offsetsOf(layout);
  const fields = parts.map((part, i) => fieldOf(part, offsets[i] ?? NOWHERE, context.abiPackage.version, item.since, false));
  return complete(top(item, context.abiPackage), { kind: "struct", c, fields, layout });
}

/** A record without fields yet. */
export function shellRecord(item: model.Record_, abiPackage: AbiPackage): Fillable<AbiRecord> {
  const c = qualifiedC(item);
  return complete(top(item, abiPackage), { kind: "record", c, fields: [], layout: placeMembers(c, "record", true, [], 8) });
}

/** Fields and layout of a record. */
export function fillRecord(shell: Fillable<AbiRecord>, item: model.Record_, context: DeclarationContext): void {
  const grown = growableFields(shell.c, "record", item.fields, item.since, context, (type) => context.containment.leadsBack(item, type));
  shell.fields = grown.fields;
  shell.layout = grown.layout;
}

interface Part {
  readonly field: model.Field;
  readonly c: string;
  readonly type: AbiType;
}

function growableFields(
  c: string,
  role: "record" | "payload",
  source: readonly model.Field[],
  owner: Version | undefined,
  context: DeclarationContext,
  boxed: (type: model.Type) => boolean,
): { fields: AbiField[]; layout: AbiLayout } {
  const { version } = context.abiPackage;
  const scope = new NameScope(["size", "reserved"]);
  const ordered = inSlotOrder(source, (field) => lateSince(field.since, version));
  const parts: Part[] = ordered.map((field) => ({ field, c: scope.claim(cName(field.name)), type: lowerType(field.type, context) }));
  const members = parts.map((part, i) => memberOf(part, i > 0 && isLater(part.field, parts[i - 1]?.field, version)));
  const layout = placeMembers(c, role, true, members, 8);
  context.addLayout(layout);
  const offsets = offsetsOf(layout);
  return { layout, fields: parts.map((part, i) => fieldOf(part, offsets[i] ?? NOWHERE, version, owner, boxed(part.field.type))) };
}

/** Whether a field came in a later version than the one before it. */
function isLater(field: model.Field, before: model.Field | undefined, version: Version): boolean {
  const since = lateSince(field.since, version);
  if (since === undefined) return false;
  const earlier = before === undefined ? undefined : lateSince(before.since, version);
  return earlier === undefined || compareVersions(since, earlier) > 0;
}

function memberOf({ field, c, type }: Part, fresh: boolean): Member {
  return { kind: "field", name: c, c: type.cell.c, extent: type.cell, doc: field.docs, fresh };
}

const NOWHERE: Sized = { on64: 0, on32: 0 };

function fieldOf({ field, c, type }: Part, offset: Sized, version: Version, owner: Version | undefined, boxed: boolean): AbiField {
  const { name, rename, docs, span, deprecated, ignorable, sensitive } = field;
  // Fields are what there is most of, so the usual one is written out.
  if (field.since === undefined && owner === undefined && deprecated === undefined) {
    return { name, rename, docs, span, c, type, offset, late: false, ignorable, sensitive, boxed };
  }
  const since = lateSince(field.since, version);
  const late = since !== undefined && (owner === undefined || compareVersions(since, owner) > 0);
  return complete(named(field, version, owner), { c, type, offset, late, ignorable, sensitive, boxed });
}

/** A variant without cases yet; its layout is final but for the members of the union. */
export function shellVariant(item: model.Variant, abiPackage: AbiPackage): Fillable<AbiVariant> {
  const c = qualifiedC(item);
  return complete(top(item, abiPackage), { kind: "variant", c, closed: item.closed, cases: [], layout: variantLayout(c, []), recursive: false });
}

/** Cases, payload structs and layout of a variant. */
export function fillVariant(shell: Fillable<AbiVariant>, item: model.Variant, context: DeclarationContext): void {
  const scope = new NameScope(["words"]);
  const cases: AbiVariantCase[] = item.cases.map((one) =>
    complete(named(one, context.abiPackage.version, item.since), { tag: one.tag, c: constantC(item, one.name), payload: lowerPayload(one, item, scope, context) }),
  );
  shell.cases = cases;
  shell.layout = variantLayout(shell.c, cases);
  shell.recursive = cases.some(({ payload }) => payload.kind === "single" ? payload.boxed : payload.kind === "fields" && payload.fields.some((field) => field.boxed));
  context.addLayout(shell.layout);
}

function variantLayout(c: string, cases: readonly AbiVariantCase[]): AbiLayout {
  const members = cases.flatMap(({ payload }) => (payload.kind === "none" ? [] : [{ name: payload.member, c: unionMember(payload) }]));
  const word = { c: { kind: "prim", name: "uint32_t" }, extent: { size: { on64: 4, on32: 4 }, align: { on64: 4, on32: 4 } }, doc: "" } as const;
  return placeMembers(c, "variant", false, [
    { kind: "field", name: "tag", ...word },
    { kind: "field", name: "flags", ...word },
    { kind: "union", name: "as", members },
  ], 8);
}

function unionMember(payload: Exclude<AbiPayload, { kind: "none" }>): AbiType["cell"]["c"] {
  const cell = payload.kind === "single" ? payload.type.cell.c : ({ kind: "struct", name: payload.layout.name } as const);
  if (payload.placement === "inline" || (payload.kind === "single" && payload.type.kind === "record")) return cell;
  return constPointer(cell);
}

/** Resolution 26: at most 16 bytes and alignment 8 lie inside the variant, everything else is pointed to. */
const INLINE_BYTES = 16;

function lowerPayload(one: model.VariantCase, item: model.Variant, scope: NameScope, context: DeclarationContext): AbiPayload {
  const { payload } = one;
  if (payload.kind === "none") return { kind: "none" };
  const member = scope.claim(cName(one.name));
  const boxed = (type: model.Type): boolean => context.containment.leadsBack(item, type);
  if (payload.kind === "single") {
    const type = lowerType(payload.type, context);
    const inline = type.kind !== "record" && type.cell.size.on64 <= INLINE_BYTES;
    return { kind: "single", type, placement: inline ? "inline" : "pointer", member, boxed: boxed(payload.type) };
  }
  const fieldScope = new NameScope();
  const parts: Part[] = payload.fields.map((field) => ({ field, c: fieldScope.claim(cName(field.name)), type: lowerType(field.type, context) }));
  const layout = placeMembers(`${qualifiedC(item)}_${cName(one.name)}`, "payload", false, parts.map((part) => memberOf(part, false)), 8);
  context.addLayout(layout);
  const { version } = context.abiPackage;
  const offsets = offsetsOf(layout);
  const fields = parts.map((part, i) => ({ ...fieldOf(part, offsets[i] ?? NOWHERE, version, one.since, boxed(part.field.type)), late: false }));
  return { kind: "fields", fields, layout, placement: layout.size.on64 <= INLINE_BYTES ? "inline" : "pointer", member, boxed: false };
}

/** An error set without cases yet. */
export function shellErrorSet(item: model.ErrorSet, abiPackage: AbiPackage): Fillable<AbiErrorSet> {
  return complete(top(item, abiPackage), { kind: "error", c: qualifiedC(item), domain: item.domain, closed: item.closed, cases: [] });
}

/** Cases and payload structs of an error set. */
export function fillErrorSet(shell: Fillable<AbiErrorSet>, item: model.ErrorSet, context: DeclarationContext): void {
  shell.cases = item.cases.map((one) => lowerErrorCase(one, item, context));
}

function lowerErrorCase(one: model.ErrorCase, item: model.ErrorSet, context: DeclarationContext): AbiErrorCase {
  const c = `${qualifiedC(item)}_${cName(one.name)}`;
  const grown = one.fields.length === 0 ? null : growableFields(c, "payload", one.fields, one.since, context, () => false);
  const cell = grown === null ? null : payloadCell(c, grown.fields);
  return complete(named(one, context.abiPackage.version, item.since), {
    code: one.code,
    c: constantC(item, one.name),
    payload: grown === null || cell === null ? null : { layout: grown.layout, fields: grown.fields, cell },
    embeds: one.embeds === null ? null : context.errorSet(one.embeds),
    retryable: one.retryable,
    message: splitMessage(one.message, grown?.fields ?? []),
  });
}

function payloadCell(c: string, fields: readonly AbiField[]): AbiType["cell"] {
  const size = { on64: 8, on32: 4 };
  const handles = fields.some((field) => field.type.cell.handles);
  return { c: constPointer({ kind: "struct", name: c }), size, align: size, pointer: true, plain: false, graph: true, handles };
}

/** `"no such key: {key}"` into text and fields; a hole that names no field, or a sensitive one, stays text. */
function splitMessage(message: string, fields: readonly AbiField[]): (string | { field: AbiField })[] {
  const parts: (string | { field: AbiField })[] = [];
  if (!message.includes("{")) return message === "" ? [] : [message];
  for (const piece of message.split(/(\{[^{}]*\})/)) {
    const field = piece.startsWith("{") ? fields.find((one) => one.name === piece.slice(1, -1)) : undefined;
    if (field !== undefined) parts.push(field.sensitive ? "***" : { field });
    else if (piece !== "") parts.push(piece);
  }
  return parts;
}

/** C integer type of an enum or flags declaration. */
export function underlying(decl: AbiEnum | AbiFlags): ReturnType<typeof integer> {
  return integer(decl.bits, decl.kind === "enum" && decl.signed);
}
