/** Enums, flags and newtypes: small types over one number or one other type. */
import { code, literal, name, spelling, type Text } from "../../print/index.js";
import type { AbiEnum, AbiEnumCase, AbiFlags, AbiNewtype } from "../../lower/index.js";
import { memberName, namespaceOf, typeName } from "./names.js";
import { isScalarValue, spellOwned, type Scope } from "./types.js";
import { stripNewtype } from "./walk.js";
import { writeDocs } from "./docs.js";

/** An enum class with to_string(); a closed one also says which values it has. */
export function writeEnum(decl: AbiEnum): Text {
  const own = name(typeName(decl));
  const more = decl.closed ? "" : "Open: other values are legal.";
  return code`
    ${writeDocs(decl, more)}
    enum class ${own} : std::${spelling(`${decl.signed ? "int" : "uint"}${decl.bits}_t`)} {
        ${decl.cases.map((one) => writeEnumCase(one, decl.bits, decl.signed))}
    };

    /// Name of the value; empty when it has none.
    [[nodiscard]] constexpr std::string_view to_string(${own} value) noexcept {
        switch (value) {
        ${distinct(decl.cases).map((one) => code`case ${writeLabel(decl, one)}: return ${literal.cpp.string(one.name)};`)}
        }
        return {};
    }
    ${decl.closed && writeClosedEnum(decl)}
  `;
}

function writeEnumCase(one: AbiEnumCase, bits: 8 | 16 | 32 | 64, signed: boolean): Text {
  const deprecated = one.deprecated !== undefined && code` [[deprecated]]`;
  return code`
    ${writeDocs(one)}
    ${name(memberName(one))}${deprecated} = ${literal.cpp.integer(one.value, bits, signed)},
  `;
}

/** Two names may stand for one value. */
function distinct(cases: readonly AbiEnumCase[]): readonly AbiEnumCase[] {
  const seen = new Set<bigint>();
  return cases.filter((one) => !seen.has(one.value) && seen.add(one.value));
}

/** A deprecated name would warn in every file that includes the header. */
function writeLabel(decl: AbiEnum, one: AbiEnumCase): Text {
  const own = name(typeName(decl));
  if (one.deprecated === undefined) return code`${own}::${name(memberName(one))}`;
  return code`static_cast<${own}>(${literal.cpp.integer(one.value, decl.bits, decl.signed)})`;
}

function writeClosedEnum(decl: AbiEnum): Text {
  const own = name(typeName(decl));
  return code`
    /// Whether a number is one of the values; the runtime asks it of everything that comes from the other side.
    [[nodiscard]] constexpr bool ftk_valid(${own} value) noexcept {
        switch (value) {
        ${distinct(decl.cases).map((one) => code`case ${writeLabel(decl, one)}:`)}
            return true;
        }
        return false;
    }
  `;
}

/** A set of bits as an enum class with the operators of sets. */
export function writeFlags(decl: AbiFlags): Text {
  const own = name(typeName(decl));
  const word = spelling(`std::uint${decl.bits}_t`);
  const more = decl.closed ? "" : "Open: other bits are legal.";
  const raw = code`static_cast<${word}>`;
  return code`
    ${writeDocs(decl, more)}
    enum class ${own} : ${word} {
        ${decl.cases.map((one) => writeEnumCase(one, decl.bits, false))}
    };
    [[nodiscard]] constexpr ${own} operator|(${own} a, ${own} b) noexcept {
        return static_cast<${own}>(${raw}(${raw}(a) | ${raw}(b)));
    }
    [[nodiscard]] constexpr ${own} operator&(${own} a, ${own} b) noexcept {
        return static_cast<${own}>(${raw}(${raw}(a) & ${raw}(b)));
    }
    [[nodiscard]] constexpr ${own} operator^(${own} a, ${own} b) noexcept {
        return static_cast<${own}>(${raw}(${raw}(a) ^ ${raw}(b)));
    }
    /// The known bits that are not set.
    [[nodiscard]] constexpr ${own} operator~(${own} a) noexcept {
        return static_cast<${own}>(${raw}(~${raw}(a) & ${literal.cpp.integer(decl.mask, decl.bits, false)}));
    }
    constexpr ${own} &operator|=(${own} &a, ${own} b) noexcept {
        return a = a | b;
    }
    constexpr ${own} &operator&=(${own} &a, ${own} b) noexcept {
        return a = a & b;
    }
    constexpr ${own} &operator^=(${own} &a, ${own} b) noexcept {
        return a = a ^ b;
    }
    /// True when all bits of \`part\` are set.
    [[nodiscard]] constexpr bool has(${own} all, ${own} part) noexcept {
        return (all & part) == part;
    }
    ${decl.closed && writeClosedFlags(decl)}
  `;
}

function writeClosedFlags(decl: AbiFlags): Text {
  const word = spelling(`std::uint${decl.bits}_t`);
  return code`
    /// Whether a number has only known bits; the runtime asks it of everything that comes from the other side.
    [[nodiscard]] constexpr bool ftk_valid(${name(typeName(decl))} value) noexcept {
        return (static_cast<${word}>(value) & ~static_cast<${word}>(${literal.cpp.integer(decl.mask, decl.bits, false)})) == 0;
    }
  `;
}

/** A distinct type over another one. */
export function writeNewtype(decl: AbiNewtype, scope: Scope): Text {
  const own = name(typeName(decl));
  const inner = spelling(spellOwned(decl.inner, scope));
  return code`
    ${writeDocs(decl)}
    struct ${own} : ftk::newtype<${own}, ${inner}> {
        using newtype::newtype;
    };
  `;
}

/** std::hash, so that it can be a key; null for what has none. */
export function writeNewtypeHash(decl: AbiNewtype): Text | null {
  const inner = stripNewtype(decl.inner);
  if (!isScalarValue(inner) && inner.kind !== "text") return null;
  const own = spelling(`::${namespaceOf(decl)}::${typeName(decl)}`);
  return code`
    template <>
    struct std::hash<${own}> : ftk::newtype_hash<${own}> {};
  `;
}
