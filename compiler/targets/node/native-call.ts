/** The native function of each function of the package: arguments out of the scratch, one call through the table, the result into it. */
import { code, list, literal, name, spelling, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiFunction, AbiType, Give } from "../../lower/index.js";
import { callbackArguments } from "./native-callback.js";
import type { NativeFunctions } from "./native-functions.js";
import { fillFields, readPart } from "./native-read.js";
import { loadC } from "./native-scalar.js";
import { cKey, declareC, nodeName, spellC } from "./native-types.js";
import { writeFields, writePart, leastSize, type Failing } from "./native-write.js";
import { planArguments, planResult, type Plan, type Root } from "./plan.js";
import { innerType, isOptional, isScalarType, plainType, type Place } from "./wire.js";

const FAILED = code`return in.fail();`;
const WAYS: Failing = { breach: code`return fail_breach(t);`, failed: code`return out.fail();` };

/** The whole function. */
export function writeNative(f: AbiFunction, functions: NativeFunctions, prefix: string): Text {
  const input = planArguments(f);
  const output = planResult(f.result.type);
  const args = input.roots.map((root) => readRoot(root, input, functions));
  const callbacks = callbackArguments(f, input.text === "none" ? 0 : 1, needsReader(input), functions);
  const values = (input.text === "none" ? 0 : 1) + callbacks.count * 2;
  const needsEnv = values > 0 || output.text !== "none" || output.dynamic;
  const given = resultSlots(f.result.give, f.result.type);
  const api = name(`${prefix}_api`);
  return code`
    napi_value ${nodeName(f.slot)}(napi_env${needsEnv && code` env`}, napi_callback_info${values > 0 && code` info`}) {
        Thread *t = thread_state;
        const ${api} *api = provider();
        if (FTK_UNLIKELY(api == nullptr)) return fail_not_loaded(t);
        ${f.late && code`if (!FTK_API_HAS(api, ${api}, ${name(f.slot)})) return fail_unavailable(t, ${literal.cpp.string(shownName(f))});`}
        ${input.frame.slots > 0 && code`const char *f = t->frame();`}
        ${values > 0 && [code`napi_value args[${values}] = {};`, code`if (!arguments(env, info, args, ${values})) return fail(t, FTK_E_INVALID, nullptr);`]}
        ${needsReader(input) && code`Reader in(t, &api->base${callbacks.count > 0 && code`, true`});`}
        ${input.text !== "none" && code`if (!in.open_text(env, args[0])) return in.fail();`}
        ${args.flatMap((arg) => [...arg.declarations, ...arg.fixed])}
        ${args.flatMap((arg) => arg.rest)}
        ${callbacks.declarations}
        ${given.declarations}
        ftk_error *err = nullptr;
        int32_t status = api->${name(f.slot)}(${list([...passedInOrder(f, input, args, callbacks.passed), ...given.passed])});
        ${callbacks.count > 0 && needsReader(input) && code`in.put_back();`}
        if (FTK_UNLIKELY(status != 0)) return fail(t, status, err);
        ${borrowsArguments(f, input) && code`t->set_header(BASE, in.slot());`}
        ${writeResult(f.result.give, f.result.type, output, functions)}
    }
  `;
}

/** Whether arguments come out of the stream or the joined text. */
function needsReader(input: Plan): boolean {
  return input.text !== "none" || input.dynamic || input.leaves.some((leaf) => innerType(leaf.type).kind === "size");
}

/** Whether the result may point into arguments that lie in the stream: then it is written behind them. */
function borrowsArguments(f: AbiFunction, input: Plan): boolean {
  return input.dynamic && f.result.from.some((source) => source !== "self");
}

/** What is passed to the provider, in the order of its parameters. */
function passedInOrder(f: AbiFunction, input: Plan, args: readonly Argument[], callbacks: ReadonlyMap<string, readonly Text[]>): Text[] {
  const byName = new Map(input.roots.map((root, i) => [root.param === null ? "self" : `v_${root.param.name}`, args[i]!.passed]));
  const ordered = f.params.flatMap((param) => byName.get(`v_${param.name}`) ?? callbacks.get(param.name) ?? []);
  return [...(byName.get("self") ?? []), ...ordered];
}

