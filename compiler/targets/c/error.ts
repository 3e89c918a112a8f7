/** Error sets: domain and codes in the header; making and reading errors in the values file. */
import { code, comment, list, literal, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import type { AbiErrorCase, AbiErrorSet, AbiField, AbiType } from "../../lower/index.js";
import { causeOf, failOf, upper } from "./names.js";
import { docsOf } from "./layout.js";
import { writeRecordMacros } from "./record.js";

/** Domain and codes. */
export function writeCodes(set: AbiErrorSet): Text {
  return code`
    ${comment("/** */", docsOf(set, `Status of a case: FTK_STATUS_OF_CODE(code).${set.closed ? "" : " Open: other codes are legal."}`))}
    #define ${upper(set.c)}_DOMAIN ${literal.c.string(set.domain)}
    ${set.cases.map(
      (one) => code`
      ${comment("/** */", docsOf(one, one.retryable ? "May succeed when tried again." : ""))}
      #define ${name(one.c)} ${one.code}
    `,
    )}
  `;
}

/** Initialisers of the payloads. */
export function writePayloadMacros(set: AbiErrorSet, one: AbiErrorCase): Text | false {
  return one.payload !== null && writeRecordMacros(one.payload.layout, one.payload.fields, `${set.name}.${one.name}`);
}

/** Declarations of the functions that make and read errors of the set. */
export function writeErrorPrototypes(set: AbiErrorSet): Text {
  return paragraphs([
    code`
      ${comment("/** */", `The code of \`error\` when it is a \`${set.name}\`, otherwise 0. NULL is allowed. Any thread.`)}
      FTK_HIDDEN int32_t ${name(set.c)}_code(const ftk_error *error);
    `,
    ...set.cases.map((one) => writeCasePrototypes(set, one)),
  ]);
}

function writeCasePrototypes(set: AbiErrorSet, one: AbiErrorCase): Text {
  const what = `\`${set.name}.${one.name}\``;
  return paragraphs([
    code`
      ${comment("/** */", `Puts the error ${what} into \`*err\` (unless \`err\` is NULL) and returns its status, or FTK_E_NO_MEMORY.${failDocs(one)} Any thread.`)}
      FTK_HIDDEN int32_t ${failOf(set, one)}(ftk_error **err${failParameter(one)});
    `,
    one.payload !== null &&
      code`
      ${comment("/** */", `The payload of \`error\` when it is ${what} and well-formed, otherwise NULL. It lives as long as the error. Any thread.`)}
      FTK_HIDDEN const ${name(one.payload.layout.name)} *${name(one.payload.layout.name)}_payload(const ftk_error *error);
    `,
    one.embeds !== null &&
      code`
      ${comment("/** */", `The \`${one.embeds.name}\` inside \`error\` when it is ${what}, otherwise NULL. It lives as long as \`error\`. Any thread.`)}
      FTK_HIDDEN ftk_error *${causeOf(set, one)}(const ftk_error *error);
    `,
  ]);
}

function failDocs(one: AbiErrorCase): string {
  if (one.embeds !== null) return ` \`cause\` is the \`${one.embeds.name}\` inside; the reference is taken over.`;
  return one.payload === null ? "" : " `payload` is copied.";
}

function failParameter(one: AbiErrorCase): Text | false {
  if (one.embeds !== null) return code`, ftk_error *cause`;
  return one.payload !== null && code`, const ${name(one.payload.layout.name)} *payload`;
}

/** The functions themselves. */
export function writeErrors(set: AbiErrorSet): Text {
  const domain = code`${upper(set.c)}_DOMAIN`;
  return paragraphs([
    code`
      int32_t ${name(set.c)}_code(const ftk_error *error) {
          ftk_str domain = {${domain}, sizeof(${domain}) - 1};
          if (error == NULL) return 0;
          ftk_str other = ftk_error_domain(error);
          return other.len == domain.len && memcmp(other.ptr, domain.ptr, domain.len) == 0 ? ftk_error_code(error) : 0;
      }
    `,
    ...set.cases.flatMap((one) => [writeFail(set, one), writeReaders(set, one)]),
  ]);
}

function writeFail(set: AbiErrorSet, one: AbiErrorCase): Text {
  if (one.payload !== null) return writePayloadFail(set, one, one.payload);
  const status = code`FTK_STATUS_OF_CODE(${name(one.c)})`;
  const embeds = one.embeds !== null;
  return code`
    int32_t ${failOf(set, one)}(ftk_error **err${embeds && code`, ftk_error *cause`}) {
        ${embeds && code`if (err == NULL) ftk_error_release(cause);`}
        if (err == NULL) return ${status};
        ftk_error_init init = {
            ${initMembers(set, one)}
            .message = ${textInitializer(one)},
            ${embeds && code`.cause = cause,`}
        };
        *err = ftk_error_new(&init);
        return ftk_error_status(*err);
    }
  `;
}

function writePayloadFail(set: AbiErrorSet, one: AbiErrorCase, payload: NonNullable<AbiErrorCase["payload"]>): Text {
  const c = name(payload.layout.name);
  const formatted = one.message.some((part) => typeof part !== "string");
  return code`
    ${formatted && writeMessage(payload.layout.name, one.message)}

    int32_t ${failOf(set, one)}(ftk_error **err, const ${c} *payload) {
        if (err == NULL) return FTK_STATUS_OF_CODE(${name(one.c)});
        ftk_arena *arena = ftk_arena_new(NULL);
        ${c} *copy = arena == NULL ? NULL : ftk_arena_alloc(arena, sizeof(*copy), 8);
        int32_t status = copy == NULL ? FTK_E_NO_MEMORY : ${c}_copy(arena, payload, copy);
        ${
          formatted &&
          code`
          int len = status == FTK_OK ? ${c}_ftk_text(NULL, 0, copy) : -1;
          char *text = len < 0 ? NULL : ftk_arena_alloc(arena, (size_t)len + 1, 1);
          if (text == NULL && status == FTK_OK) status = FTK_E_NO_MEMORY;
        `
        }
        if (status != FTK_OK) {
            ftk_arena_drop(arena);
            return ftk_fail(err, status, FTK_LITERAL(""));
        }
        ${formatted && code`(void)${c}_ftk_text(text, (size_t)len + 1, copy);`}
        ftk_error_init init = {
            ${initMembers(set, one)}
            .message = ${formatted ? code`{text, (size_t)len}` : textInitializer(one)},
            .payload = copy,
            .payload_owner = ftk_arena_finish(arena),
        };
        *err = ftk_error_new(&init);
        return ftk_error_status(*err);
    }
  `;
}

function initMembers(set: AbiErrorSet, one: AbiErrorCase): readonly Text[] {
  const domain = code`${upper(set.c)}_DOMAIN`;
  return [code`.status = FTK_STATUS_OF_CODE(${name(one.c)}),`, code`.domain = {${domain}, sizeof(${domain}) - 1},`];
}

function textInitializer(one: AbiErrorCase): Text {
  const text = one.message.map((part) => (typeof part === "string" ? part : `{${part.field.name}}`)).join("");
  return code`{${literal.c.string(text)}, ${new TextEncoder().encode(text).length}}`;
}

/** The function that writes the message of a case like snprintf. */
function writeMessage(c: string, parts: AbiErrorCase["message"]): Text {
  const spelled = parts.map((part) =>
    typeof part === "string" ? { format: part.replaceAll("%", "%%"), args: [] } : formatField(part.field),
  );
  const args: Hole[] = [
    name("text"),
    name("size"),
    literal.c.string(spelled.map((one) => one.format).join("")),
    ...spelled.flatMap((one) => one.args),
  ];
  return code`
    static int ${name(c)}_ftk_text(char *text, size_t size, const ${name(c)} *payload) {
        return snprintf(${list(args)});
    }
  `;
}

interface Formatted {
  readonly format: string;
  readonly args: readonly Text[];
}

function formatField(field: AbiField): Formatted {
  return formatValue(field.type, code`payload->${name(field.c)}`, field.name);
}

/** Scalars and texts are shown; anything bigger by its name. */
function formatValue(type: AbiType, e: Text, shown: string): Formatted {
  switch (type.kind) {
    case "newtype":
      return formatValue(type.decl.inner, e, shown);
    case "bool":
      return { format: "%s", args: [code`${e} ? "true" : "false"`] };
    case "int":
    case "size":
      return type.signed
        ? { format: "%lld", args: [code`(long long)${e}`] }
        : { format: "%llu", args: [code`(unsigned long long)${e}`] };
    case "enum":
    case "flags":
      return { format: "%lld", args: [code`(long long)${e}`] };
    case "float":
      return { format: "%g", args: [code`(double)${e}`] };
    case "char":
      return { format: "U+%04lX", args: [code`(unsigned long)${e}`] };
    case "text":
      return { format: "%.*s", args: [code`(int)${e}.len`, code`${e}.ptr`] };
    default:
      return { format: `{${shown}}`.replaceAll("%", "%%"), args: [] };
  }
}

function writeReaders(set: AbiErrorSet, one: AbiErrorCase): Text {
  return paragraphs([
    one.payload !== null &&
      code`
      const ${name(one.payload.layout.name)} *${name(one.payload.layout.name)}_payload(const ftk_error *error) {
          if (${name(set.c)}_code(error) != ${name(one.c)}) return NULL;
          const ${name(one.payload.layout.name)} *payload = ftk_error_payload(error);
          return ${name(one.payload.layout.name)}_check(payload) == FTK_OK ? payload : NULL;
      }
    `,
    one.embeds !== null &&
      code`
      ftk_error *${causeOf(set, one)}(const ftk_error *error) {
          return ${name(set.c)}_code(error) == ${name(one.c)} ? ftk_error_cause(error) : NULL;
      }
    `,
  ]);
}
