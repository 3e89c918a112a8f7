/**
 * How the values of one crossing share the scratch, worked out once and read by both sides: the arguments of a call, a result, the
 * arguments of a callback. Fields of small records become values of the frame themselves ("spread"); callbacks are real arguments.
 */
import type { AbiCallback, AbiField, AbiFunction, AbiParam, AbiRecord, AbiType, AbiValue } from "../lower/index.js";
import { holdsText, innerType, isFixed, placeParts, spreadOf, type Frame } from "./wire.js";

/** One value that crosses. */
export interface Root {
  readonly name: string;
  readonly type: AbiType;
  readonly param: AbiParam | null;
  /** The record whose fields stand in the frame, or null. */
  readonly spread: AbiRecord | null;
  /** Place of its first leaf among those of the plan. */
  readonly first: number;
  readonly leaves: readonly Leaf[];
}

/** One value of the frame. */
export interface Leaf {
  readonly type: AbiType;
  readonly late: boolean;
  readonly default?: AbiValue;
  /** The field of the spread record, or null: the root itself. */
  readonly field: AbiField | null;
}

/** none: no string crosses. one: it is the only text. joined: texts one behind the other. */
export type TextMode = "none" | "one" | "joined";

/** One crossing. */
export interface Plan {
  readonly roots: readonly Root[];
  readonly leaves: readonly Leaf[];
  readonly frame: Frame;
  /** Something is in the stream. */
  readonly dynamic: boolean;
  readonly text: TextMode;
}

/** Values to plan. */
export interface Planned {
  readonly name: string;
  readonly type: AbiType;
  readonly param: AbiParam | null;
}

/** Whether a parameter is a callback, which is not part of the scratch. */
export function isCallback(type: AbiType): boolean {
  return innerType(type).kind === "callback";
}

/** The callbacks that a function takes. */
export function callbacksOf(f: AbiFunction): AbiCallback[] {
  return f.params.flatMap((param) => {
    const type = innerType(param.type);
    return type.kind === "callback" ? [type.decl] : [];
  });
}

/** Whether one of them may be called on any thread. */
export function takesAnyThread(f: AbiFunction): boolean {
  return f.params.some((param) => {
    const type = innerType(param.type);
    return type.kind === "callback" && type.decl.thread === "any";
  });
}

/** Plans one crossing. Callbacks are left out. */
function planValues(values: readonly Planned[]): Plan {
  const roots: Root[] = [];
  const leaves: Leaf[] = [];
  for (const value of values) {
    if (isCallback(value.type)) continue;
    const root = rootOf(value, leaves.length);
    roots.push(root);
    leaves.push(...root.leaves);
  }
  let dynamic = false;
  let inStream = false;
  let texts = 0;
  for (const { type } of leaves) {
    if (!isFixed(type)) {
      dynamic = true;
      inStream ||= holdsText(type);
    } else if (innerType(type).kind === "text") texts++;
  }
  return { roots, leaves, frame: placeParts(leaves), dynamic, text: inStream || texts > 1 ? "joined" : texts === 1 ? "one" : "none" };
}

function leafOf(field: AbiField): Leaf {
  const { type, late } = field;
  return field.default === undefined ? { type, late, field } : { type, late, field, default: field.default };
}

function rootOf({ name, type, param }: Planned, first: number): Root {
  const spread = spreadOf(type);
  const leaves = spread === null ? [{ type, late: false, field: null }] : spread.fields.map(leafOf);
  return { name, type, param, spread, first, leaves };
}

/** The type of `self` as a value. */
function selfType(f: AbiFunction): AbiType | null {
  if (f.resource === null || f.self === null) return null;
  const { c } = f.resource;
  const size = { on64: 8, on32: 4 };
  return {
    kind: "resource",
    decl: f.resource,
    mode: f.self === "own" ? "own" : "borrow",
    cell: { c: { kind: "pointer", to: { kind: "handle", name: c }, const: false }, size, align: size, pointer: true, plain: false, graph: true, handles: true },
  };
}

/** The arguments of a function; `self` comes first. Worked out once for a function: both sides ask, and so does the head of a file. */
export function planArguments(f: AbiFunction): Plan {
  let plan = plansOfArguments.get(f);
  if (plan === undefined) {
    const self = selfType(f);
    const first: Planned[] = self === null ? [] : [{ name: "self", type: self, param: null }];
    plan = planValues([...first, ...f.params.map((param) => ({ name: param.name, type: param.type, param }))]);
    plansOfArguments.set(f, plan);
  }
  return plan;
}

const plansOfArguments = new WeakMap<AbiFunction, Plan>();

/** The result of a function or callback. Worked out once for a type. */
export function planResult(type: AbiType | null): Plan {
  if (type === null) return NOTHING;
  let plan = plansOfResults.get(type);
  if (plan === undefined) {
    plan = planLabelled(type, "result");
    plansOfResults.set(type, plan);
  }
  return plan;
}

/** The same with another name in messages than `result`. */
export function planLabelled(type: AbiType, label: string): Plan {
  return planValues([{ name: label, type, param: null }]);
}

const NOTHING = planValues([]);

const plansOfResults = new WeakMap<AbiType, Plan>();

/** The arguments of a callback. */
export function planCallback(params: readonly AbiParam[]): Plan {
  return planValues(params.map((param) => ({ name: param.name, type: param.type, param })));
}
