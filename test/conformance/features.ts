/** The feature folders: reads and compiles their interfaces, and finds their transcripts. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../compiler/compile.js";
import { formatDiagnostic, SourceFile } from "../../idl/index.js";
import type { Abi, Version } from "../../compiler/lower/index.js";
import type { Feature, Variant } from "./language.js";

/** Version of the old builds. */
const OLD: Version = { major: 1, minor: 0, patch: 0 };

/** Names of all feature folders, sorted. */
export function featureNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "api.ffi")))
    .map((entry) => entry.name)
    .sort();
}

/** Whether a feature has a second version. */
export function hasOldVersion(folder: string, name: string): boolean {
  return existsSync(join(folder, name, "expected-1.0-1.1.txt"));
}

/** Compiles one feature; a diagnostic in it is a fault of the test suite and thrown. */
export function compileFeature(folder: string, name: string, variant: Variant): Feature {
  const path = join(folder, name);
  const files = readdirSync(path).filter((file) => file.endsWith(".ffi"));
  const sources = files.map((file) => new SourceFile(join("test/conformance", name, file), readFileSync(join(path, file), "utf8")));
  const main = sources.filter((source) => packageOf(source) === `conf.${name}`);
  const resolve = (wanted: string): readonly SourceFile[] => sources.filter((source) => packageOf(source) === wanted);
  const { abi, diagnostics } = compile(main, { resolve, ...(variant === "old" ? { at: OLD } : {}) });
  if (abi === null || diagnostics.length > 0) throw new Error(diagnostics.map((one) => formatDiagnostic(one)).join("\n"));
  return { name, folder: path, packages: [...importsOf(abi), abi] };
}

/** Name in the package line of a file. */
function packageOf(source: SourceFile): string {
  return /^\s*package\s+([\w.]+)/m.exec(source.text)?.[1] ?? "";
}

function importsOf(abi: Abi): Abi[] {
  return [...new Set(abi.imports.flatMap((one) => [...importsOf(one), one]))];
}

/** The transcript that a cell must print. */
export function expectedTranscript(feature: string, folder: string, provider: Variant, consumer: Variant): string {
  const short = (variant: Variant): string => (variant === "old" ? "1.0" : "1.1");
  const special = join(folder, feature, `expected-${short(provider)}-${short(consumer)}.txt`);
  return readFileSync(existsSync(special) ? special : join(folder, feature, "expected.txt"), "utf8");
}

/** Features whose handles the misuses are tried on: a program that has them all may have a part `misuse` too. */
const MISUSED = ["own_mut", "resource_in_record", "shared", "str"];

/** Whether a program with these features can have the part `misuse`, which prints the status of every wrong use of handles. */
export function hasMisuse(features: readonly string[]): boolean {
  return MISUSED.every((name) => features.includes(name));
}
