// Random signatures of functions, methods and callbacks: parameters with defaults, views, handles, callbacks, and what may be returned.
import type { Random } from "../random.js";
import type { Names, NameScope } from "./names.js";
import type { Types } from "./types.js";

/** A declared callback. */
export interface RandomCallback {
  readonly text: string;
  /** May be called on any thread. */
  readonly any: boolean;
}

/** What a signature is written for. */
export interface Callee {
  /** A callback itself takes none and has no defaults. */
  readonly role: "function" | "callback";
  /** There is an object that a result may look into. */
  readonly self: boolean;
  /** Objects of one thread may take part; callbacks of any thread may not, then. */
  readonly affine: boolean;
}

interface Written {
  readonly text: string;
  readonly name: string;
  /** A view may look into it, of this type. */
  readonly view?: string;
}

/** Writes signatures of what was declared so far. */
export class Signatures {
  readonly #random: Random;
  readonly #names: Names;
  readonly #types: Types;
  readonly callbacks: RandomCallback[] = [];
  readonly errors: string[] = [];

  constructor(random: Random, names: Names, types: Types) {
    this.#random = random;
    this.#names = names;
    this.#types = types;
  }

  /** Parameters, result and error. */
  write(callee: Callee): string {
    const params = this.parameters(4, callee);
    const views = params.filter((one) => one.view !== undefined);
    const text = `(${params.map((one) => one.text).join(", ")})`;
    const roll = this.#random.next();
    if (callee.role === "function" && views.length > 0 && roll < 0.15) {
      const from = this.#random.pick(views);
      return `${text} -> ${from.view}${this.#random.chance(0.3) ? "?" : ""} from ${from.name}${this.throws()}`;
    }
    if (callee.self && roll > 0.92) return `${text} -> ${this.view()} from self${this.throws()}`;
    return `${text}${roll < 0.75 ? ` -> ${this.#result(callee)}` : ""}${this.throws()}`;
  }

  /** Parameters in parentheses. */
  list(most: number, callee: Callee): string {
    return `(${this.parameters(most, callee).map((one) => one.text).join(", ")})`;
  }

  throws(): string {
    return this.errors.length > 0 && this.#random.chance(0.4) ? ` throws ${this.#random.pick(this.errors)}` : "";
  }

  /** A view, optional now and then. */
  view(): string {
    const inner = this.#random.chance(0.4) ? "str" : `slice<${this.#plain()}>`;
    return `${inner}${this.#random.chance(0.3) ? "?" : ""}`;
  }

  private parameters(most: number, callee: Callee): Written[] {
    const scope: NameScope = new Set();
    const count = this.#random.below(most + 1);
    const required = this.#random.chance(0.3) ? this.#random.below(count + 1) : count;
    return this.#random.times(count, (index) => {
      const name = this.#names.plain(scope);
      const notes = this.#random.chance(0.1) ? this.#names.notes() : "";
      const written = index < required || callee.role === "callback" ? this.#parameter(callee) : this.#defaulted();
      return { name, text: `${notes.replaceAll("\n", "\n  ")}${name}: ${written.text}`, ...(written.view !== undefined && { view: written.view }) };
    });
  }

  #plain(): string {
    return this.#types.find((type) => type.plain)?.text ?? "u8";
  }

  #defaulted(): { readonly text: string; readonly view?: string } {
    if (this.#random.chance(0.15)) return { text: `str = ${this.#names.text()}` };
    for (;;) {
      const { text, value } = this.#types.value(2);
      if (value !== undefined) return { text: `${text} = ${value()}` };
    }
  }

  #parameter(callee: Callee): { readonly text: string; readonly view?: string } {
    const random = this.#random;
    const roll = random.next();
    if (roll < 0.08) return { text: `str${random.chance(0.3) ? "?" : ""}`, view: "str" };
    if (roll < 0.16) {
      const view = `slice<${this.#plain()}>`;
      return { text: random.pick([view, view, `${view}?`, `list<${view}>`, `map<u32, ${view}>`]), view };
    }
    if (roll < 0.2 && callee.role === "function") return { text: `slice<mut ${this.#plain()}>` };
    if (roll < 0.23) return { text: random.pick(["list<str>", "map<str, str>", "list<str?>", "array<str, 2>"]), view: "str" };
    if (roll < 0.27) return { text: random.pick(["usize", "isize", "usize?"]) };
    if (roll < 0.36) return { text: this.#handle(callee) };
    if (roll < 0.46 && callee.role === "function") return { text: this.#callback(callee) };
    return { text: this.#types.field(2).text };
  }

  #handle(callee: Callee): string {
    const random = this.#random;
    const { unique, shared, affine } = this.#types;
    const all = [...unique, ...shared, ...(callee.affine ? affine : [])];
    if (all.length === 0) return "u32";
    const one = random.pick(all);
    return `${random.pick(["", "borrow ", one.shared ? "shared " : "own "])}${one.text}${random.chance(0.25) ? "?" : ""}`;
  }

  #callback(callee: Callee): string {
    const random = this.#random;
    if (random.chance(0.25)) return this.#inline();
    const usable = this.callbacks.filter((one) => !(one.any && callee.affine));
    return usable.length === 0 ? this.#inline() : `${random.pick(usable).text}${random.chance(0.3) ? "?" : ""}`;
  }

  #inline(): string {
    return `fn${this.write({ role: "callback", self: false, affine: false })}`;
  }

  #result(callee: Callee): string {
    const random = this.#random;
    const { unique, shared, affine } = this.#types;
    const roll = random.next();
    const optional = random.chance(0.3) ? "?" : "";
    const objects = [...unique, ...shared, ...(callee.affine ? affine : [])];
    if (roll < 0.15 && objects.length > 0) {
      const one = random.pick(objects);
      return `${random.chance(0.3) ? (one.shared ? "shared " : "own ") : ""}${one.text}${optional}`;
    }
    if (roll < 0.2) return random.pick(["usize", "isize", "usize?"]);
    return this.#types.field(2).text;
  }
}