/** `Shop.count`, `distance`. */
function shownName(f: AbiFunction): string {
  return f.resource === null ? f.name : `${f.resource.name}.${f.name}`;
}

/** One argument: where it is put, and what is passed to the provider. */
interface Argument {
  readonly declarations: readonly Hole[];
  readonly fixed: readonly Hole[];
  readonly rest: readonly Hole[];
  readonly passed: readonly Text[];
}

/** The local that holds an argument. */
function localOf(root: Root): Name {
  return name(root.param === null ? "self" : `v_${root.param.pass.slots[0].name}`);
}

function readRoot(root: Root, plan: Plan, functions: NativeFunctions): Argument {
  const first = plan.leaves.indexOf(root.leaves[0]!);
  const local = localOf(root);
  const plain = innerType(root.type);
  if (root.spread !== null) {
    const places = plan.frame.places.slice(first, first + root.leaves.length);
    const c = name(root.spread.c);
    const fill = code`
      {
          auto *v = &${local};
          ${fillFields(root.spread.fields, places, "f", root.spread, functions, FAILED)}
      }
    `;
    return { declarations: [code`${c} ${local};`], fixed: [fill], rest: [], passed: [code`&${local}`] };
  }
  const part = readPart(root.type, plan.frame.places[first]!, "f", code`${local}`, functions, FAILED);
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
  if (c.kind === "pointer") return code`${spelling(spellC(c))}${local} = nullptr;`;
  return code`${declareC(c, local)} = {};`;
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
      return [plain.mutable ? code`const_cast<${spelling(spellC(plain.element.cell.c))} *>(${local}.ptr)` : code`${local}.ptr`, code`${local}.len`];
    case "list":
      return plain.rows ? [code`${local}.ptr`, code`${local}.len`, code`${local}.stride`] : [code`${local}.ptr`, code`${local}.len`];
    case "struct":
    case "variant":
      return [code`&${local}`];
    default:
      return [code`${local}`];
  }
}

/** Locals for the results, and how they are passed. */
function resultSlots(give: Give, type: AbiType | null): { readonly declarations: Hole[]; readonly passed: Text[] } {
  const names = resultNames(give);
  const locals = give.slots.map((slot, i) => {
    const own = name(names[i]!);
    const array = give.kind === "value" && names[i] === "result" && type !== null && innerType(type).kind === "array";
    return { own, array, c: array ? innerType(type).cell.c : slot.c.kind === "pointer" ? slot.c.to : slot.c };
  });
  const declarations = locals.map(({ own, c }) => {
    if (c.kind === "pointer") return code`${spelling(spellC(c))}${own} = nullptr;`;
    return code`${declareC(c, own)} = {};`;
  });
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

/** Statements that put a result into the scratch and end the call. */
function writeResult(give: Give, type: AbiType | null, plan: Plan, functions: NativeFunctions): Hole[] {
  const root = plan.roots[0];
  if (type === null || root === undefined) return [code`return done(t);`];
  if (give.kind === "handle") return writeHandle(type);
  const cell = resultCell(give, type);
  const guard = give.kind === "buffer" ? [code`Held held(&result);`] : give.kind === "graph" || give.kind === "view" ? [code`Held held(result_owner);`] : [];
  const streams = plan.dynamic || plan.text === "joined";
  const single = plan.text === "one" && !streams;
  const stores = single ? writeSingle(root, plan, cell.value, functions) : writeRoot(root, plan, cell.value, functions);
  return [
    ...guard,
    ...cell.declarations,
    streams && code`Writer out(t${(give.kind === "graph" || give.kind === "view") && code`, result_owner`});`,
    plan.frame.slots > 0 && (!single || stores.length > 2) && code`char *g = t->frame();`,
    ...stores,
    single ? null : streams ? code`return out.finish(env);` : code`return done(t);`,
  ];
}

/** A handle goes into the frame as it is: JavaScript owns it from now on. */
function writeHandle(type: AbiType): Hole[] {
  return [
    !isOptional(type) && code`if (result == nullptr) return fail_breach(t);`,
    code`store_handle(t->frame(), 0, result);`,
    code`return done(t);`,
  ];
}

/** The C cell of a result, made from its slots. */
function resultCell(give: Give, type: AbiType): { readonly declarations: Hole[]; readonly value: Text } {
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
    if (!optional) return { declarations: [code`if (result == nullptr) return fail_breach(t);`], value: plain.kind === "array" ? code`result` : code`(*result)` };
    return { declarations: [code`${whole} ${own} = {};`, code`${own}.has = result != nullptr;`, code`if (result != nullptr) ${own}.value = *result;`], value: code`${own}` };
  }
  return { declarations: [], value: code`result` };
}

