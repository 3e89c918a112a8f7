/** How types of the interface are spelt in C++: as owned values, as parameters and as views. One short function per form. */
import { spellC } from "../../lower/c-spelling.js";
import type { AbiCallback, AbiDecl, AbiField, AbiResource, AbiType, AbiTypeKind } from "../../lower/index.js";
import { classAlias, namespaceOf, tagSpelling, typeName } from "./names.js";
import { handlesIn, ownsUnique, type Incomplete } from "./walk.js";

/** Where a type is spelt. */
export interface Scope {
  /** Namespace that the text stands in; "" for global scope. */
  readonly namespace: string;
  /** Resources are classes of the consumer, parameters of a template, or the provider's objects. */
  readonly side: "consumer" | "template" | "provider";
  /** Names that mean something else here, such as the cases of a set. */
  readonly hidden?: ReadonlySet<string>;
  /** Types that are only declared so far: containers of them must not be initialised here. */
  readonly incomplete?: Incomplete;
  /** The package whose provider is written; resources of others are classes of the consumer. */
  readonly provides?: string;
  /** Spelling of the author's class of a resource, on the provider's side. */
  readonly authorClass?: (resource: AbiResource) => string;
}

/** The name of a declaration as it must be written in `scope`. */
export function spellName(top: AbiDecl | AbiResource | AbiCallback, scope: Scope, text: string = typeName(top)): string {
  const namespace = namespaceOf(top);
  const isNear = namespace === scope.namespace && scope.hidden?.has(text) !== true;
  return isNear ? text : `::${namespace}::${text}`;
}

/** A value that owns all that it holds. */
export function spellOwned(type: AbiType, scope: Scope): string {
  switch (type.kind) {
    case "bool":
      return "bool";
    case "char":
      return "char32_t";
    case "int":
      return `std::${type.signed ? "int" : "uint"}${type.bits}_t`;
    case "size":
      return type.signed ? "std::ptrdiff_t" : "std::size_t";
    case "float":
      return type.bits === 32 ? "float" : "double";
    case "text":
      return type.view ? "std::string_view" : "std::string";
    case "bytes":
      return "std::vector<std::uint8_t>";
    case "slice":
      return `ftk::span<${type.mutable ? "" : "const "}${spellOwned(type.element, scope)}>`;
    case "list":
      return `std::vector<${spellOwned(type.element, scope)}>`;
    case "map":
      return `ftk::map<${spellOwned(type.key, scope)}, ${spellOwned(type.value, scope)}>`;
    case "array":
      return `std::array<${spellOwned(type.element, scope)}, ${type.length}>`;
    case "optional":
      return `std::optional<${spellOwned(type.inner, scope)}>`;
    case "record":
    case "variant":
      return spellGraph(type.decl, scope);
    case "resource":
      return spellResource(type.decl, scope);
    default:
      return spellName(type.decl, scope);
  }
}

/** The type of a field: its value, behind a box where it would contain itself. */
export function spellField(field: AbiField, scope: Scope): string {
  return field.boxed ? spellBoxed(field.type, scope) : spellOwned(field.type, scope);
}

/** The value with the record or variant inside it behind a box. */
export function spellBoxed(type: AbiType, scope: Scope): string {
  if (type.kind === "optional") return `std::optional<${spellBoxed(type.inner, scope)}>`;
  if (type.kind === "array") return `std::array<${spellBoxed(type.element, scope)}, ${type.length}>`;
  return `ftk::box<${spellOwned(type, scope)}>`;
}

/** Records and variants with handles are templates over the way in which a side holds objects. */
function spellGraph(decl: AbiDecl & { kind: "record" | "variant" }, scope: Scope): string {
  const handles = handlesIn(decl);
  const own = decl.package.name === scope.provides;
  if (handles.length === 0 || scope.side === "consumer" || (scope.side === "provider" && !own)) return spellName(decl, scope);
  const args = handles.map((one) => spellResource(one, scope));
  return `${spellName(decl, scope, basicName(decl))}<${args.join(", ")}>`;
}

/** The template behind a record or variant with handles. */
export function basicName(decl: AbiDecl): string {
  return `Basic${typeName(decl)}`;
}

/** The template parameter that stands for a resource. */
export function handleParameter(one: AbiResource): string {
  return `${typeName(one)}Handle`;
}

