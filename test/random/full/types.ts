// Random types, each with what it may be used for and a value that may stand as its default. Knows what was declared before.
import type { Random } from "../random.js";
import type { Names } from "./names.js";

/** A type as it is written, and where it may stand. */
export interface RandomType {
  readonly text: string;
  /** An expression of the type, for defaults and constants; undefined when there is none. */
  readonly value: (() => string) | undefined;
  /** Every bit pattern is a value: may stand in slices. */
  readonly plain: boolean;
  /** May stand in structs. */
  readonly fixed: boolean;
  readonly key: boolean;
  /** May be the type of a constant. */
  readonly constant: boolean;
  readonly optional: boolean;
  /** Holds a resource somewhere: may not stand in errors. */
  readonly holds: boolean;
  /** Has a form in the message of an error. */
  readonly printable: boolean;
}

/** A resource, as types mention it. */
export interface RandomResource {
  readonly text: string;
  readonly shared: boolean;
  /** Belongs to one thread. */
  readonly affine: boolean;
}

const nothing = { value: undefined, plain: false, fixed: false, key: false, constant: false, optional: false, holds: false, printable: false };

/** A type that has only what is given. */
export function makeType(text: string, traits: Partial<Omit<RandomType, "text">> = {}): RandomType {
  return { ...nothing, ...traits, text };
}

const INTEGERS: readonly (readonly [name: string, ...values: string[]])[] = [
  ["u8", "0", "255", "0x1f"], ["i8", "-128", "127"], ["u16", "65535", "1 << 3"], ["i16", "-32768"], ["u32", "4294967295", "7"], ["i32", "-2147483648", "-1"],
  ["u64", "0xFFFF_FFFF_FFFF_FFFF", "9007199254740993"], ["i64", "-9223372036854775808", "9007199254740993", "-5"],
];

/** What was declared, and types made of it. */
export class Types {
  readonly #random: Random;
  readonly #names: Names;
  readonly #scalars: readonly RandomType[];
  /** Declared types that anything may use. */
  readonly named: RandomType[] = [];
  /** Records, enums and so on that came with 1.1. */
  readonly late: RandomType[] = [];
  readonly unique: RandomResource[] = [];
  readonly shared: RandomResource[] = [];
  readonly affine: RandomResource[] = [];

  constructor(random: Random, names: Names) {
    this.#random = random;
    this.#names = names;
    const scalar = { fixed: true, constant: true, printable: true };
    const integers = INTEGERS.map(([name, ...values]) => makeType(name, { ...scalar, plain: true, key: true, value: () => random.pick(values) }));
    this.#scalars = [
      ...integers,
      makeType("bool", { ...scalar, key: true, value: () => random.pick(["true", "false"]) }),
      makeType("char", { ...scalar, key: true, value: () => random.pick(["'x'", "'\\''", "'\\\\'", "'\\u{1F600}'", "'\\0'", "'\"'", "'\\n'", "'$'"]) }),
      makeType("f32", { ...scalar, plain: true, value: () => random.pick(["0.1", "-0.0", "nan", "inf", "3.4028234e38", "1.0e-45", "16777216.0"]) }),
      makeType("f64", { ...scalar, plain: true, value: () => random.pick(["0.1", "-inf", "nan", "1.7976931348623157e308", "5.0e-324", "3.0", "1.0e21"]) }),
    ];
  }

  scalar(): RandomType {
    return this.#random.pick(this.#scalars);
  }

  text(): RandomType {
    return makeType("string", { key: true, constant: true, printable: true, value: () => this.#names.text() });
  }

  bytes(): RandomType {
    return makeType("bytes", { constant: true, value: () => this.#random.pick(["b\"\\x00\\xff\"", "b\"\"", "b\"a\\\"b\\n${x}\""]) });
  }

  /** One of those types that fits, or undefined. */
  find(fits: (type: RandomType) => boolean): RandomType | undefined {
    const fitting = [...this.named, ...this.#scalars].filter(fits);
    return fitting.length === 0 ? undefined : this.#random.pick(fitting);
  }

  /** A type that may stand anywhere a value can; `depth` levels of containers at most. */
  value(depth: number): RandomType {
    const roll = this.#random.next();
    if (depth > 0 && roll < 0.15) return this.#list(this.value(depth - 1));
    if (depth > 0 && roll < 0.22) return this.#map(depth - 1);
    if (depth > 0 && roll < 0.34) return this.#optional(this.required(depth - 1));
    if (depth > 0 && roll < 0.4) return this.array(this.value(depth - 1));
    if (roll < 0.7 && this.named.length > 0) return this.#random.pick(this.named);
    return this.#random.chance(0.6) ? this.scalar() : this.#random.chance(0.7) ? this.text() : this.bytes();
  }

  /** A type that is not optional itself. */
  required(depth: number): RandomType {
    for (;;) {
      const type = this.value(depth);
      if (!type.optional) return type;
    }
  }

  /** The type of a field: a value, or handles. */
  field(depth: number): RandomType {
    const random = this.#random;
    if (!random.chance(0.1)) return this.value(depth);
    const handles = [...this.unique.map(({ text }) => `own ${text}`), ...this.shared.map(({ text }) => text)].map((text) => makeType(text, { holds: true }));
    if (handles.length === 0) return this.value(depth);
    const handle = random.pick(handles);
    return random.pick([handle, this.#optional(handle), this.#list(handle), this.array(handle), makeType(`map<u32, ${handle.text}>`, { holds: true, value: () => "{}" })]);
  }

  /** An array of it. */
  array(element: RandomType): RandomType {
    const length = 1 + this.#random.below(3);
    const { value } = element;
    const items = value && (() => `[${this.#random.times(length, value).join(", ")}]`);
    return makeType(`array<${element.text}, ${length}>`, { value: items, plain: element.plain, fixed: element.fixed, holds: element.holds });
  }

  #list(element: RandomType): RandomType {
    const { value } = element;
    const count = this.#random.below(3);
    return makeType(`list<${element.text}>`, {
      value: () => `[${value === undefined ? "" : this.#random.times(count, value).join(", ")}]`,
      constant: element.constant, holds: element.holds,
    });
  }

  #map(depth: number): RandomType {
    const key = this.find((type) => type.key) ?? this.text();
    const value = this.value(depth);
    return makeType(`map<${this.#random.chance(0.3) ? "string" : key.text}, ${value.text}>`, { value: () => "{}", holds: value.holds });
  }

  #optional(inner: RandomType): RandomType {
    const { value } = inner;
    return makeType(`${inner.text}?`, { optional: true, holds: inner.holds, value: () => (value !== undefined && this.#random.chance(0.5) ? value() : "none") });
  }
}
