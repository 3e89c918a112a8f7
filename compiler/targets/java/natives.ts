/** `Natives`: the native methods, and the methods that native code calls. `Values`: values in the scratch, in several classes when there are many. */
import { code, literal, paragraphs, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiErrorSet, AbiResource } from "../../lower/index.js";
import { planArguments, planCallback, planResult, takesAnyThread } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { describeSet, keepName, payloadName, setClass } from "./error.js";
import { nativeName } from "./names.js";
import { allFunctions, foreignOf, usedCallbacks } from "./native-file.js";
import { runtime, suppression, type Scope } from "./scope.js";
import { writeThunk } from "./thunk.js";
import { declareNative } from "./transport.js";

/** The name of the JNI library of a package, without prefix and suffix of the system. */
export function libraryOf(scope: Scope): string {
  return `${scope.home.prefix}_jni`;
}

/** The class of the native methods. */
export function writeNatives(scope: Scope, converters: Converters): Text {
  const others = foreignOf(scope);
  const thrown = thrownErrors(scope);
  const payloads = usedErrors(scope).filter((set) => set.cases.some((one) => one.payload !== null));
  const lifecycles = scope.abi.resources.flatMap(({ lifecycle: { release, close, retain } }): Hole[] => [
    code`public static native void ${nativeName(release.slot)}(long handle);`,
    code`public static native int ${nativeName(close.slot)}(long scratch, long handle);`,
    retain !== null && code`public static native void ${nativeName(retain.slot)}(long handle);`,
  ]);
  const methods = [
    ...allFunctions(scope).map(declareNative),
    ...lifecycles.filter((one) => one !== false),
    ...payloads.map((set) => code`static native int ${payloadName(set)}(long scratch);`),
    ...usedErrors(scope).filter((set) => thrown.has(set.c)).map((set) => code`static native void ${keepName(set)}(long scratch);`),
  ];
  const head = code`
    static final String LIBRARY = ${literal.java.string(libraryOf(scope))};
    static final int FRAME_SLOTS = ${frameSlots(scope)};

    ${others.length > 0 && code`
      static {
          Scratch.others = (number, handle) -> {
              switch (number) {
                  ${others.map((one, i) => releaseCase(one, i + 1, scope))}
                  default:
                      break;
              }
          };
      }

    `}
    private Natives() {}
  `;
  const enter = allFunctions(scope).some(takesAnyThread) ? [code`
    static long enter$(boolean attached) {
        return Scratch.enter(attached);
    }
  `] : [];
  return code`
    /** The native functions of the package. Not for users. */
    ${suppression(scope)}
    public final class Natives {
        ${paragraphs([head, ...enter, ...methods, ...usedCallbacks(scope).map((one) => writeThunk(one, converters))])}
    }
  `;
}

/** Releases a handle of another package's resource. */
function releaseCase(resource: AbiResource, number: number, scope: Scope): Hole {
  return code`
    case ${number}:
        ${runtime("Natives", scope, resource.package)}.${nativeName(resource.lifecycle.release.slot)}(handle);
        break;
  `;
}

/** The classes of error sets, by name. */
export function errorClasses(scope: Scope): { readonly own: Name; readonly write: (converters: Converters) => Text }[] {
  const thrown = thrownErrors(scope);
  return usedErrors(scope).map((set) => ({ own: setClass(set, scope), write: (converters) => describeSet(set, thrown.has(set.c), converters) }));
}

/** A class of functions of types, which the converters made. */
export function writeValues(own: Name, parts: readonly Text[], scope: Scope): Text {
  return code`
    /** Values in the scratch. Not for users. */
    ${suppression(scope)}
    public final class ${own} {
        private ${own}() {}
        ${parts.length > 0 && code`

          ${paragraphs(parts)}
        `}
    }
  `;
}

/** Slots of the largest frame of the package. */
function frameSlots(scope: Scope): number {
  const calls = allFunctions(scope).flatMap((f) => [planArguments(f).frame.slots, planResult(f.result.type).frame.slots]);
  const callbacks = usedCallbacks(scope).flatMap((one) => [planCallback(one.params).frame.slots, planResult(one.result.type).frame.slots]);
  return Math.max(8, ...calls, ...callbacks);
}

/** The error sets that calls and callbacks can meet, embedded ones included. */
function usedErrors(scope: Scope): AbiErrorSet[] {
  const found = new Map<string, AbiErrorSet>();
  const visit = (set: AbiErrorSet | null | undefined): void => {
    if (set === null || set === undefined || found.has(set.c)) return;
    found.set(set.c, set);
    for (const one of set.cases) visit(one.embeds);
  };
  for (const f of allFunctions(scope)) visit(f.throws);
  for (const one of usedCallbacks(scope)) visit(one.throws);
  for (const one of scope.abi.resources) visit(one.closer?.throws);
  return [...found.values()];
}

/** The error sets whose errors callbacks can throw, embedded ones included. */
function thrownErrors(scope: Scope): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (set: AbiErrorSet | null): void => {
    if (set === null || found.has(set.c)) return;
    found.add(set.c);
    for (const one of set.cases) visit(one.embeds);
  };
  for (const one of usedCallbacks(scope)) visit(one.throws);
  return found;
}

