/** What a class file cannot hold: a method, and so the constructor of a record, has at most 255 parameters, `this` among them; `long` and `double` count twice (JVMS 4.3.3). */
import { primitiveOf } from "../../jvm/index.js";
import type { Abi, AbiDecl, AbiField, AbiFunction, AbiType } from "../../lower/index.js";
import type { Limit } from "../target.js";

/** Words of the parameters of a method, without `this`. */
const MOST_WORDS = 254;

/** Declarations that have more fields or parameters than a method of Java may have. */
export function limitsOf(abi: Abi): readonly Limit[] {
  const functions = [...abi.functions, ...abi.resources.flatMap(({ constructors, methods, statics }) => [...constructors, ...methods, ...statics])];
  return [...abi.types.flatMap(limitsOfType), ...functions.flatMap(limitOfFunction)];
}

function limitsOfType(decl: AbiDecl): readonly Limit[] {
  switch (decl.kind) {
    case "struct":
    case "record":
      return limit(decl, decl.fields, `\`${decl.name}\``, "fields");
    case "variant":
      return decl.cases.flatMap((one) => (one.payload.kind === "fields" ? limit(one, one.payload.fields, `\`${decl.name}.${one.name}\``, "fields") : []));
    case "error":
      return decl.cases.flatMap((one) => limit(one, one.payload?.fields ?? [], `\`${decl.name}.${one.name}\``, "fields"));
    default:
      return [];
  }
}

function limitOfFunction(f: AbiFunction): readonly Limit[] {
  return limit(f, f.params, `\`${f.name}\``, "parameters");
}

function limit({ span }: Pick<AbiField, "span">, parts: readonly { readonly type: AbiType }[], shown: string, noun: string): readonly Limit[] {
  const words = parts.reduce((sum, { type }) => sum + wordsOf(type), 0);
  if (words <= MOST_WORDS) return [];
  return [{ span, what: `${shown} with ${parts.length} ${noun}`, reason: `a constructor or method has at most ${MOST_WORDS} parameters there, and 64-bit numbers count twice` }];
}

function wordsOf(type: AbiType): 1 | 2 {
  const primitive = primitiveOf(type);
  return primitive === "long" || primitive === "double" ? 2 : 1;
}
