// The syntax tree: what the user wrote, with a span on everything and nothing resolved. Every node is readonly and has
// a `kind`. Lists keep source order. A part that recovery had to invent has an empty name or a `missing-*` kind.
import type { SourceFile, Span } from "./source.js";
import type {
  Annotated,
  Annotation,
  Argument,
  Comment,
  Docs,
  Expression,
  IntLiteral,
  Modifier,
  ModifierWord,
  Name,
  ObjectEntry,
  Ownership,
  Parameter,
  QualifiedName,
  Signature,
  TypeNode,
  VersionLiteral,
} from "./tree-values.js";

export type * from "./tree-values.js";

// ---- what declarations and members share

/** What every declaration and every named member has. */
export interface DeclarationBase extends Annotated {
  readonly modifiers: readonly Modifier[];
  readonly name: Name;
  /**
   * True when a syntax error inside was reported. Parts may be missing, so later stages must not complain about the
   * absence of anything in it, but its name still resolves.
   */
  readonly damaged: boolean;
}

/** A generic parameter of a declaration. */
export interface TypeParameter {
  readonly kind: "type-parameter";
  readonly name: Name;
  readonly span: Span;
}

// ---- members

/** `name: type = default;` */
export interface Field extends DeclarationBase {
  readonly kind: "field";
  readonly type: TypeNode;
  readonly default: Expression | undefined;
}

/** `reserved old_name, 7;` */
export interface Reserved extends Annotated {
  readonly kind: "reserved";
  readonly entries: readonly (Name | IntLiteral)[];
}

/** `name(type) = value { fields }`, a case of enum, flags, variant or error. */
export interface Case extends DeclarationBase {
  readonly kind: "case";
  readonly payload: TypeNode | undefined;
  readonly value: Expression | undefined;
  /** Inline fields; undefined when there are no braces. */
  readonly fields: readonly FieldsMember[] | undefined;
}

/** `constructor name(params) throws E;` `name.text` is empty and `named` false for the unnamed one. */
export interface Constructor extends DeclarationBase {
  readonly kind: "constructor";
  readonly named: boolean;
  /** Has neither result nor `from`. */
  readonly signature: Signature;
}

/** `static readonly property name: type from self throws E;` */
export interface Property extends DeclarationBase {
  readonly kind: "property";
  readonly type: TypeNode;
  readonly from: readonly Name[];
  readonly throws: QualifiedName | undefined;
}

/** What `operator` can be followed by. */
export type OperatorSymbol =
  | "[]"
  | "[]="
  | "()"
  | "=="
  | "<=>"
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "&"
  | "|"
  | "^"
  | "<<"
  | ">>"
  | "~"
  | "!";

/** `operator ==(other: Vault) -> bool;` `name` holds the symbol. */
export interface Operator extends DeclarationBase {
  readonly kind: "operator";
  readonly symbol: OperatorSymbol;
  readonly signature: Signature;
}

/** `event name(params);` */
export interface Event extends DeclarationBase {
  readonly kind: "event";
  /** Has neither result, `from` nor `throws`. */
  readonly signature: Signature;
}

/** What a struct, record, or the braces of a case can hold. */
export type FieldsMember = Field | Reserved | Const | Operator;
/** What an enum, flags, variant or error can hold. */
export type CasesMember = Case | Reserved;
/** What a resource or interface can hold. */
export type Member = Const | Constructor | Property | Operator | Event | Func;

// ---- declarations

/** `feature watch;` */
export interface Feature extends DeclarationBase {
  readonly kind: "feature";
}

/** `const NAME: type = value;` */
export interface Const extends DeclarationBase {
  readonly kind: "const";
  readonly type: TypeNode;
  readonly value: Expression;
}

/** `newtype Revision = u64;` */
export interface Newtype extends DeclarationBase {
  readonly kind: "newtype";
  readonly target: TypeNode;
}

/** `type Row<T> = Page<T>;` */
export interface Alias extends DeclarationBase {
  readonly kind: "alias";
  readonly params: readonly TypeParameter[];
  readonly target: TypeNode;
}

/** `extern type Url = string;` */
export interface ExternType extends DeclarationBase {
  readonly kind: "extern-type";
  readonly params: readonly TypeParameter[];
  readonly target: TypeNode;
}

/** `struct Name { fields }`. */
export interface Struct extends DeclarationBase {
  readonly kind: "struct";
  readonly params: readonly TypeParameter[];
  readonly members: readonly FieldsMember[];
}

/** `record Name { fields }`. */
export interface RecordNode extends DeclarationBase {
  readonly kind: "record";
  readonly params: readonly TypeParameter[];
  readonly members: readonly FieldsMember[];
}

/** What enum, flags, variant and error share. */
export interface CasesBase extends DeclarationBase {
  readonly params: readonly TypeParameter[];
  /** The type after `:`. */
  readonly underlying: TypeNode | undefined;
  readonly members: readonly CasesMember[];
}

