/** Parameters in their C slots, seen as the cell that holds the same value: what the functions of a type work on. */
import { code, name, spelling, type Hole, type Name, type Text } from "../../print/index.js";
import { declareC, spellC } from "../../lower/c-spelling.js";
import type { AbiParam, AbiType, Pass } from "../../lower/index.js";
import type { Locals } from "./names.js";
import { place, pointee, type Place } from "./place.js";
import { stepsFor, type Step, type Verb } from "./units.js";
import { check } from "./validate.js";
import { bare, isChecked, keyOf } from "./walk.js";

/** The statements that give the value an lvalue, and the steps of `verb` for it. */
export interface Argument {
  readonly declaration: Hole;
  readonly steps: readonly Step[];
}

/** The steps of `verb` for a parameter. `pick` gives a free local name when a cell must be put together. */
export function argumentSteps(
  param: Pick<AbiParam, "type" | "pass" | "default">,
  verb: Verb,
  locals: Locals,
): Argument {
  const { pass } = param;
  const type = bare(param.type);
  const [slot] = pass.slots;
  const e = name(slot.name);
  switch (pass.kind) {
    case "value":
    case "handle":
      return { declaration: false, steps: stepsFor(type, place(code`${e}`), verb, 0, locals.indices) };
    case "pointer":
      return {
        declaration: false,
        steps: pointerSteps(type, e, verb, param.default !== undefined && type.kind === "record", locals),
      };
    case "view":
      return viewSteps(type, pass, verb, locals);
    case "rows":
      return rowsSteps(type, pass, verb, locals);
    case "callback":
      return { declaration: false, steps: [] };
  }
}

/** The pointer is the value itself for records, and leads to the cell for all others. NULL is for the verb to judge, or means none. */
function pointerSteps(type: AbiType, e: Name, verb: Verb, defaulted: boolean, locals: Locals): readonly Step[] {
  const inner = bare(type.kind === "optional" ? type.inner : type);
  const optional = type.kind === "optional" || defaulted;
  const direct = inner.kind === "record" || inner.kind === "array";
  const steps = stepsFor(inner, direct ? place(code`${e}`) : pointee(code`${e}`), verb, 0, locals.indices);
  if (optional) return steps.map((step) => ({ ...step, when: [code`${e} != NULL`, ...step.when] }));
  return verb === check && !judgesNull(inner)
    ? [{ call: code`${e} != NULL ? FTK_OK : FTK_E_INVALID`, when: [], loops: [] }, ...steps]
    : steps;
}

/** Whether the check function of the type refuses NULL itself. */
function judgesNull(type: AbiType): boolean {
  return type.kind === "record" || type.kind === "variant" || (type.kind === "struct" && isChecked(type));
}

function viewSteps(type: AbiType, pass: Pass & { kind: "view" }, verb: Verb, locals: Locals): Argument {
  const [ptr, len] = pass.slots;
  if (type.kind === "text" || type.kind === "bytes") {
    const members: Readonly<Record<string, string>> = { ptr: ptr.name, len: len.name };
    const direct: Place = { ...place(code``), member: (member) => code`${name(members[member] ?? member)}` };
    return { declaration: false, steps: stepsFor(type, direct, verb, 0, locals.indices) };
  }
  const cell = locals.pick(`${ptr.name}_cell`);
  const steps = stepsFor(type, place(code`${cell}`), verb, 0, locals.indices);
  if (steps.length === 0) return { declaration: false, steps };
  return { declaration: code`const ${cellType(type)} ${cell} = {${elementsOf(type, name(ptr.name))}, ${name(len.name)}};`, steps };
}

function rowsSteps(type: AbiType, pass: Pass & { kind: "rows" }, verb: Verb, locals: Locals): Argument {
  const [ptr, len, stride] = pass.slots;
  const cell = locals.pick(`${ptr.name}_cell`);
  const steps = stepsFor(type, place(code`${cell}`), verb, 0, locals.indices);
  if (steps.length === 0) return { declaration: false, steps };
  return {
    declaration: code`const ${cellType(type)} ${cell} = {${name(ptr.name)}, ${name(len.name)}, ftk_stride(${name(stride.name)}), 0};`,
    steps,
  };
}

/** Before C23 nothing makes a pointer to arrays one to constant arrays but a cast. */
function elementsOf(type: AbiType, ptr: Name): Text {
  const element = type.kind === "slice" && type.mutable ? type.element.cell.c : null;
  if (element?.kind !== "array") return code`${ptr}`;
  return code`(${spelling(spellC({ kind: "pointer", to: element, const: true }))})${ptr}`;
}

function cellType(type: AbiType): Text {
  return type.cell.c.kind === "struct" ? spelling(declareC(type.cell.c, "").trimEnd()) : code`${name(keyOf(type))}`;
}
