/** How crossings are said in docs: what goes into a parameter, what comes out, and who owns it. */
import { code, spelling, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { AbiCallback, AbiFunction, AbiParam, AbiResult, AbiTypeKind, Slot } from "../../lower/index.js";
import type { Support } from "../target.js";
import { upper } from "./names.js";
import { spellIdl } from "./units.js";

const YES: Support = { level: "yes" };

/** Every kind of value is natural in C: the Abi is C. */
export const supports: Readonly<Record<AbiTypeKind, Support>> = {
  bool: YES,
  char: YES,
  int: YES,
  size: YES,
  float: YES,
  text: YES,
  bytes: YES,
  slice: YES,
  list: YES,
  map: YES,
  array: YES,
  optional: YES,
  enum: YES,
  flags: YES,
  newtype: YES,
  struct: YES,
  record: YES,
  variant: YES,
  resource: YES,
  callback: YES,
};

/** Parameters as Texts for a list. */
export function spelledSlots(slots: readonly Slot[]): readonly Text[] {
  return slots.length === 0 ? NO_SLOTS : slots.map((slot) => spelling(declareC(slot.c, slot.name)));
}

const NO_SLOTS: readonly Text[] = [code`void`];

/** `@param` and `@return` lines of a callable, in slot order. */
export function parameterDocs(callable: AbiFunction | AbiCallback, self: string | null): readonly string[] {
  const { params, result, throws } = callable;
  const failures =
    throws === null
      ? " or a runtime status"
      : `, a status of \`${throws.name}\` (${upper(throws.c)}_...), or a runtime status`;
  return [
    ...(self === null ? [] : [self]),
    ...params.map(paramDocs),
    ...resultDocs(result),
    "@param err Receives the error of a failure, to be released with ftk_error_release; may be NULL.",
    `@return FTK_OK${failures}.`,
  ];
}

function paramDocs(param: AbiParam): string {
  const { pass, type } = param;
  const [first] = pass.slots;
  const main = pass.kind === "callback" ? (pass.slots[1] as Slot) : first;
  const own = param.docs === "" ? "" : ` ${param.docs.split("\n").join(" ")}`;
  return `@param ${main.name} \`${spellIdl(type)}\`${passDocs(param)}.${own}`;
}

function passDocs({ pass, type, default: value }: AbiParam): string {
  const none = type.kind === "optional" && pass.kind !== "value" ? "; NULL is none" : "";
  const initial = value !== undefined && type.kind === "record" ? "; NULL is the default" : "";
  switch (pass.kind) {
    case "value":
      return "";
    case "handle": {
      const inner = type.kind === "optional" ? type.inner : type;
      const moves = inner.kind === "resource" && inner.mode === "own";
      return moves ? `, moved in, also when the call fails${none}` : `, borrowed for the call${none}`;
    }
    case "callback":
      return `, called only during this call, with \`${pass.slots[0].name}\`${none}`;
    default:
      return `, borrowed for the call${none}${initial}`;
  }
}

function resultDocs(result: AbiResult): readonly string[] {
  const { give, type } = result;
  if (type === null || give.kind === "void") return [];
  const has = "has" in give && give.has;
  const [first, ...rest] = has ? give.slots.slice(1) : give.slots;
  const inner = type.kind === "optional" ? type.inner : type;
  const hasDocs = has ? [`@param ${give.slots[0]?.name ?? ""} Receives 1 when there is a result, otherwise 0.`] : [];
  const none = type.kind === "optional" && !has ? ", or NULL for none" : "";
  return [
    ...hasDocs,
    `@param ${first?.name ?? ""} Receives the result, \`${spellIdl(inner)}\`${none}${giveDocs(result, rest)}`,
    ...ownerDocs(result, rest),
  ];
}

function giveDocs({ give, from, type }: AbiResult, rest: readonly Slot[]): string {
  switch (give.kind) {
    case "buffer":
      return "; release it with ftk_buf_release.";
    case "graph":
      return `; valid until \`*${rest[0]?.name ?? ""}\` is released.`;
    case "view":
      return `, borrowed from \`${from.join("`, `")}\`; \`*${rest[0]?.name ?? ""}\` is its length.`;
    case "handle": {
      const inner = type?.kind === "optional" ? type.inner : type;
      return inner?.kind === "resource" ? `; release it with ${inner.decl.lifecycle.release.symbol}.` : ".";
    }
    default:
      return ".";
  }
}

function ownerDocs({ give }: AbiResult, rest: readonly Slot[]): readonly string[] {
  const owner = rest.at(-1)?.name ?? "";
  if (give.kind === "graph")
    return [`@param ${owner} Receives the owner of the result; release it with ftk_owner_release.`];
  if (give.kind === "view")
    return [
      `@param ${owner} Receives what keeps the source in use until it is released with ftk_owner_release; NULL for parameters.`,
    ];
  return [];
}
