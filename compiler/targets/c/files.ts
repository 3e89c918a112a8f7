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

/** All files for the sides that are asked for. */
export function writeFiles(abi: Abi, options: TargetOptions): readonly OutputFile[] {
  const files = filesOf(abi.package.prefix);
  const { imports, sides } = options;
  const consumer = sides.includes("consumer");
  const provider = sides.includes("provider");
  return [
    { path: files.header, text: writeHeader(abi, imports) },
    { path: files.valuesHeader, text: writeValuesHeader(abi, imports) },
    { path: files.valuesSource, text: writeValuesSource(abi) },
    ...(consumer
      ? [
          { path: files.loadHeader, text: writeLoadHeader(abi, imports) },
          { path: files.loadSource, text: writeLoadSource(abi) },
        ]
      : []),
    ...writePackage(abi, options),
    ...(options.settings["runtime"] === false ? [] : shipRuntime(options.runtime)),
    ...(provider
      ? [
          { path: files.providerHeader, text: writeProviderHeader(abi) },
          { path: files.providerSource, text: writeProviderSource(abi) },
        ]
      : []),
  ];
}
