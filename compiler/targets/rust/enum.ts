// Enums, flags and newtypes: types made of one number, and names for other types.
import { code, literal, name, type Name, type Text } from "../../print/index.js";
import type { AbiEnum, AbiEnumCase, AbiFlags, AbiNewtype } from "../../lower/index.js";
import { deprecation, docs } from "./attributes.js";
import { caseName, constName, typeName } from "./names.js";
import { commas, type Scope } from "./scope.js";
import { isByValue, spellC, spellOwned, traitsOf, type Traits } from "./types.js";

function bitsOf(decl: AbiEnum | AbiFlags): Text {
  return code`${name(`${decl.kind === "enum" && decl.signed ? "i" : "u"}${decl.bits}`)}`;
}

/** An enum: a transparent number with constants when open, an `enum` when closed. */
export function writeEnum(decl: AbiEnum): Text {
  return decl.closed ? writeClosedEnum(decl) : writeOpenEnum(decl);
}

function writeOpenEnum(decl: AbiEnum): Text {
  const type = typeName(decl);
  const bits = bitsOf(decl);
  return code`
    ${docs(decl, "Open: other values are legal.")}
    ${deprecation(decl)}
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[repr(transparent)]
    pub struct ${type}(pub ${bits});

    impl ${type} {
        ${decl.cases.map((one) => writeConstantCase(one))}

        /// The name of the case in the interface, when it is a known one.
        pub const fn name(self) -> Option<&'static str> {
            match self {
                ${firstOfEachValue(decl.cases).map((one) => code`Self::${constName(one)} => Some(${literal.rust.string(one.name)}),`)}
                _ => None,
            }
        }
    }

    ::ftk::number!(open ${type}: ${bits});
  `;
}

function writeConstantCase(one: AbiEnumCase): Text {
  return code`
    ${docs(one)}
    ${deprecation(one)}
    pub const ${constName(one)}: Self = Self(${literal.rust.integer(one.value, 64, true)});
  `;
}

/** Two cases may share a number; a `match` names it once. */
function firstOfEachValue(cases: readonly AbiEnumCase[]): readonly AbiEnumCase[] {
  const seen = new Set<bigint>();
  return cases.filter((one) => !seen.has(one.value) && seen.add(one.value));
}

function writeClosedEnum(decl: AbiEnum): Text {
  const type = typeName(decl);
  const bits = bitsOf(decl);
  return code`
    ${docs(decl)}
    ${deprecation(decl)}
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[repr(${bits})]
    pub enum ${type} {
        ${decl.cases.map((one) => code`
          ${docs(one)}
          ${deprecation(one)}
          ${caseName(one)} = ${literal.rust.integer(one.value, 64, true)},
        `)}
    }

    impl ${type} {
        /// The name of the case in the interface.
        pub const fn name(self) -> &'static str {
            match self {
                ${decl.cases.map((one) => code`Self::${caseName(one)} => ${literal.rust.string(one.name)},`)}
            }
        }
    }

    impl From<${type}> for ${bits} {
        fn from(value: ${type}) -> Self {
            value as Self
        }
    }

    impl TryFrom<${bits}> for ${type} {
        type Error = ${bits};
        /// The case with that number; the number itself when there is none.
        fn try_from(value: ${bits}) -> Result<Self, ${bits}> {
            match value {
                ${decl.cases.map((one) => code`${literal.rust.integer(one.value, 64, true)} => Ok(Self::${caseName(one)}),`)}
                _ => Err(value),
            }
        }
    }

    ::ftk::number!(checked ${type}: ${bits});
  `;
}

/** A set of flags. */
export function writeFlags(decl: AbiFlags): Text {
  const type = typeName(decl);
  const bits = bitsOf(decl);
  return code`
    ${docs(decl, decl.closed ? undefined : "Open: other bits are legal and are kept.")}
    ${deprecation(decl)}
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    #[repr(transparent)]
    pub struct ${type}(${bits});

    impl ${type} {
        ${decl.cases.map((one) => writeConstantCase(one))}

        const NAMES: &'static [(Self, &'static str)] = &[
            ${decl.cases.map((one) => code`(Self::${constName(one)}, ${literal.rust.string(one.name)}),`)}
        ];
        /// All bits that have a name.
        pub const ALL_BITS: ${bits} = ${decl.mask};
    }

    ::ftk::flags!(${type}: ${bits});
    ${decl.closed ? writeClosedFlags(type, bits) : code`::ftk::number!(plain ${type}: ${bits});`}
  `;
}

function writeClosedFlags(type: Name, bits: Text): Text {
  return code`

    impl From<${type}> for ${bits} {
        fn from(value: ${type}) -> Self {
            value.0
        }
    }

    impl TryFrom<${bits}> for ${type} {
        type Error = ${bits};
        /// The set with these bits; the unnamed ones when there are some.
        fn try_from(value: ${bits}) -> Result<Self, ${bits}> {
            match value & !Self::ALL_BITS {
                0 => Ok(Self(value)),
                unnamed => Err(unnamed),
            }
        }
    }

    ::ftk::number!(checked ${type}: ${bits});
  `;
}

/** A newtype. */
export function writeNewtype(scope: Scope, decl: AbiNewtype): Text {
  const type = typeName(decl);
  const inner = spellOwned(scope, decl.inner);
  return code`
    ${docs(decl)}
    ${deprecation(decl)}
    #[derive(${derives(traitsOf(decl.inner))})]
    #[repr(transparent)]
    pub struct ${type}(pub ${inner});

    impl From<${inner}> for ${type} {
        fn from(value: ${inner}) -> Self {
            Self(value)
        }
    }

    impl From<${type}> for ${inner} {
        fn from(value: ${type}) -> Self {
            value.0
        }
    }

    ::ftk::newtype!(${name(isByValue(decl.inner) ? "scalar" : "memory")} ${type}(${inner}): ${spellC(scope, decl.inner.cell.c)});
  `;
}

/** The list of derives for a type with these properties. */
export function derives(traits: Traits): Text {
  const { copy, eq, ord } = traits;
  const words = ["Clone", copy && "Copy", "Debug", "PartialEq", eq && "Eq", ord && "PartialOrd", ord && "Ord", eq && "Hash", traits.default && "Default"];
  return commas(words.flatMap((word) => (word === false ? [] : [code`${name(word)}`])));
}
