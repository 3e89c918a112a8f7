// The names that every file knows: types that need no declaration, and a few values.
import type { Shape } from "./shapes.js";

/** Types without arguments, by name. */
const scalars: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["bool", { kind: "bool" }],
  ["char", { kind: "char" }],
  ["i8", { kind: "int", bits: 8, signed: true }],
  ["i16", { kind: "int", bits: 16, signed: true }],
  ["i32", { kind: "int", bits: 32, signed: true }],
  ["i64", { kind: "int", bits: 64, signed: true }],
  ["u8", { kind: "int", bits: 8, signed: false }],
  ["u16", { kind: "int", bits: 16, signed: false }],
  ["u32", { kind: "int", bits: 32, signed: false }],
  ["u64", { kind: "int", bits: 64, signed: false }],
  ["isize", { kind: "size", signed: true }],
  ["usize", { kind: "size", signed: false }],
  ["f32", { kind: "float", bits: 32 }],
  ["f64", { kind: "float", bits: 64 }],
  ["string", { kind: "text", view: false }],
  ["str", { kind: "text", view: true }],
  ["bytes", { kind: "bytes" }],
]);

/** Types with arguments: how many. */
const containers: ReadonlyMap<string, number> = new Map([["list", 1], ["map", 2], ["array", 2], ["slice", 1]]);

/** Types of the language that have no lowering yet, with what to use meanwhile. */
const planned: ReadonlyMap<string, string> = new Map([
  ["i128", "use two `u64` fields"],
  ["u128", "use two `u64` fields"],
  ["cstring", "use `str` or `string`"],
  ["path", "use `string`"],
  ["symbol", "use `string`"],
  ["set", "use `list<T>`"],
  ["ordered_map", "use `map<K, V>`: it keeps the order of insertion"],
  ["tuple", "use a record or a struct"],
  ["result", "use `throws`, or a variant with two cases"],
  ["iter", "return a `list<T>`, or pass a callback that is called for each item"],
  ["stream", "pass a callback that is called for each item"],
  ["future", "use a function that returns when the value is there"],
  ["duration", "use a newtype of `i64` nanoseconds"],
  ["instant", "use a newtype of `i64` nanoseconds"],
  ["timestamp", "use a newtype of `i64` seconds"],
  ["datetime", "use a newtype of `i64` seconds, or a `string`"],
  ["date", "use a struct of numbers, or a `string`"],
  ["time_of_day", "use a struct of numbers, or a `string`"],
  ["timezone", "use a `string`"],
  ["fd", "use `i32`"],
  ["socket", "use a resource"],
  ["win_handle", "use a resource"],
  ["native_handle", "use a resource"],
  ["file", "use a resource, or a `string` with the path"],
  ["cancel_token", "let a callback return `false` to stop"],
  ["executor", "leave it out"],
  ["allocator", "leave it out: the runtime has one allocator table"],
  ["uuid", "use a newtype of `string`, or a struct of two `u64`"],
  ["decimal", "use a `string`"],
  ["any_error", "name one error type"],
  ["ptr", "use `slice<T>`, or a resource"],
  ["opaque", "use a resource"],
  ["view", "use the type itself"],
]);

/** What types are called elsewhere. */
const familiar: ReadonlyMap<string, string> = new Map([
  ["boolean", "bool"], ["_Bool", "bool"], ["int", "i32"], ["long", "i64"], ["short", "i16"], ["byte", "u8"],
  ["uint", "u32"], ["unsigned", "u32"], ["float", "f32"], ["double", "f64"], ["number", "f64"], ["size_t", "usize"],
  ["ptrdiff_t", "isize"], ["ssize_t", "isize"], ["int8_t", "i8"], ["int16_t", "i16"], ["int32_t", "i32"],
  ["int64_t", "i64"], ["uint8_t", "u8"], ["uint16_t", "u16"], ["uint32_t", "u32"], ["uint64_t", "u64"], ["int8", "i8"],
  ["int16", "i16"], ["int32", "i32"], ["int64", "i64"], ["uint8", "u8"], ["uint16", "u16"], ["uint32", "u32"],
  ["uint64", "u64"], ["float32", "f32"], ["float64", "f64"], ["String", "string"], ["text", "string"],
  ["string_view", "str"], ["Vec", "list"], ["vector", "list"], ["Array", "list"], ["List", "list"], ["vec", "list"],
  ["HashMap", "map"], ["Map", "map"], ["dict", "map"], ["unordered_map", "map"], ["span", "slice"], ["bigint", "i64"],
  ["Uint8Array", "bytes"], ["Buffer", "bytes"], ["blob", "bytes"],
]);

const optional = "a value that may be missing is `T?`";
const fallible = "a function that can fail `throws` an error";

/** What is not a type here, though it is one elsewhere. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ["Option", optional], ["Optional", optional], ["optional", optional], ["Maybe", optional], ["Nullable", optional], ["Result", fallible],
  ["expected", fallible], ["Either", "declare a `variant`"], ["any", "declare a `variant`"], ["object", "declare a `record`, or a `resource` for an object with methods"],
]);

const values: ReadonlySet<string> = new Set(["true", "false", "none", "inf", "nan"]);

/** A type without arguments, or undefined. */
export function findScalar(name: string): Shape | undefined {
  return scalars.get(name);
}

/** Number of arguments of a container, or undefined when the name is none. */
export function countArguments(name: string): number | undefined {
  return containers.get(name);
}

/** Advice for a type that is part of the language but not built, or undefined. */
export function findPlanned(name: string): string | undefined {
  return planned.get(name);
}

/** How something that is a type in another language is written here, or undefined. */
export function findElsewhere(name: string): string | undefined {
  return elsewhere.get(name);
}

/** What a type of another language is called here, or undefined. */
export function findFamiliar(name: string): string | undefined {
  return familiar.get(name);
}

/** True for every type name of the prelude, built or not, and for `void`. */
export function isPreludeType(name: string): boolean {
  return scalars.has(name) || containers.has(name) || planned.has(name) || name === "void";
}

/** True for `true`, `false`, `none`, `inf` and `nan`. */
export function isPreludeValue(name: string): boolean {
  return values.has(name);
}

/** Type names worth suggesting: those that are built. */
export function preludeTypeNames(): readonly string[] {
  return [...scalars.keys(), ...containers.keys()];
}
