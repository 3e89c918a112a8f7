/** Which files a package has in Objective-C, and the bridge of the runtime that it ships. */
import { laterFile, sendFile, type OutputFile } from "../../print/index.js";
import type { Abi } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { glueHeader, writeGlueHeader } from "./glue.js";
import { writeHeader } from "./header.js";
import { packageClass } from "./names.js";
import { bridgeSources, writePackage } from "./package.js";
import { writeSource } from "./source.js";

const PRINT = { width: 140, indent: 4, preprocessor: true };

/** All files. The C header and the C runtime of the package belong into the same folder. */
export function writeFiles(abi: Abi, options: TargetOptions): readonly OutputFile[] {
  const own = packageClass(abi.package);
  const bridge = options.settings["runtime"] === false ? [] : ["ftk_objc.h", "ftk_objc_glue.h", ...bridgeSources];
  return [
    laterFile(`${own}/${own}.h`, (sink) => sendFile(sink, writeHeader(abi), PRINT)),
    laterFile(`${own}/${glueHeader(abi)}.h`, (sink) => sendFile(sink, writeGlueHeader(abi), PRINT)),
    laterFile(`${own}/${own}.m`, (sink) => sendFile(sink, writeSource(abi), PRINT)),
    ...writePackage(abi, options),
    ...bridge.map((file) => ({ path: file, text: options.runtime(`runtime-native/objc/${file}`) })),
  ];
}
