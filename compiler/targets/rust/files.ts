// Which files come out: a crate, whose sources also work as a module of another crate.
import { banner, code, comment, literal, name, paragraphs, printFile, verbatim, type Hole, type OutputFile, type Text } from "../../print/index.js";
import { versionText, type Abi, type AbiConstant, type AbiDecl, type AbiResource, type AbiType } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { writeFunctions } from "./call.js";
import { writeTrampoline } from "./callback.js";
import { writeThunks } from "./entry.js";
import { writeEnum, writeFlags, writeNewtype } from "./enum.js";
import { writeErrorConversions, writeErrorSet } from "./error.js";
import { crateName, moduleName, packageName, typeName } from "./names.js";
import { writeProvider } from "./provider.js";
import { writeRecord, writeRecordConversions, writeRecordView, writeStruct, writeStructConversions } from "./record.js";
import { membersOf, writeResource } from "./resource.js";
import { commas, gatherFacts, heldBy, heldHere, heldName, mentionedBy, pathTo, classPath, type Facts, type Scope } from "./scope.js";
import { shippedRuntime } from "./shipped.js";
import { writeSys } from "./sys.js";
import { writeConstant } from "./values.js";
import { writeVariant, writeVariantConversions, writeVariantView } from "./variant.js";

/** All files of a package. */
export function writeFiles(abi: Abi, options: TargetOptions): OutputFile[] {
  const facts = gatherFacts(abi);
  const consumer = options.sides.includes("consumer");
  const provider = options.sides.includes("provider");
  const source = (part: string, text: Text): OutputFile => ({ path: `src/${part}.rs`, text: print(abi, text) });
  return [
    { path: "Cargo.toml", text: writeManifest(abi, options) },
    source("lib", writeRoot(facts, options, "crate")),
    source("mod", writeRoot(facts, options, "module")),
    source("sys", writeSys(dataScope(facts, "sys"))),
    source("types", writeTypes(facts)),
    source("convert", writeConversions(facts)),
    ...(consumer ? [source("views", writeViews(facts)), source("consumer", writeConsumer(facts))] : []),
    ...(provider ? [source("provider", writeProvider(facts)), source("thunks", writeThunks(facts))] : []),
    ...shippedRuntime(options),
  ];
}

function print(abi: Abi, text: Text): string {
  const head = banner("//", "ffi", `package ${abi.package.name} ${versionText(abi.package.version)}`);
  return printFile(code`
    ${head}
    ${text}
  `, { width: 110 });
}

/** A scope in which types are generic over the objects that they hold. */
function dataScope(facts: Facts, part: Scope["part"], modules: readonly string[] = []): Scope {
  return { facts, part, modules, holder: (resource) => code`${heldName(resource)}` };
}

function consumerScope(facts: Facts, modules: readonly string[]): Scope {
  const scope: Scope = { facts, part: "consumer", modules, holder: (resource) => classPath(scope, resource) };
  return scope;
}

/** Everything that stands in modules, for `writeTree`. */
interface Placed {
  readonly modules: readonly string[];
  readonly text: Text;
}

/** Nests items into `pub mod`s, in the order of their first appearance. */
function writeTree(placed: readonly Placed[], depth: number, inside: (path: readonly string[]) => Hole, path: readonly string[] = []): Text {
  const here = placed.filter((one) => one.modules.length === depth);
  const deeper = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = one.modules[depth];
    if (key !== undefined) deeper.set(key, [...(deeper.get(key) ?? []), one]);
  }
  const modules = [...deeper].map(([module, items]) => code`
    #[allow(missing_docs)]
    pub mod ${moduleName(module)} {
        ${inside([...path, module])}

        ${writeTree(items, depth + 1, inside, [...path, module])}
    }
  `);
  return paragraphs([...here.map((one) => one.text), ...modules]);
}

/** Constants of a resource stand beside it. */
function placeConstant(facts: Facts, one: AbiConstant): { readonly modules: readonly string[]; readonly resource: AbiResource | undefined } {
  const last = one.modules.at(-1);
  const outer = one.modules.slice(0, -1);
  const resource = facts.abi.resources.find((each) => each.name === last && each.modules.join(".") === outer.join("."));
  return resource === undefined ? { modules: one.modules, resource } : { modules: outer, resource };
}

