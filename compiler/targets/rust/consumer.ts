// consumer.rs: how a package is connected and called.
import { code, later, literal, name, type Text } from "../../print/index.js";
import type { AbiDecl } from "../../lower/index.js";
import { writeFunctions } from "./call.js";
import { writeTrampoline } from "./callback.js";
import { typeName } from "./names.js";
import { writeResource } from "./resource.js";
import { classPath, commas, heldHere, pathTo, type Facts, type Scope } from "./scope.js";
import { dataScope, modulePath, placeConstant, writeTree, type Placed } from "./tree.js";

/** Objects are held by the consumer's classes. */
function consumerScope(facts: Facts, modules: readonly string[]): Scope {
  const scope: Scope = { facts, part: "consumer", modules, holder: (resource) => classPath(scope, resource) };
  return scope;
}

/** The whole module. */
export function writeConsumer(facts: Facts): Text {
  const { abi } = facts;
  const at = (modules: readonly string[]): Scope => consumerScope(facts, modules);
  const placed: Placed[] = [
    ...abi.types.flatMap((decl) => writeAlias(facts, decl)),
    ...abi.resources.map((one): Placed => ({ modules: one.modules, text: later(() => writeResource(at(one.modules), one)) })),
    ...abi.functions.map((one): Placed => ({ modules: one.modules, text: later(() => writeFunctions(at(one.modules), one)) })),
    ...abi.callbacks.map((one): Placed => ({ modules: one.modules, text: later(() => writeTrampoline(at(one.modules), one)) })),
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

    ${abi.table.entries.length > 0 && code`
      #[inline(always)]
      fn ftk_api() -> Result<*const sys::${name(table)}, ::ftk::Error> {
          FTK_TABLE.connected(super::linked)
      }
    `}

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
  const api = facts.abi.table.entries.length > 0 && code`ftk_api, `;
  return code`
    use super::{${api}glue, size_of, sys, NonNull, PhantomData, FTK_TABLE};
    ${types}
    ${views}
  `;
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