/** `closed enum Name: i8 { cases }`. */
export interface Enum extends CasesBase {
  readonly kind: "enum";
}

/** `flags Name: u32 { cases }`. */
export interface Flags extends CasesBase {
  readonly kind: "flags";
}

/** `variant Name { cases }`. */
export interface Variant extends CasesBase {
  readonly kind: "variant";
}

/** `error Name { cases }`. */
export interface ErrorNode extends CasesBase {
  readonly kind: "error";
}

/** `callback Progress = fn(done: u64) -> bool;` An `async` one has `isAsync`. */
export interface Callback extends DeclarationBase {
  readonly kind: "callback";
  readonly isAsync: boolean;
  readonly signature: Signature;
}

/** `interface Name : Base { members }`; with the modifier `callback` it is a callback interface. */
export interface Interface extends DeclarationBase {
  readonly kind: "interface";
  readonly params: readonly TypeParameter[];
  readonly bases: readonly TypeNode[];
  readonly members: readonly Member[];
}

/** `shared resource Name : Base { members }`. */
export interface Resource extends DeclarationBase {
  readonly kind: "resource";
  readonly params: readonly TypeParameter[];
  readonly bases: readonly TypeNode[];
  readonly members: readonly Member[];
}

/** `fn name(params) -> type;`, free or in a module, resource or interface. */
export interface Func extends DeclarationBase {
  readonly kind: "function";
  readonly signature: Signature;
}

/** `module a.b { declarations }`. `name` is the whole path's last part. */
export interface Module extends DeclarationBase {
  readonly kind: "module";
  readonly path: QualifiedName;
  readonly declarations: readonly Declaration[];
}

/** `annotation audited(level: u8 = 1) on fn, resource breaking(remove: error);` */
export interface AnnotationDeclaration extends DeclarationBase {
  readonly kind: "annotation-declaration";
  readonly params: readonly Parameter[];
  readonly targets: readonly Name[];
  /** Arguments of `breaking`; undefined when it is absent. */
  readonly breaking: readonly Argument[] | undefined;
}

/** Something that could not be read as any declaration; already reported. Its name, if known, resolves to "anything". */
export interface Broken extends DeclarationBase {
  readonly kind: "broken";
}

/** Everything that can stand in a file or module. */
export type Declaration =
  | Feature
  | Const
  | Newtype
  | Alias
  | ExternType
  | Struct
  | RecordNode
  | Enum
  | Flags
  | Variant
  | ErrorNode
  | Callback
  | Interface
  | Resource
  | Func
  | Module
  | AnnotationDeclaration
  | Broken;

// ---- the file

/** `edition 1;` */
export interface Edition {
  readonly kind: "edition";
  readonly value: bigint;
  readonly span: Span;
}

/** `@c(prefix: "x") package acme.vault@2.3.0;` */
export interface Package extends Annotated {
  readonly kind: "package";
  readonly name: QualifiedName;
  readonly version: VersionLiteral | undefined;
}

/** `import a.b;`, `import a.b as c;`, `import a.b.{X, Y as Z};` */
export interface Import extends Annotated {
  readonly kind: "import";
  /** Always names a package. */
  readonly path: QualifiedName;
  readonly alias: Name | undefined;
  /** The names in braces; undefined when the import has no braces. */
  readonly items: readonly ImportItem[] | undefined;
}

/** One name in the braces of an import. */
export interface ImportItem {
  readonly kind: "import-item";
  readonly name: Name;
  readonly alias: Name | undefined;
  readonly span: Span;
}

/** One file. */
export interface Tree {
  readonly kind: "file";
  readonly source: SourceFile;
  /** The `//!` lines: documentation of the package. */
  readonly docs: Docs | undefined;
  readonly edition: Edition | undefined;
  /** Undefined when the file has no package line (reported). */
  readonly package: Package | undefined;
  readonly imports: readonly Import[];
  readonly declarations: readonly Declaration[];
  /** Every comment of the file in source order, doc comments included. */
  readonly comments: readonly Comment[];
  readonly span: Span;
}

/** Anything that can be visited. */
export type Node =
  | Tree
  | Edition
  | Package
  | Import
  | ImportItem
  | Declaration
  | FieldsMember
  | CasesMember
  | Member
  | Parameter
  | TypeParameter
  | Signature
  | TypeNode
  | Ownership
  | Expression
  | ObjectEntry
  | Annotation
  | Argument
  | Modifier
  | QualifiedName
  | Name
  | Docs
  | Comment;

/** True when the node carries that modifier. */
export function hasModifier(node: { readonly modifiers: readonly Modifier[] }, word: ModifierWord): boolean {
  return node.modifiers.some((modifier) => modifier.word === word);
}