function writeTypes(facts: Facts): Text {
  const { abi } = facts;
  const constants = abi.constants.map((one): Placed => {
    const { modules, resource } = placeConstant(facts, one);
    return { modules, text: writeConstant(dataScope(facts, "types", modules), one, resource) };
  });
  const types = abi.types.map((decl): Placed => ({ modules: decl.modules, text: writeDeclaration(dataScope(facts, "types", decl.modules), decl) }));
  return code`
    //! The types of the package, for both sides. A type that holds objects is generic over how a side holds them.
    #![allow(deprecated, unused_imports, clippy::complexity, clippy::perf, clippy::style)]

    ${writeTree([...constants, ...types], 0, () => undefined)}
  `;
}

function writeDeclaration(scope: Scope, decl: AbiDecl): Text {
  switch (decl.kind) {
    case "enum": return writeEnum(decl);
    case "flags": return writeFlags(decl);
    case "newtype": return writeNewtype(scope, decl);
    case "struct": return writeStruct(scope, decl);
    case "record": return writeRecord(scope, decl);
    case "variant": return writeVariant(scope, decl);
    case "error": return writeErrorSet(scope, decl);
  }
}

function writeConversions(facts: Facts): Text {
  const scope = dataScope(facts, "convert");
  return code`
    //! How the types of the package become C values, and C values become types: checked on the way in.
    #![allow(deprecated, unused_imports, unused_variables, clippy::complexity, clippy::perf, clippy::style)]

    use super::sys;
    use super::types::*;
    use ::ftk::glue;
    use ::std::mem::size_of;
    use ::std::ptr::addr_of;

    ${paragraphs(facts.abi.types.map((decl) => {
      switch (decl.kind) {
        case "struct": return writeStructConversions(scope, decl);
        case "record": return writeRecordConversions(scope, decl);
        case "variant": return writeVariantConversions(scope, decl);
        case "error": return writeErrorConversions(scope, decl);
        default: return undefined;
      }
    }))}
  `;
}

function writeViews(facts: Facts): Text {
  const placed = facts.abi.types.flatMap((decl): Placed[] => {
    const scope = dataScope(facts, "views", decl.modules);
    if (decl.kind === "record") return [{ modules: decl.modules, text: writeRecordView(scope, decl) }];
    return decl.kind === "variant" ? [{ modules: decl.modules, text: writeVariantView(scope, decl) }] : [];
  });
  return code`
    //! Results read where they lie, without copying.
    #![allow(dead_code, deprecated, unused_imports, unused_variables, clippy::complexity, clippy::perf, clippy::style)]

    use super::sys;
    use super::types::*;
    use ::ftk::glue;
    use ::std::marker::PhantomData;
    use ::std::mem::size_of;
    use ::std::ptr::addr_of;

    ${writeTree(placed, 0, (path) => code`
      use super::{addr_of, glue, size_of, sys, PhantomData};
      use ${modulePath(path)}::*;
    `)}
  `;
}

