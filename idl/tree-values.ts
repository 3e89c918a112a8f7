// The parts of the syntax tree that declarations are made of: names, comments, annotations, types, expressions.
import type { Span } from "./source.js";

/** A single word. `text` is empty when the name was missing and recovery went on without it. */
export interface Name {
  readonly kind: "name";
  readonly text: string;
  readonly span: Span;
}

/** Words joined by dots: `acme.net.NetError`. */
export interface QualifiedName {
  readonly kind: "qualified-name";
  /** At least one name. */
  readonly parts: readonly Name[];
  /** The parts joined by dots, without spaces; empty when the name was missing. */
  readonly text: string;
  readonly span: Span;
}

/** A comment of any kind, as written, markers included. Needed for formatting and for `// ffi-ignore`. */
export interface Comment {
  readonly kind: "line-comment" | "block-comment" | "doc-comment" | "package-doc-comment";
  readonly text: string;
  readonly span: Span;
}

/** The `///` (or, for a file, `//!`) lines before something. */
export interface Docs {
  readonly kind: "docs";
  /** Markdown: lines joined by `\n`, markers and one leading space removed, trailing space trimmed. */
  readonly text: string;
  readonly span: Span;
}

/** Words that may stand before a declaration or member. */
export type ModifierWord =
  "closed" | "extern" | "callback" | "shared" | "unsafe" | "static" | "async" | "mut" | "own" | "readonly";

/** One modifier word with its place. */
export interface Modifier {
  readonly kind: "modifier";
  readonly word: ModifierWord;
  readonly span: Span;
}

/** `@name` or `@name(args)`. */
export interface Annotation {
  readonly kind: "annotation";
  readonly name: QualifiedName;
  readonly args: readonly Argument[];
  readonly span: Span;
}

/** An argument of an annotation, `value` or `name: value`. */
export interface Argument {
  readonly kind: "argument";
  readonly name: Name | undefined;
  readonly value: Expression;
  readonly span: Span;
}

// ---- types

/** Words that may stand before a type. */
export type OwnershipWord = "own" | "borrow" | "shared" | "weak" | "mut";

/** The ownership word of a type with its place. */
export interface Ownership {
  readonly kind: "ownership";
  readonly word: OwnershipWord;
  readonly span: Span;
}

/** `own acme.Vault`, `map<string, Value>`, `slice<mut u8>`, `u8`: prelude types are named types too. */
export interface NamedType {
  readonly kind: "named-type";
  readonly ownership: Ownership | undefined;
  readonly name: QualifiedName;
  readonly args: readonly TypeArgument[];
  readonly span: Span;
}

/** `T?`. `T??` parses as two of these. */
export interface OptionalType {
  readonly kind: "optional-type";
  readonly inner: TypeNode;
  readonly span: Span;
}

/** `fn(a: str) -> bool`, legal as the type of a parameter only (the parser reports it elsewhere). */
export interface FunctionType {
  readonly kind: "function-type";
  readonly signature: Signature;
  readonly span: Span;
}

/** A type that was not there or could not be read; already reported. */
export interface MissingType {
  readonly kind: "missing-type";
  readonly span: Span;
}

/** Any type as written. */
export type TypeNode = NamedType | OptionalType | FunctionType | MissingType;
/** What stands between `<` and `>`: types, or the length of an array. */
export type TypeArgument = TypeNode | IntLiteral;

// ---- expressions

/** `12`, `0xff`, `0b1`, `1_000`. */
export interface IntLiteral {
  readonly kind: "int";
  readonly value: bigint;
  readonly span: Span;
}

/** `1.5`, `1e9`. */
export interface FloatLiteral {
  readonly kind: "float";
  readonly value: number;
  readonly span: Span;
}

/** `2.1.0`, `3.0.0-rc.1`. */
export interface VersionLiteral {
  readonly kind: "version";
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Text after `-`, or empty. */
  readonly pre: string;
  readonly span: Span;
}

/** `30s`, `5ms`. */
export interface DurationLiteral {
  readonly kind: "duration";
  readonly nanoseconds: bigint;
  readonly span: Span;
}

/** `"text"`, with escapes resolved; always well-formed Unicode. */
export interface StringLiteral {
  readonly kind: "string";
  readonly value: string;
  readonly span: Span;
}

/** `b"bytes"`, with escapes resolved; characters outside ASCII stand for their UTF-8 bytes. */
export interface BytesLiteral {
  readonly kind: "bytes";
  readonly value: Uint8Array;
  readonly span: Span;
}

/** `'x'`: one Unicode scalar value. */
export interface CharLiteral {
  readonly kind: "char";
  readonly value: number;
  readonly span: Span;
}

/** A name in an expression: `true`, `none`, `Access.read`, `MAX_LEN`. Resolved by the check stage. */
export interface NameExpression {
  readonly kind: "name-expression";
  readonly name: QualifiedName;
  readonly span: Span;
}

/** `-x`, `~x`. */
export interface UnaryExpression {
  readonly kind: "unary";
  readonly operator: "-" | "~";
  readonly operand: Expression;
  readonly span: Span;
}

/** The binary operators, loosest last: `* / %`, `+ -`, `<< >>`, `&`, `^`, `|`. */
export type BinaryOperator = "*" | "/" | "%" | "+" | "-" | "<<" | ">>" | "&" | "^" | "|";

/** `a | b`. Left-associative. */
export interface BinaryExpression {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

/** `(a)`; kept so that formatting does not drop it. */
export interface ParenExpression {
  readonly kind: "paren";
  readonly inner: Expression;
  readonly span: Span;
}

/** `[a, b]`. */
export interface ListExpression {
  readonly kind: "list";
  readonly items: readonly Expression[];
  readonly span: Span;
}

/** `{ name: value }`: a record value, or an empty map. */
export interface ObjectExpression {
  readonly kind: "object";
  readonly entries: readonly ObjectEntry[];
  readonly span: Span;
}

/** One `name: value` of an object expression. */
export interface ObjectEntry {
  readonly kind: "entry";
  readonly name: Name;
  readonly value: Expression;
  readonly span: Span;
}

/** An expression that was not there or could not be read; already reported. */
export interface MissingExpression {
  readonly kind: "missing-expression";
  readonly span: Span;
}

/** Any literal. */
export type Literal =
  IntLiteral | FloatLiteral | VersionLiteral | DurationLiteral | StringLiteral | BytesLiteral | CharLiteral;
/** Any expression as written. */
export type Expression =
  | Literal
  | NameExpression
  | UnaryExpression
  | BinaryExpression
  | ParenExpression
  | ListExpression
  | ObjectExpression
  | MissingExpression;

// ---- signatures

/** What everything that can be documented and annotated has. */
export interface Annotated {
  readonly docs: Docs | undefined;
  readonly annotations: readonly Annotation[];
  /** From the first annotation (docs excluded) to the closing brace or separator. */
  readonly span: Span;
}

/** `(params) -> type from a, b throws E`. */
export interface Signature {
  readonly kind: "signature";
  readonly params: readonly Parameter[];
  readonly result: TypeNode | undefined;
  /** Names after `from`: `self` or parameters. */
  readonly from: readonly Name[];
  readonly throws: QualifiedName | undefined;
  readonly span: Span;
}

/** One parameter of a function, callback, constructor, operator, event or annotation. */
export interface Parameter extends Annotated {
  readonly kind: "parameter";
  readonly name: Name;
  readonly type: TypeNode;
  readonly default: Expression | undefined;
}
