/** How one call crosses JNI: which of its values are arguments and results of the native method, and which lie in the scratch. */
import { code, list, name, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiType } from "../../lower/index.js";
import { innerType, isCallback, isOptional, isScalarType, planArguments, planResult, plainType, type Plan } from "../../scratch/index.js";
import { nativeName } from "./names.js";
import { rawPrimitive } from "./scalar.js";
import type { Primitive } from "./types.js";

/** Most values that are passed as arguments of the native method. */
const MOST_ARGUMENTS = 8;

/** One call. */
export interface Transport {
  readonly input: Plan;
  readonly output: Plan;
  /** All arguments are scalars or handles, and are passed as such. */
  readonly direct: boolean;
  /** What the native method returns. */
  readonly answer: Answer;
  /** The primitive of a scalar or a handle that is the native method's result; null when it returns a status, or nothing. */
  readonly returns: Primitive | null;
  /** Callbacks, in order: each is an argument. */
  readonly callbacks: readonly string[];
}

/**
 * status: the result lies in the scratch.
 * header: the result; the status is in the header of the scratch.
 * word: the result in the lower half of a `long`, which is negative when the call failed: then it is the failure. No scratch.
 * bare: the result, or nothing; native code throws what the call failed with, which costs a failure some time and a success none. No scratch.
 */
export type Answer = "status" | "header" | "word" | "bare";

/** Decides for a function. */
export function transportOf(f: AbiFunction): Transport {
  const input = planArguments(f);
  const output = planResult(f.result.type);
  const direct = input.leaves.length <= MOST_ARGUMENTS && input.roots.every((root) => root.spread === null && isPlainValue(root.type));
  const { type } = f.result;
  const plain = type === null ? null : innerType(type);
  const returns = type !== null && plain !== null && (plain.kind === "resource" || (isScalarType(type) && !isOptional(type))) ? rawPrimitive(plain) : null;
  const callbacks = f.params.filter((param) => isCallback(param.type)).map((param) => param.name);
  const answer = direct && callbacks.length === 0 ? quickAnswer(f, returns) : null;
  return { input, output, direct, answer: answer ?? (returns === null ? "status" : "header"), returns, callbacks };
}

/** The answer of a call that can do without the scratch, else null. Objects that move need the status; a handle costs more than the scratch anyway. */
function quickAnswer(f: AbiFunction, returns: Primitive | null): Answer | null {
  const { type } = f.result;
  if (type !== null && (returns === null || innerType(type).kind === "resource")) return null;
  if (f.self === "own" || f.params.some((param) => movesObject(param.type))) return null;
  if (f.throws === null) return "bare";
  return returns === "long" || returns === "double" ? null : "word";
}

function movesObject(type: AbiType): boolean {
  const plain = plainType(type);
  return plain.kind === "resource" && plain.mode === "own";
}

/** Whether the native method gets the scratch of the thread. */
export function usesScratch(transport: Transport): boolean {
  return transport.answer === "status" || transport.answer === "header";
}

/** What the native method returns; null: nothing. */
export function nativeResult({ answer, returns }: Transport): Primitive | null {
  if (answer === "word") return "long";
  return answer === "status" ? "int" : returns;
}

/** A scalar, or an object that is there. */
function isPlainValue(type: AbiType): boolean {
  return !isOptional(type) && (isScalarType(type) || plainType(type).kind === "resource");
}

/** JNI's spelling of a primitive; null: of nothing. */
export function jniType(primitive: Primitive | null): string {
  return primitive === null ? "void" : `j${primitive}`;
}

const SIGNATURES: Readonly<Record<Primitive, string>> = { boolean: "Z", byte: "B", short: "S", int: "I", long: "J", float: "F", double: "D" };

/** The signature of the native method of a function, for its registration. */
export function signatureOf(transport: Transport): string {
  const values = transport.direct ? transport.input.leaves.map((leaf) => SIGNATURES[rawPrimitive(leaf.type)]) : [];
  const result = nativeResult(transport);
  return `(${usesScratch(transport) ? "J" : ""}${values.join("")}${"Ljava/lang/Object;".repeat(transport.callbacks.length)})${result === null ? "V" : SIGNATURES[result]}`;
}

/** The declaration of the native method of a function. */
export function declareNative(f: AbiFunction): Hole {
  const transport = transportOf(f);
  const values = transport.direct ? transport.input.leaves.map((leaf, i) => code`${name(rawPrimitive(leaf.type))} ${name(`v${i}`)}`) : [];
  const callbacks = transport.callbacks.map((_, i) => code`Object ${name(`f${i}`)}`);
  const params: Text = list([...(usesScratch(transport) ? [code`long scratch`] : []), ...values, ...callbacks]);
  return code`public static native ${name(nativeResult(transport) ?? "void")} ${nativeName(f.slot)}(${params});`;
}
