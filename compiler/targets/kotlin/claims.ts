/** The names that Kotlin adds at the top level; those of the classes are claimed by Java, whose classes they are. */
import { constantName, freeConstants, functionName, pathOf } from "../../jvm/index.js";
import type { Abi } from "../../lower/index.js";
import type { NameClaim } from "../target.js";

/** Functions and constants of each package: both are members of packages in Kotlin, functions with their overloads. */
export function claimsOf(abi: Abi): NameClaim[] {
  return [
    ...abi.functions.map((f): NameClaim => ({ scope: `${pathOf(f).join(".")}.()`, name: functionName(f), span: f.span, what: `function ${f.name}` })),
    ...freeConstants(abi).map((one): NameClaim => ({ scope: `${pathOf(one).join(".")}.val`, name: constantName(one), span: one.span, what: `constant ${one.name}` })),
  ];
}
