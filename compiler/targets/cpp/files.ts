/** Which files a package has in C++, and the face of the runtime that it ships. */
import { laterFile, sendFile, type OutputFile } from "../../print/index.js";
import type { Abi } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { writeConsumerHeader } from "./header.js";
import { headerName } from "./names.js";
import { writePackage } from "./package.js";
import { writeProviderHeader } from "./provider.js";

/** Headers of the C++ face, beside the C runtime in `ftk/`. */
export const faceHeaders: readonly string[] = [
  "answer", "box", "call", "callback", "codec", "config", "containers", "error", "expected", "ftk", "graph", "handle", "load", "map", "newtype", "owner", "provider",
  "result", "scratch", "span", "typed_error", "variant", "views",
];

const PRINT = { width: 140, indent: 4, preprocessor: true };

/** All files for the sides that are asked for. The C header and the C runtime of the package belong into the same folder. */
export function writeFiles(abi: Abi, options: TargetOptions): readonly OutputFile[] {
  const base = headerName(abi.package);
  const face = options.settings["runtime"] === false ? [] : faceHeaders;
  const provider = options.sides.includes("provider");
  return [
    laterFile(`${base}.hpp`, (sink) => sendFile(sink, writeConsumerHeader(abi), PRINT)),
    ...(provider ? [laterFile(`${base}_provider.hpp`, (sink) => sendFile(sink, writeProviderHeader(abi), PRINT))] : []),
    ...writePackage(abi, options),
    ...face.map((one) => ({ path: `ftk/${one}.hpp`, text: options.runtime(`runtime-native/include/ftk/${one}.hpp`) })),
  ];
}
