/** Structs, records and newtypes: functions that make them with named and left-out arguments, and copies with some fields changed. */
import { code, list, type Hole, type Text } from "../../print/index.js";
import { fieldName, typeName } from "../../jvm/index.js";
import type { AbiField, AbiNamed, AbiNewtype, AbiRecord, AbiStruct } from "../../lower/index.js";
import { deprecation, docsOf } from "./docs.js";
import { spelt, typeOf } from "./names.js";
import { fromJava, spellType, toJava, unsignedOf, type Path } from "./types.js";
import { spellDefault } from "./values.js";

/** What is written for one type. */
export function writeValueType(decl: AbiStruct | AbiRecord | AbiNewtype, path: Path): Hole[] {
  if (decl.kind === "newtype") return unsignedOf(decl.inner) === null ? [] : [writeNewtype(decl, path)];
  const { fields } = decl;
  if (fields.length === 0) return [];
  const made = fields.some((field) => leftOut(field) || unsignedOf(field.type) !== null) ? [writeMaker(decl, path)] : [];
  return [...made, writeCopy(decl, path)];
}

/** Whether an argument may be left out. */
function leftOut(field: AbiField): boolean {
  return field.default !== undefined || field.type.kind === "optional";
}

function writeNewtype(decl: AbiNewtype, path: Path): Text {
  const own = typeOf(decl, path);
  return code`
    ${docsOf(decl)}
    ${deprecation(decl)}
    public fun ${spelt(typeName(decl))}(value: ${spellType(decl.inner, path)}): ${own} = ${own}(${toJava(decl.inner, code`value`)})
  `;
}

function writeMaker(decl: AbiStruct | AbiRecord, path: Path): Text {
  const own = typeOf(decl, path);
  const params = decl.fields.map((field) => code`${spelt(fieldName(field))}: ${spellType(field.type, path)}${defaultOf(field, path)}`);
  return code`
    ${docsOf(decl, `A [${typeName(decl)}].`, decl.fields.some(leftOut) ? "What is left out has its default." : "")}
    ${deprecation(decl)}
    public fun ${spelt(typeName(decl))}(${list([...params, marker(decl.fields.map((field) => field.type))])}): ${own} =
        ${own}(${list(decl.fields.map((field) => toJava(field.type, code`${spelt(fieldName(field))}`)))})
  `;
}

/**
 * With all arguments given by position Java's constructor is meant: a parameter that takes nothing makes it the better choice of the two, which would be
 * equally good otherwise. Where a type differs there is no choice.
 */
export function marker(types: readonly AbiField["type"][]): Hole {
  return types.every((type) => unsignedOf(type) === null) && code`vararg named: Unit`;
}

/** ` = 1u`, or nothing. */
export function defaultOf(item: AbiNamed & Pick<AbiField, "type" | "default">, path: Path): Hole {
  if (item.default !== undefined) return code` = ${spellDefault(item.default, item.type, path)}`;
  return item.type.kind === "optional" && code` = null`;
}

function writeCopy(decl: AbiStruct | AbiRecord, path: Path): Text {
  const own = typeOf(decl, path);
  const params = decl.fields.map((field) => {
    const local = spelt(fieldName(field));
    return code`${local}: ${spellType(field.type, path)} = ${fromJava(field.type, code`this.${local}`)}`;
  });
  return code`
    /** The same value with other fields. */
    public fun ${own}.copy(${list(params)}): ${own} =
        ${own}(${list(decl.fields.map((field) => toJava(field.type, code`${spelt(fieldName(field))}`)))})
  `;
}
