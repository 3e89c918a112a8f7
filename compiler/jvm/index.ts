// What every language of the JVM knows of a package: how its classes are called and in which primitives they hold numbers. README.md says more.
export { constantsOf, freeConstants, hasDeprecated } from "./contents.js";
export { calledAs, findExcess, wordsOf, type Excess } from "./limits.js";
export {
  caseName, constantName, enumCaseName, errorFieldName, fieldName, functionName, getterName, internalPath, keyOf, libraryName, localName, memberName, nativeName, packagePath, pathOf, qualifiedName, setterName, shownName, thunkName, typeName, type Declared,
} from "./names.js";
export { arrayElement, integerPrimitive, packedOf, primitiveOf, type Primitive } from "./primitives.js";
export { MAVEN_SETTINGS, writePom, type PomOptions } from "./pom.js";
