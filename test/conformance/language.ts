/** The contract between the conformance runner and one language: how its provider library and its consumer program are built. */
import type { Abi } from "../../compiler/lower/index.js";

/** One feature folder, compiled. */
export interface Feature {
  /** Folder name, e.g. `record_growth`. */
  readonly name: string;
  /** Absolute path of the folder. */
  readonly folder: string;
  /** The feature's packages in dependency order; the last is `conf.<feature>`. */
  readonly packages: readonly Abi[];
}

/**
 * Which build: `current` holds every feature at its newest version; `old` only those with a second version, at 1.0.0.
 * Sources see the old one as `CONF_OLD` (C, C++ macro; Rust `cfg(conf_old)`), or bring a file `consumer-old.ts` of their own.
 */
export type Variant = "current" | "old";

/** What a build is instrumented with: AddressSanitizer and UndefinedBehaviorSanitizer, or ThreadSanitizer. */
export type Sanitizers = false | "memory" | "threads";

/** Everything that a build needs. */
export interface BuildContext {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of this build's own folder; kept between runs, so that unchanged sources are not built again. */
  readonly out: string;
  readonly variant: Variant;
  readonly features: readonly Feature[];
  readonly sanitize: Sanitizers;
  /** Generated files of `target` for one package, with the given side; paths relative to the target's output folder. */
  readonly generate: (target: string, abi: Abi, sides: readonly ("consumer" | "provider")[]) => readonly { readonly path: string; readonly text: string }[];
  /** Writes a file below `out` only when its text changed; creates folders. Returns the absolute path. */
  readonly write: (path: string, text: string) => string;
  /** Runs a command to its end; throws an error with its output when it fails. */
  readonly run: (command: readonly string[], options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> }) => Promise<string>;
}

/** A fault that a library commits when the tests ask for it, to see that the sanitizers catch it. */
export type Fault = "overflow" | "shift" | "leak" | "race";

/** How a consumer program is started; the runner appends the provider library's path and the names of features. */
export interface Program {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * One language of the matrix. The provider library exports `<prefix>_get_api` of every package, and `int32_t conf_leaks(ftk_leaks *out)` with the counters
 * of its runtime. The consumer program prints, for each feature that it is asked for, a line `## <feature>`, the transcript, and a line `leaks <n>`:
 * live handles, errors, owners and allocations of its own runtime plus those of the library.
 */
export interface Language {
  /** `c cpp rust ts` */
  readonly id: string;
  /** Builds the provider library; absent for languages that only consume. Returns its absolute path. */
  readonly buildProvider?: (context: BuildContext) => Promise<string>;
  readonly buildConsumer: (context: BuildContext) => Promise<Program>;
  /**
   * What the consumer program does beyond transcripts. `misuse`: it has a part of that name, whose transcript is `misuse/expected.txt`, when it has the
   * features that `hasMisuse` asks for. `sweep`: after `--sweep` it repeats each transcript with every allocation failing in turn, and prints lines
   * `<memory>: <n> failed`; every other line is something that went wrong.
   */
  readonly abuse?: readonly ("misuse" | "sweep")[];
  /**
   * What proves that the sanitizers look at this language. With `CONF_FAULT=provider overflow` in the environment, `conf_leaks` of its provider library
   * writes behind a block of memory; `consumer overflow` does the same in the library that its consumer program links. Likewise `shift` and `leak`.
   */
  readonly faults?: {
    readonly provider?: readonly Fault[];
    readonly consumer?: readonly Fault[];
    /** Faults of providers that nothing shows in a program of this language. */
    readonly unseen?: readonly Fault[];
  };
  /** Why this language is left out of `--sanitize`; absent when it takes part. The reason is printed. */
  readonly unsanitized?: string;
  /** Takes part in `--races`. */
  readonly races?: true;
}
