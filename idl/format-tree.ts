// Prints declarations, members and the file.
import { builders } from "prettier/doc";
import { enclose, FormatCursor, type Doc } from "./format-cursor.js";
import {
  printAnnotations,
  printArguments,
  printFromAndThrows,
  printInitializer,
  printList,
  printQualifiedName,
  printSignature,
  printType,
  printTypeAfterColon,
  printTypeParameters,
} from "./format-values.js";
import { unreachable } from "./invariant.js";
import type {
  Annotation,
  AnnotationDeclaration,
  Callback,
  Case,
  CasesMember,
  Const,
  Declaration,
  Edition,
  FieldsMember,
  Import,
  Member,
  Modifier,
  Module,
  Package,
  Reserved,
  Tree,
  TypeNode,
} from "./tree.js";

const { hardline, line, softline } = builders;

type Item = Edition | Package | Import | Declaration;

/** The whole file. The tree must be free of errors and belong to this text. */
export function printTree(tree: Tree): Doc {
  const cursor = new FormatCursor(tree.source.text);
  const header = [tree.edition, tree.package].filter((item) => item !== undefined);
  const items: Item[] = [...header, ...tree.imports, ...tree.declarations];
  const printed = printItems(cursor, items);
  const rest = cursor.rest();
  return [printed, rest, tree.source.text.trim() === "" ? "" : hardline];
}

// Blank lines of the source are kept, and added around everything that has a body and around the package line.
function printItems(cursor: FormatCursor, items: readonly Item[]): Doc {
  return items.map((item, i) => {
    const before = items[i - 1];
    const gap = before === undefined ? "" : cursor.hasBlank || isApart(before, item) ? [hardline, hardline] : hardline;
    cursor.begin();
    return [gap, printItem(cursor, item), cursor.flush()];
  });
}

function isApart(before: Item, item: Item): boolean {
  return isSpacious(before) || isSpacious(item) || (isHeader(before) && before.kind !== item.kind);
}

function isSpacious(item: Item): boolean {
  return "members" in item || item.kind === "module" || item.kind === "package";
}

function isHeader(item: Item): boolean {
  return item.kind === "edition" || item.kind === "import";
}

function printItem(cursor: FormatCursor, item: Item): Doc {
  switch (item.kind) {
    case "edition":
      return [cursor.word("edition"), " ", cursor.any(), cursor.separator(";")];
    case "package":
      return printPackage(cursor, item);
    case "import":
      return printImport(cursor, item);
    default:
      return [printPrefix(cursor, item), printDeclaration(cursor, item)];
  }
}

function printPackage(cursor: FormatCursor, item: Package): Doc {
  const annotations = printAnnotations(cursor, item.annotations);
  const name = [cursor.word("package"), " ", printQualifiedName(cursor, item.name)];
  const version = item.version ? [cursor.word("@"), cursor.any()] : "";
  return [annotations, name, version, cursor.separator(";")];
}

function printImport(cursor: FormatCursor, item: Import): Doc {
  const annotations = printAnnotations(cursor, item.annotations);
  const path = [cursor.word("import"), " ", printQualifiedName(cursor, item.path)];
  const items = item.items
    ? [
        cursor.word("."),
        printList(cursor, ["{", "}"], item.items, ({ name, alias }) => [
          cursor.word(name.text),
          alias ? [" ", cursor.word("as"), " ", cursor.word(alias.text)] : "",
        ]),
      ]
    : "";
  const alias = item.alias ? [" ", cursor.word("as"), " ", cursor.word(item.alias.text)] : "";
  return [annotations, path, items, alias, cursor.separator(";")];
}

interface Prefixed {
  readonly annotations: readonly Annotation[];
  readonly modifiers: readonly Modifier[];
}

function printPrefix(cursor: FormatCursor, node: Prefixed): Doc {
  const annotations = printAnnotations(cursor, node.annotations);
  return [annotations, node.modifiers.map((modifier) => [cursor.word(modifier.word), " "])];
}

