/** The Abi's C: types, parameters and structs with the place of every member. Part of `abi.ts`, which passes it on. */

/** A type of the C ABI, structured so that C and Rust can both spell it. Named types carry their C name. */
export type CType =
  /** `uint8_t int8_t ... uint64_t int64_t float double size_t ptrdiff_t char void` */
  | { readonly kind: "prim"; readonly name: CPrim }
  /** A struct defined by a layout, or of the runtime (`ftk_str ftk_slice ftk_rows ftk_buf ftk_owner ftk_error ftk_api`). */
  | { readonly kind: "struct"; readonly name: string }
  /** The integer typedef of an enum, flags or newtype; `of` is what it is. */
  | { readonly kind: "alias"; readonly name: string; readonly of: CPrim }
  /** The opaque struct of a resource; always behind a pointer. */
  | { readonly kind: "handle"; readonly name: string }
  | { readonly kind: "pointer"; readonly to: CType; readonly const: boolean }
  | { readonly kind: "array"; readonly of: CType; readonly length: number };

/** The primitives of C that the ABI uses. */
export type CPrim =
  | "uint8_t" | "int8_t" | "uint16_t" | "int16_t" | "uint32_t" | "int32_t" | "uint64_t" | "int64_t"
  | "float" | "double" | "size_t" | "ptrdiff_t" | "char" | "void";

/** One C parameter: `const char *name_ptr`. The name is a safe C identifier, unique within its function. */
export interface Slot {
  readonly name: string;
  readonly c: CType;
}

/** A size on 64-bit and on 32-bit targets (LP64 = LLP64, ILP32 = wasm32: nothing of the ABI depends on `long`). */
export interface Sized {
  readonly on64: number;
  readonly on32: number;
}

/** One C struct. All padding is explicit; size is a multiple of 8 (structs: of their alignment) on every target. */
export interface AbiLayout {
  /** C name, e.g. `acme_shop_item`. */
  readonly name: string;
  readonly fields: readonly AbiCField[];
  readonly size: Sized;
  readonly align: Sized;
  /** Growable layouts begin with `uint32_t size; uint32_t reserved`. */
  readonly growable: boolean;
  /** What the struct stands for: C doc line and grouping. */
  readonly role: "struct" | "record" | "variant" | "payload" | "list" | "rows" | "map" | "entry" | "optional" | "vtable" | "table";
}

/** One member of a C struct with its place. */
export type AbiCField =
  /** `offset` in bytes. `doc` is markdown or "". */
  | { readonly kind: "field"; readonly name: string; readonly c: CType; readonly offset: Sized; readonly doc: string }
  /** Named padding: `uint8_t reservedN[bytes]`; 0 bytes means the field is absent on that width. */
  | { readonly kind: "padding"; readonly name: string; readonly bytes: Sized }
  /** The payload of a variant: a union `as` of typed members and `uint64_t words[2]`. */
  | { readonly kind: "union"; readonly name: string; readonly members: readonly { readonly name: string; readonly c: CType }[]; readonly offset: Sized }
  /** A function pointer (vtables and the table). */
  | { readonly kind: "function"; readonly name: string; readonly slots: readonly Slot[]; readonly result: CType; readonly offset: Sized; readonly doc: string };
