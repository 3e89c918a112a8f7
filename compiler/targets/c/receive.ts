/** Results that come from the other side: kept in locals until they are checked, then handed on; given back when they are wrong. */
import { code, name, spelling, type Hole, type Name, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { AbiResult, AbiType, CType, Slot } from "../../lower/index.js";
import type { Locals } from "./names.js";
import { place, pointee } from "./place.js";
import { stepsFor, type Step } from "./units.js";
import { check } from "./validate.js";
import { bare, isChecked } from "./walk.js";

/** How a result is received. */
export interface Received {
  readonly declarations: readonly Text[];
  /** What is passed for the result's slots. */
  readonly args: ReadonlyMap<string, Text>;
  /** The checks; they leave a status. */
  readonly steps: readonly Step[];
  /** Gives back what was received. */
  readonly undo: Hole;
  /** Writes the outs. */
  readonly assign: readonly Text[];
}

/** How the result of a callable is received, or null when nothing about it can be wrong and the outs may be passed through. */
export function receive(result: AbiResult, locals: Locals): Received | null {
  const { give, type } = result;
  if (type === null || give.kind === "void") return null;
  const bareType = bare(type);
  const inner = bare(bareType.kind === "optional" ? bareType.inner : bareType);
  const has = "has" in give && give.has;
  const slots = has ? give.slots.slice(1) : give.slots;
  const [first, second, third] = slots.map((slot) => new Out(slot, locals));
  const flag = has && give.slots[0] !== undefined ? new Out(give.slots[0], locals) : null;
  if (first === undefined) return null;
  const outs = [flag, first, second, third].filter((out) => out !== null && out !== undefined);
  const when = flag === null ? [] : [code`${flag.local} == 1`];
  const made = (steps: readonly Step[], undo: Hole = false): Received => collect(outs, flag, when, steps, undo);
  switch (give.kind) {
    case "value": {
      const array = inner.kind === "array";
      if (flag === null && !isChecked(inner)) return null;
      return array
        ? receiveArray(first, inner, flag, when, locals.indices)
        : made(stepsFor(inner, place(code`${first.local}`), check, 0, locals.indices));
    }
    case "buffer":
      return made(
        give.text
          ? [step(code`ftk_buf_text_check(&${first.local})`), step(code`ftk_buf_terminate(&${first.local})`)]
          : bufferSteps(inner, code`${first.local}.ptr`, code`${first.local}.len`, locals.indices),
        code`ftk_buf_release(&${first.local});`,
      );
    case "view":
      return made(
        bufferSteps(inner, code`${first.local}`, code`${second?.local}`, locals.indices),
        third !== undefined && code`ftk_owner_release(${third.local});`,
      );
    case "graph":
      return made(
        rootSteps(inner, first.local, type.kind === "optional", locals.indices),
        second !== undefined && code`ftk_owner_release(${second.local});`,
      );
    case "handle":
      return type.kind === "optional"
        ? null
        : made([{ call: code`${first.local} != NULL ? FTK_OK : FTK_E_INVALID`, when: [], loops: [] }]);
  }
}

/** A local that stands for an out parameter until the result is known to be good. */
class Out {
  readonly slot: Slot;
  readonly local: Name;
  readonly c: CType;

  constructor(slot: Slot, locals: Locals) {
    this.slot = slot;
    this.local = locals.pick(slot.name.replace(/^out_?/, "") || "result");
    this.c = slot.c.kind === "pointer" ? slot.c.to : slot.c;
  }

  get declaration(): Text {
    const declared = spelling(declareC(this.c, this.local));
    if (this.c.kind === "pointer") return code`${declared} = NULL;`;
    if (this.c.kind !== "struct") return code`${declared} = 0;`;
    return code`
      ${declared};
      memset(&${this.local}, 0, sizeof(${this.local}));
    `;
  }
}

function collect(
  outs: readonly Out[],
  flag: Out | null,
  when: readonly Text[],
  steps: readonly Step[],
  undo: Hole,
): Received {
  const flagStep: Step[] = flag === null ? [] : [{ call: code`ftk_bool_check(${flag.local})`, when: [], loops: [] }];
  return {
    declarations: outs.map((out) => out.declaration),
    args: new Map(outs.map((out) => [out.slot.name, code`&${out.local}`])),
    steps: [...flagStep, ...steps.map((step) => ({ ...step, when: [...when, ...step.when] }))],
    undo,
    assign: outs.map((out) => code`*${name(out.slot.name)} = ${out.local};`),
  };
}

function receiveArray(
  first: Out,
  type: AbiType,
  flag: Out | null,
  when: readonly Text[],
  indices: readonly string[],
): Received {
  const received = collect(
    flag === null ? [] : [flag],
    flag,
    when,
    stepsFor(type, place(code`${first.local}`), check, 0, indices),
    false,
  );
  const declared = spelling(declareC(type.cell.c, first.local));
  return {
    ...received,
    declarations: [
      ...received.declarations,
      code`
        ${declared};
        memset(${first.local}, 0, sizeof(${first.local}));
      `,
    ],
    args: new Map([...received.args, [first.slot.name, code`${first.local}`]]),
    assign: [...received.assign, code`memcpy(${name(first.slot.name)}, ${first.local}, sizeof(${first.local}));`],
  };
}

/** Checks of a run of elements: text, bytes, or a sequence whose elements are put into a cell first. */
function bufferSteps(type: AbiType, ptr: Text, len: Text, indices: readonly string[]): readonly Step[] {
  if (type.kind === "text") return [step(code`ftk_text_check((const char *)${ptr}, ${len})`)];
  if (type.kind === "bytes") return [step(code`ftk_run_check(${ptr}, ${len}, 1)`)];
  if (type.kind !== "list" && type.kind !== "slice") throw new Error(`a ${type.kind} is no run`);
  const element = type.element.cell.c;
  const run = step(code`ftk_run_check(${ptr}, ${len}, sizeof(${spelling(declareC(element, "").trimEnd())}))`);
  if (!isChecked(type.element)) return [run];
  const pointer = spelling(declareC({ kind: "pointer", const: true, to: element }, "").trimEnd());
  const [index = "i"] = indices;
  const at = place(code`((${pointer})${ptr})[${name(index)}]`);
  return [
    run,
    ...stepsFor(type.element, at, check, 1, indices).map((one) => ({
      ...one,
      loops: [{ index, count: len }, ...one.loops],
    })),
  ];
}

function rootSteps(type: AbiType, root: Name, optional: boolean, indices: readonly string[]): readonly Step[] {
  const when = optional ? [code`${root} != NULL`] : [];
  const record = type.kind === "record" || type.kind === "array";
  const steps = stepsFor(type, record ? place(code`${root}`) : pointee(code`${root}`), check, 0, indices);
  const present = record || type.kind === "variant" ? [] : [step(code`${root} != NULL ? FTK_OK : FTK_E_INVALID`)];
  const inArray = type.kind === "array" ? [step(code`${root} != NULL ? FTK_OK : FTK_E_INVALID`)] : present;
  return optional ? steps.map((one) => ({ ...one, when: [...when, ...one.when] })) : [...inArray, ...steps];
}

function step(call: Text): Step {
  return { call, when: [], loops: [] };
}
