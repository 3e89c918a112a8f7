/**
 * The Abi: every decision about bits, symbols, ownership, errors and versions of one package, as plain data.
 * `lower()` makes it, targets spell it. A target that needs an `if` about bits or ownership needs a new member here.
 *
 * Words: a *cell* is how a value lies in memory (a field, a list element); a *slot* is one C parameter;
 * *inward* is from the caller to the called side, *outward* from the called side to the caller.
 */
import type { AbiLayout, CType, Sized, Slot } from "./abi-c.js";
import type { AbiNamed, AbiPackage, AbiTop, Version } from "./abi-names.js";

export type * from "./abi-c.js";
export type * from "./abi-names.js";

/** One lowered package. Lists are in ABI order: (`@since`, source order) unless stated. */
export interface Abi {
  readonly package: AbiPackage;
  /** Packages named by this one, in dependency order. Their declarations are referred to, never repeated. */
  readonly imports: readonly Abi[];
  readonly constants: readonly AbiConstant[];
  /** Named types in dependency order: each after those that it holds by value (lists and maps may lead forward). */
  readonly types: readonly AbiDecl[];
  readonly callbacks: readonly AbiCallback[];
  readonly resources: readonly AbiResource[];
  /** Free functions, those of modules included (see `path`). */
  readonly functions: readonly AbiFunction[];
  /** All C structs that this package defines, in an order in which C accepts them; handles and enum typedefs are not among them. */
  readonly layouts: readonly AbiLayout[];
  /** The provider's table of functions, in slot order. */
  readonly table: AbiTable;
}

// ---------------------------------------------------------------- types of values

/** How a value lies in memory, and what must be known to move it. Decided once per type. */
export interface Cell {
  readonly c: CType;
  readonly size: Sized;
  readonly align: Sized;
  /** NULL can stand for "none": records, resources. */
  readonly pointer: boolean;
  /** Every bit pattern is valid: may be read in place from a slice. */
  readonly plain: boolean;
  /** Holds pointers into a graph (text, lists, records, handles). */
  readonly graph: boolean;
  /** Holds handles that somebody must release. */
  readonly handles: boolean;
}

/** The type of a value. Each member is one transfer kind; `cell` says how it lies in memory. */
export type AbiType =
  | { readonly kind: "bool"; readonly cell: Cell }
  | { readonly kind: "char"; readonly cell: Cell }
  /** i8..i64, u8..u64. */
  | { readonly kind: "int"; readonly bits: 8 | 16 | 32 | 64; readonly signed: boolean; readonly cell: Cell }
  /** usize, isize: only in signatures and constants. */
  | { readonly kind: "size"; readonly signed: boolean; readonly cell: Cell }
  | { readonly kind: "float"; readonly bits: 32 | 64; readonly cell: Cell }
  /** `string` (view false) or `str` (view true). Same ABI; what the provider's language shows differs. */
  | { readonly kind: "text"; readonly view: boolean; readonly cell: Cell }
  /** `bytes`. */
  | { readonly kind: "bytes"; readonly cell: Cell }
  /** `slice<T>`, `slice<mut T>`: element is plain. */
  | { readonly kind: "slice"; readonly element: AbiType; readonly mutable: boolean; readonly cell: Cell }
  /** `rows`: elements are growable records, stepped by stride. */
  | { readonly kind: "list"; readonly element: AbiType; readonly rows: boolean; readonly cell: Cell }
  /** Entries in insertion order; `entry` is the layout `{key; value}`. Duplicate keys are FTK_E_VALUE for the receiver. */
  | { readonly kind: "map"; readonly key: AbiType; readonly value: AbiType; readonly entry: AbiLayout; readonly cell: Cell }
  | { readonly kind: "array"; readonly element: AbiType; readonly length: number; readonly cell: Cell }
  /** When `inner.cell.pointer`: NULL is none and the cell is the inner cell; otherwise the cell is `{uint8_t has; pad; value}`. */
  | { readonly kind: "optional"; readonly inner: AbiType; readonly cell: Cell }
  | { readonly kind: "enum"; readonly decl: AbiEnum; readonly cell: Cell }
  | { readonly kind: "flags"; readonly decl: AbiFlags; readonly cell: Cell }
  | { readonly kind: "newtype"; readonly decl: AbiNewtype; readonly cell: Cell }
  | { readonly kind: "struct"; readonly decl: AbiStruct; readonly cell: Cell }
  /** Cell: `const T *`. */
  | { readonly kind: "record"; readonly decl: AbiRecord; readonly cell: Cell }
  | { readonly kind: "variant"; readonly decl: AbiVariant; readonly cell: Cell }
  /** borrow: valid for the call. own: moves in or out (unique). shared: one strong reference (in: borrowed, out: owned). */
  | { readonly kind: "resource"; readonly decl: AbiResource; readonly mode: "borrow" | "own" | "shared"; readonly cell: Cell }
  /** Only as a parameter. */
  | { readonly kind: "callback"; readonly decl: AbiCallback; readonly cell: Cell };

