/** Functions that check values from the other side: `<type>_check(value)` gives 0 or a runtime status, and changes nothing. */
import { code, comment, name, spelling, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiEnum, AbiField, AbiType, AbiVariant } from "../../lower/index.js";
import { each } from "./print-file.js";
import {
  isOnCycle,
  NOTHING,
  stepsFor,
  stepsOfFields,
  writeFurther,
  writeSteps,
  type Unit,
  type Verb,
} from "./units.js";
import { place, pointee } from "./place.js";
import { factsOf } from "./facts.js";
import { isChecked, keyOf } from "./walk.js";

/** Whether values of the unit can be wrong: only then it has a check function. */
export function hasCheck(unit: Unit): boolean {
  const { content } = unit;
  switch (content.kind) {
    case "enum":
    case "flags":
      return content.decl.closed;
    case "fields":
      return content.record || unit.parts.some(isChecked);
    default:
      return true;
  }
}

/** How a function takes a value of the unit: enums by value, all others by pointer. */
export function parameterOf(unit: Unit): Text {
  const byValue = unit.content.kind === "enum" || unit.content.kind === "flags";
  return spelling(byValue ? `${unit.c} value` : `const ${unit.c} *value`);
}

/** Declarations of all check functions. */
export function writeCheckPrototypes(units: readonly Unit[]): Iterable<Hole> {
  return each(
    units.filter(hasCheck),
    (unit) => code`
      ${comment("/** */", `FTK_OK when \`value\` may be read as \`${unit.what}\`, otherwise what is wrong with it. Any thread.`)}
      FTK_HIDDEN int32_t ${name(unit.c)}_check(${parameterOf(unit)});
    `,
  );
}

/** The functions themselves. */
export function* writeChecks(units: readonly Unit[]): Generator<Hole> {
  const checked = units.filter(hasCheck);
  yield checked
    .filter((unit) => unit.recursive)
    .map((unit) => code`static int32_t ${name(unit.c)}_check_ftk_deep(${parameterOf(unit)}, unsigned depth);`);
  yield* each(checked, (unit) => (unit.recursive ? writeDeepCheck(unit) : writeCheck(unit)));
}

function writeCheck(unit: Unit): Text {
  return code`
    int32_t ${name(unit.c)}_check(${parameterOf(unit)}) {
        ${checkBody(unit)}
    }
  `;
}

/**
 * Nesting of values that can contain themselves is bounded, so that a circle ends. Counted is what every circle passes, as in the other
 * languages: lists and maps that are not empty, and values that others put into a box.
 */
function writeDeepCheck(unit: Unit): Text {
  const c = name(unit.c);
  const { content } = unit;
  const run = content.kind === "shape" && content.type.kind !== "optional";
  return code`
    static int32_t ${c}_check_ftk_deep(${parameterOf(unit)}, unsigned depth) {
        if (depth > FTK_DEPTH_MAX${run && code` && value->len != 0`}) return FTK_E_RANGE;
        ${checkBody(unit)}
    }

    int32_t ${c}_check(${parameterOf(unit)}) {
        return ${c}_check_ftk_deep(value, 0);
    }
  `;
}

function checkBody(unit: Unit): Text {
  const { content } = unit;
  switch (content.kind) {
    case "enum":
      return enumBody(content.decl);
    case "flags":
      return code`return (value & ~${mask(content.decl.cases.map((one) => name(one.c)))}) == 0 ? FTK_OK : FTK_E_VALUE;`;
    case "fields":
      return code`
        if (value == NULL${content.record && code` || value->size < ${leastSize(unit.c, content.fields)}`}) return FTK_E_INVALID;
        ${writeSteps(content.fields.flatMap((field) => stepsOfFields(unit.c, [field], checkOf(unit.recursive, field.boxed))), "status")}
      `;
    case "variant":
      return variantBody(content.decl, unit.recursive);
    case "shape":
      return shapeBody(content.type, unit.recursive);
  }
}

/** `((uint32_t)A | B)`: the first one decides the width. */
function mask(cases: readonly Name[]): Text {
  const [first, ...rest] = cases;
  if (first === undefined) return code`0u`;
  return code`(${rest.reduce<Text>((all, one) => code`${all} | ${one}`, code`${first}`)})`;
}

/** The size of the record's first version: up to its first late field, or all of it. */
export function leastSize(c: string, fields: readonly AbiField[]): Text {
  const late = fields.find((field) => field.late);
  return late === undefined ? code`sizeof(${name(c)})` : code`offsetof(${name(c)}, ${name(late.c)})`;
}

function enumBody(decl: AbiEnum): Text {
  const values = new Map(decl.cases.map((one) => [one.value, one.c]));
  return code`
    switch (value) {
    ${[...values.values()].map((c) => code`case ${name(c)}:`)}
        return FTK_OK;
    default:
        return FTK_E_VALUE;
    }
  `;
}

function variantBody(decl: AbiVariant, deep: boolean): Text {
  const branches = decl.cases.map((one) => ({ c: name(one.c), body: payloadBody(decl, one.payload, deep) }));
  const plain = branches.filter((branch) => branch.body === null);
  return code`
    if (value == NULL) return FTK_E_INVALID;
    switch (value->tag) {
    ${branches.map(({ c, body }) => body !== null && writeBranch(c, body))}
    ${
      decl.closed &&
      plain.length > 0 &&
      code`
      ${plain.map(({ c }) => code`case ${c}:`)}
          return FTK_OK;
    `
    }
    default:
        return ${name(decl.closed ? "FTK_E_VALUE" : "FTK_OK")};
    }
  `;
}

function writeBranch(c: Name, body: Text): Text {
  return code`
    case ${c}: {
        ${body}
    }
  `;
}

type Payload = AbiVariant["cases"][number]["payload"];

/** What checks the payload of a case and returns, or null when nothing can be wrong with it. */
function payloadBody(owner: AbiVariant, payload: Payload, deep: boolean): Text | null {
  if (payload.kind === "none") return null;
  const member = code`value->as.${name(payload.member)}`;
  const pointed = payload.placement === "pointer";
  if (payload.kind === "fields") {
    if (!payload.fields.some((field) => isChecked(field.type)))
      return pointed ? code`return ${member} != NULL ? FTK_OK : FTK_E_INVALID;` : null;
    const nested =
      deep &&
      isOnCycle(
        payload.fields.map((field) => field.type),
        owner.c,
      );
    return code`return ${name(payload.layout.name)}_check${nested && code`_ftk_deep`}(${!pointed && code`&`}${member}${nested && depthOf(payload.boxed)});`;
  }
  const toCell = pointed && payload.type.kind !== "record";
  const steps = stepsFor(payload.type, toCell ? pointee(member) : place(member), checkOf(deep, payload.boxed));
  if (!toCell) return steps.length === 0 ? null : writeSteps(steps, "status");
  return code`
    if (${member} == NULL) return FTK_E_INVALID;
    ${writeSteps(steps, "status")}
  `;
}

/** The check of one value. `deep`: inside a function that has a `depth`. `boxed`: the value is one that other languages put into a box. */
function checkOf(deep: boolean, boxed = false): Verb {
  return (type, at) => {
    switch (type.kind) {
      case "bool":
      case "char":
        return code`ftk_${name(type.kind)}_check(${at.value})`;
      case "text":
        return code`ftk_text_check(${at.member("ptr")}, ${at.member("len")})`;
      case "bytes":
        return code`ftk_run_check(${at.member("ptr")}, ${at.member("len")}, 1)`;
      case "enum":
      case "flags":
        return type.decl.closed ? code`${name(type.decl.c)}_check(${at.value})` : null;
      case "resource":
        return code`${at.value} != NULL ? FTK_OK : FTK_E_NULL_HANDLE`;
      case "optional":
        if (type.inner.cell.pointer) return type.inner.kind === "resource" ? NOTHING : null;
        return unitCheck(type, at.pointer, deep, boxed);
      case "record":
        return unitCheck(type, at.value, deep, boxed);
      case "struct":
        return isChecked(type) ? unitCheck(type, at.pointer, deep, boxed) : null;
      case "variant":
        return unitCheck(type, at.pointer, deep, boxed);
      case "slice":
      case "list":
      case "map":
        return unitCheck(type, at.pointer, deep, true);
      default:
        return null;
    }
  };
}

function unitCheck(type: AbiType, argument: Text, deep: boolean, counts: boolean): Text {
  const nested = deep && factsOf(type).cycle !== null;
  return code`${name(keyOf(type))}_check${nested && code`_ftk_deep`}(${argument}${nested && depthOf(counts)})`;
}

function depthOf(counts: boolean): Text {
  return counts ? code`, depth + 1` : code`, depth`;
}

/** The check of one value, for functions that have no depth. */
export const check: Verb = checkOf(false);

function shapeBody(type: AbiType, deep: boolean): Text {
  const verb = checkOf(deep);
  switch (type.kind) {
    case "optional":
      return code`
        if (value->has > 1) return FTK_E_VALUE;
        if (!value->has) return FTK_OK;
        ${writeSteps(stepsFor(type.inner, place(code`value->value`), verb), "status")}
      `;
    case "list":
      return type.rows ? rowsBody(type, verb) : listBody(type.element, verb);
    case "slice":
      return listBody(type.element, verb);
    case "map":
      return mapBody(type, verb);
    default:
      throw new Error(`a ${type.kind} is no shape`);
  }
}

function listBody(element: AbiType, verb: Verb): Text {
  const steps = stepsFor(element, place(code`value->ptr[i]`), verb, 1);
  const run = code`ftk_run_check(value->ptr, value->len, sizeof(*value->ptr))`;
  if (steps.length === 0) return code`return ${run};`;
  return code`
    int32_t status = ${run};
    for (size_t i = 0; status == FTK_OK && i < value->len; i++) {
        ${writeFurther(steps)}
    }
    return status;
  `;
}

function rowsBody(type: AbiType & { kind: "list" }, verb: Verb): Text {
  if (type.element.kind !== "record") throw new Error("rows hold records");
  const { c, fields } = type.element.decl;
  const call = verb(type.element, place(code`row`));
  return code`
    int32_t status = ftk_rows_check(value->ptr, value->len, value->stride, ${leastSize(c, fields)});
    for (size_t i = 0; status == FTK_OK && i < value->len; i++) {
        const ${name(c)} *row = FTK_ROW(${name(c)}, *value, i);
        status = row->size <= value->stride ? ${call} : FTK_E_INVALID;
    }
    return status;
  `;
}

/** Entries one by one, then the keys all together: a key that stands twice is not a map. */
function mapBody(type: AbiType & { kind: "map" }, verb: Verb): Text {
  const steps = [
    ...stepsFor(type.key, place(code`value->ptr[i].key`), verb, 1),
    ...stepsFor(type.value, place(code`value->ptr[i].value`), verb, 1),
  ];
  return code`
    int32_t status = ftk_run_check(value->ptr, value->len, sizeof(*value->ptr));
    ${
      steps.length > 0 &&
      code`
      for (size_t i = 0; status == FTK_OK && i < value->len; i++) {
          ${writeFurther(steps)}
      }
    `
    }
    if (status == FTK_OK) status = check_keys(value->ptr, value->len, sizeof(*value->ptr), compare_${name(keyKind(type.key))});
    return status;
  `;
}

/** Which comparison fits the keys of a map: text, or the bytes of a scalar. */
export function keyKind(key: AbiType): string {
  if (key.kind === "newtype") return keyKind(key.decl.inner);
  return key.kind === "text" ? "text" : `n${key.cell.size.on64}`;
}
