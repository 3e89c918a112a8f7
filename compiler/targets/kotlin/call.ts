/** Functions: those of the package at the top level, and overloads of members and constructors where Kotlin can say more than Java. */
import { code, type Hole, type Text } from "../../print/index.js";
import { functionName, libraryName, localName, memberName, pathOf, typeName } from "../../jvm/index.js";
import type { AbiFunction, AbiParam, AbiResource } from "../../lower/index.js";
import { deprecation, docsOf } from "./docs.js";
import { spelt } from "./names.js";
import { argumentList, defaultOf, marker, parameterList, valueOf } from "./parameters.js";
import { builtIn, jvmName, typeOf, type Scope } from "./scope.js";
import { fromJava, spellType, toJava, unsignedOf } from "./types.js";

/** A free function. */
export function writeFunction(f: AbiFunction, scope: Scope): Text {
  const own = spelt(functionName(f));
  const called = code`${libraryName(pathOf(f))}.${own}${passedTo(f)}`;
  const result = f.result.type;
  return code`
    ${docsOfCall(f, scope)}
    ${deprecation(f, scope)}
    public fun ${own}${declaredBy(f, scope)}${result !== null && code`: ${spellType(result, scope)}`} ${bodyOf(f, result === null ? called : fromJava(result, called))}
  `;
}

/** Extensions of a resource: of its methods with defaults or unsigned numbers, and of such a constructor. */
export function writeExtensions(resource: AbiResource, scope: Scope): Hole[] {
  const constructors = resource.constructors.filter((f) => f.name === "" && gains(f)).map((f) => writeMaker(f, resource, scope));
  return [...constructors, ...resource.methods.filter(gains).map((f) => writeMethod(f, resource, scope))];
}

/** Whether Kotlin can leave out or convert an argument. */
function gains(f: AbiFunction): boolean {
  return f.params.some((param) => param.default !== undefined) || converts(f);
}

function converts(f: AbiFunction): boolean {
  return f.params.some((param) => unsignedOf(param.type) !== null);
}

function writeMaker(f: AbiFunction, resource: AbiResource, scope: Scope): Text {
  const own = typeOf(resource, scope);
  const more = marker(f.params.map((param) => ({ own: localName(param), type: param.type })), scope);
  return code`
    ${docsOf(f, `A new [${typeName(resource)}].`, thrownBy(f, scope))}
    ${deprecation(f, scope)}
    public fun ${spelt(typeName(resource))}${declaredBy(f, scope, more)}: ${own} =${valueOf(code`${own}${passedTo(f)}`)}
  `;
}

function writeMethod(f: AbiFunction, resource: AbiResource, scope: Scope): Text {
  const own = spelt(memberName(f));
  const member = code`this.${own}${passedTo(f)}`;
  const unsigned = converts(f);
  const result = f.result.type;
  const shown: Hole = result === null ? null : unsigned ? code`: ${spellType(result, scope)}` : code`: ${memberType(f, scope)}`;
  return code`
    ${docsOfCall(f, scope)}
    ${deprecation(f, scope)}
    ${jvmName(own, resource, scope)}
    ${!unsigned && code`@${builtIn("Suppress", scope)}("EXTENSION_SHADOWED_BY_MEMBER")`}
    public fun ${typeOf(resource, scope)}.${own}${declaredBy(f, scope)}${shown} ${bodyOf(f, result !== null && unsigned ? fromJava(result, member) : member)}
  `;
}

/** The result as the member has it: an extension that takes the same types gives the same too. */
function memberType(f: AbiFunction, scope: Scope): Text {
  const type = f.result.type!;
  const unsigned = unsignedOf(type);
  return unsigned === null ? spellType(type, scope) : code`${builtIn(unsigned.java, scope)}${unsigned.optional && code`?`}`;
}

/** ` = value`, or a block where there is no result: public functions do not leave their type to the reader. */
function bodyOf(f: AbiFunction, called: Text): Text {
  if (f.result.type !== null) return code`=${valueOf(called)}`;
  return code`
    {
        ${called}
    }
  `;
}

function declaredBy(f: AbiFunction, scope: Scope, more: Hole = null): Text {
  const params = f.params.map((param) => code`${spelt(localName(param))}: ${spellType(param.type, scope)}${param.default !== undefined && defaultOf(param, scope)}`);
  return parameterList([...params, more]);
}

function passedTo(f: AbiFunction): Text {
  return argumentList(f.params.map((param: AbiParam) => toJava(param.type, code`${spelt(localName(param))}`)));
}

function docsOfCall(f: AbiFunction, scope: Scope): Text {
  return docsOf(f, "", thrownBy(f, scope));
}

function thrownBy(f: AbiFunction, { path }: Scope): string {
  if (f.throws === null) return "";
  const home = pathOf(f.throws).join(".");
  return `@throws ${home === path.join(".") ? "" : `${home}.`}${typeName(f.throws)} as declared`;
}
