// The model as it was at an earlier version: everything with a later `since` is left out. References are rebuilt, because
// the objects that are referred to change; what came later is never referred to by what stays (the check sees to it).
import type { Draft } from "./bindings.js";
import type * as model from "./model.js";
import { existsAt } from "./versions.js";

interface Rebuild {
  readonly version: model.Version;
  readonly from: model.Package;
  readonly to: model.Package;
  /** New declarations by old ones. */
  readonly items: Map<model.Item, model.Item>;
  readonly fields: Map<model.Field, model.Field>;
  readonly cases: Map<model.VariantCase, model.VariantCase>;
  /** Fills the copies: kept as a list, so that long chains of types do not nest calls. */
  readonly pending: (() => void)[];
}

/**
 * The main package as it was at `version`: items, members, fields and cases that came later are gone, and the package
 * has that version. Imported packages stay as they are. The model given is not changed.
 */
export function atVersion(given: model.Model, version: model.Version): model.Model {
  const items: model.Item[] = [];
  const main: model.Package = { ...given.main, version, items };
  const rebuild: Rebuild = {
    version, from: given.main, to: main, items: new Map(), fields: new Map(), cases: new Map(), pending: [],
  };
  for (const item of given.main.items) if (existsAt(item.since, version)) items.push(copyItem(rebuild, item));
  for (let i = 0; i < rebuild.pending.length; i++) rebuild.pending[i]?.();
  return { main, packages: given.packages.map((one) => (one === given.main ? main : one)) };
}

// A copy with the same parts, which are replaced when its turn comes.
function copyItem<Item extends model.Item>(rebuild: Rebuild, item: Item): Item {
  if (item.package !== rebuild.from) return item;
  const known = rebuild.items.get(item);
  if (known !== undefined) return known as Item;
  const copy: Draft<model.Item> = { ...copyNamed(rebuild, item), package: rebuild.to };
  rebuild.items.set(item, copy);
  rebuild.pending.push(() => fillItem(rebuild, copy));
  return copy as Item;
}

function copyNamed<Part extends model.Named>(rebuild: Rebuild, part: Part): Part {
  const { deprecated, ...rest } = part;
  const isLater = deprecated?.since !== undefined && !existsAt(deprecated.since, rebuild.version);
  return isLater ? (rest as Part) : { ...part };
}

function keep<Part extends model.Named>(rebuild: Rebuild, parts: readonly Part[]): Part[] {
  return parts.filter((part) => existsAt(part.since, rebuild.version)).map((part) => copyNamed(rebuild, part));
}

function fillItem(rebuild: Rebuild, item: Draft<model.Item>): void {
  switch (item.kind) {
    case "const":
      item.type = copyType(rebuild, item.type);
      item.value = copyValue(rebuild, item.value);
      return;
    case "newtype": item.inner = copyType(rebuild, item.inner); return;
    case "alias": item.type = copyType(rebuild, item.type); return;
    case "struct": case "record": item.fields = copyFields(rebuild, item.fields); return;
    case "enum": case "flags":
      // Values refer to cases by identity, and a case holds no reference: those that stay, stay the same.
      item.cases = item.cases.filter((one) => existsAt(one.since, rebuild.version));
      return;
    case "variant": item.cases = existing(rebuild, item.cases).map((one) => copyCase(rebuild, one)); return;
    case "error":
      item.cases = keep(rebuild, item.cases).map((one) => ({
        ...one,
        fields: copyFields(rebuild, one.fields),
        embeds: one.embeds === null ? null : copyItem(rebuild, one.embeds),
      }));
      return;
    case "callback": case "function": item.signature = copySignature(rebuild, item.signature); return;
    case "resource": fillResource(rebuild, item); return;
  }
}

function existing<Part extends model.Named>(rebuild: Rebuild, parts: readonly Part[]): Part[] {
  return parts.filter((part) => existsAt(part.since, rebuild.version));
}

function fillResource(rebuild: Rebuild, item: Draft<model.Resource>): void {
  item.methods = keep(rebuild, item.methods).map((one) => ({ ...one, signature: copySignature(rebuild, one.signature) }));
  item.properties = keep(rebuild, item.properties).map((one) => ({
    ...one,
    type: copyType(rebuild, one.type),
    throws: one.throws === null ? null : copyItem(rebuild, one.throws),
  }));
  item.constants = existing(rebuild, item.constants).map((one) => copyItem(rebuild, one));
}

function copySignature(rebuild: Rebuild, signature: model.Signature): model.Signature {
  const params = signature.params.map((param) => {
    const value = param.default === undefined ? {} : { default: copyValue(rebuild, param.default) };
    return { ...copyNamed(rebuild, param), type: copyType(rebuild, param.type), ...value };
  });
  const result = signature.result === null ? null : copyType(rebuild, signature.result);
  const throws = signature.throws === null ? null : copyItem(rebuild, signature.throws);
  return { ...signature, params, result, throws };
}

function copyFields(rebuild: Rebuild, fields: readonly model.Field[]): model.Field[] {
  return existing(rebuild, fields).map((field) => copyField(rebuild, field));
}

// A value may refer to a field before its record has its turn.
function copyField(rebuild: Rebuild, field: model.Field): model.Field {
  const known = rebuild.fields.get(field);
  if (known !== undefined) return known;
  const copy: Draft<model.Field> = copyNamed(rebuild, field);
  rebuild.fields.set(field, copy);
  copy.type = copyType(rebuild, field.type);
  const value = field.default;
  if (value !== undefined) rebuild.pending.push(() => (copy.default = copyValue(rebuild, value)));
  return copy;
}

function copyCase(rebuild: Rebuild, one: model.VariantCase): model.VariantCase {
  const known = rebuild.cases.get(one);
  if (known !== undefined) return known;
  const copy: Draft<model.VariantCase> = copyNamed(rebuild, one);
  rebuild.cases.set(one, copy);
  const { payload } = one;
  if (payload.kind === "single") copy.payload = { kind: "single", type: copyType(rebuild, payload.type) };
  else if (payload.kind === "fields") copy.payload = { kind: "fields", fields: copyFields(rebuild, payload.fields) };
  return copy;
}

function copyType(rebuild: Rebuild, type: model.Type): model.Type {
  switch (type.kind) {
    case "slice": case "list": case "array": return { ...type, element: copyType(rebuild, type.element) };
    case "map": return { ...type, key: copyType(rebuild, type.key), value: copyType(rebuild, type.value) };
    case "optional": return { ...type, inner: copyType(rebuild, type.inner) };
    case "resource": return { ...type, decl: copyItem(rebuild, type.decl) };
    case "named": return { ...type, decl: copyItem(rebuild, type.decl) };
    default: return type;
  }
}

function copyValue(rebuild: Rebuild, value: model.Value): model.Value {
  switch (value.kind) {
    case "case": return { ...value, decl: copyItem(rebuild, value.decl) };
    case "flags": return { ...value, decl: copyItem(rebuild, value.decl) };
    case "variant": return { ...value, decl: copyItem(rebuild, value.decl), case: copyCase(rebuild, value.case) };
    case "list": return { ...value, items: value.items.map((item) => copyValue(rebuild, item)) };
    case "map": return {
      ...value,
      entries: value.entries.map(([key, entry]) => [copyValue(rebuild, key), copyValue(rebuild, entry)] as const),
    };
    case "record": return {
      ...value,
      decl: copyItem(rebuild, value.decl),
      fields: value.fields.map(({ field, value: inner }) => ({
        field: copyField(rebuild, field),
        value: copyValue(rebuild, inner),
      })),
    };
    default: return value;
  }
}
