/**
 * Optional values. Either they may be null, marked `@Nullable`, or, when the settings say so, what a library hands out and what values hold is an
 * `Optional`. Arguments of calls may be null in both cases, as is usual in Java. What is read is made an `Optional` at once; what is written is taken
 * out of it first, so that all code between knows null alone.
 */
import { code, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { library, type Scope } from "./scope.js";

/** `java.util.Optional` as this file names it. */
export function optionalClass(scope: Scope): Text {
  return library("java.util", "Optional", scope);
}

/** Whether values of the type are an `Optional` wherever they are no arguments. */
export function isWrapped(type: AbiType, scope: Scope): type is AbiType & { kind: "optional" } {
  return scope.optional && type.kind === "optional";
}

/** A value that may be null as the user gets it. */
export function wrap(type: AbiType, value: Text, scope: Scope): Text {
  return isWrapped(type, scope) ? code`${optionalClass(scope)}.ofNullable(${value})` : value;
}

/** A value that the user made as one that may be null. */
export function orNull(type: AbiType, value: Text, scope: Scope): Text {
  return isWrapped(type, scope) ? code`${value}.orElse(null)` : value;
}

/** The value of the type that is not there. */
export function absent(type: AbiType, scope: Scope): Text {
  return isWrapped(type, scope) ? code`${optionalClass(scope)}.empty()` : code`null`;
}
