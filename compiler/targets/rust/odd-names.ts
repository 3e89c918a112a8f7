// Whether names of the interface stay what the lints of Rust do not want: exact names from `@rename`, and words with underscores around them.
import type { Abi, AbiDecl, AbiNamed } from "../../lower/index.js";
import { ANNOTATION } from "./names.js";

/** True when one name of the package, made longer or as it is, is in no style of Rust. */
export function hasOddNames(abi: Abi): boolean {
  const functions = abi.table.entries.flatMap((entry) => (entry.kind === "function" ? [entry.function] : []));
  const calls = [...functions, ...abi.callbacks];
  const properties = abi.resources.flatMap((one) => one.properties);
  const members = abi.types.flatMap(membersOf);
  return [abi.types, abi.constants, abi.resources, calls, properties, members, calls.flatMap((one) => one.params)].some((items) => items.some(isOdd));
}

function isOdd(item: AbiNamed): boolean {
  return item.rename[ANNOTATION] !== undefined || /^_|__|_$/.test(item.name);
}

function membersOf(decl: AbiDecl): readonly AbiNamed[] {
  switch (decl.kind) {
    case "struct":
    case "record":
      return decl.fields;
    case "enum":
    case "flags":
      return decl.cases;
    case "variant":
      return decl.cases.flatMap((one) => [one, ...(one.payload.kind === "fields" ? one.payload.fields : [])]);
    case "error":
      return decl.cases.flatMap((one) => [one, ...(one.payload?.fields ?? [])]);
    default:
      return [];
  }
}
