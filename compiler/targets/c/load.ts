/** `<prefix>_load.h` and `.c`: the package through a loaded (or linked) table, with every result checked. */
import { code, list, literal, name, type Hole, type Sink, type Text } from "../../print/index.js";
import type { Abi } from "../../lower/index.js";
import { callableOfEntry, writeWrapper } from "./call.js";
import { isGuarded, writeGuard, writeGuardType } from "./guard.js";
import { importIncludes } from "./header.js";
import { bannerOf, each, sendSections } from "./print-file.js";
import { writeFits, writeFitsPrototypes } from "./late.js";
import { filesOf, upper } from "./names.js";
import { writeDispose } from "./resource.js";
import { unitsOf } from "./units.js";

/** The header: same names as the direct symbols, as inline functions. */
export function writeLoadHeader(sink: Sink, abi: Abi, folders: Readonly<Record<string, string>>): void {
  const { prefix } = abi.package;
  const p = name(prefix);
  const files = filesOf(prefix);
  const top = code`
    ${bannerOf(abi)}
    /* Loaded mode: the functions of the package under the same names, called through the table of a library that was opened at run time.
     * What the library does not have yet gives FTK_E_UNAVAILABLE; results and callback arguments that break the contract give FTK_E_CONTRACT. */
    #ifndef ${upper(`${prefix}_load_h`)}
    #define ${upper(`${prefix}_load_h`)}

    #if defined(${upper(prefix)}_H) && !defined(${upper(prefix)}_LOADED)
    #error "include this header instead of the plain one, or before it"
    #endif
    #ifndef ${upper(prefix)}_LOADED
    #define ${upper(prefix)}_LOADED
    #endif

    ${importIncludes(abi, (one) => filesOf(one).loadHeader, folders)}
    #include ${literal.c.string(files.header)}
    #include ${literal.c.string(files.valuesHeader)}

    #include <string.h>

    FTK_BEGIN

    /** The table that the functions below go through; NULL until loaded. */
    extern FTK_HIDDEN const ${p}_api *volatile ${p}_api_table;

    /**
     * Opens the provider library at \`path\` and connects to it. Any thread; a second call connects anew for later calls.
     *
     * @param path Explicit path, NUL-terminated; no search takes place.
     * @param err Receives the error of a failure; may be NULL.
     * @return FTK_OK, FTK_E_LOAD or FTK_E_VERSION.
     */
    FTK_HIDDEN int32_t ${p}_api_load(const char *path, ftk_error **err);
    ${!isTaken(abi, `${prefix}_load`) && code`#define ${p}_load ${p}_api_load`}

    /** Connects to a provider that is linked: \`${p}_api_use(${name(abi.table.symbol)}, &err)\`. FTK_OK or FTK_E_VERSION. */
    FTK_HIDDEN int32_t ${p}_api_use(ftk_get_api get_api, ftk_error **err);

    /** The error of a call that cannot be made: nothing is loaded, or the library does not have the function. */
    FTK_HIDDEN int32_t ${p}_api_missing(ftk_error **err, const char *function);
  `;
  const bottom = code`
    FTK_END_C

    #endif
  `;
  sendSections(sink, top, writeCalls(abi), bottom);
}

function* writeCalls(abi: Abi): Generator<Hole> {
  yield writeFitsPrototypes(unitsOf(abi), abi.package.name);
  yield* each(abi.callbacks.filter(isGuarded), writeGuardType);
  yield* each(abi.table.entries, (entry) => writeWrapper(abi, entry));
  yield* each(abi.resources, writeDispose);
}

/** Whether a declaration of the package has the name. */
function isTaken(abi: Abi, symbol: string): boolean {
  const named = [...abi.types, ...abi.resources, ...abi.callbacks];
  return named.some((one) => one.c === symbol) || abi.table.entries.some((entry) => callableOfEntry(entry).symbol === symbol);
}

/** The source. */
export function writeLoadSource(sink: Sink, abi: Abi): void {
  const top = code`
    ${bannerOf(abi)}
    #include ${literal.c.string(filesOf(abi.package.prefix).loadHeader)}
  `;
  sendSections(sink, top, writeBody(abi));
}

function* writeBody(abi: Abi): Generator<Hole> {
  yield writeConnection(abi);
  yield writeFits(unitsOf(abi), abi.package.name);
  yield* each(abi.callbacks.filter(isGuarded), writeGuard);
}

function writeConnection(abi: Abi): Text {
  const { prefix, name: title } = abi.package;
  const p = name(prefix);
  const P = upper(prefix);
  return code`
    const ${p}_api *volatile ${p}_api_table;

    static const ftk_group groups[] = {${P}_GROUPS};
    static const ftk_need need = {
        ${list([code`sizeof(ftk_need)`, code`FTK_ABI`, code`${P}_VERSION_MAJOR`, code`${P}_VERSION_MINOR`, code`${P}_VERSION_PATCH`, code`${P}_GROUP_COUNT`, code`groups`, code`{${literal.c.string(title)}, ${title.length}}`])}
    };

    int32_t ${p}_api_load(const char *path, ftk_error **err) {
        const ftk_api *api = NULL;
        int32_t status = ftk_load(path, ${literal.c.string(abi.table.symbol)}, &need, &api, err);
        if (status == FTK_OK) FTK_PUBLISH(${p}_api_table, (const ${p}_api *)(const void *)api);
        return status;
    }

    int32_t ${p}_api_use(ftk_get_api get_api, ftk_error **err) {
        const ftk_api *api = get_api(need.major, 0, err);
        if (api == NULL) return FTK_E_VERSION;
        int32_t status = ftk_api_check(api, &need, err);
        if (status == FTK_OK) FTK_PUBLISH(${p}_api_table, (const ${p}_api *)(const void *)api);
        return status;
    }

    int32_t ${p}_api_missing(ftk_error **err, const char *function) {
        if (FTK_ACQUIRE(${p}_api_table) == NULL) return ftk_failf(err, FTK_E_LOAD, "%s: package ${spelled(title)} is not loaded", function);
        return ftk_failf(err, FTK_E_UNAVAILABLE, "%s: not available in the version of the library", function);
    }
  `;
}

/** A package name inside quotes: dotted identifiers need no escape. */
function spelled(title: string): Text {
  return code`${title
    .split(".")
    .map(name)
    .reduce<Text>((all, one, i) => (i === 0 ? code`${one}` : code`${all}.${one}`), code``)}`;
}
