/** The provider's header: tags of resources, types with objects, callables, thunks, the table and the export macro. */
import { banner, code, comment, each, later, list, literal, name, paragraphs, spelling, type Hole, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { Abi, AbiCallback, AbiEntry, AbiRecord, AbiResource, AbiVariant, Slot } from "../../lower/index.js";
import { headerName, interfaceName, modulePath, namespaceOf, packageNamespace, classAlias, resourceStem, tagName, tagSpelling, typeName } from "./names.js";
import { basicName, type Scope } from "./types.js";
import { callbackHandles, handlesIn } from "./walk.js";
import { writeCallable } from "./callback.js";
import { authoredFunctions, thunkScope, writeCaller, writeLifecycleThunk, writeThunk } from "./thunk.js";
import { spellError } from "./call.js";
import { inNamespaces } from "./namespace.js";

/** The whole header. */
export function writeProviderHeader(abi: Abi): Text {
  const guard = name(`${headerName(abi.package).toUpperCase()}_PROVIDER_HPP`);
  const namespace = packageNamespace(abi.package);
  const authored = authoredFunctions(abi);
  const graphs = abi.types.filter((one): one is AbiRecord | AbiVariant => (one.kind === "record" || one.kind === "variant") && handlesIn(one).length > 0);
  const outer = [
    ...graphs.map((decl) => ({ namespace: `${namespaceOf(decl)}::provider`, text: writeProviderAlias(decl) })),
    ...abi.callbacks.map((decl) => ({ namespace: `${namespaceOf(decl)}::provider`, text: writeProviderCallable(abi, decl) })),
  ];
  const tags = abi.resources.map((decl) => ({ namespace: `${namespace}::provider`, text: later(() => writeTag(decl)) }));
  const thunks = [
    { namespace: `${namespace}::provider`, text: paragraphs(each(authored, writeCaller)) },
    ...abi.resources.filter((one) => one.closer !== null).map((decl) => ({ namespace: `${namespace}::provider`, text: later(() => writeCloser(decl)) })),
    { namespace: `${namespace}::provider`, text: writeThunks(abi) },
  ];
  return code`
    ${banner("//", "ffi", `${abi.package.name} ${version(abi)}`)}
    #ifndef ${guard}
    #define ${guard}

    #include <ftk/provider.hpp>

    #include ${literal.cpp.string(`${headerName(abi.package)}.hpp`)}

    ${inNamespaces([...tags, ...outer, ...thunks])}

    ${writeExport(abi)}

    #endif
  `;
}

function version(abi: Abi): string {
  const { major, minor, patch } = abi.package.version;
  return `${major}.${minor}.${patch}`;
}

function writeTag(decl: AbiResource): Text {
  const flags = [decl.shared && "FTK_TYPE_SHARED", decl.affine && "FTK_TYPE_AFFINE"].filter((one) => one !== false);
  const text = interfaceName(decl);
  return code`
    /// ${name(typeName(decl))} as the runtime knows it.
    struct ${name(tagName(decl))} {
        using handle = ${name(decl.c)};
        static constexpr ftk_str name = {${literal.cpp.string(text)}, ${text.length}};
        static constexpr std::uint32_t flags = ${spelling(flags.length === 0 ? "0" : flags.join(" | "))};
        static constexpr bool shared = ${literal.cpp.bool(decl.shared)};
        static constexpr bool closes = ${literal.cpp.bool(decl.closer !== null)};
        ${decl.closer !== null && writeCloseHead()}
    };
  `;
}

function writeCloseHead(): Text {
  return code`
    template <class T>
    static std::int32_t close(void *object, ftk_error **err) noexcept;
  `;
}

/** The body of the declared close: the author's member, once, before the object is destroyed. */
function writeCloser(decl: AbiResource): Text {
  const tag = name(tagName(decl));
  const error = spelling(spellError(decl.closer?.throws ?? null, { namespace: "", side: "provider" }));
  const call = name(`ftk_${resourceStem(decl)}_close_call`);
  const message = `${interfaceName(decl)}: the provider's ${typeName(decl)} needs a member close() -> void`;
  return code`
    struct ${call} {
        template <class T>
        auto operator()(T &self) const -> decltype(self.close()) {
            return self.close();
        }
    };
    template <class T>
    std::int32_t ${tag}::close(void *object, ftk_error **err) noexcept {
        return ftk::thunk(err, [&]() -> std::int32_t {
            static_assert(ftk::serves<${error}, ftk::void_out, ${call}, T &>, ${literal.cpp.string(message)});
            return ftk::answer<${error}>(err, ftk::void_out{}, ${call}{}, ftk::object_type<${tag}, T>::get(object));
        });
    }
  `;
}

/** `provider::Order<MyBasket>`: a record as the author's code holds it. */
function writeProviderAlias(decl: AbiRecord | AbiVariant): Text {
  const handles = handlesIn(decl);
  const params = list(handles.map((one) => code`class ${name(`${typeName(one)}Class`)}`));
  const args = handles.map((one) => spelling(`ftk::${one.shared ? "shared" : "unique"}_object<${tagSpelling(one)}, ${typeName(one)}Class>`));
  return code`
    /// ${name(typeName(decl))} with the author's own classes.
    template <${params}>
    using ${name(typeName(decl))} = ${spelling(`::${namespaceOf(decl)}::${basicName(decl)}`)}<${list(args)}>;
  `;
}

function writeProviderCallable(abi: Abi, decl: AbiCallback): Text {
  const handles = callbackHandles(decl);
  const scope: Scope = { ...thunkScope(abi), authorClass: (one) => `${typeName(one)}Class` };
  const template = handles.length === 0 ? undefined : code`template <${list(handles.map((one) => code`class ${name(`${typeName(one)}Class`)}`))}>`;
  return writeCallable(decl, scope, template);
}

/** Spelling of the author's class in the traits. */
function authored(decl: AbiResource): string {
  return `typename P::${modulePath(decl.modules)}${typeName(decl)}`;
}

function writeThunks(abi: Abi): Text {
  const scope = thunkScope(abi);
  const table = name(`${abi.package.prefix}_api`);
  const bodies = [
    ...each(authoredFunctions(abi), (f) => writeThunk(f, scope)),
    ...each(abi.table.entries, (one) => one.kind === "lifecycle" && writeLifecycleThunk(one.resource, one.what, one.entry)),
  ];
  return code`
    /// What the library exports for the author's class set P.
    template <class P>
    struct FTK_HIDDEN thunks {
        ${each(abi.resources, (one) => code`using ${name(classAlias(one))} = ${spelling(authored(one))};`)}

        ${paragraphs(bodies)}

        static inline const ${table} ftk_table = {
            ${spelling(`::${packageNamespace(abi.package)}::detail::package::need`)},
            ${each(abi.table.entries, (one) => code`&${name(slotOf(one))},`)}
        };
    };
  `;
}

function slotOf(entry: AbiEntry): string {
  return entry.kind === "function" ? entry.function.slot : entry.entry.slot;
}

function slotsOf(entry: AbiEntry): readonly Slot[] {
  return entry.kind === "function" ? entry.function.slots : entry.entry.slots;
}

function symbolOf(entry: AbiEntry): string {
  return entry.kind === "function" ? entry.function.symbol : entry.entry.symbol;
}

/** The macro that emits the C ABI. */
function writeExport(abi: Abi): Text {
  const thunks = `::${packageNamespace(abi.package)}::provider::thunks<__VA_ARGS__>`;
  const macro = name(`FTK_PROVIDER_${abi.package.prefix}`);
  const table = spelling(`${thunks}::ftk_table`);
  const functions = each(abi.table.entries, (entry) => {
    const slots = slotsOf(entry);
    const params = spelling(slots.map((slot) => declareC(slot.c, slot.name)).join(", "));
    const args = slots.map((slot) => slot.name).join(", ");
    return code`    FTK_EXPORT std::int32_t ${name(symbolOf(entry))}(${params}) { return ${spelling(`${thunks}::${slotOf(entry)}(${args})`)}; } \\`;
  });
  const need = "std::uint32_t major, std::uint32_t min_minor, ftk_error **err";
  const lines: readonly Hole[] = [
    code`#define ${macro}(...) \\`,
    code`    extern "C" { \\`,
    ...functions,
    code`    FTK_EXPORT const ftk_api *${name(abi.table.symbol)}(${spelling(need)}) { return ftk::publish(${table}.base, major, min_minor, err); } \\`,
    code`    } \\`,
    code`    static_assert(true)`,
  ];
  return code`
    ${comment("//", `What FTK_PROVIDER(${abi.package.prefix}, Traits); stands for, once, in one source file, at global scope. Traits names the author's classes\n(one type per resource) and has the free functions as static members, those of modules in nested structs.`)}
    ${lines}
  `;
}
