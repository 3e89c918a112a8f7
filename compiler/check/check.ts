// Trees of all packages → Model: the order of the parts, and nothing else.
import type { Diagnostic } from "../../idl/index.js";
import { checkEmbedding, checkNewtypes, checkStructs } from "./containment.js";
import { createContext, runLater, type Context } from "./context.js";
import { declareAll } from "./declarations.js";
import { checkDefaults } from "./defaults.js";
import { checkEndless, checkErrorPayloads } from "./endless.js";
import { checkDomains } from "./errors.js";
import { bindImports } from "./imports.js";
import type { Model } from "./model.js";
import { reportUnknownTypes } from "./names.js";
import { checkPrefixes, loadPackages, type CheckInput, type PackageDraft } from "./packages.js";

/** What the check stage gives. */
export interface CheckResult {
  /** Null when there was an error, here or already in a tree. */
  readonly model: Model | null;
  /** In no particular order; see `sortDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks a package with everything that it imports. Mistakes of the user are diagnostics, each reported once; nothing is
 * thrown. Parse errors of the trees are not repeated, but leave no model.
 */
export function check(input: CheckInput): CheckResult {
  const context = createContext();
  const packages = loadPackages(context, input);
  const jobs = packages.flatMap((one) => declarePackage(one));
  const byName = new Map(packages.map((one) => [one.name, one]));
  for (const one of packages) for (const file of one.files) bindImports(context, file, byName);
  for (const job of jobs) job();
  reportUnknownTypes(context);
  checkAll(context, packages);
  const main = packages.find((one) => one.name === packages.at(-1)?.name)?.package;
  const failed = context.incomplete || context.diagnostics.some((each) => each.severity === "error");
  for (const one of packages) one.package.imports = [...one.imports.keys()].map((each) => each.package);
  const model = failed || main === undefined ? null : { main, packages: packages.map((one) => one.package) };
  return { model, diagnostics: context.diagnostics };
}

function declarePackage(draft: PackageDraft): (() => unknown)[] {
  const jobs: (() => unknown)[] = [];
  for (const { tree, scope } of draft.files) declareAll({ scope, jobs, items: draft.items }, tree.declarations);
  return jobs;
}

function checkAll(context: Context, packages: readonly PackageDraft[]): void {
  const items = packages.flatMap((one) => one.items);
  checkPrefixes(context, packages);
  checkNewtypes(context, items);
  runLater(context.values);
  context.structs = checkStructs(context, items);
  runLater(context.checks);
  checkDefaults(context);
  checkEndless(context, items);
  checkEmbedding(context, items);
  checkErrorPayloads(context, items);
  checkDomains(context, items.filter((item) => item.kind === "error"));
}
