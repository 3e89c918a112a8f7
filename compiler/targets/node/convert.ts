/** Values in the stream: one writer and one reader function for each type that needs one, made on demand. */
import { code, literal, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { plainType } from "../../scratch/index.js";
import { keyOf } from "./names.js";
import { packedSuffix } from "./scalar.js";
import type { Scope } from "./scope.js";
import { spellType, typedArrayOf } from "./types.js";

/** Writes the function of a type, and asks for those that it needs. */
export type ConverterMaker = (type: AbiType, converters: Converters) => Text;

/** The functions that the calls of a package need, each once, in the order in which they were first asked for. */
export class Converters {
  readonly scope: Scope;
  readonly #makers: Readonly<Record<"read" | "write", ConverterMaker>>;
  readonly #known = new Set<string>();
  /** Names of the functions of types that were asked for: equal types are mostly one object. */
  readonly #names: Readonly<Record<"read" | "write", Map<AbiType, Name>>> = { read: new Map(), write: new Map() };
  readonly #waiting: (() => Text)[] = [];

  constructor(scope: Scope, makers: Readonly<Record<"read" | "write", ConverterMaker>>) {
    this.scope = scope;
    this.#makers = makers;
  }

  /** A statement that puts a value of the type into the stream; `where` names it in messages. */
  write(type: AbiType, value: Text, where: string): Hole {
    const plain = plainType(type);
    const method = this.#method(plain);
    if (method !== null) return code`$s.put${name(method)}(${value}, ${literal.js.string(where)});`;
    return code`${this.#function("write", plain)}(${value});`;
  }

  /** An expression that takes the next value of the type from the stream. */
  read(type: AbiType): Text {
    if (type.kind === "newtype") return code`${this.read(plainType(type.decl.inner))} as ${spellType(type, "out", this.scope)}`;
    const plain = plainType(type);
    const method = this.#method(plain);
    if (method !== null) return code`$s.take${name(method)}${this.#typeArgument(plain)}()`;
    return code`${this.#function("read", plain)}()`;
  }

  /** A statement that copies the elements of a mutable slice back into the user's array. */
  readBack(type: AbiType, value: Text): Hole {
    const method = this.#method(type);
    if (method !== null) return code`$s.back${name(method)}(${value});`;
    return code`$s.assign(${value}, ${this.read(type)});`;
  }

  /** The functions asked for since the last time, and those that they need. */
  *drain(): Generator<Text> {
    for (const next of this.#waiting) yield next();
    this.#waiting.length = 0;
  }

  /** Name of a converter. */
  nameOf(verb: "read" | "write", type: AbiType): string {
    return `$${verb}${this.key(plainType(type))}`;
  }

  #function(verb: "read" | "write", type: AbiType): Name {
    const asked = this.#names[verb].get(type);
    if (asked !== undefined) return asked;
    const own = name(this.nameOf(verb, type));
    this.#names[verb].set(type, own);
    if (!this.#known.has(own)) {
      this.#known.add(own);
      this.#waiting.push(() => this.#makers[verb](type, this));
    }
    return own;
  }

  /** The element type of a list whose elements are not plain numbers or texts for the type checker. */
  #typeArgument(type: AbiType): Text | null {
    if (type.kind !== "list") return null;
    const { element } = type;
    const named = element.kind === "newtype" || (element.kind === "enum" && element.decl.closed);
    return named ? code`<${spellType(element, "out", this.scope)}>` : null;
  }

  /** The runtime's own method for the type, without its verb. */
  #method(type: AbiType): string | null {
    if (type.kind === "bytes") return "Bytes";
    if (type.kind === "slice") {
      const typed = typedArrayOf(type.element);
      return typed === null ? null : `${typed.replace("Big", "")}`;
    }
    if (type.kind !== "list") return null;
    if (plainType(type.element).kind === "text") return "Texts";
    const suffix = packedSuffix(type.element, this.scope);
    return suffix === null ? null : `${suffix}s`;
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
        return `${type.mutable ? "Mut" : ""}Slice$${this.key(type.element)}`;
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
