/** Buffers of the user as arguments, beside arrays: an overload of each function that takes bytes or a slice of numbers. */
import { code, list, literal, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiParam, AbiType } from "../../lower/index.js";
import { localName } from "./names.js";
import { library, runtime, type Scope } from "./scope.js";
import { packedOf, spellArgument, type Primitive } from "./types.js";

/** Whether arguments are arrays, or buffers where there can be some. */
export type Form = "arrays" | "buffers";

const BUFFERS: Readonly<Partial<Record<Primitive, string>>> = { byte: "ByteBuffer", short: "ShortBuffer", int: "IntBuffer", long: "LongBuffer", float: "FloatBuffer", double: "DoubleBuffer" };

/** The buffer that may stand for an array of the type; null when none may: what is not a plain number is checked, element by element. */
function bufferOf(type: AbiType): string | null {
  if (type.kind === "bytes") return "ByteBuffer";
  const packed = type.kind === "slice" && (type.element.kind === "int" || type.element.kind === "float") ? packedOf(type) : null;
  return packed === null ? null : (BUFFERS[packed] ?? null);
}

/** Whether the argument is a buffer. */
export function isBuffer(type: AbiType, form: Form): boolean {
  return form === "buffers" && bufferOf(type) !== null;
}

/** An array as an argument of that form. */
export function asArgument(type: AbiType, form: Form, array: Text, scope: Scope): Text {
  return isBuffer(type, form) ? code`${library("java.nio", bufferOf(type)!, scope)}.wrap(${array})` : array;
}

/** The forms in which a function of these parameters is written. */
export function formsOf(params: readonly AbiParam[]): readonly Form[] {
  return params.some((param) => bufferOf(param.type) !== null) ? ["arrays", "buffers"] : ["arrays"];
}

/** `int count, String name`. */
export function spellParams(params: readonly AbiParam[], scope: Scope, form: Form = "arrays"): Text {
  return list(params.map((param) => code`${isBuffer(param.type, form) ? library("java.nio", bufferOf(param.type)!, scope) : spellArgument(param.type, scope)} ${localName(param)}`));
}

/** What is said of a parameter that is a buffer. */
export function bufferNote(param: AbiParam, form: Form): string {
  return isBuffer(param.type, form) ? ", from the position of the buffer to its limit; not copied when it is direct and in the byte order of the machine" : "";
}

/** The checks of buffers that the library may change. */
export function checkBuffers(f: AbiFunction, form: Form, scope: Scope): Hole[] {
  const changed = f.params.filter(({ type }) => isBuffer(type, form) && type.kind === "slice" && type.mutable);
  return changed.map((param) => code`${runtime("Check", scope)}.writable(${localName(param)}, ${literal.java.string(String(localName(param)))});`);
}
