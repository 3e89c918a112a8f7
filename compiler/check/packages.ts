// Files → packages: which files belong together, what their headers say, and which packages they import.
import { isCycle, sortParts } from "../../idl/index.js";
import type { Import, Tree } from "../../idl/index.js";
import { noteText, readAnnotations, readSettings } from "./annotations.js";
import type { Binding, Namespace, Scope } from "./bindings.js";
import { report, type Context, type Draft } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { showVersion } from "./versions.js";
import { toSnake } from "./words.js";

/** What is checked: the files of one package, and how to get at those of others. */
export interface CheckInput {
  /** Parsed files of the package, in any order. */
  readonly main: readonly Tree[];
  /** Parsed files of an imported package, or nothing when there is no such package. Called once per name. */
  readonly resolve: (packageName: string) => readonly Tree[] | null | undefined;
  /** Version of the main package for the case that none of its files says one. */
  readonly version?: model.Version;
}

/** One file with the names that its imports bring in. */
export interface FileDraft {
  readonly tree: Tree;
  readonly scope: Scope;
  readonly imports: Map<string, Binding>;
}

/** A package while it is being filled. */
export interface PackageDraft {
  readonly name: string;
  readonly files: readonly FileDraft[];
  readonly package: Draft<model.Package>;
  readonly items: model.Item[];
  readonly root: Namespace;
  /** Packages that were found, with the line that asked for them. */
  readonly imports: Map<PackageDraft, Import>;
}

/** All packages that the main one reaches, in dependency order, the main one last. */
export function loadPackages(context: Context, input: CheckInput): PackageDraft[] {
  const main = createPackage(context, nameOfMain(input.main), input.main, input.version);
  const packages = new Map<string, PackageDraft | undefined>([[main.name, main]]);
  const queue = [main];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const { tree } of next.files) {
      for (const node of tree.imports) {
        const found = findPackage(context, packages, queue, node, input.resolve);
        if (found !== undefined && !next.imports.has(found)) next.imports.set(found, node);
      }
    }
  }
  return orderPackages(context, [main, ...packages.values()].filter((one) => one !== undefined), main);
}

function nameOfMain(trees: readonly Tree[]): string {
  return sortTrees(trees).find((tree) => (tree.package?.name.text ?? "") !== "")?.package?.name.text ?? "";
}

function sortTrees(trees: readonly Tree[]): Tree[] {
  return [...trees].sort((a, b) => (a.source.path < b.source.path ? -1 : a.source.path > b.source.path ? 1 : 0));
}

function findPackage(
  context: Context,
  packages: Map<string, PackageDraft | undefined>,
  queue: PackageDraft[],
  node: Import,
  resolve: CheckInput["resolve"],
): PackageDraft | undefined {
  const name = node.path.text;
  if (name === "") return undefined;
  if (packages.has(name)) return packages.get(name);
  const trees = resolve(name);
  const found = trees === undefined || trees === null || trees.length === 0 ? undefined : createPackage(context, name, trees, undefined);
  packages.set(name, found);
  if (found === undefined) report(context, messages["unknown-package"].at(node.path.span, { name }));
  else queue.push(found);
  return found;
}

function orderPackages(context: Context, packages: readonly PackageDraft[], main: PackageDraft): PackageDraft[] {
  const targetsOf = (one: PackageDraft): PackageDraft[] => [...one.imports.keys()];
  const parts = sortParts(new Set([main, ...packages]), targetsOf);
  for (const part of parts) {
    const [first] = part;
    if (first === undefined || !isCycle(part, targetsOf)) continue;
    const back = [...first.imports].find(([target]) => part.includes(target))?.[1];
    const cycle = [...part, first].map((one) => one.name).join(" -> ");
    if (back !== undefined) report(context, messages["import-cycle"].at(back.path.span, { cycle }));
  }
  return parts.flat();
}

