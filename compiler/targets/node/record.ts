/** Structs, records and variants as TypeScript types. */
import { code, list, literal, type Hole, type Text } from "../../print/index.js";
import type { AbiField, AbiRecord, AbiStruct, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { docsOf } from "./docs.js";
import { caseFieldName, fieldName, variantCaseName } from "./names.js";
import { inner, type Scope } from "./scope.js";
import { declDiffers, spellType } from "./types.js";

/** A struct: an interface. */
export function writeStruct(decl: AbiStruct, scope: Scope): Text {
  return code`
    ${docsOf(decl)}
    export interface ${inner(decl, scope)} {
      ${decl.fields.map((field) => writeField(field, scope))}
    }
  `;
}

/** A record: what the library gives, and, when more may be passed than is given, what it takes. */
export function writeRecord(decl: AbiRecord, scope: Scope): Text {
  const own = inner(decl, scope);
  const whole = code`
    ${docsOf(decl)}
    export interface ${own} {
      ${decl.fields.map((field) => writeField(field, scope))}
    }
  `;
  if (!declDiffers(decl)) return whole;
  return code`
    ${whole}

    /** What {@link ${own}} is made from: fields with a default may be left out. */
    export interface ${own}Init {
      ${decl.fields.map((field) => writeInit(field, scope))}
    }
  `;
}

function writeField(field: AbiField, scope: Scope): Hole {
  return code`
    ${docsOf(field)}
    ${fieldName(field)}: ${spellType(field.type, "out", scope)};
  `;
}

function writeInit(field: AbiField, scope: Scope): Hole {
  const type = spellType(field.type, "in", scope);
  if (field.type.kind === "optional") return code`readonly ${fieldName(field)}?: ${type};`;
  if (field.default === undefined) return code`readonly ${fieldName(field)}: ${type};`;
  return code`readonly ${fieldName(field)}?: ${type} | undefined;`;
}

/** A variant: a union told apart by `kind`. */
export function writeVariant(decl: AbiVariant, scope: Scope): Text {
  const own = inner(decl, scope);
  const whole = code`
    ${docsOf(decl, decl.closed ? "" : "Open: other cases are legal.")}
    export type ${own} =
      ${decl.cases.map((one) => code`
        ${docsOf(one)}
        | ${writeCase(one, "out", scope)}${decl.closed && one === decl.cases.at(-1) && code`;`}
      `)}
      ${!decl.closed && code`| UnknownCase;`}
  `;
  if (!declDiffers(decl)) return whole;
  return code`
    ${whole}

    /** What {@link ${own}} is made from. */
    export type ${own}Init =
      ${decl.cases.map((one) => code`| ${writeCase(one, "in", scope)}${decl.closed && one === decl.cases.at(-1) && code`;`}`)}
      ${!decl.closed && code`| UnknownCase;`}
  `;
}

function writeCase(one: AbiVariantCase, direction: "in" | "out", scope: Scope): Text {
  const readonly = direction === "in" ? code`readonly` : null;
  const members: Hole[] = [code`${readonly} kind: ${literal.js.string(variantCaseName(one))}`];
  const { payload } = one;
  if (payload.kind === "single") members.push(code`${readonly} value: ${spellType(payload.type, direction, scope)}`);
  if (payload.kind === "fields") {
    for (const field of payload.fields) {
      const optional = direction === "in" && field.type.kind === "optional" ? code`?` : null;
      members.push(code`${readonly} ${caseFieldName(field)}${optional}: ${spellType(field.type, direction, scope)}`);
    }
  }
  return list(members, { separator: ";", open: "{ ", close: " }", trailing: true });
}
