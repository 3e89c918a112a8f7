/** Calls on the native side of the scratch: arguments out of it as the C slots of a function, the C slots of a result into it. */
import { code, name, spelling, type Hole, type Name, type Text } from "../print/index.js";
import type { AbiFunction, AbiType, Give } from "../lower/index.js";
import { cKey, declareC, pointerC, spellC, typeC } from "./c-types.js";
import type { NativeFunctions } from "./functions.js";
import type { Plan, Root } from "./plan.js";
import { fillFields, readPart } from "./read.js";
import { loadC } from "./scalar.js";
import { innerType, isFixed, isOptional, isScalarType, plainType, type Place } from "./wire.js";
import { checkPlaced, leastSize, writeFields, writePart, writePointed, type Failing } from "./write.js";

/** Whether arguments come out of the stream or the joined text, or are read with what only a reader knows: widths of sizes, what an older provider lacks. */
export function needsReader(input: Plan): boolean {
  const late = input.leaves.some((leaf) => leaf.field !== null && leaf.field.late && !leaf.field.ignorable);
  return input.text !== "none" || input.dynamic || late || input.leaves.some((leaf) => innerType(leaf.type).kind === "size");
}

/** Whether the result may point into arguments that lie in the stream: then it is written behind them. */
export function borrowsArguments(f: AbiFunction, input: Plan): boolean {
  return input.dynamic && f.result.from.some((source) => source !== "self");
}

/**
 * Whether the provider writes its result straight into the frame: a struct or a short array that lies there as in C. A copy of it would load
 * what was stored in narrower pieces a moment before, and wait for that. Not when the memory may still be read or written while the function runs:
 * arguments in the stream, and callbacks (`copies`: also those of other calls).
 */
export function resultInFrame(f: AbiFunction, input: Plan, copies: boolean): boolean {
  const { give, type } = f.result;
  if (type === null || give.kind !== "value" || copies || needsReader(input)) return false;
  if (f.params.some((param) => innerType(param.type).kind === "callback")) return false;
  const { kind } = plainType(type);
  return (kind === "struct" || kind === "array") && isFixed(type);
}

/** What is passed to the provider, in the order of its parameters. */
export function passedInOrder(f: AbiFunction, input: Plan, args: readonly Argument[], callbacks: ReadonlyMap<string, readonly Text[]>): Text[] {
  // Roots are in the order of the parameters, behind `self`; callbacks are not among them.
  const passed: Text[] = [];
  let next = 0;
  if (input.roots[0]?.param === null) passed.push(...args[next++]!.passed);
  for (const param of f.params) {
    if (input.roots[next]?.param === param) passed.push(...args[next++]!.passed);
    else passed.push(...(callbacks.get(param.name) ?? []));
  }
  return passed;
}

/** `Shop.count`, `distance`. */
export function shownName(f: AbiFunction): string {
  return f.resource === null ? f.name : `${f.resource.name}.${f.name}`;
}

/** One argument: where it is put, and what is passed to the provider. */
export interface Argument {
  readonly declarations: readonly Hole[];
  readonly fixed: readonly Hole[];
  readonly rest: readonly Hole[];
  readonly passed: readonly Text[];
}

/** The local that holds an argument. */
function localOf(root: Root): Name {
  return name(root.param === null ? "self" : `v_${root.param.pass.slots[0].name}`);
}

/** Reads one argument; `failed` ends the call when it cannot be read. */
export function readRoot(root: Root, plan: Plan, functions: NativeFunctions, failed: Text): Argument {
  const { first } = root;
  const local = localOf(root);
  const plain = innerType(root.type);
  if (root.spread !== null) {
    const places = plan.frame.places.slice(first, first + root.leaves.length);
    const c = name(root.spread.c);
    const fill = code`
      {
          auto *v = &${local};
          ${fillFields(root.spread.fields, places, "f", root.spread, functions, failed)}
      }
    `;
    return { declarations: [code`${c} ${local};`], fixed: [fill], rest: [], passed: [code`&${local}`] };
  }
  const part = readPart(root.type, plan.frame.places[first]!, "f", code`${local}`, functions, failed);
  const direct = directLoad(root.type, plan.frame.places[first]!);
  if (direct !== null) return { declarations: [code`${declareC(plainType(root.type).cell.c, local)} = ${direct};`], fixed: [], rest: [], passed: [code`${local}`] };
  return { declarations: [declareRoot(root, local)], fixed: part.fixed, rest: part.rest, passed: passRoot(root, plain, local) };
}

/** The expression that loads a value which is one word or slot, else null. */
function directLoad(type: AbiType, place: Place): Text | null {
  const plain = plainType(type);
  if (plain.kind === "resource") return code`load_handle<${name(plain.decl.c)}>(f, ${place.at / 4})`;
  return isScalarType(plain) && plain.kind !== "size" ? loadC(type, name("f"), place.at) : null;
}

function declareRoot(root: Root, local: Name): Hole {
  const { c } = plainType(root.type).cell;
  return code`${declareC(c, local)} = ${c.kind === "pointer" ? code`nullptr` : code`{}`};`;
}

