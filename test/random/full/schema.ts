/**
 * Random valid packages with every construct that the compiler builds: what `../schema.ts` writes, and modules with types, aliases, defaults of every
 * kind, versions, names for single targets, deprecations, threads, properties, views and hostile texts. As there, whatever `check` refuses in them
 * or a target fails to compile is a fault. The text of a seed changes with the generator; seeds of faults are kept by the tests beside what they concern.
 */
import { Random } from "../random.js";
import { Data, type Place } from "./data.js";
import { Names, type NameScope } from "./names.js";
import { Signatures } from "./signatures.js";
import { Types } from "./types.js";

/** Text of one random package, named `random.schema<seed>`. The same seed gives the same text. */
export function fullSchema(seed: number, size = 14): string {
  return new SchemaWriter(seed).write(size);
}

class SchemaWriter {
  readonly #random: Random;
  readonly #seed: number;
  readonly #names: Names;
  readonly #types: Types;
  readonly #signatures: Signatures;
  readonly #data: Data;
  #symbols = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = new Random(seed);
    this.#names = new Names(this.#random);
    this.#types = new Types(this.#random, this.#names);
    this.#signatures = new Signatures(this.#random, this.#names, this.#types);
    this.#data = new Data(this.#random, this.#names, this.#types, this.#signatures);
  }

  write(size: number): string {
    const top: Place = { path: "", late: false };
    const kinds = this.#kinds();
    const first = kinds.map((kind) => kind(top));
    const more = this.#random.times(size, () => this.#random.pick([...kinds, (place: Place) => this.#module(place, 2)])(this.#place(top)));
    return `${[this.#header(), ...first, this.#module(top, 2), ...more].join("\n\n")}\n`;
  }

  #header(): string {
    const seed = this.#seed;
    const settings = ["@ts(int64: number)", `@cpp(namespace: "rnd${seed}::inner")`, `@jvm(package: "rnd.x${seed}")`, `@objc(prefix: "RX${seed}")`, `@rust(crate: "rnd-${seed}")`];
    return [`//! Random schema, seed ${seed}. */ \\`, ...settings.filter(() => this.#random.chance(0.25)), `package random.schema${seed}@1.1.0;`].join("\n");
  }

  #kinds(): readonly ((place: Place) => string)[] {
    const data = this.#data;
    return [
      (place) => data.enum(place), (place) => data.flags(place), (place) => data.newtype(place), (place) => data.struct(place), (place) => data.record(place),
      (place) => data.variant(place), (place) => data.error(place), (place) => data.alias(place), (place) => data.constant(place), (place) => this.#callback(place),
      (place) => this.#resource(place), (place) => this.#function(place), (place) => this.#function(place), (place) => data.record(place),
    ];
  }

  #place(place: Place): Place {
    return { ...place, late: place.late || this.#random.chance(0.15) };
  }

  #module(place: Place, depth: number): string {
    const random = this.#random;
    const name = this.#names.plain();
    const inside: Place = { path: `${place.path}${name}.`, late: place.late };
    const kinds = depth > 0 ? [...this.#kinds(), (one: Place) => this.#module(one, depth - 1)] : this.#kinds();
    const body = random.times(1 + random.below(4), () => random.pick(kinds)(this.#place(inside)));
    return `${this.#names.docs()}${place.late ? "@since(1.1.0) " : ""}module ${name} {\n${body.join("\n")}\n}`;
  }

  #callback(place: Place): string {
    const any = this.#random.chance(0.4);
    const name = this.#names.pascal();
    const text = `callback ${name} = fn${this.#signatures.write({ role: "callback", self: false, affine: false })};`;
    if (!place.late) this.#signatures.callbacks.push({ text: `${place.path}${name}`, any });
    return `${this.#head("pascal", place)}${any ? "@thread(any) " : ""}${text}`;
  }

  #function(place: Place): string {
    const affine = this.#random.chance(0.3);
    return `${this.#head("lower", place)}${this.#symbol()}fn ${this.#names.plain()}${this.#signatures.write({ role: "function", self: false, affine })};`;
  }

  #resource(place: Place): string {
    const random = this.#random;
    const name = this.#names.pascal();
    const shared = random.chance(0.4);
    const affine = random.chance(0.2);
    const scope: NameScope = new Set("new close release retain clone downgrade upgrade pin".split(" "));
    const one = { text: `${place.path}${name}`, shared, affine };
    // An object may be mentioned by its own members.
    if (!place.late) (affine ? this.#types.affine : shared ? this.#types.shared : this.#types.unique).push(one);
    const members = [
      ...(random.chance(0.8) ? [`constructor${this.#signatures.list(3, { role: "function", self: false, affine })}${this.#signatures.throws()};`] : []),
      ...(random.chance(0.4) ? [`constructor ${this.#names.plain(scope)}${this.#signatures.list(2, { role: "function", self: false, affine })};`] : []),
      ...random.times(random.below(5), () => this.#method(one, scope)),
      ...random.times(random.below(4), () => this.#property(affine, scope)),
      ...(random.chance(0.25) ? [`own fn close()${this.#signatures.throws()};`] : []),
    ];
    const constants = random.chance(0.25) ? [this.#data.constant({ path: "", late: false }, scope)] : [];
    const contract = affine ? "@thread(affine) " : random.chance(0.2) && shared ? "@thread_safe " : "";
    const lines = [...constants, ...members.map((member) => `${this.#note(place)}${member}`)].map((member) => `  ${member}`.replaceAll("\n", "\n  "));
    return `${this.#head("pascal", place)}${contract}${shared ? "shared " : ""}resource ${name} {\n${lines.join("\n")}\n}`;
  }

  #method(resource: { readonly shared: boolean; readonly affine: boolean }, scope: NameScope): string {
    const { shared, affine } = resource;
    const modifiers = ["", "", "static ", ...(shared && affine ? [] : ["mut "]), ...(shared ? [] : ["own "])];
    const modifier = this.#random.pick(modifiers);
    const self = modifier !== "static " && modifier !== "own ";
    return `${this.#symbol()}${modifier}fn ${this.#names.plain(scope)}${this.#signatures.write({ role: "function", self, affine })};`;
  }

  #property(affine: boolean, scope: NameScope): string {
    const random = this.#random;
    const isStatic = random.chance(0.25);
    const name = this.#names.plain(scope);
    const readonly = random.chance(0.4) ? "readonly " : "";
    if (!isStatic && random.chance(0.2)) return `readonly property ${name}: ${this.#signatures.view()} from self${this.#signatures.throws()};`;
    const { unique, shared, affine: bound } = this.#types;
    const objects = [...(affine ? bound : []), ...unique, ...shared];
    const type = random.chance(0.15) && objects.length > 0 ? random.pick(objects).text : random.chance(0.1) ? "usize" : this.#types.field(2).text;
    return `${isStatic ? "static " : ""}${readonly}property ${name}: ${type}${this.#signatures.throws()};`;
  }

  #note(place: Place): string {
    const since = !place.late && this.#random.chance(0.15) ? "@since(1.1.0) " : "";
    return `${this.#random.chance(0.3) ? this.#names.docs() : ""}${since}`;
  }

  #symbol(): string {
    return this.#random.chance(0.05) ? `@abi_name("rnd${this.#seed}_symbol_${++this.#symbols}") ` : "";
  }

  #head(casing: "lower" | "pascal", place: Place): string {
    return `${this.#names.notes(casing)}${place.late ? "@since(1.1.0) " : ""}`;
  }
}
