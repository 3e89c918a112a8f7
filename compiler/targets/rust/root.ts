// lib.rs and mod.rs: what a package is as a crate, and as a module of another crate.
import { code, comment, literal, name, type Hole, type Text } from "../../print/index.js";
import { versionText, type Abi } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { crateName } from "./names.js";
import { hasOddNames } from "./odd-names.js";
import type { Facts } from "./scope.js";

/** The root file. A crate has features for the sides; a module has what was generated. */
export function writeRoot(facts: Facts, options: TargetOptions, form: "crate" | "module"): Text {
  const { abi } = facts;
  const crate = form === "crate";
  const sides = [...options.sides];
  const gate = (side: string): Hole => crate && code`#[cfg(feature = ${literal.rust.string(side)})]`;
  const both = sides.includes("consumer");
  // Without entries there is nothing to call, and a glob of nothing is a warning.
  const calls = both && abi.table.entries.length > 0;
  const types = abi.types.length > 0 || abi.constants.length > 0;
  return code`
    ${comment("//!", `${abi.package.docs}\n\nPackage ${abi.package.name} ${versionText(abi.package.version)}.`)}
    ${!crate && code`#![allow(dead_code, unused_imports)]`}
    ${hasOddNames(abi) && code`#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]`}
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
    ${types && (!both ? code`pub use types::*;` : crate && code`
      #[cfg(not(feature = "consumer"))]
      pub use types::*;
    `)}
    ${sides.includes("provider") && code`
      ${gate("provider")}
      pub use provider::export;
    `}

    ${calls && crate && code`
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
    ${calls && code`
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
