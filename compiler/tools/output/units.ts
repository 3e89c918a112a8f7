// Enabled targets → units: what one thread makes and writes at a time. Every thread finds the same units in the same order.
import type { Diagnostic } from "../../../idl/index.js";
import type { Abi } from "../../lower/index.js";
import type { Target } from "../../targets/target.js";
import type { EnabledTarget } from "../project.js";
import { hasErrors } from "../report/index.js";
import type { TextBytes } from "./bytes.js";
import { OutputPlan, type Generate } from "./plan.js";
import type { GroupedFile, OutputWriter, WrittenFile } from "./writer.js";

/** Files that have one text; or a whole target whose files are made together. */
export type Unit = { readonly kind: "text"; readonly files: readonly GroupedFile[] } | { readonly kind: "target"; readonly target: EnabledTarget };

/** What the units are made from. */
export interface UnitSource {
  readonly abi: Abi;
  readonly enabled: readonly EnabledTarget[];
  /** All targets that there are. */
  readonly targets: readonly Target[];
  readonly generate: Generate;
  /** Where the text of a unit is put. */
  readonly bytes: TextBytes;
}

/** All units of a run, and what is wrong with their paths. */
export interface Units {
  readonly units: readonly Unit[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Name of the group of a target's files in the manifest. */
export function groupOf(abi: Abi, target: string): string {
  return `${abi.package.name} ${target}`;
}

/** True when a target may want the file of another one: then they are looked at together, so that nothing is written when they do. */
export function isShared(enabled: readonly EnabledTarget[]): boolean {
  const folders = enabled.map(({ folder }) => `${folder}/`.replace(/^\.\//, "").normalize("NFC").toLowerCase());
  return folders.some((one, i) => folders.some((other, j) => i !== j && one.startsWith(other)));
}

/** Finds the units. No text is made, but for targets that make all their files together and share a folder. */
export function findUnits({ abi, enabled, targets, generate }: Omit<UnitSource, "bytes">): Units {
  const plan = new OutputPlan(abi, targets);
  const together = isShared(enabled);
  const units: Unit[] = [];
  const bySource = new Map<object, GroupedFile[]>();
  for (const target of enabled) {
    if (!together && isMadeTogether(target.target, targets)) {
      units.push({ kind: "target", target });
      continue;
    }
    for (const file of plan.add(target, generate)) {
      const grouped = { group: groupOf(abi, target.target.id), file };
      const same = file.source === undefined ? undefined : bySource.get(file.source);
      if (same !== undefined) same.push(grouped);
      else {
        const files = [grouped];
        units.push({ kind: "text", files });
        if (file.source !== undefined) bySource.set(file.source, files);
      }
    }
  }
  return { units, diagnostics: plan.diagnostics };
}

/** What became of a unit: nothing is written of one with errors. */
export interface Done {
  readonly written: readonly WrittenFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a unit and gives back how it is written, which may wait. Throws `UsageError` when a file that is not ours is in the way of a target. */
export function makeUnit(unit: Unit, { abi, targets, generate, bytes }: UnitSource): (writer: OutputWriter) => Done {
  if (unit.kind === "text") {
    const [first] = unit.files;
    if (first !== undefined) bytes.take(first.file);
    return (writer) => ({ written: writer.writeText(unit.files, bytes), diagnostics: [] });
  }
  const plan = new OutputPlan(abi, targets);
  const files = plan.add(unit.target, generate);
  const { diagnostics } = plan;
  return (writer) => ({ written: hasErrors(diagnostics) ? [] : writer.write(groupOf(abi, unit.target.target.id), files), diagnostics });
}

function isMadeTogether(target: Target, targets: readonly Target[]): boolean {
  return target.together === true || targets.some((one) => one.together === true && target.needs?.includes(one.id) === true);
}
