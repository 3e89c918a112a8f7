/** Which files Kotlin adds to the Maven project of a package: one of Kotlin for each Java package, and the project that compiles both languages. */
import { banner, code, imports, paragraphs, printFile, type Hole, type Name, type OutputFile } from "../../print/index.js";
import { freeConstants, hasDeprecated, packagePath, pathOf, writePom } from "../../jvm/index.js";
import type { Abi, AbiDecl } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { writeExtensions, writeFunction } from "./call.js";
import { writeConstant } from "./constant.js";
import { writeErrorFields } from "./error.js";
import { writeFlags } from "./flags.js";
import { fileName, spellPath } from "./names.js";
import { writeValueType } from "./record.js";
import { builtIn, importLines, samePath, scopeOf, type Scope } from "./scope.js";

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
  const scope = scopeOf(abi, path);
  const here = (one: Parameters<typeof pathOf>[0]): boolean => samePath(pathOf(one), path);
  const body: Hole[] = [
    ...freeConstants(abi).filter(here).map((one) => writeConstant(one, scope)),
    ...abi.types.filter(here).flatMap((decl) => writeType(decl, scope)),
    ...abi.resources.filter(here).flatMap((one) => writeExtensions(one, scope)),
    ...abi.functions.filter(here).map((f) => writeFunction(f, scope)),
  ];
  if (body.length === 0) return null;
  const text = code`
    ${banner("//", GENERATOR, abi.package.name)}
    @file:JvmName("${fileName(path)}Kotlin")
    ${hasDeprecated(abi) && code`@file:${builtIn("Suppress", scope)}("DEPRECATION")`}

    package ${spellPath(path)}

    ${imports(importLines)}

    ${paragraphs(body)}
  `;
  return printFile(text, { width: 140, indent: 4 });
}

function writeType(decl: AbiDecl, scope: Scope): Hole[] {
  switch (decl.kind) {
    case "struct":
    case "record":
    case "newtype":
      return writeValueType(decl, scope);
    case "flags":
      return writeFlags(decl, scope);
    case "error":
      return writeErrorFields(decl, scope);
    default:
      return [];
  }
}
