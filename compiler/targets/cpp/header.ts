/** The consumer's header: types, codecs, views, the connection, resources and functions, in the order that C++ needs. */
import { banner, code, comment, each, later, list, literal, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import { versionText, type Abi, type AbiConstant, type AbiDecl, type AbiPackage, type AbiRecord, type AbiVariant } from "../../lower/index.js";
import { headerName, namespaceOf, packageNamespace, typeName } from "./names.js";
import { isComparable, type Incomplete } from "./walk.js";
import { writeEnum, writeFlags, writeNewtype, writeNewtypeHash } from "./enum.js";
import { memberScope, writeComparison, writeRecord, writeRecordCodec, writeStructCodec, definedName, writeTemplateHead } from "./record.js";
import { writeVariant, writeVariantCodec, writeVariantComparison } from "./variant.js";
import { writeError, writeErrorCodecs, writeErrorMembers } from "./error.js";
import { writeView, writeViewMembers } from "./view.js";
import { writeCallback, writeCallbackMembers } from "./callback.js";
import { writeEntries, writeResource, writeResourceThrows, writeResourceTries } from "./resource.js";
import { declareThrowing, declareTry, defineThrowing, defineTry, showFunction, writeInPlace } from "./call.js";
import { writeConstant } from "./constant.js";
import { inNamespaces, type Placed } from "./namespace.js";
import type { AbiFunction } from "../../lower/index.js";

/** The whole header. */
export function writeConsumerHeader(abi: Abi): Text {
  const guard = name(`${headerName(abi.package).toUpperCase()}_HPP`);
  return code`
    ${comment("//", abi.package.docs)}
    ${banner("//", "ffi", `${abi.package.name} ${versionText(abi.package.version)}`)}
    #ifndef ${guard}
    #define ${guard}

    #include <ftk/ftk.hpp>

    ${abi.imports.map((one) => code`#include ${literal.cpp.string(`${headerName(one.package)}.hpp`)}`)}
    #include ${literal.cpp.string(`${headerName(abi.package)}.h`)}

    ${inNamespaces([...forwards(abi), ...types(abi), ...views(abi)])}

    ${paragraphs(each(abi.types, writeCodecs))}

    ${inNamespaces([...members(abi), connection(abi), library(abi), ...calls(abi)])}

    #endif
  `;
}

function isGraph(decl: AbiDecl): decl is AbiRecord | AbiVariant {
  return decl.kind === "record" || decl.kind === "variant";
}

/** Names that later declarations may mention. */
function forwards(abi: Abi): readonly Placed[] {
  const graphs = abi.types.filter(isGraph).map((decl) => ({
    namespace: namespaceOf(decl),
    text: code`
      ${writeTemplateHead(decl)}
      struct ${name(definedName(decl))};
    `,
  }));
  const classes = [...abi.resources, ...abi.callbacks].map((decl) => ({ namespace: namespaceOf(decl), text: code`class ${name(typeName(decl))};` }));
  const shown = abi.types.filter(isGraph).map((decl) => ({ namespace: namespaceOf(decl), text: code`class ${name(`${typeName(decl)}View`)};` }));
  return gather([...classes, ...graphs, ...shown]);
}

/** One block per namespace, one line per item. */
function gather(items: readonly Placed[]): readonly Placed[] {
  const byNamespace = new Map<string, Hole[]>();
  for (const { namespace, text } of items) {
    const known = byNamespace.get(namespace);
    if (known === undefined) byNamespace.set(namespace, [text]);
    else known.push(text);
  }
  return [...byNamespace].map(([namespace, text]) => ({ namespace, text }));
}

function types(abi: Abi): readonly Placed[] {
  const order = new Map(abi.types.map((decl, index) => [decl, index]));
  const declared = abi.types.map((decl, index) => ({ namespace: namespaceOf(decl), text: later(() => writeType(decl, laterThan(order, decl.kind === "variant" ? index - 1 : index))) }));
  const free = abi.constants.filter((one) => !isMember(abi, one));
  return [...declared, ...free.map((one) => ({ namespace: namespaceOf(one), text: writeConstant(one, { namespace: namespaceOf(one), side: "consumer" }, false) }))];
}

/** Types behind a place in the order; a variant's cases stand before the variant itself. Those of other packages are complete. */
function laterThan(order: ReadonlyMap<AbiDecl, number>, index: number): Incomplete {
  return (decl) => (order.get(decl) ?? -1) > index;
}

function writeType(decl: AbiDecl, incomplete: Incomplete): Text {
  switch (decl.kind) {
    case "enum":
      return writeEnum(decl);
    case "flags":
      return writeFlags(decl);
    case "newtype":
      return writeNewtype(decl, memberScope(decl));
    case "struct":
    case "record":
      return writeRecord(decl, incomplete);
    case "variant":
      return writeVariant(decl, incomplete);
    case "error":
      return writeError(decl, incomplete);
  }
}

/** Constants of resources stand in their class. */
function isMember(abi: Abi, constant: AbiConstant): boolean {
  return abi.resources.some((one) => isMemberOf(one, constant));
}

function isMemberOf(resource: { readonly modules: readonly string[]; readonly name: string }, constant: AbiConstant): boolean {
  return constant.modules.join(".") === [...resource.modules, resource.name].join(".");
}

function views(abi: Abi): readonly Placed[] {
  return abi.types.filter(isGraph).map((decl) => ({ namespace: namespaceOf(decl), text: later(() => writeView(decl)) }));
}

function writeCodecs(decl: AbiDecl): Hole {
  switch (decl.kind) {
    case "newtype":
      return writeNewtypeHash(decl);
    case "struct":
      return writeStructCodec(decl);
    case "record":
      return writeRecordCodec(decl);
    case "variant":
      return writeVariantCodec(decl);
    case "error":
      return paragraphs(writeErrorCodecs(decl));
    default:
      return undefined;
  }
}

/** Definitions that need complete types: comparisons, constructors of errors, accessors of views. What holds objects waits for their classes. */
function members(abi: Abi): readonly Placed[] {
  return abi.types.map((decl) => ({ namespace: namespaceOf(decl), text: later(() => paragraphs(memberTexts(decl))) }));
}

function memberTexts(decl: AbiDecl): readonly Hole[] {
  switch (decl.kind) {
    case "struct":
      return [writeComparison(name(typeName(decl)), decl.fields)];
    case "record":
      return isComparable(decl) ? [writeComparison(name(typeName(decl)), decl.fields), [...writeViewMembers(decl)]] : [];
    case "variant":
      return isComparable(decl) ? [writeVariantComparison(decl), [...writeViewMembers(decl)]] : [];
    case "error":
      return [writeErrorMembers(decl)];
    default:
      return [];
  }
}

/** What the loader compares, and the way to the table. */
function connection(abi: Abi): Placed {
  const { package: one, table } = abi;
  const { major, minor, patch } = one.version;
  const groups = table.groups.map(({ version, id }) => {
    const words = id.map((word) => literal.cpp.integer(word, 64, false));
    return code`{${list([version.major, version.minor, version.patch, 0])}, {${list(words)}}},`;
  });
  const api = name(table.layout.name);
  const text = code`
    // What this header was generated from; the loader compares it with the provider.
    struct package {
        using table = ${api};
        static constexpr const char *symbol = ${literal.cpp.string(table.symbol)};
        static constexpr ftk_group groups[] = {
            ${groups}
        };
        static constexpr ftk_need need = {
            sizeof(${api}), FTK_ABI, ${major}, ${minor}, ${patch}, ${groups.length}, groups, {${literal.cpp.string(one.name)}, ${one.name.length}},
        };
        static ftk_get_api entry() noexcept {
    #if defined(${name(`${one.prefix.toUpperCase()}_LOADED`)})
            return nullptr;
    #else
            return &${name(table.symbol)};
    #endif
        }
    };
    using connection = ftk::connection<package>;

    ${abi.resources.map(writeEntries)}
  `;
  return { namespace: `${packageNamespace(one)}::detail`, text };
}

function library(abi: Abi): Placed {
  const text = code`
    /// Loads the provider from an explicit path, once, before the first call; it stays loaded. Without it the linked provider serves.
    [[nodiscard]] inline ftk::expected<void, ftk::error> try_load(const char *path) noexcept {
        return detail::connection::load(path);
    }
    #if FTK_EXCEPTIONS
    /// The same; throws ftk::error.
    inline void load(const char *path) {
        try_load(path).value();
    }
    #endif
  `;
  return { namespace: `${packageNamespace(abi.package)}::library`, text };
}

/** `detail::` as seen from a namespace of the package. */
function detailOf(one: AbiPackage, namespace: string): string {
  const root = packageNamespace(one);
  return namespace === root ? "detail::" : `::${root}::detail::`;
}

function calls(abi: Abi): readonly Placed[] {
  return [
    ...abi.callbacks.map((decl) => ({ namespace: namespaceOf(decl), text: writeCallback(decl) })),
    ...abi.resources.map((decl) => {
      const namespace = namespaceOf(decl);
      return { namespace, text: later(() => writeResource(decl, abi.constants.filter((one) => isMemberOf(decl, one)), detailOf(decl.package, namespace))) };
    }),
    ...abi.types.filter(isGraph).filter((decl) => !isComparable(decl)).map((decl) => ({ namespace: namespaceOf(decl), text: later(() => code`${[...writeViewMembers(decl)]}`) })),
    ...abi.functions.map((f) => ({ namespace: namespaceOf(f), text: later(() => declareFree(showFunction(f, ""))) })),
    ...abi.callbacks.map((decl) => ({ namespace: namespaceOf(decl), text: writeCallbackMembers(decl) })),
    ...abi.resources.map((decl) => ({ namespace: namespaceOf(decl), text: later(() => writeResourceTries(decl, detailOf(decl.package, namespaceOf(decl)))) })),
    ...abi.functions.map((f) => ({ namespace: namespaceOf(f), text: later(() => defineFree(f)) })),
    ...throwing(abi),
  ];
}

function defineFree(f: AbiFunction): Text {
  const shown = showFunction(f, "");
  return paragraphs([defineTry(shown), writeInPlace(shown)?.defineTry()]);
}

function declareFree(shown: ReturnType<typeof showFunction>): Text {
  const view = writeInPlace(shown);
  return code`
    ${declareTry(shown)}
    ${view?.declareTry()}
    #if FTK_EXCEPTIONS
    ${declareThrowing(shown)}
    ${view?.declare()}
    #endif
  `;
}

function defineFreeThrowing(f: AbiFunction): Text {
  const shown = showFunction(f, "");
  return paragraphs([defineThrowing(shown), writeInPlace(shown)?.define()]);
}

/** The throwing forms, each namespace in one block that is left out without exceptions. */
function throwing(abi: Abi): readonly Placed[] {
  const items = [
    ...abi.resources.map((decl) => ({ namespace: namespaceOf(decl), text: later(() => paragraphs(writeResourceThrows(decl))) })),
    ...abi.functions.map((f) => ({ namespace: namespaceOf(f), text: later(() => defineFreeThrowing(f)) })),
  ];
  return gather(items).map(({ namespace, text }) => ({
    namespace,
    text: code`
      #if FTK_EXCEPTIONS
      ${paragraphs(text as readonly Hole[])}
      #endif
    `,
  }));
}
