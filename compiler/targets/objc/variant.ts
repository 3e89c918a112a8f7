/** Variants: a class with a kind, a factory for each case and accessors that give nothing when it is another case. */
import { code, name, paragraphs, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiField, AbiType, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import type { Codecs } from "./codecs.js";
import { boxValue } from "./convert.js";
import { writeDeprecated, writeDocs, writeSwiftName } from "./docs.js";
import { joinParts } from "./init.js";
import { caseConstant, glueName, isOwningFamily, labelOf, localName, payloadMember, plainName, topName, variantMember } from "./names.js";
import { cellC, declare, holdsUnique, isObject, spellNullable, stripNewtype, structC } from "./types.js";

/** One value that a case carries: its accessor, and where it lies among the case's values (-1: it is the only one). */
interface Member {
  readonly accessor: string;
  readonly type: AbiType;
  readonly index: number;
}

function membersOf(one: AbiVariantCase): readonly Member[] {
  const { payload } = one;
  if (payload.kind === "none") return [];
  if (payload.kind === "single") return [{ accessor: variantMember(one), type: payload.type, index: -1 }];
  return payload.fields.map((field, index) => ({ accessor: payloadMember(one, field), type: field.type, index }));
}

function kindOf(decl: AbiVariant, one: AbiVariantCase): string {
  return caseConstant(`${topName(decl)}Kind`, one);
}

/** Selector of a case's factory: `pickup`, `mail:`, `courierWithAt:express:`. */
export function factorySelector(one: AbiVariantCase): readonly string[] {
  const own = variantMember(one);
  if (one.payload.kind === "none") return [own];
  if (one.payload.kind === "single") return [`${own}:`];
  return one.payload.fields.map((field, index) => (index === 0 ? `${own}With${first(field)}:` : `${labelOf(field)}:`));
}

function first(field: AbiField): string {
  const label = labelOf(field).replace(/^_+/, "");
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** How Swift calls a factory whose name needed an underscore. */
function swiftFactory(one: AbiVariantCase): string | null {
  const plain = plainName(one, variantMember(one));
  if (plain === null || one.payload.kind === "fields") return null;
  return one.payload.kind === "none" ? `${plain}()` : `${plain}(_:)`;
}

function factoryHead(decl: AbiVariant, one: AbiVariantCase): Text {
  const { payload } = one;
  const parts = factorySelector(one);
  const fields = payload.kind === "none" ? [] : payload.kind === "single" ? [{ type: payload.type, local: "value" }] : payload.fields.map((field) => ({ type: field.type, local: localName(field) }));
  const values = fields.map(({ type, local }) => code`(${spelling(spellNullable(type, "nonnull"))})${name(local)}`);
  return code`+ (${name(topName(decl))} *)${parts.length === 0 ? name(variantMember(one)) : joinParts(parts, values)}`;
}

function family(own: string): Text | undefined {
  return isOwningFamily(own) ? code` FTK_NO_FAMILY` : undefined;
}

/** The kinds and the class. */
export function writeVariant(decl: AbiVariant): Text {
  const own = name(topName(decl));
  const more = decl.closed ? "" : "Open: a kind of another number is a case that this version does not know; it can be sent back to where it came from.";
  return code`
    /** The cases of ${own}; the number of a case never changes. */
    typedef NS_ENUM(uint32_t, ${own}Kind) {
        ${decl.cases.map((one) => code`${name(kindOf(decl, one))} = ${name(one.c)},`)}
    }${decl.closed && code` FTK_CLOSED_ENUM`};

    ${writeDocs(decl, more)}
    @interface ${own} : NSObject${!holdsUniqueVariant(decl) && code` <NSCopying>`} {
        ${own}Kind _kind;
        id _value;
    }
    @property (nonatomic, readonly, assign) ${own}Kind kind;
    ${decl.cases.flatMap((one) => writeCaseMembers(decl, one))}
    FTK_NO_INIT
    @end
  `;
}

function holdsUniqueVariant(decl: AbiVariant): boolean {
  return holdsUnique({ kind: "variant", decl, cell: { c: { kind: "struct", name: decl.c }, size: { on64: 24, on32: 24 }, align: { on64: 8, on32: 8 }, pointer: false, plain: false, graph: true, handles: true } });
}

function writeCaseMembers(decl: AbiVariant, one: AbiVariantCase): readonly Hole[] {
  const factory = code`
    ${writeDocs(one)}
    ${factoryHead(decl, one)}${family(variantMember(one))}${writeSwiftName(swiftFactory(one))}${writeDeprecated(one) !== undefined && code` ${writeDeprecated(one)}`};
  `;
  const accessors = membersOf(one).map(({ accessor, type }) => {
    const spelled = spellNullable(type, "nullable");
    return code`
      @property (nonatomic, readonly) ${spelling(declare(spelled, accessor))}${writeSwiftName(plainName(one, accessor))};
      ${isOwningFamily(accessor) && code`- (${spelling(spelled)})${name(accessor)} FTK_NO_FAMILY;`}
    `;
  });
  return [factory, ...accessors];
}

/** The class's body and its glue. */
export function writeVariantSource(decl: AbiVariant, codecs: Codecs): Text {
  const own = name(topName(decl));
  return code`
    @implementation ${own}
    @synthesize kind = _kind;

    - (instancetype)initWithFTKKind:(uint32_t)kind value:(id)value {
        self = [super init];
        if (self != nil) {
            _kind = (${own}Kind)kind;
            FTK_SET(_value, value);
        }
        return self;
    }

    ${paragraphs(decl.cases.flatMap((one) => [writeFactory(decl, one), ...membersOf(one).map((member) => writeAccessor(decl, one, member))]))}

    ${!holdsUniqueVariant(decl) && code`
      - (id)copyWithZone:(NSZone *)zone {
          (void)zone;
          return FTK_RETAIN(self);
      }
    `}

    - (BOOL)isEqual:(id)object {
        if (object == self) return YES;
        if (![object isKindOfClass:[${own} class]]) return NO;
        ${own} *other = object;
        return _kind == other->_kind && FTKEqual(_value, other->_value);
    }

    - (NSUInteger)hash {
        return _kind * 31u + [_value hash];
    }

    - (void)dealloc {
        FTK_RELEASE(_value);
        FTK_SUPER_DEALLOC;
    }

    ${writeVariantGlueSource(decl, codecs)}
    @end
  `;
}

/** The functions that see the instance variables. */
function writeVariantGlueSource(decl: AbiVariant, codecs: Codecs): Text {
  const own = name(topName(decl));
  const c = name(decl.layout.name);
  return code`
    static id ${glueName(decl, "read")}(FTKSource *from, const ${c} *cell) {
        switch (cell->tag) {
        ${decl.cases.map((one) => writeReadCase(one, codecs))}
        default:
            ${decl.closed ? [code`FTKSourceFail(from, FTK_E_VALUE);`, code`return nil;`] : code`return FTK_AUTORELEASE([[FTKUnknownCase alloc] initWithCell:(const ftk_variant *)(const void *)cell owner:from->owner]);`}
        }
    }

    id ${glueName(decl, "lift")}(FTKSource *from, const void *at) {
        const ${c} *cell = at;
        if (from->depth >= FTK_NESTED_MAX) {
            FTKSourceFail(from, FTK_E_RANGE);
            return nil;
        }
        from->depth++;
        id value = ${glueName(decl, "read")}(from, cell);
        from->depth--;
        return FTK_AUTORELEASE([FTK_ALLOC(${own}) initWithFTKKind:cell->tag value:value]);
    }

    static int32_t ${glueName(decl, "put")}(FTKSink *sink, ${own} *object, ${c} *cell) {
        const id value = object->_value;
        cell->tag = object->_kind;
        switch (cell->tag) {
        ${decl.cases.map((one) => writePutCase(one, codecs))}
        default: {
            ${writePutUnknown(decl)}
        }
        }
    }

    int32_t ${glueName(decl, "lower")}(FTKSink *sink, id value, void *at) {
        if (FTKCheckClass(value, [${own} class]) != FTK_OK) return FTK_E_INVALID;
        if (sink->depth >= FTK_NESTED_MAX) return FTK_E_RANGE;
        sink->depth++;
        int32_t status = ${glueName(decl, "put")}(sink, value, at);
        sink->depth--;
        return status;
    }
  `;
}

function writePutUnknown(decl: AbiVariant): Hole {
  if (decl.closed) return [code`(void)sink;`, code`(void)value;`, code`return FTK_E_VALUE;`];
  return [
    code`if (FTKCheckClass(value, [FTKUnknownCase class]) != FTK_OK) return FTK_E_VALUE;`,
    code`FTKUnknownCase *unknown = value;`,
    code`memcpy(cell, &unknown->_cell, sizeof *cell);`,
    code`return FTKSinkKeep(sink, unknown->_owner);`,
  ];
}

function writeFactory(decl: AbiVariant, one: AbiVariantCase): Text {
  const { payload } = one;
  const value =
    payload.kind === "none" ? code`nil`
    : payload.kind === "single" ? code`${stored(payload.type, code`value`)}`
    : code`[NSArray arrayWithObjects:${payload.fields.map((field) => code`FTKNullForNone(${boxed(field.type, code`${name(localName(field))}`)}), `).reduce<Hole>((all, part) => code`${all}${part}`, code``)}nil]`;
  return code`
    ${factoryHead(decl, one)} {
        return FTK_AUTORELEASE([FTK_ALLOC(${name(topName(decl))}) initWithFTKKind:${name(kindOf(decl, one))} value:${value}]);
    }
  `;
}

function stored(type: AbiType, value: Text): Text {
  return isObject(type) ? value : boxed(type, value);
}

function boxed(type: AbiType, value: Text): Text {
  const plain = stripNewtype(type);
  return plain.kind === "struct" ? code`${name(topName(plain.decl))}Box(${value})` : boxValue(type, value);
}

function writeAccessor(decl: AbiVariant, one: AbiVariantCase, { accessor, type, index }: Member): Text {
  const spelled = spelling(spellNullable(type, "nullable"));
  const kind = name(kindOf(decl, one));
  const raw = index < 0 ? code`_value` : code`[_value objectAtIndex:${index}]`;
  const optional = type.kind === "optional" && index >= 0;
  const found = code`(_kind == ${kind} ? ${raw} : nil)`;
  return code`
    - (${spelled})${name(accessor)} {
        ${optional ? [code`const id value = ${found};`, code`return FTKIsNone(value) ? nil : value;`] : code`return ${unboxed(type, found)};`}
    }
  `;
}

function unboxed(type: AbiType, value: Text): Text {
  if (isObject(type)) return value;
  const plain = stripNewtype(type);
  switch (plain.kind) {
    case "struct":
      return code`${name(topName(plain.decl))}Unbox(${value})`;
    case "bool":
      return code`[${value} boolValue]`;
    case "float":
      return plain.bits === 32 ? code`[${value} floatValue]` : code`[${value} doubleValue]`;
    case "int":
      return plain.signed ? code`(int${plain.bits}_t)[${value} longLongValue]` : code`(uint${plain.bits}_t)[${value} unsignedLongLongValue]`;
    case "enum":
      return code`(${name(topName(plain.decl))})[${value} ${plain.decl.signed ? code`longLongValue` : code`unsignedLongLongValue`}]`;
    case "flags":
      return code`(${name(topName(plain.decl))})[${value} unsignedLongLongValue]`;
    default:
      return code`(${spelling(cellC(type))})[${value} unsignedLongLongValue]`;
  }
}

function writeReadCase(one: AbiVariantCase, codecs: Codecs): Text {
  const { payload } = one;
  if (payload.kind === "none") return code`case ${name(one.c)}: return nil;`;
  const member = code`cell->as.${name(payload.member)}`;
  const direct = payload.placement === "inline" || (payload.kind === "single" && stripNewtype(payload.type).kind === "record");
  const guard = code`
    if (${member} == NULL) {
        FTKSourceFail(from, FTK_E_INVALID);
        return nil;
    }
  `;
  if (payload.kind === "single") {
    return code`
      case ${name(one.c)}:
          ${!direct && guard}
          return ${codecs.lift(payload.type)}(from, ${direct ? code`&${member}` : member});
    `;
  }
  const dot = direct ? code`${member}.` : code`${member}->`;
  const parts = payload.fields.map((field) => code`FTKNullForNone(${codecs.lift(field.type)}(from, &${dot}${name(field.c)})), `);
  return code`
    case ${name(one.c)}:
        ${!direct && guard}
        return [NSArray arrayWithObjects:${parts.reduce<Hole>((all, part) => code`${all}${part}`, code``)}nil];
  `;
}

function writePutCase(one: AbiVariantCase, codecs: Codecs): Text {
  const { payload } = one;
  if (payload.kind === "none") return code`case ${name(one.c)}: return FTK_OK;`;
  const member = code`cell->as.${name(payload.member)}`;
  const record = payload.kind === "single" && stripNewtype(payload.type).kind === "record";
  const direct = payload.placement === "inline" || record;
  if (payload.kind === "single") {
    const lower = codecs.lower(payload.type);
    if (direct) return code`case ${name(one.c)}: return ${lower}(sink, value, &${member});`;
    return code`case ${name(one.c)}: return FTKLowerPointer(sink, value, sizeof(${spelling(structC(stripNewtype(payload.type)))}), ${lower}, &${member});`;
  }
  const layout = name(payload.layout.name);
  const steps = payload.fields.map((field, index) => code`if (status == FTK_OK) status = ${codecs.lower(field.type)}(sink, [value objectAtIndex:${index}], &payload->${name(field.c)});`);
  return code`
    case ${name(one.c)}: {
        ${direct ? code`${layout} *payload = &${member};` : [code`${layout} *payload = FTKSinkArray(sink, 1, sizeof(${layout}));`, code`if (payload == NULL) return FTK_E_NO_MEMORY;`, code`${member} = payload;`]}
        int32_t status = FTK_OK;
        ${payload.fields.length === 0 && code`(void)payload;`}
        ${steps}
        return status;
    }
  `;
}

/** Declarations for other sources. */
export function writeVariantGlue(decl: AbiVariant): Hole {
  return [code`id ${glueName(decl, "lift")}(FTKSource *from, const void *at);`, code`int32_t ${glueName(decl, "lower")}(FTKSink *sink, id value, void *at);`];
}
