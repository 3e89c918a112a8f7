// What the parts of the check share: the state of a run, what a name can stand for, where names live. Types only. Maps hold the user's names, never plain objects, so
// `__proto__` is a name like any other.
import type { Alias as AliasNode, Case, Const as ConstNode, Diagnostic, Span } from "../../idl/index.js";
import type * as model from "./model.js";
import type { Shape } from "./shapes.js";

/** A model object while it is being filled. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** What is known about a struct: bytes, alignment, and whether every bit pattern is valid. */
export interface StructFacts {
  readonly size: number;
  readonly align: number;
  readonly plain: boolean;
}

/** Facts about all structs. */
export type Structs = ReadonlyMap<model.Struct, StructFacts>;

/** State of one run. */
export interface Context {
  readonly diagnostics: Diagnostic[];
  /** Defaults and constants: run when every type is resolved, in source order. */
  readonly values: (() => unknown)[];
  /** Checks over whole declarations: run when every type and value is known. */
  readonly checks: (() => unknown)[];
  /** Types that are not declared and like nothing that is, with their uses. */
  readonly unknownTypes: Map<string, Span[]>;
  /** Declarations whose name the parser could not read. */
  lostNames: number;
  /** Searching a similar name costs time in proportion to all names, so only the first findings get one. */
  suggestionsLeft: number;
  /** The binding of every named type, by declaration. */
  readonly bindings: Map<object, TypeBinding>;
  /** C symbols given by `@abi_name`. */
  readonly symbols: Map<string, Span>;
  /** Facts about structs, known before `checks` run. */
  structs: Structs;
  /** Members of records, structs and variants by name, made on first use. */
  readonly members: Map<object, ReadonlyMap<string, model.Named>>;
  /** Fields that have a default, known before the default itself is. */
  readonly defaulted: Set<object>;
  /** Fields and parameters whose default holds other values. */
  readonly composed: (model.Field | model.Param)[];
  /** Aliases being resolved inside each other. */
  aliasDepth: number;
  /** Constants and cases being computed inside each other. */
  valueDepth: number;
  /** Something was unreadable already in the tree: there can be no model. */
  incomplete: boolean;
}

/** The cases of one enum or of flags. Values are computed on first use, because constants may refer to cases and back. */
export interface CaseSheet {
  readonly decl: Draft<model.Enum> | Draft<model.Flags>;
  /** Own cases are visible without the type. */
  readonly scope: Scope;
  /** In source order. */
  readonly entries: readonly CaseEntry[];
  readonly byName: ReadonlyMap<string, CaseEntry>;
  /** A syntax error was reported inside: cases may be missing, so unknown ones are not reported. */
  readonly damaged: boolean;
}

/** One case with the state of its evaluation. */
export interface CaseEntry {
  readonly node: Case;
  readonly case: Draft<model.EnumCase>;
  /** The case before it in slot order, from which a value that is not written follows. */
  before: CaseEntry | undefined;
  state: "new" | "busy" | "done";
  /** Undefined when it was reported. */
  value: bigint | undefined;
}

/** A declaration that is a type (or, for errors, may stand after `throws`). */
export type TypeDeclaration =
  | model.Newtype | model.Struct | model.Record_ | model.Enum | model.Flags | model.Variant | model.ErrorSet
  | model.Callback | model.Resource;

/** A named type. Its members are found through it in expressions. */
export interface TypeBinding {
  readonly kind: "type";
  readonly decl: Draft<TypeDeclaration>;
  readonly span: Span;
  /** Cases of an enum or of flags, evaluated on demand. */
  readonly sheet?: CaseSheet;
  /** Constants of a resource, by name. */
  readonly constants?: ReadonlyMap<string, Binding>;
  /** A syntax error was reported inside: members may be missing, so unknown ones are not reported. */
  readonly damaged: boolean;
}

/** `type X = ...`: its target is resolved on first use. */
export interface AliasBinding {
  readonly kind: "alias";
  readonly node: AliasNode;
  readonly scope: Scope;
  readonly since: model.Version | undefined;
  readonly span: Span;
  state: "new" | "busy" | "done";
  shape: Shape | undefined;
}

/** A constant, evaluated on first use. */
export interface ConstBinding {
  readonly kind: "const";
  readonly node: ConstNode;
  readonly scope: Scope;
  readonly since: model.Version | undefined;
  readonly span: Span;
  readonly decl: Draft<model.Const>;
  state: "new" | "busy" | "done";
  value: model.Value | undefined;
}

/** A free function: takes the name, but cannot be referred to. */
export interface FunctionBinding {
  readonly kind: "function";
  readonly span: Span;
}

/** A module or the root of a package. */
export interface NamespaceBinding {
  readonly kind: "namespace";
  readonly what: "module" | "package";
  readonly namespace: Namespace;
  readonly span: Span;
}

/** Something already reported. It stands for anything, so nothing follows from it. */
export interface PoisonBinding {
  readonly kind: "poison";
  readonly span: Span;
}

/** What a name stands for. */
export type Binding =
  | TypeBinding | AliasBinding | ConstBinding | FunctionBinding | NamespaceBinding | PoisonBinding;

/** A module (over all files that open it) or the root of a package. */
export interface Namespace {
  /** Names of the enclosing modules and of this one; empty for a package. */
  readonly path: readonly string[];
  readonly parent: Namespace | undefined;
  readonly package: Draft<model.Package>;
  readonly members: Map<string, Binding>;
}

/** Where a piece of source stands: what its names are looked up in, and from which version on it exists. */
export interface Scope {
  readonly context: Context;
  /** Names of the declaration's own body. */
  readonly body: ReadonlyMap<string, Binding> | undefined;
  readonly namespace: Namespace;
  readonly imports: ReadonlyMap<string, Binding>;
  readonly since: model.Version | undefined;
}
