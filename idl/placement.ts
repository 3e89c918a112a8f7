// Rules of syntax that the grammar leaves open so that it can say more when they are broken: the order of the header,
// which modifiers stand where, and what interfaces may hold.
import type { Diagnostic } from "./diagnostics.js";
import type { FileItem } from "./grammar.js";
import { parseMessages } from "./messages.js";
import { spanOf, type SourceFile } from "./source.js";
import type { Declaration, Edition, Import, Interface, Member, Modifier, ModifierWord, Package, Tree } from "./tree.js";

/** The items of a file in their places. */
export type Header = Pick<Tree, "edition" | "package" | "imports" | "declarations">;

/** Sorts the items of a file and reports those that come too late or twice. */
export function sortItems(items: readonly FileItem[], source: SourceFile, report: (d: Diagnostic) => void): Header {
  let edition: Edition | undefined;
  let found: Package | undefined;
  const imports: Import[] = [];
  const declarations: Declaration[] = [];
  // What could not be read may have been part of the header.
  const begun = (): boolean => declarations.some((declaration) => declaration.kind !== "broken");
  const misplaced = (item: FileItem, what: string, where: string): void =>
    report(parseMessages["misplaced-header"].at(item.span, { what, where }));
  for (const item of items) {
    if (item.kind === "edition") {
      if (edition || found || imports.length > 0 || begun()) misplaced(item, "edition", "first, and once");
      edition ??= item;
    } else if (item.kind === "package") {
      if (found) misplaced(item, "package", "once");
      else if (imports.length > 0 || begun()) misplaced(item, "package", "before imports and declarations");
      found ??= item;
    } else if (item.kind === "import") {
      if (begun()) misplaced(item, "import", "before the declarations");
      imports.push(item);
    } else {
      declarations.push(item);
    }
  }
  if (found === undefined && !declarations.some((declaration) => declaration.kind === "broken")) {
    report(parseMessages["missing-package"].at(spanOf(source, 0, 0)));
  }
  return { edition, package: found, imports, declarations };
}

const order: readonly ModifierWord[] = [
  "closed",
  "extern",
  "callback",
  "shared",
  "unsafe",
  "static",
  "readonly",
  "async",
  "mut",
  "own",
];

const memberFunction: readonly ModifierWord[] = ["unsafe", "static", "async", "mut", "own"];

/** Which modifiers each kind of declaration or member takes; kinds that are not listed take none. */
const allowedOn: Readonly<Partial<Record<(Declaration | Member)["kind"], readonly ModifierWord[]>>> = {
  "extern-type": ["extern"],
  alias: ["extern"],
  enum: ["closed"],
  flags: ["closed"],
  variant: ["closed"],
  error: ["closed"],
  interface: ["callback"],
  resource: ["shared"],
  function: ["unsafe", "async"],
  constructor: ["async"],
  property: ["static", "readonly"],
};

interface Modified {
  readonly kind: string;
  readonly modifiers: readonly Modifier[];
  readonly damaged: boolean;
}

/** Checks modifiers and the members of interfaces, in declarations and everything inside them. */
export function checkPlacement(declarations: readonly Declaration[], report: (d: Diagnostic) => void): void {
  for (const declaration of declarations) {
    checkModifiers(declaration, allowedOn[declaration.kind] ?? [], report);
    if (declaration.kind === "module") checkPlacement(declaration.declarations, report);
    if (!("members" in declaration)) continue;
    for (const member of declaration.members) {
      if (member.kind === "reserved") continue;
      const allowed = member.kind === "function" ? memberFunction : (allowedOn[member.kind as Member["kind"]] ?? []);
      const inInterface =
        declaration.kind === "interface" && checkInterfaceMember(declaration, member as Member, report);
      if (!inInterface) checkModifiers(member, allowed, report);
      if (member.kind === "case") {
        for (const field of member.fields ?? []) if (field.kind !== "reserved") checkModifiers(field, [], report);
      }
    }
  }
}

// True when something was reported.
function checkInterfaceMember(owner: Interface, member: Member, report: (d: Diagnostic) => void): boolean {
  const where = owner.modifiers.some((modifier) => modifier.word === "callback")
    ? "a callback interface"
    : "an interface";
  const refuse = (what: string, span = member.name.text === "" ? member.span : member.name.span): boolean => {
    report(parseMessages["member-not-allowed"].at(span, { what, where }));
    return true;
  };
  if (member.damaged) return false;
  if (member.kind === "constructor") return refuse("a constructor");
  if (member.kind === "operator") return refuse("an operator");
  if (member.kind === "event") return refuse("an event");
  const word = member.modifiers.find((modifier) => modifier.word === "static" || modifier.word === "own");
  if (word === undefined) return false;
  return refuse(`${word.word === "own" ? "an" : "a"} \`${word.word}\` member`, word.span);
}

// At most one report for each declaration or member.
function checkModifiers(node: Modified, allowed: readonly ModifierWord[], report: (d: Diagnostic) => void): void {
  const { modifiers } = node;
  if (modifiers.length === 0 || node.damaged) return;
  const problem = findModifierProblem(node, modifiers, allowed);
  if (problem !== undefined) report(problem);
}

function findModifierProblem(
  node: Modified,
  modifiers: readonly Modifier[],
  allowed: readonly ModifierWord[],
): Diagnostic | undefined {
  for (const [i, { word, span }] of modifiers.entries()) {
    if (!allowed.includes(word)) {
      const list = allowed.length === 0 ? "no modifiers" : allowed.map((one) => `\`${one}\``).join(", ");
      return parseMessages["modifier-not-allowed"].at(span, { word, what: describeKind(node.kind), allowed: list });
    }
    const before = modifiers.slice(0, i).map((modifier) => modifier.word);
    if (before.includes(word)) return parseMessages["modifier-repeated"].at(span, { word });
    const other = before.find((one) => excludes(one, word));
    if (other !== undefined) return parseMessages["modifier-conflict"].at(span, { word, other });
    const late = before.find((one) => order.indexOf(one) > order.indexOf(word));
    if (late !== undefined) return parseMessages["modifier-order"].at(span, { word, other: late });
  }
  return undefined;
}

function excludes(a: ModifierWord, b: ModifierWord): boolean {
  const self = (word: ModifierWord): boolean => word === "mut" || word === "own";
  return (a === "static" && self(b)) || (self(a) && b === "static") || (self(a) && self(b) && a !== b);
}

function describeKind(kind: string): string {
  const names: Readonly<Record<string, string>> = {
    alias: "a type alias",
    "extern-type": "an extern type",
    "annotation-declaration": "an annotation declaration",
    flags: "flags",
    const: "a constant",
  };
  return names[kind] ?? (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);
}
