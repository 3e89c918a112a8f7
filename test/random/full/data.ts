// Random declarations of data: enums, flags, newtypes, structs, records, variants, errors and constants.
import type { Random } from "../random.js";
import type { Names, NameScope } from "./names.js";
import type { Signatures } from "./signatures.js";
import { makeType, type RandomType, type Types } from "./types.js";

/** Where a declaration stands. */
export interface Place {
  /** `a.b.` before names that are declared there; empty outside of modules. */
  readonly path: string;
  /** It came with 1.1: so may what it uses. */
  readonly late: boolean;
}

/** Writes declarations of data, each the lines of one, and tells the types about them. */
export class Data {
  readonly #random: Random;
  readonly #names: Names;
  readonly #types: Types;
  readonly #signatures: Signatures;
  #domains = 0;

  constructor(random: Random, names: Names, types: Types, signatures: Signatures) {
    this.#random = random;
    this.#names = names;
    this.#types = types;
    this.#signatures = signatures;
  }

  enum(place: Place): string {
    const random = this.#random;
    const width = random.pick(["", ": u8", ": u16", ": i32", ": u64", ": i8", ": i64"]);
    const closed = random.chance(0.4);
    const name = this.#names.pascal();
    const low = width === ": i64" ? -(2n ** 63n) : width === ": i8" ? -128n : 0n;
    const high = width === ": u64" ? 2n ** 64n - 1n : width === ": i8" ? 127n : 255n;
    const values = [low, high, 1n, 77n, 3n, 42n].slice(0, 1 + random.below(6));
    const numbered = random.chance(0.7);
    const [first, body] = this.#cases(numbered ? values.length : 1 + random.below(4), (one, index) => `${one}${numbered ? ` = ${values[index]}` : ""}`, numbered ? "reserved 200, old_case; " : "");
    this.#add(place, makeType(`${place.path}${name}`, { fixed: true, key: true, constant: true, plain: !closed, value: () => `${place.path}${name}.${first}` }));
    return `${this.#head("pascal", place)}${closed ? "closed " : ""}enum ${name}${width} ${body}`;
  }

  flags(place: Place): string {
    const random = this.#random;
    const [width, bits] = random.pick([["", 32], [": u8", 8], [": u16", 16], [": u64", 64]] as const);
    const closed = random.chance(0.4);
    const name = this.#names.pascal();
    const written = [`1 << ${bits - 1}`, "1", "2", "1 << 2"];
    const count = 1 + random.below(4);
    const numbered = random.chance(0.7);
    const [first, body] = this.#cases(count, (one, index) => `${one}${numbered ? ` = ${written[index]}` : ""}`, "", (cases) => (cases.length > 1 && random.chance(0.4) ? ` = ${cases.join(" | ")}` : ""));
    const path = `${place.path}${name}`;
    this.#add(place, makeType(path, { fixed: true, constant: true, plain: !closed, value: () => random.pick([`${path}.${first}`, `${path}.${first} | ${path}.${first}`, "0"]) }));
    return `${this.#head("pascal", place)}${closed ? "closed " : ""}flags ${name}${width} ${body}`;
  }

  newtype(place: Place): string {
    const name = this.#names.pascal();
    const known = this.#newtypes.length > 0 && this.#random.chance(0.3) ? this.#random.pick(this.#newtypes) : undefined;
    const inner = known ?? this.#random.pick([this.#types.scalar(), this.#types.text(), this.#types.bytes()]);
    const type = { ...inner, text: `${place.path}${name}` };
    this.#add(place, type);
    if (!place.late) this.#newtypes.push(type);
    return `${this.#head("pascal", place)}newtype ${name} = ${inner.text};`;
  }

  readonly #newtypes: RandomType[] = [];

  alias(place: Place): string {
    const name = this.#names.pascal();
    const inner = this.#types.value(2);
    this.#add(place, { ...inner, text: `${place.path}${name}` });
    return `${this.#head("pascal", place)}type ${name} = ${inner.text};`;
  }

