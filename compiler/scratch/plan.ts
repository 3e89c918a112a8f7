/**
 * How the values of one crossing share the scratch, worked out once and read by both sides: the arguments of a call, a result, the
 * arguments of a callback. Fields of small records become values of the frame themselves ("spread"); callbacks are real arguments.
 */
import type { AbiCallback, AbiField, AbiFunction, AbiParam, AbiRecord, AbiType, AbiValue } from "../lower/index.js";
import { holdsText, innerType, isFixed, isText, placeParts, spreadOf, type Frame } from "./wire.js";

/** One value that crosses. */
export interface Root {
  readonly name: string;
  readonly type: AbiType;
  readonly param: AbiParam | null;
  /** The record whose fields stand in the frame, or null. */
  readonly spread: AbiRecord | null;
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
  return callbacksOf(f).some((one) => one.thread === "any");
}

/** Plans one crossing. Callbacks are left out. */
function planValues(values: readonly Planned[]): Plan {
  const roots = values.filter((value) => !isCallback(value.type)).map(rootOf);
  const leaves = roots.flatMap((root) => root.leaves);
  const frame = placeParts(leaves);
  const dynamic = leaves.some((leaf) => !isFixed(leaf.type));
  const texts = leaves.filter((leaf) => isText(leaf.type)).length;
  const inStream = leaves.some((leaf) => !isFixed(leaf.type) && holdsText(leaf.type));
  return { roots, leaves, frame, dynamic, text: inStream || texts > 1 ? "joined" : texts === 1 ? "one" : "none" };
}

function leafOf(field: AbiField): Leaf {
  const { type, late } = field;
  return field.default === undefined ? { type, late, field } : { type, late, field, default: field.default };
}

function rootOf({ name, type, param }: Planned): Root {
  const spread = spreadOf(type);
  const leaves = spread === null ? [{ type, late: false, field: null }] : spread.fields.map(leafOf);
  return { name, type, param, spread, leaves };
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

/** The arguments of a function; `self` comes first. */
export function planArguments(f: AbiFunction): Plan {
  const self = selfType(f);
  const first: Planned[] = self === null ? [] : [{ name: "self", type: self, param: null }];
  return planValues([...first, ...f.params.map((param) => ({ name: param.name, type: param.type, param }))]);
}

/** The result of a function or callback; `label` names it in messages. */
export function planResult(type: AbiType | null, label = "result"): Plan {
  return planValues(type === null ? [] : [{ name: label, type, param: null }]);
}

/** The arguments of a callback. */
export function planCallback(params: readonly AbiParam[]): Plan {
  return planValues(params.map((param) => ({ name: param.name, type: param.type, param })));
}
