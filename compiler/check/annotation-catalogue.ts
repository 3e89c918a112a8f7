// Every annotation of the language: where it may stand and what it takes. Pure data; annotations.ts reads by it.

/** What an annotation can stand on. */
export type Place =
  | "package" | "module" | "const" | "newtype" | "type alias" | "struct" | "record" | "enum" | "flags" | "variant"
  | "error" | "callback" | "resource" | "function" | "constructor" | "method" | "property" | "struct field"
  | "record field" | "variant field" | "error field" | "enum case" | "flags case" | "variant case" | "error case"
  | "parameter";

/** What an argument must be. `name` is one of the listed words, written without quotes. */
export type ArgumentKind =
  | { readonly kind: "version" }
  | { readonly kind: "text" }
  | { readonly kind: "pattern"; readonly pattern: RegExp; readonly what: string }
  | { readonly kind: "bool" }
  | { readonly kind: "word"; readonly words: readonly string[] }
  | { readonly kind: "reference" };

/** One argument. Positional ones come first and may be named too. */
export interface ParameterSpec {
  readonly name: string;
  readonly type: ArgumentKind;
  readonly positional?: boolean;
  readonly required?: boolean;
}

/** One annotation. Without `params` it is part of the language but not built yet. */
export interface AnnotationSpec {
  readonly places?: readonly Place[];
  readonly params?: readonly ParameterSpec[];
  /** Advice when it is not built. */
  readonly instead?: string;
}

const version: ArgumentKind = { kind: "version" };
const text: ArgumentKind = { kind: "text" };
const declarations: readonly Place[] = [
  "const", "newtype", "type alias", "struct", "record", "enum", "flags", "variant", "error", "callback", "resource",
  "function",
];
const members: readonly Place[] = ["constructor", "method", "property"];
const fields: readonly Place[] = ["struct field", "record field", "variant field", "error field"];
const growingFields: readonly Place[] = ["record field", "error field"];
const cases: readonly Place[] = ["enum case", "flags case", "variant case", "error case"];
const everything: readonly Place[] = [...declarations, ...members, ...fields, ...cases, "parameter"];