/** How a side holds an object. */
export function spellResource(decl: AbiResource, scope: Scope): string {
  const own = decl.package.name === scope.provides;
  if (scope.side === "template" && own) return handleParameter(decl);
  if (scope.side !== "provider" || !own) return spellName(decl, scope);
  return `ftk::${decl.shared ? "shared" : "unique"}_object<${tagSpelling(decl)}, ${authorClass(decl, scope)}>`;
}

/** The author's class for a resource. */
export function authorClass(decl: AbiResource, scope: Scope): string {
  return scope.authorClass?.(decl) ?? classAlias(decl);
}

/** A parameter: views and references where a copy would be made, values where something moves in. */
export function spellParam(type: AbiType, scope: Scope): string {
  switch (type.kind) {
    case "text":
      return "std::string_view";
    case "bytes":
      return "ftk::span<const std::uint8_t>";
    case "list":
      if (sameBits(type.element)) return `ftk::span<const ${spellOwned(type.element, scope)}>`;
      return inOrByValue(type, scope);
    case "map":
    case "array":
    case "struct":
    case "record":
    case "variant":
      return inOrByValue(type, scope);
    case "newtype":
      return isScalarValue(type) ? spellOwned(type, scope) : `const ${spellOwned(type, scope)} &`;
    case "resource":
      return type.mode === "own" ? spellOwned(type, scope) : `const ${spellOwned(type, scope)} &`;
    case "optional":
      return spellOptionalParam(type.inner, scope);
    default:
      return spellOwned(type, scope);
  }
}

function spellOptionalParam(inner: AbiType, scope: Scope): string {
  if (inner.kind === "resource" && inner.mode !== "own") return `const ${spellOwned(inner, scope)} *`;
  const form = spellParam(inner, scope);
  if (form.endsWith("&")) return `const std::optional<${spellOwned(inner, scope)}> &`;
  return `std::optional<${form}>`;
}

function inOrByValue(type: AbiType, scope: Scope): string {
  const owned = spellOwned(type, scope);
  return ownsUnique(type) ? owned : `const ${owned} &`;
}

/** Passed and compared as one number. */
export function isScalarValue(type: AbiType): boolean {
  if (type.kind === "newtype") return isScalarValue(type.decl.inner);
  return SCALARS.has(type.kind);
}

const SCALARS: ReadonlySet<AbiTypeKind> = new Set(["bool", "char", "int", "size", "float", "enum", "flags"]);

/** A value and its cell are the same bits, so that a run of them is passed without a copy. A `std::vector<bool>` has no bits of its own. */
export function sameBits(type: AbiType): boolean {
  switch (type.kind) {
    case "int":
    case "size":
    case "float":
    case "char":
    case "enum":
    case "flags":
      return true;
    case "newtype":
      return type.decl.inner.kind !== "bool" && sameBits(type.decl.inner);
    case "struct":
      return true;
    case "array":
      return type.element.kind !== "bool" && sameBits(type.element);
    default:
      return false;
  }
}

/** What a value looks like where it lies; null for handles, which views do not show. */
export function spellView(type: AbiType, scope: Scope): string | null {
  switch (type.kind) {
    case "text":
      return "std::string_view";
    case "bytes":
      return "ftk::span<const std::uint8_t>";
    case "newtype":
      return isScalarValue(type) || sameBits(type) ? spellOwned(type, scope) : spellView(type.decl.inner, scope);
    case "list":
    case "slice":
      return spellListView(type, scope);
    case "map":
      if (spellView(type.value, scope) === null) return null;
      return `ftk::map_view<${spellOwned(type.key, scope)}, ${spellOwned(type.value, scope)}, ${type.entry.name}>`;
    case "array":
    case "optional": {
      const inner = spellView(type.kind === "array" ? type.element : type.inner, scope);
      if (inner === null) return null;
      return type.kind === "array" ? `std::array<${inner}, ${type.length}>` : `std::optional<${inner}>`;
    }
    case "record":
    case "variant":
      return spellName(type.decl, scope, `${typeName(type.decl)}View`);
    case "resource":
    case "callback":
      return null;
    default:
      return spellOwned(type, scope);
  }
}

function spellListView(type: AbiType & { kind: "list" | "slice" }, scope: Scope): string | null {
  const { element } = type;
  if (element.cell.plain) return `ftk::span<const ${spellOwned(element, scope)}>`;
  if (spellView(element, scope) === null) return null;
  return `ftk::list_view<${spellOwned(element, scope)}, ${cellName(element)}>`;
}

/** The C type that an element lies in: for a record the struct itself, for arrays there is no name. */
export function cellName(type: AbiType): string {
  return type.kind === "record" ? type.decl.layout.name : spellC(type.cell.c);
}
