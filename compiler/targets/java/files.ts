/** Which files make up a package: Java, the native side, the runtime that it ships, and how both are built. */
import { banner, qualify, type Name, type OutputFile, type Text } from "../../print/index.js";
import type { Abi, AbiDecl } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { Converters } from "./convert.js";
import { writeEnum, writeFlags } from "./enum.js";
import { writeErrorSet } from "./error.js";
import { GENERATOR } from "./generator.js";
import { writeLibrary } from "./library.js";
import { internalPath, libraryName, packagePath, pathOf, typeName } from "./names.js";
import { errorClasses, writeNatives, writeValues } from "./natives.js";
import { writeNativeFile } from "./native-file.js";
import { getFunction, readFunction } from "./reader.js";
import { writeNewtype, writeRecord, writeStruct } from "./record.js";
import { writeResource } from "./resource.js";
import { freeConstants, inside, samePath, writeFile, writePackageInfo, type Scope } from "./scope.js";
import { shippedFiles, writeBuildFiles } from "./shipped.js";
import { writeCallback } from "./thunk.js";
import { writeVariant } from "./variant.js";
import { putFunction, writeFunction } from "./writer.js";

/** All files of one package. */
export function writeFiles(abi: Abi, options: TargetOptions): OutputFile[] {
  const path = packagePath(abi.package);
  const scope: Scope = { abi, home: abi.package, path, optional: options.settings["optional"] === "optional", declared: new Set(), shadowed: new Set() };
  const inner = inside(scope, internalPath(abi.package));
  const converters = new Converters(inner, { read: readFunction, write: writeFunction, get: getFunction, put: putFunction });
  const declared = [
    ...abi.types.map((decl) => fileOf(scope, pathOf(decl), typeName(decl), (own) => writeDeclaration(decl, own))),
    ...abi.callbacks.map((one) => fileOf(scope, pathOf(one), typeName(one), (own) => writeCallback(one, own))),
    ...abi.resources.map((one) => fileOf(scope, pathOf(one), typeName(one), (own) => writeResource(one, converters, own))),
    ...libraries(scope, converters),
  ];
  const natives = fileOf(scope, inner.path, "Natives" as Name, (own) => writeNatives(own, converters));
  const errors = errorClasses(inner).map(({ own, write }) => fileOf(scope, inner.path, own, () => write(converters)));
  const values = [...converters.drain()].map(([own, parts]) => fileOf(scope, inner.path, own as Name, (here) => writeValues(own as Name, parts, here)));
  return [...writeBuildFiles(scope, options), ...packageInfos(scope), ...declared, natives, ...errors, ...values, { path: "src/main/native/package.cc", text: writeNativeFile(scope) }, ...shippedFiles(scope, options)];
}

/** Says in each Java package that nothing is null that is not marked. */
function packageInfos(scope: Scope): OutputFile[] {
  const { abi } = scope;
  const items = [...abi.types, ...abi.callbacks, ...abi.resources, ...abi.functions, ...freeConstants(abi)];
  const paths = new Map([scope.path, ...items.map(pathOf)].map((path) => [path.join("/"), path]));
  return [...paths].map(([folder, path]) => {
    const docs = samePath(path, scope.path) ? abi.package.docs : "";
    return { path: `src/main/java/${folder}/package-info.java`, text: writePackageInfo(path, banner("//", GENERATOR, scope.home.name), docs) };
  });
}

/** One Java file with one type. */
function fileOf(scope: Scope, path: readonly Name[], own: Name, write: (scope: Scope) => Text): OutputFile {
  const text = writeFile(inside(scope, path), banner("//", GENERATOR, scope.home.name), write(inside(scope, path)));
  return { path: `src/main/java/${path.join("/")}/${own}.java`, text };
}

/** The class of free functions of each Java package that has some; that of the package itself always. */
function libraries(scope: Scope, converters: Converters): OutputFile[] {
  const constants = freeConstants(scope.abi);
  const { functions } = scope.abi;
  const paths = new Map([[qualify(".", ...scope.path), scope.path], ...[...constants, ...functions].map((one) => [qualify(".", ...pathOf(one)), pathOf(one)] as const)]);
  return [...paths.values()].map((path) => {
    const here = (one: Parameters<typeof pathOf>[0]): boolean => samePath(pathOf(one), path);
    return fileOf(scope, path, libraryName(path), (own) => writeLibrary(path, samePath(path, scope.path), constants.filter(here), functions.filter(here), converters, own));
  });
}

function writeDeclaration(decl: AbiDecl, scope: Scope): Text {
  switch (decl.kind) {
    case "newtype":
      return writeNewtype(decl, scope);
    case "struct":
      return writeStruct(decl, scope);
    case "record":
      return writeRecord(decl, scope);
    case "enum":
      return writeEnum(decl, scope);
    case "flags":
      return writeFlags(decl, scope);
    case "variant":
      return writeVariant(decl, scope);
    case "error":
      return writeErrorSet(decl, scope);
  }
}
