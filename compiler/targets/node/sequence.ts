/**
 * Sequences of values on their way into the scratch: the fields of a record, the payload of a case, the arguments of a call. Everything is read
 * from the user's objects and checked first; only then is anything written, because a getter may call the library again.
 */
import { code, list, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { innerType, isFixed, isOptional, plainType, type Place } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import type { Cursor } from "./cursor.js";
import { fieldName } from "./names.js";
import { checkScalar, isCompound, refusal, storeScalar } from "./scalar.js";
import { inner } from "./scope.js";
import { describeType } from "./types.js";

/** One value of a sequence, read into a local. */
export interface Item {
  readonly type: AbiType;
  /** The local; locals made from it begin with it and a `$`. */
  readonly local: string;
  /** What messages call it: `line.count`. */
  readonly where: string;
}

/** Statements that read what lies inside the value, and refuse what is not of its type. */
export function checkItem(item: Item, converters: Converters): Hole[] {
  const { type, local } = item;
  const plain = innerType(type);
  const optional = isOptional(type);
  const value = code`${name(local)}`;
  if (!isFixed(type)) return plain.kind === "callback" ? [checkCallback(item, optional)] : [];
  if (plain.kind === "char") return [code`const ${name(`${local}$code`)} = ${optional && code`${value} == null ? 0 :`} $charCode(${value}, ${literal.js.string(item.where)});`];
  if (plain.kind === "struct") return checkStruct(item, converters);
  if (plain.kind === "array") return checkArray(item, converters);
  if (plain.kind === "resource") return checkResource(item, optional, converters);
  const { scope } = converters;
  if (!optional) return [checkScalar(plain, value, item.where, scope)];
  const refused = isCompound(plain, scope) ? code`(${refusal(plain, value, scope)})` : refusal(plain, value, scope);
  return [code`if (${value} != null && ${refused}) throw $wrong(${literal.js.string(item.where)}, ${literal.js.string(describeType(plain))}, ${value});`];
}

function checkCallback(item: Item, optional: boolean): Hole {
  const value = name(item.local);
  const given = optional ? code`${value} != null && ` : null;
  return code`if (${given}typeof ${value} !== "function") throw $wrong(${literal.js.string(item.where)}, "function", ${value});`;
}

function checkStruct(item: Item, converters: Converters): Hole[] {
  const plain = plainType(item.type);
  if (plain.kind !== "struct") return [];
  const items = plain.decl.fields.map((field) => fieldItem(item, field));
  const names = plain.decl.fields.map((field, i) => code`${fieldName(field)}: ${name(items[i]!.local)}`);
  return [code`const ${list(names, { open: "{ ", close: " }" })} = ${name(item.local)};`, ...items.flatMap((one) => checkItem(one, converters))];
}

function fieldItem(item: Item, field: { readonly name: string; readonly type: AbiType; readonly rename: Readonly<Record<string, string>> } & Parameters<typeof fieldName>[0]): Item {
  const own = fieldName(field);
  return { type: field.type, local: `${item.local}$${own}`, where: `${item.where}.${own}` };
}

function checkArray(item: Item, converters: Converters): Hole[] {
  const plain = plainType(item.type);
  if (plain.kind !== "array") return [];
  const copy = name(`${item.local}$items`);
  const element: Item = { type: plain.element, local: `${item.local}$item`, where: item.where };
  const read = code`const ${copy} = $elements(${name(item.local)}, ${plain.length}, ${literal.js.string(item.where)});`;
  if (plainType(plain.element).kind === "char") {
    return [code`const ${copy} = $elements(${name(item.local)}, ${plain.length}, ${literal.js.string(item.where)}).map(($c) => $charCode($c, ${literal.js.string(item.where)}));`];
  }
  return [read, code`for (const ${name(element.local)} of ${copy}) ${checkItem(element, converters)}`];
}

function checkResource(item: Item, optional: boolean, converters: Converters): Hole[] {
  const plain = innerType(item.type);
  if (plain.kind !== "resource") return [];
  const value = name(item.local);
  const type = inner(plain.decl, converters.scope);
  const refuse = code`throw $wrong(${literal.js.string(item.where)}, ${literal.js.string(plain.decl.name)}, ${value});`;
  if (!optional) return [code`if (!(${value} instanceof ${type})) ${refuse}`];
  return [code`if (${value} != null && !(${value} instanceof ${type})) ${refuse}`, code`if (${value} != null) $opened(${value});`];
}

/** Statements that put the fixed part of a checked value in its place. */
export function storeItem(item: Item, place: Place, cursor: Cursor, converters: Converters): Hole[] {
  const { type, local } = item;
  const value = name(local);
  const has = place.has < 0 ? [] : [code`${cursor.at("u32", place.has)} = ${value} == null ? 0 : 1;`];
  if (place.at < 0) return has;
  const stores = storeFixed(innerType(type), local, cursor, place.at, isOptional(type), converters);
  return [...has, ...stores];
}

function storeFixed(type: AbiType, local: string, cursor: Cursor, at: number, optional: boolean, converters: Converters): Hole[] {
  const value = name(local);
  switch (type.kind) {
    case "text":
      return [code`${cursor.at("u32", at)} = ${value}${optional ? code`?.length ?? 0` : code`.length`};`];
    case "resource":
      return (["$lo", "$hi"] as const).map(
        (half, i) => code`${cursor.at("i32", at + 4 * i)} = ${value}${optional ? code`?.${name(half)} ?? 0` : code`.${name(half)}`};`,
      );
    case "char":
      return [code`${cursor.at("u32", at)} = ${name(`${local}$code`)};`];
    case "struct":
      return type.decl.fields.flatMap((field) => storeRaw(field.type, `${local}$${fieldName(field)}`, cursor, at + field.offset.on64, converters));
    case "array":
      return storeElements(type, local, cursor, at, converters);
    default: {
      const given = optional ? code`${value} ?? ${type.kind === "bool" ? code`false` : isBig(type, converters) ? code`0n` : code`0`}` : code`${value}`;
      return storeScalar(type, optional && type.kind === "bool" ? code`(${given})` : given, cursor, at, false, converters.scope);
    }
  }
}

/** Whether a scalar is a `bigint` in TypeScript. */
function isBig(type: AbiType, converters: Converters): boolean {
  const plain = plainType(type);
  if (plain.kind === "int") return plain.bits === 64 && converters.scope.bigints;
  return (plain.kind === "enum" || plain.kind === "flags") && plain.decl.bits === 64;
}

/** The same for a value inside a struct, which lies as in C. */
function storeRaw(type: AbiType, local: string, cursor: Cursor, at: number, converters: Converters): Hole[] {
  const plain = plainType(type);
  if (plain.kind === "struct") return storeFixed(plain, local, cursor, at, false, converters);
  const value = plain.kind === "char" ? name(`${local}$code`) : name(local);
  return storeScalar(plain, code`${value}`, cursor, at, true, converters.scope);
}

function storeElements(type: AbiType & { kind: "array" }, local: string, cursor: Cursor, at: number, converters: Converters): Hole[] {
  const size = type.element.cell.size.on64;
  return Array.from({ length: type.length }, (_, i) =>
    storeScalar(type.element, code`${name(`${local}$items`)}[${i}]!`, cursor, at + i * size, true, converters.scope),
  ).flat();
}

/** The text that the fixed part of a value adds to the joined string, or null. */
export function textOf(item: Item): Text | null {
  if (!isFixed(item.type) || innerType(item.type).kind !== "text") return null;
  return isOptional(item.type) ? code`(${name(item.local)} ?? "")` : code`${name(item.local)}`;
}

/** Statements that put the rest of a value, beyond its fixed part, into the stream. */
export function storeRest(item: Item, converters: Converters): Hole[] {
  const value = name(item.local);
  const plain = innerType(item.type);
  if (isFixed(item.type)) {
    const moves = plain.kind === "resource" && plain.mode === "own";
    return moves ? [isOptional(item.type) ? code`if (${value} != null) $s.give(${value});` : code`$s.give(${value});`] : [];
  }
  if (plain.kind === "callback") return [];
  const write = converters.write(plain, code`${value}`, item.where);
  return isOptional(item.type) ? [code`if (${value} != null) ${write}`] : [write];
}
