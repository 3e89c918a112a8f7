// Prints names, annotations, types, expressions and signatures.
import { builders } from "prettier/doc";
import { enclose, type Doc, type FormatCursor } from "./format-cursor.js";
import { unreachable } from "./invariant.js";
import type {
  Annotation,
  Argument,
  BinaryExpression,
  Expression,
  NamedType,
  ObjectEntry,
  Parameter,
  QualifiedName,
  Signature,
  TypeArgument,
  TypeNode,
  TypeParameter,
} from "./tree.js";

const { group, hardline, indent, line, softline } = builders;

/** A list in brackets: on one line when it fits, else one entry a line. */
export function printList<T>(
  cursor: FormatCursor,
  brackets: readonly [open: string, close: string],
  entries: readonly T[],
  printEntry: (entry: T) => Doc,
  pad: "" | " " = "",
): Doc {
  const [open, close] = brackets;
  const bracket = cursor.word(open);
  const isEmpty = entries.length === 0;
  const edge = isEmpty && !cursor.isCommented ? "" : pad === " " && !isEmpty ? line : softline;
  const opened = [bracket, cursor.flush()];
  const inner: Doc[] = [];
  entries.forEach((entry, i) => {
    inner.push(i === 0 ? edge : line);
    cursor.begin();
    inner.push(printEntry(entry), cursor.comma(i === entries.length - 1));
  });
  inner.push(cursor.innerComments(isEmpty));
  return enclose(opened, inner, edge, cursor.close(close));
}

/** `a.b.c` */
export function printQualifiedName(cursor: FormatCursor, name: QualifiedName): Doc {
  return name.parts.map((part, i) => (i === 0 ? cursor.word(part.text) : [cursor.word("."), cursor.word(part.text)]));
}

/**
 * Annotations with what separates them from the rest: those on a line of their own stay there, the others stay in
 * the line.
 */
export function printAnnotations(cursor: FormatCursor, annotations: readonly Annotation[], inLine = false): Doc {
  return annotations.map((annotation) => {
    const printed = printAnnotation(cursor, annotation);
    if (inLine || !cursor.startsLine) return [printed, " "];
    const behind = cursor.flush();
    cursor.begin();
    return [printed, behind, hardline];
  });
}

function printAnnotation(cursor: FormatCursor, annotation: Annotation): Doc {
  const name = [cursor.word("@"), printQualifiedName(cursor, annotation.name)];
  return cursor.next === "(" ? [name, printArguments(cursor, annotation.args)] : name;
}

/** `(name: value, …)` */
export function printArguments(cursor: FormatCursor, args: readonly Argument[]): Doc {
  return printList(cursor, ["(", ")"], args, (argument) => {
    const name = argument.name ? [cursor.word(argument.name.text), cursor.word(":"), " "] : "";
    return [name, printExpression(cursor, argument.value)];
  });
}

// ---- types

/** Any type. */
export function printType(cursor: FormatCursor, type: TypeNode): Doc {
  switch (type.kind) {
    case "named-type":
      return printNamedType(cursor, type);
    case "optional-type":
      return [printType(cursor, type.inner), cursor.word("?")];
    case "function-type":
      return [cursor.word("fn"), printSignature(cursor, type.signature)];
    case "missing-type":
      return "";
    default:
      return unreachable(type);
  }
}

function printNamedType(cursor: FormatCursor, type: NamedType): Doc {
  const ownership = type.ownership ? [cursor.word(type.ownership.word), " "] : "";
  const name = printQualifiedName(cursor, type.name);
  return [ownership, name, cursor.next === "<" ? printAngles(cursor, type.args) : ""];
}

function printAngles(cursor: FormatCursor, args: readonly TypeArgument[]): Doc {
  return printPlainList(cursor, args, (arg) => (arg.kind === "int" ? cursor.any() : printType(cursor, arg)));
}

/** `<T, U>` after a declared name. */
export function printTypeParameters(cursor: FormatCursor, params: readonly TypeParameter[]): Doc {
  return params.length === 0 ? "" : printPlainList(cursor, params, (param) => cursor.word(param.name.text));
}