function passRoot(root: Root, plain: AbiType, local: Name): Text[] {
  const optional = isOptional(root.type);
  if (plain.cell.pointer) return [code`${local}`];
  if (optional) return [code`${local}.has != 0 ? ${plain.kind === "array" ? null : code`&`}${local}.value : nullptr`];
  switch (plain.kind) {
    case "text":
    case "bytes":
    case "map":
      return [code`${local}.ptr`, code`${local}.len`];
    case "slice":
      return [plain.mutable ? code`const_cast<${spelling(spellC({ kind: "pointer", to: plain.element.cell.c, const: false }))}>(${local}.ptr)` : code`${local}.ptr`, code`${local}.len`];
    case "list":
      return plain.rows ? [code`${local}.ptr`, code`${local}.len`, code`${local}.stride`] : [code`${local}.ptr`, code`${local}.len`];
    case "struct":
    case "variant":
      return [code`&${local}`];
    default:
      return [code`${local}`];
  }
}

/** Locals for the results, or their place in the frame, and how they are passed. */
export function resultSlots({ give, type }: AbiFunction["result"], inFrame: boolean): { readonly declarations: Hole[]; readonly passed: Text[] } {
  if (inFrame) return { declarations: [code`auto *result = reinterpret_cast<${typeC(plainType(type!).cell.c)} *>(t->frame());`], passed: [code`result`, code`&err`] };
  const names = resultNames(give);
  const locals = give.slots.map((slot, i) => {
    const own = name(names[i]!);
    const array = give.kind === "value" && names[i] === "result" && type !== null && innerType(type).kind === "array";
    return { own, array, c: array ? innerType(type).cell.c : slot.c.kind === "pointer" ? slot.c.to : slot.c };
  });
  const declarations = locals.map(({ own, c }) => code`${declareC(c, own)} = ${c.kind === "pointer" ? code`nullptr` : code`{}`};`);
  return { declarations, passed: [...locals.map(({ own, array }) => (array ? code`${own}` : code`&${own}`)), code`&err`] };
}

/** The locals of the result slots, in order. */
function resultNames(give: Give): string[] {
  const has = "has" in give && give.has ? ["result_has"] : [];
  switch (give.kind) {
    case "graph":
      return ["result", "result_owner"];
    case "view":
      return [...has, "result", "result_len", "result_owner"];
    default:
      return [...has, "result"];
  }
}

/** The C cell of a result. */
export interface ResultCell {
  readonly declarations: Hole[];
  readonly value: Text;
  /** `value` is a pointer to what may be missing: NULL when it is. It is never copied, since handles are taken out of it. */
  readonly pointed?: boolean;
  /** `value` is a pointer into the frame, where the provider put the value. */
  readonly inFrame?: boolean;
}

/** The C cell of a result, made from its slots. */
export function resultCell(give: Give, type: AbiType, inFrame: boolean, ways: Failing): ResultCell {
  if (inFrame) return { declarations: [], value: code`result`, inFrame };
  const plain = innerType(type);
  const optional = isOptional(type) && !plain.cell.pointer;
  const own = name("value");
  const whole = name(cKey(type));
  if (give.kind === "buffer" || give.kind === "view") {
    const inner = code`${name(cKey(plain))} item = {${viewPointerC(plain, give)}, ${give.kind === "buffer" ? code`result.len` : code`result_len`}};`;
    if (!optional) return { declarations: [inner], value: code`item` };
    return { declarations: [inner, code`${whole} ${own} = {};`, code`${own}.has = result_has;`, code`${own}.value = item;`], value: code`${own}` };
  }
  if (give.kind === "value" && optional) {
    const copy = plain.kind === "array" ? code`std::memcpy(${own}.value, result, sizeof ${own}.value);` : code`${own}.value = result;`;
    return { declarations: [code`${whole} ${own} = {};`, code`${own}.has = result_has;`, copy], value: code`${own}` };
  }
  if (give.kind === "graph" && plain.kind !== "record") {
    if (!optional) return { declarations: [code`if (result == nullptr) ${ways.breach}`], value: plain.kind === "array" ? code`result` : code`(*result)` };
    return { declarations: [], value: code`result`, pointed: true };
  }
  return { declarations: [], value: code`result` };
}

function viewPointerC(plain: AbiType, give: Give): Text {
  if (give.kind === "view") return code`result`;
  const pointer = plain.kind === "text" ? spelling("const char *") : plain.kind === "bytes" ? spelling("const uint8_t *") : plain.kind === "list" ? pointerC(plain.element.cell.c) : spelling("const void *");
  return code`static_cast<${pointer}>(result.ptr)`;
}

/** Statements that write a result; `ways` end the call when it cannot be written. */
export function writeRoot(root: Root, plan: Plan, cell: ResultCell, functions: NativeFunctions, ways: Failing): Hole[] {
  const { value } = cell;
  if (root.spread !== null) {
    return [
      code`const ${name(root.spread.c)} *v = ${value};`,
      code`if (v == nullptr || v->size < ${leastSize(root.spread.c, root.spread.fields)}) ${ways.breach}`,
      ...writeFields(root.spread.fields, plan.frame.places, "g", root.spread.c, functions, ways),
    ];
  }
  if (cell.inFrame === true) return checkPlaced(root.type, value, functions, ways);
  const write = cell.pointed === true ? writePointed : writePart;
  const part = write(root.type, plan.frame.places[0]!, "g", value, functions, ways);
  return [...part.fixed, ...part.rest];
}
