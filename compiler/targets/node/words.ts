/** Words that generated TypeScript cannot use as they are. A name that is listed gets a `_` at its end; nothing else is ever renamed. */

/** Reserved words, and names that strict code or modules give a meaning: never an identifier. */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements " +
    "import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void " +
    "while with yield NaN Infinity async globalThis"
  ).split(" "),
);

/** Global types and values that generated code itself uses: never the name of a declared type or constant. */
export const GLOBALS: ReadonlySet<string> = new Set(
  (
    "Array ArrayBuffer ArrayLike BigInt BigInt64Array BigUint64Array Boolean Date Error ErrorOptions Float32Array Float64Array Function Int16Array Int32Array " +
    "Int8Array JSON Map Math Number Object Promise Proxy ReadonlyMap ReadonlySet Record Reflect RangeError Set String Symbol TypeError Uint16Array Uint32Array " +
    "Uint8Array WeakMap WeakRef FinalizationRegistry"
  ).split(" "),
);

/** Exports that every package has. */
export const EXPORTS: ReadonlySet<string> = new Set(["FtkError", "FtkNote", "Status", "UnknownCase", "load"]);

/** Members of classes: `constructor` is syntax, `then` would make every object a promise, the others belong to all objects. */
export const MEMBERS: ReadonlySet<string> = new Set(
  "constructor then toString valueOf toJSON toLocaleString hasOwnProperty isPrototypeOf propertyIsEnumerable __proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__".split(" "),
);

/** Static members of classes: what every function has. */
export const STATICS: ReadonlySet<string> = new Set(
  "name length prototype caller arguments apply bind call toString constructor __proto__ hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString valueOf".split(" "),
);

/** What every object has already: a field of that name could not be left out, because reading it finds the inherited one. */
const INHERITED = "__proto__ constructor toString valueOf toLocaleString hasOwnProperty isPrototypeOf propertyIsEnumerable __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__".split(" ");

/** Fields of data objects. */
export const FIELDS: ReadonlySet<string> = new Set(INHERITED);

/** Fields of a case of a variant, beside the discriminant. */
export const CASE_FIELDS: ReadonlySet<string> = new Set([...INHERITED, "kind"]);

/** Fields of an error. */
export const ERROR_FIELDS: ReadonlySet<string> = new Set(
  [...MEMBERS, ..."name message stack cause code status domain notes".split(" ")],
);
