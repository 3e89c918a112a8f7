/** Functions: those of the package at the top level, and overloads of members and constructors where Kotlin can say more than Java. */
import { code, list, literal, name, type Hole, type Name, type Text } from "../../print/index.js";
import { functionName, libraryName, localName, memberName, pathOf, typeName } from "../../jvm/index.js";
import type { AbiFunction, AbiParam, AbiResource } from "../../lower/index.js";
import { deprecation, docsOf } from "./docs.js";
import { spelt, typeOf } from "./names.js";
import { defaultOf, marker } from "./record.js";
import { fromJava, spellType, toJava, unsignedOf, type Path } from "./types.js";

/** A free function. */
export function writeFunction(f: AbiFunction, path: Path): Text {
  const own = spelt(functionName(f));
  const called = code`${libraryName(pathOf(f))}.${own}(${list(f.params.map(passed))})`;
  return code`
    ${docsOfCall(f, path)}
    ${deprecation(f)}
    public fun ${own}(${list(f.params.map((param) => declared(param, path)))})${resultOf(f, path)} =
        ${f.result.type === null ? called : fromJava(f.result.type, called)}
  `;
}

/** Extensions of a resource: of its methods with defaults or unsigned numbers, and of such a constructor. */
export function writeExtensions(resource: AbiResource, path: Path): Hole[] {
  const constructors = resource.constructors.filter((f) => f.name === "" && gains(f)).map((f) => writeMaker(f, resource, path));
  return [...constructors, ...resource.methods.filter(gains).map((f) => writeMethod(f, resource, path))];
}

/** Whether Kotlin can leave out or convert an argument. */
function gains(f: AbiFunction): boolean {
  return f.params.some((param) => param.default !== undefined) || converts(f);
}

function converts(f: AbiFunction): boolean {
  return f.params.some((param) => unsignedOf(param.type) !== null);
}

function writeMaker(f: AbiFunction, resource: AbiResource, path: Path): Text {
  const own = typeOf(resource, path);
  const params = [...f.params.map((param) => declared(param, path)), marker(f.params.map((param) => param.type))];
  return code`
    ${docsOf(f, `A new [${typeName(resource)}].`, thrownBy(f, path))}
    ${deprecation(f)}
    public fun ${spelt(typeName(resource))}(${list(params)}): ${own} = ${own}(${list(f.params.map(passed))})
  `;
}

function writeMethod(f: AbiFunction, resource: AbiResource, path: Path): Text {
  const own = spelt(memberName(f));
  const member = code`this.${own}(${list(f.params.map(passed))})`;
  const unsigned = converts(f);
  const result = f.result.type;
  const shown: Hole = result === null ? null : unsigned ? code`: ${spellType(result, path)}` : code`: ${memberType(f, path)}`;
  return code`
    ${docsOfCall(f, path)}
    ${deprecation(f)}
    ${!unsigned && code`@Suppress("EXTENSION_SHADOWED_BY_MEMBER")`}
    public fun ${typeOf(resource, path)}.${own}(${list(f.params.map((param) => declared(param, path)))})${shown} =
        ${result !== null && unsigned ? fromJava(result, member) : member}
  `;
}

/** The result as the member has it: an extension that takes the same types gives the same too. */
function memberType(f: AbiFunction, path: Path): Text {
  const type = f.result.type!;
  const unsigned = unsignedOf(type);
  return unsigned === null ? spellType(type, path) : code`${unsigned.java}${unsigned.optional && code`?`}`;
}

function resultOf(f: AbiFunction, path: Path): Hole {
  return f.result.type !== null && code`: ${spellType(f.result.type, path)}`;
}

function declared(param: AbiParam, path: Path): Text {
  return code`${spelt(localName(param))}: ${spellType(param.type, path)}${param.default !== undefined && defaultOf(param, path)}`;
}

function passed(param: AbiParam): Text {
  return toJava(param.type, code`${spelt(localName(param))}`);
}

function docsOfCall(f: AbiFunction, path: Path): Text {
  return docsOf(f, "", thrownBy(f, path));
}

function thrownBy(f: AbiFunction, path: Path): string {
  return f.throws === null ? "" : `@throws ${typeOf(f.throws, path)} as declared`;
}

/** Name of the class in which the JVM sees the functions of a file. */
export function fileClass(file: Name): Text {
  return code`@file:JvmName(${literal.kotlin.string(String(name(`${file}Kotlin`)))})`;
}
