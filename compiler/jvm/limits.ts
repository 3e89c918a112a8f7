/** What a class file cannot hold: a method, and so the constructor of a record, has at most 255 parameters, `this` among them; `long` and `double` count twice (JVMS 4.3.3). */
import type { Abi, AbiDecl, AbiField, AbiFunction, AbiType } from "../lower/index.js";
import { primitiveOf, type Primitive } from "./primitives.js";

/** A declaration that is too large for a class file. */
export interface Excess {
  readonly span: AbiField["span"];
  /** "`Row` with 300 fields" */
  readonly what: string;
  readonly reason: string;
}

/** Words of the parameters of a method, without `this`. */
const MOST_WORDS = 254;

/** Declarations that have more fields or parameters than a method of Java may have. */
export function findExcess(abi: Abi): readonly Excess[] {
  const functions = [...abi.functions, ...abi.resources.flatMap(({ constructors, methods, statics }) => [...constructors, ...methods, ...statics])];
  return [...abi.types.flatMap(excessOfType), ...functions.flatMap(excessOfFunction)];
}

function excessOfType(decl: AbiDecl): readonly Excess[] {
  switch (decl.kind) {
    case "struct":
    case "record":
      return excess(decl, decl.fields, `\`${decl.name}\``, "fields");
    case "variant":
      return decl.cases.flatMap((one) => (one.payload.kind === "fields" ? excess(one, one.payload.fields, `\`${decl.name}.${one.name}\``, "fields") : []));
    case "error":
      return decl.cases.flatMap((one) => excess(one, one.payload?.fields ?? [], `\`${decl.name}.${one.name}\``, "fields"));
    default:
      return [];
  }
}

function excessOfFunction(f: AbiFunction): readonly Excess[] {
  return excess(f, f.params, `\`${calledAs(f)}\``, "parameters");
}

/** The name of a function for messages; a constructor without one is called as its resource. */
export function calledAs(f: AbiFunction): string {
  return f.name === "" ? (f.resource?.name ?? "") : f.name;
}

function excess({ span }: Pick<AbiField, "span">, parts: readonly { readonly type: AbiType }[], shown: string, noun: string): readonly Excess[] {
  const words = parts.reduce((sum, { type }) => sum + wordsOf(primitiveOf(type)), 0);
  if (words <= MOST_WORDS) return [];
  return [{ span, what: `${shown} with ${parts.length} ${noun}`, reason: `a constructor or method has at most ${MOST_WORDS} parameters there, and 64-bit numbers count twice` }];
}

/** Words of a parameter; null: an object. */
export function wordsOf(primitive: Primitive | null): 1 | 2 {
  return primitive === "long" || primitive === "double" ? 2 : 1;
}
