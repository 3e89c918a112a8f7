/** Resources: classes over a handle. */
import { code, list, literal, paragraphs, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiFunction, AbiProperty, AbiResource } from "../../lower/index.js";
import { formsOf, spellParams } from "./buffer.js";
import { docsOfFunction, spellResult, spellThrows, withOverloads, writeBody } from "./call.js";
import { writeConstant } from "./constant.js";
import type { Converters } from "./convert.js";
import { docsOf } from "./docs.js";
import { setOf } from "./error.js";
import { loadFirst } from "./load.js";
import { getterName, localName, memberName, nativeName, setterName, typeName } from "./names.js";
import { constantsOf, deprecation, jdk, runtime, suppression, type Scope } from "./scope.js";
import { spellArgument, spellType } from "./types.js";

/** The class of a resource. */
export function writeResource(resource: AbiResource, converters: Converters, scope: Scope): Text {
  const own = typeName(resource);
  const members = [
    ...constantsOf(resource, scope.abi).map((one) => writeConstant(one, scope)),
    writeType(resource, scope),
    loadFirst([...resource.statics, ...resource.properties.filter((one) => one.static).flatMap((one) => [one.getter, ...(one.setter === null ? [] : [one.setter])])], scope),
    ...resource.constructors.flatMap((one) => writeConstructor(one, resource, converters, scope)),
    writeHidden(own),
    ...writeMakers(resource, own, scope),
    ...resource.statics.flatMap((one) => writeMethod(one, true, converters, scope)),
    ...resource.properties.flatMap((one) => writeProperty(one, converters, scope)),
    ...resource.methods.flatMap((one) => writeMethod(one, false, converters, scope)),
  ];
  return code`
    ${docsOf(resource, "Close it, best with {@code try (...)}; one that is forgotten is released some time after it was collected.")}
    ${deprecation(resource)}
    ${suppression(scope)}
    public final class ${own} extends ${runtime("NativeObject", scope)} {
        ${paragraphs(members)}
    }
  `;
}

function writeType(resource: AbiResource, scope: Scope): Hole {
  const natives = runtime("Natives", scope);
  const closing = resource.closer?.throws ?? null;
  const { lifecycle } = resource;
  return code`
    private static final $Type TYPE = new $Type(${literal.java.string(resource.name)}) {
        @Override
        protected void release(long handle) {
            ${natives}.${nativeName(lifecycle.release.slot)}(handle);
        }

        @Override
        protected int close(${runtime("Scratch", scope)} scratch, long handle) {
            return ${natives}.${nativeName(lifecycle.close.slot)}(scratch.address, handle);
        }
        ${closing !== null && closeErrors(closing, scope)}
    };
  `;
}

function closeErrors(set: NonNullable<AbiFunction["throws"]>, scope: Scope): Text {
  return code`

    @Override
    protected ${runtime("ErrorSet", scope)} closeErrors() {
        return ${setOf(set, scope)};
    }
  `;
}

function writeHidden(own: Name): Hole {
  return code`
    private ${own}($Type type, long handle, boolean owned) {
        super(type, handle, owned);
    }
  `;
}

