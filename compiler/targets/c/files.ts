/** Which files a package has in C. */
import type { Abi } from "../../lower/index.js";
import { laterFile, type OutputFile } from "../../print/index.js";
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
    headerOf(abi, options.imports),
    ...(sides.length > 0 ? [...writeValues(abi, options), ...writePackage(abi, options)] : []),
    ...(sides.includes("consumer") ? writeConsumer(abi, options) : []),
    ...(sides.includes("provider") ? writeProvider(abi) : []),
    ...(options.settings["runtime"] === false ? [] : shipRuntime(options.runtime)),
  ];
}

const headers = new WeakMap<Abi, Map<string, OutputFile>>();

/** The header, which the packages of other languages contain too: one file for all of them. */
function headerOf(abi: Abi, imports: TargetOptions["imports"]): OutputFile {
  const known = headers.get(abi) ?? new Map<string, OutputFile>();
  headers.set(abi, known);
  const key = JSON.stringify(imports);
  const file = known.get(key) ?? laterFile(filesOf(abi.package.prefix).header, (sink) => writeHeader(sink, abi, imports));
  known.set(key, file);
  return file;
}

function writeValues(abi: Abi, { imports }: TargetOptions): readonly OutputFile[] {
  const files = filesOf(abi.package.prefix);
  return [
    laterFile(files.valuesHeader, (sink) => writeValuesHeader(sink, abi, imports)),
    laterFile(files.valuesSource, (sink) => writeValuesSource(sink, abi)),
  ];
}

function writeConsumer(abi: Abi, { imports }: TargetOptions): readonly OutputFile[] {
  const files = filesOf(abi.package.prefix);
  return [
    laterFile(files.loadHeader, (sink) => writeLoadHeader(sink, abi, imports)),
    laterFile(files.loadSource, (sink) => writeLoadSource(sink, abi)),
  ];
}

function writeProvider(abi: Abi): readonly OutputFile[] {
  const files = filesOf(abi.package.prefix);
  return [
    laterFile(files.providerHeader, (sink) => writeProviderHeader(sink, abi)),
    laterFile(files.providerSource, (sink) => writeProviderSource(sink, abi)),
  ];
}