  struct(place: Place): string {
    const name = this.#names.pascal();
    const fields = this.#random.times(1 + this.#random.below(6), () => {
      const type = this.#types.find((one) => one.fixed) ?? this.#types.scalar();
      return this.#random.chance(0.2) ? this.#types.array(type) : type;
    });
    const scope: NameScope = new Set();
    const named = fields.map((type) => ({ name: this.#names.plain(scope), type }));
    const values = fields.every((one) => one.value !== undefined);
    const value = values && fields.length < 4 ? () => `{ ${named.map((one) => `${one.name}: ${one.type.value?.()}`).join(", ")} }` : undefined;
    this.#add(place, makeType(`${place.path}${name}`, { fixed: true, plain: fields.every((one) => one.plain), value }));
    return `${this.#head("pascal", place)}struct ${name} {\n${named.map((one) => `  ${this.#note()}${one.name}: ${one.type.text};\n`).join("")}}`;
  }

  record(place: Place): string {
    const random = this.#random;
    const name = this.#names.pascal();
    const path = `${place.path}${name}`;
    const self = makeType(path);
    const scope: NameScope = new Set(["oldfield"]);
    const fields = random.times(random.below(7), () => {
      const type = random.chance(0.1) ? makeType(random.pick([`list<${path}>`, `${path}?`, `map<string, ${path}>`])) : this.#types.field(2);
      const isOptional = type.text.endsWith("?");
      return { name: this.#names.plain(scope), type, isSet: type.value !== undefined && random.chance(0.5), isOptional };
    });
    const lines = fields.map((one) => `  ${this.#note(true)}${one.name}: ${one.type.text}${one.isSet ? ` = ${one.type.value?.()}` : ""};`);
    const late = random.times(random.below(3), () => `  @since(1.1.0) ${random.chance(0.3) ? "@ignorable " : ""}${this.#lateField(scope)}`);
    const holds = fields.some((one) => one.type.holds);
    const isEmpty = fields.every((one) => one.isSet || one.isOptional || one.type.optional);
    this.#add(place, { ...self, holds, value: isEmpty && !holds ? () => "{}" : undefined });
    return [`${this.#head("pascal", place)}record ${name} {`, ...lines, ...late, ...(random.chance(0.2) ? ["  reserved old_field;"] : []), "}"].join("\n");
  }

  variant(place: Place): string {
    const random = this.#random;
    const name = this.#names.pascal();
    const path = `${place.path}${name}`;
    const scope: NameScope = new Set();
    const numbered = random.chance(0.3);
    let holds = false;
    const plain: string[] = [];
    const cases = random.times(1 + random.below(6), (index) => {
      const one = this.#names.plain(scope);
      const number = numbered ? ` = ${index * 7 + 1}` : "";
      const shape = index === 0 ? 0 : random.below(4);
      if (shape === 0) plain.push(one);
      const types = random.times(shape === 0 ? 0 : shape === 1 ? 1 + random.below(3) : 1, () => this.#types.field(1));
      holds ||= types.some((type) => type.holds);
      const inside: NameScope = new Set();
      if (shape === 1) return `${one}${number} { ${types.map((type) => `${this.#names.plain(inside)}: ${type.text};`).join(" ")} }`;
      return `${one}${shape === 0 ? "" : `(${random.chance(0.2) ? random.pick([`list<${path}>`, path, `${path}?`]) : types[0]?.text})`}${number}`;
    });
    const late = random.times(random.below(2), () => {
      const type = this.#types.value(1);
      holds ||= type.holds;
      return `@since(1.1.0) ${this.#names.plain(scope)}(${type.text})${numbered ? " = 999" : ""}`;
    });
    this.#add(place, makeType(path, { holds, value: holds ? undefined : () => `${path}.${random.pick(plain)}` }));
    const body = [...cases, ...late].map((one) => `  ${this.#note()}${one},\n`).join("");
    return `${this.#head("pascal", place)}${random.chance(0.3) ? "closed " : ""}variant ${name} {\n${body}}`;
  }

  error(place: Place): string {
    const random = this.#random;
    const name = this.#names.pascal();
    const scope: NameScope = new Set();
    const embedded = new Set<string>();
    const cases = random.times(1 + random.below(4), (index) => {
      const one = this.#names.plain(scope);
      const number = random.chance(0.8) ? ` = ${index * 10 + 1}` : "";
      const head = `${this.#note()}${random.chance(0.2) ? "@retryable " : ""}`;
      const inner = this.#signatures.errors.length > 0 && random.chance(0.25) ? random.pick(this.#signatures.errors) : undefined;
      if (inner !== undefined && !embedded.has(inner)) {
        embedded.add(inner);
        return `${head}${one}(${inner})${number}`;
      }
      return `${this.#errorCase(head, `${one}${number}`)}`;
    });
    const domain = random.chance(0.2) ? `@domain("random.domain-${++this.#domains}") ` : "";
    const late = random.chance(0.3) ? [`@since(1.1.0) ${this.#names.plain(scope)} = 500`] : [];
    if (!place.late) this.#signatures.errors.push(`${place.path}${name}`);
    return `${this.#head("pascal", place)}${domain}${random.chance(0.3) ? "closed " : ""}error ${name} {\n${[...cases, ...late].map((one) => `  ${one},\n`).join("")}}`;
  }

  #errorCase(head: string, name: string): string {
    const random = this.#random;
    const scope: NameScope = new Set();
    const fields = random.times(random.below(4), () => {
      let type = this.#types.value(1);
      while (type.holds) type = this.#types.value(1);
      return { name: this.#names.plain(scope), type, sensitive: random.chance(0.15) };
    });
    const late = fields.length > 0 && random.chance(0.3) ? [`@since(1.1.0) ${this.#lateField(scope)}`] : [];
    const shown = fields.filter((one) => one.type.printable && !one.sensitive).map((one) => `{${one.name}}`);
    const message = random.chance(0.3) ? `@message("${random.pick(["%s %d", "a\\\"b\\\\", "*/ $x `", "é\\u{7f}\\n", "??/"])} ${shown.join(" ")}") ` : "";
    const lines = [...fields.map((one) => `${one.sensitive ? "@sensitive " : ""}${one.name}: ${one.type.text};`), ...late];
    return `${head}${message}${name}${lines.length === 0 ? "" : ` { ${lines.join(" ")} }`}`;
  }

  constant(place: Place, scope?: NameScope): string {
    for (;;) {
      const { text, value, constant } = this.#types.value(2);
      if (!constant || value === undefined) continue;
      return `${this.#head("upper", place)}const ${this.#names.upper(scope)}: ${text} = ${value()};`;
    }
  }

  /** A field that came with 1.1: it has a default. */
  #lateField(scope: NameScope): string {
    const name = this.#names.plain(scope);
    const late = this.#types.late.filter((type) => !type.optional && !type.holds);
    if (late.length > 0 && this.#random.chance(0.4)) return `${name}: ${this.#random.pick(late).text}? = none;`;
    for (;;) {
      const { text, value, holds } = this.#types.value(2);
      if (value !== undefined && !holds) return `${name}: ${text} = ${value()};`;
    }
  }

  /** The first case, and the body with all of them; `last` makes one more of the others. */
  #cases(count: number, write: (name: string, index: number) => string, reserved: string, last?: (cases: readonly string[]) => string): [first: string, body: string] {
    const scope: NameScope = new Set(["oldcase"]);
    const names = this.#random.times(count, () => this.#names.plain(scope));
    const lines = names.map((one, index) => `${this.#note()}${write(one, index)}`);
    const more = last?.(names) ?? "";
    const all = more === "" ? lines : [...lines, `${this.#names.plain(scope)}${more}`];
    return [names[0] ?? "", `{\n${all.map((line) => `  ${line},\n`).join("")}${this.#random.chance(0.2) ? `  ${reserved}\n` : ""}}`];
  }

  #note(isField = false): string {
    return this.#random.chance(0.15) ? this.#names.notes().replaceAll("\n", "\n  ") + (isField && this.#random.chance(0.2) ? "@sensitive " : "") : "";
  }

  #head(casing: "pascal" | "upper", place: Place): string {
    return `${this.#names.notes(casing)}${place.late ? "@since(1.1.0) " : ""}`;
  }

  #add(place: Place, type: RandomType): void {
    (place.late ? this.#types.late : this.#types.named).push(type);
  }
}
