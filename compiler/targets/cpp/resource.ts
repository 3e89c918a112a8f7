/** Resources on the consumer's side: one class each, a handle with one reference. */
import { code, name, paragraphs, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiConstant, AbiFunction, AbiResource } from "../../lower/index.js";
import { namespaceOf, resourceStem, typeName } from "./names.js";
import type { Scope } from "./types.js";
import { declareThrowing, declareTry, defineThrowing, defineTry, showFunction, spellError, writeInPlace, type Shown } from "./call.js";
import { writeConstant } from "./constant.js";
import { writeDocs } from "./docs.js";

/** Every function of a resource, in the order of the class. */
export function functionsOf(decl: AbiResource): readonly AbiFunction[] {
  const properties = decl.properties.flatMap((one) => (one.setter === null ? [one.getter] : [one.getter, one.setter]));
  return [...decl.constructors, ...decl.statics, ...decl.methods, ...properties];
}

function shownOf(decl: AbiResource): readonly Shown[] {
  return functionsOf(decl).map((f) => showFunction(f, `${typeName(decl)}::`));
}

/** What the handle classes of the runtime need of the package. */
export function writeEntries(decl: AbiResource): Text {
  const { release, retain } = decl.lifecycle;
  return code`
    struct ${name(`${resourceStem(decl)}_entries`)} {
        using handle = ${name(decl.c)};
        ${retain !== null && writeRetain(retain.slot)}
        static void release(handle *self) noexcept {
            (void)connection::api()->${name(release.slot)}(self);
        }
    };
  `;
}

function writeRetain(slot: string): Text {
  return code`
    static std::int32_t retain(handle *self) noexcept {
        return connection::api()->${name(slot)}(self);
    }
  `;
}

/** The class. */
export function writeResource(decl: AbiResource, constants: readonly AbiConstant[], connection: string): Text {
  const own = name(typeName(decl));
  const scope: Scope = { namespace: namespaceOf(decl), side: "consumer" };
  const shown = shownOf(decl);
  const inPlace = shown.map(writeInPlace);
  const base = spelling(`ftk::${decl.shared ? "shared" : "unique"}_handle<${connection}${resourceStem(decl)}_entries>`);
  return code`
    ${writeDocs(decl)}
    class ${own} : public ${base} {
    public:
        ${constants.map((one) => writeConstant(one, scope, true))}
        /// No object: may only be assigned to or destroyed.
        explicit ${own}(std::nullptr_t) noexcept {}

        ${shown.flatMap((one, index) => [declareTry(one), inPlace[index]?.declareTry()])}
        ftk::expected<void, ${spelling(spellError(decl.closer?.throws ?? null, scope))}> try_close() noexcept;

    #if FTK_EXCEPTIONS
        ${shown.flatMap((one, index) => [declareThrowing(one), inPlace[index]?.declare()])}
        ${decl.closer === null ? code`/// Ends the object now; later calls fail with FTK_E_CLOSED.` : writeDocs(decl.closer, "Later calls fail with FTK_E_CLOSED.")}
        void close();
    #endif
    };
  `;
}

/** Definitions of the try_ forms. */
export function writeResourceTries(decl: AbiResource, connection: string): Text {
  const scope: Scope = { namespace: namespaceOf(decl), side: "consumer" };
  const own = name(typeName(decl));
  const error = spelling(spellError(decl.closer?.throws ?? null, scope));
  const close = code`
    inline ftk::expected<void, ${error}> ${own}::try_close() noexcept {
        const auto *ftk_api = ${spelling(connection)}connection::api();
        if (FTK_UNLIKELY(ftk_api == nullptr)) return ${spelling(connection)}connection::not_connected<${error}>();
        ftk_error *ftk_err = nullptr;
        const std::int32_t ftk_status = ftk_api->${name(decl.lifecycle.close.slot)}(ftk::handle_of(*this), &ftk_err);
        if (FTK_UNLIKELY(ftk_status < FTK_OK)) return ftk::failed<${error}>(ftk_status, ftk_err);
        return {};
    }
  `;
  const parts: readonly Hole[] = shownOf(decl).flatMap((one) => [defineTry(one), writeInPlace(one)?.defineTry()]);
  return paragraphs([...parts, close]);
}

/** Definitions of the throwing forms. */
export function writeResourceThrows(decl: AbiResource): readonly Hole[] {
  const own = name(typeName(decl));
  const close = code`
    inline void ${own}::close() {
        try_close().value();
    }
  `;
  return [...shownOf(decl).flatMap((one) => [defineThrowing(one), writeInPlace(one)?.define()]), close];
}
