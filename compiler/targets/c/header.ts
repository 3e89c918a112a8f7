/** The header of a package: the ABI itself, in an order that C accepts. */
import {
  banner,
  code,
  comment,
  literal,
  name,
  paragraphs,
  printFile,
  type Hole,
  type Text,
} from "../../print/index.js";
import { namedC } from "../../lower/c-spelling.js";
import {
  versionText,
  type Abi,
  type AbiCallback,
  type AbiDecl,
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
import { writeRecordMacros, writeStructMacros } from "./record.js";
import { writeAliases } from "./rename.js";
import { writeDispose, writeHandleType, writeTake } from "./resource.js";
import { spellIdl } from "./units.js";
import { variantDocs, writeTags } from "./variant.js";
import { shapesOf, keyOf } from "./walk.js";

/** Columns of generated C. */
export const WIDTH = 120;

/** The banner of every file. */
export function bannerOf(abi: Abi): Text {
  return banner("/* */", "ffi", `${abi.package.name} ${versionText(abi.package.version)}`);
}

/** Prints a C file. */
export function printC(text: Text): string {
  return printFile(text, { width: WIDTH, preprocessor: true });
}

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
export function writeHeader(abi: Abi, folders: Readonly<Record<string, string>>): string {
  const { prefix, docs } = abi.package;
  const guard = upper(`${prefix}_h`);
  return printC(code`
    ${bannerOf(abi)}
    ${comment("/** */", docs)}
    #ifndef ${guard}
    #define ${guard}

    #include <ftk/ftk.h>
    ${usesMath(abi) && code`#include <math.h>`}
    ${importIncludes(abi, (one) => filesOf(one).header, folders)}

    FTK_BEGIN

    ${paragraphs([
      writeVersion(abi),
      ...abi.resources.map(writeHandleType),
      ...writeScalars(abi),
      ...writeStructs(abi),
      ...abi.types.flatMap((decl) =>
        decl.kind === "error" ? [writeCodes(decl), ...decl.cases.map((one) => writePayloadMacros(decl, one))] : [],
      ),
      ...abi.types.map(writeDeclMacros),
      ...abi.callbacks.map(writeCallbackMacro),
      ...abi.constants.map(writeConstant),
      ...abi.resources.map(writeTake),
      writeFunctions(abi),
      writeTable(abi.table),
      writeAliases(abi),
    ])}

    FTK_END_C

    #endif
  `);
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

function writeScalars(abi: Abi): readonly Hole[] {
  return abi.types.map((decl) => {
    if (decl.kind === "newtype") return writeNewtype(decl);
    return decl.kind === "enum" || decl.kind === "flags" ? writeEnum(decl) : false;
  });
}

/** Structs in the order of the Abi, after forward declarations of those that are pointed to before they stand. */
function writeStructs(abi: Abi): readonly Hole[] {
  const owners = new Map(abi.types.flatMap((decl) => ("layout" in decl ? [[decl.layout.name, decl] as const] : [])));
  const callbacks = new Map(abi.callbacks.map((callback) => [callback.c, callback]));
  const shapes = new Map(shapesOf(abi).map((type) => [keyOf(type), shapeDocs(type)]));
  const layouts = abi.layouts.filter((layout) => layout.role !== "table");
  const forward = forwardDeclared(layouts);
  return [
    forward.length > 0 && code`${forward.map((one) => code`typedef struct ${name(one)} ${name(one)};`)}`,
    ...layouts.map((layout) =>
      writeStruct(
        layout,
        owners.get(layout.name),
        callbacks.get(layout.name),
        shapes.get(layout.name),
        payloadOf(abi, layout),
      ),
    ),
  ];
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

function writeStruct(
  layout: AbiLayout,
  decl: AbiDecl | undefined,
  callback: AbiCallback | undefined,
  shape: string | undefined,
  payload: Payload | undefined,
): Text {
  if (callback !== undefined)
    return writeLayout({ ...layout }, docsOf(callback, "Valid only during the call that it is passed to."));
  if (payload !== undefined) return writeLayout(layout, payload.docs, payload.fields);
  if (decl?.kind === "variant") {
    return code`
      ${writeTags(decl)}

      ${writeLayout(layout, variantDocs(decl))}
    `;
  }
  if (decl?.kind === "struct" || decl?.kind === "record") return writeLayout(layout, docsOf(decl), decl.fields);
  return writeLayout(layout, shape ?? (layout.role === "entry" ? "One entry of a map." : ""));
}

function shapeDocs(type: AbiType): string {
  const rows = type.kind === "list" && type.rows ? `; element i: FTK_ROW(${keyOf(type.element)}, list, i).` : "";
  return `\`${spellIdl(type)}\`${rows}`;
}

interface Payload {
  readonly docs: string;
  readonly fields: Parameters<typeof writeLayout>[2];
}

function payloadOf(abi: Abi, layout: AbiLayout): Payload | undefined {
  if (layout.role !== "payload") return undefined;
  for (const decl of abi.types) {
    if (decl.kind !== "variant" && decl.kind !== "error") continue;
    for (const one of decl.cases) {
      const payload = one.payload;
      if (payload === null || !("layout" in payload) || payload.layout.name !== layout.name) continue;
      return { docs: `Payload of \`${decl.name}.${one.name}\`.`, fields: payload.fields };
    }
  }
  return undefined;
}

function writeDeclMacros(decl: AbiDecl): Text | false {
  if (decl.kind === "record") return writeRecordMacros(decl.layout, decl.fields, decl.name);
  return decl.kind === "struct" && writeStructMacros(decl);
}

function writeCallbackMacro(callback: AbiCallback): Text {
  const c = name(callback.c);
  return code`
    ${comment("/** */", `Initialiser of a ${callback.c} that calls \`function\`.`)}
    #define ${upper(callback.c)}(function) {{sizeof(${c}), 0, NULL, NULL}, function}
  `;
}

/** In loaded mode the functions come from the header of that mode. */
function writeFunctions(abi: Abi): Text {
  const { prefix } = abi.package;
  return code`
    #ifndef ${upper(prefix)}_LOADED
    ${paragraphs([...abi.table.entries.map(writePrototype), ...abi.resources.map(writeDispose)])}
    #endif
  `;
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
  return code`
    ${writeLayout({ ...table.layout, fields }, "Every function of the package, in slot order: a newer table only adds at its end.")}

    /** The one export that every provider library must have: the table for \`major\`, or NULL and FTK_E_VERSION. Any thread. */
    FTK_EXPORT const ftk_api *${name(table.symbol)}(uint32_t major, uint32_t min_minor, ftk_error **err);
  `;
}
