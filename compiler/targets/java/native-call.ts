/** The native method of each function of the package: arguments as they are or out of the scratch, one call through the table, the result. */
import { code, list, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiType } from "../../lower/index.js";
import {
  borrowsArguments, breachC, innerType, isOptional, needsReader, passedInOrder, plainType, readRoot, resultCell, resultInFrame, resultSlots, typeC, writeRoot,
  type Argument, type Failing, type NativeFunctions, type Plan, type Root,
} from "../../scratch/index.js";
import { callbackArguments } from "./native-callback.js";
import { shownName } from "./names.js";
import { rawPrimitive } from "./scalar.js";
import { jniType, nativeResult, transportOf, usesScratch, type Transport } from "./transport.js";

/** The C++ function behind an entry of the table. */
export function jniName(slot: string): ReturnType<typeof name> {
  return name(`jni_${slot}`);
}

/** The whole function. `copies`: other callbacks than its own may use the stream while it runs, so its arguments are copied out. */
export function writeNative(f: AbiFunction, functions: NativeFunctions, prefix: string, copies: boolean): Text {
  const transport = transportOf(f);
  const { input, direct } = transport;
  const ending = endingOf(transport);
  const { failing } = ending;
  const reader = !direct && needsReader(input);
  const args = input.roots.map((root) => (direct ? directRoot(root) : readRoot(root, input, functions, failing(code`in.fail()`))));
  const callbacks = callbackArguments(f, reader, functions, failing);
  const inFrame = resultInFrame(f, input, copies);
  const given = resultSlots(f.result, inFrame);
  const api = name(`${prefix}_api`);
  const text = !direct && input.text !== "none";
  return code`
    ${name(jniType(nativeResult(transport)))} JNICALL ${jniName(f.slot)}(${parameters(transport)}) {
        ${usesScratch(transport) && code`Thread *t = to_thread(scratch);`}
        const ${api} *api = provider();
        if (FTK_UNLIKELY(api == nullptr)) ${ending.notLoaded}
        ${f.late && code`if (!FTK_API_HAS(api, ${api}, ${name(f.slot)})) ${ending.unavailable(literal.cpp.string(shownName(f)))}`}
        ${!direct && input.frame.slots > 0 && code`const char *f = t->frame();`}
        ${reader && code`Reader in(t, &api->base${(copies || callbacks.count > 0) && code`, true`});`}
        ${text && code`if (!in.open_text()) ${failing(code`in.fail()`)}`}
        ${args.flatMap((arg) => [...arg.declarations, ...arg.fixed])}
        ${args.flatMap((arg) => arg.rest)}
        ${callbacks.declarations}
        ${given.declarations}
        ftk_error *err = nullptr;
        int32_t status = api->${name(f.slot)}(${list([...passedInOrder(f, input, args, callbacks.passed), ...given.passed])});
        ${(copies || callbacks.count > 0) && reader && code`in.put_back();`}
        if (FTK_UNLIKELY(status != 0)) ${ending.failed}
        ${!direct && borrowsArguments(f, input) && code`t->set_header(BASE, in.slot());`}
        ${transport.answer === "status" ? writeResult(f.result, inFrame, transport.output, functions) : returnResult(f.result.type, transport, ending, functions)}
    }
  `;
}

/** How a native method ends that has no result to give. */
interface Ending {
  readonly notLoaded: Text;
  readonly failed: Text;
  readonly breach: Text;
  unavailable(what: Text): Text;
  /** Of an expression that has put the failure into the scratch. */
  failing(text: Text): Text;
}

