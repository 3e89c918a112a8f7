/** The public header: every type, callback, resource and function of the package. */
import { banner, code, comment, literal, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import { versionText, type Abi, type AbiDecl, type AbiFunction } from "../../lower/index.js";
import { declareFunction } from "./call.js";
import { writeConstant } from "./constant.js";
import { writeEnum, writeNewtype } from "./enum.js";
import { writeError } from "./error.js";
import { moduleClass, packageClass, topName } from "./names.js";
import { writeRecord } from "./record.js";
import { writeResource } from "./resource.js";
import { writeStruct } from "./struct.js";
import { writeCallback } from "./thunk.js";
import { writeVariant } from "./variant.js";

/** `#import <AcmeShop/AcmeShop.h>`. */
export function importLine(folder: string, file: string): Text {
  return code`#import <${name(folder)}/${name(file)}.h>`;
}

/** The head of every generated file. */
export function writeBanner(abi: Abi): Text {
  return banner("/* */", "ffi", `${abi.package.name} ${versionText(abi.package.version)}`);
}

/** The whole header. */
export function writeHeader(abi: Abi): Text {
  const own = packageClass(abi.package);
  const guard = name(`${own}_H`);
  return code`
    ${writeBanner(abi)}
    ${comment("/** */", abi.package.docs)}
    #ifndef ${guard}
    #define ${guard}

    #import <ftk_objc.h>
    #include ${literal.c.string(`${abi.package.prefix}.h`)}
    ${abi.imports.map((one) => importLine(packageClass(one.package), packageClass(one.package)))}

    FTK_NONNULL_BEGIN

    ${paragraphs([
      forwards(abi),
      ...abi.types.filter(isPlain).map(writePlain),
      ...abi.types.filter((decl) => !isPlain(decl)).map(writeClass),
      ...abi.callbacks.map(writeCallback),
      ...abi.resources.map(writeResource),
      ...abi.constants.map(writeConstant),
      ...functionClasses(abi).map((one) => writeFunctionClass(one, abi)),
    ])}

    FTK_NONNULL_END

    #endif
  `;
}

/** Classes that are mentioned before they are declared. */
function forwards(abi: Abi): Hole {
  const classes = abi.types.filter((decl) => decl.kind === "record" || decl.kind === "variant");
  return [...classes, ...abi.resources].map((decl) => code`@class ${name(topName(decl))};`);
}

/** What is no class: it must stand before its use. */
function isPlain(decl: AbiDecl): boolean {
  return decl.kind === "enum" || decl.kind === "flags" || decl.kind === "struct" || decl.kind === "newtype";
}

function writePlain(decl: AbiDecl): Hole {
  switch (decl.kind) {
    case "enum":
    case "flags":
      return writeEnum(decl);
    case "struct":
      return writeStruct(decl);
    case "newtype":
      return writeNewtype(decl);
    default:
      return undefined;
  }
}

function writeClass(decl: AbiDecl): Hole {
  switch (decl.kind) {
    case "record":
      return writeRecord(decl);
    case "variant":
      return writeVariant(decl);
    case "error":
      return writeError(decl);
    default:
      return undefined;
  }
}

/** The class of the functions of the package or of one module. */
export interface FunctionClass {
  readonly own: string;
  readonly modules: readonly string[];
  readonly functions: readonly AbiFunction[];
}

/** The package's own class first; modules in the order of their first function. */
export function functionClasses(abi: Abi): readonly FunctionClass[] {
  const classes = new Map<string, { own: string; modules: readonly string[]; functions: AbiFunction[] }>();
  const classOf = (modules: readonly string[]): { functions: AbiFunction[] } => {
    const own = moduleClass(abi.package, modules);
    const known = classes.get(own) ?? { own, modules, functions: [] };
    classes.set(own, known);
    return known;
  };
  classOf([]);
  for (const f of abi.functions) classOf(f.modules).functions.push(f);
  return [...classes.values()];
}

function writeFunctionClass(one: FunctionClass, abi: Abi): Text {
  const top = one.modules.length === 0;
  const what = top ? `Functions of the package ${abi.package.name}, and the provider behind it.` : `Functions of the module ${one.modules.join(".")}.`;
  return code`
    ${comment("/** */", what)}
    @interface ${name(one.own)} : NSObject
    ${top && code`
      /** Opens the provider's library at \`path\`, before the first call. There is no search path: the path is taken as it is. */
      + (BOOL)loadLibrary:(NSString *)path error:(NSError **)error;
    `}
    ${one.functions.map(declareFunction)}
    FTK_NO_INIT
    @end
  `;
}