/** The kinds of {@link AbiType}; writers are mapped types over it, so that a new kind makes every target's table incomplete. */
export type AbiTypeKind = AbiType["kind"];

// ---------------------------------------------------------------- declarations

/** A named type of any kind. */
export type AbiDecl = AbiNewtype | AbiStruct | AbiRecord | AbiEnum | AbiFlags | AbiVariant | AbiErrorSet;

/** C spelling: `typedef <inner> <c>;` for scalar inner types, otherwise only a name in the other languages. */
export interface AbiNewtype extends AbiTop {
  readonly kind: "newtype";
  readonly c: string;
  readonly inner: AbiType;
}

/** Frozen: its fields never change. */
export interface AbiStruct extends AbiTop {
  readonly kind: "struct";
  readonly c: string;
  readonly fields: readonly AbiField[];
  readonly layout: AbiLayout;
}

/** Growable. Fields in slot order; `field.late` ones may be absent in an older writer's record. */
export interface AbiRecord extends AbiTop {
  readonly kind: "record";
  readonly c: string;
  readonly fields: readonly AbiField[];
  readonly layout: AbiLayout;
}

/** A field of a struct, record or payload. */
export interface AbiField extends AbiNamed {
  /** C member name (safe identifier). */
  readonly c: string;
  readonly type: AbiType;
  readonly offset: Sized;
  /** The writer's default, also the reader's when the field is beyond the writer's size. Always present when `late`. */
  readonly default?: AbiValue;
  /** Added after the first version of the record: check `size` before reading. */
  readonly late: boolean;
  /** `@ignorable`: may be cut silently for an older provider. */
  readonly ignorable: boolean;
  /** `@sensitive`: never in debug output or messages. */
  readonly sensitive: boolean;
  /** The type leads back by value to its owner: languages that embed values must put the record or variant inside it behind a box. */
  readonly boxed: boolean;
}

/** One of several named numbers; open ones admit others. */
export interface AbiEnum extends AbiTop {
  readonly kind: "enum";
  readonly c: string;
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
  readonly closed: boolean;
  readonly cases: readonly AbiEnumCase[];
}

/** A named value of an enum or of flags. */
export interface AbiEnumCase extends AbiNamed {
  /** C constant, e.g. `ACME_SHOP_CIPHER_DES3`. */
  readonly c: string;
  readonly value: bigint;
}

/** Unsigned bit set. `mask` is the union of all known bits; closed flags refuse others. */
export interface AbiFlags extends AbiTop {
  readonly kind: "flags";
  readonly c: string;
  readonly bits: 8 | 16 | 32 | 64;
  readonly closed: boolean;
  readonly mask: bigint;
  readonly cases: readonly AbiEnumCase[];
}

/** `{uint32_t tag; uint32_t flags; union as}`, 24 bytes. */
export interface AbiVariant extends AbiTop {
  readonly kind: "variant";
  readonly c: string;
  readonly closed: boolean;
  readonly cases: readonly AbiVariantCase[];
  readonly layout: AbiLayout;
  /** Contains itself through its payloads: languages with by-value enums must box. */
  readonly recursive: boolean;
}

/** A case of a variant. */
export interface AbiVariantCase extends AbiNamed {
  readonly tag: number;
  /** C constant of the tag. */
  readonly c: string;
  readonly payload: AbiPayload;
}

/** What a case of a variant carries, and where it lies. */
export type AbiPayload =
  | { readonly kind: "none" }
  /** One unnamed value. inline: the cell lies in the union member; pointer: the member points to the cell (for a record: to the record itself).
   * `boxed`: a language with by-value unions must put this value behind a box because it leads back to the variant itself. */
  | { readonly kind: "single"; readonly type: AbiType; readonly placement: "inline" | "pointer"; readonly member: string; readonly boxed: boolean }
  /** Named fields in a layout of their own (not growable). */
  | { readonly kind: "fields"; readonly fields: readonly AbiField[]; readonly layout: AbiLayout; readonly placement: "inline" | "pointer"; readonly member: string; readonly boxed: boolean };

/** A set of declared errors. `any` failing function's status is -1000 - code. */
export interface AbiErrorSet extends AbiTop {
  readonly kind: "error";
  readonly c: string;
  readonly domain: string;
  readonly closed: boolean;
  readonly cases: readonly AbiErrorCase[];
}

