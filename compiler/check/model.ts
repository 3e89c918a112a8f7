/**
 * The Model: what the user meant, resolved and checked. Readonly, no syntax left, nothing yet said about bits.
 * Every reference is the object itself; cycles run only through types (a record may contain a list of itself).
 */
import type { Span } from "../../idl/index.js";

/** A three-part version. */
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
  /** Declarations of all files and modules in source order (files sorted by path); a callback written as the type of a
   * parameter comes right before its function or resource. */
  readonly items: readonly Item[];
  readonly span: Span;
}

/** A declaration of any kind. */
export type Item = Const | Newtype | Alias | Struct | Record_ | Enum | Flags | Variant | ErrorSet | Callback | Resource | Func;

/** What every declaration and member carries for names and docs. */
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

/** What every top-level declaration carries. */
export interface ItemBase extends Named {
  readonly package: Package;
  readonly modules: readonly string[];
}

/** A constant with its checked value. */
export interface Const extends ItemBase {
  readonly kind: "const";
  readonly type: Type;
  readonly value: Value;
}
/** A distinct type over a plain one. */
export interface Newtype extends ItemBase {
  readonly kind: "newtype";
  readonly inner: Type;
}
/** Transparent: uses of an alias are already replaced by its type; kept for languages that can say it. */
export interface Alias extends ItemBase {
  readonly kind: "alias";
  readonly type: Type;
}
/** A field of a struct, record, payload or case. */
export interface Field extends Named {
  readonly type: Type;
  readonly default?: Value;
  readonly ignorable: boolean;
  readonly sensitive: boolean;
}
/** Frozen C layout. */
export interface Struct extends ItemBase {
  readonly kind: "struct";
  readonly fields: readonly Field[];
}
/** Growable, with defaults. */
export interface Record_ extends ItemBase {
  readonly kind: "record";
  readonly fields: readonly Field[];
}
/** A case of an enum, or a named bit set of flags. */
export interface EnumCase extends Named {
  readonly value: bigint;
}
/** One of several named numbers; open ones admit others. */
export interface Enum extends ItemBase {
  readonly kind: "enum";
  readonly closed: boolean;
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
  readonly cases: readonly EnumCase[];
}
/** A set of bits. */
export interface Flags extends ItemBase {
  readonly kind: "flags";
  readonly closed: boolean;
  readonly bits: 8 | 16 | 32 | 64;
  readonly cases: readonly EnumCase[];
}
/** A case of a variant with its payload. */
export interface VariantCase extends Named {
  readonly tag: number;
  readonly payload: { readonly kind: "none" } | { readonly kind: "single"; readonly type: Type } | { readonly kind: "fields"; readonly fields: readonly Field[] };
}
/** One of several shapes. */
export interface Variant extends ItemBase {
  readonly kind: "variant";
  readonly closed: boolean;
  readonly cases: readonly VariantCase[];
}
/** One declared failure. */
export interface ErrorCase extends Named {
  readonly code: number;
  readonly fields: readonly Field[];
  readonly embeds: ErrorSet | null;
  readonly retryable: boolean;
  /** `@message` text, or the first sentence of the docs, or the name in words. */
  readonly message: string;
}
/** What a function may throw. */
export interface ErrorSet extends ItemBase {
  readonly kind: "error";
  readonly domain: string;
  readonly closed: boolean;
  readonly cases: readonly ErrorCase[];
}
/** A parameter. */
export interface Param extends Named {
  readonly type: Type;
  readonly default?: Value;
}
/** Parameters, result and failure of a callable. */
export interface Signature {
  readonly params: readonly Param[];
  readonly result: Type | null;
  /** Names after `from`. */
  readonly from: readonly string[];
  readonly throws: ErrorSet | null;
}
/** A function that the caller passes in, for the time of the call. */
export interface Callback extends ItemBase {
  readonly kind: "callback";
  /** Where it may be called while the call runs: on the thread of the call, or on any, and on several at once. */
  readonly thread: "call" | "any";
  readonly signature: Signature;
}
/** A free function. */
export interface Func extends ItemBase {
  readonly kind: "function";
  readonly signature: Signature;
}
/** A constructor, method or static function of a resource. */
export interface Method extends Named {
  readonly role: "constructor" | "method" | "static";
  /** Unnamed constructor: name is "". */
  readonly self: "shared" | "mut" | "own" | null;
  readonly signature: Signature;
}
/** A property of a resource. */
export interface Property extends Named {
  readonly type: Type;
  readonly static: boolean;
  readonly readonly: boolean;
  readonly from: readonly string[];
  readonly throws: ErrorSet | null;
}
/** An object that lives with the provider. */
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
