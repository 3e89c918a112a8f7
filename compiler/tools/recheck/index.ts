// Checking again after an edit: only what was edited, what mentions it, and what these need. Proves that a clean package is still clean, or
// gives up; then everything is checked as always, so that what is found never depends on what was known before.
import { parse, type ParseResult, type SourceFile, type Span, type Tree } from "../../../idl/index.js";
import { check } from "../../check/index.js";
import { lower, type Abi } from "../../lower/index.js";
import type { Target } from "../../targets/target.js";
import type { Project } from "../project.js";
import { ClaimTable } from "./claims.js";
import { cutFile, editFile, type UnitFile } from "./file.js";
import type { Unit } from "./unit.js";

/** When more than this part of all units is concerned, and more than a few, checking everything costs no more. */
const LARGEST_PART = 0.3;
const FEW = 50;

/** A package without findings, as it was checked last. */
export class CleanPackage {
  readonly #project: Project;
  readonly #targets: readonly Target[];
  readonly #files: UnitFile[];
  readonly #declared = new Map<string, Set<Unit>>();
  readonly #users = new Map<string, Set<Unit>>();
  readonly #gone = new WeakSet<Unit>();
  readonly #claims: readonly ClaimTable[];

  private constructor(project: Project, files: UnitFile[], abi: Abi) {
    this.#project = project;
    this.#files = files;
    this.#targets = project.targets.map(({ target }) => target);
    for (const { units } of files) for (const unit of units) addAll(this.#declared, unit.names, unit);
    for (const { units } of files) for (const unit of units) this.#addUses(unit);
    const ownerOf = ownersIn(files.flatMap(({ units }) => units));
    this.#claims = this.#targets.map((target) => new ClaimTable(target, abi, ownerOf));
  }

  /** Remembers a project that was compiled and in which nothing was found. Null when it cannot be remembered. */
  static of(project: Project, abi: Abi): CleanPackage | null {
    const files = project.files.map((source) => cutFile(treeOf(project, source)));
    return files.some((file) => file === null) ? null : new CleanPackage(project, files as UnitFile[], abi);
  }

  /**
   * Whether the project, read again, is certainly still without findings. When true, this is that package from now on; when false, it is of
   * no use any more.
   */
  becomes(project: Project): boolean {
    if (!this.#isSameFrame(project)) return false;
    const edit = this.#cutAgain(project);
    if (edit === null) return false;
    this.#index(edit);
    const touched = this.#reach([], edit.names, this.#users, (unit) => unit.names);
    if (touched === null) return false;
    const fresh = new Set([...touched, ...edit.added]);
    if (fresh.size === 0) return true;
    const needed = this.#reach([...fresh, ...this.#specials()], [], this.#declared, (unit) => unit.words);
    if (needed === null) return false;
    const abi = this.#lowerPart(project, needed);
    if (abi === null) return false;
    const ownerOf = ownersIn(needed);
    return this.#claims.every((table) => table.update(abi, ownerOf, (unit) => fresh.has(unit), (unit) => this.#gone.has(unit)));
  }

  /** Same configuration, same files by name, same imported packages. */
  #isSameFrame(project: Project): boolean {
    const before = this.#project;
    return (
      project.diagnostics.length === 0 &&
      project.loaded.source.text === before.loaded.source.text &&
      isSame(project.paths, before.paths) &&
      isSame([...project.dependencies.packages.keys()], [...before.dependencies.packages.keys()]) &&
      isSame([...project.dependencies.packages.values()].flat(), [...before.dependencies.packages.values()].flat())
    );
  }

  #cutAgain(project: Project): Edit | null {
    const edit: Edit = { added: [], names: [] };
    for (const [i, source] of project.files.entries()) {
      const before = this.#files[i];
      if (before === undefined) return null;
      if (before.source === source) continue;
      const after = editFile(before, source);
      if (after === null) return null;
      const kept = new Set(after.units);
      const known = new Set(before.units);
      const removed = before.units.filter((unit) => !kept.has(unit));
      const added = after.units.filter((unit) => !known.has(unit));
      // What differs only in comments is looked at again for itself: nothing can depend on them.
      edit.names.push(...namesChanged(removed, added), ...namesChanged(added, removed));
      for (const unit of removed) this.#forget(unit);
      edit.added.push(...added);
      this.#files[i] = after;
    }
    return edit;
  }

