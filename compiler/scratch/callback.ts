/** Callbacks on the native side of the scratch: what the provider passes into it, and what the user's function gave out of it. */
import { code, name, type Hole, type Name, type Text } from "../print/index.js";
import type { AbiCallback, AbiParam, AbiType, Give } from "../lower/index.js";
import { cKey, declareC, typeC } from "./c-types.js";
import type { NativeFunctions } from "./functions.js";
import { planResult, type Plan, type Root } from "./plan.js";
import { readPart } from "./read.js";
import { innerType, isOptional, plainType } from "./wire.js";
import { leastSize, writeFields, writePart, type Failing } from "./write.js";

/** A parameter of a trampoline: never the name of one of its locals. */
export function slotName(slot: string): Name {
  return name(slot === "ctx" || slot === "err" ? slot : `p_${slot}`);
}

/** Statements that put one argument of the provider into the scratch: what is fixed, and what follows in the stream after all that is fixed. */
export function writeArgument(root: Root, plan: Plan, functions: NativeFunctions, ways: Failing): { readonly fixed: readonly Hole[]; readonly rest: readonly Hole[] } {
  const { first } = root;
  const param = root.param!;
  const slot = slotName(param.pass.slots[0].name);
  if (root.spread !== null) {
    const places = plan.frame.places.slice(first, first + root.leaves.length);
    const fixed = code`
      {
          const auto *v = ${slot};
          if (v == nullptr || v->size < ${leastSize(root.spread.c, root.spread.fields)}) ${ways.breach}
          ${writeFields(root.spread.fields, places, "g", root.spread.c, functions, ways)}
      }
    `;
    return { fixed: [fixed], rest: [] };
  }
  const cell = argumentCell(param, root, ways);
  const part = writePart(root.type, plan.frame.places[first]!, "g", cell.value, functions, ways);
  return { fixed: [...cell.declarations, ...part.fixed], rest: part.rest };
}

/** The C cell of an argument, made from its slots. */
function argumentCell(param: AbiParam, root: Root, ways: Failing): { readonly declarations: readonly Hole[]; readonly value: Text } {
  const plain = innerType(root.type);
  const slot = slotName(param.pass.slots[0].name);
  const own = name(`a_${param.pass.slots[0].name}`);
  if (param.pass.kind === "view") return { declarations: [code`${name(cKey(plain))} ${own} = {${slot}, ${slotName(param.pass.slots[1].name)}};`], value: code`${own}` };
  if (param.pass.kind === "rows") {
    const [, length, stride] = param.pass.slots;
    return { declarations: [code`${name(cKey(plain))} ${own} = {${slot}, ${slotName(length.name)}, static_cast<uint32_t>(${slotName(stride.name)}), 0};`], value: code`${own}` };
  }
  if (param.pass.kind !== "pointer" || plain.cell.pointer) return { declarations: [], value: code`${slot}` };
  if (!isOptional(root.type)) {
    return { declarations: [code`if (${slot} == nullptr) ${ways.breach}`], value: plain.kind === "array" ? code`${slot}` : code`(*${slot})` };
  }
  const copy = plain.kind === "array" ? code`std::memcpy(${own}.value, ${slot}, sizeof ${own}.value);` : code`${own}.value = *${slot};`;
  return {
    declarations: [code`${name(cKey(root.type))} ${own} = {};`, code`${own}.has = ${slot} != nullptr;`, code`if (${slot} != nullptr) ${copy}`],
    value: code`${own}`,
  };
}

/** Statements that take the result of the user's function out of the scratch and give it to the provider; `openText` opens the joined text. */
export function takeResult(callback: AbiCallback, functions: NativeFunctions, openText: Text): Hole[] {
  const { type, give } = callback.result;
  const plan = planResult(type);
  const root = plan.roots[0];
  if (type === null || root === undefined) return [];
  const [first] = give.slots;
  const graph = give.kind === "graph" || (give.kind === "view" && plan.roots.length > 0);
  const opens = [
    plan.frame.slots > 0 && code`const char *f = t->frame();`,
    graph && code`Kept kept;`,
    graph && code`if (kept.arena == nullptr) return fail_memory(err);`,
    resultNeedsReader(plan) && code`Reader in(t, nullptr, false${graph && code`, kept.arena`});`,
    plan.text !== "none" && code`if (!${openText}) return in.fail(err);`,
  ];
  const failed = code`return in.fail(err);`;
  const own = name("value");
  const read = root.spread !== null ? readSpread(root, plan, functions, failed) : readWhole(type, plan, own, functions, failed);
  return [...opens, ...read, ...giveResult(give, type, own, slotName(first!.name))];
}

