/** Names that `@rename(c: "...")` asks for: further names for the symbols of the Abi, which stay what they are. */
import { code, name, type Text } from "../../print/index.js";
import type { Abi, AbiNamed } from "../../lower/index.js";

/** What a declaration is called in C, beside its C name of the Abi. */
export interface Renamed {
  readonly to: string;
  readonly c: string;
  readonly item: AbiNamed;
}

/** All renamed types, cases, constants and functions. */
export function renamesOf(abi: Abi): readonly Renamed[] {
  const found: Renamed[] = [];
  const add = (item: AbiNamed, c: string): void => {
    const to = item.rename["c"];
    if (to !== undefined && to !== c) found.push({ to, c, item });
  };
  for (const decl of abi.types) {
    if (decl.kind !== "error") add(decl, decl.c);
    if (decl.kind === "enum" || decl.kind === "flags" || decl.kind === "variant" || decl.kind === "error")
      decl.cases.forEach((one) => add(one, one.c));
  }
  abi.constants.forEach((one) => add(one, one.c));
  abi.resources.forEach((one) => add(one, one.c));
  abi.callbacks.forEach((one) => add(one, one.c));
  for (const entry of abi.table.entries) if (entry.kind === "function") add(entry.function, entry.function.symbol);
  return found;
}

/** One macro for each, for C alone: whatever includes the header in another language has names of its own, which these may be. */
export function writeAliases(abi: Abi): Text | false {
  const all = renamesOf(abi);
  return (
    all.length > 0 &&
    code`
      #if !defined(__cplusplus) && !defined(__OBJC__)
      ${all.map(({ to, c }) => code`#define ${name(to)} ${name(c)}`)}
      #endif
    `
  );
}
