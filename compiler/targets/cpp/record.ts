/** Structs and records: plain C++ structs, how they compare, and how they cross. */
import { code, list, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiDecl, AbiField, AbiRecord, AbiStruct, AbiVariant, Version } from "../../lower/index.js";
import { interfaceName, memberName, namespaceOf, typeName } from "./names.js";
import { basicName, handleParameter, spellField, spellName, type Scope } from "./types.js";
import { firstLate, handlesIn, isComparable, type Incomplete } from "./walk.js";
import { writeInitial, writeIsChanged } from "./constant.js";
import { writeDocs } from "./docs.js";

/** `template <class BasketHandle>` of a declaration with handles, or nothing. */
export function writeTemplateHead(decl: AbiRecord | AbiVariant): Text | undefined {
  const handles = handlesIn(decl);
  return handles.length === 0 ? undefined : code`template <${list(handles.map((one) => code`class ${name(handleParameter(one))}`))}>`;
}

/** The name of the C++ type that is defined: the record, or the template behind it. */
export function definedName(decl: AbiRecord | AbiVariant): string {
  return handlesIn(decl).length === 0 ? typeName(decl) : basicName(decl);
}

/** The scope in which the members of a declaration are spelt. */
export function memberScope(decl: AbiDecl, hidden?: ReadonlySet<string>): Scope {
  const namespace = namespaceOf(decl);
  const provides = decl.package.name;
  return hidden === undefined ? { namespace, side: "template", provides } : { namespace, side: "template", provides, hidden };
}

/** The struct with default member initialisers. `incomplete`: types that come later. */
export function writeRecord(decl: AbiRecord | AbiStruct, incomplete: Incomplete): Text {
  const scope: Scope = { incomplete, ...memberScope(decl) };
  const template = decl.kind === "record" ? writeTemplateHead(decl) : undefined;
  const own = name(decl.kind === "record" ? definedName(decl) : typeName(decl));
  return code`
    ${writeDocs(decl)}
    ${template}
    struct ${own} {
        ${writeFields(decl.fields, scope)}
    };
    ${template !== undefined && decl.kind === "record" && writeConsumerAlias(decl)}
    ${isComparable(decl) && writeComparisonHead(own)}
  `;
}

/** `using Order = BasicOrder<Basket>;` */
export function writeConsumerAlias(decl: AbiRecord | AbiVariant): Text {
  const scope: Scope = { namespace: namespaceOf(decl), side: "consumer" };
  const args = handlesIn(decl).map((one) => spelling(spellName(one, scope)));
  return code`using ${name(typeName(decl))} = ${name(basicName(decl))}<${list(args)}>;`;
}

/** Members of a struct, one below the other. */
export function writeFields(fields: readonly AbiField[], scope: Scope): readonly Hole[] {
  return fields.map(
    (field) => code`
      ${writeDocs(field)}
      ${spelling(spellField(field, scope))} ${name(memberName(field))}${writeInitial(field, scope)};
    `,
  );
}

function writeComparisonHead(own: Hole): Text {
  return code`
    [[nodiscard]] inline bool operator==(const ${own} &a, const ${own} &b);
    [[nodiscard]] inline bool operator!=(const ${own} &a, const ${own} &b);
  `;
}

/** Definitions of the comparison, after all types are complete. */
export function writeComparison(own: Hole, fields: readonly AbiField[]): Text {
  return code`
    ${writeEquals(own, fields)}
    inline bool operator!=(const ${own} &a, const ${own} &b) {
        return !(a == b);
    }
  `;
}

/** a == b over all fields. */
export function writeEquals(own: Hole, fields: readonly AbiField[]): Text {
  if (fields.length === 0) {
    return code`
      inline bool operator==(const ${own} &, const ${own} &) {
          return true;
      }
    `;
  }
  const parts = fields.map((field) => code`a.${name(memberName(field))} == b.${name(memberName(field))}`);
  return code`
    inline bool operator==(const ${own} &a, const ${own} &b) {
        return ${list(parts, { separator: " &&" })};
    }
  `;
}

/** One step of a chain. `always`: also after a failure, because objects move in it. */
interface Step {
  readonly condition?: Hole;
  readonly step: Hole;
  readonly always?: boolean;
}

/** `std::int32_t status = first; if (status == FTK_OK) status = second; ... return status;` */
export function writeChain(steps: readonly Step[]): readonly Hole[] {
  const [only] = steps;
  if (only === undefined) return [code`return FTK_OK;`];
  if (steps.length === 1 && only.condition === undefined) return [code`return ${only.step};`];
  const lines = steps.map(({ condition, step, always }, index) => {
    if (always === true && index > 0) return code`${condition !== undefined && code`if (${condition})`} status = ftk::first_failure(status, ${step});`;
    if (condition !== undefined) return code`if (status == FTK_OK && ${condition}) status = ${step};`;
    return index === 0 ? code`std::int32_t status = ${step};` : code`if (status == FTK_OK) status = ${step};`;
  });
  const head = only.condition === undefined ? undefined : code`std::int32_t status = FTK_OK;`;
  return [head, ...lines, code`return status;`];
}

