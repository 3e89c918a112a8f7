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
  /** The result is a scalar or a handle, and is what the native method returns; the status is in the header. */
  readonly returns: Primitive | null;
  /** Callbacks, in order: each is an argument. */
  readonly callbacks: readonly string[];
}

/** Decides for a function. */
export function transportOf(f: AbiFunction): Transport {
  const input = planArguments(f);
  const output = planResult(f.result.type);
  const direct = input.leaves.length <= MOST_ARGUMENTS && input.roots.every((root) => root.spread === null && isPlainValue(root.type));
  const { type } = f.result;
  const plain = type === null ? null : innerType(type);
  const returns = type !== null && plain !== null && (plain.kind === "resource" || (isScalarType(type) && !isOptional(type))) ? rawPrimitive(plain) : null;
  return { input, output, direct, returns, callbacks: f.params.filter((param) => isCallback(param.type)).map((param) => param.name) };
}

/** A scalar, or an object that is there. */
function isPlainValue(type: AbiType): boolean {
  return !isOptional(type) && (isScalarType(type) || plainType(type).kind === "resource");
}

/** JNI's spelling of a primitive. */
export function jniType(primitive: Primitive): string {
  return `j${primitive}`;
}

const SIGNATURES: Readonly<Record<Primitive, string>> = { boolean: "Z", byte: "B", short: "S", int: "I", long: "J", float: "F", double: "D" };

/** The signature of the native method of a function, for its registration. */
export function signatureOf(transport: Transport): string {
  const values = transport.direct ? transport.input.leaves.map((leaf) => SIGNATURES[rawPrimitive(leaf.type)]) : [];
  return `(J${values.join("")}${"Ljava/lang/Object;".repeat(transport.callbacks.length)})${SIGNATURES[transport.returns ?? "int"]}`;
}

/** The declaration of the native method of a function. */
export function declareNative(f: AbiFunction): Hole {
  const transport = transportOf(f);
  const values = transport.direct ? transport.input.leaves.map((leaf, i) => code`${name(rawPrimitive(leaf.type))} ${name(`v${i}`)}`) : [];
  const callbacks = transport.callbacks.map((_, i) => code`Object ${name(`f${i}`)}`);
  const params: Text = list([code`long scratch`, ...values, ...callbacks]);
  return code`public static native ${name(transport.returns ?? "int")} ${nativeName(f.slot)}(${params});`;
}
