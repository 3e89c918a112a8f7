/** `<prefix>_provider.h` and `.c`: what the author of a provider fills in, and the thunks that stand between it and every caller. */
import { code, later, list, literal, name, paragraphs, type Hole, type Sink, type Text } from "../../print/index.js";
import type { Abi, AbiEntry } from "../../lower/index.js";
import { destroyNames, writeProviderTable } from "./author.js";
import { callableOfEntry } from "./call.js";
import { writeCallable, writeCallableType } from "./callable.js";
import { writeDrops } from "./drop.js";
import { bannerOf, each, sendSections } from "./print-file.js";
import { writeImpl, writeImplPrototypes, writeLifecycle } from "./impl.js";
import { filesOf, upper } from "./names.js";
import { writeThunk } from "./thunk.js";
import { unitsOf } from "./units.js";

/** The header for the author. */
export function writeProviderHeader(sink: Sink, abi: Abi): void {
  const { prefix } = abi.package;
  const p = name(prefix);
  const files = filesOf(prefix);
  const top = code`
    ${bannerOf(abi)}
    /* For the author of a provider: complete the \`_impl\` structs, fill one constant ${p}_provider, and hand it to FTK_PROVIDER. */
    #ifndef ${upper(`${prefix}_provider_h`)}
    #define ${upper(`${prefix}_provider_h`)}

    #include ${literal.c.string(files.header)}
    #include ${literal.c.string(files.valuesHeader)}

    FTK_BEGIN
  `;
  const bottom = code`
    /** The provider of the package, defined by its author: \`FTK_PROVIDER(${p}, provider);\` */
    extern FTK_HIDDEN const ${p}_provider *const ${p}_provider_table;

    FTK_END_C

    #endif
  `;
  const sections = [
    ...abi.resources.map(writeImplPrototypes),
    ...abi.callbacks.map(writeCallableType),
    writeProviderTable(abi),
  ];
  sendSections(sink, top, sections, bottom);
}

/** The thunks and the table. */
export function writeProviderSource(sink: Sink, abi: Abi): void {
  const top = code`
    ${bannerOf(abi)}
    #include ${literal.c.string(filesOf(abi.package.prefix).providerHeader)}

    #include <string.h>
  `;
  sendSections(sink, top, writeBody(abi));
}

function* writeBody(abi: Abi): Generator<Hole> {
  const destroys = destroyNames(abi);
  yield writeCold(abi);
  yield* each(abi.resources, (resource) => writeImpl(abi, resource, destroys.get(resource) ?? name("destroy")));
  yield writeDrops(abi, unitsOf(abi));
  yield* each(abi.callbacks, writeCallable);
  yield* each(abi.table.entries, (entry) => entry.kind === "function" && writeThunk(abi, entry.function));
  yield* each(abi.resources, writeLifecycle);
  yield writeApi(abi);
}

/** The ends of calls that go wrong. */
function writeCold(abi: Abi): Text {
  const p = name(abi.package.prefix);
  const owns = abi.resources.some((resource) => !resource.shared);
  return paragraphs([
    code`
      /* The provider has no such function. */
      FTK_UNUSED static int32_t ${p}_ftk_unwritten(ftk_error **err, const char *function) {
          return ftk_failf(err, FTK_E_UNSUPPORTED, "%s: not implemented by the provider", function);
      }
    `,
    code`
      /* A failure leaves with a negative status and an error object, whatever the author returned. */
      FTK_UNUSED static int32_t ${p}_ftk_settle(ftk_error **err, int32_t status, const char *domain) {
          if (status >= 0) return ftk_fail(err, FTK_E_CONTRACT, FTK_LITERAL("the provider returned neither a result nor a failure"));
          if (err == NULL || *err != NULL) return status;
          if (status > FTK_STATUS_DECLARED || domain == NULL) return ftk_fail(err, status, FTK_LITERAL(""));
          ftk_error_init init = {.status = status, .domain = {domain, strlen(domain)}};
          *err = ftk_error_new(&init);
          return ftk_error_status(*err);
      }
    `,
    owns &&
      code`
      /* A handle that could not be taken over is gone for the caller all the same. */
      FTK_UNUSED static int32_t ${p}_ftk_lost(ftk_error **err, int32_t status, const void *handle, const ftk_type *type) {
          (void)ftk_handle_release(handle, type);
          return ftk_handle_fail(err, status, type);
      }
    `,
  ]);
}

function writeTableMember(entry: AbiEntry): Text {
  const { slot, symbol } = callableOfEntry(entry);
  return code`.${name(slot)} = ${name(symbol)},`;
}

function writeApi(abi: Abi): Text {
  const { prefix, name: title } = abi.package;
  const p = name(prefix);
  const P = upper(prefix);
  return code`
    static const ftk_group ${p}_ftk_groups[] = {${P}_GROUPS};

    static const ${p}_api ${p}_ftk_api = {
        .base = {
            sizeof(${p}_api), FTK_ABI, ${P}_VERSION_MAJOR, ${P}_VERSION_MINOR, ${P}_VERSION_PATCH, ${P}_GROUP_COUNT,
            ${p}_ftk_groups, {${literal.c.string(title)}, ${title.length}},
        },
        ${abi.table.entries.map((entry) => later(() => writeTableMember(entry)))}
    };

    FTK_EXPORT const ftk_api *${name(abi.table.symbol)}(uint32_t major, uint32_t min_minor, ftk_error **err) {
        if (major == ${P}_VERSION_MAJOR && min_minor <= ${P}_VERSION_MINOR) return &${p}_ftk_api.base;
        (void)ftk_failf(${list([name("err"), name("FTK_E_VERSION"), literal.c.string(`package ${title} has version %u.%u, not %u.%u`), code`${P}_VERSION_MAJOR`, code`${P}_VERSION_MINOR`, code`(unsigned)major`, code`(unsigned)min_minor`])});
        return NULL;
    }
  `;
}