  #forget(unit: Unit): void {
    this.#gone.add(unit);
    for (const name of unit.names) this.#declared.get(name)?.delete(unit);
    for (const word of unit.words) this.#users.get(word)?.delete(unit);
  }

  #index({ added }: Edit): void {
    for (const unit of added) {
      for (const name of unit.names) if (!this.#declared.has(name)) this.#findUsers(name);
      addAll(this.#declared, unit.names, unit);
    }
    for (const unit of added) this.#addUses(unit);
  }

  /** A name that nobody declared so far may have been a word of anybody. */
  #findUsers(name: string): void {
    this.#declared.set(name, new Set());
    for (const { units } of this.#files) for (const unit of units) if (unit.words.has(name)) addAll(this.#users, [name], unit);
  }

  #addUses(unit: Unit): void {
    for (const word of unit.words) if (this.#declared.has(word)) addAll(this.#users, [word], unit);
  }

  /** Units from which `next` leads further, and those behind `names`; null when they are too many. */
  #reach(
    start: readonly Unit[],
    names: readonly string[],
    index: ReadonlyMap<string, ReadonlySet<Unit>>,
    next: (unit: Unit) => Iterable<string>,
  ): ReadonlySet<Unit> | null {
    const most = Math.max(FEW, this.#files.reduce((sum, { units }) => sum + units.length, 0) * LARGEST_PART);
    const reached = new Set(start);
    for (const name of names) for (const unit of index.get(name) ?? []) reached.add(unit);
    // A set that grows is walked to its end.
    for (const unit of reached) {
      for (const name of next(unit)) for (const other of index.get(name) ?? []) reached.add(other);
      if (reached.size > most) return null;
    }
    return reached;
  }

  #specials(): Unit[] {
    return this.#files.flatMap(({ units }) => units.filter((unit) => unit.special));
  }

  #lowerPart(project: Project, units: ReadonlySet<Unit>): Abi | null {
    const main = this.#files.map(({ tree, units: all }): Tree => {
      return { ...tree, declarations: all.filter((unit) => units.has(unit)).map(({ node }) => node) };
    });
    const resolve = (name: string): readonly Tree[] | undefined => project.dependencies.resolve(name)?.map((source) => treeOf(project, source));
    const version = project.version === undefined ? {} : { version: project.version };
    const { model, diagnostics } = check({ main, resolve, ...version });
    return model === null || diagnostics.length > 0 ? null : lower(model);
  }
}

/** Units that are new, and the names whose meaning may have changed. */
interface Edit {
  readonly added: Unit[];
  readonly names: string[];
}

function namesChanged(units: readonly Unit[], others: readonly Unit[]): string[] {
  const codes = new Set(others.map(({ code }) => code));
  return units.filter(({ code }) => !codes.has(code)).flatMap(({ names }) => names);
}

function addAll(index: Map<string, Set<Unit>>, names: Iterable<string>, unit: Unit): void {
  for (const name of names) {
    const units = index.get(name);
    if (units === undefined) index.set(name, new Set([unit]));
    else units.add(unit);
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function treeOf(project: Project, source: SourceFile): Tree {
  return parseOnce(project, source).tree;
}

function parseOnce({ trees }: Project, source: SourceFile): ParseResult {
  const known = trees?.get(source);
  if (known !== undefined) return known;
  const parsed = parse(source);
  trees?.set(source, parsed);
  return parsed;
}

function ownersIn(units: Iterable<Unit>): (span: Span) => Unit | null {
  const bySource = new Map<SourceFile, Unit[]>();
  for (const unit of units) {
    const { file } = unit.node.span;
    const known = bySource.get(file);
    if (known === undefined) bySource.set(file, [unit]);
    else known.push(unit);
  }
  for (const known of bySource.values()) known.sort((a, b) => a.node.span.start - b.node.span.start);
  return ({ file, start }) => findOwner(bySource.get(file) ?? [], start);
}

function findOwner(units: readonly Unit[], offset: number): Unit | null {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.node.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = units[low - 1];
  return found !== undefined && offset < found.node.span.end ? found : null;
}
