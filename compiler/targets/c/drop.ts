/** Ends unique handles that were moved in inside an argument and that the provider's author did not take. */
import { code, name, paragraphs, type Text } from "../../print/index.js";
import type { Abi, AbiType, AbiVariant } from "../../lower/index.js";
import { leastSize } from "./validate.js";
import { typeObjectOf } from "./names.js";
import { place, pointee } from "./place.js";
import { stepsFor, stepsOfFields, writeStep, writeSteps, type Step, type Unit, type Verb } from "./units.js";
import { factsOf } from "./facts.js";
import { keyOf, keysWithin } from "./walk.js";

/** The units with unique handles that come in as arguments. */
function droppedUnits(abi: Abi, units: readonly Unit[]): readonly Unit[] {
  const params = abi.table.entries.flatMap((entry) => (entry.kind === "function" ? entry.function.params : []));
  const within = keysWithin(params.filter((param) => param.pass.kind !== "handle").map((param) => param.type));
  return units.filter((unit) => unit.parts.some((part) => factsOf(part).own) && within.has(unit.owner));
}

/** The functions `<type>_drop`. They run also for arguments that were refused, so they trust nothing but sizes and NULL. */
export function writeDrops(abi: Abi, units: readonly Unit[]): Text {
  const held = droppedUnits(abi, units);
  const drop = dropOf(abi);
  return paragraphs([
    held.map((unit) => code`static void ${name(unit.c)}_ftk_drop(const ${name(unit.c)} *value);`),
    ...held.map(
      (unit) => code`
        static void ${name(unit.c)}_ftk_drop(const ${name(unit.c)} *value) {
            if (value == NULL${unit.content.kind === "fields" && unit.content.record && code` || value->size < ${leastSize(unit.c, unit.content.fields)}`}) return;
            ${dropBody(unit, drop)}
        }
      `,
    ),
  ]);
}

/** Ends what is left in one value. */
export function dropOf(abi: Abi): Verb {
  return (type, at) => {
    if (!factsOf(type).own) return null;
    switch (type.kind) {
      case "resource":
        if (type.decl.package.name === abi.package.name)
          return code`(void)ftk_handle_release(${at.value}, &${typeObjectOf(type.decl)})`;
        return code`(void)${name(type.decl.lifecycle.release.symbol)}(${at.value})`;
      case "record":
        return code`${name(keyOf(type))}_ftk_drop(${at.value})`;
      case "optional":
        return type.inner.cell.pointer ? null : code`${name(keyOf(type))}_ftk_drop(${at.pointer})`;
      case "variant":
      case "list":
      case "map":
        return code`${name(keyOf(type))}_ftk_drop(${at.pointer})`;
      default:
        return null;
    }
  };
}

function dropBody({ c, content }: Unit, drop: Verb): Text {
  switch (content.kind) {
    case "fields":
      return writeSteps(stepsOfFields(c, content.fields, drop), "plain");
    case "variant":
      return variantBody(content.decl, drop);
    case "shape":
      return shapeBody(content.type, drop);
    default:
      return code``;
  }
}

function variantBody(decl: AbiVariant, drop: Verb): Text {
  return code`
    ${decl.cases.map((one) => {
      const steps = payloadSteps(one.payload, drop);
      return (
        steps.length > 0 &&
        code`
        if (value->tag == ${name(one.c)}) {
            ${writeSteps(steps, "plain")}
        }
      `
      );
    })}
  `;
}

function payloadSteps(payload: AbiVariant["cases"][number]["payload"], drop: Verb): readonly Step[] {
  if (payload.kind === "none") return [];
  const member = code`value->as.${name(payload.member)}`;
  const pointed = payload.placement === "pointer";
  if (payload.kind === "single") {
    const toCell = pointed && payload.type.kind !== "record";
    const steps = stepsFor(payload.type, toCell ? pointee(member) : place(member), drop);
    return toCell ? steps.map((step) => ({ ...step, when: [code`${member} != NULL`, ...step.when] })) : steps;
  }
  if (!payload.fields.some((field) => factsOf(field.type).own)) return [];
  return [{ call: code`${name(payload.layout.name)}_ftk_drop(${!pointed && code`&`}${member})`, when: [], loops: [] }];
}

function shapeBody(type: AbiType, drop: Verb): Text {
  if (type.kind === "optional") {
    return code`
      if (!value->has) return;
      ${writeSteps(stepsFor(type.inner, place(code`value->value`), drop), "plain")}
    `;
  }
  if (type.kind !== "list" && type.kind !== "map") throw new Error(`a ${type.kind} holds no handles`);
  const rows = type.kind === "list" && type.rows && type.element.kind === "record" ? type.element.decl : null;
  const run =
    rows === null
      ? code`ftk_run_check(value->ptr, value->len, sizeof(*value->ptr))`
      : code`ftk_rows_check(value->ptr, value->len, value->stride, ${leastSize(rows.c, rows.fields)})`;
  return code`
    if (${run} != FTK_OK) return;
    for (size_t i = 0; i < value->len; i++) {
        ${elementSteps(type, drop).map((step) => writeStep(step, "plain"))}
    }
  `;
}

function elementSteps(type: AbiType & { kind: "list" | "map" }, drop: Verb): readonly Step[] {
  if (type.kind === "map") return stepsFor(type.value, place(code`value->ptr[i].value`), drop, 1);
  return stepsFor(
    type.element,
    place(type.rows ? code`FTK_ROW(${name(keyOf(type.element))}, *value, i)` : code`value->ptr[i]`),
    drop,
    1,
  );
}