function viewPointerC(plain: AbiType, give: Give): Text {
  if (give.kind === "view") return code`result`;
  const element = plain.kind === "text" ? "const char" : plain.kind === "bytes" ? "const uint8_t" : plain.kind === "list" ? `const ${spellC(plain.element.cell.c)}` : "const void";
  return code`static_cast<${spelling(`${element} *`)}>(result.ptr)`;
}

function writeRoot(root: Root, plan: Plan, value: Text, functions: NativeFunctions): Hole[] {
  if (root.spread !== null) {
    return [
      code`const ${name(root.spread.c)} *v = ${value};`,
      code`if (v == nullptr || v->size < ${leastSize(root.spread.c, root.spread.fields)}) return fail_breach(t);`,
      ...writeFields(root.spread.fields, plan.frame.places, "g", root.spread.c, functions, WAYS),
    ];
  }
  const part = writePart(root.type, plan.frame.places[0]!, "g", value, functions, WAYS);
  return [...part.fixed, ...part.rest];
}

/** A crossing whose only text is returned as the string itself. */
function writeSingle(root: Root, plan: Plan, value: Text, functions: NativeFunctions): Hole[] {
  const texts: Text[] = [];
  const rest: Hole[] = [];
  const cells = root.leaves.map((leaf) => (leaf.field === null ? value : code`v->${name(leaf.field.c)}`));
  root.leaves.forEach((leaf, i) => {
    const place = plan.frame.places[i]!;
    if (innerType(leaf.type).kind === "text") {
      const known = !leaf.late ? null : code`bool known = FTK_FIELD_PRESENT(v, ${name(root.spread!.c)}, ${name(leaf.field!.c)});`;
      if (known !== null) rest.push(known);
      if (place.known >= 0) rest.push(code`store<uint32_t>(g, ${place.known / 4}, known);`);
      const optional = isOptional(leaf.type);
      const present = known === null ? code`${cells[i]!}.has != 0` : code`known && ${cells[i]!}.has != 0`;
      if (optional) rest.push(code`store<uint32_t>(g, ${place.has / 4}, ${present});`);
      const text = optional ? code`${cells[i]!}.value` : cells[i]!;
      const there = optional ? present : known === null ? null : code`known`;
      texts.push(code`return ${there !== null && code`!(${there}) ? nullptr :`} make_string(env, t, ${text}.ptr, ${text}.len);`);
      return;
    }
    const ways = { breach: WAYS.breach, failed: WAYS.breach };
    if (leaf.field === null) rest.push(...writePart(leaf.type, place, "g", cells[i]!, functions, ways).fixed);
    else rest.push(...writeFields([leaf.field], [place], "g", root.spread!.c, functions, ways));
  });
  const open = root.spread === null ? [] : [
    code`const ${name(root.spread.c)} *v = ${value};`,
    code`if (v == nullptr || v->size < ${leastSize(root.spread.c, root.spread.fields)}) return fail_breach(t);`,
  ];
  return [...open, ...rest, code`done(t);`, ...texts];
}
