// An Abi and the enabled targets → files, with paths below the output folder that every system can store and no two targets share.
import type { Diagnostic } from "../../../idl/index.js";
import type { Abi } from "../../lower/index.js";
import type { OutputFile } from "../../print/index.js";
import type { TargetOptions } from "../../targets/target.js";
import { configMessages } from "../config/messages.js";
import { refuseOutputPath } from "../config/paths.js";
import type { EnabledTarget } from "../project.js";
import { readRuntimeFile } from "../toolkit.js";
import { hashOf } from "./manifest.js";

type Generate = typeof import("../../compile.js").generate;

/** Collects the files of all targets and sees to it that each path is written by one of them, on every file system. */
export class OutputPlan {
  readonly diagnostics: Diagnostic[] = [];
  readonly #abi: Abi;
  readonly #owners = new Map<string, { readonly target: EnabledTarget; readonly path: string; readonly hash: string }>();

  constructor(abi: Abi) {
    this.#abi = abi;
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
    const own = generate(this.#abi, target.target, options(""));
    const others = imports.flatMap((one) => {
      const files = generate(one, target.target, { ...options("../"), sides: importedSides(target) });
      return files.map((file) => ({ ...file, path: `${one.package.prefix}/${file.path}` }));
    });
    return [...others, ...own].flatMap((file) => this.#place({ ...file, path: inFolder(target.folder, file.path) }, target) ?? []);
  }

  #place(file: OutputFile, target: EnabledTarget): OutputFile | undefined {
    const reason = refuseOutputPath(file.path);
    if (reason !== undefined) {
      this.diagnostics.push(configMessages["unusable-file-name"].at(this.#abi.package.span, { path: file.path, target: target.target.id, reason }));
      return undefined;
    }
    const key = file.path.normalize("NFC").toLowerCase();
    const owner = this.#owners.get(key);
    const hash = hashOf(file.text);
    this.#owners.set(key, owner ?? { target, path: file.path, hash });
    if (owner === undefined || (owner.path === file.path && owner.hash === hash)) return file;
    const values = { path: file.path, first: owner.target.target.id, second: target.target.id };
    const related = [{ span: owner.target.span, message: "the other one" }];
    this.diagnostics.push(configMessages["same-output"].at(target.span, values, related));
    return undefined;
  }
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