function endingOf(transport: Transport): Ending {
  const { answer, returns } = transport;
  if (usesScratch(transport)) {
    const failing = (text: Text): Text => (returns === null ? code`return ${text};` : code`return ${text}, ${name(jniType(returns))}{};`);
    return {
      notLoaded: failing(code`fail_not_loaded(t, package)`),
      failed: failing(code`fail(t, status, err)`),
      breach: failing(code`fail_breach(t)`),
      unavailable: (what) => failing(code`fail_unavailable(t, ${what})`),
      failing,
    };
  }
  const thrown = (text: Text): Text => (returns === null ? code`return ${text};` : code`return ${text}, ${name(jniType(returns))}{};`);
  const failing = (failure: Text): Text => (answer === "word" ? code`return failed_word(${failure});` : thrown(code`throw_failure(package, ${failure})`));
  return {
    notLoaded: answer === "word" ? failing(code`not_loaded(package)`) : thrown(code`throw_not_loaded(package)`),
    failed: failing(code`{status, err}`),
    breach: failing(code`breach()`),
    unavailable: (what) => failing(code`unavailable(${what})`),
    failing,
  };
}

function parameters(transport: Transport): Text {
  const { input, direct, callbacks } = transport;
  const values = direct ? input.leaves.map((leaf, i) => code`${name(jniType(rawPrimitive(leaf.type)))} ${name(`v${i}`)}`) : [];
  const functions = callbacks.map((_, i) => code`jobject ${name(`f${i}`)}`);
  const env = callbacks.length > 0 ? code`JNIEnv *env` : code`JNIEnv *`;
  return list([env, code`jclass`, ...(usesScratch(transport) ? [code`jlong scratch`] : []), ...values, ...functions]);
}

/** An argument that is one of the native method. */
function directRoot(root: Root): Argument {
  const value = name(`v${root.first}`);
  const plain = plainType(root.type);
  if (plain.kind === "resource") return { declarations: [], fixed: [], rest: [], passed: [code`to_handle<${name(plain.decl.c)}>(${value})`] };
  if (plain.kind === "bool") return { declarations: [], fixed: [], rest: [], passed: [code`static_cast<uint8_t>(${value} ? 1 : 0)`] };
  return { declarations: [], fixed: [], rest: [], passed: [code`static_cast<${typeC(root.type.cell.c)}>(${value})`] };
}

/** Statements that put a result into the scratch and end the call. */
function writeResult({ give, type }: AbiFunction["result"], inFrame: boolean, plan: Plan, functions: NativeFunctions): Hole[] {
  const root = plan.roots[0];
  if (type === null || root === undefined) return [code`return done(t);`];
  const cell = resultCell(give, type, inFrame, WAYS);
  const guard = give.kind === "buffer" ? [code`Held held(&result);`] : give.kind === "graph" || give.kind === "view" ? [code`Held held(result_owner);`] : [];
  const streams = plan.dynamic || plan.text !== "none";
  return [
    ...guard,
    ...cell.declarations,
    streams && code`Writer out(t${(give.kind === "graph" || give.kind === "view") && code`, result_owner`});`,
    plan.frame.slots > 0 && !inFrame && code`char *g = t->frame();`,
    ...writeRoot(root, plan, cell, functions, WAYS),
    streams ? code`return out.finish();` : code`return done(t);`,
  ];
}

const WAYS: Failing = { breach: code`return fail_breach(t);`, failed: code`return out.fail();` };

/** Statements that return a scalar, a handle, or nothing. */
function returnResult(type: AbiType | null, { answer }: Transport, ending: Ending, functions: NativeFunctions): Hole[] {
  if (type === null) return answer === "word" ? [code`return 0;`] : [];
  const plain = innerType(type);
  const done = answer === "header" && code`done(t);`;
  if (plain.kind === "resource") {
    return [!isOptional(type) && code`if (result == nullptr) ${ending.breach}`, done, code`return from_handle(result);`];
  }
  functions.needScalar(plain);
  const breach = breachC(plain, code`result`);
  const wire = name(jniType(rawPrimitive(plain)));
  const value = plain.kind === "bool" ? code`static_cast<jboolean>(result != 0)` : code`static_cast<${wire}>(result)`;
  return [
    breach !== null && code`if (${breach}) ${ending.breach}`,
    done,
    answer === "word" ? code`return word(result);` : code`return ${value};`,
  ];
}
