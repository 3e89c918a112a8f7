/** `<prefix>_values.h` and `.c`: checking and copying of values, making and reading of errors. Both sides compile them. */
import { code, literal, type Hole, type Sink } from "../../print/index.js";
import type { Abi, AbiErrorSet } from "../../lower/index.js";
import { writeCopies, writeCopyPrototypes } from "./copy.js";
import { writeErrorPrototypes, writeErrors } from "./error.js";
import { importIncludes } from "./header.js";
import { bannerOf, each, sendSections } from "./print-file.js";
import { writeKeyChecks } from "./keys.js";
import { filesOf, upper } from "./names.js";
import { unitsOf } from "./units.js";
import { writeCheckPrototypes, writeChecks } from "./validate.js";

/** The header. */
export function writeValuesHeader(sink: Sink, abi: Abi, folders: Readonly<Record<string, string>>): void {
  const { prefix } = abi.package;
  const guard = upper(`${prefix}_values_h`);
  const top = code`
    ${bannerOf(abi)}
    /* Values of the package: checking what came from the other side, copying what must outlive a call, making and reading errors.
     * Compiled into each side; nothing here is exported. */
    #ifndef ${guard}
    #define ${guard}

    #include ${literal.c.string(filesOf(prefix).header)}
    ${importIncludes(abi, (one) => filesOf(one).valuesHeader, folders)}

    FTK_BEGIN
  `;
  const bottom = code`
    FTK_END_C

    #endif
  `;
  sendSections(sink, top, writePrototypes(abi), bottom);
}

function* writePrototypes(abi: Abi): Generator<Hole> {
  const units = unitsOf(abi);
  yield* writeCheckPrototypes(units);
  yield* writeCopyPrototypes(units);
  yield* each(errorSets(abi), writeErrorPrototypes);
}

/** The source. */
export function writeValuesSource(sink: Sink, abi: Abi): void {
  const top = code`
    ${bannerOf(abi)}
    #include ${literal.c.string(filesOf(abi.package.prefix).valuesHeader)}

    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
  `;
  sendSections(sink, top, writeBody(abi));
}

function* writeBody(abi: Abi): Generator<Hole> {
  const units = unitsOf(abi);
  yield writeKeyChecks(units);
  yield* writeChecks(units);
  yield* writeCopies(units);
  yield* each(errorSets(abi), writeErrors);
}

function errorSets(abi: Abi): readonly AbiErrorSet[] {
  return abi.types.filter((decl): decl is AbiErrorSet => decl.kind === "error");
}
