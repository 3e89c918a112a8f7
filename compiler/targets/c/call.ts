/** The functions of a package as C consumers call them: prototypes of the direct symbols, and the checked wrappers over a loaded table. */
import { code, comment, list, name, spelling, type Name, type Text } from "../../print/index.js";
import type { Abi, AbiEntry, AbiFunction, AbiParam, Slot } from "../../lower/index.js";
import { argumentSteps } from "./argument.js";
import { isGuarded } from "./guard.js";
import { docsOf } from "./layout.js";
import { fitsOf, writeFitsCalls } from "./late.js";
import { callableOf, dotted, Locals } from "./names.js";
import { receive, type Received } from "./receive.js";
import { parameterDocs, spelledSlots } from "./types.js";
import { writeFurther } from "./units.js";
import { bare } from "./walk.js";

/** Symbol, slot in the table, and C parameters of an entry. */
export function callableOfEntry(entry: AbiEntry): {
  readonly symbol: string;
  readonly slot: string;
  readonly slots: readonly Slot[];
} {
  return entry.kind === "function" ? entry.function : entry.entry;
}

/** `Shop.place`: how messages call a function. */
export function titleOf(f: AbiFunction): string {
  const member = f.role === "constructor" && f.name === "" ? "new" : f.name;
  return f.resource === null ? dotted(f.modules, f.name) : dotted(f.modules, f.resource.name, member);
}

/** The documented prototype of an entry. */
export function writePrototype(entry: AbiEntry): Text {
  const { symbol, slots } = callableOfEntry(entry);
  return code`
    ${comment("/** */", entryDocs(entry))}
    int32_t ${name(symbol)}(${list(spelledSlots(slots))});
  `;
}

/** What an entry does, its parameters, ownership, failures, and since when it is there. */
export function entryDocs(entry: AbiEntry): string {
  if (entry.kind === "lifecycle") return lifecycleDocs(entry);
  const f = entry.function;
  const lines = parameterDocs(f, selfDocs(f));
  return [docsOf(f, "", f.docs === "" ? fallbackDocs(f) : f.docs), "", ...lines].join("\n");
}

function lifecycleDocs({ what, resource }: AbiEntry & { kind: "lifecycle" }): string {
  const one = `\`${resource.name}\``;
  switch (what) {
    case "retain":
      return `One reference more on the ${one}.`;
    case "release":
      return resource.shared
        ? `One reference less on the ${one}; the last one ends it. Errors of its end go to the error hook. Any thread.`
        : `Ends the ${one} and its handle. Errors of its end go to the error hook.`;
    case "close":
      return `Ends the ${one} at once; the handle must still be released, and every other call gives FTK_E_CLOSED. FTK_PENDING when calls are in flight: the last of them ends it.`;
  }
}

function fallbackDocs(f: AbiFunction): string {
  const property = `\`${titleOf(f)}\``;
  switch (f.role) {
    case "constructor":
      return `Makes a \`${f.resource?.name ?? ""}\`.`;
    case "getter":
      return `Reads ${property}.`;
    case "setter":
      return `Sets ${property}.`;
    default:
      return `Calls ${property}.`;
  }
}

function selfDocs(f: AbiFunction): string | null {
  const what = `@param self The \`${f.resource?.name ?? ""}\``;
  switch (f.self) {
    case "shared":
      return `${what}; calls may overlap.`;
    case "mut":
      return f.resource?.shared === true
        ? `${what}; calls may overlap.`
        : `${what}; FTK_E_BUSY while another call or a view uses it.`;
    case "own":
      return `${what}, ended by this call; the handle is gone afterwards.`;
    default:
      return null;
  }
}

/** The wrapper of an entry in loaded mode. */
export function writeWrapper(abi: Abi, entry: AbiEntry): Text {
  return entry.kind === "function" ? writeFunctionWrapper(abi, entry.function) : writeLifecycleWrapper(abi, entry);
}

