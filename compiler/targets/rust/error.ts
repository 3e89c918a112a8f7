// Error sets: the enum with its texts, and the way from and to error objects of the runtime.
import { code, comment, list, literal, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiErrorCase, AbiErrorSet, AbiField, AbiType } from "../../lower/index.js";
import { deprecation, docs } from "./attributes.js";
import { caseName, fieldName, typeName } from "./names.js";
import { fieldPlace, writeDefaultValue, writeSizeCheck } from "./record.js";
import { commas, sysPath, typePath, type Scope } from "./scope.js";
import { spellOwned } from "./types.js";

/** The enum and what it can do. */
export function writeErrorSet(scope: Scope, decl: AbiErrorSet): Text {
  const type = typeName(decl);
  const sensitive = decl.cases.some((one) => one.payload?.fields.some((field) => field.sensitive));
  const retryable = decl.cases.filter((one) => one.retryable);
  return code`
    ${docs(decl)}
    ${deprecation(decl)}
    #[derive(Clone, ${!sensitive && code`Debug, `}PartialEq)]
    pub enum ${type} {
        ${decl.cases.map((one) => writeCase(scope, one))}
        /// A code that is newer than this program.
        Unknown(i32),
        /// A failure of the runtime, such as a stale handle or a panic, or an error that is not declared.
        Runtime(::ftk::Error),
    }

    impl ${type} {
        /// Whose codes these are.
        pub const DOMAIN: &'static str = ${literal.rust.string(decl.domain)};

        /// The stable number of the case; 0 for failures of the runtime.
        pub fn code(&self) -> i32 {
            match self {
                ${decl.cases.map((one) => code`Self::${caseName(one)}${anyPayload(one)} => ${one.code},`)}
                Self::Unknown(code) => *code,
                Self::Runtime(_) => 0,
            }
        }

        ${retryable.length > 0 && writeRetryable(retryable)}
    }

    impl ::std::fmt::Display for ${type} {
        fn fmt(&self, ftk_f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                ${decl.cases.map((one) => writeMessage(one))}
                Self::Unknown(code) => write!(ftk_f, "unknown error {code} of {}", Self::DOMAIN),
                Self::Runtime(error) => ::std::fmt::Display::fmt(error, ftk_f),
            }
        }
    }

    ${sensitive && writeSafeDebug(type)}

    ::ftk::error_set!(${type} { ${commas(decl.cases.filter((one) => one.embeds !== null).map((one) => code`${caseName(one)}`))} });
    ${decl.cases.map((one) => writeFromEmbedded(scope, decl, one))}
  `;
}

function writeCase(scope: Scope, one: AbiErrorCase): Text {
  const head = code`
    ${docs(one)}
    ${deprecation(one)}
  `;
  if (one.embeds !== null) {
    return code`
      ${head}
      ${caseName(one)}(${typePath(scope, one.embeds)}),
    `;
  }
  if (one.payload === null) {
    return code`
      ${head}
      ${caseName(one)},
    `;
  }
  return code`
    ${head}
    ${caseName(one)} {
        ${one.payload.fields.map((field) => code`
          ${comment("///", field.docs)}
          ${fieldName(field)}: ${spellOwned(scope, field.type)},
        `)}
    },
  `;
}

function anyPayload(one: AbiErrorCase): Hole {
  if (one.embeds !== null) return code`(_)`;
  return one.payload !== null && code` { .. }`;
}

function writeRetryable(cases: readonly AbiErrorCase[]): Text {
  const patterns = cases.map((one) => code`Self::${caseName(one)}${anyPayload(one)}`);
  return code`
    /// True when trying again may help.
    pub fn is_retryable(&self) -> bool {
        matches!(self, ${list(patterns, { separator: " |" })})
    }
  `;
}

function writeMessage(one: AbiErrorCase): Text {
  const fields = one.message.flatMap((part) => (typeof part === "string" ? [] : [part.field]));
  if (fields.length === 0) {
    return code`Self::${caseName(one)}${anyPayload(one)} => ftk_f.write_str(${literal.rust.string(one.message.join(""))}),`;
  }
  const format = one.message.map((part) => (typeof part === "string" ? part.replace(/[{}]/g, "$&$&") : isShown(part.field.type) ? "{}" : "{:?}")).join("");
  const bound = [...new Set(fields)].map((field) => fieldName(field));
  return code`
    Self::${caseName(one)} { ${list(bound)}, .. } => {
        write!(ftk_f, ${literal.rust.string(format)}, ${list(fields.map((field) => code`${fieldName(field)}${unwrapNewtypes(field.type)}`))})
    }
  `;
}

/** From a value to what it wraps: a message shows a newtype as its value, in every language. */
function unwrapNewtypes(type: AbiType): Hole {
  return type.kind === "newtype" && code`.0${unwrapNewtypes(type.decl.inner)}`;
}