function writeConsumer(facts: Facts): Text {
  const { abi } = facts;
  const at = (modules: readonly string[]): Scope => consumerScope(facts, modules);
  const placed: Placed[] = [
    ...abi.types.flatMap((decl) => writeAlias(facts, decl)),
    ...abi.resources.map((one): Placed => ({ modules: one.modules, text: writeResource(at(one.modules), one) })),
    ...abi.functions.map((one): Placed => ({ modules: one.modules, text: writeFunctions(at(one.modules), one) })),
    ...abi.callbacks.map((one): Placed => ({ modules: one.modules, text: writeTrampoline(at(one.modules), one) })),
    ...dataModules(facts).map((modules): Placed => ({ modules, text: code`` })),
  ];
  const table = abi.table.layout.name;
  return code`
    //! The package as a consumer uses it.
    #![allow(deprecated, unused_imports, clippy::complexity, clippy::perf, clippy::style)]

    use super::sys;
    use ::ftk::glue;
    use ::std::marker::PhantomData;
    use ::std::mem::size_of;
    use ::std::ptr::NonNull;

    pub use super::types::*;
    pub use super::views::*;

    static FTK_TABLE: glue::Table<sys::${name(table)}> = glue::Table::new(&sys::NEED, ${literal.rust.string(`${abi.table.symbol}\0`)});

    fn ftk_api() -> Result<*const sys::${name(table)}, ::ftk::Error> {
        FTK_TABLE.connected(super::linked)
    }

    /// Connects the package to the provider library at \`path\`, for the rest of the process.
    ///
    /// # Errors
    /// When the file is no library, does not provide the package, or provides an incompatible version.
    pub fn load(path: impl AsRef<::std::path::Path>) -> Result<(), ::ftk::Error> {
        FTK_TABLE.load(path.as_ref())
    }

    /// Connects the package to the provider that is linked into the program.
    ///
    /// # Errors
    /// When it provides an incompatible version.
    #[inline]
    pub fn link() -> Result<(), ::ftk::Error> {
        extern "C" {
            fn ${name(abi.table.symbol)}(major: u32, min_minor: u32, err: *mut *mut ::ftk::sys::Error) -> *const ::ftk::sys::Api;
        }
        FTK_TABLE.link(${name(abi.table.symbol)})
    }

    ${writeTree(placed, 0, (path) => writeInner(facts, path))}
  `;
}

/** Modules that hold data types or constants only still need their place in the consumer. */
function dataModules(facts: Facts): readonly (readonly string[])[] {
  const constants = facts.abi.constants.map((one) => placeConstant(facts, one));
  return [...facts.abi.types, ...constants].map((one) => one.modules).filter((modules) => modules.length > 0);
}

function writeInner(facts: Facts, path: readonly string[]): Text {
  const same = (item: { readonly modules: readonly string[] }): boolean => path.every((part, index) => item.modules[index] === part);
  const types = dataModules(facts).some((modules) => same({ modules })) && code`pub use ${modulePath(path, "types")}::*;`;
  const isRead = (decl: AbiDecl): boolean => same(decl) && (decl.kind === "record" || decl.kind === "variant");
  const views = facts.abi.types.some(isRead) && code`pub use ${modulePath(path, "views")}::*;`;
  return code`
    use super::{ftk_api, glue, size_of, sys, NonNull, PhantomData, FTK_TABLE};
    ${types}
    ${views}
  `;
}

/** `super::super::types::util`, from inside a module of the same path in another file. */
function modulePath(path: readonly string[], part: "types" | "views" = "types"): Text {
  const up = path.reduce<Text>((text) => code`super::${text}`, code`super::${name(part)}`);
  return path.map(moduleName).reduce<Text>((text, each) => code`${text}::${each}`, up);
}

/** A type that holds objects, with the consumer's classes. */
function writeAlias(facts: Facts, decl: AbiDecl): Placed[] {
  const scope = consumerScope(facts, decl.modules);
  const held = heldHere(scope, decl);
  if (held.length === 0) return [];
  const type = typeName(decl);
  // The alias hides the type that it stands for, which is therefore named by its whole path.
  const path = pathTo(dataScope(facts, "sys", decl.modules), decl.package, "types", decl.modules, type);
  const classes = held.map((one) => classPath(scope, one));
  return [{
    modules: decl.modules,
    text: code`
      /// With the objects of a consumer.
      pub type ${type} = ${path}<${commas(classes)}>;
    `,
  }];
}

