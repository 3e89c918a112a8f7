// Variants: the enum, its conversions, and the enum that reads one in place.
import { code, comment, list, name, type Name, type Text } from "../../print/index.js";
import type { AbiField, AbiPayload, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { deprecation, docs } from "./attributes.js";
import { caseName, fieldName, safeValue, typeName } from "./names.js";
import { boundsOf, fieldPlace, genericsOf } from "./record.js";
import { heldHere, sysPath, typePath, type Scope } from "./scope.js";
import { spellC, spellOwned } from "./types.js";

type Fields = AbiPayload & { kind: "fields" };
type Single = AbiPayload & { kind: "single" };

/** The enum. Open ones keep cases that they do not know. */
export function writeVariant(scope: Scope, decl: AbiVariant): Text {
  return code`
    ${docs(decl, decl.closed ? undefined : "Open: cases that are newer than this program are kept as `Unknown`.")}
    ${deprecation(decl)}
    #[derive(Clone, Debug, PartialEq)]
    pub enum ${typeName(decl)}${genericsOf(scope, decl)} {
        ${decl.cases.map((one) => writeCase(one, (field) => spellOwned(scope, field.type, field.boxed)))}
        ${!decl.closed && code`
          /// A case that is newer than this program.
          Unknown(::ftk::UnknownCase),
        `}
    }
  `;
}

/** A case as it is declared, with its types spelt by `spell`. */
export function writeCase(one: AbiVariantCase, spell: (field: Pick<AbiField, "type" | "boxed">) => Text): Text {
  const { payload } = one;
  const head = code`
    ${docs(one)}
    ${deprecation(one)}
  `;
  if (payload.kind === "none") {
    return code`
      ${head}
      ${caseName(one)},
    `;
  }
  if (payload.kind === "single") {
    return code`
      ${head}
      ${caseName(one)}(${spell({ type: payload.type, boxed: payload.boxed })}),
    `;
  }
  return code`
    ${head}
    ${caseName(one)} {
        ${payload.fields.map((field) => code`
          ${comment("///", field.docs)}
          ${fieldName(field)}: ${spell(field)},
        `)}
    },
  `;
}

/** Lift, and lower or give. */
export function writeVariantConversions(scope: Scope, decl: AbiVariant): Text {
  const type = typePath(scope, decl);
  const c = sysPath(scope, decl.c);
  const moved = isMovedVariant(scope, decl);
  return code`
    impl${boundsOf(scope, decl, "Lift")} glue::Lift<${c}> for ${type} {
        unsafe fn lift(from: *const ${c}, cx: &glue::Lifting) -> Result<Self, glue::Fault> {
            Ok(match (*from).tag {
                ${decl.cases.map((one) => writeLiftCase(one))}
                ${decl.closed ? code`_ => return Err(glue::Fault::VALUE),` : code`tag => Self::Unknown(glue::unknown_case(tag, (*from).flags, (*from).as_.words, cx)),`}
            })
        }
    }

    ${moved ? writeGive(scope, decl, c, type) : writeLower(scope, decl, c, type)}
  `;
}

function isMovedVariant(scope: Scope, decl: AbiVariant): boolean {
  const payloads = decl.cases.flatMap(({ payload }) => (payload.kind === "none" ? [] : payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type)));
  return heldHere(scope, decl).length > 0 || payloads.some((type) => type.cell.handles);
}

function writeLiftCase(one: AbiVariantCase): Text {
  const { payload, tag } = one;
  if (payload.kind === "none") return code`${tag} => Self::${caseName(one)},`;
  const member = code`(*from).as_.${safeValue(payload.member)}`;
  if (payload.kind === "single") {
    const lift = payload.placement === "inline" ? code`glue::Lift::lift(addr_of!(${member}), cx)?` : code`glue::lift_at(${member}, cx)?`;
    return code`${tag} => Self::${caseName(one)}(${lift}),`;
  }
  return code`
    ${tag} => {
        let ftk_fields = ${fieldsPointer(payload, member)};
        Self::${caseName(one)} {
            ${payload.fields.map((field) => code`${fieldName(field)}: glue::Lift::lift(addr_of!((*ftk_fields).${fieldPlace(field)}), cx)?,`)}
        }
    }
  `;
}

