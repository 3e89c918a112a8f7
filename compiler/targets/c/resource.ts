/** Resources as C callers see them: an opaque struct, and the small helpers that release and take handles. */
import { code, comment, name, type Text } from "../../print/index.js";
import type { AbiResource } from "../../lower/index.js";
import { docsOf } from "./layout.js";

/** The opaque type. */
export function writeHandleType(resource: AbiResource): Text {
  const { release, close } = resource.lifecycle;
  const rules = resource.shared
    ? `Counted: ${resource.lifecycle.retain?.symbol ?? ""}, ${release.symbol}. ${close.symbol} ends the object for all.`
    : `Owned by one: end it with ${close.symbol} or ${release.symbol}.`;
  const thread = resource.affine ? " Only the creating thread may call." : "";
  return code`
    ${comment("/** */", docsOf(resource, `${rules}${thread}`))}
    typedef struct ${name(resource.c)} ${name(resource.c)};
  `;
}

/** Takes a handle out of a result. Needs no function of the package. */
export function writeTake(resource: AbiResource): Text {
  const c = name(resource.c);
  return code`
    ${comment("/** */", `Takes a \`${resource.name}\` out of a field of a result: it is the caller's then, and the field NULL.`)}
    static inline ${c} *${c}_handle_take(${c} *const *field) {
        ${c} *taken = *field;
        *(${c} **)(uintptr_t)field = NULL;
        return taken;
    }
  `;
}

/** Releases and clears; stands behind the functions of the package. */
export function writeDispose(resource: AbiResource): Text {
  const c = name(resource.c);
  return code`
    ${comment("/** */", `Releases \`*self\` and clears it; fits FTK_SCOPED. NULL is ignored.`)}
    static inline void ${c}_dispose(${c} **self) {
        if (self != NULL && *self != NULL) {
            (void)${name(resource.lifecycle.release.symbol)}(*self);
            *self = NULL;
        }
    }
  `;
}
