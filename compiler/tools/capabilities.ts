// An Abi against the enabled targets: names that collide once they are spelt, and types that a target cannot express.
import { defineMessages, say, textOf, type Diagnostic, type Span } from "../../idl/index.js";
import type { Abi, AbiField, AbiFunction, AbiParam, AbiType } from "../lower/index.js";
import type { NameClaim, Target } from "../targets/target.js";

const header = "package example;\n\n";

/** Messages about single targets. Examples need the ffi.yaml beside them, or the target C, which is always enabled. */
export const targetMessages = defineMessages("C", {
  "target-name-collision": {
    code: "C0910",
    severity: "error",
    text: say`${"what"} and ${"other"} are both called \`${"name"}\` in ${"target"}`,
    help: say`rename one of them, or give one a name for this target: \`@rename(${"annotation"}: "...")\``,
    why: "Names are converted to the style of each language, and each has names of its own. Two declarations that meet there would not compile.",
    bad: `${header}resource Vault {\n  fn get() -> u32;\n}\n\nfn vault_get() -> u32;\n`,
    good: `${header}resource Vault {\n  fn get() -> u32;\n}\n\nfn get_vault() -> u32;\n`,
  },
  "target-not-supported": {
    code: "C0911",
    severity: "error",
    text: say`${"target"} cannot express ${"what"}: ${"reason"}`,
    help: say`use another type or fewer parts, or leave the target \`${"id"}\` out of ffi.yaml`,
    bad: { shown: "fn f(x: SomeType); // where a target in ffi.yaml has no such type", make: () => `${header}fn f(x: u8);\n` },
    good: `${header}fn f(x: u8);\n`,
  },
});

/** Everything that the enabled targets cannot do with a package, in no particular order. Collisions of the same two places are told once. */
export function checkTargets(abi: Abi, targets: readonly Target[]): Diagnostic[] {
  return targets.flatMap((target) => [...findCollisions(abi, target), ...findUnsupported(abi, target)]);
}

/** Names that two declarations want in one scope of one target. */
export function findCollisions(abi: Abi, target: Target): Diagnostic[] {
  return collisionsOf(target.claims(abi), target);
}

/** The same for claims that were made already. */
export function collisionsOf(claims: readonly NameClaim[], target: Target): Diagnostic[] {
  const scopes = new Map<string, Scope>();
  const found: Diagnostic[] = [];
  const told = new Set<string>();
  let names = new Scope();
  let scopeBefore: string | undefined;
  // Counted: to ask an iterator for some hundred thousand claims takes as long as looking at them.
  for (let i = 0; i < claims.length; i++) {
    const claim = claims[i] as NameClaim;
    const { scope, name, span, what } = claim;
    // Claims of one scope mostly stand together.
    if (scope !== scopeBefore) {
      const known = scopes.get(scope);
      names = known ?? new Scope();
      if (known === undefined) scopes.set(scope, names);
      scopeBefore = scope;
    }
    const first = names.take(claim);
    if (first === undefined) continue;
    const pair = [first.span, span].map((one) => `${one.file.path}:${one.start}`).join(" ");
    if (isSamePlace(first.span, span) || told.has(pair)) continue;
    told.add(pair);
    const values = { what, other: first.what, name, target: target.title, annotation: target.annotation };
    const [here, there] = isBefore(first.span, span) ? [span, first.span] : [first.span, span];
    found.push(targetMessages["target-name-collision"].at(here, values, [{ span: there, message: "the other one" }]));
  }
  return found;
}

/** As many names are found by comparing; most scopes are the members of one declaration. */
const FEW = 8;

/** The names of one scope. */
class Scope {
  readonly #few: NameClaim[] = [];
  #many: Map<string, NameClaim> | undefined;

  /** Takes a name, or returns who has it. */
  take(claim: NameClaim): NameClaim | undefined {
    const { name } = claim;
    if (this.#many !== undefined) {
      const first = this.#many.get(name);
      if (first === undefined) this.#many.set(name, claim);
      return first;
    }
    const few = this.#few;
    for (let i = 0; i < few.length; i++) if (few[i]?.name === name) return few[i];
    few.push(claim);
    if (few.length > FEW) this.#many = new Map(few.map((one) => [one.name, one]));
    return undefined;
  }
}

/** What of a package a target says it cannot express: types, once per declaration and kind, and what is too large for the language. */
export function findUnsupported(abi: Abi, target: Target): Diagnostic[] {
  const { title, id } = target;
  const limits = target.limits?.(abi) ?? [];
  return [...findMissingTypes(abi, target), ...limits.map(({ span, what, reason }) => targetMessages["target-not-supported"].at(span, { target: title, id, what, reason }))];
}

function findMissingTypes(abi: Abi, target: Target): Diagnostic[] {
  const missing = new Set(Object.entries(target.supports).flatMap(([kind, support]) => (support.level === "no" ? [kind] : [])));
  if (missing.size === 0) return [];
  const found: Diagnostic[] = [];
  for (const { type, span } of usedTypes(abi)) {
    for (const one of parts(type)) {
      const support = target.supports[one.kind];
      if (!missing.has(one.kind) || support.level !== "no") continue;
      const values = { target: target.title, id: target.id, what: `\`${textOf(span).split("\n")[0] ?? one.kind}\` (${one.kind})`, reason: support.reason };
      found.push(targetMessages["target-not-supported"].at(span, values));
    }
  }
  return found;
}

interface Use {
  readonly type: AbiType;
  readonly span: Span;
}

function* usedTypes(abi: Abi): Generator<Use> {
  for (const one of abi.constants) yield one;
  for (const decl of abi.types) {
    if (decl.kind === "newtype") yield { type: decl.inner, span: decl.span };
    else if (decl.kind === "struct" || decl.kind === "record") yield* decl.fields;
    else if (decl.kind === "error") for (const one of decl.cases) yield* (one.payload?.fields ?? []);
    else if (decl.kind === "variant") yield* decl.cases.flatMap(({ payload, span }): readonly (Use | AbiField)[] => {
      return payload.kind === "fields" ? payload.fields : payload.kind === "single" ? [{ type: payload.type, span }] : [];
    });
  }
  for (const one of abi.callbacks) yield* usesOf(one);
  for (const one of abi.functions) yield* usesOf(one);
  for (const { constructors, methods, statics, properties } of abi.resources) {
    for (const one of [...constructors, ...methods, ...statics]) yield* usesOf(one);
    yield* properties;
  }
}

function usesOf({ params, result, span }: Pick<AbiFunction, "params" | "result" | "span">): readonly (Use | AbiParam)[] {
  return result.type === null ? params : [...params, { type: result.type, span }];
}

// The type itself and what it is made of; declarations are visited where they stand.
function parts(type: AbiType): AbiType[] {
  switch (type.kind) {
    case "slice": case "list": case "array": return [type, ...parts(type.element)];
    case "map": return [type, ...parts(type.key), ...parts(type.value)];
    case "optional": return [type, ...parts(type.inner)];
    default: return [type];
  }
}

function isSamePlace(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}

function isBefore(a: Span, b: Span): boolean {
  return a.file.path === b.file.path ? a.start <= b.start : a.file.path < b.file.path;
}
