/** Callbacks on the native side: a vtable and a trampoline for each, through which the provider calls the user's function on the thread of the call. */
import { code, list, name, spelling, type Hole, type Text } from "../../print/index.js";
import { spellFlags } from "../../lower/c-spelling.js";
import type { AbiCallback, AbiFunction } from "../../lower/index.js";
import {
  declareC, innerType, isCallback, isOptional, planCallback, slotName, takeResult, writeArgument, type Failing, type NativeFunctions,
} from "../../scratch/index.js";
import { raiserOf } from "./native-error.js";

/** The callback parameters of a function, as locals and as what is passed for them. */
export interface CallbackArguments {
  readonly count: number;
  readonly declarations: readonly Hole[];
  readonly passed: ReadonlyMap<string, readonly Text[]>;
}

/** The callbacks of a call; each is a parameter of the native method. */
export function callbackArguments(f: AbiFunction, reader: boolean, functions: NativeFunctions, failing: (text: Text) => Text): CallbackArguments {
  const params = f.params.filter((param) => isCallback(param.type));
  const passed = new Map<string, readonly Text[]>();
  const declarations = params.map((param, i) => {
    const type = innerType(param.type);
    if (type.kind !== "callback") return null;
    functions.needCallback(type.decl);
    const local = name(`cb_${param.pass.slots[1]!.name}`);
    const vt = code`&vt_${name(type.decl.c)}`;
    const given = name(`f${i}`);
    if (type.decl.thread === "any") {
      passed.set(param.name, [code`${local}.context()`, isOptional(param.type) ? code`${given} != nullptr ? ${vt} : nullptr` : vt]);
      return [code`SharedCallback ${local}(env, ${given});`, code`if (FTK_UNLIKELY(${local}.failed())) ${failing(code`fail(t, FTK_E_NO_MEMORY, nullptr)`)}`];
    }
    passed.set(param.name, isOptional(param.type) ? [code`&${local}`, code`${given} != nullptr ? ${vt} : nullptr`] : [code`&${local}`, vt]);
    return code`Callback ${local} = {env, t, ${reader ? code`in.slot()` : code`t->header(BASE)`}, ${given}, thread_mark()};`;
  });
  return { count: params.length, declarations: declarations.flat(), passed };
}

const WAYS: Failing = { breach: code`return out.fail(err);`, failed: code`return out.fail(err);` };

/** The trampoline and the vtable of a callback; `index` is that of its Java method. */
export function writeCallbackC(callback: AbiCallback, index: number, functions: NativeFunctions): Text {
  const input = planCallback(callback.params);
  const streams = input.text !== "none" || input.dynamic || input.leaves.some((leaf) => leaf.type.cell.handles);
  const args = input.roots.map((root) => writeArgument(root, input, functions, WAYS));
  const fails = args.flatMap((arg) => [...arg.fixed, ...arg.rest]).length > 0;
  const own = name(`call_${callback.c}`);
  const slots = callback.slots.map((slot) => declareC(slot.c, slotName(slot.name)));
  const raise = callback.throws === null ? code`raise(t, status, err)` : code`${raiserOf(callback.throws)}(t, status, err)`;
  if (callback.throws !== null) functions.needError(callback.throws, "raise");
  const any = callback.thread === "any";
  const enter = any ? [
    code`SharedCall callback(ctx, natives, enter);`,
    code`if (FTK_UNLIKELY(!callback.begun())) return callback.refuse(err);`,
    code`Thread *t = callback.thread();`,
  ] : [
    code`Callback *callback = static_cast<Callback *>(ctx);`,
    code`if (FTK_UNLIKELY(!callback->is_here())) return fail_thread(err);`,
    code`Thread *t = callback->thread;`,
    code`callback->begin();`,
  ];
  return code`
    int32_t ${own}(${list(slots)}) {
        ${enter}
        ${(streams || fails) && code`Writer out(t, nullptr, false);`}
        ${input.frame.slots > 0 && code`char *g = t->frame();`}
        ${args.flatMap((arg) => arg.fixed)}
        ${args.flatMap((arg) => arg.rest)}
        ${(streams || fails) && code`out.finish();`}
        int32_t status = callback${any ? code`.` : code`->`}call(natives, methods[${index}]);
        if (FTK_UNLIKELY(status != 0)) return ${raise};
        ${takeResult(callback, functions, code`in.open_text()`)}
        return 0;
    }

    const ${name(callback.c)} vt_${name(callback.c)} = {{sizeof(${name(callback.c)}), ${spelling(spellFlags(callback.flags))}, nullptr, nullptr}, ${own}};
  `;
}
