/** Words that generated Java cannot use as they are. A name that is listed gets a `_` at its end; nothing else is ever renamed. */

/** Keywords and literals, and `_`: never an identifier. */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    "abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import " +
    "instanceof int interface long native new package private protected public return short static strictfp super switch synchronized this throw throws transient " +
    "try void volatile while true false null _"
  ).split(" "),
);

/** Words that cannot name a type, types of `java.lang` and `java.util` that generated code uses by their simple names. */
export const TYPES: ReadonlySet<string> = new Set(
  (
    "var yield record sealed permits non " +
    "ArrayList Arrays AutoCloseable Boolean Byte ByteBuffer Character CharSequence Class ClassLoader Cloneable Collections Comparable Consumer Deprecated Double Enum Error " +
    "Exception Float FunctionalInterface IllegalArgumentException Integer Iterable LinkedHashMap List Long Map Math NullPointerException Number Object Objects Override Path " +
    "Process Record Reference Runnable Runtime RuntimeException SafeVarargs Short String StringBuilder SuppressWarnings System Thread ThreadLocal Throwable Void"
  ).split(" "),
);

/** Methods that every object has. */
const OBJECT = "clone equals finalize getClass hashCode notify notifyAll toString wait".split(" ");

/** Methods of resources: those of every object, and what ends one. */
export const MEMBERS: ReadonlySet<string> = new Set([...OBJECT, "close", "release"]);

/** Components of records: an accessor without parameters must not be one of these. */
export const COMPONENTS: ReadonlySet<string> = new Set([...OBJECT, "builder", "value"].filter((word) => word !== "equals" && word !== "value"));

/** Fields of an error, which become methods beside those of every exception. */
export const ERROR_FIELDS: ReadonlySet<string> = new Set([
  ...OBJECT,
  ..."getMessage getLocalizedMessage getCause initCause printStackTrace fillInStackTrace getStackTrace setStackTrace addSuppressed getSuppressed status code domain notes".split(" "),
]);

/** What classes of resources hold beside the constants of the interface. */
export const CONSTANTS: ReadonlySet<string> = new Set(["TYPE"]);

/** Cases of errors and variants, which are types inside the type: neither a case nor the type itself has such a name. */
export const CASES: ReadonlySet<string> = new Set(["Unknown"]);

/** Static methods of the class of free functions. */
export const FUNCTIONS: ReadonlySet<string> = new Set([...OBJECT, "load"]);
