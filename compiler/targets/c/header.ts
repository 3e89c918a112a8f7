/** The header of a package: the ABI itself, in an order that C accepts. */
import { code, comment, literal, name, spelling, type Hole, type Sink, type Text } from "../../print/index.js";
import { namedC, spellFlags } from "../../lower/c-spelling.js";
import {
  type AbiEntry,
  versionText,
  type Abi,
  type AbiCallback,
  type AbiDecl,
  type AbiField,
  type AbiLayout,
  type AbiTable,
  type AbiType,
} from "../../lower/index.js";
import { callableOfEntry, writePrototype } from "./call.js";
import { needsMath, writeConstant } from "./constant.js";
import { writeEnum, writeNewtype } from "./enum.js";
import { writeCodes, writePayloadMacros } from "./error.js";
import { docsOf, writeLayout } from "./layout.js";
import { filesOf, upper } from "./names.js";
import { bannerOf, each, sendSections } from "./print-file.js";
import { writeRecordMacros, writeStructMacros } from "./record.js";
import { writeAliases } from "./rename.js";
import { writeDispose, writeHandleType, writeTake } from "./resource.js";
import { spellIdl } from "./units.js";
import { variantDocs, writeTags } from "./variant.js";
import { shapesOf, keyOf } from "./walk.js";

/** Includes of the same file of each imported package. */
export function importIncludes(
  abi: Abi,
  fileOf: (prefix: string) => string,
  folders: Readonly<Record<string, string>>,
): readonly Text[] {
  return abi.imports.map((one) => {
    const folder = folders[one.package.name] ?? "";
    const path =
      folder === "" || folder === "." ? fileOf(one.package.prefix) : `${folder}/${fileOf(one.package.prefix)}`;
    return code`#include ${literal.c.string(path)}`;
  });
}

/** `<prefix>.h` */
export function writeHeader(sink: Sink, abi: Abi, folders: Readonly<Record<string, string>>): void {
  const { prefix, docs } = abi.package;
  const guard = upper(`${prefix}_h`);
  const top = code`
    ${bannerOf(abi)}
    ${comment("/** */", docs)}
    #ifndef ${guard}
    #define ${guard}

    #include <ftk/ftk.h>
    ${usesMath(abi) && code`#include <math.h>`}
    ${importIncludes(abi, (one) => filesOf(one).header, folders)}

    FTK_BEGIN
  `;
  const bottom = code`
    FTK_END_C

    #endif
  `;
  sendSections(sink, top, writeBody(abi), bottom);
}

function* writeBody(abi: Abi): Generator<Hole> {
  yield writeVersion(abi);
  yield* each(abi.resources, writeHandleType);
  yield* each(abi.types, writeScalar);
  yield* writeStructs(abi);
  for (const decl of abi.types) {
    if (decl.kind !== "error") continue;
    yield writeCodes(decl);
    yield* each(decl.cases, (one) => writePayloadMacros(decl, one));
  }
  yield* each(abi.types, writeDeclMacros);
  yield* each(abi.callbacks, writeCallbackMacro);
  yield* each(abi.constants, writeConstant);
  yield* each(abi.resources, writeTake);
  yield* writeFunctions(abi);
  yield writeTable(abi.table);
  yield writeAliases(abi);
}

function usesMath(abi: Abi): boolean {
  const fields = abi.types.flatMap((decl) => {
    if (decl.kind === "struct" || decl.kind === "record") return decl.fields;
    return decl.kind === "error" ? decl.cases.flatMap((one) => one.payload?.fields ?? []) : [];
  });
  return (
    abi.constants.some((one) => needsMath(one.value)) ||
    fields.some((field) => field.default !== undefined && needsMath(field.default))
  );
}

function writeVersion(abi: Abi): Text {
  const { prefix, version } = abi.package;
  const p = upper(prefix);
  const last = abi.table.groups.length - 1;
  return code`
    /** The version of the package that this header describes. */
    #define ${p}_VERSION_MAJOR ${version.major}u
    #define ${p}_VERSION_MINOR ${version.minor}u
    #define ${p}_VERSION_PATCH ${version.patch}u

    /** Identity of what each version declared: initialisers of ftk_group. Two sides compare the versions that both know. */
    #define ${p}_GROUP_COUNT ${abi.table.groups.length}u
    #define ${p}_GROUPS \\
        ${abi.table.groups.map(
          ({ version: since, id: [high, low] }, i) => code`
          {${since.major}u, ${since.minor}u, ${since.patch}u, 0u, {${hex(high)}, ${hex(low)}}}${i < last && code`, \\`}
        `,
        )}
  `;
}

function hex(word: bigint): Text {
  return code`${literal.c.integer(word, 64, false)}`;
}

function writeScalar(decl: AbiDecl): Hole {
  if (decl.kind === "newtype") return writeNewtype(decl);
  return decl.kind === "enum" || decl.kind === "flags" ? writeEnum(decl) : false;
}

/** Structs in the order of the Abi, after forward declarations of those that are pointed to before they stand. */
function* writeStructs(abi: Abi): Generator<Hole> {
  const docs = docsByLayout(abi);
  const layouts = abi.layouts.filter((layout) => layout.role !== "table");
  const forward = forwardDeclared(layouts);
  if (forward.length > 0) yield code`${forward.map((one) => code`typedef struct ${name(one)} ${name(one)};`)}`;
  yield* each(layouts, (layout) => writeStruct(layout, docs.get(layout.name)));
}

function forwardDeclared(layouts: readonly AbiLayout[]): readonly string[] {
  const all = new Set(layouts.map((layout) => layout.name));
  const stood = new Set<string>();
  const forward = new Set<string>();
  for (const layout of layouts) {
    for (const used of mentioned(layout)) if (all.has(used) && !stood.has(used)) forward.add(used);
    stood.add(layout.name);
  }
  return layouts.map((layout) => layout.name).filter((one) => forward.has(one));
}

function mentioned(layout: AbiLayout): readonly string[] {
  return layout.fields.flatMap((field) => {
    if (field.kind === "field") return [namedC(field.c)];
    if (field.kind === "union") return field.members.map((member) => namedC(member.c));
    return field.kind === "function" ? field.slots.map((slot) => namedC(slot.c)) : [];
  });
}

/** What is said about a struct, and what stands before it. */
interface LayoutDocs {
  readonly docs: string;
  readonly fields?: readonly AbiField[];
  readonly before?: Text;
}

function docsByLayout(abi: Abi): ReadonlyMap<string, LayoutDocs> {
  const found = new Map<string, LayoutDocs>();
  for (const type of shapesOf(abi)) found.set(keyOf(type), { docs: shapeDocs(type) });
  for (const callback of abi.callbacks)
    found.set(callback.c, { docs: docsOf(callback, scopeDocs(callback)) });
  for (const decl of abi.types) {
    if (decl.kind === "struct" || decl.kind === "record")
      found.set(decl.c, { docs: docsOf(decl), fields: decl.fields });
    if (decl.kind === "variant") found.set(decl.c, { docs: variantDocs(decl), before: writeTags(decl) });
    if (decl.kind !== "variant" && decl.kind !== "error") continue;
    for (const one of decl.cases) {
      if (one.payload === null || !("layout" in one.payload)) continue;
      found.set(one.payload.layout.name, {
        docs: `Payload of \`${decl.name}.${one.name}\`.`,
        fields: one.payload.fields,
      });
    }
  }
  return found;
}

