/** The C structs and enums of a package that have functions of their own (check, copy, ...), and the steps through what lies in them. */
import { code, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { Abi, AbiDecl, AbiEnum, AbiField, AbiFlags, AbiType, AbiVariant } from "../../lower/index.js";
import { factsOf } from "./facts.js";
import { INDICES, upper } from "./names.js";
import { place, type Place } from "./place.js";
import { keyOf, partsOf, shapesOf } from "./walk.js";

/** One C type with functions of its own. */
export interface Unit {
  /** C name of the type; functions are called `<c>_<verb>`. */
  readonly c: string;
  /** C name of the type that it is a part of: for the payload of a variant the variant, otherwise `c`. */
  readonly owner: string;
  /** How docs call it. */
  readonly what: string;
  readonly content:
    | { readonly kind: "enum"; readonly decl: AbiEnum }
    | { readonly kind: "flags"; readonly decl: AbiFlags }
    /** `record` is true for growable layouts. */
    | { readonly kind: "fields"; readonly fields: readonly AbiField[]; readonly record: boolean }
    | { readonly kind: "variant"; readonly decl: AbiVariant }
    | { readonly kind: "shape"; readonly type: AbiType };
  /** What lies in it. */
  readonly parts: readonly AbiType[];
  /** Whether it can contain itself; found when it is asked, because names need no answer. */
  readonly recursive: boolean;
}

/** All units of the package, each declaration in order, then the shapes. */
export function unitsOf(abi: Abi): readonly Unit[] {
  let units = unitsByAbi.get(abi);
  if (units === undefined) {
    units = findUnits(abi);
    unitsByAbi.set(abi, units);
  }
  return units;
}

const unitsByAbi = new WeakMap<Abi, readonly Unit[]>();

function findUnits(abi: Abi): readonly Unit[] {
  const shapes = shapesOf(abi).map((type): Unit => {
    const c = keyOf(type);
    return {
      c,
      owner: c,
      what: spellIdl(type),
      content: { kind: "shape", type },
      parts: partsOf(type),
      get recursive() {
        return factsOf(type).cycle !== null;
      },
    };
  });
  return [...abi.types.flatMap(unitsOfDecl), ...shapes];
}

function unitsOfDecl(decl: AbiDecl): readonly Unit[] {
  const { name: what } = decl;
  switch (decl.kind) {
    case "newtype":
      return [];
    case "enum":
      return [{ c: decl.c, owner: decl.c, what, content: { kind: "enum", decl }, parts: [], recursive: false }];
    case "flags":
      return [{ c: decl.c, owner: decl.c, what, content: { kind: "flags", decl }, parts: [], recursive: false }];
    case "struct":
    case "record":
      return [fieldsUnit(decl.c, what, decl.fields, decl.kind === "record", decl.c)];
    case "variant": {
      const payloads = decl.cases.flatMap(({ payload, name: one }) =>
        payload.kind === "fields"
          ? [fieldsUnit(payload.layout.name, `${what}.${one}`, payload.fields, false, decl.c)]
          : [],
      );
      const parts = decl.cases.flatMap(({ payload }) =>
        payload.kind === "none"
          ? []
          : payload.kind === "single"
            ? [payload.type]
            : payload.fields.map((field) => field.type),
      );
      return [
        ...payloads,
        {
          c: decl.c,
          owner: decl.c,
          what,
          content: { kind: "variant", decl },
          parts,
          get recursive() {
            return isOnCycle(parts, decl.c);
          },
        },
      ];
    }
    case "error":
      return decl.cases.flatMap(({ payload, name: one }) =>
        payload === null
          ? []
          : [fieldsUnit(payload.layout.name, `${what}.${one}`, payload.fields, true, payload.layout.name)],
      );
  }
}

function fieldsUnit(c: string, what: string, fields: readonly AbiField[], record: boolean, owner: string): Unit {
  const parts = fields.map((field) => field.type);
  const content = { kind: "fields", fields, record } as const;
  return {
    c,
    owner,
    what,
    content,
    parts,
    get recursive() {
      return isOnCycle(parts, owner);
    },
  };
}

/** Whether one of the parts leads back to the type called `c`, which holds them. */
export function isOnCycle(parts: readonly AbiType[], c: string): boolean {
  return parts.some((part) => factsOf(part).cycle?.has(c) === true);
}

/** One thing to do with one part of a value. */
export interface Step {
  /** The call, without `;`. */
  readonly call: Text;
  /** Conditions under which it is done. */
  readonly when: readonly Text[];
  /** Loops around it, outermost first. */
  readonly loops: readonly { readonly index: string; readonly count: Hole }[];
}

/** What a verb does with a value of a type that is not looked through: the call, or null when nothing. */
export type Verb = (type: AbiType, at: Place) => Text | null;

/** The steps of a verb for the value there, looking through newtypes, arrays and pointers that may be NULL. */
export function stepsFor(
  type: AbiType,
  at: Place,
  verb: Verb,
  depth = 0,
  indices: readonly string[] = INDICES,
): readonly Step[] {
  if (type.kind === "newtype") return stepsFor(type.decl.inner, at, verb, depth, indices);
  if (type.kind === "array") {
    const index = indices[depth] ?? `${indices[0] ?? "i"}${depth}`;
    const inner = stepsFor(type.element, place(code`${at.value}[${name(index)}]`), verb, depth + 1, indices);
    return inner.map((step) => ({ ...step, loops: [{ index, count: type.length }, ...step.loops] }));
  }
  if (type.kind === "optional" && type.inner.cell.pointer) {
    if (verb(type, at) === NOTHING) return [];
    return stepsFor(type.inner, at, verb, depth, indices).map((step) => ({
      ...step,
      when: [code`${at.value} != NULL`, ...step.when],
    }));
  }
  const call = verb(type, at);
  return call === null || call === NOTHING ? [] : [{ call, when: [], loops: [] }];
}

/** A verb returns this for an optional pointer that it does not want to look into. */
export const NOTHING: Text = code``;

/** The steps through the fields of `value->`; late ones are done when the writer knew them. */
export function stepsOfFields(c: string, fields: readonly AbiField[], verb: Verb): readonly Step[] {
  return fields.flatMap((field) => {
    const steps = stepsFor(field.type, place(code`value->${name(field.c)}`), verb);
    if (!field.late) return steps;
    return steps.map((step) => ({ ...step, when: [code`${upper(c)}_HAS(value, ${name(field.c)})`, ...step.when] }));
  });
}

/** How steps are joined: "status" ones stop at the first failure, "plain" ones do not fail. */
export type StepStyle = "status" | "plain";

/** Steps as statements of a function that returns `status` at its end (or nothing). Ends with the return. */
export function writeSteps(steps: readonly Step[], style: StepStyle): Text {
  if (style === "plain") return code`${steps.map((step) => writeStep(step, style))}`;
  const [first, ...rest] = steps;
  if (first === undefined) return code`return FTK_OK;`;
  const simple = first.when.length === 0 && first.loops.length === 0;
  if (simple && rest.length === 0) return code`return ${first.call};`;
  return code`
    int32_t status = ${simple ? first.call : name("FTK_OK")};
    ${simple ? rest.map((step) => writeStep(step, style)) : writeFurther(steps)}
    return status;
  `;
}

/** Steps as statements in a place where `status` is known to be FTK_OK. */
export function writeFurther(steps: readonly Step[], status: Name = name("status")): readonly Text[] {
  return steps.map((step, i) => (i === 0 ? writeFirst(step, status) : writeStep(step, "status", status)));
}

function writeFirst(step: Step, status: Name): Text {
  if (step.loops.length > 0) return writeStep(step, "status", status);
  const condition = joined(step.when);
  return condition === null ? code`${status} = ${step.call};` : code`if (${condition}) ${status} = ${step.call};`;
}

/** One step as a statement. `status` is the variable that holds the status. */
export function writeStep(step: Step, style: StepStyle, status: Name = name("status")): Text {
  const [loop, ...loops] = step.loops;
  if (loop !== undefined) {
    const index = name(loop.index);
    const running = style === "status" && code`${status} == FTK_OK && `;
    const inner = { ...step, loops };
    return code`
      for (size_t ${index} = 0; ${running}${index} < ${loop.count}; ${index}++) {
          ${style === "status" ? writeFirst(inner, status) : writeStep(inner, style, status)}
      }
    `;
  }
  const when = style === "status" ? [code`${status} == FTK_OK`, ...step.when] : step.when;
  const call = style === "status" ? code`${status} = ${step.call}` : step.call;
  const condition = joined(when);
  return condition === null ? code`${call};` : code`if (${condition}) ${call};`;
}

function joined(conditions: readonly Text[]): Text | null {
  const [first, ...rest] = conditions;
  return first === undefined ? null : rest.reduce((all, one) => code`${all} && ${one}`, first);
}

/** A type as the `.ffi` writes it, for docs. */
export function spellIdl(type: AbiType): string {
  switch (type.kind) {
    case "int":
      return `${type.signed ? "i" : "u"}${type.bits}`;
    case "size":
      return type.signed ? "isize" : "usize";
    case "float":
      return `f${type.bits}`;
    case "text":
      return type.view ? "str" : "string";
    case "slice":
      return `slice<${type.mutable ? "mut " : ""}${spellIdl(type.element)}>`;
    case "list":
      return `list<${spellIdl(type.element)}>`;
    case "map":
      return `map<${spellIdl(type.key)}, ${spellIdl(type.value)}>`;
    case "array":
      return `array<${spellIdl(type.element)}, ${type.length}>`;
    case "optional":
      return `${spellIdl(type.inner)}?`;
    case "resource":
      return type.mode === "own" ? `own ${type.decl.name}` : type.decl.name;
    case "bool":
    case "char":
    case "bytes":
      return type.kind;
    default:
      return type.decl.name;
  }
}
