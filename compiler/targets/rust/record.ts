// Structs and records: the types, their conversions, and the accessors that read a record in place.
import { code, list, literal, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiField, AbiRecord, AbiStruct, AbiValue } from "../../lower/index.js";
import { deprecation, docs, versionArguments } from "./attributes.js";
import { derives } from "./enum.js";
import { fieldName, typeName } from "./names.js";
import { commas, heldHere, heldName, sysPath, typePath, type Scope } from "./scope.js";
import { hasDefault, hasLayoutOfC, spellOwned, structTraits } from "./types.js";
import { writeDiffers, writeValue } from "./values.js";

/** `<Basket, Shop>` for a type that holds objects, nothing otherwise. */
export function genericsOf(scope: Scope, decl: AbiRecord | AbiStruct | Extract<Scope["facts"]["abi"]["types"][number], { kind: "variant" }>): Text {
  const held = heldHere(scope, decl);
  return held.length === 0 ? code`` : code`<${commas(held.map((one) => code`${heldName(one)}`))}>`;
}

/** `<Basket: glue::Lift<*mut sys::acme_shop_basket>>` */
export function boundsOf(scope: Scope, decl: Parameters<typeof genericsOf>[1], bound: "Lift" | "Give"): Text {
  const held = heldHere(scope, decl);
  if (held.length === 0) return code``;
  return code`<${commas(held.map((one) => code`${heldName(one)}: glue::${name(bound)}<*mut ${sysPath(scope, one.c)}>`))}>`;
}

