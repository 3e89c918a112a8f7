/** Error sets: one class per set, one struct per case, and how their payloads cross. */
import { code, list, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiErrorCase, AbiErrorSet, AbiField, AbiType } from "../../lower/index.js";
import { ERROR_MEMBERS, errorCases, memberName, namespaceOf, typeName } from "./names.js";
import { spellName, spellOwned, type Scope } from "./types.js";
import { liftFields, lowerFields, memberScope, writeChain, writeFields, writeFirstSize } from "./record.js";
import { stripNewtype, type Incomplete } from "./walk.js";
import { writeDocs } from "./docs.js";

/** The class. `incomplete`: types that come later. */
export function writeError(decl: AbiErrorSet, incomplete: Incomplete): Text {
  const own = name(typeName(decl));
  const cases = errorCases(decl);
  const scope: Scope = { incomplete, ...memberScope(decl, new Set([...cases, ...ERROR_MEMBERS])) };
  return code`
    ${writeDocs(decl)}
    class ${own} : public ftk::typed_error<${own}> {
    public:
        enum class Code : std::int32_t {
            ${decl.cases.map((one) => code`${name(memberName(one))} = ${one.code},`)}
        };
        ${decl.cases.map((one, index) => writeCaseStruct(one, cases[index] ?? "", scope))}
        using Cases = ftk::cases<${list(cases.map((one) => name(one)))}>;
        static constexpr std::string_view set = ${literal.cpp.string(decl.domain)};

        ${cases.map((one) => code`${own}(const ${name(one)} &value) noexcept;`)}
        ${writeEmbedding(decl, scope).map((one) => code`${own}(const ${one.inner} &inner) noexcept;`)}
        /// Any failure; one of another set or of the runtime stays what it is.
        explicit ${own}(ftk::error failure) noexcept : typed_error(std::move(failure)) {}
        /// For the runtime: takes one reference over; \`found\` is what set_of() says.
        ${own}(ftk_error *adopted, const void *found) noexcept : typed_error(adopted, found) {}

        /// The declared code, also one that this version does not know; 0 for failures of the runtime.
        [[nodiscard]] Code code() const noexcept {
            return is_runtime() ? Code() : static_cast<Code>(ftk_error_code(raw()));
        }
    };
  `;
}

function writeCaseStruct(one: AbiErrorCase, own: string, scope: Scope): Text {
  const retryable = one.retryable ? "Worth another try." : "";
  const docs = writeDocs(one, retryable);
  const members: readonly Hole[] = one.embeds !== null ? [code`${spelling(spellName(one.embeds, scope))} value;`] : writeFields(one.payload?.fields ?? [], scope);
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

/** Sets that exactly one case embeds convert by themselves. */
function writeEmbedding(decl: AbiErrorSet, scope: Scope): readonly { readonly inner: Hole; readonly at: number }[] {
  return decl.cases.flatMap((one, at) => {
    if (one.embeds === null || decl.cases.filter((other) => other.embeds === one.embeds).length !== 1) return [];
    return [{ inner: spelling(spellName(one.embeds, scope)), at }];
  });
}

/** Constructors, after the payloads can be written. */
export function writeErrorMembers(decl: AbiErrorSet): Text {
  const own = name(typeName(decl));
  const cases = errorCases(decl);
  const scope = memberScope(decl, new Set([...cases, ...ERROR_MEMBERS]));
  return code`
    ${cases.map((one) => code`inline ${own}::${own}(const ${name(one)} &value) noexcept : typed_error(std::in_place_type<${name(one)}>, value) {}`)}
    ${writeEmbedding(decl, scope).map((one) => code`inline ${own}::${own}(const ${one.inner} &inner) noexcept : ${own}(${name(cases[one.at] ?? "")}{inner}) {}`)}
  `;
}

/** error_case of every case. */
export function writeErrorCodecs(decl: AbiErrorSet): readonly Hole[] {
  const cases = errorCases(decl);
  return decl.cases.map((one, index) => writeErrorCase(decl, one, cases[index] ?? ""));
}

/** The text without what the fields say: all of it when none is shown, otherwise what is said when there is no memory for more. */
function plainText(one: AbiErrorCase, shown: boolean): string {
  return one.message.map((part) => (typeof part === "string" ? part : shown ? `{${part.field.name}}` : "")).join("");
}

function writeErrorCase(decl: AbiErrorSet, one: AbiErrorCase, own: string): Text {
  const shown = one.message.some((part) => typeof part !== "string" && writeHole(part.field) !== undefined);
  const type = spelling(`::${namespaceOf(decl)}::${typeName(decl)}::${own}`);
  return code`
    template <>
    struct ftk::error_case<${type}> {
        static constexpr std::int32_t code = ${one.code};
        static constexpr std::string_view domain = ${literal.cpp.string(decl.domain)};
        static constexpr std::string_view words = ${literal.cpp.string(plainText(one, shown))};
        static constexpr bool formatted = ${name(String(shown))};
        ${one.embeds !== null && code`using inner = ${spelling(spellName(one.embeds, { namespace: "", side: "consumer" }))};`}
        ${writePayload(one, type)}
        ${shown && code`
          static void describe(message &text, const layout &cell) noexcept {
              ${one.message.map((part) => (typeof part === "string" ? code`text << ${literal.cpp.string(part)};` : writeHole(part.field)))}
          }
        `}
    };
  `;
}

function writePayload(one: AbiErrorCase, type: Text): Text | undefined {
  if (one.payload === null) return undefined;
  const { fields, layout } = one.payload;
  const c = name(layout.name);
  return code`
    using layout = ${c};
    static constexpr bool flat = ${name(String(fields.every((field) => !field.type.cell.graph)))};
    ${writeFirstSize(fields, layout.name)}
    static std::int32_t lift(const source &from, const ${c} *cell, ${type} &out) {
        if (cell->size < first_size) return FTK_E_INVALID;
        ${writeChain(liftFields(fields, layout.name, "->", "cell", "out"))}
    }
    template <class Sink>
    static std::int32_t fill(Sink &sink, const ${type} &value, ${c} &cell) {
        cell.size = sizeof(cell);
        ${writeChain(lowerFields({ fields }, "value", "cell."))}
    }
  `;
}

/**
 * A field in the text of a message, read where it lies: saying what failed takes no memory. Enums show their name, what has no text shows
 * nothing.
 */
function writeHole(field: AbiField): Text | undefined {
  const optional = field.type.kind === "optional";
  const type = stripNewtype(field.type.kind === "optional" ? field.type.inner : field.type);
  const owned = spellOwned(type, { namespace: "", side: "consumer" });
  const seen = code`ftk::see<${spelling(optional ? `std::optional<${owned}>` : owned)}>(cell.${name(field.c)})`;
  const shown = writeShown(type, optional ? code`*shown` : seen);
  return optional && shown !== undefined ? code`if (const auto shown = ${seen}) ${shown}` : shown;
}

function writeShown(type: AbiType, value: Text): Text | undefined {
  switch (type.kind) {
    case "bool":
    case "int":
    case "size":
    case "float":
    case "text":
      return code`text << ${value};`;
    case "char":
      return code`text.put(${value});`;
    case "enum":
      return code`text << to_string(${value});`;
    default:
      return undefined;
  }
}
