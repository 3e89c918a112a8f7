/** `src/main/native/package.cc`: everything of the package that runs on the native side. */
import { banner, code, list, literal, name, paragraphs, printFile, type Hole, type Text } from "../../print/index.js";
import type { AbiCallback, AbiFunction, AbiResource } from "../../lower/index.js";
import { checkFunctionC, fillFunctionC, foreignResources, isCallback, NativeFunctions, readFunctionC, takesAnyThread, writeFunctionC } from "../../scratch/index.js";
import { keepName, payloadName } from "./error.js";
import { GENERATOR } from "./generator.js";
import { internalPath, nativeName, thunkName } from "./names.js";
import { jniName, writeNative } from "./native-call.js";
import { writeCallbackC } from "./native-callback.js";
import { writePayloadFunction, writeRaiser } from "./native-error.js";
import type { Scope } from "./scope.js";
import { signatureOf, transportOf } from "./transport.js";

/** Every function of the package, members included, in a stable order. */
export function allFunctions(scope: Scope): AbiFunction[] {
  const members = (one: AbiResource): AbiFunction[] => [
    ...one.constructors,
    ...one.statics,
    ...one.properties.flatMap((property) => (property.setter === null ? [property.getter] : [property.getter, property.setter])),
    ...one.methods,
  ];
  return [...scope.abi.resources.flatMap(members), ...scope.abi.functions];
}

/** The callbacks that functions of the package take, imported ones included. */
export function usedCallbacks(scope: Scope): AbiCallback[] {
  const found = new Map<string, AbiCallback>();
  for (const param of allFunctions(scope).flatMap((f) => f.params)) {
    if (!isCallback(param.type)) continue;
    const type = param.type.kind === "optional" ? param.type.inner : param.type;
    if (type.kind === "callback") found.set(type.decl.c, type.decl);
  }
  return [...found.values()];
}

/** The resources of other packages whose handles may stay unread here. */
export function foreignOf(scope: Scope): AbiResource[] {
  return foreignResources(scope.home, allFunctions(scope), usedCallbacks(scope));
}

/** The whole file. */
export function writeNativeFile(scope: Scope): string {
  const { prefix } = scope.home;
  const functions = new NativeFunctions(scope.home, foreignOf(scope), { read: readFunctionC, fill: fillFunctionC, write: writeFunctionC, check: checkFunctionC });
  const calls = allFunctions(scope);
  for (const f of calls) if (f.throws !== null) functions.needError(f.throws, "payload");
  for (const one of scope.abi.resources) if (one.closer?.throws) functions.needError(one.closer.throws, "payload");
  const any = calls.some(takesAnyThread);
  const natives = calls.map((f) => writeNative(f, functions, prefix, any));
  const lifecycles = scope.abi.resources.flatMap((one) => writeLifecycle(one, prefix));
  const used = usedCallbacks(scope);
  const callbacks = used.map((one, i) => writeCallbackC(one, i, functions));
  const payloads = functions.errors("payload").map((set) => writePayloadFunction(set, functions));
  const raisers = functions.errors("raise").map((set) => writeRaiser(set, functions));
  const definitions = [...functions.drain()];
  const body = code`
    ${banner("//", GENERATOR, scope.home.name)}
    #include <ftk_jni.h>

    #include <${name(prefix)}.h>

    namespace {

    using namespace ftk_jni;

    std::atomic<const ftk_api *> table{nullptr};
    jclass natives = nullptr;
    Thrower thrower = {};
    extern const Package package;
    ${used.length > 0 && code`jmethodID methods[${used.length}] = {};`}
    ${any && code`jmethodID enter = nullptr;`}

    ${scope.abi.table.entries.length > 0 && code`
      /* The provider's table, NULL before it is loaded. */
      const ${name(`${prefix}_api`)} *provider() { return reinterpret_cast<const ${name(`${prefix}_api`)} *>(table.load(std::memory_order_acquire)); }
    `}

    ${functions.declarations}

    ${paragraphs([...functions.enums, ...functions.handles, ...definitions, ...payloads, ...raisers, ...callbacks, ...natives, ...lifecycles])}

    ${writeTable(scope, functions, calls, used)}

    }  // namespace

    FTK_JNI_PACKAGE(${name(prefix)}, package)
  `;
  return printFile(body, { width: 140, indent: 4, preprocessor: true });
}

/** release, close and retain of a resource. release and retain leave the scratch alone: they run on any thread. */
function writeLifecycle(resource: AbiResource, prefix: string): Text[] {
  const { release, close, retain } = resource.lifecycle;
  const c = name(resource.c);
  const api = name(`${prefix}_api`);
  const quiet = (slot: string): Text => code`
    void JNICALL ${jniName(slot)}(JNIEnv *, jclass, jlong handle) {
        const ${api} *api = provider();
        if (api != nullptr) api->${name(slot)}(to_handle<${c}>(handle));
    }
  `;
  const closing = code`
    jint JNICALL ${jniName(close.slot)}(JNIEnv *, jclass, jlong scratch, jlong handle) {
        Thread *t = to_thread(scratch);
        const ${api} *api = provider();
        if (api == nullptr) return fail_not_loaded(t, package);
        ftk_error *err = nullptr;
        int32_t status = api->${name(close.slot)}(to_handle<${c}>(handle), &err);
        return status < 0 ? fail(t, status, err) : done(t);
    }
  `;
  return [quiet(release.slot), closing, ...(retain === null ? [] : [quiet(retain.slot)])];
}

function writeTable(scope: Scope, functions: NativeFunctions, calls: readonly AbiFunction[], used: readonly AbiCallback[]): Text {
  const { prefix, version } = scope.home;
  const entry = (java: string, signature: string, c: string): Hole =>
    code`{const_cast<char *>(${literal.cpp.string(java)}), const_cast<char *>(${literal.cpp.string(signature)}), reinterpret_cast<void *>(${name(c)})},`;
  const entries = [
    ...calls.map((f) => entry(nativeName(f.slot), signatureOf(transportOf(f)), jniName(f.slot))),
    ...scope.abi.resources.flatMap(({ lifecycle: { release, close, retain } }) => [
      entry(nativeName(release.slot), "(J)V", jniName(release.slot)),
      entry(nativeName(close.slot), "(JJ)I", jniName(close.slot)),
      retain !== null && entry(nativeName(retain.slot), "(J)V", jniName(retain.slot)),
    ]),
    ...functions.errors("payload").map((set) => entry(payloadName(set), "(J)I", `payload_${set.c}`)),
    ...functions.errors("raise").map((set) => entry(keepName(set), "(J)V", `keep_${set.c}`)),
  ].filter((one) => one !== false);
  const groups = scope.abi.table.groups.map(({ version: v, id }) => code`{${v.major}, ${v.minor}, ${v.patch}, 0, {${list(id.map((word) => literal.cpp.integer(word, 64, false)))}}},`);
  const folder = internalPath(scope.home).join("/");
  return code`
    const JNINativeMethod functions[] = {
        ${entries.length === 0 ? code`{nullptr, nullptr, nullptr},` : entries}
    };

    const char *const calls[] = {${list(used.length === 0 ? [code`nullptr`] : used.map((one) => literal.cpp.string(String(thunkName(one)))))}};

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
        ${literal.cpp.string(prefix)}, ${literal.cpp.string(scope.abi.table.symbol)}, ${literal.cpp.string(folder)}, &need, linked, &table,
        functions, ${entries.length}, &thrower, &natives, calls, ${used.length === 0 ? code`nullptr` : code`methods`}, ${used.length}, ${calls.some(takesAnyThread) ? code`&enter` : code`nullptr`}};
  `;
}
