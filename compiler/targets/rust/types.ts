// Types: how the C ABI is spelt in Rust, and what each type of the interface is on either side.
import { code, name, type Text } from "../../print/index.js";
import type { AbiRecord, AbiType, AbiVariant, CPrim, CType } from "../../lower/index.js";
import { refName } from "./names.js";
import { classPath, isOwn, pathTo, sysPath, typePath, type Scope } from "./scope.js";

const PRIMS: Readonly<Record<CPrim, Text>> = {
  uint8_t: code`u8`, int8_t: code`i8`, uint16_t: code`u16`, int16_t: code`i16`, uint32_t: code`u32`, int32_t: code`i32`, uint64_t: code`u64`, int64_t: code`i64`,
  float: code`f32`, double: code`f64`, size_t: code`usize`, ptrdiff_t: code`isize`, char: code`u8`, void: code`::std::ffi::c_void`,
};

const RUNTIME: Readonly<Record<string, Text>> = {
  ftk_str: code`::ftk::sys::Str`,
  ftk_bytes: code`::ftk::sys::Bytes`,
  ftk_buf: code`::ftk::sys::Buf`,
  ftk_owner: code`::ftk::sys::Owner`,
  ftk_error: code`::ftk::sys::Error`,
  ftk_api: code`::ftk::sys::Api`,
  ftk_callback_vt: code`::ftk::sys::CallbackVt`,
};

/** A type of the C ABI. */
export function spellC(scope: Scope, c: CType): Text {
  switch (c.kind) {
    case "prim": return PRIMS[c.name];
    case "alias": return PRIMS[c.of];
    case "struct": return RUNTIME[c.name] ?? sysPath(scope, c.name);
    case "handle": return sysPath(scope, c.name);
    case "pointer": return c.const ? code`*const ${spellC(scope, c.to)}` : code`*mut ${spellC(scope, c.to)}`;
    case "array": return code`[${spellC(scope, c.of)}; ${c.length}]`;
  }
}

/** The C type of the value itself: a record's struct, not the pointer to it. */
export function spellCell(scope: Scope, type: AbiType): Text {
  if (type.kind === "record") return sysPath(scope, type.decl.c);
  return spellC(scope, type.cell.c);
}

/** The owned Rust type. `boxed`: the record or variant inside leads back to where it stands. */
export function spellOwned(scope: Scope, type: AbiType, boxed = false): Text {
  switch (type.kind) {
    case "bool": case "char": return code`${name(type.kind)}`;
    case "int": return code`${name(`${type.signed ? "i" : "u"}${type.bits}`)}`;
    case "size": return type.signed ? code`isize` : code`usize`;
    case "float": return code`${name(`f${type.bits}`)}`;
    case "text": return code`String`;
    case "bytes": return code`Vec<u8>`;
    case "slice": case "list": return code`Vec<${spellOwned(scope, type.element)}>`;
    case "map": return code`::std::collections::BTreeMap<${spellOwned(scope, type.key)}, ${spellOwned(scope, type.value)}>`;
    case "array": return code`[${spellOwned(scope, type.element, boxed)}; ${type.length}]`;
    case "optional": return code`Option<${spellOwned(scope, type.inner, boxed)}>`;
    case "record": case "variant": return boxed ? code`Box<${typePath(scope, type.decl)}>` : typePath(scope, type.decl);
    case "enum": case "flags": case "newtype": case "struct": return typePath(scope, type.decl);
    case "resource": return isOwn(scope, type.decl) ? scope.holder(type.decl) : classPath(scope, type.decl);
    case "callback": throw new Error("a callback is not a value");
  }
}

/** A type inside a view parameter: `list<str>` is `&[&str]` for the caller. */
function spellViewed(scope: Scope, type: AbiType): Text {
  switch (type.kind) {
    case "text": return type.view ? code`&str` : code`String`;
    case "slice": return code`&[${spellOwned(scope, type.element)}]`;
    case "list": return code`Vec<${spellViewed(scope, type.element)}>`;
    case "map": return code`::std::collections::BTreeMap<${spellViewed(scope, type.key)}, ${spellViewed(scope, type.value)}>`;
    case "array": return code`[${spellViewed(scope, type.element)}; ${type.length}]`;
    case "optional": return code`Option<${spellViewed(scope, type.inner)}>`;
    default: return spellOwned(scope, type);
  }
}

