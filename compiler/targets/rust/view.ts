// views.rs: records and variants read where they lie.
import { code, literal, paragraphs, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiField, AbiRecord, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { deprecation, docs } from "./attributes.js";
import { caseName, fieldName, refName, safeValue, typeName } from "./names.js";
import { fieldPlace, genericsOf, writeSizeCheck } from "./record.js";
import { commas, heldHere, heldName, sysPath, typePath, type Scope } from "./scope.js";
import { readerBorrows, spellCell, spellOwned, spellRef } from "./types.js";
import { fieldsPointer, writeCase } from "./variant.js";

/** `LineRef`: a record read where it lies. */
export function writeRecordView(scope: Scope, decl: AbiRecord): Text {
  const type = refName(decl);
  const c = sysPath(scope, decl.c);
  const visible = decl.fields.filter((field) => !field.type.cell.handles);
  const held = heldHere(scope, decl);
  const generics = held.length === 0 ? code`` : genericsOf(scope, decl);
  const brackets = held.length > 0 && code`[${commas(held.map((one) => code`${heldName(one)}`))}] `;
  return code`
    /// A \`${typeName(decl)}\`, read where it lies.
    pub struct ${type}<'a>(*const ${c}, PhantomData<&'a ()>);

    ::ftk::reader!(${type});

    ${visible.length > 0 && code`
      impl<'a> ${type}<'a> {
          ${paragraphs(visible.map((field) => writeAccessor(scope, field, c)))}
      }
    `}

    impl${generics} glue::Read<${c}> for ${typePath(scope, decl)} {
        type Ref<'a> = ${type}<'a>;
        #[inline]
        unsafe fn check(from: *const ${c}, depth: u32) -> Result<(), glue::Fault> {
            ${writeSizeCheck(decl, c)}
            ${visible.map((field) => writeFieldCheck(scope, field, c))}
            Ok(())
        }
        #[inline]
        unsafe fn read<'a>(from: *const ${c}) -> Self::Ref<'a> {
            ${type}(from, PhantomData)
        }
    }

    ::ftk::record_view!(${brackets}=> ${typePath(scope, decl)}: ${c});
  `;
}

function writeFieldCheck(scope: Scope, field: AbiField, c: Text): Text {
  const place = fieldPlace(field);
  const check = code`<${spellOwned(scope, field.type, field.boxed)} as glue::Read<_>>::check(addr_of!((*from).${place}), depth)?;`;
  if (!field.late) return check;
  return code`
    if ::ftk::present!(from, ${c}, ${place}) {
        ${check}
    }
  `;
}

/** An absent late field reads as its default where that is a plain value, otherwise as `None`. */
function writeAccessor(scope: Scope, field: AbiField, c: Text): Text {
  const place = fieldPlace(field);
  const own = spellOwned(scope, field.type, field.boxed);
  const result = spellRef(scope, field.type, field.boxed);
  const read = code`<${own} as glue::Read<_>>::read(addr_of!((*self.0).${place}))`;
  const form = (): readonly [Text, Text] => {
    if (!field.late) return [result, read];
    const absent = writeAbsent(field);
    const wrap = absent === undefined;
    const present = code`::ftk::present!(self.0, ${c}, ${place})`;
    const body = code`
      if ${present} {
          ${wrap ? code`Some(${read})` : read}
      } else {
          ${absent ?? code`None`}
      }
    `;
    return [wrap ? code`Option<${result}>` : result, body];
  };
  const [type, text] = form();
  return code`
    ${docs(field)}
    ${deprecation(field)}
    #[inline]
    pub fn ${fieldName(field)}(&self) -> ${type} {
        // SAFETY: checked with the graph, which lives during \`'a\`.
        unsafe {
            ${text}
        }
    }
  `;
}

function writeAbsent(field: AbiField): Text | undefined {
  const { type, default: value } = field;
  if (value === undefined || value.kind === "none") return code`None`;
  if (type.kind === "bool" && value.kind === "bool") return literal.rust.bool(value.value);
  if (type.kind === "int" && value.kind === "int") return literal.rust.integer(value.value, 64, true);
  if (type.kind === "float" && value.kind === "float") return literal.rust.float(value.value, type.bits);
  if (type.kind === "char" && value.kind === "char") return literal.rust.char(value.value);
  if (type.kind === "text" && value.kind === "text") return literal.rust.string(value.value);
  return undefined;
}

/** `DeliveryRef`: a variant read where it lies. Cases that hold objects show none of them. */
export function writeVariantView(scope: Scope, decl: AbiVariant): Text {
  const type = refName(decl);
  const c = sysPath(scope, decl.c);
  const shown = decl.cases.map((one) => withoutHandles(one));
  const life = readerBorrows(decl) && code`<'a>`;
  // A case may be called Ref as well.
  const result = decl.cases.some((one) => caseName(one) === "Ref") ? code`<Self as glue::Read<${c}>>::Ref<'a>` : code`Self::Ref<'a>`;
  return code`
    /// A \`${typeName(decl)}\`, read where it lies.
    #[derive(Clone, Copy)]
    pub enum ${type}${life} {
        ${shown.map((one) => writeCase(one, (field) => spellRef(scope, field.type, field.boxed, one.payload.kind === "single" ? spellCell(scope, field.type) : undefined)))}
        ${!decl.closed && code`
          /// A case that is newer than this program, by its number.
          Unknown(u32),
        `}
    }

    impl${genericsOf(scope, decl)} glue::Read<${c}> for ${typePath(scope, decl)} {
        type Ref<'a> = ${type}${life};
        #[inline]
        unsafe fn check(from: *const ${c}, depth: u32) -> Result<(), glue::Fault> {
            match (*from).tag {
                ${shown.map((one) => writeCheckCase(scope, one))}
                ${decl.closed ? code`_ => Err(glue::Fault::VALUE),` : code`_ => Ok(()),`}
            }
        }
        #[inline]
        unsafe fn read<'a>(from: *const ${c}) -> ${result} {
            match (*from).tag {
                ${shown.map((one) => writeReadCase(scope, type, one))}
                ${decl.closed ? code`_ => unreachable!("checked before"),` : code`tag => ${type}::Unknown(tag),`}
            }
        }
    }
  `;
}

/** Handles cannot be taken from a view, so a case is shown without them. */
function withoutHandles(one: AbiVariantCase): AbiVariantCase {
  const { payload } = one;
  if (payload.kind === "single" && payload.type.cell.handles) return { ...one, payload: { kind: "none" } };
  if (payload.kind !== "fields") return one;
  const fields = payload.fields.filter((field) => !field.type.cell.handles);
  return { ...one, payload: fields.length === 0 ? { kind: "none" } : { ...payload, fields } };
}

function writeCheckCase(scope: Scope, one: AbiVariantCase): Text {
  const { payload, tag } = one;
  if (payload.kind === "none") return code`${tag} => Ok(()),`;
  const member = code`(*from).as_.${safeValue(payload.member)}`;
  if (payload.kind === "single") {
    const owned = spellOwned(scope, payload.type, payload.boxed);
    if (payload.placement === "inline") return code`${tag} => <${owned} as glue::Read<_>>::check(addr_of!(${member}), depth),`;
    return code`${tag} => glue::check_at::<${owned}, _>(${member}, depth),`;
  }
  return code`
    ${tag} => {
        let ftk_fields = ${fieldsPointer(payload, member)};
        ${payload.fields.map((field) => code`<${spellOwned(scope, field.type, field.boxed)} as glue::Read<_>>::check(addr_of!((*ftk_fields).${fieldPlace(field)}), depth)?;`)}
        Ok(())
    }
  `;
}

function writeReadCase(scope: Scope, type: Name, one: AbiVariantCase): Hole {
  const { payload, tag } = one;
  if (payload.kind === "none") return code`${tag} => ${type}::${caseName(one)},`;
  const member = code`(*from).as_.${safeValue(payload.member)}`;
  if (payload.kind === "single") {
    const place = payload.placement === "inline" ? code`addr_of!(${member})` : member;
    return code`${tag} => ${type}::${caseName(one)}(<${spellOwned(scope, payload.type, payload.boxed)} as glue::Read<_>>::read(${place})),`;
  }
  const pointer = payload.placement === "inline" ? code`addr_of!(${member})` : member;
  return code`
    ${tag} => {
        let ftk_fields = ${pointer};
        ${type}::${caseName(one)} {
            ${payload.fields.map((field) => code`${fieldName(field)}: <${spellOwned(scope, field.type, field.boxed)} as glue::Read<_>>::read(addr_of!((*ftk_fields).${fieldPlace(field)})),`)}
        }
    }
  `;
}
