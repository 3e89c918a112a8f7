/** Variants: one struct per case, a std::variant of them, how they compare, and how they cross. */
import { code, list, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiPayload, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { casesName, namespaceOf, typeName, variantCases } from "./names.js";
import { handleParameter, spellBoxed, spellOwned, type Scope } from "./types.js";
import { handlesIn, isComparable, type Incomplete } from "./walk.js";
import { writeBlank } from "./constant.js";
import { definedName, globalSpelling, liftFields, lowerFields, memberScope, writeChain, writeConsumerAlias, writeEquals, writeFields, writeTemplateHead } from "./record.js";
import { writeDocs } from "./docs.js";

/** The type with its case structs. `incomplete`: types that come later, and itself. */
export function writeVariant(decl: AbiVariant, incomplete: Incomplete): Text {
  const cases = variantCases(decl);
  const scope: Scope = { incomplete, ...memberScope(decl, new Set(cases)) };
  const template = writeTemplateHead(decl);
  const params = handlesIn(decl).map((one) => name(handleParameter(one)));
  const holder = name(casesName(decl));
  const base = template === undefined ? code`${holder}` : code`${holder}<${list(params)}>`;
  const own = name(definedName(decl));
  const types = [...cases, ...(decl.closed ? [] : ["Unknown"])].map(name);
  const more = decl.closed ? "" : "Open: there may be other cases, see Unknown.";
  return code`
    /// Cases of ${own}.
    ${template}
    struct ${holder} {
        ${decl.cases.map((one, index) => writeCaseStruct(one, cases[index] ?? "", scope))}
        ${!decl.closed && writeUnknown()}
        using Base = ftk::variant<${list(types)}>;
    };

    ${writeDocs(decl, more)}
    ${template}
    struct ${own} : ${base}, ${base}::Base {
        using ${base}::Base::Base;
    };
    ${template !== undefined && writeConsumerAlias(decl)}
    ${isComparable(decl) && writeVariantComparisonHead(decl, cases)}
  `;
}

function writeUnknown(): Text {
  return code`
    /// A case of a newer version.
    using Unknown = ftk::unknown_case;
  `;
}

function writeVariantComparisonHead(decl: AbiVariant, cases: readonly string[]): Text {
  const own = name(typeName(decl));
  return code`
    ${cases.map((one) => code`[[nodiscard]] inline bool operator==(const ${name(casesName(decl))}::${name(one)} &a, const ${name(casesName(decl))}::${name(one)} &b);`)}
    [[nodiscard]] inline bool operator==(const ${own} &a, const ${own} &b);
    [[nodiscard]] inline bool operator!=(const ${own} &a, const ${own} &b);
  `;
}

function writeCaseStruct(one: AbiVariantCase, own: string, scope: Scope): Text {
  const members = payloadMembers(one.payload, scope);
  const docs = writeDocs(one);
  if (members.length === 0) {
    return code`
      ${docs}
      struct ${name(own)} {};
    `;
  }
  return code`
    ${docs}
    struct ${name(own)} {
        ${members}
    };
  `;
}

function payloadMembers(payload: AbiPayload, scope: Scope): readonly Hole[] {
  if (payload.kind === "none") return [];
  if (payload.kind === "fields") return writeFields(payload.fields, scope);
  const type = payload.boxed ? spellBoxed(payload.type, scope) : spellOwned(payload.type, scope);
  const initial = payload.boxed ? code`` : writeBlank(payload.type, scope);
  return [code`${spelling(type)} value${initial};`];
}

/** Definitions of the comparison. */
export function writeVariantComparison(decl: AbiVariant): Text {
  const own = name(typeName(decl));
  const holder = name(casesName(decl));
  const cases = decl.cases.map((one, index) => writeCaseEquals(one.payload, code`${holder}::${name(variantCases(decl)[index] ?? "")}`));
  return code`
    ${cases}
    inline bool operator==(const ${own} &a, const ${own} &b) {
        return a.value == b.value;
    }
    inline bool operator!=(const ${own} &a, const ${own} &b) {
        return !(a == b);
    }
  `;
}

function writeCaseEquals(payload: AbiPayload, own: Text): Text {
  if (payload.kind !== "single") return writeEquals(own, payload.kind === "fields" ? payload.fields : []);
  return code`
    inline bool operator==(const ${own} &a, const ${own} &b) {
        return a.value == b.value;
    }
  `;
}

/** codec of a variant. */
export function writeVariantCodec(decl: AbiVariant): Text {
  const cases = variantCases(decl);
  const c = name(decl.layout.name);
  const own = spelling(globalSpelling(decl));
  const view = spelling(`::${namespaceOf(decl)}::${typeName(decl)}View`);
  return code`
    ${writeTemplateHead(decl) ?? code`template <>`}
    struct ftk::codec<${own}> {
        using type = ${own};
        static constexpr bool plain = false, bits = false${handlesIn(decl).length > 0 && code`, handles = true`};

        static std::int32_t lift(const source &from, const ${c} &cell, type &out) {
            (void)from;
            switch (cell.tag) {
            ${decl.cases.map((one, index) => writeLiftCase(one, cases[index] ?? "", handlesIn(decl).length > 0))}
            default: return ${decl.closed ? code`FTK_E_VALUE` : code`ftk::lift_unknown(from, cell, out.value.template emplace<ftk::unknown_case>())`};
            }
        }
        template <class Sink, class Value>
        static std::int32_t lower(Sink &sink, Value &value, ${c} &cell) {
            (void)sink;
            ${decl.cases.map((one, index) => writeLowerCase(one, cases[index] ?? "", handlesIn(decl).length > 0))}
            return ${decl.closed ? code`FTK_E_VALUE` : code`ftk::lower_unknown(sink, *value.template get_if<ftk::unknown_case>(), cell)`};
        }
        static ${view} see(const ${c} &cell) noexcept {
            return ${view}(&cell);
        }
    };
  `;
}

function caseType(own: string, dependent: boolean): Text {
  return dependent ? code`typename type::${name(own)}` : code`type::${name(own)}`;
}

function writeLiftCase(one: AbiVariantCase, own: string, dependent: boolean): Text {
  const { payload } = one;
  const type = caseType(own, dependent);
  if (payload.kind === "none") {
    return code`
      case ${name(one.c)}: {
          out.value.template emplace<${type}>();
          return FTK_OK;
      }
    `;
  }
  return code`
    case ${name(one.c)}: {
        auto &one = out.value.template emplace<${type}>();
        ${payload.kind === "single" ? writeLiftSingle(payload) : writeLiftPayload(payload)}
    }
  `;
}

/** A record's member is the record's own pointer; other values behind a pointer are cells. */
function writeLiftSingle(payload: AbiPayload & { kind: "single" }): Text {
  const member = spelling(`cell.as.${payload.member}`);
  const direct = payload.placement === "inline" || payload.type.kind === "record";
  return direct ? code`return ftk::lift(from, ${member}, one.value);` : code`return ftk::lift_at(from, ${member}, one.value);`;
}

function writeLiftPayload(payload: AbiPayload & { kind: "fields" }): Text {
  const member = spelling(`cell.as.${payload.member}`);
  const inline = payload.placement === "inline";
  return code`
    ${!inline && code`if (${member} == nullptr) return FTK_E_INVALID;`}
    const auto &payload = ${inline ? code`${member}` : code`*${member}`};
    ${payload.fields.length === 0 && code`(void)one, (void)payload;`}
    ${writeChain(liftFields(payload.fields, payload.layout.name, ".", "payload", "one"))}
  `;
}

function writeLowerCase(one: AbiVariantCase, own: string, dependent: boolean): Text {
  const { payload } = one;
  const type = caseType(own, dependent);
  if (payload.kind === "none") {
    return code`
      if (value.template is<${type}>()) {
          cell.tag = ${name(one.c)};
          return FTK_OK;
      }
    `;
  }
  return code`
    if (auto *one = value.template get_if<${type}>()) {
        cell.tag = ${name(one.c)};
        ${payload.kind === "single" ? writeLowerSingle(payload) : writeLowerPayload(payload)}
    }
  `;
}

function writeLowerSingle(payload: AbiPayload & { kind: "single" }): Text {
  const member = spelling(`cell.as.${payload.member}`);
  const direct = payload.placement === "inline" || payload.type.kind === "record";
  return direct ? code`return ftk::lower(sink, one->value, ${member});` : code`return ftk::lower_at(sink, one->value, ${member});`;
}

function writeLowerPayload(payload: AbiPayload & { kind: "fields" }): Text {
  const member = spelling(`cell.as.${payload.member}`);
  const inline = payload.placement === "inline";
  return code`
    auto *payload = ${inline ? code`&${member}` : code`ftk::new_cell(sink, ${member})`};
    ${!inline && code`if (payload == nullptr) return FTK_E_NO_MEMORY;`}
    ${payload.fields.length === 0 && code`(void)payload;`}
    ${writeChain(lowerFields(payload, "(*one)", "payload->"))}
  `;
}