/** Steps that read the fields of `cell` (with its `->` or `.`) into `out`. Late fields are read when they are there. */
export function liftFields(fields: readonly AbiField[], layout: string, access: "->" | ".", cell: string, out: string) {
  return fields.map((field) => {
    const member = spelling(`${cell}${access}${field.c}`);
    const step = code`ftk::lift(from, ${member}, ${spelling(out)}.${name(memberName(field))})`;
    const always = field.type.cell.handles;
    if (!field.late) return { step, always };
    const record = spelling(access === "->" ? cell : `&${cell}`);
    return { condition: code`FTK_FIELD_PRESENT(${record}, ${name(layout)}, ${name(field.c)})`, step, always };
  });
}

/** Steps that write the fields of `value`; a late field that an older peer cannot receive is a failure unless it has its default. */
export function lowerFields(decl: { readonly fields: readonly AbiField[] }, value: string, cell: string, late?: { readonly path: string; readonly package: string; readonly scope: Scope }) {
  return decl.fields.flatMap((field) => {
    const step = { step: code`ftk::lower(sink, ${spelling(value)}.${name(memberName(field))}, ${spelling(`${cell}${field.c}`)})` };
    if (!field.late || field.ignorable || field.since === undefined || late === undefined) return [step];
    const older = code`sink.older(${literal.cpp.string(late.package)}, ${versionNumbers(field.since)})`;
    const path = literal.cpp.string(`${late.path}.${field.name}`);
    const changed = code`${older} && ${writeIsChanged(field, late.scope)}`;
    return [{ condition: changed, step: code`sink.unavailable(${path})` }, step];
  });
}

function versionNumbers(version: Version): Text {
  return code`${version.major}, ${version.minor}, ${version.patch}`;
}

/** Bytes that every writer of a growable struct has. */
export function writeFirstSize(fields: readonly AbiField[], layout: string): Text {
  const late = firstLate(fields);
  const size = late === undefined ? code`sizeof(${name(layout)})` : code`offsetof(${name(layout)}, ${name(late.c)})`;
  return code`static constexpr std::size_t first_size = ${size};`;
}

/** codec of a record. */
export function writeRecordCodec(decl: AbiRecord): Text {
  const scope: Scope = { ...memberScope(decl), namespace: "" };
  const own = spelling(handlesIn(decl).length === 0 ? spellName(decl, scope) : basicSpelling(decl));
  const c = name(decl.layout.name);
  const late = { path: interfaceName(decl), package: decl.package.name, scope };
  return code`
    ${writeTemplateHead(decl) ?? code`template <>`}
    struct ftk::codec<${own}> {
        using layout = ${c};
        static constexpr bool plain = false, bits = false${handlesIn(decl).length > 0 && code`, handles = true`};
        ${writeFirstSize(decl.fields, decl.layout.name)}

        static std::int32_t lift(const source &from, const ${c} *cell, ${own} &out) {
            if (cell == nullptr || cell->size < first_size) return FTK_E_INVALID;
            ${decl.fields.length === 0 && code`(void)from, (void)out;`}
            ${writeChain(liftFields(decl.fields, decl.layout.name, "->", "cell", "out"))}
        }
        template <class Sink, class Value>
        static std::int32_t fill(Sink &sink, Value &value, ${c} &cell) {
            cell.size = sizeof(cell);
            ${decl.fields.length === 0 && code`(void)sink, (void)value;`}
            ${writeChain(lowerFields(decl, "value", "cell.", late))}
        }
        template <class Sink, class Value>
        static std::int32_t lower(Sink &sink, Value &value, const ${c} *&cell) {
            return ftk::lower_record<codec>(sink, value, cell);
        }
        static ${spelling(spellName(decl, scope, `${typeName(decl)}View`))} see(const ${c} *cell) noexcept {
            return ${spelling(spellName(decl, scope, `${typeName(decl)}View`))}(cell);
        }
    };
  `;
}

function basicSpelling(decl: AbiRecord | AbiVariant): string {
  return `::${namespaceOf(decl)}::${basicName(decl)}<${handlesIn(decl).map(handleParameter).join(", ")}>`;
}

/** The defined type from global scope, with its template parameters. */
export function globalSpelling(decl: AbiRecord | AbiVariant): string {
  return handlesIn(decl).length === 0 ? `::${namespaceOf(decl)}::${typeName(decl)}` : basicSpelling(decl);
}

/** codec of a struct, and the proof that both sides see the same bits. */
export function writeStructCodec(decl: AbiStruct): Text {
  const own = spelling(`::${namespaceOf(decl)}::${typeName(decl)}`);
  const c = name(decl.layout.name);
  const plain = decl.fields.every((field) => field.type.cell.plain);
  return code`
    template <>
    struct ftk::codec<${own}> {
        static constexpr bool plain = ${literal.cpp.bool(plain)}, bits = true;

        static std::int32_t lift(const source &from, const ${c} &cell, ${own} &out) {
            ${writeChain(liftFields(decl.fields, decl.layout.name, ".", "cell", "out"))}
        }
        template <class Sink>
        static std::int32_t lower(Sink &sink, const ${own} &value, ${c} &cell) {
            ${writeChain(lowerFields(decl, "value", "cell."))}
        }
        static ${own} see(const ${c} &cell) noexcept {
            return ftk::see_struct<${own}>(cell);
        }
    };
    static_assert(sizeof(${own}) == sizeof(${c}) && alignof(${own}) == alignof(${c}));
    ${decl.fields.map((field) => code`static_assert(offsetof(${own}, ${name(memberName(field))}) == offsetof(${c}, ${name(field.c)}));`)}
  `;
}
