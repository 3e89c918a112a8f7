/** Callbacks in the addon: a vtable and a trampoline for each, through which the provider calls the user's function on the thread of the call. */
import { code, list, name, spelling, type Hole, type Text } from "../../print/index.js";
import { spellFlags } from "../../lower/c-spelling.js";
import type { AbiCallback, AbiFunction } from "../../lower/index.js";
import { declareC, innerType, isCallback, isOptional, planCallback, slotName, takeResult, takesAnyThread, writeArgument, type Failing, type NativeFunctions } from "../../scratch/index.js";
import { raiserOf } from "./native-error.js";

/** The callback parameters of a function, as locals and as what is passed for them. */
export interface CallbackArguments {
  readonly count: number;
  readonly declarations: readonly Hole[];
  readonly passed: ReadonlyMap<string, readonly Text[]>;
}

/** `first` is the index of the first real argument that belongs to a callback. */
export function callbackArguments(f: AbiFunction, first: number, reader: boolean, functions: NativeFunctions): CallbackArguments {
  const params = f.params.filter((param) => isCallback(param.type));
  const passed = new Map<string, readonly Text[]>();
  const base = reader ? code`in.slot()` : code`t->header(BASE)`;
  const served = takesAnyThread(f);
  const failed = code`return fail(t, FTK_E_NO_MEMORY, nullptr);`;
  const serving = served ? [code`ServedCall served(t, ${base});`, code`if (FTK_UNLIKELY(!served.begun())) ${failed}`] : [];
  const declarations = params.map((param, i) => {
    const type = innerType(param.type);
    if (type.kind !== "callback") return null;
    functions.needCallback(type.decl);
    const local = name(`cb_${param.pass.slots[1]!.name}`);
    const at = first + i * 2;
    const has = isOptional(param.type) ? code`${local}.exists()` : null;
    const vt = code`&vt_${name(type.decl.c)}`;
    if (type.decl.thread === "any") {
      const scope = name(`scope_${param.pass.slots[1]!.name}`);
      passed.set(param.name, has === null ? [code`${scope}.context()`, vt] : [code`${scope}.context()`, code`${scope}.context() != nullptr ? ${vt} : nullptr`]);
      return [
        code`Callback ${local} = {env, t, ${base}, args[${at}], args[${at + 1}], &served, true};`,
        code`CallbackScope ${scope}(${local}, ${has ?? code`true`});`,
        code`if (FTK_UNLIKELY(${scope}.failed())) ${failed}`,
      ];
    }
    passed.set(param.name, has === null ? [code`&${local}`, vt] : [code`&${local}`, code`${has} ? ${vt} : nullptr`]);
    return code`Callback ${local} = {env, t, ${base}, args[${at}], args[${at + 1}]${served && code`, &served`}};`;
  });
  return { count: params.length, declarations: [...serving, ...declarations.flat()], passed };
}

const WAYS: Failing = { breach: code`return out.fail(err);`, failed: code`return out.fail(err);` };

/** The trampoline and the vtable of a callback. `forwards`: calls that take it may be made by another thread than that of JavaScript. */
export function writeCallbackC(callback: AbiCallback, functions: NativeFunctions, forwards: boolean): Text {
  const input = planCallback(callback.params);
  const streams = input.text !== "none" || input.dynamic || input.leaves.some((leaf) => leaf.type.cell.handles);
  const args = input.roots.map((root) => writeArgument(root, input, functions, WAYS));
  const own = name(`call_${callback.c}`);
  const slots = callback.slots.map((slot) => declareC(slot.c, slotName(slot.name)));
  const raise = callback.throws === null ? code`raise(t, status, result, err)` : code`${raiserOf(callback.throws)}(t, status, result, err)`;
  if (callback.throws !== null) functions.needError(callback.throws, "raise");
  const any = callback.thread === "any";
  const again = list(callback.slots.map((slot) => slotName(slot.name)));
  const elsewhere = forwards ? code`forward(*callback, err, [&] { return ${own}(${again}); })` : code`fail_thread(err)`;
  const context = any ? [
    code`Entered entered(ctx);`,
    code`if (FTK_UNLIKELY(!entered.begun())) return entered.refuse(err);`,
    code`Callback *callback = entered.callback();`,
  ] : [code`Callback *callback = static_cast<Callback *>(ctx);`];
  return code`
    int32_t ${own}(${list(slots)}) {
        ${context}
        Thread *t = current();
        if (FTK_UNLIKELY(t == nullptr || t != callback->thread)) return ${elsewhere};
        HandleScope scope(callback->env);
        callback->begin();
        Writer out(t, nullptr, false);
        ${input.frame.slots > 0 && code`char *g = t->frame();`}
        ${args.flatMap((arg) => arg.fixed)}
        ${args.flatMap((arg) => arg.rest)}
        napi_value result = nullptr;
        int32_t status = callback->call(${streams ? code`out.finish(callback->env)` : code`nullptr`}, &result);
        if (FTK_UNLIKELY(status != 0)) return ${raise};
        ${takeResult(callback, functions, code`in.open_text(callback->env, result)`)}
        return 0;
    }

    const ${name(callback.c)} vt_${name(callback.c)} = {{sizeof(${name(callback.c)}), ${spelling(spellFlags(callback.flags))}, nullptr, nullptr}, ${own}};
  `;
}

