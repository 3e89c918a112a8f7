/**
 * Random valid schemas. Every construct that the compiler builds can appear, names are partly reserved words of the targets, and nothing that is
 * written violates a rule of the language: whatever `check` refuses in it, or a target fails to compile, is a fault.
 */
import { Random } from "./random.js";
import { PLAIN_WORDS, TRAP_WORDS } from "./vocabulary.js";

const INTEGERS = ["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64"] as const;
const SCALARS = ["bool", "char", "f32", "f64", ...INTEGERS] as const;

/** Declared names by what they can be used for, in order of declaration. */
interface Declared {
  readonly enums: string[];
  readonly flags: string[];
  readonly newtypes: string[];
  readonly structs: string[];
  /** Structs and scalars whose every bit pattern is valid. */
  readonly plainStructs: string[];
  readonly records: string[];
  readonly variants: string[];
  readonly errors: string[];
  readonly unique: string[];
  readonly shared: string[];
  readonly callbacks: string[];
}

/** Text of one random package. The same seed gives the same text. */
export function randomSchema(seed: number, size = 12): string {
  return new SchemaWriter(seed).write(size);
}

class SchemaWriter {
  readonly #random: Random;
  readonly #seed: number;
  readonly #names = new Set<string>();
  readonly #lines: string[] = [];
  readonly #declared: Declared = {
    enums: [], flags: [], newtypes: [], structs: [], plainStructs: [], records: [], variants: [], errors: [], unique: [], shared: [], callbacks: [],
  };

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#seed = seed;
  }

  write(size: number): string {
    this.#lines.push(`//! Random schema, seed ${this.#seed}.`, `package random.schema${this.#seed}@1.1.0;`, "");
    const kinds = [
      () => this.#enum(), () => this.#flags(), () => this.#newtype(), () => this.#struct(), () => this.#record(), () => this.#variant(), () => this.#error(),
      () => this.#callback(), () => this.#resource(), () => this.#constant(), () => this.#function(), () => this.#module(),
    ];
    // Each kind once, so that later ones find something to use, then at random.
    for (const kind of kinds) kind();
    for (let i = 0; i < size; i++) this.#random.pick(kinds)();
    return `${this.#lines.join("\n")}\n`;
  }

  /** A fresh name: words joined so that no casing of any target makes two of them equal. */
  #name(pascal: boolean, scope: Set<string> = this.#names): string {
    for (;;) {
      const words = this.#random.chance(0.3) ? [this.#random.pick(TRAP_WORDS)] : [this.#random.pick(PLAIN_WORDS), this.#random.pick(PLAIN_WORDS)];
      const text = words.join("_");
      const key = text.toLowerCase().replaceAll("_", "");
      if (scope.has(key) || PRELUDE.has(text)) continue;
      scope.add(key);
      return pascal ? words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") : text;
    }
  }

  #docs(): void {
    if (this.#random.chance(0.3)) this.#lines.push(`/// ${this.#random.pick(HOSTILE_DOCS)}`);
  }

  #cases(count: number, write: (name: string, index: number) => string): string {
    const scope = new Set<string>();
    return this.#random.times(count, (index) => write(this.#name(false, scope), index)).join(", ");
  }

  #enum(): void {
    this.#docs();
    const name = this.#name(true);
    const closed = this.#random.chance(0.4) ? "closed " : "";
    const width = this.#random.pick(["", ": u8", ": u16", ": i32", ": u64"]);
    this.#lines.push(`${closed}enum ${name}${width} { ${this.#cases(1 + this.#random.below(5), (one, index) => `${one} = ${index * 3}`)} }`);
    this.#declared.enums.push(name);
  }

  #flags(): void {
    const name = this.#name(true);
    const closed = this.#random.chance(0.4) ? "closed " : "";
    this.#lines.push(`${closed}flags ${name}: u16 { ${this.#cases(1 + this.#random.below(6), (one, index) => `${one} = 1 << ${index}`)} }`);
    this.#declared.flags.push(name);
  }

  #newtype(): void {
    const name = this.#name(true);
    this.#lines.push(`newtype ${name} = ${this.#random.pick(["u64", "i32", "f64", "string", "bytes"])};`);
    this.#declared.newtypes.push(name);
  }

  #struct(): void {
    const name = this.#name(true);
    const plain = this.#random.chance(0.6);
    const types = (): string => {
      const base = this.#random.chance(0.2) && this.#declared.plainStructs.length > 0 ? this.#random.pick(this.#declared.plainStructs) : this.#random.pick(plain ? INTEGERS : SCALARS);
      return this.#random.chance(0.2) ? `array<${base}, ${1 + this.#random.below(4)}>` : base;
    };
    this.#lines.push(`struct ${name} { ${this.#fieldList(1 + this.#random.below(6), types)} }`);
    this.#declared.structs.push(name);
    if (plain) this.#declared.plainStructs.push(name);
  }

  #fieldList(count: number, type: () => string): string {
    const scope = new Set<string>();
    return this.#random.times(count, () => `${this.#name(false, scope)}: ${type()};`).join(" ");
  }

  #record(): void {
    this.#docs();
    const name = this.#name(true);
    const scope = new Set<string>();
    const fields = this.#random.times(this.#random.below(7), () => {
      const type = this.#random.chance(0.1) ? `list<${name}>` : this.#valueType(2);
      return `  ${this.#name(false, scope)}: ${type};`;
    });
    const late = this.#random.times(this.#random.below(3), () => `  @since(1.1.0) ${this.#name(false, scope)}: ${this.#random.pick(LATE_FIELDS)};`);
    this.#lines.push(`record ${name} {`, ...fields, ...late, "}");
    this.#declared.records.push(name);
  }

  #variant(): void {
    const name = this.#name(true);
    const closed = this.#random.chance(0.3) ? "closed " : "";
    const cases = this.#cases(1 + this.#random.below(6), (one) => {
      const shape = this.#random.below(4);
      if (shape === 0) return one;
      if (shape === 1) return `${one} { ${this.#fieldList(1 + this.#random.below(3), () => this.#valueType(1))} }`;
      return `${one}(${this.#random.chance(0.2) ? `list<${name}>` : this.#valueType(1)})`;
    });
    this.#lines.push(`${closed}variant ${name} { ${cases} }`);
    this.#declared.variants.push(name);
  }

  #error(): void {
    const name = this.#name(true);
    const cases = this.#cases(1 + this.#random.below(4), (one, index) =>
      this.#random.chance(0.5) ? `${one} = ${index + 1}` : `${one} = ${index + 1} { ${this.#fieldList(1 + this.#random.below(3), () => this.#random.pick(["u32", "string", "i64?", "list<string>"]))} }`,
    );
    this.#lines.push(`error ${name} { ${cases} }`);
    this.#declared.errors.push(name);
  }

  #callback(): void {
    const name = this.#name(true);
    this.#lines.push(`callback ${name} = fn${this.#signature(false)};`);
    this.#declared.callbacks.push(name);
  }

  #resource(): void {
    this.#docs();
    const name = this.#name(true);
    const shared = this.#random.chance(0.4);
    const scope = new Set<string>(["new", "close", "release", "retain", "clone"]);
    const mut = (): string => (this.#random.chance(0.3) ? "mut " : "");
    const methods = this.#random.times(1 + this.#random.below(4), () => `  ${mut()}fn ${this.#name(false, scope)}${this.#signature(true)};`);
    const property = this.#random.chance(0.5) ? [`  readonly property ${this.#name(false, scope)}: ${this.#random.pick(["u32", "string", "bool", "list<string>"])};`] : [];
    const view = this.#random.chance(0.3) ? [`  fn ${this.#name(false, scope)}() -> str from self;`] : [];
    this.#lines.push(`${shared ? "shared " : ""}resource ${name} {`, `  constructor${this.#parameters(2, false)}${this.#throws()};`, ...methods, ...property, ...view, "}");
    (shared ? this.#declared.shared : this.#declared.unique).push(name);
  }

  #constant(): void {
    const name = this.#name(false).toUpperCase();
    this.#lines.push(`const ${name}: ${this.#random.pick(CONSTANTS)};`);
  }

  #function(indent = ""): void {
    this.#lines.push(`${indent}fn ${this.#name(false)}${this.#signature(true)};`);
  }

  #module(): void {
    this.#lines.push(`module ${this.#name(false)} {`);
    for (let i = 0; i <= this.#random.below(3); i++) this.#function("  ");
    this.#lines.push("}");
  }

  #signature(callbacks: boolean): string {
    const result = this.#random.chance(0.7) ? ` -> ${this.#resultType()}` : "";
    return `${this.#parameters(4, callbacks)}${result}${this.#throws()}`;
  }

  #throws(): string {
    return this.#declared.errors.length > 0 && this.#random.chance(0.4) ? ` throws ${this.#random.pick(this.#declared.errors)}` : "";
  }

  #parameters(most: number, callbacks: boolean): string {
    const scope = new Set<string>();
    const parameters = this.#random.times(this.#random.below(most + 1), () => `${this.#name(false, scope)}: ${this.#parameterType(callbacks)}`);
    return `(${parameters.join(", ")})`;
  }

  #parameterType(callbacks: boolean): string {
    const { unique, shared, callbacks: functions, plainStructs } = this.#declared;
    const roll = this.#random.next();
    if (roll < 0.08) return "str";
    if (roll < 0.14) return `slice<${this.#random.pick([...INTEGERS, "f64", ...plainStructs])}>`;
    if (roll < 0.18) return `slice<mut ${this.#random.pick([...INTEGERS, "f64", ...plainStructs])}>`;
    if (roll < 0.22) return "usize";
    if (roll < 0.28 && unique.length > 0) return `${this.#random.pick(["own ", "", ""])}${this.#random.pick(unique)}`;
    if (roll < 0.33 && shared.length > 0) return `shared ${this.#random.pick(shared)}`;
    if (roll < 0.4 && callbacks && functions.length > 0) return this.#random.pick(functions);
    return this.#valueType(2);
  }

  #resultType(): string {
    const { unique, shared } = this.#declared;
    const roll = this.#random.next();
    if (roll < 0.08 && unique.length > 0) return `${this.#random.pick(unique)}${this.#random.chance(0.3) ? "?" : ""}`;
    if (roll < 0.14 && shared.length > 0) return `${this.#random.pick(shared)}${this.#random.chance(0.3) ? "?" : ""}`;
    return this.#valueType(2);
  }

  /** A type that may stand anywhere a value can; `depth` levels of containers at most. */
  #valueType(depth: number): string {
    const { enums, flags, newtypes, structs, records, variants } = this.#declared;
    const named = [...enums, ...flags, ...newtypes, ...structs, ...records, ...variants];
    const roll = this.#random.next();
    if (depth > 0 && roll < 0.15) return `list<${this.#valueType(depth - 1)}>`;
    if (depth > 0 && roll < 0.22) return `map<${this.#random.pick(["string", "u32", "i64", "bool", "char", ...enums])}, ${this.#valueType(depth - 1)}>`;
    if (depth > 0 && roll < 0.34) return `${this.#required(depth - 1)}?`;
    if (depth > 0 && roll < 0.4) return `array<${this.#valueType(depth - 1)}, ${1 + this.#random.below(3)}>`;
    if (roll < 0.65 && named.length > 0) return this.#random.pick(named);
    return this.#random.pick([...SCALARS, "string", "string", "bytes"]);
  }

  /** A type that is not optional itself. */
  #required(depth: number): string {
    const type = this.#valueType(depth);
    return type.endsWith("?") ? type.slice(0, -1) : type;
  }
}

/** Types of the prelude cannot be declared again. */
const PRELUDE = new Set("string bytes list map array str slice set bool char symbol path file socket fd uuid decimal duration instant timestamp datetime date stream iter future opaque ptr allocator executor any_error result tuple".split(" "));

const LATE_FIELDS = ["u32 = 7", "string = \"late\"", "bool = true", "string?", "list<u32> = []", "f64 = 0.5"];

const CONSTANTS = ["u32 = 1 << 4", "i64 = -9223372036854775808", "f64 = 1.5", "bool = true", "string = \"a\\\"b\\\\c\\n*/ ${x} `\"", "char = '\\u{1F600}'", "bytes = b\"\\x00\\xff\"", "u64 = 0xFFFF_FFFF_FFFF_FFFF"];

const HOSTILE_DOCS = [
  "Plain words.", "Ends a comment */ and begins one /* here.", "A trigraph ??/ and a backslash at the end \\", "`code` and ${injection} and \\u000a escapes.", "<b>html</b> & @param x {@link y}", "# heading-like, [Link](x), \"quotes\" 'single'.",
];
