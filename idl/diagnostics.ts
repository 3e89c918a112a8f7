// The typed catalogue of everything a stage can tell the user, and the diagnostics made from it. A stage calls
// `defineMessages` once; `findMessage` then serves `ffi explain`, and the tests run every entry's examples.
import type { Span } from "./source.js";

/** How bad it is. `danger` is a change of behaviour that is very likely harmful; only `error` stops generation. */
export type Severity = "error" | "danger" | "warning" | "note";

/** The family of a code: P parse, C check, L lint, B breaking, Y configuration. */
export type Family = "P" | "C" | "L" | "B" | "Y";

/** A second place that explains the first. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** One finding. Plain data; safe to keep, sort and print. */
export interface Diagnostic {
  /** A family letter and four digits, such as `P0001`. Never reused for another meaning. */
  readonly code: string;
  /** The readable name of the code, such as `missing-brace`. */
  readonly slug: string;
  readonly severity: Severity;
  /** One sentence without a full stop. May contain text of the user; escape when printing (`formatDiagnostic` does). */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly span: Span;
  readonly related?: readonly Related[];
}

/** Text with named holes, made by `say`. The type parameter is the union of the hole names. */
export interface Phrase<Hole extends string> {
  readonly parts: readonly string[];
  readonly holes: readonly Hole[];
}

/** Files of an example, path to content. The first one is where the diagnostic is expected. */
export type ExampleFiles = Readonly<Record<string, string>>;

/** An example that is too large or not printable: what `explain` shows and how a test makes the real thing. */
export interface MadeExample {
  readonly shown: string;
  readonly make: () => string | Uint8Array;
}

/** An example source: one file's text, several files, or a made one. */
export type Example = string | ExampleFiles | MadeExample;

/** What a stage writes for each message. */
export interface MessageSpec<Hole extends string> {
  /** Letter of the family and four digits. */
  readonly code: string;
  readonly severity: Severity;
  readonly text: Phrase<Hole>;
  /** One piece of advice. May use the same holes as `text`, and more. */
  readonly help: Phrase<Hole>;
  /** The reason behind the rule, for `explain`; a few sentences of Markdown. */
  readonly why?: string;
  /** Gives this diagnostic, and no other error, when run through the stage. */
  readonly bad: Example;
  /** The same intent written correctly: gives no diagnostics at all. */
  readonly good: Example;
}

/** A catalogue entry without the types of its holes: what `explain` and the tests read. */
export interface AnyMessage {
  readonly code: string;
  readonly slug: string;
  readonly family: Family;
  readonly severity: Severity;
  /** The text with holes shown as `<name>`. */
  readonly text: string;
  readonly help: string;
  readonly why: string | undefined;
  readonly bad: Example;
  readonly good: Example;
}

/** The way out where it is known without the case; undefined when each case has its own. */
export function generalHelp({ help }: AnyMessage): string | undefined {
  return /^<\w+>$/.test(help) ? undefined : help;
}

/** Values for the holes of a message. */
export type Values<Hole extends string> = { readonly [K in Hole]: string | number | bigint };

/** A catalogue entry. */
export interface Message<Hole extends string> extends AnyMessage {
  /** Makes a diagnostic. `values` fills the holes of text and help. */
  readonly at: (
    span: Span,
    ...rest: [Hole] extends [never]
      ? [values?: Values<never>, related?: readonly Related[]]
      : [values: Values<Hole>, related?: readonly Related[]]
  ) => Diagnostic;
}

/** A stage's catalogue: entries by slug. */
export type Messages<Specs> = {
  readonly [Slug in keyof Specs]: Specs[Slug] extends MessageSpec<infer Hole> ? Message<Hole> : never;
};

/**
 * Tagged template for message texts: say`expected ${"what"}` has the hole `what`. A text without holes is written the
 * same way.
 */
export function say<const Holes extends readonly string[]>(
  parts: TemplateStringsArray,
  ...holes: Holes
): Phrase<Holes[number]> {
  return { parts: [...parts], holes };
}

const byCode = new Map<string, AnyMessage>();
const bySlug = new Map<string, AnyMessage>();

