/** The glue header: what the sources of this package, and of those that import it, share. Not for users. */
import { code, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import type { Abi, AbiDecl } from "../../lower/index.js";
import { writeEnumGlue } from "./enum.js";
import { writeErrorGlue } from "./error.js";
import { importLine, writeBanner } from "./header.js";
import { connectName, packageClass } from "./names.js";
import { writeRecordGlue } from "./record.js";
import { writeResourceGlue } from "./resource.js";
import { writeStructGlue } from "./struct.js";
import { writeCallbackGlue } from "./thunk.js";
import { writeVariantGlue } from "./variant.js";

/** Name of the header, without its end. */
export function glueHeader(abi: Abi): string {
  return `${packageClass(abi.package)}Glue`;
}

/** The whole header. */
export function writeGlueHeader(abi: Abi): Text {
  const own = packageClass(abi.package);
  const guard = name(`${glueHeader(abi)}_H`);
  return code`
    ${writeBanner(abi)}
    /* Reading and writing of the package's values. Private: it changes from one version of the generator to the next. */
    #ifndef ${guard}
    #define ${guard}

    #import <ftk_objc_glue.h>
    ${importLine(own, own)}
    ${abi.imports.map((one) => importLine(packageClass(one.package), glueHeader(one)))}

    FTK_HIDDEN int32_t ${connectName(abi.package)}(const ${name(`${abi.package.prefix}_api`)} **out, ftk_error **err);

    ${paragraphs([...abi.types.map(writeDeclGlue), ...abi.callbacks.map(writeCallbackGlue), ...abi.resources.map(writeResourceGlue)])}

    #endif
  `;
}

function writeDeclGlue(decl: AbiDecl): Hole {
  switch (decl.kind) {
    case "enum":
    case "flags":
      return writeEnumGlue(decl);
    case "struct":
      return writeStructGlue(decl);
    case "record":
      return writeRecordGlue(decl);
    case "variant":
      return writeVariantGlue(decl);
    case "error":
      return writeErrorGlue(decl);
    default:
      return undefined;
  }
}