const word = "[A-Za-z_][A-Za-z0-9_]*";
const lowerSnake: ArgumentKind = pattern(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "a lower snake name such as \"acme_shop\"");
const identifier: ArgumentKind = pattern(new RegExp(`^${word}$`), "an identifier");
const header: ArgumentKind = pattern(
  /^(?!.*(^|\/)\.\.?\/)[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*\.h$/,
  "a relative path such as \"acme/shop.h\"",
);
const cppPath: ArgumentKind = pattern(new RegExp(`^${word}(::${word})*$`), "a path such as \"acme::shop\"");
const dotted: ArgumentKind = pattern(new RegExp(`^${word}(\\.${word})*$`), "a dotted path such as \"com.acme.shop\"");
const crate: ArgumentKind = pattern(/^[a-z][a-z0-9_-]*$/, "a crate name such as \"acme-shop\"");
const npmName: ArgumentKind = pattern(
  /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/,
  "a package name such as \"@acme/shop\"",
);
const classPrefix: ArgumentKind = pattern(/^[A-Z][A-Z0-9]*$/, "capital letters such as \"AV\"");

/** Ids of target annotations; also the keys of `@rename`. */
export const targetIds: readonly string[] = ["c", "cpp", "rust", "ts", "jvm", "objc", "py", "swift", "wasm", "com"];

const catalogue: ReadonlyMap<string, AnnotationSpec> = new Map<string, AnnotationSpec>([
  ["since", built(
    ["module", ...declarations, ...members, ...growingFields, ...cases],
    [{ name: "version", type: version, positional: true, required: true }],
  )],
  ["deprecated", built(everything, [
    { name: "version", type: version, positional: true },
    { name: "note", type: text },
    { name: "use", type: { kind: "reference" } },
  ])],
  ["rename", built(everything, targetIds.map((name) => ({ name, type: identifier })))],
  ["abi_name", built(["function", "constructor", "method"], [
    { name: "name", type: lowerSnake, positional: true, required: true },
  ])],
  ["ignorable", built(["record field"], [])],
  ["sensitive", built(fields, [])],
  ["retryable", built(["error case"], [])],
  ["message", built(["error case"], [{ name: "text", type: text, positional: true, required: true }])],
  ["domain", built(["error"], [{
    name: "name",
    type: pattern(/^[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*$/, "a dotted name such as \"acme.shop\""),
    positional: true,
    required: true,
  }])],
  ["thread", built(["resource", "callback"], [{
    name: "contract",
    type: { kind: "word", words: ["affine", "any", "main"] },
    positional: true,
    required: true,
  }])],
  ["thread_safe", built(["resource"], [])],
  ["c", built(["package"], [{ name: "prefix", type: lowerSnake }, { name: "header", type: header }])],
  ["cpp", built(["package"], [{ name: "namespace", type: cppPath }])],
  ["rust", built(["package"], [{ name: "crate", type: crate }, { name: "path", type: cppPath }])],
  ["ts", built(["package"], [
    { name: "module", type: npmName },
    { name: "int64", type: { kind: "word", words: ["bigint", "number"] } },
  ])],
  ["jvm", built(["package"], [{ name: "package", type: dotted }, { name: "kotlin", type: { kind: "bool" } }])],
  ["objc", built(["package"], [{ name: "prefix", type: classPrefix }])],
  ["py", built(["package"], [{ name: "module", type: dotted }])],
  ["swift", built(["package"], [{ name: "module", type: identifier }])],
  ["wasm", built(["package"], [{ name: "module", type: npmName }])],
  ["com", built(["package"], [{ name: "namespace", type: dotted }])],
  ["abi", planned("leave it out: the range follows from the versions")],
  ["align", planned("order the fields by size and add padding fields")],
  ["allow_breaking", planned("leave it out")],
  ["blocking", planned("leave it out: a function may block unless its documentation says otherwise")],
  ["cfg", planned("declare it for every platform")],
  ["checked", planned("add `throws`")],
  ["default", planned("leave it out")],
  ["derive", planned("leave it out: equality and printing are generated where the language expects them")],
  ["direct", planned("leave it out: a call with a status costs the same")],
  ["escaping", planned("pass the callback for one call, or poll from the consumer")],
  ["executor", planned("leave it out")],
  ["len", planned("check the length in the implementation")],
  ["nonblocking", planned("say it in the documentation")],
  ["only", planned("declare it for every target")],
  ["packed", planned("order the fields by size and add padding fields")],
  ["reentrant", planned("say it in the documentation")],
  ["reexport", planned("import the package where it is used")],
  ["removed", planned("use `@deprecated`, and delete the item in the next major version")],
  ["replaced", planned("declare the new item under another name")],
  ["requires", planned("use `@since`")],
  ["requires_target", planned("declare it for every target")],
  ["skip", planned("declare it for every target")],
  ["suppress", planned("leave it out")],
  ["uncancellable", planned("leave it out")],
  ["unknown", planned("leave it out")],
  ["unstable", planned("leave it out, or keep the item in a package of its own")],
  ["zero_copy", planned("leave it out")],
]);

/** The entry of an annotation, or undefined. */
export function findAnnotation(name: string): AnnotationSpec | undefined {
  return catalogue.get(name);
}

/** Names of all annotations that are built. */
export function annotationNames(): string[] {
  return [...catalogue].filter(([, spec]) => spec.params !== undefined).map(([name]) => name);
}

function built(places: readonly Place[], params: readonly ParameterSpec[]): AnnotationSpec {
  return { places, params };
}

function planned(instead: string): AnnotationSpec {
  return { instead };
}

function pattern(expression: RegExp, what: string): ArgumentKind {
  return { kind: "pattern", pattern: expression, what };
}
