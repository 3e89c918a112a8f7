/** Parameters and arguments: how they are listed, what may be left out, and which of two equal calls is meant. */
import { code, list, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiField, AbiNamed, AbiType } from "../../lower/index.js";
import { builtIn, type Scope } from "./scope.js";
import { unsignedOf } from "./types.js";
import { spellDefault } from "./values.js";

/** `(a: Int, b: Int)` */
export function parameterList(items: readonly Hole[]): Text {
  return list(items, { open: "(", close: ")", trailing: true });
}

/** `(a, b)` */
export function argumentList(items: readonly Hole[]): Text {
  return list(items, { open: "(", close: ")", trailing: true });
}

/** What stands behind ` =`: on the same line when it fits, else on the next, indented. */
export function valueOf(value: Text): Text {
  return code` ${list([value], { separator: "" })}`;
}

/** ` = 1u`, or nothing. */
export function defaultOf(item: AbiNamed & Pick<AbiField, "type" | "default">, scope: Scope): Hole {
  if (item.default !== undefined) return code` = ${spellDefault(item.default, item.type, scope)}`;
  return item.type.kind === "optional" && code` = null`;
}

/**
 * With all arguments given by position Java's constructor is meant: a parameter that takes nothing makes it the better choice of the two, which would be
 * equally good otherwise. Where a type differs there is no choice.
 */
export function marker(params: readonly { readonly own: Name; readonly type: AbiType }[], scope: Scope): Hole {
  if (params.some((param) => unsignedOf(param.type) !== null)) return null;
  const taken = new Set(params.map((param) => String(param.own)));
  let own = "named";
  while (taken.has(own)) own += "_";
  return code`vararg ${name(own)}: ${builtIn("Unit", scope)}`;
}
