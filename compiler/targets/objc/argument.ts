/** Arguments of a call: what is declared for them, what may fail, and what is passed. */
import { code, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC, spellC } from "../../lower/c-spelling.js";
import type { AbiParam, AbiType } from "../../lower/index.js";
import type { Codecs } from "./codecs.js";
import { scalarC } from "./convert.js";
import { glueName, localName } from "./names.js";
import { countName } from "./selector.js";
import { cellC, declare, isObject, stripNewtype } from "./types.js";

/** One argument. */
export interface Argument {
  readonly declare: readonly Hole[];
  readonly steps: readonly Text[];
  readonly passed: readonly Hole[];
  /** After the call, whether it was made or not. */
  readonly after?: readonly Text[];
}

/** What the parameter becomes in the C call. Steps write through `&ftk_in`. */
export function writeArgument(param: AbiParam, codecs: Codecs): Argument {
  const value = code`${name(localName(param))}`;
  const sink = code`FTKArgument(&ftk_in, ${literal.c.string(param.name)})`;
  const local = `arg_${param.pass.slots[0].name}`;
  const { type, pass } = param;
  const plain = stripNewtype(type);
  switch (pass.kind) {
    case "value":
      return { declare: [], steps: [], passed: [scalarC(type, value)] };
    case "view":
    case "rows":
      return passView(param, value, sink, local, codecs);
    case "pointer":
      return passPointer(param, value, sink, local, codecs);
    case "handle":
      return passHandle(plain, value, sink, local);
    case "callback":
      return passCallback(param, value);
  }
}

/** One that may be called on any thread has a scope, which ends with the call. */
function passCallback(param: AbiParam, value: Text): Argument {
  const plain = stripNewtype(param.type);
  const optional = plain.kind === "optional";
  const inner = plain.kind === "optional" ? plain.inner : plain;
  if (inner.kind !== "callback") throw new Error("a callback slot holds a callback");
  const table = code`&${name(`${inner.decl.c}_objc_table`)}`;
  const passed = optional ? code`${value} != nil ? ${table} : NULL` : table;
  const context = code`(__bridge void *)${value}`;
  const argument = code`FTKArgument(&ftk_in, ${literal.c.string(param.name)})`;
  if (inner.decl.thread !== "any") {
    const steps = optional ? [] : [code`(${argument}, ${value} != nil ? FTK_OK : FTK_E_INVALID)`];
    return { declare: [], steps, passed: [context, passed] };
  }
  const scope = name(`scope_${param.pass.slots[0].name}`);
  return {
    declare: [code`void *${scope} = NULL;`],
    steps: [code`(${argument}, ${value} != nil ? ftk_scope_open(${context}, &${scope}) : ${optional ? code`FTK_OK` : code`FTK_E_INVALID`})`],
    passed: [scope, passed],
    after: [code`ftk_scope_close(${scope});`],
  };
}

function passView(param: AbiParam, value: Text, sink: Text, local: string, codecs: Codecs): Argument {
  const plain = stripNewtype(param.type);
  if (plain.kind === "slice") {
    const pointer = spellC({ kind: "pointer", to: plain.element.cell.c, const: !plain.mutable });
    return { declare: [], steps: [], passed: [code`(${spelling(pointer)})${value}`, code`${name(countName(param))}`] };
  }
  const own = name(local);
  const passed = [code`${own}.ptr`, code`${own}.len`, ...(param.pass.kind === "rows" ? [code`${own}.stride`] : [])];
  return {
    declare: [code`${spelling(declare(cellC(plain), local))} = {0};`],
    steps: [code`${codecs.lower(plain)}(${sink}, ${value}, &${own})`],
    passed,
  };
}

function passPointer(param: AbiParam, value: Text, sink: Text, local: string, codecs: Codecs): Argument {
  const plain = stripNewtype(param.type);
  const own = name(local);
  if (plain.kind === "struct") return { declare: [], steps: [], passed: [code`&${value}`] };
  if (plain.kind === "optional") return passOptional(plain.inner, value, sink, local, codecs);
  if (plain.kind === "record") {
    const lower = code`${codecs.lower(plain)}(${sink}, ${value}, &${own})`;
    return {
      declare: [code`${spelling(declare(cellC(plain), local))} = NULL;`],
      steps: [param.default === undefined ? lower : code`${value} == nil ? FTK_OK : ${lower}`],
      passed: [code`${own}`],
    };
  }
  if (plain.kind === "array") {
    return {
      declare: [code`${spelling(declareC(plain.cell.c, local))} = {0};`],
      steps: [code`${codecs.lower(plain)}(${sink}, ${value}, ${own})`],
      passed: [code`${own}`],
    };
  }
  return { declare: [code`${spelling(declare(cellC(plain), local))} = {0};`], steps: [code`${codecs.lower(plain)}(${sink}, ${value}, &${own})`], passed: [code`&${own}`] };
}

/** NULL is none; anything else lies in the memory of the call. */
function passOptional(inner: AbiType, value: Text, sink: Text, local: string, codecs: Codecs): Argument {
  const own = name(local);
  if (inner.cell.pointer) {
    return {
      declare: [code`${spelling(declare(cellC(inner), local))} = NULL;`],
      steps: [code`${value} == nil ? FTK_OK : ${codecs.lower(inner)}(${sink}, ${value}, &${own})`],
      passed: [code`${own}`],
    };
  }
  const element = stripNewtype(inner);
  const first = element.kind === "array" ? element.element : inner;
  return {
    declare: [code`${spelling(declareC({ kind: "pointer", to: first.cell.c, const: true }, local))} = NULL;`],
    steps: [code`${value} == nil ? FTK_OK : FTKLowerPointer(${sink}, ${value}, sizeof(${spelling(cellC(inner))}), ${codecs.lower(inner)}, &${own})`],
    passed: [code`${own}`],
  };
}

/** Borrowed handles are read, unique ones move with the call. */
function passHandle(type: AbiType, value: Text, sink: Text, local: string): Argument {
  const inner = type.kind === "optional" ? type.inner : type;
  if (inner.kind !== "resource") throw new Error("a handle slot holds a resource");
  if (inner.mode !== "own") return { declare: [], steps: [], passed: [code`FTKHandleOf(${value})`] };
  const own = name(local);
  const lower = code`${glueName(inner.decl, "lower")}(${sink}, ${value}, &${own})`;
  return {
    declare: [code`${name(inner.decl.c)} *${own} = NULL;`],
    steps: [type.kind === "optional" ? code`${value} == nil ? FTK_OK : ${lower}` : code`${value} == nil ? FTK_E_NULL_HANDLE : ${lower}`],
    passed: [code`${own}`],
  };
}

/** Whether the parameter needs memory of the call. */
export function needsSink(param: AbiParam): boolean {
  return isObject(param.type) || stripNewtype(param.type).kind === "slice";
}