/** What generated code makes objects with. */
function writeMakers(resource: AbiResource, own: Name, scope: Scope): Hole[] {
  const { retain, release } = resource.lifecycle;
  const buffer = jdk("java.nio", "ByteBuffer");
  const lift = code`
    /**
     * The object of a handle. For generated code.
     *
     * @param handle whose reference it takes over, or gives back when it fails; 0 for none
     * @return the object, or null
     */
    public static ${own} $lift(long handle) {
        try {
            return handle == 0 ? null : new ${own}(TYPE, handle, true);
        } catch (Throwable error) {
            ${runtime("Natives", scope)}.${nativeName(release.slot)}(handle);
            throw error;
        }
    }
  `;
  const take = code`
    /**
     * The object of a handle in memory, which is empty there once the object owns it. For generated code.
     *
     * @param from the memory
     * @param at first byte of the handle; 0 there is none
     * @return the object, or null
     */
    public static ${own} $take(${buffer} from, int at) {
        long handle = from.getLong(at);
        if (handle == 0) return null;
        /* First, so that two never own it, however little stack is left. */
        from.putLong(at, 0);
        try {
            return new ${own}(TYPE, handle, true);
        } catch (Throwable error) {
            from.putLong(at, handle);
            throw error;
        }
    }
  `;
  const lent = retain !== null && code`
    /**
     * The object of a handle in memory. For generated code.
     *
     * @param from the memory
     * @param at first byte of the handle; 0 there is none
     * @param lent whether it needs a reference of its own
     * @return the object, or null
     */
    public static ${own} $take(${buffer} from, int at, boolean lent) {
        if (!lent) return $take(from, at);
        long handle = from.getLong(at);
        if (handle != 0) ${runtime("Natives", scope)}.${nativeName(retain.slot)}(handle);
        return $lift(handle);
    }
  `;
  const borrow = code`
    /**
     * An object that ends with the callback it is lent to. For generated code.
     *
     * @param handle of the object; 0 for none
     * @param lend is told how it ends
     * @return the object, or null
     */
    public static ${own} $borrow(long handle, ${jdk("java.util.function", "Consumer")}<Runnable> lend) {
        if (handle == 0) return null;
        ${own} object = new ${own}(TYPE, handle, false);
        lend.accept(object::$expire);
        return object;
    }
  `;
  return [lift, take, lent, borrow].filter((one) => one !== false);
}

function writeConstructor(f: AbiFunction, resource: AbiResource, converters: Converters, scope: Scope): Hole[] {
  if (f.name !== "") return writeMethod(f, true, converters, scope);
  const own = typeName(resource);
  const described = { ...f, docs: f.docs === "" ? `A new ${resource.name}.` : f.docs };
  const made = code`$new(${list(f.params.map((param) => localName(param)))})`;
  const whole = withOverloads(
    f,
    scope,
    ({ params, form, body }) => code`
      ${docsOfFunction({ ...described, params }, scope, false, form)}
      ${deprecation(f)}
      public ${own}(${spellParams(params, scope, form)})${spellThrows(f, scope)} {
          ${body}
      }
    `,
    () => [code`super(TYPE, ${made});`],
    (args) => code`this(${args});`,
  );
  const calls = formsOf(f.params).map((form) => code`
    private static long $new(${spellParams(f.params, scope, form)}) {
        ${writeBody(f, converters, scope, (value) => code`return ${value};`, form)}
    }
  `);
  return [...whole, ...calls];
}

/** A method, static method or named constructor, with its overloads. */
export function writeMethod(f: AbiFunction, isStatic: boolean, converters: Converters, scope: Scope, own: Name = memberName(f)): Hole[] {
  return withOverloads(
    f,
    scope,
    ({ params, form, body }) => code`
      ${docsOfFunction({ ...f, params }, scope, true, form)}
      ${deprecation(f)}
      public ${isStatic && code`static`} ${spellResult(f, scope)} ${own}(${spellParams(params, scope, form)})${spellThrows(f, scope)} {
          ${body}
      }
    `,
    (form) => writeBody(f, converters, scope, undefined, form),
    (args) => code`${f.result.type !== null && code`return`} ${own}(${args});`,
  );
}

function writeProperty(property: AbiProperty, converters: Converters, scope: Scope): Hole[] {
  const isStatic = property.static && code`static`;
  const { getter, setter } = property;
  const get = code`
    ${docsOfFunction({ ...getter, docs: property.docs === "" ? `The ${property.name.replaceAll("_", " ")}.` : property.docs }, scope)}
    ${deprecation(property)}
    public ${isStatic} ${spellType(property.type, scope)} ${getterName(property)}()${spellThrows(getter, scope)} {
        ${writeBody(getter, converters, scope)}
    }
  `;
  if (setter === null) return [get];
  const set = code`
    ${docsOfFunction({ ...setter, docs: property.docs === "" ? `Sets the ${property.name.replaceAll("_", " ")}.` : property.docs }, scope)}
    ${deprecation(property)}
    public ${isStatic} void ${setterName(property)}(${list(setter.params.map((param) => code`${spellArgument(param.type, scope)} ${localName(param)}`))})${spellThrows(setter, scope)} {
        ${writeBody(setter, converters, scope)}
    }
  `;
  return [get, set];
}

