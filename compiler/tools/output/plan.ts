// An Abi and the enabled targets → files, with paths below the output folder that every system can store and no two targets share.
import type { Diagnostic } from "../../../idl/index.js";
import type { Abi } from "../../lower/index.js";
import { movedFile, type OutputFile } from "../../print/index.js";
import type { Target, TargetOptions } from "../../targets/target.js";
import { configMessages } from "../config/messages.js";
import { refuseOutputPath } from "../config/paths.js";
import type { EnabledTarget } from "../project.js";
import { readRuntimeFile } from "../toolkit.js";

/** How a target is asked for its files. */
export type Generate = typeof import("../../compile.js").generate;

/** Collects the files of all targets and sees to it that each path is written by one of them, on every file system. */
export class OutputPlan {
  readonly diagnostics: Diagnostic[] = [];
  readonly #abi: Abi;
  readonly #targets: readonly Target[];
  readonly #owners = new Map<string, { readonly target: EnabledTarget; readonly file: OutputFile }>();

  /** `targets` are all that there are: an enabled one may need another. */
  constructor(abi: Abi, targets: readonly Target[]) {
    this.#abi = abi;
    this.#targets = targets;
  }

  /**
   * Files of one target with paths relative to the output folder: the package itself in the target's folder, every package that it imports
   * in a folder below that, named by its prefix.
   */
  add(target: EnabledTarget, generate: Generate): readonly OutputFile[] {
    const imports = allImports(this.#abi);
    const options = (prefix: string): TargetOptions => ({
      sides: target.sides,
      settings: target.settings,
      imports: Object.fromEntries(imports.map((one) => [one.package.name, `${prefix}${one.package.prefix}`])),
      runtime: readRuntimeFile,
    });
    const own = this.#write(this.#abi, target, options(""), generate);
    const others = imports.flatMap((one) => {
      const files = this.#write(one, target, { ...options("../"), sides: importedSides(target) }, generate);
      return files.map(({ file, isNeeded }) => ({ file: movedFile(file, `${one.package.prefix}/${file.path}`), isNeeded }));
    });
    return [...others, ...own].flatMap(({ file, isNeeded }) => this.#place(movedFile(file, inFolder(target.folder, file.path)), target, isNeeded) ?? []);
  }

  #write(abi: Abi, { target }: EnabledTarget, options: TargetOptions, generate: Generate): readonly Planned[] {
    const needed = this.#targets.filter(({ id }) => target.needs?.includes(id) === true);
    const own = generate(abi, target, options);
    const paths = new Set(own.map(({ path }) => path));
    const before = needed.flatMap((one) => generate(abi, one, { ...options, sides: [] }));
    const kept = before.filter(({ path }) => !paths.has(path) && target.keeps?.(path, abi) !== false);
    return [...kept.map((file) => ({ file, isNeeded: true })), ...own.map((file) => ({ file, isNeeded: false }))];
  }

  #place(file: OutputFile, target: EnabledTarget, isNeeded: boolean): OutputFile | undefined {
    const reason = refuseOutputPath(file.path);
    if (reason !== undefined) {
      this.diagnostics.push(configMessages["unusable-file-name"].at(this.#abi.package.span, { path: file.path, target: target.target.id, reason }));
      return undefined;
    }
    const key = file.path.normalize("NFC").toLowerCase();
    const owner = this.#owners.get(key);
    this.#owners.set(key, owner ?? { target, file });
    if (owner === undefined || (owner.file.path === file.path && isSameText(owner.file, file))) return file;
    // The needed target is enabled in the same folder: its own files say more.
    if (isNeeded && owner.file.path === file.path) return undefined;
    const values = { path: file.path, first: owner.target.target.id, second: target.target.id };
    const related = [{ span: owner.target.span, message: "the other one" }];
    this.diagnostics.push(configMessages["same-output"].at(target.span, values, related));
    return undefined;
  }
}

function isSameText(a: OutputFile, b: OutputFile): boolean {
  return (a.source !== undefined && a.source === b.source) || a.text === b.text;
}

/** A file, and whether it belongs to a target that is only needed by the one that is generated. */
interface Planned {
  readonly file: OutputFile;
  readonly isNeeded: boolean;
}

// Who provides an imported package generates the provider's side from its own ffi.yaml; here it is only called.
function importedSides(target: EnabledTarget): EnabledTarget["sides"] {
  return target.target.sides.filter((side) => side === "consumer");
}

function inFolder(folder: string, path: string): string {
  return folder === "." ? path : `${folder}/${path}`;
}

function allImports(abi: Abi): readonly Abi[] {
  const found = new Map<string, Abi>();
  const visit = (one: Abi): void => {
    for (const next of one.imports) {
      if (found.has(next.package.name)) continue;
      visit(next);
      found.set(next.package.name, next);
    }
  };
  visit(abi);
  return [...found.values()];
}
