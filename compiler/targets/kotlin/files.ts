/** Which files Kotlin adds to the Maven project of a package: one of Kotlin for each Java package, and the project that compiles both languages. */
import { banner, code, paragraphs, printFile, type Hole, type Name, type OutputFile } from "../../print/index.js";
import { freeConstants, hasDeprecated, packagePath, pathOf, writePom } from "../../jvm/index.js";
import type { Abi, AbiDecl } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { fileClass, writeExtensions, writeFunction } from "./call.js";
import { writeConstant } from "./constant.js";
import { writeErrorFields } from "./error.js";
import { writeFlags } from "./flags.js";
import { fileName, spellPath } from "./names.js";
import { writeValueType } from "./record.js";
import type { Path } from "./types.js";

const GENERATOR = "ffi";

/** The version of the compiler and the library that projects ask for. */
const KOTLIN = "2.4.20";

/** All files of one package. */
export function writeFiles(abi: Abi, options: TargetOptions): OutputFile[] {
  const items = [...abi.types, ...abi.resources, ...abi.functions, ...freeConstants(abi)];
  const paths = new Map([packagePath(abi.package), ...items.map(pathOf)].map((path) => [path.join("/"), path]));
  const sources = [...paths].flatMap(([folder, path]) => {
    const text = writeSource(abi, path);
    return text === null ? [] : [{ path: `src/main/kotlin/${folder}/${fileName(path)}.kt`, text }];
  });
  return [{ path: "pom.xml", text: writePom(abi, options, { generator: GENERATOR, kotlin: KOTLIN }) }, ...sources];
}

/** What stands beside the classes of one Java package; null when there is nothing to add. */
function writeSource(abi: Abi, path: readonly Name[]): string | null {
  const here = (one: Parameters<typeof pathOf>[0]): boolean => pathOf(one).join(".") === path.join(".");
  const body: Hole[] = [
    ...freeConstants(abi).filter(here).map((one) => writeConstant(one, path)),
    ...abi.types.filter(here).flatMap((decl) => writeType(decl, path)),
    ...abi.resources.filter(here).flatMap((one) => writeExtensions(one, path)),
    ...abi.functions.filter(here).map((f) => writeFunction(f, path)),
  ];
  if (body.length === 0) return null;
  const text = code`
    ${banner("//", GENERATOR, abi.package.name)}
    ${fileClass(fileName(path))}
    ${hasDeprecated(abi) && code`@file:Suppress("DEPRECATION")`}

    package ${spellPath(path)}

    ${paragraphs(body)}
  `;
  return printFile(text, { width: 140, indent: 4 });
}

function writeType(decl: AbiDecl, path: Path): Hole[] {
  switch (decl.kind) {
    case "struct":
    case "record":
    case "newtype":
      return writeValueType(decl, path);
    case "flags":
      return writeFlags(decl, path);
    case "error":
      return writeErrorFields(decl, path);
    default:
      return [];
  }
}