// `<…>`, never broken into lines, without a last comma.
function printPlainList<T>(cursor: FormatCursor, entries: readonly T[], printEntry: (entry: T) => Doc): Doc {
  const opened = cursor.word("<");
  const inner = entries.map((entry, i) => {
    const printed = printEntry(entry);
    const isLast = i === entries.length - 1;
    if (!isLast) return [printed, cursor.word(","), " "];
    return [printed, cursor.next === "," ? cursor.drop() : ""];
  });
  return [opened, inner, cursor.word(">")];
}

/** `(params) -> type from a throws E` */
export function printSignature(cursor: FormatCursor, signature: Signature): Doc {
  const params = printList(cursor, ["(", ")"], signature.params, (param) => printParameter(cursor, param));
  const result = signature.result ? [" ", cursor.word("->"), " ", printType(cursor, signature.result)] : "";
  return [params, result, printFromAndThrows(cursor, signature)];
}

/** ` from a, b throws E` */
export function printFromAndThrows(cursor: FormatCursor, node: Pick<Signature, "from" | "throws">): Doc {
  const from = node.from.map((name, i) => {
    const joint = i === 0 ? [" ", cursor.word("from")] : cursor.word(",");
    return [joint, " ", cursor.word(name.text)];
  });
  const throws = node.throws ? [" ", cursor.word("throws"), " ", printQualifiedName(cursor, node.throws)] : "";
  return [from, throws];
}

function printParameter(cursor: FormatCursor, param: Parameter): Doc {
  const annotations = printAnnotations(cursor, param.annotations, true);
  const name = cursor.word(param.name.text);
  return [annotations, name, printTypeAfterColon(cursor, param.type), printInitializer(cursor, param.default)];
}

/** `: type` */
export function printTypeAfterColon(cursor: FormatCursor, type: TypeNode): Doc {
  return [cursor.word(":"), " ", printType(cursor, type)];
}

/** ` = value`, or nothing. */
export function printInitializer(cursor: FormatCursor, value: Expression | undefined): Doc {
  return value === undefined ? "" : [" ", cursor.word("="), " ", printExpression(cursor, value)];
}

// ---- expressions

/** Any expression. Literals keep their spelling. */
export function printExpression(cursor: FormatCursor, value: Expression): Doc {
  switch (value.kind) {
    case "name-expression":
      return printQualifiedName(cursor, value.name);
    case "unary":
      return [cursor.word(value.operator), printExpression(cursor, value.operand)];
    case "binary":
      return group(printBinary(cursor, value));
    case "paren":
      return [cursor.word("("), printExpression(cursor, value.inner), cursor.word(")")];
    case "list":
      return printList(cursor, ["[", "]"], value.items, (item) => printExpression(cursor, item));
    case "object":
      return printList(cursor, ["{", "}"], value.entries, (entry) => printEntry(cursor, entry), " ");
    case "missing-expression":
      return "";
    case "int":
    case "float":
    case "version":
    case "duration":
    case "string":
    case "bytes":
    case "char":
      return cursor.any();
    default:
      return unreachable(value);
  }
}

// A chain grows to the left, up to a thousand operators: walk it without recursion.
function printBinary(cursor: FormatCursor, value: BinaryExpression): Doc {
  const links: BinaryExpression[] = [];
  let first: Expression = value;
  while (first.kind === "binary") {
    links.push(first);
    first = first.left;
  }
  const head = printExpression(cursor, first);
  const tail = links.reverse().map((link) => {
    const sign = link.operator === ">>" ? [cursor.word(">"), cursor.word(">")] : cursor.word(link.operator);
    const right = link.right.kind === "binary" ? printBinary(cursor, link.right) : printExpression(cursor, link.right);
    return [" ", sign, line, right];
  });
  return [head, indent(tail)];
}

function printEntry(cursor: FormatCursor, entry: ObjectEntry): Doc {
  return [cursor.word(entry.name.text), cursor.word(":"), " ", printExpression(cursor, entry.value)];
}