function createPackage(
  context: Context,
  name: string,
  trees: readonly Tree[],
  fallback: model.Version | undefined,
): PackageDraft {
  const own = sortTrees(trees).filter((tree) => belongsTo(context, tree, name));
  const { settings, prefix, version, docs } = readHeaders(context, name, own, fallback);
  const [first] = own;
  const source = first?.source ?? trees[0]?.source;
  const span = first?.package?.span ?? { file: source, start: 0, end: 0 };
  const items: model.Item[] = [];
  const owner = { name, version, docs, prefix, settings, imports: [], items, span } as Draft<model.Package>;
  const root: Namespace = { path: [], parent: undefined, package: owner, members: new Map() };
  const files = own.map((tree): FileDraft => {
    const imports = new Map<string, Binding>();
    return { tree, imports, scope: { context, body: undefined, namespace: root, imports, since: undefined } };
  });
  return { name, files, package: owner, items, root, imports: new Map() };
}

function belongsTo(context: Context, tree: Tree, name: string): boolean {
  const { edition } = tree;
  if (edition !== undefined && edition.value !== 1n) {
    report(context, messages["unknown-edition"].at(edition.span, { edition: edition.value }));
  }
  const written = tree.package?.name;
  if (written === undefined || written.text === "") {
    context.incomplete = true;
    return true;
  }
  if (written.text === name) return true;
  report(context, messages["package-mismatch"].at(written.span, { found: written.text, expected: name }));
  return false;
}

interface Headers {
  readonly settings: model.Package["settings"];
  readonly prefix: string;
  readonly version: model.Version;
  readonly docs: string;
}

function readHeaders(context: Context, name: string, trees: readonly Tree[], fallback: model.Version | undefined): Headers {
  const annotated = trees.filter((tree) => (tree.package?.annotations.length ?? 0) > 0);
  const [first, second] = annotated.map((tree) => tree.package);
  if (first?.annotations[0] !== undefined && second?.annotations[0] !== undefined) {
    const related = [{ span: first.annotations[0].span, message: "the others stand here" }];
    report(context, messages["package-annotations-split"].at(second.annotations[0].span, undefined, related));
  }
  const notes = readAnnotations(context, first?.annotations ?? [], "package", () => false);
  const prefix = noteText(notes, "c", "prefix") ?? name.split(".").map((part) => toSnake(part) || part).join("_");
  if (prefix === "ftk" || prefix.startsWith("ftk_")) {
    const span = first?.span ?? trees[0]?.package?.name.span;
    if (span !== undefined) report(context, messages["prefix-reserved"].at(span, { prefix }));
  }
  const docs = trees.flatMap((tree) => [tree.docs?.text, tree.package?.docs?.text]).filter((text) => text !== undefined && text !== "");
  return { settings: readSettings(notes), prefix, version: readVersion(context, trees) ?? fallback ?? zero, docs: docs.join("\n\n") };
}

const zero: model.Version = { major: 0, minor: 0, patch: 0 };

function readVersion(context: Context, trees: readonly Tree[]): model.Version | undefined {
  const written = trees.map((tree) => tree.package?.version).filter((version) => version !== undefined);
  const [first, ...rest] = written;
  if (first === undefined) return undefined;
  const other = rest.find((one) => showVersion(one) !== showVersion(first) || one.pre !== first.pre);
  if (other !== undefined) {
    const related = [{ span: first.span, message: "the other version" }];
    const values = { found: showVersion(other), expected: showVersion(first) };
    report(context, messages["package-version-differs"].at(other.span, values, related));
  }
  return { major: first.major, minor: first.minor, patch: first.patch };
}

/** Reports two packages of one program that would define the same C symbols. */
export function checkPrefixes(context: Context, packages: readonly PackageDraft[]): void {
  const owners = new Map<string, PackageDraft>();
  for (const one of packages) {
    const { prefix, span } = one.package;
    const other = owners.get(prefix);
    if (other === undefined) owners.set(prefix, one);
    else report(context, messages["prefix-shared"].at(span, { prefix, other: other.name }));
  }
}
