/** Arguments on the caller's side: what must be prepared before the call, and the expressions for its C slots. */
import { code, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC, spellC } from "../../lower/c-spelling.js";
import type { AbiParam, AbiType, Slot } from "../../lower/index.js";
import { localName } from "./names.js";
import { cellName, sameBits, type Scope } from "./types.js";
import { ownsUnique } from "./walk.js";

/** One argument: `declare` lines, `steps` that may fail (each an expression of a status), and the slots. */
export interface Argument {
  readonly declare: readonly Hole[];
  readonly steps: readonly { readonly when?: Hole; readonly step: Hole }[];
  readonly slots: readonly Hole[];
  /** Handles move with the call. */
  readonly moves: boolean;
}

const NOTHING: Argument = { declare: [], steps: [], slots: [], moves: false };

/** How the parameter, a C++ variable called `own`, gets into its slots. `scope` tells consumer from provider. */
export function writeArgument(param: AbiParam, own: string, scope: Scope): Argument {
  const { pass, type } = param;
  const variable = name(own);
  const local = localName(pass.slots[pass.kind === "callback" ? 1 : 0]?.name ?? own);
  switch (pass.kind) {
    case "value":
      return { ...NOTHING, slots: [writeScalar(type, code`${variable}`)] };
    case "view":
      return writeRun(type, variable, local, pass.slots[0]);
    case "rows":
      return lowered(`ftk::row_slots<${cellName(elementOf(type))}>`, local, code`${variable}`, [".ptr", ".len", ".stride"], type);
    case "pointer":
      return type.kind === "optional" ? writeOptionalPointer(type.inner, variable, local) : writePointer(type, variable, local);
    case "handle":
      return writeHandle(type, variable, local, scope);
    case "callback":
      return writeCallback(type, variable, local);
  }
}

/** A scalar in the form of its cell. */
export function writeScalar(type: AbiType, value: Text): Text {
  switch (type.kind) {
    case "bool":
      return code`static_cast<std::uint8_t>(${value})`;
    case "char":
      return code`static_cast<std::uint32_t>(${value})`;
    case "enum":
    case "flags":
      return code`static_cast<${spelling(spellC(type.cell.c))}>(${value})`;
    case "newtype":
      return writeScalar(type.decl.inner, code`${value}.value`);
    default:
      return value;
  }
}

function elementOf(type: AbiType): AbiType {
  if (type.kind === "list" || type.kind === "slice") return type.element;
  if (type.kind === "newtype") return elementOf(type.decl.inner);
  if (type.kind === "optional") return elementOf(type.inner);
  return type;
}

function lowered(cell: string, local: string, value: Text, parts: readonly string[], type: AbiType): Argument {
  return {
    declare: [code`${spelling(cell)} ${name(local)}{};`],
    steps: [{ step: code`ftk::lower(ftk_in, ${value}, ${name(local)})` }],
    slots: parts.map((part) => spelling(`${local}${part}`)),
    moves: ownsUnique(type),
  };
}

function writeRun(type: AbiType, variable: Hole, local: string, slot: Slot): Argument {
  if (type.kind === "newtype") return writeRun(type.decl.inner, code`${variable}.value`, local, slot);
  if (type.kind === "text" || type.kind === "bytes") return { ...NOTHING, slots: [code`${variable}.data()`, code`${variable}.size()`] };
  if (type.kind === "map") return lowered(`ftk::list_slots<${type.entry.name}>`, local, code`${variable}`, [".ptr", ".len"], type);
  const element = elementOf(type);
  if (!sameBits(element)) return lowered(`ftk::list_slots<${cellName(element)}>`, local, code`${variable}`, [".ptr", ".len"], type);
  const number = element.kind === "int" || element.kind === "float" || element.kind === "size";
  const data = number ? code`${variable}.data()` : code`reinterpret_cast<${spelling(spellC(slot.c))}>(${variable}.data())`;
  return { ...NOTHING, slots: [data, code`${variable}.size()`] };
}

function writePointer(type: AbiType, variable: Hole, local: string): Argument {
  const own = name(local);
  if (type.kind === "struct") return { ...NOTHING, declare: [code`const auto ${own} = ftk::to_cell<${name(type.decl.layout.name)}>(${variable});`], slots: [code`&${own}`] };
  if (type.kind === "record") {
    return {
      declare: [code`${name(type.decl.layout.name)} ${own} = {};`],
      steps: [{ step: code`ftk::fill(ftk_in, ${variable}, ${own})` }],
      slots: [code`&${own}`],
      moves: ownsUnique(type),
    };
  }
  const cell = type.cell.c;
  const [declare, slot] =
    cell.kind === "array"
      ? [code`${spelling(declareC(cell, local))} = {};`, code`${own}`]
      : [code`${spelling(spellC(cell))} ${own} = {};`, code`&${own}`];
  return { declare: [declare], steps: [{ step: code`ftk::lower(ftk_in, ${variable}, ${own})` }], slots: [slot], moves: ownsUnique(type) };
}

/** NULL is none. */
function writeOptionalPointer(inner: AbiType, variable: Hole, local: string): Argument {
  const when = code`${variable}.has_value()`;
  if (!inner.cell.graph && inner.cell.c.kind !== "array") {
    const cell = spelling(spellC(inner.cell.c));
    const declare = [code`const auto ${name(local)} = ftk::to_optional_cell<${cell}>(${variable});`];
    return { ...NOTHING, declare, slots: [code`${when} ? &${name(local)} : nullptr`] };
  }
  const some = writePointer(inner, code`(*${variable})`, local);
  const slot = some.slots[0];
  return { ...some, steps: some.steps.map(({ step }) => ({ when, step })), slots: [code`${when} ? ${slot} : nullptr`] };
}

function writeHandle(type: AbiType, variable: Hole, local: string, scope: Scope): Argument {
  const inner = type.kind === "optional" ? type.inner : type;
  if (inner.kind !== "resource") throw new Error("a handle slot holds a resource");
  if (scope.side === "provider" && inner.decl.package.name === scope.provides) {
    return {
      declare: [code`${name(inner.decl.c)} *${name(local)} = nullptr;`],
      steps: [{ step: code`ftk::lower(ftk_in, ${variable}, ${name(local)})` }],
      slots: [name(local)],
      moves: true,
    };
  }
  if (inner.mode === "own") return { ...NOTHING, slots: [code`ftk::take_handle(${variable})`] };
  return { ...NOTHING, slots: [code`ftk::handle_of(${variable})`] };
}

/** A callback that may be called on any thread has a scope, which ends with the call. */
function writeCallback(type: AbiType, variable: Hole, local: string): Argument {
  const optional = type.kind === "optional";
  const inner = optional ? type.inner : type;
  const dot = optional ? code`->` : code`.`;
  const some = (value: Text): Text => (optional ? code`${variable}.has_value() ? ${value} : nullptr` : value);
  const table = some(code`${variable}${dot}ftk_table()`);
  if (inner.kind !== "callback" || inner.decl.thread !== "any") return { ...NOTHING, slots: [some(code`${variable}${dot}ftk_context()`), table] };
  const step = code`${name(local)}.open(${variable}${dot}ftk_context())`;
  return {
    ...NOTHING,
    declare: [code`ftk::callback_scope ${name(local)};`],
    steps: [optional ? { when: code`${variable}.has_value()`, step } : { step }],
    slots: [code`${name(local)}.context()`, table],
  };
}
