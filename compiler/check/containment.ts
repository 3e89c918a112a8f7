// What contains what: newtypes and structs by value, records without an end, errors inside errors, handles inside
// errors. Looks at whole packages, without recursion, because the user decides how deep types go.
import { isCycle, sortParts } from "../../idl/index.js";
import type { StructFacts, Structs } from "./bindings.js";
import { report, type Context, type Draft } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { innerShape, poison, unwrapNewtype } from "./shapes.js";

/** Longest chain of newtypes. */
const longestChain = 64;
/** Largest struct, in bytes. */
const largestStruct = 1 << 24;

/** Reports newtypes that contain themselves, and cuts them. Must run before anything looks through a newtype. */
export function checkNewtypes(context: Context, items: readonly model.Item[]): void {
  const newtypes = items.filter((item): item is Draft<model.Newtype> => item.kind === "newtype");
  const targetsOf = ({ inner }: model.Newtype): model.Newtype[] =>
    inner.kind === "named" && inner.decl.kind === "newtype" ? [inner.decl] : [];
  const depths = new Map<model.Newtype, number>();
  for (const part of sortParts<model.Newtype>(newtypes, targetsOf)) {
    const [first] = part;
    if (first === undefined) continue;
    const cyclic = isCycle(part, targetsOf);
    const depth = cyclic ? 0 : 1 + Math.max(0, ...targetsOf(first).map((target) => depths.get(target) ?? 0));
    if (cyclic) report(context, messages["type-cycle"].at(first.span, { name: first.name }));
    else if (depth > longestChain) {
      report(context, messages["type-too-deep"].at(first.span, { name: first.name, limit: longestChain }));
    }
    if (cyclic || depth > longestChain) for (const one of part) (one as Draft<model.Newtype>).inner = poison;
    for (const one of part) depths.set(one, depth > longestChain ? 0 : depth);
  }
}

/** Reports structs that contain themselves or are too large. */
export function checkStructs(context: Context, items: readonly model.Item[]): Structs {
  const structs = items.filter((item) => item.kind === "struct");
  const facts = new Map<model.Struct, StructFacts>();
  for (const part of sortParts<model.Struct>(structs, structsIn)) {
    const [first] = part;
    if (first === undefined) continue;
    if (isCycle(part, structsIn)) {
      const field = first.fields.find((one) => part.some((other) => structIn(one.type) === other));
      report(context, messages["struct-cycle"].at(field?.span ?? first.span, { name: first.name }));
      for (const one of part) facts.set(one, { size: 1, align: 1, plain: true });
      continue;
    }
    const fact = measureStruct(first, facts);
    if (fact.size > largestStruct) {
      report(context, messages["struct-size"].at(first.span, { name: first.name, size: fact.size, limit: largestStruct }));
    }
    facts.set(first, fact.size > largestStruct ? { ...fact, size: 1 } : fact);
  }
  return facts;
}

/** True when every bit pattern is a value of the type, so that memory can be read as it is. */
export function isPlain(type: model.Type, structs: Structs): boolean {
  const inner = unwrapNewtype(type);
  if (inner === poison || inner.kind === "int" || inner.kind === "float") return true;
  if (inner.kind === "array") return isPlain(inner.element, structs);
  if (inner.kind !== "named") return false;
  if (inner.decl.kind === "enum" || inner.decl.kind === "flags") return !inner.decl.closed;
  return inner.decl.kind === "struct" && (structs.get(inner.decl)?.plain ?? true);
}

function structIn(type: model.Type): model.Struct | undefined {
  let inner = unwrapNewtype(type);
  while (inner.kind === "array") inner = unwrapNewtype(inner.element);
  return inner.kind === "named" && inner.decl.kind === "struct" ? inner.decl : undefined;
}

function structsIn(struct: model.Struct): model.Struct[] {
  return struct.fields.map((field) => structIn(field.type)).filter((one) => one !== undefined);
}

function measureStruct(struct: model.Struct, structs: Structs): StructFacts {
  let size = 0;
  let align = 1;
  for (const { type } of struct.fields) {
    const field = measureType(type, structs);
    size = Math.ceil(size / field.align) * field.align + field.size;
    align = Math.max(align, field.align);
  }
  const plain = struct.fields.every((field) => isPlain(field.type, structs));
  return { size: Math.ceil(size / align) * align, align, plain };
}

function measureType(type: model.Type, structs: Structs): { size: number; align: number } {
  const inner = unwrapNewtype(type);
  const bytes = (size: number): { size: number; align: number } => ({ size, align: size });
  switch (inner.kind) {
    case "int": case "float": return bytes(inner.bits / 8);
    case "char": return bytes(4);
    case "array": {
      const { size, align } = measureType(inner.element, structs);
      return { size: size * inner.length, align };
    }
    case "named":
      if (inner.decl.kind === "enum" || inner.decl.kind === "flags") return bytes(inner.decl.bits / 8);
      return inner.decl.kind === "struct" ? (structs.get(inner.decl) ?? bytes(1)) : bytes(1);
    default: return bytes(1);
  }
}

/** Reports errors that embed themselves. */
export function checkEmbedding(context: Context, items: readonly model.Item[]): void {
  const errors = items.filter((item) => item.kind === "error");
  const targetsOf = (one: model.ErrorSet): model.ErrorSet[] =>
    one.cases.map((each) => each.embeds).filter((target) => target !== null);
  for (const part of sortParts<model.ErrorSet>(errors, targetsOf)) {
    const [first] = part;
    if (first === undefined || !isCycle(part, targetsOf)) continue;
    const back = first.cases.find((each) => each.embeds !== null && part.includes(each.embeds));
    report(context, messages["error-cycle"].at(back?.span ?? first.span, { name: first.name }));
  }
}

/** The named type that a value of this type cannot exist without, through arrays; undefined when it can be empty. */
export function requiredType(type: model.Type): model.Record_ | model.Variant | undefined {
  let inner = type;
  while (inner.kind === "array") inner = inner.element;
  if (inner.kind !== "named") return undefined;
  return inner.decl.kind === "record" || inner.decl.kind === "variant" ? inner.decl : undefined;
}

/** The innermost type: what a list of optional arrays is made of, for maps of the value. */
export function innermostType(type: model.Type): model.Type {
  let inner = type;
  for (let next = innerShape(inner); next !== undefined; next = innerShape(inner)) inner = next as model.Type;
  return inner;
}
