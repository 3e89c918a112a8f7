/** The native method of each function of the package: arguments as they are or out of the scratch, one call through the table, the result. */
import { code, list, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiType, Give } from "../../lower/index.js";
import {
  borrowsArguments, breachC, innerType, isOptional, needsReader, passedInOrder, plainType, readRoot, resultCell, resultSlots, typeC, writeRoot,
  type Argument, type Failing, type NativeFunctions, type Plan, type Root,
} from "../../scratch/index.js";
import { callbackArguments } from "./native-callback.js";
import { shownName } from "./names.js";
import { rawPrimitive } from "./scalar.js";
import { jniType, transportOf, type Transport } from "./transport.js";

/** The C++ function behind an entry of the table. */
export function jniName(slot: string): ReturnType<typeof name> {
  return name(`jni_${slot}`);
}

/** The whole function. */
export function writeNative(f: AbiFunction, functions: NativeFunctions, prefix: string): Text {
  const transport = transportOf(f);
  const { input, direct, returns } = transport;
  const failing = (text: Text): Text => (returns === null ? code`return ${text};` : code`return ${text}, ${name(jniType(returns))}{};`);
  const reader = !direct && needsReader(input);
  const args = input.roots.map((root) => (direct ? directRoot(root, input) : readRoot(root, input, functions, failing(code`in.fail()`))));
  const callbacks = callbackArguments(f, reader, functions);
  const given = resultSlots(f.result.give, f.result.type);
  const api = name(`${prefix}_api`);
  const text = !direct && input.text !== "none";
  return code`
    ${name(jniType(returns ?? "int"))} JNICALL ${jniName(f.slot)}(${parameters(transport)}) {
        Thread *t = to_thread(scratch);
        const ${api} *api = provider();
        if (FTK_UNLIKELY(api == nullptr)) ${failing(code`fail_not_loaded(t)`)}
        ${f.late && code`if (!FTK_API_HAS(api, ${api}, ${name(f.slot)})) ${failing(code`fail_unavailable(t, ${literal.cpp.string(shownName(f))})`)}`}
        ${!direct && input.frame.slots > 0 && code`const char *f = t->frame();`}
        ${reader && code`Reader in(t, &api->base${callbacks.count > 0 && code`, true`});`}
        ${text && code`if (!in.open_text()) ${failing(code`in.fail()`)}`}
        ${args.flatMap((arg) => [...arg.declarations, ...arg.fixed])}
        ${args.flatMap((arg) => arg.rest)}
        ${callbacks.declarations}
        ${given.declarations}
        ftk_error *err = nullptr;
        int32_t status = api->${name(f.slot)}(${list([...passedInOrder(f, input, args, callbacks.passed), ...given.passed])});
        ${callbacks.count > 0 && reader && code`in.put_back();`}
        if (FTK_UNLIKELY(status != 0)) ${failing(code`fail(t, status, err)`)}
        ${!direct && borrowsArguments(f, input) && code`t->set_header(BASE, in.slot());`}
        ${returns === null ? writeResult(f.result.give, f.result.type, transport.output, functions) : returnResult(f.result.type!, failing, functions)}
    }
  `;
}

function parameters({ input, direct, callbacks }: Transport): Text {
  const values = direct ? input.leaves.map((leaf, i) => code`${name(jniType(rawPrimitive(leaf.type)))} ${name(`v${i}`)}`) : [];
  const functions = callbacks.map((_, i) => code`jobject ${name(`f${i}`)}`);
  const env = callbacks.length > 0 ? code`JNIEnv *env` : code`JNIEnv *`;
  return list([env, code`jclass`, code`jlong scratch`, ...values, ...functions]);
}

/** An argument that is one of the native method. */
function directRoot(root: Root, plan: Plan): Argument {
  const value = name(`v${plan.leaves.indexOf(root.leaves[0]!)}`);
  const plain = plainType(root.type);
  if (plain.kind === "resource") return { declarations: [], fixed: [], rest: [], passed: [code`to_handle<${name(plain.decl.c)}>(${value})`] };
  if (plain.kind === "bool") return { declarations: [], fixed: [], rest: [], passed: [code`static_cast<uint8_t>(${value} ? 1 : 0)`] };
  return { declarations: [], fixed: [], rest: [], passed: [code`static_cast<${typeC(root.type.cell.c)}>(${value})`] };
}

/** Statements that put a result into the scratch and end the call. */
function writeResult(give: Give, type: AbiType | null, plan: Plan, functions: NativeFunctions): Hole[] {
  const root = plan.roots[0];
  if (type === null || root === undefined) return [code`return done(t);`];
  const cell = resultCell(give, type, WAYS);
  const guard = give.kind === "buffer" ? [code`Held held(&result);`] : give.kind === "graph" || give.kind === "view" ? [code`Held held(result_owner);`] : [];
  const streams = plan.dynamic || plan.text !== "none";
  return [
    ...guard,
    ...cell.declarations,
    streams && code`Writer out(t${(give.kind === "graph" || give.kind === "view") && code`, result_owner`});`,
    plan.frame.slots > 0 && code`char *g = t->frame();`,
    ...writeRoot(root, plan, cell, functions, WAYS),
    streams ? code`return out.finish();` : code`return done(t);`,
  ];
}

const WAYS: Failing = { breach: code`return fail_breach(t);`, failed: code`return out.fail();` };

/** Statements that return a scalar or a handle; the status is in the header. */
function returnResult(type: AbiType, failing: (text: Text) => Text, functions: NativeFunctions): Hole[] {
  const plain = innerType(type);
  if (plain.kind === "resource") {
    return [!isOptional(type) && code`if (result == nullptr) ${failing(code`fail_breach(t)`)}`, code`done(t);`, code`return from_handle(result);`];
  }
  functions.needScalar(plain);
  const breach = breachC(plain, code`result`);
  const wire = name(jniType(rawPrimitive(plain)));
  return [
    breach !== null && code`if (${breach}) ${failing(code`fail_breach(t)`)}`,
    code`done(t);`,
    plain.kind === "bool" ? code`return static_cast<jboolean>(result != 0);` : code`return static_cast<${wire}>(result);`,
  ];
}