function writeLifecycleWrapper(abi: Abi, { entry, resource, what }: AbiEntry & { kind: "lifecycle" }): Text {
  const { prefix } = abi.package;
  const closes = what === "close";
  const title = dotted(resource.modules, resource.name, what);
  const refuse = closes
    ? code`return ${name(prefix)}_api_missing(err, "${spelling(title)}");`
    : code`return api == NULL ? FTK_E_LOAD : FTK_E_UNAVAILABLE;`;
  return code`
    static inline int32_t ${name(entry.symbol)}(${list(spelledSlots(entry.slots))}) {
        const ${name(prefix)}_api *api = FTK_ACQUIRE(${name(prefix)}_api_table);
        if (FTK_UNLIKELY(api == NULL${resource.since !== undefined && hasNoSlot(prefix, entry.slot)})) ${refuse}
        return api->${name(entry.slot)}(${list(entry.slots.map((slot) => name(slot.name)))});
    }
  `;
}

function hasNoSlot(prefix: string, slot: string): Text {
  return code` || !FTK_API_HAS(api, ${name(prefix)}_api, ${name(slot)})`;
}

function writeFunctionWrapper(abi: Abi, f: AbiFunction): Text {
  const { prefix } = abi.package;
  const locals = new Locals(f.slots);
  const api = locals.pick("api");
  const title = spelling(titleOf(f));
  const guards = f.params.flatMap((param) => guardOf(param, locals) ?? []);
  const received = receive(f.result, locals);
  const arguments_ = f.slots.map(
    (slot) =>
      received?.args.get(slot.name) ??
      guards.find((guard) => guard.args.has(slot.name))?.args.get(slot.name) ??
      name(slot.name),
  );
  const call = code`${api}->${name(f.slot)}(${list(arguments_)})`;
  return code`
    static inline int32_t ${name(f.symbol)}(${list(spelledSlots(f.slots))}) {
        const ${name(prefix)}_api *${api} = FTK_ACQUIRE(${name(prefix)}_api_table);
        if (FTK_UNLIKELY(${api} == NULL${f.late && code` || !FTK_API_HAS(${api}, ${name(prefix)}_api, ${name(f.slot)})`})) return ${name(prefix)}_api_missing(err, "${title}");
        ${writeFitsCalls(f.params, (param) => argumentSteps(param, fitsOf(api, abi.package.name), locals), api, abi.package.name, locals)}
        ${guards.map((guard) => guard.declaration)}
        ${received === null ? code`return ${call};` : writeReceived(received, call, locals.pick("status"), title)}
    }
  `;
}

function writeReceived(received: Received, call: Text, status: Name, title: Text): Text {
  return code`
    ${received.declarations}
    int32_t ${status} = ${call};
    if (${status} != FTK_OK) return ${status};
    ${writeFurther(received.steps, status)}
    if (FTK_UNLIKELY(${status} != FTK_OK)) {
        ${received.undo}
        return ftk_contract_fail(err, ${status}, "${title}");
    }
    ${received.assign}
    return FTK_OK;
  `;
}

interface Guard {
  readonly declaration: Text;
  /** What is passed instead of the slots. */
  readonly args: ReadonlyMap<string, Text>;
}

/** A callback whose arguments can be wrong is called through a guard that checks them. */
function guardOf(param: AbiParam, locals: Locals): Guard | null {
  const type = bare(param.type.kind === "optional" ? param.type.inner : param.type);
  if (type.kind !== "callback" || param.pass.kind !== "callback" || !isGuarded(type.decl)) return null;
  const [ctx, vt] = param.pass.slots;
  const guard = locals.pick(`${vt.name}_guard`);
  const c = callableOf(type.decl.c);
  const own = code`${c}_ftk_guard ${guard} = {${name(ctx.name)}, ${name(vt.name)}};`;
  const any = type.decl.thread === "any";
  const scope = locals.pick(`${vt.name}_scope`);
  return {
    declaration: any ? code`
      ${own}
      FTK_SCOPED(ftk_scope_dispose) void *${scope} = NULL;
      if (FTK_UNLIKELY(ftk_scope_open(&${guard}, &${scope}) != FTK_OK)) return ftk_fail(err, FTK_E_NO_MEMORY, (ftk_str){NULL, 0});
    ` : own,
    args: new Map([
      [ctx.name, any ? code`${scope}` : code`&${guard}`],
      [vt.name, code`${name(vt.name)} != NULL ? &${c}_ftk_guarded : NULL`],
    ]),
  };
}
