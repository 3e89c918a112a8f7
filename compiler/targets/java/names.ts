// How things are called in Java: as on the JVM, which Kotlin shares.
export {
  caseName, constantName, enumCaseName, errorFieldName, fieldName, functionName, getterName, internalPath, keyOf, libraryName, localName, memberName, nativeName, packagePath, pathOf, qualifiedName, setterName, shownName, thunkName, typeName, type Declared,
} from "../../jvm/index.js";
