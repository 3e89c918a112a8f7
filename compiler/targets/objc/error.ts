/** Error sets: codes, a class that makes and reads the errors of the set, and a class for the fields of each case that has some. */
import { code, comment, literal, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import type { AbiErrorCase, AbiErrorSet, AbiField, AbiType } from "../../lower/index.js";
import type { Codecs } from "./codecs.js";
import { boxValue } from "./convert.js";
import { writeDocs } from "./docs.js";
import { caseConstant, fieldName, glueName, isOwningFamily, memberName, freeSelector, payloadClass, topName } from "./names.js";
import { firstSize, writeFieldClass, writeFieldClassSource, writeReading, writeWriting, type FieldClass } from "./record.js";
import { isObject, stripNewtype } from "./types.js";

type Payload = NonNullable<AbiErrorCase["payload"]>;

function fieldsOf(one: AbiErrorCase): Payload | null {
  return one.payload !== null && one.payload.fields.length > 0 ? one.payload : null;
}

/** The class of a case's fields. */
function fieldClass(set: AbiErrorSet, one: AbiErrorCase): FieldClass | null {
  const payload = fieldsOf(one);
  return payload === null ? null : { own: payloadClass(set, one), fields: payload.fields };
}

/** The names of the methods that a case has in the class of its set, without colons. */
export function caseMethods(one: AbiErrorCase): readonly string[] {
  const own = memberName(one);
  if (one.embeds !== null) return [`${own}:`, `${own}In:`];
  return fieldsOf(one) === null ? freeSelector([own]) : freeSelector([`${own}:`]);
}

function codeOf(set: AbiErrorSet, one: AbiErrorCase): string {
  return caseConstant(`${topName(set)}Code`, one);
}

/** Codes, domain and classes. */
export function writeError(set: AbiErrorSet): Text {
  const own = name(topName(set));
  return code`
    ${comment("/** */", `Domain of ${topName(set)}: \`${set.domain}\`.`)}
    FTK_EXTERN NSString *const ${own}Domain;

    /** Codes of ${own}.${!set.closed && code` Open: other codes are legal.`} */
    typedef NS_ENUM(NSInteger, ${own}Code) {
        ${set.cases.map((one) => code`
          ${writeDocs(one, one.retryable ? "Worth another try." : "")}
          ${name(codeOf(set, one))} = ${one.code},
        `)}
    } FTK_SWIFT_NAME(${literal.c.string(`${topName(set)}.Code`)});

    ${paragraphs(set.cases.map((one) => writePayload(set, one)))}

    ${writeDocs(set, `Makes the errors of the set. They are NSError of the domain \`${set.domain}\`.`)}
    @interface ${own} : NSObject
    ${set.cases.map((one) => writeMake(set, one))}
    @end
  `;
}

function writePayload(set: AbiErrorSet, one: AbiErrorCase): Hole {
  const fields = fieldClass(set, one);
  if (fields === null) return undefined;
  const more = code`
    /** The fields of \`error\`, or nil when it is another error. */
    + (${name(fields.own)} *FTK_NULLABLE)fromError:(NSError *FTK_NULLABLE)error;
  `;
  return writeFieldClass(fields, writeDocs(one), more);
}

function makeHead(set: AbiErrorSet, one: AbiErrorCase): Text {
  const [own = ""] = caseMethods(one);
  const base = name(own.replace(":", ""));
  if (one.embeds !== null) return code`+ (NSError *)${base}:(NSError *)inner`;
  return fieldsOf(one) === null ? code`+ (NSError *)${base}` : code`+ (NSError *)${base}:(${name(payloadClass(set, one))} *)fields`;
}

function writeMake(set: AbiErrorSet, one: AbiErrorCase): Text {
  return code`
    ${writeDocs(one)}
    ${makeHead(set, one)}${isOwningFamily(memberName(one)) && code` FTK_NO_FAMILY`};
    ${one.embeds !== null && code`
      /** The inner error of \`error\`, or nil when it is another error. */
      + (NSError *FTK_NULLABLE)${name(`${memberName(one)}In`)}:(NSError *FTK_NULLABLE)error;
    `}
  `;
}

/** The bodies, and how the set crosses. */
export function writeErrorSource(set: AbiErrorSet, codecs: Codecs): Text {
  const own = name(topName(set));
  return code`
    NSString *const ${own}Domain = @${literal.c.string(set.domain)};

    ${paragraphs(set.cases.flatMap((one) => writePayloadSource(set, one, codecs)))}

    @implementation ${own}
    ${paragraphs(set.cases.map((one) => writeMakeSource(set, one)))}
    @end

    ${writeLift(set)}

    ${writeLower(set)}

    static const FTKErrorSet *${glueName(set, "inner")}(int32_t code) {
        switch (code) {
        ${set.cases.map((one) => one.embeds !== null && code`case ${one.code}: return &${glueName(one.embeds, "set")};`)}
        default: return NULL;
        }
    }

    const FTKErrorSet ${glueName(set, "set")} = {
        ${literal.c.string(set.domain)}, ${glueName(set, "lift")}, ${glueName(set, "lower")}, ${glueName(set, "inner")}
    };
  `;
}

function writePayloadSource(set: AbiErrorSet, one: AbiErrorCase, codecs: Codecs): readonly Hole[] {
  const fields = fieldClass(set, one);
  const payload = fieldsOf(one);
  if (fields === null || payload === null) return [];
  const c = name(payload.layout.name);
  const own = name(fields.own);
  const more = code`
    + (${own} *)fromError:(NSError *)error {
        id fields = [[error userInfo] objectForKey:FTKErrorPayloadKey];
        return [fields isKindOfClass:[${own} class]] ? fields : nil;
    }
  `;
  return [
    writeFieldClassSource(fields, codecs, more),
    code`
      static id read_${c}(FTKSource *from, const ${c} *cell) {
          if (cell == NULL || cell->size < ${firstSize(payload.fields, payload.layout.name)}) {
              FTKSourceFail(from, FTK_E_INVALID);
              return nil;
          }
          ${writeReading(fields, payload.layout.name, codecs)}
          return FTK_AUTORELEASE(object);
      }
    `,
    code`
      static int32_t write_${c}(FTKSink *sink, ${own} *object, ${c} *cell) {
          cell->size = sizeof *cell;
          ${payload.fields.every((field) => !isObject(field.type)) && code`(void)sink;`}
          ${writeWriting(payload.fields, codecs)}
      }
    `,
  ];
}

function writeMakeSource(set: AbiErrorSet, one: AbiErrorCase): Text {
  const own = name(topName(set));
  const constant = name(codeOf(set, one));
  const payload = fieldsOf(one) === null ? code`nil` : code`fields`;
  const inner = one.embeds === null ? code`nil` : code`inner`;
  return code`
    ${makeHead(set, one)} {
        return FTKErrorMake(${own}Domain, ${constant}, ${writeMessage(one)}, ${payload}, ${inner});
    }
    ${one.embeds !== null && code`

      + (NSError *)${name(`${memberName(one)}In`)}:(NSError *)error {
          if (![[error domain] isEqualToString:${own}Domain] || [error code] != ${constant}) return nil;
          return [[error userInfo] objectForKey:NSUnderlyingErrorKey];
      }
    `}
  `;
}

/** The text, with the fields that it shows. */
function writeMessage(one: AbiErrorCase): Text {
  const holes = one.message.flatMap((part) => (typeof part === "string" ? [] : [part.field]));
  const format = one.message.map((part) => (typeof part === "string" ? (holes.length === 0 ? part : part.replaceAll("%", "%%")) : "%@")).join("");
  if (holes.length === 0) return code`@${literal.c.string(format)}`;
  const values = holes.map((field) => code`, ${shown(field)}`).reduce<Hole>((all, part) => code`${all}${part}`, code``);
  return code`[NSString stringWithFormat:@${literal.c.string(format)}${values}]`;
}

/** What a message shows of a field: text and numbers as they are, enums by name, nothing of what has no text. */
function shown(field: AbiField): Text {
  const value = code`[fields ${name(fieldName(field))}]`;
  const { type } = field;
  return type.kind === "optional" ? shownBoxed(type.inner, value) : shownValue(type, value);
}

function shownValue(type: AbiType, value: Text): Text {
  const plain = stripNewtype(type);
  switch (plain.kind) {
    case "bool":
      return code`(${value} ? @"true" : @"false")`;
    case "enum":
      return code`${name(`${topName(plain.decl)}Name`)}(${value})`;
    case "char":
      return code`FTKShownChar(${value})`;
    case "text":
      return code`FTKShown(${value})`;
    case "int":
    case "size":
    case "float":
      return code`FTKShown(${boxValue(type, value)})`;
    default:
      return code`@""`;
  }
}

function shownBoxed(type: AbiType, value: Text): Text {
  const plain = stripNewtype(type);
  return ["int", "size", "float", "text"].includes(plain.kind) ? code`FTKShown(${value})` : code`@""`;
}

function writeLift(set: AbiErrorSet): Text {
  const cases = set.cases.flatMap((one) => {
    const payload = fieldsOf(one);
    return payload === null ? [] : [code`case ${one.code}: return read_${name(payload.layout.name)}(from, payload);`];
  });
  return code`
    static id ${glueName(set, "lift")}(FTKSource *from, int32_t code, const void *payload) {
        (void)from;
        (void)payload;
        switch (code) {
        ${cases}
        default: return nil;
        }
    }
  `;
}

function writeLower(set: AbiErrorSet): Text {
  const cases = set.cases.flatMap((one) => {
    const payload = fieldsOf(one);
    if (payload === null) return [];
    const c = name(payload.layout.name);
    return [code`
      case ${one.code}: {
          ${c} *cell = FTKSinkArray(sink, 1, sizeof(${c}));
          if (cell == NULL) return FTK_E_NO_MEMORY;
          if (FTKCheckClass(payload, [${name(payloadClass(set, one))} class]) != FTK_OK) return FTK_E_INVALID;
          *out = cell;
          return write_${c}(sink, payload, cell);
      }
    `];
  });
  return code`
    static int32_t ${glueName(set, "lower")}(FTKSink *sink, int32_t code, id payload, const void **out) {
        (void)sink;
        (void)payload;
        *out = NULL;
        switch (code) {
        ${cases}
        default: return FTK_OK;
        }
    }
  `;
}

/** Declarations for other sources. */
export function writeErrorGlue(set: AbiErrorSet): Hole {
  return code`extern const FTKErrorSet ${glueName(set, "set")};`;
}