/** A struct, with the layout of C where Rust can have it. */
export function writeStruct(scope: Scope, decl: AbiStruct): Text {
  const fields = decl.fields.map((field) => field.type);
  return code`
    ${docs(decl)}
    ${deprecation(decl)}
    #[derive(${derives(structTraits(fields))})]
    ${fields.every(hasLayoutOfC) && code`#[repr(C)]`}
    pub struct ${typeName(decl)} {
        ${decl.fields.map((field) => writeField(scope, field))}
    }
  `;
}

function writeField(scope: Scope, field: AbiField): Text {
  return code`
    ${docs(field)}
    ${deprecation(field)}
    pub ${fieldName(field)}: ${spellOwned(scope, field.type, field.boxed)},
  `;
}

/** Conversions of a struct. */
export function writeStructConversions(scope: Scope, decl: AbiStruct): Text {
  const type = typePath(scope, decl);
  const c = sysPath(scope, decl.c);
  const names = decl.fields.map((field) => code`${fieldName(field)}: ${name(fieldPlace(field))}`);
  if (decl.fields.every((field) => field.type.cell.plain)) return code`::ftk::plain_struct!(${type}: ${c} { ${commas(names)} });`;
  const twin = decl.fields.every((field) => hasLayoutOfC(field.type)) && code`twin `;
  return code`::ftk::checked_struct!(${twin}${type}: ${c} { ${commas(names)} });`;
}

/** The member of the C struct. */
export function fieldPlace(field: AbiField): Name {
  return safeMember(field.c);
}

function safeMember(c: string): Name {
  return fieldName({ name: c, rename: {} });
}

/** A record: the type with its constructors. */
export function writeRecord(scope: Scope, decl: AbiRecord): Text {
  const generics = genericsOf(scope, decl);
  const sensitive = decl.fields.some((field) => field.sensitive);
  const derived = sensitive ? code`Clone, PartialEq` : code`Clone, Debug, PartialEq`;
  return code`
    ${docs(decl)}
    ${deprecation(decl)}
    #[derive(${derived})]
    pub struct ${typeName(decl)}${generics} {
        ${decl.fields.map((field) => writeField(scope, field))}
    }

    ${sensitive && writeDebug(scope, decl)}

    ${writeNew(scope, decl)}

    ${writeDefault(scope, decl)}
  `;
}

function writeDebug(scope: Scope, decl: AbiRecord): Text {
  const held = heldHere(scope, decl);
  const bounds = held.length === 0 ? code`` : code`<${commas(held.map((one) => code`${heldName(one)}: ::std::fmt::Debug`))}>`;
  const fields = decl.fields.map((field) => {
    const label = literal.rust.string(field.name);
    return field.sensitive ? code`.field(${label}, &::ftk::glue::HIDDEN)` : code`.field(${label}, &self.${fieldName(field)})`;
  });
  return code`
    impl${bounds} ::std::fmt::Debug for ${typeName(decl)}${genericsOf(scope, decl)} {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct(${literal.rust.string(typeName(decl))})
                ${fields}
                .finish()
        }
    }
  `;
}

/** `new(...)` takes what has no default in the interface; absent when nothing or everything is asked for by `Default`. */
function writeNew(scope: Scope, decl: AbiRecord): Hole {
  const required = decl.fields.filter((field) => field.default === undefined && !isOptional(field));
  if (required.length === 0) return undefined;
  const params = required.map((field) => code`${fieldName(field)}: ${writeIntoType(scope, field)}`);
  const generics = genericsOf(scope, decl);
  return code`
    impl${generics} ${typeName(decl)}${generics} {
        /// A value with the defaults of all other fields.
        pub fn new(${list(params, { trailing: true })}) -> Self {
            Self {
                ${decl.fields.map((field) => code`${writeInit(scope, field, required.includes(field))},`)}
            }
        }
    }
  `;
}

function isOptional(field: AbiField): boolean {
  return field.type.kind === "optional";
}

function writeIntoType(scope: Scope, field: AbiField): Text {
  return field.type.kind === "text" ? code`impl Into<String>` : spellOwned(scope, field.type, field.boxed);
}

function writeInit(scope: Scope, field: AbiField, required: boolean): Text {
  const place = fieldName(field);
  if (required) return field.type.kind === "text" ? code`${place}: ${place}.into()` : code`${place}`;
  return code`${place}: ${writeDefaultValue(scope, field)}`;
}

/** The default of a field: as written, or the natural one of its type. */
export function writeDefaultValue(scope: Scope, field: AbiField): Text {
  if (field.default !== undefined) return writeValue(scope, field.type, field.default, field.boxed);
  return isOptional(field) ? code`None` : code`Default::default()`;
}

function writeDefault(scope: Scope, decl: AbiRecord): Hole {
  if (!decl.fields.every((field) => field.default !== undefined || hasDefault(field.type))) return undefined;
  const generics = genericsOf(scope, decl);
  return code`
    impl${generics} Default for ${typeName(decl)}${generics} {
        fn default() -> Self {
            Self {
                ${decl.fields.map((field) => code`${fieldName(field)}: ${writeDefaultValue(scope, field)},`)}
            }
        }
    }
  `;
}

/** Conversions of a record: lift, lower (or give, when it holds handles), and both behind a pointer. */
export function writeRecordConversions(scope: Scope, decl: AbiRecord): Text {
  const type = typePath(scope, decl);
  const c = sysPath(scope, decl.c);
  const held = heldHere(scope, decl);
  const moved = held.length > 0 || decl.fields.some((field) => field.type.cell.handles);
  const form = held.length > 0 ? code`holds [${commas(held.map((one) => code`${heldName(one)}`))}]` : moved ? code`moves` : code`copies`;
  return code`
    ${writeRecordLift(scope, decl)}

    ${writeRecordLower(scope, decl, moved)}

    ::ftk::record!(${form} ${type}: ${c});
  `;
}

/** A record is made where it is to lie; what is there already is dropped when a later field fails. */
function writeRecordLift(scope: Scope, decl: AbiRecord): Text {
  const c = sysPath(scope, decl.c);
  const handles = decl.fields.filter((field) => field.type.cell.handles);
  return code`
    impl${boundsOf(scope, decl, "Lift")} glue::Lift<${c}> for ${typePath(scope, decl)} {
        unsafe fn lift_to(from: *const ${c}, to: *mut Self, cx: &glue::Lifting) -> Result<(), glue::Fault> {
            ${writeSizeCheck(decl, c)}
            ${handles.map((field) => code`let ${local(field)} = ${writeLift(scope, field, c)};`)}
            ${decl.fields.length > 0 && code`
              glue::filled((
                  ${decl.fields.map((field) => code`${handles.includes(field) ? local(field) : writeLift(scope, field, c)}?,`)}
              ));
            `}
            Ok(())
        }
    }
  `;
}

function local(field: AbiField): Name {
  return name(`ftk_${field.c}`);
}

/** The size that every writer of the record reaches: up to the first late field. */
export function writeSizeCheck(decl: Pick<AbiRecord, "fields">, c: Text): Text {
  const late = decl.fields.find((field) => field.late);
  if (late === undefined) return code`::ftk::complete!(from, ${c});`;
  return code`::ftk::complete!(from, ${c}, ${fieldPlace(late)});`;
}

function writeLift(scope: Scope, field: AbiField, c: Text): Text {
  const place = fieldPlace(field);
  const to = code`addr_of_mut!((*to).${fieldName(field)})`;
  const lift = code`glue::placed(addr_of!((*from).${place}), ${to}, cx)`;
  if (!field.late) return lift;
  return code`
    if ::ftk::present!(from, ${c}, ${place}) {
        ${lift}
    } else {
        Ok(glue::Placed::new(${to}, ${writeDefaultValue(scope, field)}))
    }
  `;
}

function writeRecordLower(scope: Scope, decl: AbiRecord, moved: boolean): Text {
  const c = sysPath(scope, decl.c);
  const bounds = boundsOf(scope, decl, "Give");
  const body = code`
    ${writeLateChecks(scope, decl)}
    out.size = size_of::<${c}>() as u32;
    ${decl.fields.map((field) => writeLower(field, moved))}
    Ok(())
  `;
  if (!moved) {
    return code`
      impl glue::Lower<${c}> for ${typePath(scope, decl)} {
          fn lower(&self, out: &mut ${c}, cx: &mut glue::Lowering) -> Result<(), glue::Fault> {
              ${body}
          }
      }
    `;
  }
  return code`
    impl${bounds} glue::Give<${c}> for ${typePath(scope, decl)} {
        fn give(self, out: &mut ${c}, cx: &mut glue::Lowering) -> Result<(), glue::Fault> {
            ${body}
        }
    }
  `;
}

function writeLower(field: AbiField, moved: boolean): Text {
  const place = fieldPlace(field);
  const own = fieldName(field);
  if (!moved) return code`glue::Lower::lower(&self.${own}, &mut out.${place}, cx)?;`;
  if (field.type.cell.handles) return code`glue::Give::give(self.${own}, &mut out.${place}, cx)?;`;
  return code`cx.keep(&self.${own}, &mut out.${place})?;`;
}

/** An older provider would lose what it does not know: refused, unless it is the default or the field is ignorable. */
function writeLateChecks(scope: Scope, decl: AbiRecord): Text[] {
  return decl.fields.flatMap((field) => {
    const { late, since, ignorable, default: value } = field;
    if (!late || ignorable || since === undefined) return [];
    const differs = writeDiffers(scope, field.type, code`self.${fieldName(field)}`, value ?? NONE);
    return [code`
      if cx.older(&sys::NEED, ${versionArguments(since)}) && ${differs} {
          return Err(glue::Fault::unavailable(${literal.rust.string(`${decl.name}.${field.name}`)}));
      }
    `];
  });
}

const NONE: AbiValue = { kind: "none" };