function printDeclaration(cursor: FormatCursor, node: Declaration): Doc {
  const named = (keyword: string): Doc => [cursor.word(keyword), " ", cursor.word(node.name.text)];
  switch (node.kind) {
    case "feature":
      return [named("feature"), cursor.separator(";")];
    case "const":
      return printConst(cursor, node);
    case "newtype":
      return [named("newtype"), printTarget(cursor, node.target)];
    case "alias":
    case "extern-type":
      return [named("type"), printTypeParameters(cursor, node.params), printTarget(cursor, node.target)];
    case "struct":
    case "record": {
      const head = [named(node.kind), printTypeParameters(cursor, node.params), " "];
      return [head, printFields(cursor, node.members)];
    }
    case "enum":
    case "flags":
    case "variant":
    case "error": {
      const head = [named(node.kind), printTypeParameters(cursor, node.params)];
      const underlying = node.underlying ? printTypeAfterColon(cursor, node.underlying) : "";
      return [head, underlying, " ", printCases(cursor, node.members)];
    }
    case "callback":
      return [named("callback"), printCallback(cursor, node)];
    case "interface":
    case "resource": {
      const head = [named(node.kind), printTypeParameters(cursor, node.params), printBases(cursor, node.bases)];
      return [head, " ", printMembers(cursor, node.members)];
    }
    case "function":
      return [named("fn"), printSignature(cursor, node.signature), cursor.separator(";")];
    case "module":
      return printModule(cursor, node);
    case "annotation-declaration":
      return [named("annotation"), printAnnotationDeclaration(cursor, node)];
    case "broken":
      return "";
    default:
      return unreachable(node);
  }
}

function printTarget(cursor: FormatCursor, target: TypeNode): Doc {
  return [" ", cursor.word("="), " ", printType(cursor, target), cursor.separator(";")];
}

function printConst(cursor: FormatCursor, node: Const): Doc {
  const head = [cursor.word("const"), " ", cursor.word(node.name.text), printTypeAfterColon(cursor, node.type)];
  return [head, printInitializer(cursor, node.value), cursor.separator(";")];
}

function printCallback(cursor: FormatCursor, node: Callback): Doc {
  const equal = [" ", cursor.word("="), " ", node.isAsync ? [cursor.word("async"), " "] : ""];
  return [equal, cursor.word("fn"), printSignature(cursor, node.signature), cursor.separator(";")];
}

function printBases(cursor: FormatCursor, bases: readonly TypeNode[]): Doc {
  return bases.map((base, i) => [i === 0 ? [" ", cursor.word(":")] : cursor.word(","), " ", printType(cursor, base)]);
}

function printModule(cursor: FormatCursor, node: Module): Doc {
  const head = [cursor.word("module"), " ", printQualifiedName(cursor, node.path), " "];
  const isEmpty = node.declarations.length === 0;
  const bracket = cursor.word("{");
  const edge = !isEmpty ? hardline : cursor.isCommented ? softline : "";
  const opened = [bracket, cursor.flush()];
  const inner = isEmpty ? "" : [hardline, printItems(cursor, node.declarations)];
  const comments = cursor.innerComments(isEmpty);
  return [head, enclose(opened, [inner, comments], edge, cursor.close("}"))];
}

function printAnnotationDeclaration(cursor: FormatCursor, node: AnnotationDeclaration): Doc {
  const params = printSignature(cursor, {
    kind: "signature",
    params: node.params,
    result: undefined,
    from: [],
    throws: undefined,
    span: node.span,
  });
  const targets = node.targets.map((name, i) => {
    const joint = i === 0 ? [" ", cursor.word("on")] : cursor.word(",");
    return [joint, " ", cursor.word(name.text)];
  });
  const breaking = node.breaking ? [" ", cursor.word("breaking"), printArguments(cursor, node.breaking)] : "";
  return [params, targets, breaking, cursor.separator(";")];
}

// ---- bodies

