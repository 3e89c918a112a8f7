/** Views: records and variants read where they lie, without copies. Handles are not shown. */
import { code, name, spelling, type Hole, type Text } from "../../print/index.js";
import { snake } from "../../print/index.js";
import type { AbiField, AbiPayload, AbiRecord, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { memberName, namespaceOf, typeName, variantCases } from "./names.js";
import { spellOwned, spellView, type Scope } from "./types.js";
import { writeValue } from "./constant.js";
import { writeDocs } from "./docs.js";

function viewScope(decl: AbiRecord | AbiVariant): Scope {
  const namespace = namespaceOf(decl);
  return decl.kind === "variant" ? { namespace, side: "consumer", hidden: new Set(variantCases(decl)) } : { namespace, side: "consumer" };
}

/** Class of a record or variant in place. */
export function writeView(decl: AbiRecord | AbiVariant): Text {
  const own = `${typeName(decl)}View`;
  const scope = viewScope(decl);
  const members = decl.kind === "record" ? decl.fields.map((field) => writeAccessorHead(field, scope)) : writeVariantHeads(decl, scope);
  return code`
    /// ${name(typeName(decl))} where it lies, without copies. Text is not checked again.
    ${writeViewClass(own, decl.layout.name, decl.kind === "variant" ? writeCaseClasses(decl, scope) : [], members)}
  `;
}

function writeViewClass(own: string, layout: string, before: readonly Hole[], members: readonly Hole[]): Text {
  const c = name(layout);
  return code`
    class ${name(own)} {
    public:
        ${before}
        ${name(own)}() noexcept = default;
        explicit ${name(own)}(const ${c} *cell) noexcept : ftk_cell_(cell) {}
        /// The struct of the C header.
        [[nodiscard]] const ${c} *ftk_cell() const noexcept {
            return ftk_cell_;
        }
        ${members}

    private:
        const ${c} *ftk_cell_ = nullptr;
    };
  `;
}

/** What a field shows: late fields whose default is not a simple value are optional in place. */
function shownField(field: AbiField, scope: Scope): { readonly type: string; readonly fallback: Text | null } | null {
  const type = spellView(field.type, scope);
  if (type === null) return null;
  if (!field.late) return { type, fallback: null };
  const { default: value } = field;
  if (value === undefined || value.kind === "record" || value.kind === "variant" || value.kind === "bytes" || value.kind === "list" || value.kind === "map") {
    const empty = (value?.kind === "list" && value.items.length === 0) || (value?.kind === "map" && value.entries.length === 0);
    if (empty) return { type, fallback: code`${spelling(type)}()` };
    return { type: `std::optional<${type}>`, fallback: spelling("std::nullopt") };
  }
  const plain = value.kind === "text" ? code`${writeValue(value, { kind: "text", view: true, cell: field.type.cell }, scope)}` : writeValue(value, field.type, scope);
  return { type, fallback: plain };
}

function writeAccessorHead(field: AbiField, scope: Scope): Text | undefined {
  const shown = shownField(field, scope);
  if (shown === null) return undefined;
  return code`
    ${writeDocs(field)}
    [[nodiscard]] ${spelling(shown.type)} ${name(memberName(field))}() const noexcept;
  `;
}

function writeVariantHeads(decl: AbiVariant, scope: Scope): readonly Hole[] {
  const tag = code`
    /// The number of the case, also of one that this version does not know.
    [[nodiscard]] std::uint32_t tag() const noexcept {
        return ftk_cell_->tag;
    }
  `;
  return [tag, ...decl.cases.map((one, index) => writeCaseHead(decl, one, index, scope))];
}

function writeCaseHead(decl: AbiVariant, one: AbiVariantCase, index: number, scope: Scope): Text {
  const is = code`
    ${writeDocs(one)}
    [[nodiscard]] bool ${name(`is_${snake(one.name)}`)}() const noexcept {
        return ftk_cell_->tag == ${name(one.c)};
    }
  `;
  const type = shownCase(decl, one, index, scope);
  if (type === null) return is;
  return code`
    ${is}
    [[nodiscard]] std::optional<${spelling(type)}> ${name(`as_${snake(one.name)}`)}() const noexcept;
  `;
}

function shownCase(decl: AbiVariant, one: AbiVariantCase, index: number, scope: Scope): string | null {
  const { payload } = one;
  if (payload.kind === "none") return null;
  if (payload.kind === "single") return spellView(payload.type, scope);
  return variantCases(decl)[index] ?? null;
}

function writeCaseClasses(decl: AbiVariant, scope: Scope): readonly Hole[] {
  return decl.cases.map((one, index) => {
    if (one.payload.kind !== "fields") return undefined;
    return writeViewClass(variantCases(decl)[index] ?? "", one.payload.layout.name, [], one.payload.fields.map((field) => writeAccessorHead(field, scope)));
  });
}

/** Definitions of the accessors, after all codecs. */
export function writeViewMembers(decl: AbiRecord | AbiVariant): readonly Hole[] {
  const own = `${typeName(decl)}View`;
  const scope = viewScope(decl);
  if (decl.kind === "record") return decl.fields.map((field) => writeAccessor(own, decl.layout.name, field, scope));
  return decl.cases.flatMap((one, index) => writeCaseMembers(decl, one, index, scope));
}

function writeAccessor(own: string, layout: string, field: AbiField, scope: Scope): Text | undefined {
  const shown = shownField(field, scope);
  if (shown === null) return undefined;
  const late = shown.fallback !== null && code`if (!FTK_FIELD_PRESENT(ftk_cell_, ${name(layout)}, ${name(field.c)})) return ${shown.fallback};`;
  return code`
    inline ${spelling(shown.type)} ${name(own.split("::")[0] ?? own)}${own.includes("::") && code`::${name(own.split("::")[1] ?? "")}`}::${name(memberName(field))}() const noexcept {
        ${late}
        return ftk::see<${spelling(spellOwned(field.type, scope))}>(ftk_cell_->${name(field.c)});
    }
  `;
}

function writeCaseMembers(decl: AbiVariant, one: AbiVariantCase, index: number, scope: Scope): readonly Hole[] {
  const own = `${typeName(decl)}View`;
  const { payload } = one;
  const type = shownCase(decl, one, index, scope);
  if (type === null) return [];
  const nested = payload.kind === "fields" ? payload.fields.map((field) => writeAccessor(`${own}::${type}`, payload.layout.name, field, scope)) : [];
  const spelled = payload.kind === "fields" ? `${own}::${type}` : type;
  const as = code`
    inline std::optional<${spelling(spelled)}> ${name(own)}::${name(`as_${snake(one.name)}`)}() const noexcept {
        if (ftk_cell_->tag != ${name(one.c)}) return std::nullopt;
        return ${writeShownCase(payload, type, scope)};
    }
  `;
  return [...nested, as];
}

function writeShownCase(payload: AbiPayload, type: string, scope: Scope): Text {
  if (payload.kind === "none") return code`std::nullopt`;
  const member = code`ftk_cell_->as.${name(payload.member)}`;
  const pointer = payload.placement === "pointer";
  if (payload.kind === "fields") return code`${name(type)}(${pointer ? member : code`&${member}`})`;
  const cell = pointer && payload.type.kind !== "record" ? code`*${member}` : member;
  return code`ftk::see<${spelling(spellOwned(payload.type, scope))}>(${cell})`;
}
