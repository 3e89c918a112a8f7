/** Which files make up a package: TypeScript, the addon, the runtime that it ships, and how both are built. */
import { each, laterFile, layOut, paragraphs, printFile, sendFile, type Hole, type OutputFile, type Sink, type Text } from "../../print/index.js";
import type { Abi, AbiDecl } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { writeFunction } from "./call.js";
import { writeConstant } from "./constant.js";
import { Converters } from "./convert.js";
import { writeEnum, writeFlags, writeNewtype } from "./enum.js";
import { writeErrorClasses, writeErrorSet } from "./error.js";
import { writeFacades } from "./facade.js";
import { writeAddon } from "./native-file.js";
import { writeRecord, writeStruct, writeVariant } from "./record.js";
import { readFunction } from "./reader.js";
import { writeResource } from "./resource.js";
import { GENERATOR } from "./generator.js";
import { thrownErrors, usedCallbacks, usedErrors, writeHead } from "./head.js";
import { freeConstants, type Scope } from "./scope.js";
import { shippedFiles, writeBuildFiles } from "./shipped.js";
import { writeCallback, writeThunk } from "./thunk.js";
import { writeFunction as writeConverter } from "./writer.js";

/** Columns and indent of TypeScript. */
const LAYOUT = { width: 140, indent: 2 } as const;

/** All files of one package. */
export function writeFiles(abi: Abi, options: TargetOptions): OutputFile[] {
  const scope: Scope = { abi, home: abi.package, bigints: abi.package.settings["ts"]?.["int64"] !== "number", addon: addonOf(options), modules: options.imports };
  return [
    ...writeBuildFiles(scope, options),
    ...writeFacades(scope).map(({ path, text }) => ({ path, text: printFile(text, LAYOUT) })),
    laterFile("src/package.ts", (sink) => writePackage(sink, scope)),
    laterFile("native/addon.cc", (sink) => writeAddon(sink, scope, GENERATOR)),
    ...shippedFiles(options),
  ];
}

/** `src/package.ts`: the whole package. Converters are made in the order in which they are asked for. The head comes last, because it imports what the rest uses. */
function writePackage(sink: Sink, scope: Scope): void {
  const converters = new Converters(scope, { read: readFunction, write: writeConverter });
  const { abi } = scope;
  const lay = <T>(items: readonly T[], write: (item: T) => Hole): Text => layOut(each(items, write), LAYOUT);
  const declarations = lay(abi.types, (decl) => paragraphs(writeDeclaration(decl, scope)));
  const constants = lay(freeConstants(abi), (one) => writeConstant(one, scope));
  const callbacks = lay(abi.callbacks, (one) => writeCallback(one, scope));
  const resources = lay(abi.resources, (one) => writeResource(one, converters));
  const functions = lay(abi.functions, (f) => writeFunction(f, converters));
  const thrown = thrownErrors(scope);
  const sets = lay(usedErrors(scope), (set) => writeErrorSet(set, thrown.has(set.c), converters));
  const thunks = lay(usedCallbacks(scope), (one) => writeThunk(one, converters));
  const ofTypes = layOut(converters.drain(), LAYOUT);
  const body = printFile(paragraphs([declarations, constants, callbacks, sets, resources, functions, thunks, ofTypes]), LAYOUT);
  sendFile(sink, writeHead(scope, body, GENERATOR), LAYOUT);
  sink("\n");
  sink(body);
}

/** The setting `addon`: an addon that was built from several packages. */
function addonOf(options: TargetOptions): string | null {
  const { addon } = options.settings;
  return typeof addon === "string" ? addon : null;
}

function writeDeclaration(decl: AbiDecl, scope: Scope): Text[] {
  switch (decl.kind) {
    case "newtype":
      return [writeNewtype(decl, scope)];
    case "struct":
      return [writeStruct(decl, scope)];
    case "record":
      return [writeRecord(decl, scope)];
    case "enum":
      return [writeEnum(decl, scope)];
    case "flags":
      return [writeFlags(decl, scope)];
    case "variant":
      return [writeVariant(decl, scope)];
    case "error":
      return writeErrorClasses(decl, scope);
  }
}
