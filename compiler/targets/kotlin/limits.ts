/**
 * What one class file cannot hold of Kotlin's own functions. Where something may be left out, the compiler adds a function that takes all parameters, a word of
 * flags for each 32 of them, and an object. It says nothing when that is more than a method may have: the class cannot be loaded.
 */
import { calledAs, findExcess, primitiveOf, wordsOf } from "../../jvm/index.js";
import type { Abi, AbiField, AbiFunction, AbiRecord, AbiResource, AbiStruct, AbiType } from "../../lower/index.js";
import type { Limit } from "../target.js";
import { unsignedOf } from "./types.js";

/** Words of the parameters of a static method (JVMS 4.3.3). */
const MOST_WORDS = 255;

/** Declarations that are too large for the classes of Java, or for what Kotlin adds to them. */
export function limitsOf(abi: Abi): readonly Limit[] {
  const classes = findExcess(abi);
  const told = new Set(classes.map(({ span }) => span));
  return [...classes, ...limitsOfAdded(abi).filter(({ span }) => !told.has(span))];
}

function limitsOfAdded(abi: Abi): readonly Limit[] {
  const values = abi.types.filter((decl) => decl.kind === "struct" || decl.kind === "record");
  return [...values.flatMap(limitOfCopy), ...abi.functions.flatMap((f) => limitOfFunction(f, 0)), ...abi.resources.flatMap(limitsOfResource)];
}

/** `copy` is an extension in which each field may be left out; the function that makes a value needs no more. */
function limitOfCopy(decl: AbiStruct | AbiRecord): readonly Limit[] {
  return limit(decl, decl.name, decl.fields, 1, "fields");
}

function limitsOfResource({ constructors, methods }: AbiResource): readonly Limit[] {
  return [...constructors, ...methods].flatMap((f) => limitOfFunction(f, 1));
}

/** `more`: parameters beside those of the interface, the object or the one that marks a constructor. */
function limitOfFunction(f: AbiFunction, more: number): readonly Limit[] {
  return f.params.some((param) => param.default !== undefined) ? limit(f, calledAs(f), f.params, more, "parameters") : [];
}

function limit(
  { span }: Pick<AbiField, "span">,
  name: string,
  parts: readonly { readonly type: AbiType }[],
  more: number,
  noun: string,
): readonly Limit[] {
  const flags = Math.ceil((parts.length + more) / 32);
  const words = parts.reduce((sum, { type }) => sum + wordsOfParameter(type), more + flags + 1);
  if (words <= MOST_WORDS) return [];
  const reason = `with what Kotlin adds for those left out they take ${words} of ${MOST_WORDS} words of parameters; 64-bit numbers take two`;
  return [{ span, what: `\`${name}\` with ${parts.length} ${noun}`, reason }];
}

function wordsOfParameter(type: AbiType): 1 | 2 {
  const unsigned = unsignedOf(type);
  if (unsigned === null) return wordsOf(primitiveOf(type));
  return unsigned.optional || String(unsigned.kotlin) !== "ULong" ? 1 : 2;
}