function writeStruct(layout: AbiLayout, known: LayoutDocs | undefined): Text {
  const written = writeLayout(
    layout,
    known?.docs ?? (layout.role === "entry" ? "One entry of a map." : ""),
    known?.fields,
  );
  if (known?.before === undefined) return written;
  return code`
    ${known.before}

    ${written}
  `;
}

function scopeDocs(callback: AbiCallback): string {
  const valid = "Valid only during the call that it is passed to.";
  if (callback.thread !== "any") return valid;
  return `${valid} The provider may call it on any thread, and on several at once. Pass a context from ftk_scope_open to have later calls refused.`;
}

function shapeDocs(type: AbiType): string {
  const rows = type.kind === "list" && type.rows ? `; element i: FTK_ROW(${keyOf(type.element)}, list, i).` : "";
  return `\`${spellIdl(type)}\`${rows}`;
}

function writeDeclMacros(decl: AbiDecl): Text | false {
  if (decl.kind === "record") return writeRecordMacros(decl.layout, decl.fields, decl.name);
  return decl.kind === "struct" && writeStructMacros(decl);
}

function writeCallbackMacro(callback: AbiCallback): Text {
  const c = name(callback.c);
  return code`
    ${comment("/** */", `Initialiser of a ${callback.c} that calls \`function\`${callback.thread === "any" ? ", on any thread" : ""}.`)}
    #define ${upper(callback.c)}(function) {{sizeof(${c}), ${spelling(spellFlags(callback.flags))}, NULL, NULL}, function}
  `;
}

/** In loaded mode the functions come from the header of that mode. */
function* writeFunctions(abi: Abi): Generator<Hole> {
  yield code`#ifndef ${upper(abi.package.prefix)}_LOADED`;
  yield* each(abi.table.entries, writePrototype);
  yield* each(abi.resources, writeDispose);
  yield code`#endif`;
}

function writeTable(table: AbiTable): Text {
  const late = new Map(
    table.entries.map((entry) => [
      callableOfEntry(entry).slot,
      entry.kind === "function" ? entry.function.since : entry.resource.since,
    ]),
  );
  const fields = table.layout.fields.map((field) => {
    if (field.kind !== "function") return field;
    const since = late.get(field.name);
    return { ...field, doc: since === undefined ? "" : `Since ${versionText(since)}.` };
  });
  const docs = [
    "Every function of the package, in slot order: a newer table only adds at its end.",
    ...(table.entries.some(givesText) ? ["Text that is taken straight out of it may have no NUL behind it (`ftk_buf_terminate`)."] : []),
  ];
  return code`
    ${writeLayout({ ...table.layout, fields }, docs.join(" "))}

    /** The one export that every provider library must have: the table for \`major\`, or NULL and FTK_E_VERSION. Any thread. */
    FTK_EXPORT const ftk_api *${name(table.symbol)}(uint32_t major, uint32_t min_minor, ftk_error **err);
  `;
}

function givesText(entry: AbiEntry): boolean {
  if (entry.kind !== "function") return false;
  const { give } = entry.function.result;
  return give.kind === "buffer" && give.text;
}