/** Where the fields of a case begin. */
export function fieldsPointer(payload: Fields, member: Text): Text {
  return payload.placement === "inline" ? code`addr_of!(${member})` : code`glue::present_at(${member})?`;
}

function writeLower(scope: Scope, decl: AbiVariant, c: Text, type: Text): Text {
  return code`
    impl glue::Lower<${c}> for ${type} {
        fn lower(&self, ftk_out: &mut ${c}, ftk_cx: &mut glue::Lowering) -> Result<(), glue::Fault> {
            match self {
                ${decl.cases.map((one) => writeLowerCase(scope, one, false))}
                ${!decl.closed && UNKNOWN}
            }
            Ok(())
        }
    }
  `;
}

const UNKNOWN: Text = code`
  Self::Unknown(case) => {
      let (tag, flags, words) = case.lower(ftk_cx)?;
      (ftk_out.tag, ftk_out.flags, ftk_out.as_.words) = (tag, flags, words);
  }
`;

function writeGive(scope: Scope, decl: AbiVariant, c: Text, type: Text): Text {
  return code`
    impl${boundsOf(scope, decl, "Give")} glue::Give<${c}> for ${type} {
        fn give(self, ftk_out: &mut ${c}, ftk_cx: &mut glue::Lowering) -> Result<(), glue::Fault> {
            match self {
                ${decl.cases.map((one) => writeLowerCase(scope, one, true))}
                ${!decl.closed && UNKNOWN}
            }
            Ok(())
        }
    }
  `;
}

/** How a value named `value` is written to `out`. */
function writePart(handles: boolean, moved: boolean, value: Name, out: Text): Text {
  if (!moved) return code`glue::Lower::lower(${value}, ${out}, ftk_cx)`;
  return handles ? code`glue::Give::give(${value}, ${out}, ftk_cx)` : code`ftk_cx.keep(&${value}, ${out})`;
}

function writeLowerCase(scope: Scope, one: AbiVariantCase, moved: boolean): Text {
  const { payload, tag } = one;
  if (payload.kind === "none") return code`Self::${caseName(one)} => ftk_out.tag = ${tag},`;
  if (payload.kind === "single") return writeLowerSingle(scope, one, payload, moved);
  const bindings = payload.fields.map((field) => fieldName(field));
  const place = payload.placement === "inline" ? code`ftk_fields` : code`ftk_out`;
  const parts = payload.fields.map((field) => code`${writePart(field.type.cell.handles, moved, fieldName(field), code`&mut ${place}.${fieldPlace(field)}`)}?;`);
  const member = safeValue(payload.member);
  return code`
    Self::${caseName(one)} ${list(bindings, { open: "{ ", close: " }", trailing: true })} => {
        ftk_out.tag = ${tag};
        ${payload.placement === "inline" ? code`
          // SAFETY: all members of the union are zeroed memory.
          let ftk_fields = unsafe { &mut ftk_out.as_.${member} };
          ${parts}
        ` : code`
          ftk_out.as_.${member} = ftk_cx.boxed(|ftk_out: &mut ${sysPath(scope, payload.layout.name)}, ftk_cx| {
              ${parts}
              Ok(())
          })?;
        `}
    }
  `;
}

function writeLowerSingle(scope: Scope, one: AbiVariantCase, payload: Single, moved: boolean): Text {
  const member = safeValue(payload.member);
  const value = name("value");
  const { handles } = payload.type.cell;
  const cell = payload.type.kind === "record" ? sysPath(scope, payload.type.decl.c) : spellC(scope, payload.type.cell.c);
  return code`
    Self::${caseName(one)}(${value}) => {
        ftk_out.tag = ${one.tag};
        ${payload.placement === "inline" ? code`
          // SAFETY: all members of the union are zeroed memory.
          ${writePart(handles, moved, value, code`unsafe { &mut ftk_out.as_.${member} }`)}?;
        ` : code`
          ftk_out.as_.${member} = ftk_cx.boxed(|ftk_out: &mut ${cell}, ftk_cx| ${writePart(handles, moved, value, code`ftk_out`)})?;
        `}
    }
  `;
}
