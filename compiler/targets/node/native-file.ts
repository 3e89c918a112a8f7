/** `native/addon.cc`: everything of the package that runs on the native side. */
import { banner, code, each, layOut, list, literal, name, paragraphs, sendFile, type Hole, type Sink, type Text } from "../../print/index.js";
import type { Abi, AbiFunction, AbiResource } from "../../lower/index.js";
import { callbacksOf, checkFunctionC, fillFunctionC, foreignResources, NativeFunctions, readFunctionC, takesAnyThread, writeFunctionC } from "../../scratch/index.js";
import { writeNative } from "./native-call.js";
import { writeCallbackC } from "./native-callback.js";
import { nodeName } from "./native-names.js";
import { payloadOf, writePayloadFunction, writeRaiser } from "./native-error.js";
import type { Scope } from "./scope.js";

/** Columns and indent of C++. */
const LAYOUT = { width: 140, indent: 4, preprocessor: true } as const;

/** Every function of the package, members included, in a stable order. */
export function allFunctions({ abi }: Scope): readonly AbiFunction[] {
  let functions = functionsByAbi.get(abi);
  if (functions === undefined) {
    functions = findFunctions(abi);
    functionsByAbi.set(abi, functions);
  }
  return functions;
}

const functionsByAbi = new WeakMap<Abi, readonly AbiFunction[]>();

function findFunctions(abi: Abi): readonly AbiFunction[] {
  const members = (one: AbiResource): AbiFunction[] => [
    ...one.constructors,
    ...one.statics,
    ...one.properties.flatMap((property) => (property.setter === null ? [property.getter] : [property.getter, property.setter])),
    ...one.methods,
  ];
  return [...abi.resources.flatMap(members), ...abi.functions];
}

/** The resources of other packages whose handles may stay unread here. */
export function foreignOf(scope: Scope): AbiResource[] {
  const calls = allFunctions(scope);
  return foreignResources(scope.home, calls, calls.flatMap(callbacksOf));
}