function writeRoot(facts: Facts, options: TargetOptions, form: "crate" | "module"): Text {
  const { abi } = facts;
  const crate = form === "crate";
  const sides = [...options.sides];
  const gate = (side: string): Hole => crate && code`#[cfg(feature = ${literal.rust.string(side)})]`;
  const both = sides.includes("consumer");
  const link = crate && both;
  return code`
    ${comment("//!", `${abi.package.docs}\n\nPackage ${abi.package.name} ${versionText(abi.package.version)}.`)}
    ${!crate && code`#![allow(dead_code, unused_imports)]`}
    #![allow(rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags, rustdoc::bare_urls)]

    ${both && code`
      ${gate("consumer")}
      pub mod consumer;
    `}
    mod convert;
    ${writeImports(abi, crate)}
    ${sides.includes("provider") && code`
      ${gate("provider")}
      pub mod provider;
    `}
    #[doc(hidden)]
    pub mod sys;
    ${sides.includes("provider") && code`
      ${gate("provider")}
      #[doc(hidden)]
      pub mod thunks;
    `}
    pub mod types;
    ${both && code`
      ${gate("consumer")}
      pub mod views;
    `}

    ${both && code`
      ${gate("consumer")}
      pub use consumer::*;
    `}
    ${!both ? code`pub use types::*;` : crate && code`
      #[cfg(not(feature = "consumer"))]
      pub use types::*;
    `}
    ${sides.includes("provider") && code`
      ${gate("provider")}
      pub use provider::export;
    `}

    ${link && code`
      /// The provider that is linked into the program.
      #[cfg(all(feature = "consumer", feature = "link"))]
      fn linked() -> Option<::ftk::sys::GetApi> {
          extern "C" {
              fn ${name(abi.table.symbol)}(major: u32, min_minor: u32, err: *mut *mut ::ftk::sys::Error) -> *const ::ftk::sys::Api;
          }
          Some(${name(abi.table.symbol)})
      }

      #[cfg(all(feature = "consumer", not(feature = "link")))]
    `}
    ${both && code`
      fn linked() -> Option<::ftk::sys::GetApi> {
          None
      }
    `}
  `;
}

function writeImports(abi: Abi, crate: boolean): Hole {
  if (abi.imports.length === 0) return undefined;
  const uses = abi.imports.map((one) => (crate ? code`pub use ::${crateName(one.package)};` : code`pub(in super::super) use super::super::${crateName(one.package)};`));
  return code`
    #[doc(hidden)]
    pub mod imports {
        ${uses}
    }
  `;
}

/** Objects of another package are used as a consumer uses them; its callbacks are called as its providers call them. */
function featuresOf(abi: Abi, one: Abi, side: string): readonly string[] {
  if (side === "consumer") return ["consumer"];
  const members = [...abi.functions, ...abi.resources.flatMap((resource) => membersOf(resource))];
  const params = members.flatMap((f) => f.params.map((param) => param.type));
  const mentioned = [...params, ...members.map((f) => f.result.type)].flatMap(mentionedBy);
  const objects = [...mentioned, ...abi.types.flatMap(heldBy)].some((resource) => resource.package === one.package);
  const isCalled = (type: AbiType): boolean => (type.kind === "optional" ? isCalled(type.inner) : type.kind === "callback" && type.decl.package === one.package);
  return [objects && "consumer", params.some(isCalled) && "provider"].filter((feature) => feature !== false);
}

const MANIFEST_TAIL: Text = verbatim`
  [lib]
  path = "src/lib.rs"
`;

function writeManifest(abi: Abi, options: TargetOptions): string {
  const { version } = abi.package;
  const runtime = options.settings["runtime"];
  const folder = typeof runtime === "string" ? runtime : "ftk";
  const imports = abi.imports.map((one) => {
    const path = options.imports[one.package.name] ?? `../${packageName(one.package)}`;
    return code`${name(crateName(one.package))} = { package = ${literal.rust.string(packageName(one.package))}, path = ${literal.rust.string(path)}, default-features = false }`;
  });
  const features = (side: string): Text => {
    const needed = abi.imports.flatMap((one) => featuresOf(abi, one, side).map((feature) => literal.rust.string(`${crateName(one.package)}/${feature}`)));
    return code`[${commas(needed)}]`;
  };
  return printFile(code`
    ${banner("#", "ffi", `package ${abi.package.name} ${versionText(version)}`)}
    [package]
    name = ${literal.rust.string(packageName(abi.package))}
    version = ${literal.rust.string(versionText(version))}
    edition = "2021"
    rust-version = "1.75"

    ${MANIFEST_TAIL}

    [features]
    default = [${literal.rust.string(options.sides.includes("consumer") ? "consumer" : "provider")}]
    ${options.sides.map((side) => code`${name(side)} = ${features(side)}`)}
    ${options.sides.includes("consumer") && code`link = ["consumer"]`}

    [dependencies]
    ftk = { path = ${literal.rust.string(folder)} }
    ${imports}
  `, { width: 110 });
}
