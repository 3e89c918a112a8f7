// sys.rs: the C ABI of the package. Structs with their padding on both pointer widths, asserted, and the table of functions.
import { code, each, list, literal, name, type Hole, type Text } from "../../print/index.js";
import type { Abi, AbiCField, AbiLayout, AbiTable, Slot } from "../../lower/index.js";
import { safeValue, slotName } from "./names.js";
import type { Scope } from "./scope.js";
import { spellC } from "./types.js";

/** The whole module. */
export function writeSys(scope: Scope): Text {
  const { abi } = scope.facts;
  return code`
    //! The C ABI of the package. The types of the package are made from these; programs need not use them.
    #![allow(missing_docs, non_camel_case_types, non_snake_case)]

    ${each(abi.resources, (resource) => code`
      /// Opaque: only handles point to it.
      #[repr(C)]
      pub struct ${name(resource.c)} {
          _opaque: [u8; 0],
      }
    `)}

    ${each([...abi.layouts, abi.table.layout], (layout) => writeLayout(scope, layout))}

    ${writeTable(abi)}
  `;
}

function writeLayout(scope: Scope, layout: AbiLayout): Text {
  const union = layout.fields.find((field) => field.kind === "union");
  return code`

    ${union?.kind === "union" && writeUnion(scope, layout, union)}

    #[repr(C)]
    ${layout.role !== "table" && code`#[derive(Clone, Copy)]`}
    pub struct ${name(layout.name)} {
        ${everyField(layout, (field) => writeField(scope, layout, field))}
    }
    ${writeAssertions(layout)}
    ${writeCell(scope, layout)}

  `;
}

/** What `write` makes of the fields: of the table, which has thousands in a large package, one by one. */
function everyField(layout: AbiLayout, write: (field: AbiCField) => Hole): readonly Hole[] {
  return layout.role === "table" ? each(layout.fields, write) : layout.fields.map(write);
}

function writeField(scope: Scope, layout: AbiLayout, field: AbiCField): Text {
  switch (field.kind) {
    case "field": return code`pub ${safeValue(field.name)}: ${spellC(scope, field.c)},`;
    case "union": return code`pub as_: ${name(`${layout.name}_as`)},`;
    case "function": return code`pub ${safeValue(field.name)}: ${writePointer(scope, layout, field)},`;
    case "padding": {
      const one = (width: 64 | 32, bytes: number): Text | false => bytes > 0 && code`
        #[cfg(target_pointer_width = ${literal.rust.string(String(width))})]
        pub ${safeValue(field.name)}: [u8; ${bytes}],
      `;
      const { on64, on32 } = field.bytes;
      if (on64 === on32) return code`pub ${safeValue(field.name)}: [u8; ${on64}],`;
      return code`${[one(64, on64), one(32, on32)]}`;
    }
  }
}

function writePointer(scope: Scope, layout: AbiLayout, field: AbiCField & { kind: "function" }): Text {
  const pointer = code`unsafe extern "C" fn(${writeSlots(scope, field.slots)}) -> i32`;
  return layout.role === "table" && scope.facts.late.has(field.name) ? code`Option<${pointer}>` : pointer;
}

/** Parameters of a C function. */
export function writeSlots(scope: Scope, slots: readonly Slot[]): Text {
  return list(slots.map((slot) => code`${slotName(slots, slot)}: ${spellC(scope, slot.c)}`), { trailing: true });
}

function writeUnion(scope: Scope, layout: AbiLayout, union: AbiCField & { kind: "union" }): Text {
  return code`
    #[repr(C)]
    #[derive(Clone, Copy)]
    pub union ${name(`${layout.name}_as`)} {
        pub words: [u64; 2],
        ${union.members.map((member) => code`pub ${safeValue(member.name)}: ${spellC(scope, member.c)},`)}
    }
  `;
}

function writeAssertions(layout: AbiLayout): Text {
  const places = everyField(layout, (field) => {
    if (field.kind === "padding") return undefined;
    return code`${field.kind === "union" ? name("as_") : safeValue(field.name)}: ${field.offset.on64}, ${field.offset.on32};`;
  });
  return code`
    ::ftk::layout! {
        ${name(layout.name)}: ${layout.size.on64}, ${layout.size.on32};
        ${places}
    }
  `;
}

function writeCell(scope: Scope, layout: AbiLayout): Text | undefined {
  const type = (field: string): Text => {
    const found = layout.fields.find((one) => one.kind === "field" && one.name === field);
    if (found?.kind !== "field") throw new Error(`no member ${field} in ${layout.name}`);
    return field === "ptr" && found.c.kind === "pointer" ? spellC(scope, found.c.to) : spellC(scope, found.c);
  };
  switch (layout.role) {
    case "list": case "map": return code`::ftk::cell!(list ${name(layout.name)} of ${type("ptr")});`;
    case "rows": return code`::ftk::cell!(rows ${name(layout.name)} of ${type("ptr")});`;
    case "optional": return code`::ftk::cell!(optional ${name(layout.name)} of ${type("value")});`;
    case "entry": return code`::ftk::cell!(entry ${name(layout.name)} of ${type("key")}, ${type("value")});`;
    default: return undefined;
  }
}

function writeTable(abi: Abi): Text {
  const { version } = abi.package;
  const table = name(abi.table.layout.name);
  return code`
    // SAFETY: tables are immutable and live as long as the process.
    unsafe impl Sync for ${table} {}

    const GROUPS: &[::ftk::sys::Group] = &[
        ${writeGroups(abi.table)}
    ];

    /// What this side of the package is: the head of a provider's table, and what a consumer needs.
    pub const BASE: ::ftk::sys::Api = ::ftk::sys::Api {
        size: ::std::mem::size_of::<${table}>() as u32,
        abi: ::ftk::sys::ABI,
        major: ${version.major},
        minor: ${version.minor},
        patch: ${version.patch},
        group_count: ${abi.table.groups.length},
        groups: GROUPS.as_ptr(),
        package: ::ftk::sys::Str::of(${literal.rust.string(abi.package.name)}),
    };

    /// What a consumer was built against.
    pub static NEED: ::ftk::sys::Api = BASE;
  `;
}

function writeGroups(table: AbiTable): Text[] {
  return table.groups.map(({ version, id }) => code`
    ::ftk::sys::Group {
        major: ${version.major},
        minor: ${version.minor},
        patch: ${version.patch},
        reserved: 0,
        id: [${literal.rust.integer(id[0], 64, false)}, ${literal.rust.integer(id[1], 64, false)}],
    },
  `);
}
