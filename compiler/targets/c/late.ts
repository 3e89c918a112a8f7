/** What a newer consumer may not send to an older provider: late fields that differ from their defaults (`<type>_fits`). */
import { code, comment, list, literal, name, paragraphs, type Hole, type Name, type Text } from "../../print/index.js";
import {
  compareVersions,
  versionText,
  type AbiField,
  type AbiParam,
  type AbiType,
  type AbiValue,
  type AbiVariant,
  type Version,
} from "../../lower/index.js";
import { initializer, Statics } from "./constant.js";
import { upper, type Locals } from "./names.js";
import { place, pointee, type Place } from "./place.js";
import { stepsFor, stepsOfFields, writeFurther, writeSteps, type Step, type Unit, type Verb } from "./units.js";
import { factsOf, isLost } from "./facts.js";
import { keyOf } from "./walk.js";

/** Whether the unit has a function that says if it fits an older provider. */
export function hasFits(unit: Unit, home: string): boolean {
  const { content } = unit;
  if (content.kind === "fields" && content.fields.some(isLost)) return true;
  return unit.parts.some((part) => holdsLate(part, home));
}

/** Declarations, for the header of loaded mode. */
export function writeFitsPrototypes(units: readonly Unit[], home: string): Text {
  return paragraphs(
    units
      .filter((unit) => hasFits(unit, home))
      .map(
        (unit) => code`
        ${comment("/** */", `FTK_E_UNAVAILABLE when the \`${unit.what}\` has a value that the provider behind \`api\` does not know. Any thread.`)}
        FTK_HIDDEN int32_t ${name(unit.c)}_fits(const ${name(unit.c)} *value, const ftk_api *api, ftk_error **err);
      `,
      ),
  );
}

/** The functions themselves. */
export function writeFits(units: readonly Unit[], home: string): Text {
  return paragraphs(
    units
      .filter((unit) => hasFits(unit, home))
      .map(
        (unit) => code`
        int32_t ${name(unit.c)}_fits(const ${name(unit.c)} *value, const ftk_api *api, ftk_error **err) {
            if (value == NULL) return FTK_OK;
            ${fitsBody(unit, home)}
        }
      `,
      ),
  );
}

/** Whether something in it would get lost on the way to an older provider of the package called `home`. */
function holdsLate(type: AbiType, home: string): boolean {
  return factsOf(type).lost.has(home);
}

/** The newest version that can be lost in a value of one of the types, or null. */
function latestLoss(types: readonly AbiType[], home: string): Version | null {
  const versions = types.flatMap((type) => factsOf(type).lost.get(home) ?? []);
  return versions.reduce<Version | null>(
    (latest, one) => (latest === null || compareVersions(one, latest) > 0 ? one : latest),
    null,
  );
}

/** `1, 1, 0`: a version as arguments. */
export function versionArguments(version: Version): Text {
  return code`${version.major}, ${version.minor}, ${version.patch}`;
}

/** The question for one value, where `api` is the provider's `ftk_api`. */
export function fitsOf(table: Name, home: string): Verb {
  return (type, at) => fitsCall(type, at, code`&${table}->base`, home);
}

function within(home: string): Verb {
  return (type, at) => fitsCall(type, at, code`api`, home);
}

function fitsCall(type: AbiType, at: Place, api: Text, home: string): Text | null {
  if (!holdsLate(type, home)) return null;
  switch (type.kind) {
    case "record":
      return code`${name(keyOf(type))}_fits(${at.value}, ${api}, err)`;
    case "optional":
      return type.inner.cell.pointer ? null : code`${name(keyOf(type))}_fits(${at.pointer}, ${api}, err)`;
    case "variant":
    case "list":
    case "slice":
    case "map":
      return code`${name(keyOf(type))}_fits(${at.pointer}, ${api}, err)`;
    default:
      return null;
  }
}

function fitsBody(unit: Unit, home: string): Text {
  const { content } = unit;
  const fits = within(home);
  switch (content.kind) {
    case "fields":
      return code`
        ${content.fields.filter(isLost).map((field) => writeLoss(unit, field))}
        ${writeSteps(stepsOfFields(unit.c, content.fields, fits), "status")}
      `;
    case "variant":
      return variantBody(content.decl, home);
    case "shape":
      return shapeBody(content.type, fits);
    default:
      return code`return FTK_OK;`;
  }
}

function writeLoss(unit: Unit, field: AbiField): Text | false {
  const { since, default: value } = field;
  if (since === undefined || value === undefined) return false;
  const what = `${unit.what}.${field.name} is not known before version ${versionText(since)}`;
  return code`
    if (!ftk_api_at_least(api, ${versionArguments(since)}) && ${upper(unit.c)}_HAS(value, ${name(field.c)}) && (${differs(field.type, value, code`value->${name(field.c)}`)})) {
        return ftk_fail(err, FTK_E_UNAVAILABLE, FTK_LITERAL(${literal.c.string(what)}));
    }
  `;
}

function variantBody(decl: AbiVariant, home: string): Text {
  const branches = decl.cases.flatMap(({ c, payload }) => {
    const steps = payloadSteps(payload, home);
    return steps.length === 0 ? [] : [{ c: name(c), steps }];
  });
  return code`
    switch (value->tag) {
    ${branches.map(
      ({ c, steps }) => code`
      case ${c}: {
          ${writeSteps(steps, "status")}
      }
    `,
    )}
    default:
        return FTK_OK;
    }
  `;
}

function payloadSteps(payload: AbiVariant["cases"][number]["payload"], home: string): readonly Step[] {
  if (payload.kind === "none") return [];
  const member = code`value->as.${name(payload.member)}`;
  const pointed = payload.placement === "pointer";
  if (payload.kind === "fields") {
    if (!payload.fields.some((field) => holdsLate(field.type, home))) return [];
    return [
      { call: code`${name(payload.layout.name)}_fits(${!pointed && code`&`}${member}, api, err)`, when: [], loops: [] },
    ];
  }
  return stepsFor(
    payload.type,
    pointed && payload.type.kind !== "record" ? pointee(member) : place(member),
    within(home),
  );
}

function shapeBody(type: AbiType, fits: Verb): Text {
  if (type.kind === "optional") {
    return code`
      if (!value->has) return FTK_OK;
      ${writeSteps(stepsFor(type.inner, place(code`value->value`), fits), "status")}
    `;
  }
  return code`
    int32_t status = FTK_OK;
    for (size_t i = 0; status == FTK_OK && i < value->len; i++) {
        ${writeFurther(elementSteps(type, fits))}
    }
    return status;
  `;
}

function elementSteps(type: AbiType, fits: Verb): readonly Step[] {
  if (type.kind === "map")
    return [
      ...stepsFor(type.key, place(code`value->ptr[i].key`), fits, 1),
      ...stepsFor(type.value, place(code`value->ptr[i].value`), fits, 1),
    ];
  if (type.kind !== "list" && type.kind !== "slice") throw new Error(`a ${type.kind} is no sequence`);
  const rows = type.kind === "list" && type.rows;
  return stepsFor(
    type.element,
    place(rows ? code`FTK_ROW(${name(keyOf(type.element))}, *value, i)` : code`value->ptr[i]`),
    fits,
    1,
  );
}

/** A condition that is true when the value at `e` differs from the default. */
function differs(type: AbiType, value: AbiValue, e: Text): Text {
  if (type.kind === "newtype") return differs(type.decl.inner, value, e);
  if (type.kind === "optional") {
    if (value.kind === "none") return type.inner.cell.pointer ? code`${e} != NULL` : code`${e}.has != 0`;
    if (type.inner.cell.pointer) return code`${e} == NULL || ${differs(type.inner, value, e)}`;
    return code`${e}.has == 0 || ${differs(type.inner, value, code`${e}.value`)}`;
  }
  switch (value.kind) {
    case "text":
      return differsRun(e, new TextEncoder().encode(value.value).length, literal.c.string(value.value));
    case "bytes":
      return differsRun(e, value.value.length, code`(const uint8_t[])${bytesOf(value.value)}`);
    case "list":
      return differsList(type, value.items, e);
    case "map":
      return differsMap(type, value.entries, e);
    case "record":
      return differsRecord(type, value, e);
    case "variant":
      return code`${e}.tag != ${name(value.case.c)}`;
    case "float":
      return Number.isNaN(value.value) ? code`${e} == ${e}` : code`${e} != ${initializer(value, type, NO_STATICS)}`;
    default:
      return code`${e} != ${initializer(value, type, NO_STATICS)}`;
  }
}

/** Scalars have no objects behind them. */
const NO_STATICS = new Statics("none");

function bytesOf(bytes: Uint8Array): Text {
  return list(
    [...bytes].map((byte) => literal.c.integer(BigInt(byte), 8, false)),
    { open: "{", close: "}" },
  );
}

function differsRun(e: Text, len: number, data: Text): Text {
  return len === 0 ? code`${e}.len != 0` : code`${e}.len != ${len} || memcmp(${e}.ptr, ${data}, ${len}) != 0`;
}

function differsList(type: AbiType, items: readonly AbiValue[], e: Text): Text {
  if (type.kind === "array") return anyOf(items.map((item, i) => differs(type.element, item, code`${e}[${i}]`)));
  if (type.kind !== "list" && type.kind !== "slice") throw new Error("a list of another type");
  const rows = type.kind === "list" && type.rows;
  const at = (i: number): Text =>
    rows ? code`FTK_ROW(${name(keyOf(type.element))}, ${e}, ${i})` : code`${e}.ptr[${i}]`;
  // A row is there whenever the length says so.
  const one = (item: AbiValue, i: number): Text[] =>
    rows && item.kind === "record" ? differsFields(item, true, at(i)) : [differs(type.element, item, at(i))];
  return anyOf([code`${e}.len != ${items.length}`, ...items.flatMap(one)]);
}

function differsMap(type: AbiType, entries: readonly (readonly [AbiValue, AbiValue])[], e: Text): Text {
  if (type.kind !== "map") throw new Error("a map of another type");
  const pairs = entries.flatMap(([k, v], i) => [
    differs(type.key, k, code`${e}.ptr[${i}].key`),
    differs(type.value, v, code`${e}.ptr[${i}].value`),
  ]);
  return anyOf([code`${e}.len != ${entries.length}`, ...pairs]);
}

function differsRecord(type: AbiType, value: AbiValue & { kind: "record" }, e: Text): Text {
  const arrow = type.kind === "record";
  const fields = differsFields(value, arrow, e);
  return anyOf(arrow ? [code`${e} == NULL`, ...fields] : fields);
}

function differsFields(value: AbiValue & { kind: "record" }, arrow: boolean, e: Text): Text[] {
  return value.fields.map(({ field, value: one }) =>
    differs(field.type, one, arrow ? code`${e}->${name(field.c)}` : code`${e}.${name(field.c)}`),
  );
}

function anyOf(conditions: readonly Text[]): Text {
  const [first, ...rest] = conditions;
  return first === undefined ? code`0` : rest.reduce((all, one) => code`${all} || ${one}`, first);
}

/** The statements of a wrapper that refuse what would get lost; nothing when nothing can. */
export function writeFitsCalls(
  params: readonly AbiParam[],
  cellOf: (param: AbiParam) => { readonly declaration: Hole; readonly steps: readonly Step[] },
  api: Name,
  home: string,
  locals: Locals,
): Text | false {
  const concerned = params.filter((param) => holdsLate(param.type, home));
  const latest = latestLoss(
    concerned.map((param) => param.type),
    home,
  );
  if (latest === null) return false;
  const cells = concerned.map(cellOf);
  const status = locals.pick("fits");
  return code`
    if (FTK_UNLIKELY(!ftk_api_at_least(&${api}->base, ${versionArguments(latest)}))) {
        ${cells.map((cell) => cell.declaration)}
        int32_t ${status} = FTK_OK;
        ${writeFurther(
          cells.flatMap((cell) => cell.steps),
          status,
        )}
        if (${status} != FTK_OK) return ${status};
    }
  `;
}