/** One declared failure. */
export interface AbiErrorCase extends AbiNamed {
  readonly code: number;
  /** C constant of the code. */
  readonly c: string;
  /** Growable payload struct, or null. An embedding case has none: its payload and cause are the inner error object. */
  readonly payload: { readonly fields: readonly AbiField[]; readonly layout: AbiLayout; readonly cell: Cell } | null;
  readonly embeds: AbiErrorSet | null;
  readonly retryable: boolean;
  /** Text with `{field}` holes, split; already without @sensitive fields. */
  readonly message: readonly (string | { readonly field: AbiField })[];
}

/** A constant with its value. */
export interface AbiConstant extends AbiTop {
  readonly c: string;
  readonly type: AbiType;
  readonly value: AbiValue;
}

/** A checked constant value of a known type. */
export type AbiValue =
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  /** A Unicode scalar value. */
  | { readonly kind: "char"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "case"; readonly decl: AbiEnum; readonly case: AbiEnumCase }
  | { readonly kind: "flags"; readonly decl: AbiFlags; readonly cases: readonly AbiEnumCase[]; readonly value: bigint }
  | { readonly kind: "list"; readonly items: readonly AbiValue[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [AbiValue, AbiValue])[] }
  /** A record with all its defaults, or a struct/record with the given fields. */
  | { readonly kind: "record"; readonly fields: readonly { readonly field: AbiField; readonly value: AbiValue }[] }
  /** A unit case of a variant. */
  | { readonly kind: "variant"; readonly decl: AbiVariant; readonly case: AbiVariantCase }
  | { readonly kind: "none" };

// ---------------------------------------------------------------- callables

/** How a parameter crosses inward, and its C slots. */
export type Pass =
  /** One scalar by value: `T name`. */
  | { readonly kind: "value"; readonly slots: readonly [Slot] }
  /** Pointer to the cell (struct, variant, array of N elements, optional that is not pointer-shaped): `const T *name`.
   * NULL means none for optionals and for a defaulted record; otherwise FTK_E_INVALID. */
  | { readonly kind: "pointer"; readonly slots: readonly [Slot] }
  /** `const T *name, size_t name_len` (T non-const for `slice<mut T>`). Text is `const char *`. Maps pass their entries. */
  | { readonly kind: "view"; readonly slots: readonly [Slot, Slot] }
  /** List of records: `const T *name, size_t name_len, size_t name_stride`. */
  | { readonly kind: "rows"; readonly slots: readonly [Slot, Slot, Slot] }
  /** `acme_shop_store *name`. */
  | { readonly kind: "handle"; readonly slots: readonly [Slot] }
  /** `void *name_ctx, const acme_shop_visit_vt *name`. Optional callback: vt NULL. */
  | { readonly kind: "callback"; readonly slots: readonly [Slot, Slot] };

/** How a result crosses outward. `has`: an `uint8_t *out_has` slot comes first (optional of a value or buffer). */
export type Give =
  | { readonly kind: "void"; readonly slots: readonly [] }
  /** `T *out`: scalars, structs, fixed arrays and variants or optionals... whose cell is free of graphs (`T *out` is the first of N for arrays). */
  | { readonly kind: "value"; readonly has: boolean; readonly slots: readonly Slot[] }
  /**
   * `ftk_buf *out`: string, bytes, list whose element cell is free of graphs. A `text` is followed by a NUL where code in C meets it: exported
   * symbols and the functions generated for C see to that. What comes straight out of the table, or out of a callback's, may say that it has none
   * (FTK_BUF_NO_NUL).
   */
  | { readonly kind: "buffer"; readonly has: boolean; readonly text: boolean; readonly element: AbiType | null; readonly slots: readonly Slot[] }
  /** `const T **out, ftk_owner **out_owner`; T is the record, or the cell struct of the variant, list, map or array. Optional: NULL is none. */
  | { readonly kind: "graph"; readonly slots: readonly [Slot, Slot] }
  /** `const T **out, size_t *out_len, ftk_owner **out_owner`: text or slice `from` self or a parameter. Optional: has slot first. */
  | { readonly kind: "view"; readonly has: boolean; readonly slots: readonly Slot[] }
  /** `acme_shop_store **out`. Optional: NULL is none. */
  | { readonly kind: "handle"; readonly slots: readonly [Slot] };

/** A parameter and how it crosses. */
export interface AbiParam extends AbiNamed {
  readonly type: AbiType;
  readonly pass: Pass;
  readonly default?: AbiValue;
}

