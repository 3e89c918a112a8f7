// What people write out of habit of other languages, and how it is written here: the way out of a syntax error.

/** The tokens around a mistake, as they stand in the text. */
export interface Around {
  /** The tokens before it, the nearest last. */
  readonly before: readonly string[];
  /** The tokens from it on, the nearest first. */
  readonly after: readonly string[];
  /** What would have been right, as the message says it: "`;`", "a member", ... */
  readonly wanted: string;
}

interface Habit {
  readonly fits: (last: string, next: string, around: Around) => boolean;
  readonly way: string;
}

const word = /^\w+$/;
const visibility =
  /^(?:pub|public|private|protected|internal|export|extern|virtual|inline|final|open|abstract|partial|default)$/;

const habits: readonly Habit[] = [
  {
    fits: (last, next, { before }) => next === "->" && word.test(last) && before.includes("throws"),
    way: "the result stands before `throws`: `fn name() -> type throws Error;`",
  },
  { fits: (last, next) => next === "->" && last === ")", way: "constructors and events have no result" },
  {
    fits: (last, next, { wanted }) => next === "=" && last === "}" && wanted !== "a declaration",
    way: "the number of a case stands before its fields: `name = 1 { field: type; }`",
  },
  {
    fits: (last, next) => next === ":" && last === ")",
    way: "a result is written with an arrow: `fn name() -> type;`",
  },
  {
    fits: (last, next, { wanted }) => next === ":" && word.test(last) && wanted === "`,`",
    way: "what a case holds stands in parentheses: `name(type)`; several fields in braces: `name { field: type; }`",
  },
  {
    fits: (last, next) => next === "{" && last === ")",
    way: "an interface says what there is, not how: end the function with `;`",
  },
  {
    fits: (last, next, { wanted }) => next === "{" && word.test(last) && wanted === "`;`",
    way: "end it with `;`; what cannot be written is a `readonly property`",
  },
  {
    fits: (_, next) => next === "|",
    way: "there are no unions of types: declare a `variant`, or write `type?` for a value that may be missing",
  },
  { fits: (last, next) => next === ";" && last === "}", way: "remove it: nothing stands behind a closing brace" },
  {
    fits: (last, next, { after }) =>
      (last === "(" || last === ",") && (next === "&" || (next === "self" && after[1] !== ":")),
    way: "leave `self` out: `fn` in a resource is a method, `mut fn` has the object to itself, `own fn` ends it",
  },
  {
    fits: (_, next, { wanted }) => next === "&" || (next === "*" && wanted !== "a value"),
    way: "there are no references: write `str` for text, `slice<T>` or `list<T>` for a sequence, a resource for an object",
  },
  {
    fits: (last, next, { after, wanted }) => wanted === "a type" && last === "->" && next === "(" && after[1] === ")",
    way: "a function without a result has no arrow: `fn name();`",
  },
  {
    fits: (_, next, { wanted }) => wanted === "a type" && next === "(",
    way: "there are no tuples: declare a `struct` or a `record`, whose fields have names",
  },
  {
    fits: (_, next, { wanted }) => wanted === "a type" && next === "[",
    way: "a sequence is written `list<T>`, one of fixed length `array<T, N>`",
  },
  { fits: (last, next) => next === "-" && word.test(last), way: "a name has letters, digits and `_`" },
  {
    fits: (last, next, { wanted }) => next === "," && word.test(last) && wanted === "`)`",
    way: "a case holds one type in parentheses; several fields have names: `name { first: type; second: type; }`",
  },
  {
    fits: (_, next, { wanted }) => visibility.test(next) && wanted === "a declaration",
    way: "remove it: everything in a package can be used from outside",
  },
  {
    fits: (last, _, { wanted }) => last === "readonly" && wanted === "a member",
    way: "a property needs the word: `readonly property name: type;`",
  },
  {
    fits: (_, next, { after, wanted }) =>
      wanted === "a declaration" &&
      word.test(next) &&
      (after[1] === "(" || (word.test(after[1] ?? "") && after[2] === "(")),
    way: "a function begins with `fn`: `fn name(argument: type) -> type;`",
  },
  {
    fits: (_, next, { wanted }) => wanted === "a declaration" && /^(?:use|using|include|require|from)$/.test(next),
    way: "other packages are imported: `import acme.geo;`",
  },
  {
    fits: (_, next, { wanted }) => wanted === "a declaration" && next === "class",
    way: "an object with methods is a `resource`, values are a `record`, a plain C struct is a `struct`",
  },
  {
    fits: (_, next, { wanted }) => wanted === "a declaration" && next === "impl",
    way: "methods stand inside `resource`; how they work is written in the provider",
  },
  {
    fits: (_, next, { wanted }) => wanted === "a declaration" && next === "syntax",
    way: "begin the file with `package name;`",
  },
];

const usual: Readonly<Record<string, string>> = {
  "a type": "write a type such as `u32`, `string` or `list<u8>`",
  "a declaration": "a declaration begins with a word such as record, enum, resource, fn, const or module",
  "a member": "a member begins with fn, constructor, property, operator, event or const",
  "`{`": "open the body with `{` behind the name",
  "`=`": "write `=` and the value",
  "`)`": "close the parentheses",
};

/** The way out when something else was wanted: for a known habit of another language, or for what was wanted. */
export function findWayOut(around: Around): string {
  const last = around.before.at(-1) ?? "";
  const next = around.after[0] ?? "";
  return (
    habits.find(({ fits }) => fits(last, next, around))?.way ??
    usual[around.wanted] ??
    "compare it with a place like it, or see `ffi explain unexpected-token`"
  );
}

/** The same where only a separator is missing. */
export function findSeparatorWay(around: Around): string {
  const last = around.before.at(-1) ?? "";
  const next = around.after[0] ?? "";
  return (
    habits.find(({ fits }) => fits(last, next, around))?.way ??
    "end declarations and members with `;`, separate cases and items with `,`"
  );
}

/** `name: type` for what was written `type name`, as far as it looks like that. */
export function findFieldWay(around: Around): string {
  const [last = "", next = "", end = ""] = [around.before.at(-1), ...around.after];
  if (last === "self" && (next === "," || next === ")"))
    return "leave `self` out: `fn` in a resource is a method, `mut fn` has the object to itself";
  if (visibility.test(last) && end === ":")
    return `remove \`${last}\`: everything in a package can be used from outside`;
  const isPair = word.test(last) && word.test(next) && /^[;,=)}]$/.test(end);
  if (isPair && isType(last) && !isType(next)) return `the name comes first: \`${next}: ${last}\``;
  return isPair && isType(next) ? `write \`${last}: ${next}\`` : "write `name: type`";
}

function isType(text: string): boolean {
  return /^(?:[A-Z]\w*|[iu]\d+|f32|f64|u?int\w*|bool|char|string|str|bytes|float|double|size_t|long|byte)$/.test(text);
}
