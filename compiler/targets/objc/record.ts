/** Records and the fields of errors: a class with properties, comparison and copying, and the passage to and from its C struct. */
import { code, list, literal, name, paragraphs, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiField, AbiRecord, Version } from "../../lower/index.js";
import type { Codecs } from "./codecs.js";
import { equalValues, readValue, writeCell, writeSteps } from "./convert.js";
import { writeDocs, writeDeprecated, writeSwiftName } from "./docs.js";
import { initCall, initHead, setterName } from "./init.js";
import { fieldName, glueName, isOwningFamily, localName, plainName, requiredFields, topName } from "./names.js";
import { declare, holdsUnique, isObject, spellNullable, storageOf, stripNewtype } from "./types.js";
import { writeValue } from "./value.js";

/** A class of named fields: a record, or what a declared error carries. */
export interface FieldClass {
  readonly own: string;
  readonly fields: readonly AbiField[];
}

/** The class of a record. */
export function recordClass(decl: AbiRecord): FieldClass {
  return { own: topName(decl), fields: decl.fields };
}

/** Objects that hold unique handles are neither copied nor compared. */
function isValue({ fields }: FieldClass): boolean {
  return !fields.some((field) => holdsUnique(field.type));
}

/** `@interface`. `docs` stands before it. */
export function writeFieldClass(one: FieldClass, docs: Text, more: Hole = undefined): Text {
  const own = name(one.own);
  const required = requiredFields(one.fields);
  return code`
    ${docs}
    @interface ${own} : NSObject${isValue(one) && code` <NSCopying>`} {
        ${one.fields.map((field) => code`${spelling(declare(spellNullable(field.type, "nonnull").replace(/FTK_NULLABLE$/, ""), `_${fieldName(field)}`))};`)}
    }
    ${one.fields.map(writeProperty)}
    ${initHead(one.fields)} FTK_DESIGNATED;
    ${required.length > 0 && code`FTK_NO_INIT`}
    ${more}
    @end
  `;
}

function writeProperty(field: AbiField): Text {
  const own = fieldName(field);
  const spelled = spellNullable(field.type, "nonnull");
  const swift = writeSwiftName(plainName(field, own));
  return code`
    ${writeDocs(field)}
    @property (nonatomic, ${name(storageOf(field.type))}) ${spelling(declare(spelled, own))}${swift}${writeDeprecated(field) !== undefined && code` ${writeDeprecated(field)}`};
    ${isOwningFamily(own) && code`- (${spelling(spelled)})${name(own)} FTK_NO_FAMILY;`}
  `;
}

/** `@implementation`. `more` are further methods and C functions that see the instance variables. */
export function writeFieldClassSource(one: FieldClass, codecs: Codecs, more: Hole = undefined): Text {
  const objects = one.fields.filter((field) => isObject(field.type));
  return code`
    @implementation ${name(one.own)}
    ${one.fields.map((field) => code`@synthesize ${name(fieldName(field))} = ${ivar(field)};`)}

    ${initHead(one.fields)} {
        self = [super init];
        if (self != nil) {
            ${one.fields.map((field) => writeInitial(field, codecs))}
        }
        return self;
    }

    ${paragraphs([...one.fields.map(writeSetter), isValue(one) && writeValueMethods(one), more])}

    ${objects.length > 0 && code`
      - (void)dealloc {
          ${objects.map((field) => code`FTK_RELEASE(${ivar(field)});`)}
          FTK_SUPER_DEALLOC;
      }
    `}
    @end
  `;
}

function ivar(field: AbiField): Text {
  return code`_${name(fieldName(field))}`;
}

function storeInto(field: AbiField, value: Text): Text {
  const storage = storageOf(field.type);
  if (storage === "assign") return code`${ivar(field)} = ${value};`;
  return code`${storage === "copy" ? code`FTK_SET_COPY` : code`FTK_SET`}(${ivar(field)}, ${value});`;
}

function writeInitial(field: AbiField, codecs: Codecs): Text | undefined {
  if (field.default === undefined && field.type.kind !== "optional") return storeInto(field, code`${name(localName(field))}`);
  if (field.default === undefined || field.default.kind === "none") return undefined;
  return storeInto(field, writeValue(field.default, field.type, codecs));
}

function writeSetter(field: AbiField): Text {
  const type = spelling(spellNullable(field.type, "nonnull"));
  return code`
    - (void)${name(setterName(field))}:(${type})value {
        ${storeInto(field, code`value`)}
    }
  `;
}

function writeValueMethods(one: FieldClass): Text {
  const own = name(one.own);
  const others = one.fields.filter((field) => !requiredFields(one.fields).includes(field));
  const equal = one.fields.map((field) => equalValues(field.type, ivar(field), code`other->${ivar(field)}`));
  const hashed = one.fields.flatMap((field) => hashOf(field));
  return code`
    - (id)copyWithZone:(NSZone *)zone {
        ${own} *copy = [(${own} *)[${own} allocWithZone:zone] ${initCall(one.fields, ivar)}];
        ${others.map((field) => code`[copy ${name(setterName(field))}:${ivar(field)}];`)}
        return copy;
    }

    - (BOOL)isEqual:(id)object {
        if (object == self) return YES;
        if (![object isKindOfClass:[${own} class]]) return NO;
        ${equal.length > 0 && code`${own} *other = object;`}
        return ${list(equal.length === 0 ? [code`YES`] : equal, { separator: " &&" })};
    }

    - (NSUInteger)hash {
        NSUInteger hash = ${one.fields.length};
        ${hashed.map((part) => code`hash = hash * 31 + ${part};`)}
        return hash;
    }
  `;
}

