/** Selectors and heads of methods: how parameters, results and errors appear in Objective-C. */
import { code, list, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { AbiErrorSet, AbiFunction, AbiParam, AbiType } from "../../lower/index.js";
import { joinParts } from "./init.js";
import { capitalized, freeSelector, isOwningFamily, labelOf, localName, memberName, plainName, setterOf } from "./names.js";
import { isObject, spellNullable, spellType, stripNewtype, withNullability } from "./types.js";

/** One part of a selector with its parameter. */
export interface Part {
  readonly label: string;
  readonly type: string;
  readonly local: string;
}

/** What a method gives back, and how it says that it failed. */
export type Outcome =
  /** The value itself; failures go to the error handler. */
  | { readonly kind: "plain" }
  /** The object, nil with an error. */
  | { readonly kind: "object" }
  /** YES, with the value behind `result`; NO with an error. */
  | { readonly kind: "flag"; readonly result: boolean };

/** The head of a method. */
export interface Method {
  readonly isClass: boolean;
  /** `putKey:value:` by parts; without parameters the one part has no colon. */
  readonly selector: readonly string[];
  readonly parts: readonly Part[];
  readonly returns: string;
  readonly outcome: Outcome;
  readonly owning: boolean;
}

/** How a result comes back. */
export function outcomeOf(type: AbiType | null, throws: AbiErrorSet | null): Outcome {
  if (throws === null) return { kind: "plain" };
  if (type === null) return { kind: "flag", result: false };
  return isObject(type) && type.kind !== "optional" ? { kind: "object" } : { kind: "flag", result: true };
}

/** Parameters as parts; a slice is a pointer and a count. */
export function paramParts(params: readonly AbiParam[]): Part[] {
  const slices = params.filter((param) => stripNewtype(param.type).kind === "slice").length;
  return params.flatMap((param) => {
    const plain = stripNewtype(param.type);
    const local = localName(param);
    if (plain.kind !== "slice") return [{ label: labelOf(param), type: spellNullable(param.type, "nonnull"), local }];
    const element = `${plain.mutable ? "" : "const "}${spellType(plain.element)}`;
    const pointer = `${element.endsWith("*") ? element : `${element} *`}FTK_NULLABLE`;
    const isArray = stripNewtype(plain.element).kind === "array";
    const count = slices === 1 ? "count" : `${labelOf(param)}Count`;
    return [
      { label: labelOf(param), type: isArray ? declareC({ kind: "pointer", to: plain.element.cell.c, const: !plain.mutable }, "FTK_NULLABLE") : pointer, local },
      { label: count, type: "NSUInteger", local: countName(param) },
    ];
  });
}

/** The local that holds the count of a slice. */
export function countName(param: AbiParam): string {
  return `${localName(param)}Count`;
}

/** `result:` and `error:`, as the outcome wants them. */
export function endParts(type: AbiType | null, outcome: Outcome): Part[] {
  const error = { label: "error", type: "NSError **", local: "error" };
  if (outcome.kind === "plain") return [];
  if (outcome.kind === "object" || !outcome.result || type === null) return [error];
  return [{ label: "result", type: resultPointer(type), local: "result" }, error];
}

/** `int64_t *`, `NSString *FTK_NULLABLE *`. */
function resultPointer(type: AbiType): string {
  const spelled = isObject(type) ? withNullability(spellType(type), "nullable") : spellType(type);
  return `${spelled} *FTK_NULLABLE`;
}

/** What stands before the selector. */
export function returnsOf(type: AbiType | null, outcome: Outcome): string {
  if (outcome.kind === "flag") return "BOOL";
  if (type === null) return "void";
  return spellNullable(type, outcome.kind === "object" ? "nullable" : "unspecified");
}

/** The method of a function, or of its short form that leaves out trailing parameters with defaults. */
export function methodOf(f: AbiFunction, params: readonly AbiParam[] = f.params): Method {
  const constructor = f.role === "constructor";
  const outcome: Outcome = constructor ? (f.throws === null ? { kind: "plain" } : { kind: "object" }) : outcomeOf(f.result.type, f.throws);
  const parts = [...paramParts(params), ...endParts(f.result.type, outcome)];
  const selector = selectorOf(f, parts);
  return {
    isClass: !constructor && f.self === null,
    selector,
    parts,
    returns: constructor ? `instancetype ${f.throws === null ? "FTK_UNSPECIFIED" : "FTK_NULLABLE"}` : returnsOf(f.result.type, outcome),
    outcome,
    owning: !constructor && isOwningFamily(selector[0] ?? ""),
  };
}

function selectorOf(f: AbiFunction, parts: readonly Part[]): readonly string[] {
  const base = baseOf(f);
  if (parts.length === 0) return f.role === "constructor" ? [base] : freeSelector([base]);
  const [first, ...rest] = parts;
  const labels = rest.map((part) => `${part.label}:`);
  if (first !== undefined && (first.local === "error" || first.local === "result")) return [`${endBase(f, base, first.local)}:`, ...labels];
  const unnamed = f.role === "constructor" && f.name === "" && first !== undefined;
  const start = unnamed ? `${base}With${capitalized(first.label)}:` : `${base}:`;
  return f.role === "constructor" ? [start, ...labels] : freeSelector([start, ...labels]);
}

/** Without parameters: `nameAndReturnError:`, `nameWithResult:error:`, and of a property `getName:error:`. */
function endBase(f: AbiFunction, base: string, local: string): string {
  if (local === "error") return `${base}AndReturnError`;
  return f.role === "getter" ? `get${capitalized(base)}` : `${base}WithResult`;
}

function baseOf(f: AbiFunction): string {
  if (f.role === "constructor") return f.name === "" ? "init" : `init${capitalized(labelOf(f))}`;
  return f.role === "setter" ? setterOf(freeSelector([memberName(f)])[0] ?? "") : memberName(f);
}

/** How Swift calls a method whose name needed an underscore: `switch(_:result:)`; null for all others. */
export function swiftName(f: AbiFunction, method: Method): string | null {
  const [first = "", ...rest] = method.selector;
  const plain = f.role === "setter" || f.role === "constructor" ? null : plainName(f, first.replace(/:$/, ""));
  if (plain === null) return null;
  const labels = [...(first.endsWith(":") ? ["_:"] : []), ...rest].filter((_, index, all) => !(index === all.length - 1 && method.parts.at(-1)?.local === "error"));
  return `${plain}(${labels.join("")})`;
}

/** `- (BOOL)put:(NSString *)key error:(NSError **)error`. */
export function methodHead(method: Method): Text {
  const values: Hole[] = method.parts.map((part) => code`(${spelling(part.type)})${name(part.local)}`);
  return code`${spelling(method.isClass ? "+" : "-")} (${spelling(method.returns)})${joinParts(method.selector, values)}`;
}

/** The parameters of a block. */
export function blockParams(parts: readonly Part[]): Text {
  const params = parts.map((part) => spelling(part.type.endsWith("*") ? `${part.type}${part.local}` : `${part.type} ${part.local}`));
  return params.length === 0 ? code`void` : list(params);
}
