/** Callbacks as the provider's author calls them: a pair and one function, which checks what the consumer gives back. */
import { code, comment, list, literal, name, paragraphs, type Text } from "../../print/index.js";
import type { AbiCallback } from "../../lower/index.js";
import { docsOf } from "./layout.js";
import { callableOf, dotted, Locals } from "./names.js";
import { receive } from "./receive.js";
import { spelledSlots } from "./types.js";
import { writeFurther } from "./units.js";

/** The pair and the declaration of its function. */
export function writeCallableType(callback: AbiCallback): Text {
  const c = callableOf(callback.c);
  return paragraphs([
    code`
      ${comment("/** */", docsOf(callback, `A \`${callback.name}\` of the consumer; it may be called${callback.thread === "any" ? ", on any thread and on several at once," : ""} until the function that it was passed to returns.`))}
      typedef struct ${c} {
          void *ctx;
          const ${name(callback.c)} *vt;
      } ${c};
    `,
    code`
      ${comment("/** */", `Calls it. FTK_OK, the consumer's failure with its error in \`*err\` (pass both on to hand it through), or FTK_E_CONTRACT.`)}
      FTK_HIDDEN int32_t ${c}_call(${list(parametersOf(callback))});
    `,
  ]);
}

function parametersOf(callback: AbiCallback): readonly Text[] {
  const self = selfOf(callback);
  return [code`const ${callableOf(callback.c)} *${self}`, ...spelledSlots(callback.slots.slice(1))];
}

function selfOf(callback: AbiCallback): ReturnType<Locals["pick"]> {
  return new Locals(callback.slots).pick("self");
}

/** The function. */
export function writeCallable(callback: AbiCallback): Text {
  const c = callableOf(callback.c);
  const locals = new Locals(callback.slots);
  const self = locals.pick("self");
  const received = receive(callback.result, locals);
  const status = locals.pick("status");
  const title = literal.c.string(dotted(callback.modules, callback.name));
  const args = callback.slots.slice(1).map((slot) => received?.args.get(slot.name) ?? name(slot.name));
  return code`
    int32_t ${c}_call(${list(parametersOf(callback))}) {
        ${received?.declarations}
        int32_t ${status} = ${self}->vt->call(${list([code`${self}->ctx`, ...args])});
        if (${status} > 0) return ftk_contract_fail(err, FTK_E_VALUE, ${title});
        ${received === null && code`return ${status};`}
        ${
          received !== null &&
          code`
          if (${status} != FTK_OK) return ${status};
          ${writeFurther(received.steps, status)}
          if (FTK_UNLIKELY(${status} != FTK_OK)) {
              ${received.undo}
              return ftk_contract_fail(err, ${status}, ${title});
          }
          ${received.assign}
          return FTK_OK;
        `
        }
    }
  `;
}
