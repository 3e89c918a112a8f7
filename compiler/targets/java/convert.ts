/** Functions of types in `Values`: one for each type that needs one, made on demand. */
import { code, name, type Hole, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { plainType } from "../../scratch/index.js";
import { keyOf } from "./names.js";
import { runtime, type Scope } from "./scope.js";
import { packedOf, type Primitive } from "./types.js";

/** read, write: in the stream. get, put: at a place in a buffer, as in C. */
export type Verb = "read" | "write" | "get" | "put";

/** Writes the function of a type, and asks for those that it needs. */
export type Maker = (type: AbiType, converters: Converters) => Text;

/** The functions that the calls of a package need, each once, in the order in which they were first asked for. */
export class Converters {
  /** The scope of `Values`. */
  readonly scope: Scope;
  readonly #makers: Readonly<Record<Verb, Maker>>;
  /** The class of each function. */
  readonly #known = new Map<string, string>();
  readonly #waiting: { readonly home: string; readonly make: () => Text }[] = [];
  #classes = 1;
  #constants = 0;

  constructor(scope: Scope, makers: Readonly<Record<Verb, Maker>>) {
    this.scope = scope;
    this.#makers = makers;
  }

  /** A statement that puts a value of the type into the stream. */
  write(type: AbiType, value: Text, scope: Scope): Hole {
    const method = streamMethod(type);
    if (method !== null) return code`$s.put${name(method)}(${value});`;
    return code`${this.#ask("write", type, scope)}($s, ${value});`;
  }

  /** An expression that takes the next value of the type from the stream. */
  read(type: AbiType, scope: Scope): Text {
    const method = streamMethod(type);
    if (method !== null) return code`$s.take${name(method)}()`;
    return code`${this.#ask("read", type, scope)}($s)`;
  }

  /** The value at a place of a buffer, which lies there as in C. */
  get(type: AbiType, buffer: Text, at: Text, scope: Scope): Text {
    return code`${this.#ask("get", type, scope)}(${buffer}, ${at})`;
  }

  /** Puts a value at a place of a buffer as it lies in C. */
  put(type: AbiType, value: Text, buffer: Text, at: Text, scope: Scope): Text {
    return code`${this.#ask("put", type, scope)}(${buffer}, ${at}, ${value});`;
  }

  /** The functions asked for, and those that they need, by the class that they stand in. */
  drain(): ReadonlyMap<string, readonly Text[]> {
    const classes = new Map<string, Text[]>([["Values", []]]);
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const parts = classes.get(next.home) ?? [];
      classes.set(next.home, parts);
      parts.push(next.make());
    }
    return classes;
  }

  /** The function of a type, which is made if it is not there. */
  #ask(verb: Verb, type: AbiType, scope: Scope): Text {
    const own = this.nameOf(verb, type);
    const home = this.#known.get(own) ?? this.#place(constantsOf(type));
    if (!this.#known.has(own)) {
      this.#known.set(own, home);
      this.#waiting.push({ home, make: () => this.#makers[verb](type, this) });
    }
    return code`${runtime(home, scope)}.${name(own)}`;
  }

  /** The class for a function with so many constants: the next one when this is full. */
  #place(constants: number): string {
    if (this.#constants > 0 && this.#constants + constants > MOST_CONSTANTS) {
      this.#classes++;
      this.#constants = 0;
    }
    this.#constants += constants;
    return this.#classes === 1 ? "Values" : `Values${this.#classes}`;
  }

  /** The same without asking for it. */
  nameOf(verb: Verb, type: AbiType): string {
    return `${verb}${this.key(type)}`;
  }

  /** The part that a type adds to the names of its functions. */
  key(type: AbiType): string {
    const { home } = this.scope;
    switch (type.kind) {
      case "int":
        return `${type.signed ? "I" : "U"}${type.bits}`;
      case "float":
        return `F${type.bits}`;
      case "list":
        return `List$${this.key(type.element)}`;
      case "slice":
        return `Slice$${this.key(type.element)}`;
      case "array":
        return `Array${type.length}$${this.key(type.element)}`;
      case "map":
        return `Map$${this.key(type.key)}$${this.key(type.value)}`;
      case "optional":
        return `Optional$${this.key(type.inner)}`;
      case "newtype":
      case "enum":
      case "flags":
      case "struct":
      case "record":
      case "variant":
      case "callback":
        return keyOf(type.decl, home);
      case "resource":
        return `${type.mode === "own" ? "Own" : type.mode === "shared" ? "Shared" : ""}${keyOf(type.decl, home)}`;
      default:
        return type.kind[0]!.toUpperCase() + type.kind.slice(1);
    }
  }
}

/** Constants that the functions of one class may use, by the estimate below. A class file holds at most 65,535. */
const MOST_CONSTANTS = 40_000;

/** About how many constants of a class file the function of a type uses, rather too many: names, signatures, classes. */
function constantsOf(type: AbiType): number {
  switch (type.kind) {
    case "struct":
    case "record":
      return 12 + 8 * type.decl.fields.length;
    case "variant":
      return 12 + type.decl.cases.reduce((sum, { payload }) => sum + 8 + 8 * (payload.kind === "fields" ? payload.fields.length : 1), 0);
    default:
      return 16;
  }
}

const METHODS: Readonly<Record<Primitive, string>> = { boolean: "", byte: "Bytes", short: "Shorts", int: "Ints", long: "Longs", float: "Floats", double: "Doubles" };

/** The runtime's own method for the type, without its verb. */
function streamMethod(type: AbiType): string | null {
  const plain = plainType(type);
  if (type !== plain) return null;
  if (plain.kind === "bytes") return "Bytes";
  if (plain.kind !== "slice") return null;
  const packed = packedOf(plain);
  return packed === null ? null : METHODS[packed];
}