/** What reading a value in place gives. `boxed`: as for `spellOwned`. `cell`: the C type of the place, where it is not the type's own. */
export function spellRef(scope: Scope, type: AbiType, boxed = false, cell = spellC(scope, type.cell.c)): Text {
  switch (type.kind) {
    case "text": return code`&'a str`;
    case "bytes": return code`::ftk::ListRef<'a, u8, u8>`;
    case "slice": case "list": return code`::ftk::ListRef<'a, ${spellOwned(scope, type.element)}, ${spellCell(scope, type.element)}>`;
    case "map": {
      const pair = code`::ftk::Pair<${spellOwned(scope, type.key)}, ${spellOwned(scope, type.value)}>`;
      return code`::ftk::ListRef<'a, ${pair}, ${sysPath(scope, type.entry.name)}>`;
    }
    case "array": return code`[${spellRef(scope, type.element, boxed)}; ${type.length}]`;
    case "optional": return code`Option<${spellRef(scope, type.inner, boxed)}>`;
    case "newtype": return isByValue(type) ? spellOwned(scope, type) : spellRef(scope, type.decl.inner);
    case "record": case "variant":
      if (boxed) return code`::ftk::ItemRef<'a, ${typePath(scope, type.decl)}, ${cell}>`;
      return code`${pathTo(scope, type.decl.package, "views", type.decl.modules, refName(type.decl))}${readerBorrows(type.decl) && code`<'a>`}`;
    default: return spellOwned(scope, type);
  }
}

/** Whether the reader of a record or variant refers to the graph; a variant of numbers alone does not. */
export function readerBorrows(decl: AbiRecord | AbiVariant, seen: ReadonlySet<AbiVariant> = new Set()): boolean {
  if (decl.kind === "record" || seen.has(decl)) return decl.kind === "record";
  const inner = new Set([...seen, decl]);
  const borrows = (type: AbiType): boolean => {
    switch (type.kind) {
      case "text": case "bytes": case "slice": case "list": case "map": case "record": return true;
      case "variant": return seen.has(type.decl) || type.decl === decl || readerBorrows(type.decl, inner);
      case "array": return borrows(type.element);
      case "optional": return borrows(type.inner);
      case "newtype": return borrows(type.decl.inner);
      default: return false;
    }
  };
  return decl.cases.some(({ payload }) => {
    if (payload.kind === "none") return false;
    const parts = payload.kind === "single" ? [payload] : payload.fields;
    return parts.some(({ type, boxed }) => !type.cell.handles && (boxed || borrows(type)));
  });
}

/** Whether a value can be read in place: objects themselves cannot, but records and variants show what else they have. */
export function isReadable(type: AbiType): boolean {
  switch (type.kind) {
    case "resource": return false;
    case "list": case "array": return isReadable(type.element);
    case "optional": return isReadable(type.inner);
    case "map": return isReadable(type.value);
    default: return true;
  }
}

/** True when the type goes with its handles, so that a call takes it by value. */
export function isMoved(type: AbiType): boolean {
  return type.kind !== "resource" && type.kind !== "callback" && type.cell.handles && !(type.kind === "optional" && type.inner.kind === "resource");
}

/** A parameter as the caller passes it. `life`: the result borrows from it. Callbacks are spelt by their own writer. */
export function spellSent(scope: Scope, type: AbiType, life = false): Text {
  const ref = (inner: Text): Text => reference(inner, life);
  if (isMoved(type)) return spellOwned(scope, type);
  switch (type.kind) {
    case "text": return ref(code`str`);
    case "bytes": return ref(code`[u8]`);
    case "slice": return type.mutable ? code`&mut [${spellOwned(scope, type.element)}]` : ref(code`[${spellOwned(scope, type.element)}]`);
    case "list": return ref(code`[${spellViewed(scope, type.element)}]`);
    case "map": case "array": return ref(spellViewed(scope, type));
    case "record": case "variant": return ref(typePath(scope, type.decl));
    case "newtype": return isByValue(type) ? typePath(scope, type.decl) : ref(typePath(scope, type.decl));
    case "optional": return code`Option<${spellSent(scope, type.inner, life)}>`;
    case "resource": return sendsObject(scope, type) ? spellOwned(scope, type) : ref(spellOwned(scope, type));
    default: return spellOwned(scope, type);
  }
}

