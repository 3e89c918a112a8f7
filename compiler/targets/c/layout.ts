/** Structs of the ABI as C, with named padding and assertions of every offset on both pointer widths. */
import { code, comment, each, list, name, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC, spellSlots } from "../../lower/c-spelling.js";
import {
  versionText,
  type AbiCField,
  type AbiField,
  type AbiLayout,
  type AbiNamed,
  type Sized,
} from "../../lower/index.js";

/** Docs with what every declaration adds to them: since when, and whether it is deprecated. `docs` stand instead of its own. */
export function docsOf(item: Pick<AbiNamed, "docs" | "since" | "deprecated">, more = "", docs = item.docs): string {
  if (more === "" && item.since === undefined && item.deprecated === undefined) return docs;
  const since = item.since === undefined ? "" : `Since ${versionText(item.since)}.`;
  const deprecated =
    item.deprecated === undefined ? "" : `Deprecated${item.deprecated.note === "" ? "." : `: ${item.deprecated.note}`}`;
  return [docs, more, since, deprecated].filter((part) => part !== "").join(" ");
}

/** `fields` are the declared members of the struct, for their docs. */
export function writeLayout(layout: AbiLayout, docs: string, fields: readonly AbiField[] = []): Text {
  const c = name(layout.name);
  const byName = new Map(fields.map((field) => [field.c, field]));
  const write = (field: AbiCField): Hole => writeField(field, byName.get(field.name));
  const functions = layout.role === "vtable" || layout.role === "table";
  const placed = functions ? [] : layout.growable ? layout.fields.slice(2) : layout.fields;
  return code`
    ${comment("/** */", docs)}
    typedef struct ${c} {
        ${layout.role === "table" ? each(layout.fields, write) : layout.fields.map(write)}
    } ${c};
    ${assert(code`sizeof(${c})`, layout.size)}
    ${placed.map((field) => field.kind !== "padding" && !isFirst(field.offset) && assert(code`offsetof(${c}, ${name(field.name)})`, field.offset))}
  `;
}

function isFirst({ on64, on32 }: Sized): boolean {
  return on64 === 0 && on32 === 0;
}

function assert(what: Text, { on64, on32 }: Sized): Text {
  return code`FTK_ASSERT_LAYOUT(${what}, ${on64}, ${on32});`;
}

function writeField(field: AbiCField, declared: AbiField | undefined): Hole {
  switch (field.kind) {
    case "field":
      return code`
        ${comment("/** */", declared === undefined ? field.doc : docsOf(declared))}
        ${spelling(declareC(field.c, field.name))};
      `;
    case "padding":
      return writePadding(field.name, field.bytes);
    case "union":
      return code`
        union {
            uint64_t words[2];
            ${field.members.map((member) => code`${spelling(declareC(member.c, member.name))};`)}
        } ${name(field.name)};
      `;
    case "function":
      return code`
        ${comment("/** */", field.doc)}
        ${spelling(declareC(field.result, ""))}(*${name(field.name)})(${list(spellSlots(field.slots).map(spelling))});
      `;
  }
}

function writePadding(padding: string, { on64, on32 }: Sized): Text {
  const field = name(padding);
  if (on64 === on32) return code`uint8_t ${field}[${on64}];`;
  if (on64 > 0 && on32 > 0) return code`uint8_t ${field}[FTK_POINTER_32 ? ${on32} : ${on64}];`;
  return code`
    #if ${on64 > 0 && code`!`}FTK_POINTER_32
    uint8_t ${field}[${on64 > 0 ? on64 : on32}];
    #endif
  `;
}
