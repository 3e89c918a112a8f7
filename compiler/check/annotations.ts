// Reads annotations by the catalogue: what stands where it may, with the right arguments, becomes notes on the item.
import type { Annotation, Argument, Expression, QualifiedName } from "../../idl/index.js";
import {
  annotationNames, findAnnotation, targetIds, type AnnotationSpec, type ArgumentKind, type ParameterSpec, type Place,
} from "./annotation-catalogue.js";
import { reportUnsupported } from "./capabilities.js";
import { report, type Context } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { suggest } from "./nearest.js";

/** The value of one argument. */
export type ArgumentValue = string | boolean | model.Version;

/** Arguments of one annotation by name. Names come from the catalogue. */
export type Arguments = ReadonlyMap<string, ArgumentValue>;

/** All annotations of one item that were right, by name. */
export type Notes = ReadonlyMap<string, Arguments>;

/** For an item without annotations. */
export const noNotes: Notes = new Map();
/** For an item without other names. */
export const noNames: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Reads the annotations of one item. `isDeclared` says whether the file knows an annotation declared by the user: such
 * declarations are reported where they stand, so their uses are passed over.
 */
export function readAnnotations(
  context: Context,
  annotations: readonly Annotation[],
  place: Place,
  isDeclared: (name: QualifiedName) => boolean,
): Notes {
  if (annotations.length === 0) return noNotes;
  const notes = new Map<string, Arguments>();
  for (const annotation of annotations) {
    const name = annotation.name.text;
    const spec = findAnnotation(name);
    if (name === "") continue;
    const feature = featureOf(annotation);
    if (feature !== undefined && spec !== undefined) {
      // A feature is reported where it is declared, not once more at each use.
      context.values.push(() => isDeclared(feature) || isUsable(context, annotation, spec, place));
    } else if (spec === undefined) {
      // Not before all declarations are known.
      context.values.push(() => isDeclared(annotation.name) || reportUnknown(context, annotation));
    } else if (isUsable(context, annotation, spec, place)) {
      const args = readArguments(context, annotation, spec.params ?? []);
      if (notes.has(name) && name !== "rename") reportRepeated(context, annotation);
      else if (args !== undefined) notes.set(name, mergeArguments(context, annotation, notes.get(name), args));
    }
  }
  return notes;
}

// The feature that `@requires(feature)` or `@unstable(feature)` names.
function featureOf(annotation: Annotation): QualifiedName | undefined {
  const { text } = annotation.name;
  const value = text === "requires" || text === "unstable" ? annotation.args[0]?.value : undefined;
  return value?.kind === "name-expression" ? value.name : undefined;
}

/** A text argument, or undefined. */
export function noteText(notes: Notes, annotation: string, argument: string): string | undefined {
  const value = notes.get(annotation)?.get(argument);
  return typeof value === "string" ? value : undefined;
}

/** A version argument, or undefined. */
export function noteVersion(notes: Notes, annotation: string, argument = "version"): model.Version | undefined {
  const value = notes.get(annotation)?.get(argument);
  return typeof value === "object" ? value : undefined;
}

/** Exact names per target from `@rename`. */
export function readRename(notes: Notes): Readonly<Record<string, string>> {
  const names = notes.get("rename");
  return names === undefined ? noNames : Object.fromEntries([...names].map(([id, name]) => [id, String(name)]));
}

/** What `@deprecated` says; `use:` becomes part of the note. */
export function readDeprecated(notes: Notes): model.Named["deprecated"] {
  if (!notes.has("deprecated")) return undefined;
  const since = noteVersion(notes, "deprecated");
  const use = noteText(notes, "deprecated", "use");
  const parts = [noteText(notes, "deprecated", "note"), use === undefined ? undefined : `use \`${use}\``];
  const note = parts.filter((part) => part !== undefined && part !== "").join("; ");
  return { ...(since !== undefined && { since }), note };
}

/** Arguments of the package's target annotations, by annotation and argument. All keys come from the catalogue. */
export function readSettings(notes: Notes): model.Package["settings"] {
  const targets = [...notes].filter(([name]) => targetIds.includes(name));
  return Object.fromEntries(targets.map(([name, args]) => {
    const values = [...args].map(([key, value]) => [key, typeof value === "boolean" ? value : String(value)] as const);
    return [name, Object.fromEntries(values)];
  }));
}

function isUsable(context: Context, annotation: Annotation, spec: AnnotationSpec, place: Place): boolean {
  const name = annotation.name.text;
  if (spec.params === undefined) {
    reportUnsupported(context, annotation.span, `\`@${name}\``, spec.instead);
    return false;
  }
  if (spec.places?.includes(place)) return true;
  if (targetIds.includes(name)) {
    reportUnsupported(context, annotation.span, `\`@${name}\` on ${withArticle(place)}`, "use `@rename`, or put it on the package");
  } else {
    const places = spec.places ?? [];
    const known = places.length > 6 ? "see the language guide for its places" : `it stands on ${places.map(withArticle).join(", ")}`;
    report(context, messages["annotation-place"].at(annotation.span, { name, place: withArticle(place), known }));
  }
  return false;
}

