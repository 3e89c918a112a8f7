/** Structs, records and newtypes: functions that make them with named and left-out arguments, and copies with some fields changed. */
import { code, name, type Hole, type Text } from "../../print/index.js";
import { fieldName, typeName } from "../../jvm/index.js";
import type { AbiField, AbiNewtype, AbiRecord, AbiStruct } from "../../lower/index.js";
import { deprecation, docsOf } from "./docs.js";
import { spelt } from "./names.js";
import { argumentList, defaultOf, marker, parameterList, valueOf } from "./parameters.js";
import { jvmName, typeOf, type Scope } from "./scope.js";
import { fromJava, spellType, toJava, unsignedOf } from "./types.js";

/** What is written for one type. */
export function writeValueType(decl: AbiStruct | AbiRecord | AbiNewtype, scope: Scope): Hole[] {
  if (decl.kind === "newtype") return unsignedOf(decl.inner) === null ? [] : [writeNewtype(decl, scope)];
  const { fields } = decl;
  if (fields.length === 0) return [];
  const made = fields.some((field) => leftOut(field) || unsignedOf(field.type) !== null) ? [writeMaker(decl, scope)] : [];
  return [...made, writeCopy(decl, scope)];
}

/** Whether an argument may be left out. */
function leftOut(field: AbiField): boolean {
  return field.default !== undefined || field.type.kind === "optional";
}

function writeNewtype(decl: AbiNewtype, scope: Scope): Text {
  const own = typeOf(decl, scope);
  return code`
    ${docsOf(decl, `The [${typeName(decl)}] of a number.`)}
    ${deprecation(decl, scope)}
    public fun ${spelt(typeName(decl))}(value: ${spellType(decl.inner, scope)}): ${own} = ${own}(${toJava(decl.inner, code`value`)})
  `;
}

function writeMaker(decl: AbiStruct | AbiRecord, scope: Scope): Text {
  const params = decl.fields.map((field) => code`${spelt(fieldName(field))}: ${spellType(field.type, scope)}${defaultOf(field, scope)}`);
  const more = marker(decl.fields.map((field) => ({ own: fieldName(field), type: field.type })), scope);
  const rest = decl.fields.some(leftOut) ? "What is left out has its default." : "";
  return code`
    ${docsOf(decl, `The [${typeName(decl)}] of these fields.`, rest)}
    ${deprecation(decl, scope)}
    public fun ${spelt(typeName(decl))}${parameterList([...params, more])}: ${typeOf(decl, scope)} =${valueOf(madeOf(decl, scope))}
  `;
}

function writeCopy(decl: AbiStruct | AbiRecord, scope: Scope): Text {
  const own = typeOf(decl, scope);
  const names = new Set(decl.fields.map((field) => String(fieldName(field))));
  const params = decl.fields.map((field) => {
    const local = spelt(fieldName(field));
    return code`${local}: ${spellType(field.type, scope)} = ${fromJava(field.type, code`this.${local}${hasGetter(field, names) && code`()`}`)}`;
  });
  return code`
    /** The same value with other fields. */
    ${jvmName(name("copy"), decl, scope)}
    public fun ${own}.copy${parameterList(params)}: ${own} =${valueOf(madeOf(decl, scope))}
  `;
}

/** The call of Java's constructor with parameters that are called as the fields. */
function madeOf(decl: AbiStruct | AbiRecord, scope: Scope): Text {
  const args = decl.fields.map((field) => toJava(field.type, code`${spelt(fieldName(field))}`));
  return code`${typeOf(decl, scope)}${argumentList(args)}`;
}

/** Whether another field is called like a getter of this one, which Kotlin would take for the property. */
function hasGetter(field: AbiField, names: ReadonlySet<string>): boolean {
  const own = String(fieldName(field));
  return names.has(`get${own.charAt(0).toUpperCase()}${own.slice(1)}`);
}