/** The whole file. */
export function writeAddon(sink: Sink, scope: Scope, generator: string): void {
  const { prefix } = scope.home;
  const functions = new NativeFunctions(scope.home, foreignOf(scope), { read: readFunctionC, fill: fillFunctionC, write: writeFunctionC, check: checkFunctionC });
  const calls = allFunctions(scope);
  for (const f of calls) if (f.throws !== null) functions.needError(f.throws, "payload");
  for (const one of scope.abi.resources) if (one.closer?.throws) functions.needError(one.closer.throws, "payload");
  const any = calls.some(takesAnyThread);
  const served = new Set(calls.filter(takesAnyThread).flatMap((f) => callbacksOf(f).map((one) => one.c)));
  const lay = <T>(items: readonly T[], write: (item: T) => Hole): Text => layOut(each(items, write), LAYOUT);
  const natives = lay(calls, (f) => writeNative(f, functions, prefix, any));
  const lifecycles = each(scope.abi.resources, (one) => paragraphs(writeLifecycle(one, prefix)));
  const callbacks = lay(functions.callbacks, (one) => writeCallbackC(one, functions, served.has(one.c)));
  const payloads = lay(functions.errors("payload"), (set) => writePayloadFunction(set, functions));
  const raisers = lay(functions.errors("raise"), (set) => writeRaiser(set, functions));
  const definitions = layOut(functions.drain(), LAYOUT);
  const body = code`
    ${banner("//", generator, scope.home.name)}
    ${any ? code`#include <ftk_node_served.h>` : code`#include <ftk_node.h>`}

    #include <${headerName(prefix)}>

    namespace {

    using namespace ftk_node;

    std::atomic<const ftk_api *> table{nullptr};
    thread_local Thread *thread_state = nullptr;

    Home home;

    Thread **thread_slot() { return &thread_state; }

    /* The state of this thread, NULL when JavaScript does not run in it. */
    inline Thread *current() { return FTK_LIKELY(home.is_here()) ? home.state : thread_state; }

    ${scope.abi.table.entries.length > 0 && code`
      /* The provider's table, NULL before it is loaded. */
      const ${name(`${prefix}_api`)} *provider() { return reinterpret_cast<const ${name(`${prefix}_api`)} *>(table.load(std::memory_order_acquire)); }
    `}

    ${functions.declarations}

    ${paragraphs([...functions.enums, ...functions.handles, definitions, payloads, raisers, callbacks, natives, ...lifecycles])}

    ${writeTable(scope, functions, calls)}

    }  // namespace

    FTK_NODE_PACKAGE(${name(prefix)}, package)
  `;
  sendFile(sink, body, LAYOUT);
}

function headerName(prefix: string): Text {
  return code`${name(prefix)}.h`;
}

/** release, close and retain of a resource. release and retain leave the header alone: they run beside other calls. */
function writeLifecycle(resource: AbiResource, prefix: string): Text[] {
  const { release, close, retain } = resource.lifecycle;
  const c = name(resource.c);
  const api = name(`${prefix}_api`);
  const quiet = (slot: string): Text => code`
    napi_value ${nodeName(slot)}(napi_env, napi_callback_info) {
        const ${api} *api = provider();
        if (api != nullptr) api->${name(slot)}(load_handle<${c}>(current()->frame(), 0));
        return nullptr;
    }
  `;
  const closing = code`
    napi_value ${nodeName(close.slot)}(napi_env, napi_callback_info) {
        Thread *t = current();
        const ${api} *api = provider();
        if (api == nullptr) return fail_not_loaded(t);
        ftk_error *err = nullptr;
        int32_t status = api->${name(close.slot)}(load_handle<${c}>(t->frame(), 0), &err);
        return status < 0 ? fail(t, status, err) : done(t);
    }
  `;
  return [quiet(release.slot), closing, ...(retain === null ? [] : [quiet(retain.slot)])];
}

function writeTable(scope: Scope, functions: NativeFunctions, calls: readonly AbiFunction[]): Text {
  const { prefix, version } = scope.home;
  const lifecycles = scope.abi.resources.flatMap(({ lifecycle }) => [lifecycle.release.slot, lifecycle.close.slot, ...(lifecycle.retain === null ? [] : [lifecycle.retain.slot])]);
  const entries: Hole[] = [...each([...calls.map((f) => f.slot), ...lifecycles], (slot) => code`{${literal.cpp.string(slot)}, ${nodeName(slot)}},`)];
  for (const set of functions.errors("payload")) entries.push(code`{${literal.cpp.string(String(payloadOf(set)))}, payload_${name(set.c)}},`);
  for (const set of functions.errors("raise")) entries.push(code`{${literal.cpp.string(`$send_${set.c}`)}, send_${name(set.c)}},`);
  const groups = scope.abi.table.groups.map(({ version: v, id }) => code`{${v.major}, ${v.minor}, ${v.patch}, 0, {${list(id.map((word) => literal.cpp.integer(word, 64, false)))}}},`);
  const empty = entries.length === 0;
  return code`
    const Function functions[] = {
        ${empty ? code`{nullptr, nullptr},` : entries}
    };

    const ftk_group groups[] = {
        ${groups}
    };

    const ftk_need need = {
        sizeof(${name(`${prefix}_api`)}), FTK_ABI, ${version.major}, ${version.minor}, ${version.patch}, ${groups.length}, groups,
        FTK_LITERAL(${literal.cpp.string(scope.home.name)})};

    #if defined(${name(`${prefix.toUpperCase()}_LINKED`)})
    const ftk_get_api linked = ${name(scope.abi.table.symbol)};
    #else
    const ftk_get_api linked = nullptr;
    #endif

    const Package package = {
        ${literal.cpp.string(prefix)}, ${literal.cpp.string(scope.abi.table.symbol)}, &need, linked, &table, thread_slot, &home, functions, ${entries.length}};
  `;
}
