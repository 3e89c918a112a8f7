/** The source of a package: the connection, and the bodies of everything in its header. */
import { code, literal, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import type { Abi, AbiDecl, AbiNamed, AbiVariantCase } from "../../lower/index.js";
import { defineFunction } from "./call.js";
import { Codecs } from "./codecs.js";
import { writeConstantSource } from "./constant.js";
import { writeEnumSource } from "./enum.js";
import { writeErrorSource } from "./error.js";
import { glueHeader } from "./glue.js";
import { functionClasses, importLine, writeBanner, type FunctionClass } from "./header.js";
import { connectName, packageClass } from "./names.js";
import { writeRecordSource } from "./record.js";
import { writeResourceSource } from "./resource.js";
import { writeStructSource } from "./struct.js";
import { writeCallbackSource } from "./thunk.js";
import { writeVariantSource } from "./variant.js";

/** The whole source. */
export function writeSource(abi: Abi): Text {
  const codecs = new Codecs();
  const parts: Hole[] = [
    ...abi.types.map((decl) => writeDecl(decl, codecs)),
    ...abi.callbacks.map((one) => writeCallbackSource(one, codecs)),
    ...abi.resources.map((one) => writeResourceSource(one, codecs)),
    ...abi.constants.map((one) => writeConstantSource(one, codecs)),
    ...functionClasses(abi).map((one) => writeFunctionClass(one, abi, codecs)),
  ];
  return code`
    ${writeBanner(abi)}
    ${importLine(packageClass(abi.package), glueHeader(abi))}

    #include <math.h>
    #include <string.h>
    ${
      hasDeprecated(abi) &&
      code`

      #pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    `
    }

    ${writeConnection(abi)}

    ${codecs.prototypes}

    ${paragraphs([...parts, ...codecs.texts])}
  `;
}

/** Whether anything is deprecated: the bodies use all that they declare. */
function hasDeprecated(abi: Abi): boolean {
  const marked = (items: readonly AbiNamed[]): boolean => items.some((one) => one.deprecated !== undefined);
  const inTypes = abi.types.some((one) => {
    if ("fields" in one) return marked(one.fields);
    return "cases" in one && (marked(one.cases) || one.cases.some(hasDeprecatedField));
  });
  const inResources = abi.resources.some((one) => marked([...one.constructors, ...one.methods, ...one.statics, ...one.properties]));
  return inTypes || inResources || [abi.types, abi.callbacks, abi.resources, abi.functions, abi.constants].some(marked) || abi.imports.some(hasDeprecated);
}

function hasDeprecatedField(one: object): boolean {
  const { payload } = one as Partial<Pick<AbiVariantCase, "payload">>;
  return payload !== undefined && payload !== null && "fields" in payload && payload.fields.some((field) => field.deprecated !== undefined);
}

/** What this side was built against, and the table of the provider. */
function writeConnection(abi: Abi): Text {
  const { prefix } = abi.package;
  const upper = prefix.toUpperCase();
  const api = name(`${prefix}_api`);
  return code`
    static const ftk_group groups[] = {${name(`${upper}_GROUPS`)}};
    static const ftk_need need = {
        sizeof(ftk_need), FTK_ABI, ${name(`${upper}_VERSION_MAJOR`)}, ${name(`${upper}_VERSION_MINOR`)}, ${name(`${upper}_VERSION_PATCH`)}, ${name(`${upper}_GROUP_COUNT`)}, groups,
        {${literal.c.string(abi.package.name)}, ${abi.package.name.length}}
    };
    static const void *volatile table;

    /* With ${name(`${upper}_LOADED`)} the provider is not linked: the program calls loadLibrary:error:. */
    int32_t ${connectName(abi.package)}(const ${api} **out, ftk_error **err) {
    #if defined(${name(`${upper}_LOADED`)})
        const ftk_get_api entry = NULL;
    #else
        const ftk_get_api entry = ${name(`${prefix}_get_api`)};
    #endif
        const void *found = NULL;
        int32_t status = FTKConnect(&table, entry, &need, &found, err);
        *out = found;
        return status;
    }
  `;
}

function writeDecl(decl: AbiDecl, codecs: Codecs): Hole {
  switch (decl.kind) {
    case "enum":
    case "flags":
      return writeEnumSource(decl);
    case "struct":
      return writeStructSource(decl);
    case "record":
      return writeRecordSource(decl, codecs);
    case "variant":
      return writeVariantSource(decl, codecs);
    case "error":
      return writeErrorSource(decl, codecs);
    default:
      return undefined;
  }
}

function writeFunctionClass(one: FunctionClass, abi: Abi, codecs: Codecs): Text {
  const load = code`
    + (BOOL)loadLibrary:(NSString *)path error:(NSError **)error {
        return FTKLoad(path, ${literal.c.string(`${abi.package.prefix}_get_api`)}, &need, &table, error);
    }
  `;
  return code`
    @implementation ${name(one.own)}
    ${paragraphs([one.modules.length === 0 && load, ...one.functions.flatMap((f) => defineFunction(f, codecs))])}
    @end
  `;
}