/** A result and how it crosses. */
export interface AbiResult {
  readonly type: AbiType | null;
  readonly give: Give;
  /** Names of `self` or parameters that the result borrows from; [] otherwise. */
  readonly from: readonly string[];
}

/** What a callable is in the languages. */
export type AbiRole = "function" | "constructor" | "method" | "static" | "getter" | "setter";

/** A function of the table, exported also under `symbol`. C signature: `int32_t symbol(slots...)`. */
export interface AbiFunction extends AbiTop {
  readonly kind: "function";
  readonly symbol: string;
  /** Field name in the table. */
  readonly slot: string;
  readonly role: AbiRole;
  /** Owning resource for every role but "function". */
  readonly resource: AbiResource | null;
  /** How the object is entered: shared = may overlap, mut = exclusive, own = consumed; null without self. */
  readonly self: "shared" | "mut" | "own" | null;
  readonly params: readonly AbiParam[];
  readonly result: AbiResult;
  /** The declared error set, or null. Runtime failures are always possible. */
  readonly throws: AbiErrorSet | null;
  /** All C parameters in order: self, parameters, results, `ftk_error **err`. */
  readonly slots: readonly Slot[];
  /** Later than the package's first version: consumers check the table before the call and report FTK_E_UNAVAILABLE. */
  readonly late: boolean;
}

/** The C constant of a flag of callback tables. */
export type CallbackFlag = "FTK_CALLBACK_ANY_THREAD";

/** A scoped function callback: `{size, flags, retain, release, call}` with `int32_t call(void *ctx, slots...)`. */
export interface AbiCallback extends AbiTop {
  readonly kind: "callback";
  /** C name of the table type: `acme_shop_visit_vt`. */
  readonly c: string;
  /** Where the provider may call it until the call ends: on the thread of the call, or on any thread and on several at once. With "any" the
   * consumer's context is a scope: the call waits for what runs, and a later call gets FTK_E_EXPIRED. */
  readonly thread: "call" | "any";
  /** The flags at the head of the consumer's table, without which the provider refuses it. */
  readonly flags: readonly CallbackFlag[];
  readonly params: readonly AbiParam[];
  readonly result: AbiResult;
  readonly throws: AbiErrorSet | null;
  /** C parameters of `call` in order: `void *ctx`, parameters, results, `ftk_error **err`. */
  readonly slots: readonly Slot[];
  readonly layout: AbiLayout;
}

/** An object that lives with the provider and is reached through a handle. */
export interface AbiResource extends AbiTop {
  readonly kind: "resource";
  /** Opaque C struct: `acme_shop_store`. */
  readonly c: string;
  /** Counted by consumers (Arc / shared_ptr) or uniquely owned (Box / unique_ptr). */
  readonly shared: boolean;
  readonly affine: boolean;
  readonly constructors: readonly AbiFunction[];
  readonly methods: readonly AbiFunction[];
  readonly statics: readonly AbiFunction[];
  readonly properties: readonly AbiProperty[];
  /** The declared `own fn close`, whose body runs on close; null when there is none. It is not among `methods`. */
  readonly closer: AbiFunction | null;
  /** Entries that every resource has: `int32_t retain(self)`, `int32_t release(self)`, `int32_t close(self, ftk_error **err)`. retain null when unique. */
  readonly lifecycle: { readonly retain: AbiLifecycle | null; readonly release: AbiLifecycle; readonly close: AbiLifecycle };
}

/** An entry of the table that ends or counts a handle. */
export interface AbiLifecycle {
  readonly symbol: string;
  readonly slot: string;
  readonly slots: readonly Slot[];
}

/** A property: a getter, and a setter unless it is readonly. */
export interface AbiProperty extends AbiNamed {
  readonly type: AbiType;
  readonly static: boolean;
  readonly getter: AbiFunction;
  readonly setter: AbiFunction | null;
}

/** The table `<prefix>_api`: `ftk_api base` first, then the slots. */
export interface AbiTable {
  readonly layout: AbiLayout;
  /** In slot order; lifecycle entries refer to their resource. */
  readonly entries: readonly AbiEntry[];
  /** `<prefix>_get_api`. */
  readonly symbol: string;
  /** One per @since version (the first is major.0.0 or the lowest), ascending: the identity that both sides compare. 128 bits as two words. */
  readonly groups: readonly { readonly version: Version; readonly id: readonly [bigint, bigint] }[];
}

/** One slot of the table. */
export type AbiEntry =
  | { readonly kind: "function"; readonly function: AbiFunction }
  | { readonly kind: "lifecycle"; readonly what: "retain" | "release" | "close"; readonly resource: AbiResource; readonly entry: AbiLifecycle };
