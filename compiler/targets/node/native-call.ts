/** The native function of each function of the package: arguments out of the scratch, one call through the table, the result into it. */
import { code, list, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiType } from "../../lower/index.js";
import { borrowsArguments, innerType, isOptional, leastSize, needsReader, passedInOrder, planArguments, planResult, readRoot, resultCell, resultInFrame, resultSlots, shownName, takesAnyThread, writeFields, writePart, writeRoot, type Failing, type NativeFunctions, type Plan, type Root } from "../../scratch/index.js";
import { callbackArguments } from "./native-callback.js";
import { nodeName } from "./native-names.js";

const FAILED = code`return in.fail();`;
const WAYS: Failing = { breach: code`return fail_breach(t);`, failed: code`return out.fail();` };

/** The whole function. `copies`: callbacks of other calls may use the stream while it runs, so its arguments are copied out. */
export function writeNative(f: AbiFunction, functions: NativeFunctions, prefix: string, copies: boolean): Text {
  const input = planArguments(f);
  const output = planResult(f.result.type);
  const args = input.roots.map((root) => readRoot(root, input, functions, FAILED));
  const callbacks = callbackArguments(f, input.text === "none" ? 0 : 1, needsReader(input), functions);
  const values = (input.text === "none" ? 0 : 1) + callbacks.count * 2;
  const needsEnv = values > 0 || output.text !== "none" || output.dynamic;
  const inFrame = resultInFrame(f, input, copies);
  const given = resultSlots(f.result, inFrame);
  const api = name(`${prefix}_api`);
  const served = takesAnyThread(f);
  const reader = needsReader(input);
  const restores = copies && !served && (output.dynamic || output.text === "joined");
  const call = code`api->${name(f.slot)}(${list([...passedInOrder(f, input, args, callbacks.passed), ...given.passed])})`;
  return code`
    napi_value ${nodeName(f.slot)}(napi_env${needsEnv && code` env`}, napi_callback_info${values > 0 && code` info`}) {
        Thread *t = current();
        const ${api} *api = provider();
        if (FTK_UNLIKELY(api == nullptr)) return fail_not_loaded(t);
        ${f.late && code`if (!FTK_API_HAS(api, ${api}, ${name(f.slot)})) return fail_unavailable(t, ${literal.cpp.string(shownName(f))});`}
        ${input.frame.slots > 0 && code`const char *f = t->frame();`}
        ${values > 0 && [code`napi_value args[${values}] = {};`, code`if (!arguments(env, info, args, ${values})) return fail(t, FTK_E_INVALID, nullptr);`]}
        ${reader && code`Reader in(t, &api->base${(copies || callbacks.count > 0) && code`, true`});`}
        ${input.text !== "none" && code`if (!in.open_text(env, args[0])) return in.fail();`}
        ${args.flatMap((arg) => [...arg.declarations, ...arg.fixed])}
        ${args.flatMap((arg) => arg.rest)}
        ${callbacks.declarations}
        ${given.declarations}
        ${restores && !reader && code`const uint32_t base = t->header(BASE);`}
        ftk_error *err = nullptr;
        int32_t status = ${served ? code`served.run([&] { return ${call}; })` : call};
        ${(copies || callbacks.count > 0) && reader && code`in.put_back();`}
        if (FTK_UNLIKELY(status != 0)) return fail(t, status, err);
        ${restores ? code`t->set_header(BASE, ${reader ? code`in.slot()` : code`base`});` : borrowsArguments(f, input) && code`t->set_header(BASE, in.slot());`}
        ${writeResult(f.result, inFrame, output, functions)}
    }
  `;
}

/** Statements that put a result into the scratch and end the call. */
function writeResult({ give, type }: AbiFunction["result"], inFrame: boolean, plan: Plan, functions: NativeFunctions): Hole[] {
  const root = plan.roots[0];
  if (type === null || root === undefined) return [code`return done(t);`];
  if (give.kind === "handle") return writeHandle(type);
  const cell = resultCell(give, type, inFrame, WAYS);
  const guard = give.kind === "buffer" ? [code`Held held(&result);`] : give.kind === "graph" || give.kind === "view" ? [code`Held held(result_owner);`] : [];
  const streams = plan.dynamic || plan.text === "joined";
  const single = plan.text === "one" && !streams;
  const stores = single ? writeSingle(root, plan, cell.value, functions) : writeRoot(root, plan, cell, functions, WAYS);
  // A record is looked at first; then come the end of the call and the text, which need no frame.
  const bare = root.spread === null ? 2 : 4;
  return [
    ...guard,
    ...cell.declarations,
    streams && code`Writer out(t${(give.kind === "graph" || give.kind === "view") && code`, result_owner`});`,
    plan.frame.slots > 0 && !inFrame && (!single || stores.length > bare) && code`char *g = t->frame();`,
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
