/** The C++ target: a header-only C++17 package over the C ABI. README.md is the guide for its users. */
import { printFile, type OutputFile } from "../../print/index.js";
import type { Abi } from "../../lower/index.js";
import type { Support, Target, TargetOptions } from "../target.js";
import { claimNames } from "./claims.js";
import { writeConsumerHeader } from "./header.js";
import { headerName } from "./names.js";
import { writeProviderHeader } from "./provider.js";

const YES: Support = { level: "yes" };

const WIDTH = 140;

function write(abi: Abi, options: TargetOptions): readonly OutputFile[] {
  const print = { width: WIDTH, indent: 4, preprocessor: true };
  const base = `include/${headerName(abi.package)}`;
  const files: OutputFile[] = [{ path: `${base}.hpp`, text: printFile(writeConsumerHeader(abi), print) }];
  if (options.sides.includes("provider")) files.push({ path: `${base}_provider.hpp`, text: printFile(writeProviderHeader(abi), print) });
  return files;
}

/** Writes `include/<prefix>.hpp` for consumers and `include/<prefix>_provider.hpp` for providers. */
export const target: Target = {
  id: "cpp",
  annotation: "cpp",
  title: "C++17",
  sides: ["consumer", "provider"],
  supports: {
    bool: YES, char: YES, int: YES, size: YES, float: YES, text: YES, bytes: YES, slice: YES, list: YES, map: YES, array: YES, optional: YES,
    enum: YES, flags: YES, newtype: YES, struct: YES, record: YES, variant: YES, resource: YES, callback: YES,
  },
  claims: claimNames,
  write,
};
