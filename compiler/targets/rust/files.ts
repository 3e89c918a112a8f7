// Which files come out: a crate, whose sources also work as a module of another crate.
import { banner, code, each, later, laterFile, paragraphs, sendFile, type OutputFile, type Sink, type Text } from "../../print/index.js";
import { versionText, type Abi, type AbiDecl } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { writeConsumer } from "./consumer.js";
import { writeThunks } from "./entry.js";
import { writeEnum, writeFlags, writeNewtype } from "./enum.js";
import { writeErrorConversions, writeErrorSet } from "./error.js";
import { writeManifest } from "./manifest.js";
import { writeProvider } from "./provider.js";
import { writeRecord, writeRecordConversions, writeStruct, writeStructConversions } from "./record.js";
import { writeRoot } from "./root.js";
import { gatherFacts, type Facts, type Scope } from "./scope.js";
import { shippedRuntime } from "./shipped.js";
import { writeSys } from "./sys.js";
import { dataScope, modulePath, placeConstant, writeTree, type Placed } from "./tree.js";
import { writeConstant } from "./values.js";
import { writeVariant, writeVariantConversions } from "./variant.js";
import { writeRecordView, writeVariantView } from "./view.js";

/** All files of a package. */
export function writeFiles(abi: Abi, options: TargetOptions): OutputFile[] {
  const facts = gatherFacts(abi);
  const consumer = options.sides.includes("consumer");
  const provider = options.sides.includes("provider");
  const source = (part: string, write: () => Text): OutputFile => laterFile(`src/${part}.rs`, (sink) => send(sink, abi, write()));
  return [
    { path: "Cargo.toml", text: writeManifest(abi, options) },
    source("lib", () => writeRoot(facts, options, "crate")),
    source("mod", () => writeRoot(facts, options, "module")),
    source("sys", () => writeSys(dataScope(facts, "sys"))),
    source("types", () => writeTypes(facts)),
    source("convert", () => writeConversions(facts)),
    ...(consumer ? [source("views", () => writeViews(facts)), source("consumer", () => writeConsumer(facts))] : []),
    ...(provider ? [source("provider", () => writeProvider(facts)), source("thunks", () => writeThunks(facts))] : []),
    ...shippedRuntime(options),
  ];
}

function send(sink: Sink, abi: Abi, text: Text): void {
  const head = banner("//", "ffi", `package ${abi.package.name} ${versionText(abi.package.version)}`);
  // `cargo fmt` leaves generated files alone, in a crate and in a module of another one: their text is that of `ffi gen`.
  sendFile(sink, code`
    ${head}
    #![cfg_attr(rustfmt, rustfmt_skip)]
    ${text}
  `, { width: 110 });
}

function writeTypes(facts: Facts): Text {
  const { abi } = facts;
  const constants = abi.constants.map((one): Placed => {
    const { modules, resource } = placeConstant(facts, one);
    return { modules, text: writeConstant(dataScope(facts, "types", modules), one, resource) };
  });
  const types = abi.types.map((decl): Placed => ({ modules: decl.modules, text: later(() => writeDeclaration(dataScope(facts, "types", decl.modules), decl)) }));
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
    use ::std::ptr::{addr_of, addr_of_mut};

    ${paragraphs(each(facts.abi.types, (decl) => {
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
    if (decl.kind === "record") return [{ modules: decl.modules, text: later(() => writeRecordView(scope, decl)) }];
    return decl.kind === "variant" ? [{ modules: decl.modules, text: later(() => writeVariantView(scope, decl)) }] : [];
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