function readWhole(type: AbiType, plan: Plan, own: Name, functions: NativeFunctions, failed: Text): Hole[] {
  const part = readPart(type, plan.frame.places[0]!, "f", code`${own}`, functions, failed);
  return [declareCell(type, own), ...part.fixed, ...part.rest];
}

/** Whether a result comes out of the stream or the joined text, or is kept. */
function resultNeedsReader(plan: Plan): boolean {
  return plan.text !== "none" || plan.dynamic || plan.leaves.some((leaf) => innerType(leaf.type).kind === "size") || plan.roots.some((root) => root.spread !== null);
}

function declareCell(type: AbiType, own: Name): Hole {
  const { c } = plainType(type).cell;
  return code`${declareC(c, own)} = ${c.kind === "pointer" ? code`nullptr` : code`{}`};`;
}

function readSpread(root: Root, plan: Plan, functions: NativeFunctions, failed: Text): Hole[] {
  const c = name(root.spread!.c);
  const parts = root.leaves.map((leaf, i) => readPart(leaf.type, plan.frame.places[i]!, "f", code`value->${name(leaf.field!.c)}`, functions, failed));
  return [
    code`${c} *value = in.one<${c}>();`,
    code`if (value == nullptr) ${failed}`,
    code`*value = {};`,
    code`value->size = sizeof *value;`,
    ...parts.flatMap((part) => part.fixed),
  ];
}

/** Statements that write a cell through the result slots. */
function giveResult(give: Give, type: AbiType, own: Name, out: Name): Hole[] {
  const plain = innerType(type);
  const optional = isOptional(type) && !plain.cell.pointer;
  const value = optional ? code`${own}.value` : code`${own}`;
  const names = give.slots.map((slot) => slotName(slot.name));
  const has = optional && give.kind !== "graph" ? [code`*${names[0]!} = ${own}.has;`] : [];
  const at = has.length > 0 ? names[1]! : out;
  switch (give.kind) {
    case "buffer":
      return [...has, code`if (int32_t status2 = ftk_buf_copy(${at}, ${value}.ptr, ${value}.len, sizeof *${value}.ptr)) return ftk_fail(err, status2, ftk_str{nullptr, 0});`];
    case "graph":
      return giveGraph(plain, optional, own, value, names);
    case "view":
      return [...has, code`*${at} = ${value}.ptr;`, code`*${names.at(-2)!} = ${value}.len;`, code`*${names.at(-1)!} = kept.finish();`];
    default:
      return [...has, plain.kind === "array" ? code`std::memcpy(${at}, ${value}, sizeof ${value});` : code`*${at} = ${value};`];
  }
}

function giveGraph(plain: AbiType, optional: boolean, own: Name, value: Text, names: readonly Name[]): Hole[] {
  const [out, owner] = names;
  if (plain.cell.pointer) return [code`*${out!} = ${own};`, code`*${owner!} = kept.finish();`];
  const { c } = plain.cell;
  const nested = c.kind === "array" && c.of.kind === "array";
  const element = nested ? code`std::remove_reference_t<decltype(${value}[0])>` : c.kind === "array" ? typeC(c.of) : typeC(c);
  const length = c.kind === "array" ? c.length : 1;
  const move = [
    code`auto *root = in.array<${element}>(${length});`,
    code`if (root == nullptr) return in.fail(err);`,
    code`std::memcpy(root, &${value}, sizeof ${value});`,
    code`*${out!} = root;`,
  ];
  const finish = code`*${owner!} = kept.finish();`;
  if (!optional) return [...move, finish];
  return [code`*${out!} = nullptr;`, code`
    if (${own}.has != 0) {
        ${move}
    }
  `, finish];
}
