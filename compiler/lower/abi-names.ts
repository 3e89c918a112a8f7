/** The Abi's names: of packages, of declarations, of versions. Part of `abi.ts`, which passes it on. */
import type { Span } from "../../idl/index.js";

/** Names and settings of a package. */
export interface AbiPackage {
  /** `acme.shop` */
  readonly name: string;
  /** `["acme", "shop"]` */
  readonly path: readonly string[];
  /** C prefix: `acme_shop`. */
  readonly prefix: string;
  readonly version: Version;
  readonly docs: string;
  /** Arguments of the package's target annotations, e.g. `settings.cpp.namespace`. Keys are annotation ids (`c cpp rust ts jvm ...`). */
  readonly settings: Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;
  readonly span: Span;
}

/** A three-part version. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** What every declaration and member carries for names and docs. */
export interface AbiNamed {
  /** As written in the `.ffi`. */
  readonly name: string;
  /** Per-target name by `@rename(cpp: "x")`, keyed by annotation id; already validated as an identifier. Wins over casing, exact text. */
  readonly rename: Readonly<Record<string, string>>;
  /** Markdown of the doc comment, without markers; "" when none. */
  readonly docs: string;
  /** First version that has it; absent when it is there from the start of the major version. */
  readonly since?: Version;
  readonly deprecated?: { readonly since?: Version; readonly note: string };
  readonly span: Span;
}

/** A top-level declaration. */
export interface AbiTop extends AbiNamed {
  readonly package: AbiPackage;
  /** Enclosing modules, outermost first; `[]` at package level. */
  readonly modules: readonly string[];
}