/**
 * Registers a stage's messages and returns them callable, keyed by slug. `retired` lists codes that once existed and
 * must not come back. Throws when a code or slug is malformed, repeated or retired: that is a fault of the program,
 * not of the user.
 */
export function defineMessages<Specs extends { readonly [Slug in keyof Specs]: MessageSpec<string> }>(
  family: Family,
  specs: Specs,
  retired: readonly string[] = [],
): Messages<Specs> {
  const entries = Object.entries<MessageSpec<string>>(specs).map(([slug, spec]) => {
    if (retired.includes(spec.code)) throw new Error(`message code ${spec.code} is retired`);
    return [slug, registerMessage(family, slug, spec)] as const;
  });
  return Object.fromEntries(entries) as unknown as Messages<Specs>;
}

/** Finds a message of any loaded stage by code (`P0001`, any case) or slug. */
export function findMessage(codeOrSlug: string): AnyMessage | undefined {
  return byCode.get(codeOrSlug.toUpperCase()) ?? bySlug.get(codeOrSlug.toLowerCase());
}

/** All messages of all loaded stages, by code. */
export function allMessages(): readonly AnyMessage[] {
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The files of an example as a test feeds them to the stage. A single text is named `example.ffi`. */
export function exampleFiles(example: Example): ReadonlyMap<string, string | Uint8Array> {
  if (typeof example === "string") return new Map([["example.ffi", example]]);
  if (isMade(example)) return new Map([["example.ffi", example.make()]]);
  return new Map(Object.entries(example));
}

/** An example as `explain` prints it: several files are introduced by a comment line with their path. */
export function showExample(example: Example): string {
  if (typeof example === "string") return example;
  if (isMade(example)) return example.shown;
  return Object.entries(example)
    .map(([path, text]) => `// ${path}\n${text}`)
    .join("\n");
}

/** Orders diagnostics by path, then place, then code, and drops exact repetitions. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(compareDiagnostics);
  return sorted.filter((d, i) => {
    const before = sorted[i - 1];
    return before === undefined || compareDiagnostics(before, d) !== 0 || before.message !== d.message;
  });
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.span.file.path !== b.span.file.path) return a.span.file.path < b.span.file.path ? -1 : 1;
  if (a.span.start !== b.span.start) return a.span.start - b.span.start;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

function registerMessage(family: Family, slug: string, spec: MessageSpec<string>): Message<string> {
  const wellFormed = /^[PCLBY][0-9]{4}$/.test(spec.code) && spec.code.startsWith(family);
  if (!wellFormed || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) throw new Error(`bad message ${spec.code} ${slug}`);
  if (byCode.has(spec.code) || bySlug.has(slug)) throw new Error(`message ${spec.code} ${slug} exists already`);
  const message: Message<string> = {
    code: spec.code,
    slug,
    family,
    severity: spec.severity,
    text: fillPhrase(spec.text, undefined),
    help: fillPhrase(spec.help, undefined),
    why: spec.why,
    bad: spec.bad,
    good: spec.good,
    at: (span, values, related) => makeDiagnostic(slug, spec, span, values ?? {}, related ?? []),
  };
  byCode.set(spec.code, message);
  bySlug.set(slug, message);
  return message;
}

function makeDiagnostic(
  slug: string,
  spec: MessageSpec<string>,
  span: Span,
  values: Values<string>,
  related: readonly Related[],
): Diagnostic {
  const { code, severity } = spec;
  const message = fillPhrase(spec.text, values);
  const help = fillPhrase(spec.help, values);
  return { code, slug, severity, message, help, span, ...(related.length > 0 && { related }) };
}

function fillPhrase(phrase: Phrase<string>, values: Values<string> | undefined): string {
  return phrase.parts.reduce((text, part, i) => {
    const hole = phrase.holes[i - 1] ?? "";
    return text + (values === undefined ? `<${hole}>` : shorten(String(values[hole] ?? ""))) + part;
  });
}

// User text in a message is cut, so that a 4 MB name does not make a 4 MB message.
function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}...`;
}

function isMade(example: ExampleFiles | MadeExample): example is MadeExample {
  return typeof example["make"] === "function";
}
