/** Which files a package has in C. */
import type { Abi } from "../../lower/index.js";
import type { OutputFile } from "../../print/index.js";
import type { TargetOptions } from "../target.js";
import { writeHeader } from "./header.js";
import { writeLoadHeader, writeLoadSource } from "./load.js";
import { filesOf } from "./names.js";
import { writePackage } from "./package.js";
import { writeProviderHeader, writeProviderSource } from "./provider.js";
import { shipRuntime } from "./runtime.js";
import { writeValuesHeader, writeValuesSource } from "./values.js";

/** All files for the sides that are asked for; without a side the header and the runtime, which other languages build on. */
export function writeFiles(abi: Abi, options: TargetOptions): readonly OutputFile[] {
  const { sides } = options;
  return [
    { path: filesOf(abi.package.prefix).header, text: headerOf(abi, options.imports) },
    ...(sides.length > 0 ? [...writeValues(abi, options), ...writePackage(abi, options)] : []),
    ...(sides.includes("consumer") ? writeConsumer(abi, options) : []),
    ...(sides.includes("provider") ? writeProvider(abi) : []),
    ...(options.settings["runtime"] === false ? [] : shipRuntime(options.runtime)),
  ];
}

const headers = new WeakMap<Abi, Map<string, string>>();

/** The header, which the packages of other languages contain too, made once. */
function headerOf(abi: Abi, imports: TargetOptions["imports"]): string {
  const known = headers.get(abi) ?? new Map<string, string>();
  headers.set(abi, known);
  const key = JSON.stringify(imports);
  const text = known.get(key) ?? writeHeader(abi, imports);
  known.set(key, text);
  return text;
}

function writeValues(abi: Abi, { imports }: TargetOptions): readonly OutputFile[] {
  const files = filesOf(abi.package.prefix);
  return [
    { path: files.valuesHeader, text: writeValuesHeader(abi, imports) },
    { path: files.valuesSource, text: writeValuesSource(abi) },
  ];
}

function writeConsumer(abi: Abi, { imports }: TargetOptions): readonly OutputFile[] {
  const files = filesOf(abi.package.prefix);
  return [
    { path: files.loadHeader, text: writeLoadHeader(abi, imports) },
    { path: files.loadSource, text: writeLoadSource(abi) },
  ];
}

function writeProvider(abi: Abi): readonly OutputFile[] {
  const files = filesOf(abi.package.prefix);
  return [
    { path: files.providerHeader, text: writeProviderHeader(abi) },
    { path: files.providerSource, text: writeProviderSource(abi) },
  ];
}
