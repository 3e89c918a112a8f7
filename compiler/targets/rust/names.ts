// Names: casing, the words that Rust or the generated code itself needs, and where each declaration lives.
import { name, pascal, snake, upperSnake, type Name } from "../../print/index.js";
import type { AbiNamed, AbiPackage, AbiTop } from "../../lower/index.js";

/** Keywords of Rust 2015 to 2024, reserved ones included. data table */
const KEYWORDS = new Set(
  `abstract as async await become box break const continue do dyn else enum extern false final fn for gen if impl in let loop macro match mod move
  mut override priv pub ref return static struct super trait true try type typeof unsafe unsized use virtual where while yield self crate`.split(/\s+/),
);

/** Keywords that cannot be written as `r#word`. */
const NEVER_RAW = new Set(["self", "super", "crate", "Self"]);

/** Types and traits that generated code names without a path. data table */
const TYPES = new Set(
  `Self Option Result String Vec Box Some None Ok Err Default Clone Copy Send Sync Sized Drop From Into TryFrom TryInto Iterator IntoIterator
  Fn FnMut FnOnce Eq Ord PartialEq PartialOrd ToString AsRef ToOwned Package Unknown Runtime NonNull PhantomData`.split(/\s+/),
);

/** Modules and crates that generated code names. data table */
const MODULES = new Set("sys glue types views consumer provider thunks convert imports ftk std core alloc self super crate load link linked".split(" "));

/** Functions that each consumer module has beside those of the package, and locals of generated code. data table */
const VALUES = new Set("load link linked api".split(" "));

/** Members that each consumer class has, and that are called on it by generated code. data table */
const MEMBERS = new Set("as_handle drop".split(" "));

/** Annotation id of this target. */
export const ANNOTATION = "rust";

/** The same words come back many times; what was made of them is kept, up to a bound. */
function remember<T extends string>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = make(text);
      if (known.size >= 20_000) known.clear();
      known.set(text, found);
    }
    return found;
  };
}

type Named = Pick<AbiNamed, "name" | "rename">;

function renamed(item: Pick<AbiNamed, "rename">): string | undefined {
  return item.rename[ANNOTATION];
}

function safeType(text: string): Name {
  return name(TYPES.has(text) ? `${text}_` : text);
}

const toType = remember((text) => safeType(pascal(text)));

/** `Line`; words that generated code needs get a `_`. */
export function typeName(item: Named): Name {
  const own = renamed(item);
  return own === undefined ? toType(item.name) : safeType(own);
}

/** `LineRef`: what reads a `Line` in place. Made longer, a word is no longer one that generated code needs. */
export function refName(item: Named): Name {
  return safeType(`${renamed(item) ?? pascal(item.name)}Ref`);
}

/** A case of an enum, variant or error set: `NotFound`. */
export function caseName(item: Named): Name {
  const text = renamed(item) ?? pascal(item.name);
  return name(["Self", "Unknown", "Runtime"].includes(text) ? `${text}_` : text);
}

/** A constant: `MAX_SIZE`. */
export function constName(item: Named): Name {
  const text = renamed(item) ?? upperSnake(item.name);
  return name(text === "ALL_BITS" ? "ALL_BITS_" : text);
}

/** A field, parameter or local whose words are joined already: `size`, `r#type`, `self_`. */
export const safeValue = remember((text: string): Name => {
  if (NEVER_RAW.has(text) || text.startsWith("ftk_")) return name(`${text}_`);
  return name(KEYWORDS.has(text) ? `r#${text}` : text);
});

/** The slot of the object among the slots of an entry: `self_`, or another name when a parameter has that one. */
export function objectSlot(slots: readonly { readonly name: string }[]): Name {
  return slots.some((slot) => slot.name === "self_") ? name("ftk_this") : safeValue("self");
}

/** One of the slots of an entry. */
export function slotName(slots: readonly { readonly name: string }[], slot: { readonly name: string }): Name {
  return slot.name === "self" ? objectSlot(slots) : safeValue(slot.name);
}

const toField = remember((text) => safeValue(snake(text)));

/** A field or parameter with its own name for this target. */
export function fieldName(item: Named): Name {
  const own = renamed(item);
  return own === undefined ? toField(item.name) : safeValue(own);
}

/** A free function. */
export function functionName(item: Named): Name {
  const text = renamed(item) ?? snake(item.name);
  return VALUES.has(text) ? name(`${text}_`) : safeValue(text);
}

/** A member of a resource; the unnamed constructor is `new`. */
export function memberName(item: Named): Name {
  const text = renamed(item) ?? (item.name === "" ? "new" : snake(item.name));
  return MEMBERS.has(text) ? name(`${text}_`) : safeValue(text);
}

/** `text` without the `r#`, for names that are made longer. */
export function bare(text: Name): string {
  return text.startsWith("r#") ? text.slice(2) : text;
}

/** The form of a function that reads its result in place: `order_view`, also for `super_`. */
export function viewName(own: Name): Name {
  return name(`${bare(own).replace(/_$/, "")}_view`);
}

/** A module: `util`. */
export function moduleName(text: string): Name {
  const word = snake(text);
  return name(MODULES.has(word) || KEYWORDS.has(word) ? `${word}_` : word);
}

/** A name that is unique in the package without modules: `UtilStore`. */
export function flatTypeName(item: AbiTop): Name {
  const own = typeName(item);
  return item.modules.length === 0 ? own : safeType([...item.modules.map(pascal), own].join(""));
}

/** A function of the `Package` trait: `util_compare`. */
export function flatFunctionName(item: AbiTop): Name {
  return safeValue([...item.modules.map(snake), bare(functionName(item))].join("_"));
}

/** Name of the crate and of the module by which other packages know this one: `acme_shop`. */
export function crateName(one: AbiPackage): Name {
  const crate = one.settings[ANNOTATION]?.["crate"];
  return name(snake(typeof crate === "string" ? crate.replaceAll("-", "_") : one.path.join("_")));
}

/** Name of the crate in its manifest: `acme-shop`. */
export function packageName(one: AbiPackage): string {
  return crateName(one).replaceAll("_", "-");
}

/** The glue's own local for a parameter: `ftk_line`; behind the prefix no user name and no other local can be. */
export function local(own: Name): Name {
  return name(`ftk_at_${bare(own)}`);
}