function withArticle(place: Place): string {
  if (place === "flags") return place;
  return `${/^[aeiou]/.test(place) ? "an" : "a"} ${place}`;
}

function readArguments(
  context: Context,
  annotation: Annotation,
  params: readonly ParameterSpec[],
): Arguments | undefined {
  const values = new Map<string, ArgumentValue>();
  const positional = params.filter((param) => param.positional === true);
  let ok = true;
  for (const [index, argument] of annotation.args.entries()) {
    const spec = argument.name === undefined ? positional[index] : params.find((p) => p.name === argument.name?.text);
    if (spec === undefined) {
      if (argument.name?.text !== "") reportUnknownArgument(context, annotation, argument, params);
      ok = false;
      continue;
    }
    const value = readArgument(context, annotation, argument, spec);
    if (value === undefined) ok = false;
    else if (values.has(spec.name)) {
      report(context, messages["argument-repeated"].at(argument.span, { name: spec.name }));
      ok = false;
    } else values.set(spec.name, value);
  }
  const isEmpty = annotation.name.text === "rename" && annotation.args.length === 0;
  const missing = params.find((param) => (isEmpty || param.required === true) && !values.has(param.name));
  if (missing !== undefined && ok) {
    const { text } = annotation.name;
    report(context, messages["argument-missing"].at(annotation.span, { annotation: text, name: missing.name }));
  }
  return missing === undefined && ok ? values : undefined;
}

function readArgument(
  context: Context,
  annotation: Annotation,
  argument: Argument,
  spec: ParameterSpec,
): ArgumentValue | undefined {
  const { value } = argument;
  if (value.kind === "missing-expression") return undefined;
  const result = matchArgument(value, spec.type);
  if (result !== undefined) return result;
  const { text } = annotation.name;
  const values = { annotation: text, name: spec.name, expected: describeKind(spec.type) };
  report(context, messages["argument-value"].at(value.span, values));
  return undefined;
}

function matchArgument(value: Expression, type: ArgumentKind): ArgumentValue | undefined {
  const word = value.kind === "name-expression" ? value.name.text : undefined;
  switch (type.kind) {
    case "version": {
      if (value.kind !== "version" || value.pre !== "") return undefined;
      return { major: value.major, minor: value.minor, patch: value.patch };
    }
    case "text": return value.kind === "string" ? value.value : undefined;
    case "pattern": return value.kind === "string" && type.pattern.test(value.value) ? value.value : undefined;
    case "bool": return word === "true" ? true : word === "false" ? false : undefined;
    case "word": return word !== undefined && type.words.includes(word) ? word : undefined;
    case "reference": return word;
  }
}

function describeKind(type: ArgumentKind): string {
  switch (type.kind) {
    case "version": return "a version such as 1.2.0";
    case "text": return "a text in double quotes";
    case "pattern": return `${type.what}, in double quotes`;
    case "bool": return "true or false";
    case "word": return type.words.join(" or ");
    case "reference": return "a name, without quotes";
  }
}

function mergeArguments(
  context: Context,
  annotation: Annotation,
  before: Arguments | undefined,
  args: Arguments,
): Arguments {
  if (before === undefined) return args;
  const twice = [...args.keys()].find((key) => before.has(key));
  if (twice !== undefined) report(context, messages["argument-repeated"].at(annotation.span, { name: twice }));
  return new Map([...args, ...before]);
}

function reportUnknown(context: Context, annotation: Annotation): void {
  const { text, span } = annotation.name;
  const hint = suggest(context, text, annotationNames(), "see the language guide for the annotations that exist");
  report(context, messages["unknown-annotation"].at(span, { name: text, hint }));
}

function reportRepeated(context: Context, annotation: Annotation): void {
  report(context, messages["annotation-repeated"].at(annotation.span, { name: annotation.name.text }));
}

function reportUnknownArgument(
  context: Context,
  annotation: Annotation,
  argument: Argument,
  params: readonly ParameterSpec[],
): void {
  const names = params.map((param) => param.name);
  const known = names.length === 0 ? "it takes none" : `it takes ${names.join(", ")}`;
  const { text } = annotation.name;
  if (argument.name === undefined) {
    report(context, messages["argument-surplus"].at(argument.span, { annotation: text, known }));
    return;
  }
  const hint = suggest(context, argument.name.text, names, known);
  const values = { annotation: text, name: argument.name.text, hint };
  report(context, messages["unknown-argument"].at(argument.name.span, values));
}
