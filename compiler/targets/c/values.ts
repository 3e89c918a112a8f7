/** `<prefix>_values.h` and `.c`: checking and copying of values, making and reading of errors. Both sides compile them. */
import { code, literal, paragraphs } from "../../print/index.js";
import type { Abi, AbiErrorSet } from "../../lower/index.js";
import { writeCopies, writeCopyPrototypes } from "./copy.js";
import { writeErrorPrototypes, writeErrors } from "./error.js";
import { bannerOf, importIncludes, printC } from "./header.js";
import { writeKeyChecks } from "./keys.js";
import { filesOf, upper } from "./names.js";
import { unitsOf } from "./units.js";
import { writeCheckPrototypes, writeChecks } from "./validate.js";

/** The header. */
export function writeValuesHeader(abi: Abi, folders: Readonly<Record<string, string>>): string {
  const { prefix } = abi.package;
  const guard = upper(`${prefix}_values_h`);
  const units = unitsOf(abi);
  return printC(code`
    ${bannerOf(abi)}
    /* Values of the package: checking what came from the other side, copying what must outlive a call, making and reading errors.
     * Compiled into each side; nothing here is exported. */
    #ifndef ${guard}
    #define ${guard}

    #include ${literal.c.string(filesOf(prefix).header)}
    ${importIncludes(abi, (one) => filesOf(one).valuesHeader, folders)}

    FTK_BEGIN

    ${paragraphs([writeCheckPrototypes(units), writeCopyPrototypes(units), ...errorSets(abi).map(writeErrorPrototypes)])}

    FTK_END_C

    #endif
  `);
}

/** The source. */
export function writeValuesSource(abi: Abi): string {
  const units = unitsOf(abi);
  return printC(code`
    ${bannerOf(abi)}
    #include ${literal.c.string(filesOf(abi.package.prefix).valuesHeader)}

    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>

    ${paragraphs([writeKeyChecks(units), writeChecks(units), writeCopies(units), ...errorSets(abi).map(writeErrors)])}
  `);
}

function errorSets(abi: Abi): readonly AbiErrorSet[] {
  return abi.types.filter((decl): decl is AbiErrorSet => decl.kind === "error");
}
