/** What goes with a growable struct: its initialiser with all defaults, the test for late fields, and their default-aware getters. */
import { code, comment, name, spelling, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import { versionText, type AbiField, type AbiLayout, type AbiStruct, type CType } from "../../lower/index.js";
import { memberInitializers, Statics } from "./constant.js";
import { upper } from "./names.js";
import { macro } from "./print-file.js";

/** For records and payloads of errors. `what` is how docs call it. */
export function writeRecordMacros(layout: AbiLayout, fields: readonly AbiField[], what: string): Text {
  const c = name(layout.name);
  const statics = new Statics(`${layout.name}_ftk_initial`);
  const members = memberInitializers(layout.name, defaulted(fields), true, statics);
  const late = fields.filter((field) => field.late);
  return code`
    ${
      statics.objects.length > 0 &&
      code`
      #ifndef __cplusplus
      ${statics.objects}
      #endif
    `
    }
    ${comment("/** */", `Initialiser of \`${what}\`: its size and all defaults.`)}
    ${initialiser(layout.name, members)}
    ${
      late.length > 0 &&
      code`
      ${comment("/** */", "1 when the writer of the record knew the field; otherwise the getter gives its default.")}
      #define ${upper(layout.name)}_HAS(record, field) FTK_FIELD_PRESENT(record, ${c}, field)
      #ifndef __cplusplus
      ${late.map((field) => writeGetter(layout.name, field))}
      #endif
    `
    }
  `;
}

function initialiser(c: string, members: readonly Text[]): Text {
  return macro(code`
    #define ${upper(c)}_INIT {
        ${members.map((member) => code`${member},`)}
    }
  `);
}

function defaulted(fields: readonly AbiField[]): Parameters<typeof memberInitializers>[1] {
  return fields.flatMap((field) => (field.default === undefined ? [] : [{ field, value: field.default }]));
}

function writeGetter(record: string, field: AbiField): Text {
  const c = name(record);
  const member = name(field.c);
  const { c: cell } = field.type.cell;
  const result: CType = cell.kind === "array" ? { kind: "pointer", to: cell.of, const: true } : cell;
  const since = field.since === undefined ? "" : ` Since ${versionText(field.since)}.`;
  return code`
    ${comment("/** */", `\`${field.name}\`, or its default when the writer did not know it.${since}`)}
    static inline ${spelling(declareC(result, `${record}_get_${field.c}(const ${c} *record)`))} {
        static const ${c} initial = ${upper(record)}_INIT;
        return ${upper(record)}_HAS(record, ${member}) ? record->${member} : initial.${member};
    }
  `;
}

/** The initialiser of a frozen struct, when one of its fields has a default. */
export function writeStructMacros(decl: AbiStruct): Text | false {
  const statics = new Statics(`${decl.c}_ftk_initial`);
  const members = memberInitializers(decl.c, defaulted(decl.fields), false, statics);
  if (members.length === 0) return false;
  return code`
    ${comment("/** */", `Initialiser of \`${decl.name}\` with all defaults.`)}
    ${initialiser(decl.c, members)}
  `;
}