/** `&T` or `&'a T` */
export function reference(inner: Text, life: boolean): Text {
  return life ? code`&'a ${inner}` : code`&${inner}`;
}

/** A provider has objects, not handles: it gives them away, or lends them for the call. */
function sendsObject(scope: Scope, type: AbiType & { kind: "resource" }): boolean {
  return type.mode === "own" || (scope.part === "provider" && isOwn(scope, type.decl));
}

/** A parameter as the called side gets it: owned, but views stay views. */
export function spellTaken(scope: Scope, type: AbiType, object: (type: AbiType & { kind: "resource" }) => Text, life = false): Text {
  switch (type.kind) {
    case "slice": return type.mutable ? code`&mut [${spellOwned(scope, type.element)}]` : reference(code`[${spellOwned(scope, type.element)}]`, life);
    case "text": return type.view ? reference(code`str`, life) : code`String`;
    case "optional": return code`Option<${spellTaken(scope, type.inner, object, life)}>`;
    case "resource": return object(type);
    default: return spellViewed(scope, type);
  }
}

/** Passed in a register: numbers and what is made of one. */
export function isByValue(type: AbiType): boolean {
  return type.cell.c.kind === "prim" || type.cell.c.kind === "alias";
}

/** What can be derived for a type. */
export interface Traits {
  readonly copy: boolean;
  readonly eq: boolean;
  readonly ord: boolean;
  readonly default: boolean;
}

const SCALAR: Traits = { copy: true, eq: true, ord: true, default: true };

/** What can be derived for a value of the type. */
export function traitsOf(type: AbiType): Traits {
  switch (type.kind) {
    case "bool": case "char": case "int": case "size": return SCALAR;
    case "flags": return SCALAR;
    case "enum": return { ...SCALAR, default: false };
    case "float": return { ...SCALAR, eq: false, ord: false };
    case "text": case "bytes": return { ...SCALAR, copy: false };
    case "slice": case "list": return { ...traitsOf(type.element), copy: false, default: true };
    case "map": return { ...traitsOf(type.value), copy: false, default: true };
    case "array": return { ...traitsOf(type.element), default: type.length <= 32 && traitsOf(type.element).default };
    case "optional": return { ...traitsOf(type.inner), default: true };
    case "newtype": return traitsOf(type.decl.inner);
    case "struct": return structTraits(type.decl.fields.map((field) => field.type));
    case "record": return { copy: false, eq: false, ord: false, default: isDefaultable(type) };
    case "variant": case "resource": case "callback": return { copy: false, eq: false, ord: false, default: false };
  }
}

/** Whether the type lies in Rust's memory as it lies in C. Which bits are values is another question: Rust's own values always are. */
export function hasLayoutOfC(type: AbiType): boolean {
  switch (type.kind) {
    case "bool": case "char": case "int": case "size": case "float": case "enum": case "flags": return true;
    case "newtype": return hasLayoutOfC(type.decl.inner);
    case "array": return hasLayoutOfC(type.element);
    case "struct": return type.decl.fields.every((field) => hasLayoutOfC(field.type));
    default: return false;
  }
}

/** What a struct of these fields can derive. */
export function structTraits(fields: readonly AbiType[]): Traits {
  const all = fields.map(traitsOf);
  const every = (key: keyof Traits): boolean => all.every((one) => one[key]);
  return { copy: true, eq: every("eq"), ord: every("ord"), default: every("default") };
}

/** Whether a record has a default: each field has one, written or natural. Containers are empty, so what leads back to itself ends there. */
function isDefaultable(type: AbiType & { kind: "record" }): boolean {
  return type.decl.fields.every((field) => field.default !== undefined || hasDefault(field.type));
}

/** Whether `Default::default()` exists for the type. */
export function hasDefault(type: AbiType): boolean {
  switch (type.kind) {
    case "optional": case "list": case "slice": case "map": return true;
    case "record": return isDefaultable(type);
    default: return traitsOf(type).default;
  }
}
