/** The class of the free functions and constants of a Java package. */
import { code, name, paragraphs, type Name, type Text } from "../../print/index.js";
import type { AbiConstant, AbiFunction } from "../../lower/index.js";
import { writeConstant } from "./constant.js";
import type { Converters } from "./convert.js";
import { functionName, libraryName } from "./names.js";
import { writeMethod } from "./resource.js";
import { loadFirst } from "./load.js";
import { jdk, runtime, suppression, type Scope } from "./scope.js";

/** `ShopLibrary`: with `load` in the package itself, without in its modules. */
export function writeLibrary(path: readonly Name[], isRoot: boolean, constants: readonly AbiConstant[], functions: readonly AbiFunction[], converters: Converters, scope: Scope): Text {
  const own = libraryName(path);
  const load = isRoot && code`
    /**
     * Opens the provider's library. Needed once in a process, before the first call, unless the JNI library was built with its provider.
     *
     * @param path of the library
     */
    public static void load(${jdk("java.nio.file", "Path")} path) {
        ${runtime("Bridge", scope)}.load(path);
    }
  `;
  const members = [
    ...constants.map((one) => writeConstant(one, scope)),
    loadFirst(functions, scope),
    code`private ${own}() {}`,
    load,
    ...functions.flatMap((f) => writeMethod(f, true, converters, scope, functionName(f))),
  ];
  return code`
    /** Functions and constants of {@code ${name(path.at(-1)!)}}. */
    ${suppression(scope)}
    public final class ${own} {
        ${paragraphs(members)}
    }
  `;
}
