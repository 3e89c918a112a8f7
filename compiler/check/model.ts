/**
 * The Model: what the user meant, resolved and checked. Readonly, no syntax left, nothing yet said about bits.
 * Every reference is the object itself; cycles run only through types (a record may contain a list of itself).
 */
import type { Span } from "../../idl/index.js";

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** A package and everything that it declares, over all its files and modules. */
export interface Package {
  /** `acme.shop` */
  readonly name: string;
  /** 0.0.0 when no file and no configuration says one. */
  readonly version: Version;
  readonly docs: string;
  /** From `@c(prefix: "...")`, else the path joined by `_`. */
  readonly prefix: string;
  /** Arguments of the package's target annotations by annotation id. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;
  /** Packages that it imports, in source order. The graph is acyclic. */
  readonly imports: readonly Package[];
  /** Declarations of all files and modules in source order (files sorted by path). */
  readonly items: readonly Item[];
  readonly span: Span;
}

export type Item = Const | Newtype | Alias | Struct | Record_ | Enum | Flags | Variant | ErrorSet | Callback | Resource | Func;

export interface Named {
  readonly name: string;
  /** Exact names by annotation id from `@rename(cpp: "x")`. */
  readonly rename: Readonly<Record<string, string>>;
  /** `@abi_name("...")`: the C symbol, instead of the derived one. */
  readonly abiName?: string;
  readonly docs: string;
  readonly since?: Version;
  readonly deprecated?: { readonly since?: Version; readonly note: string };
  readonly span: Span;
}

export interface ItemBase extends Named {
  readonly package: Package;
  readonly modules: readonly string[];
}

export interface Const extends ItemBase {
  readonly kind: "const";
  readonly type: Type;
  readonly value: Value;
}
export interface Newtype extends ItemBase {
  readonly kind: "newtype";
  readonly inner: Type;
}
/** Transparent: uses of an alias are already replaced by its type; kept for languages that can say it. */
export interface Alias extends ItemBase {
  readonly kind: "alias";
  readonly type: Type;
}
export interface Field extends Named {
  readonly type: Type;
  readonly default?: Value;
  readonly ignorable: boolean;
  readonly sensitive: boolean;
}
export interface Struct extends ItemBase {
  readonly kind: "struct";
  readonly fields: readonly Field[];
}
export interface Record_ extends ItemBase {
  readonly kind: "record";
  readonly fields: readonly Field[];
}
export interface EnumCase extends Named {
  readonly value: bigint;
}
export interface Enum extends ItemBase {
  readonly kind: "enum";
  readonly closed: boolean;
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
  readonly cases: readonly EnumCase[];
}
export interface Flags extends ItemBase {
  readonly kind: "flags";
  readonly closed: boolean;
  readonly bits: 8 | 16 | 32 | 64;
  readonly cases: readonly EnumCase[];
}
export interface VariantCase extends Named {
  readonly tag: number;
  readonly payload: { readonly kind: "none" } | { readonly kind: "single"; readonly type: Type } | { readonly kind: "fields"; readonly fields: readonly Field[] };
}
export interface Variant extends ItemBase {
  readonly kind: "variant";
  readonly closed: boolean;
  readonly cases: readonly VariantCase[];
}
export interface ErrorCase extends Named {
  readonly code: number;
  readonly fields: readonly Field[];
  readonly embeds: ErrorSet | null;
  readonly retryable: boolean;
  /** `@message` text, or the first sentence of the docs, or the name in words. */
  readonly message: string;
}
export interface ErrorSet extends ItemBase {
  readonly kind: "error";
  readonly domain: string;
  readonly closed: boolean;
  readonly cases: readonly ErrorCase[];
}
export interface Param extends Named {
  readonly type: Type;
  readonly default?: Value;
}
export interface Signature {
  readonly params: readonly Param[];
  readonly result: Type | null;
  /** Names after `from`. */
  readonly from: readonly string[];
  readonly throws: ErrorSet | null;
}
export interface Callback extends ItemBase {
  readonly kind: "callback";
  readonly signature: Signature;
}
export interface Func extends ItemBase {
  readonly kind: "function";
  readonly signature: Signature;
}
export interface Method extends Named {
  readonly role: "constructor" | "method" | "static";
  /** Unnamed constructor: name is "". */
  readonly self: "shared" | "mut" | "own" | null;
  readonly signature: Signature;
}
export interface Property extends Named {
  readonly type: Type;
  readonly static: boolean;
  readonly readonly: boolean;
  readonly from: readonly string[];
  readonly throws: ErrorSet | null;
}
export interface Resource extends ItemBase {
  readonly kind: "resource";
  readonly shared: boolean;
  readonly affine: boolean;
  readonly methods: readonly Method[];
  readonly properties: readonly Property[];
  readonly constants: readonly Const[];
}

/** A resolved type: aliases replaced. */
export type Type =
  | { readonly kind: "bool" }
  | { readonly kind: "char" }
  | { readonly kind: "int"; readonly bits: 8 | 16 | 32 | 64; readonly signed: boolean }
  | { readonly kind: "size"; readonly signed: boolean }
  | { readonly kind: "float"; readonly bits: 32 | 64 }
  | { readonly kind: "text"; readonly view: boolean }
  | { readonly kind: "bytes" }
  | { readonly kind: "slice"; readonly element: Type; readonly mutable: boolean }
  | { readonly kind: "list"; readonly element: Type }
  | { readonly kind: "map"; readonly key: Type; readonly value: Type }
  | { readonly kind: "array"; readonly element: Type; readonly length: number }
  | { readonly kind: "optional"; readonly inner: Type }
  | { readonly kind: "resource"; readonly decl: Resource; readonly mode: "borrow" | "own" | "shared" }
  | { readonly kind: "named"; readonly decl: Newtype | Struct | Record_ | Enum | Flags | Variant | Callback };

/** A constant value, range-checked against its type. */
export type Value =
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "char"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "case"; readonly decl: Enum; readonly case: EnumCase }
  | { readonly kind: "flags"; readonly decl: Flags; readonly cases: readonly EnumCase[]; readonly value: bigint }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [Value, Value])[] }
  /** `{...}`: fields that are absent take their defaults. */
  | { readonly kind: "record"; readonly decl: Struct | Record_; readonly fields: readonly { readonly field: Field; readonly value: Value }[] }
  | { readonly kind: "variant"; readonly decl: Variant; readonly case: VariantCase }
  | { readonly kind: "none" };

/** Result of the check stage: the package asked for, and all packages in dependency order. */
export interface Model {
  readonly main: Package;
  readonly packages: readonly Package[];
}
