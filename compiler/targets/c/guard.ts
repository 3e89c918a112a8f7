/** Callbacks in loaded mode: a guard between the provider and the consumer's function checks every argument first. */
import { code, list, name, paragraphs, spelling, type Name, type Text } from "../../print/index.js";
import { spellFlags } from "../../lower/c-spelling.js";
import type { AbiCallback } from "../../lower/index.js";
import { argumentSteps } from "./argument.js";
import { callableOf, dotted, Locals } from "./names.js";
import { spelledSlots } from "./types.js";
import { writeFurther } from "./units.js";
import { check } from "./validate.js";

/** Whether an argument of the callback can be wrong. */
export function isGuarded(callback: AbiCallback): boolean {
  const locals = new Locals(callback.slots);
  return callback.params.some((param) => argumentSteps(param, check, locals).steps.length > 0);
}

/** The pair that a wrapper passes on, and the table that it passes on with. */
export function writeGuardType(callback: AbiCallback): Text {
  const c = callableOf(callback.c);
  return code`
    /** Stands between the provider and a \`${spelling(callback.name)}\` for the time of one call. */
    typedef struct ${c}_ftk_guard {
        void *ctx;
        const ${name(callback.c)} *vt;
    } ${c}_ftk_guard;
    extern FTK_HIDDEN const ${name(callback.c)} ${c}_ftk_guarded;
  `;
}

/** Its implementation. */
export function writeGuard(callback: AbiCallback): Text {
  const c = callableOf(callback.c);
  const title = dotted(callback.modules, callback.name);
  const locals = new Locals(callback.slots);
  const guard = locals.pick("guard");
  const status = locals.pick("status");
  const any = callback.thread === "any";
  const object = locals.pick("object");
  const checked = callback.params.map((param) => ({ param, argument: argumentSteps(param, check, locals) }));
  const [, ...rest] = callback.slots;
  const call = code`${guard}->vt->call(${list([code`${guard}->ctx`, ...rest.map((slot) => name(slot.name))])})`;
  return paragraphs([
    code`
      static int32_t ${c}_ftk_guard_call(${list(spelledSlots(callback.slots))}) {
          ${any ? code`void *${object} = NULL;` : code`const ${c}_ftk_guard *${guard} = (const ${c}_ftk_guard *)ctx;`}
          ${checked.map(({ argument }) => argument.declaration)}
          int32_t ${status} = FTK_OK;
          ${writeFurther(
            checked.flatMap(({ argument }) => argument.steps),
            status,
          )}
          if (FTK_UNLIKELY(${status} != FTK_OK)) return ftk_contract_fail(err, ${status}, "${spelling(title)}");
          ${any ? writeEntered(code`const ${c}_ftk_guard *${guard} = (const ${c}_ftk_guard *)${object};`, call, status, object) : code`return ${call};`}
      }
    `,
    code`const ${name(callback.c)} ${c}_ftk_guarded = {{sizeof(${name(callback.c)}), ${spelling(spellFlags(callback.flags))}, NULL, NULL}, ${c}_ftk_guard_call};`,
  ]);
}

/** The call while the guard's scope is open: a guard lives in the frame of its call. */
function writeEntered(declaration: Text, call: Text, status: Name, object: Name): Text {
  return code`
    ${status} = ftk_scope_enter(ctx, &${object});
    if (FTK_UNLIKELY(${status} != FTK_OK)) return ftk_fail(err, ${status}, (ftk_str){NULL, 0});
    ${declaration}
    ${status} = ${call};
    ftk_scope_leave(ctx);
    return ${status};
  `;
}