/** Types that have a text of their own. */
function isShown(type: AbiType): boolean {
  if (type.kind === "newtype") return isShown(type.decl.inner);
  return ["bool", "char", "int", "size", "float", "text"].includes(type.kind);
}

function writeSafeDebug(type: Name): Text {
  return code`
    impl ::std::fmt::Debug for ${type} {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            write!(f, "{} ({self})", self.code())
        }
    }
  `;
}

/** `From` for an embedded error, when exactly one case embeds it. */
function writeFromEmbedded(scope: Scope, decl: AbiErrorSet, one: AbiErrorCase): Hole {
  const { embeds } = one;
  if (embeds === null || decl.cases.filter((other) => other.embeds === embeds).length !== 1) return undefined;
  const inner = typePath(scope, embeds);
  return code`

    impl From<${inner}> for ${typeName(decl)} {
        fn from(error: ${inner}) -> Self {
            Self::${caseName(one)}(error)
        }
    }

  `;
}

/** From and to error objects. */
export function writeErrorConversions(scope: Scope, decl: AbiErrorSet): Text {
  const type = typePath(scope, decl);
  return code`
    impl glue::Declared for ${type} {
        unsafe fn lift(error: &::ftk::Error) -> Result<Self, glue::Fault> {
            Ok(match error.code() {
                ${decl.cases.map((one) => writeLiftCase(scope, one))}
                code => Self::Unknown(code),
            })
        }
    }

    impl From<${type}> for ::ftk::Error {
        #[inline(never)]
        fn from(value: ${type}) -> Self {
            match value {
                ${decl.cases.map((one) => writeRaiseCase(scope, type, one))}
                ${type}::Unknown(code) => glue::declared_unknown(${type}::DOMAIN, code),
                ${type}::Runtime(error) => error,
            }
        }
    }
  `;
}

function writeLiftCase(scope: Scope, one: AbiErrorCase): Text {
  if (one.embeds !== null) return code`${one.code} => Self::${caseName(one)}(error.cause().ok_or(glue::Fault::INVALID)?.into()),`;
  const { payload } = one;
  if (payload === null) return code`${one.code} => Self::${caseName(one)},`;
  const c = sysPath(scope, payload.layout.name);
  return code`
    ${one.code} => {
        let from = glue::present_at(error.payload().cast::<${c}>())?;
        ${writeSizeCheck(payload, c)}
        Self::${caseName(one)} {
            ${payload.fields.map((field) => code`${fieldName(field)}: ${writeLiftField(scope, field, c)},`)}
        }
    }
  `;
}

function writeLiftField(scope: Scope, field: AbiField, c: Text): Text {
  const lift = code`glue::Lift::lift(addr_of!((*from).${fieldPlace(field)}), &glue::Lifting::RESULT)?`;
  if (!field.late) return lift;
  return code`if ::ftk::present!(from, ${c}, ${fieldPlace(field)}) { ${lift} } else { ${writeDefaultValue(scope, field)} }`;
}

function writeRaiseCase(scope: Scope, type: Text, one: AbiErrorCase): Text {
  const pattern = code`${type}::${caseName(one)}`;
  const { payload, embeds } = one;
  const text = one.message.map((part) => (typeof part === "string" ? part : `{${part.field.name}}`)).join("");
  const formatted = one.message.some((part) => typeof part !== "string");
  const known = code`static FTK_CASE: ::ftk::sys::ErrorCase = glue::case::<${type}>(${type}::DOMAIN, ${one.code}, ${literal.rust.string(`${text}\0`)}, ${literal.rust.bool(formatted)});`;
  if (embeds !== null || payload === null) {
    const made = embeds !== null ? code`glue::declared_because(&FTK_CASE, error.into())` : code`glue::declared(&FTK_CASE)`;
    return code`
      ${pattern}${embeds !== null && code`(error)`} => {
          ${known}
          ${made}
      }
    `;
  }
  const c = sysPath(scope, payload.layout.name);
  const bindings = payload.fields.map((field) => fieldName(field));
  const verb = name(payload.fields.some((field) => field.type.cell.graph) ? "declared_with" : "declared_flat");
  return code`
    ${pattern} ${list(bindings, { open: "{ ", close: " }", trailing: true })} => {
        ${known}
        glue::${verb}(&FTK_CASE, |ftk_out: &mut ${c}, ftk_cx| {
            ftk_out.size = size_of::<${c}>() as u32;
            ${payload.fields.map((field) => code`glue::Lower::lower(&${fieldName(field)}, &mut ftk_out.${fieldPlace(field)}, ftk_cx)?;`)}
            Ok(())
        })
    }
  `;
}