// A body stays on one line when the source has it there and it fits.
function printBody<T>(
  cursor: FormatCursor,
  entries: readonly T[],
  isBroken: boolean,
  printEntry: (entry: T, isLast: boolean) => Doc,
): Doc {
  let shouldBreak = entries.length > 0 && (isBroken || cursor.nextEndsLine);
  const bracket = cursor.word("{");
  const edge = entries.length > 0 ? line : cursor.isCommented ? softline : "";
  const opened = [bracket, cursor.flush()];
  const inner = entries.map((entry, i) => {
    const isApart = i > 0 && cursor.hasBlank;
    shouldBreak ||= isApart || cursor.hasComments;
    cursor.begin();
    return [isApart ? [hardline, hardline] : line, printEntry(entry, i === entries.length - 1)];
  });
  const comments = cursor.innerComments(entries.length === 0);
  return enclose(opened, [...inner, comments], edge, cursor.close("}"), shouldBreak);
}

function printFields(cursor: FormatCursor, members: readonly FieldsMember[]): Doc {
  return printBody(cursor, members, false, (member) => {
    if (member.kind === "reserved") return printReserved(cursor, member);
    const prefix = printPrefix(cursor, member);
    if (member.kind === "const") return [prefix, printConst(cursor, member)];
    if (member.kind === "operator") return [prefix, printMember(cursor, member)];
    const field = [cursor.word(member.name.text), printTypeAfterColon(cursor, member.type)];
    return [prefix, field, printInitializer(cursor, member.default), cursor.separator(";")];
  });
}

function printReserved(cursor: FormatCursor, node: Reserved): Doc {
  const head = [printAnnotations(cursor, node.annotations), cursor.word("reserved")];
  const entries = node.entries.map((_, i) => [i > 0 ? cursor.word(",") : "", " ", cursor.any()]);
  return [head, entries, cursor.separator(";")];
}

function printCases(cursor: FormatCursor, members: readonly CasesMember[]): Doc {
  return printBody(cursor, members, false, (member, isLast) => {
    if (member.kind === "reserved") return printReserved(cursor, member);
    const printed = printCase(cursor, member);
    return [printed, cursor.separator(isLast ? builders.ifBreak(",") : ",")];
  });
}

function printCase(cursor: FormatCursor, node: Case): Doc {
  const prefix = printPrefix(cursor, node);
  const name = cursor.word(node.name.text);
  const payload = node.payload ? [cursor.word("("), printType(cursor, node.payload), cursor.word(")")] : "";
  const value = printInitializer(cursor, node.value);
  return [prefix, name, payload, value, node.fields ? [" ", printFields(cursor, node.fields)] : ""];
}

function printMembers(cursor: FormatCursor, members: readonly Member[]): Doc {
  return printBody(cursor, members, true, (member) => [printPrefix(cursor, member), printMember(cursor, member)]);
}

function printMember(cursor: FormatCursor, node: Member): Doc {
  switch (node.kind) {
    case "const":
      return printConst(cursor, node);
    case "function": {
      const head = [cursor.word("fn"), " ", cursor.word(node.name.text)];
      return [head, printSignature(cursor, node.signature), cursor.separator(";")];
    }
    case "constructor": {
      const head = [cursor.word("constructor"), node.named ? [" ", cursor.word(node.name.text)] : ""];
      return [head, printSignature(cursor, node.signature), cursor.separator(";")];
    }
    case "property": {
      const head = [cursor.word("property"), " ", cursor.word(node.name.text), printTypeAfterColon(cursor, node.type)];
      return [head, printFromAndThrows(cursor, node), cursor.separator(";")];
    }
    case "operator":
      return [printOperatorHead(cursor, node.symbol), printSignature(cursor, node.signature), cursor.separator(";")];
    case "event": {
      const head = [cursor.word("event"), " ", cursor.word(node.name.text)];
      return [head, printSignature(cursor, node.signature), cursor.separator(";")];
    }
    default:
      return unreachable(node);
  }
}

// The symbol is one to three tokens.
function printOperatorHead(cursor: FormatCursor, symbol: string): Doc {
  const printed: Doc[] = [cursor.word("operator"), " "];
  for (let length = 0; length < symbol.length;) {
    length += cursor.next.length;
    printed.push(cursor.any());
  }
  return printed;
}
