/** The contract that every target folder fulfils. A target spells an Abi; it decides nothing about bits, ownership, errors or versions. */
import type { Span } from "../../idl/index.js";
import type { Abi, AbiTypeKind } from "../lower/index.js";
import type { OutputFile } from "../print/index.js";

/** What can be generated for one package in one language. */
export type Side = "consumer" | "provider";

/** A name that the generated code will contain; two claims with one scope and one name (compared exactly) are a collision. */
export interface NameClaim {
  readonly scope: string;
  readonly name: string;
  /** The declaration that wants it. */
  readonly span: Span;
  readonly what: string;
}

/** Something of a package that a language cannot express, although it has each type in it. */
export interface Limit {
  readonly span: Span;
  /** What it is, with its name. */
  readonly what: string;
  readonly reason: string;
}

/** Settings of one target from `ffi.yaml`, already checked. */
export interface TargetOptions {
  readonly sides: readonly Side[];
  /** Target-specific settings (C++ standard, crate features, ...), keyed as in the configuration schema. */
  readonly settings: Readonly<Record<string, string | boolean | number>>;
  /** Folder (relative to the output folder) in which imported packages of the same target are found, by package name. */
  readonly imports: Readonly<Record<string, string>>;
  /** Text of the runtime's own files that a package ships with itself, by path relative to the repository (see `shippedFiles`). */
  readonly runtime: (path: string) => string;
}

/** yes: natural in the language; emulated: works, said in the guide; no: a diagnostic with this reason. */
export type Support = { readonly level: "yes" } | { readonly level: "emulated" | "no"; readonly reason: string };

/** What one setting accepts, as JSON Schema: checked before the target sees the value, and shown in messages. */
export interface SettingSchema {
  readonly description: string;
  readonly type: "string" | "boolean" | "integer";
  readonly enum?: readonly (string | number)[];
  /** Regular expression; linear-time, anchored at both ends. */
  readonly pattern?: string;
  readonly maxLength?: number;
}

/** One language that code is written for. */
export interface Target {
  /** Folder and id on the command line. */
  readonly id: string;
  /** Annotation id whose arguments and renames it reads: `c cpp rust ts`. */
  readonly annotation: string;
  readonly title: string;
  readonly sides: readonly Side[];
  readonly supports: Readonly<Record<AbiTypeKind, Support>>;
  /** What of a package is too large for the language; nothing when absent. */
  readonly limits?: (abi: Abi) => readonly Limit[];
  /** What `ffi.yaml` may set for this target beside `folder` and `sides`, by key; none when absent. */
  readonly settings?: Readonly<Record<string, SettingSchema>>;
  /** Ids of targets whose files belong into the same folder, without their sides: a C++ header includes the package's C header. */
  readonly needs?: readonly string[];
  /** Settings of needed targets that it cannot work with when they are generated into its folder. */
  readonly excludes?: readonly { readonly target: string; readonly setting: string; readonly value: string | boolean | number; readonly reason: string }[];
  /** Which files of the needed targets it wants, by path; all of them when absent. A file of its own always wins. */
  readonly keeps?: (path: string, abi: Abi) => boolean;
  /** True when it makes all its files together, so that they cannot be asked for one by one (`laterFile`). */
  readonly together?: boolean;
  /** Every identifier of the public surface, for the collision check over all enabled targets. */
  readonly claims: (abi: Abi) => readonly NameClaim[];
  /** Files of one package, paths relative to the target's output folder. Deterministic. */
  readonly write: (abi: Abi, options: TargetOptions) => readonly OutputFile[];
}