/** Floats and structs do not count: equal ones may have different bits. */
function hashOf(field: AbiField): readonly Text[] {
  if (isObject(field.type)) return [code`[${ivar(field)} hash]`];
  const plain = stripNewtype(field.type);
  return plain.kind === "struct" || plain.kind === "float" ? [] : [code`(NSUInteger)${ivar(field)}`];
}

/** Bytes that every writer of the struct has. */
export function firstSize(fields: readonly AbiField[], layout: string): Text {
  const late = fields.find((field) => field.late);
  return late === undefined ? code`sizeof(${name(layout)})` : code`offsetof(${name(layout)}, ${name(late.c)})`;
}

/** Lines that make an object of `cell`, a pointer to the struct. */
export function writeReading(one: FieldClass, layout: string, codecs: Codecs): readonly Hole[] {
  const read = (field: AbiField): Text => readValue(field.type, code`cell->${name(field.c)}`, code`from`, codecs);
  const others = one.fields.filter((field) => !requiredFields(one.fields).includes(field));
  return [
    code`${name(one.own)} *object = [FTK_ALLOC(${name(one.own)}) ${initCall(one.fields, read)}];`,
    ...others.map((field) => {
      const set = code`[object ${name(setterName(field))}:${read(field)}];`;
      return field.late ? code`if (FTK_FIELD_PRESENT(cell, ${name(layout)}, ${name(field.c)})) ${set}` : set;
    }),
  ];
}

/** Lines that write `object` into `cell`; the last returns the status. */
export function writeWriting(fields: readonly AbiField[], codecs: Codecs, late?: { readonly path: string; readonly package: string }): readonly Hole[] {
  const steps = fields.flatMap((field) => {
    const value = code`[object ${name(fieldName(field))}]`;
    const step = writeCell(field.type, value, code`cell->${name(field.c)}`, code`sink`, codecs);
    if (late === undefined || !field.late || field.ignorable || field.since === undefined) return [step];
    const initial = field.default === undefined ? code`nil` : writeValue(field.default, field.type, codecs);
    const older = code`FTKSinkOlder(sink, ${literal.c.string(late.package)}, ${numbersOf(field.since)})`;
    const lost = code`(${older} && !(${equalValues(field.type, value, initial)}) ? FTKSinkUnavailable(sink, ${literal.c.string(`${late.path}.${field.name}`)}) : FTK_OK)`;
    return [{ step: lost }, step];
  });
  if (!steps.some((one) => one.step !== undefined)) return [...writeSteps(steps, name("status")), code`return FTK_OK;`];
  return [...writeSteps(steps, name("status")), code`return status;`];
}

function numbersOf(version: Version): Text {
  return code`${version.major}, ${version.minor}, ${version.patch}`;
}

/** `@interface` of a record. */
export function writeRecord(decl: AbiRecord): Text {
  return writeFieldClass(recordClass(decl), writeDocs(decl));
}

/** `@implementation` of a record and its glue. */
export function writeRecordSource(decl: AbiRecord, codecs: Codecs): Text {
  const one = recordClass(decl);
  const c = name(decl.layout.name);
  const own = name(one.own);
  const empty = decl.fields.length === 0;
  const path = { path: [...decl.modules, decl.name].join("."), package: decl.package.name };
  return code`
    ${writeFieldClassSource(one, codecs)}

    id ${glueName(decl, "read")}(FTKSource *from, const void *at) {
        const ${c} *cell = at;
        if (cell->size < ${glueName(decl, "first")} || from->depth >= FTK_NESTED_MAX) {
            FTKSourceFail(from, from->depth >= FTK_NESTED_MAX ? FTK_E_RANGE : FTK_E_INVALID);
            return nil;
        }
        from->depth++;
        ${writeReading(one, decl.layout.name, codecs)}
        from->depth--;
        return FTK_AUTORELEASE(object);
    }

    id ${glueName(decl, "lift")}(FTKSource *from, const void *at) {
        return FTKLiftPointer(from, at, ${glueName(decl, "read")});
    }

    static int32_t ${glueName(decl, "put")}(FTKSink *sink, ${own} *object, ${c} *cell) {
        cell->size = sizeof *cell;
        ${empty && [code`(void)object;`, code`(void)sink;`]}
        ${!empty && decl.fields.every((field) => !isObject(field.type)) && code`(void)sink;`}
        ${writeWriting(decl.fields, codecs, path)}
    }

    int32_t ${glueName(decl, "fill")}(FTKSink *sink, id value, void *at) {
        if (FTKCheckClass(value, [${own} class]) != FTK_OK) return FTK_E_INVALID;
        if (sink->depth >= FTK_NESTED_MAX) return FTK_E_RANGE;
        sink->depth++;
        int32_t status = ${glueName(decl, "put")}(sink, value, at);
        sink->depth--;
        return status;
    }

    int32_t ${glueName(decl, "lower")}(FTKSink *sink, id value, void *at) {
        return FTKLowerPointer(sink, value, sizeof(${c}), ${glueName(decl, "fill")}, at);
    }
  `;
}

/** Declarations for other sources. */
export function writeRecordGlue(decl: AbiRecord): Hole {
  return [
    code`#define ${glueName(decl, "first")} ${firstSize(decl.fields, decl.layout.name)}`,
    code`id ${glueName(decl, "read")}(FTKSource *from, const void *at);`,
    code`id ${glueName(decl, "lift")}(FTKSource *from, const void *at);`,
    code`int32_t ${glueName(decl, "fill")}(FTKSink *sink, id value, void *at);`,
    code`int32_t ${glueName(decl, "lower")}(FTKSink *sink, id value, void *at);`,
  ];
}
