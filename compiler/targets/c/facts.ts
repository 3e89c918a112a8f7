/**
 * What holds for everything that a declaration can contain, however deep: found once for each declaration, in one pass over the strongly
 * connected components of the graph of types (Tarjan), without recursion, so that long chains of declarations are neither slow nor too deep.
 */
import { compareVersions, type AbiDecl, type AbiField, type AbiType, type Version } from "../../lower/index.js";
import { keyOf, partsOf } from "./walk.js";

/** The answers for one declaration or shape. */
export interface Facts {
  /** Keys of all types of the circle that it is on, or null when it cannot contain itself. */
  readonly cycle: ReadonlySet<string> | null;
  /** Unique handles lie in it. */
  readonly own: boolean;
  /** The newest version with a field that can be lost on the way to an older provider, by package. */
  readonly lost: ReadonlyMap<string, Version>;
}

/** By declaration; of other types by the type itself, of which equal ones are mostly one object. */
const known = new WeakMap<AbiDecl | AbiType, Facts>();
const NO_LOSS: ReadonlyMap<string, Version> = new Map();
const NONE: Facts = { cycle: null, own: false, lost: NO_LOSS };

/** A field that an older provider would not see, and must not lose silently. */
export function isLost(field: AbiField): boolean {
  return field.late && !field.ignorable && field.default !== undefined;
}

/** The facts of any type. */
export function factsOf(type: AbiType): Facts {
  if (isPlain(type)) return NONE;
  const decl = declOf(type);
  if (decl !== null) return known.get(decl) ?? explore(type, decl);
  let facts = known.get(type);
  if (facts === undefined) {
    facts = factsOfShape(type);
    known.set(type, facts);
  }
  return facts;
}

function factsOfShape(type: AbiType): Facts {
  const key = keyOf(type);
  const own = type.kind === "resource" && type.mode === "own";
  const parts = partsOf(type).map(factsOf);
  const cycle = parts.find((part) => part.cycle?.has(key) === true)?.cycle ?? null;
  return { cycle, own: own || parts.some((part) => part.own), lost: mergeLost(parts) };
}

/** Numbers, what is made of them, text and bytes: nothing can be said of what is in them. */
function isPlain(type: AbiType): boolean {
  return !type.cell.graph || type.kind === "text" || type.kind === "bytes";
}

/** Declarations whose facts are kept; resources and callbacks hold no values. */
function declOf(type: AbiType): AbiDecl | null {
  return "decl" in type && type.kind !== "resource" && type.kind !== "callback" ? type.decl : null;
}

interface Node {
  readonly type: AbiType;
  readonly key: string;
  readonly parts: readonly AbiType[];
  readonly index: number;
  low: number;
  next: number;
  open: boolean;
  facts: Facts;
}

/** Visits everything below a declaration that has not been visited before. */
function explore(root: AbiType, decl: AbiDecl): Facts {
  const nodes = new Map<string, Node>();
  const path: Node[] = [];
  const stack: Node[] = [];
  const enter = (type: AbiType): void => {
    const node: Node = {
      type,
      key: keyOf(type),
      parts: partsOf(type),
      index: nodes.size,
      low: nodes.size,
      next: 0,
      open: true,
      facts: NONE,
    };
    nodes.set(node.key, node);
    path.push(node);
    stack.push(node);
  };
  enter(root);
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    const part = node.parts[node.next++];
    if (part === undefined) {
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) above.low = Math.min(above.low, node.low);
      if (node.low === node.index) closeComponent(node, stack, nodes);
      continue;
    }
    const seen = nodes.get(keyOf(part));
    if (seen !== undefined) {
      if (seen.open) node.low = Math.min(node.low, seen.index);
    } else if (!isPlain(part) && !isKnown(part)) {
      enter(part);
    }
  }
  return known.get(decl) ?? NONE;
}

function isKnown(type: AbiType): boolean {
  const decl = declOf(type);
  return decl !== null && known.has(decl);
}

/** All members of a component have the same facts. */
function closeComponent(root: Node, stack: Node[], nodes: ReadonlyMap<string, Node>): void {
  const members = stack.splice(stack.lastIndexOf(root));
  const keys = new Set(members.map((member) => member.key));
  const circular = members.length > 1 || root.parts.some((part) => keyOf(part) === root.key);
  const below = members.flatMap((member) =>
    member.parts.filter((part) => !keys.has(keyOf(part))).map((part) => nodes.get(keyOf(part))?.facts ?? factsOf(part)),
  );
  const facts: Facts = {
    cycle: circular ? keys : null,
    own: members.some(({ type }) => type.kind === "resource" && type.mode === "own") || below.some((one) => one.own),
    lost: mergeLost([...below, ...members.map(({ type }) => ({ lost: lostHere(type) }))]),
  };
  for (const member of members) {
    member.open = false;
    member.facts = facts;
    const decl = declOf(member.type);
    if (decl !== null) known.set(decl, facts);
  }
}

function lostHere(type: AbiType): ReadonlyMap<string, Version> {
  if (type.kind !== "record") return NO_LOSS;
  const versions = type.decl.fields.filter(isLost).flatMap((field) => (field.since === undefined ? [] : [field.since]));
  const latest = versions.reduce<Version | null>(later, null);
  return latest === null ? NO_LOSS : new Map([[type.decl.package.name, latest]]);
}

function mergeLost(all: readonly Pick<Facts, "lost">[]): ReadonlyMap<string, Version> {
  const some = all.filter(({ lost }) => lost.size > 0);
  const [first] = some;
  if (first === undefined || some.length === 1) return first?.lost ?? NO_LOSS;
  const merged = new Map<string, Version>();
  for (const { lost } of some)
    for (const [home, version] of lost) merged.set(home, later(merged.get(home) ?? null, version));
  return merged;
}

function later(a: Version | null, b: Version): Version {
  return a !== null && compareVersions(a, b) > 0 ? a : b;
}
