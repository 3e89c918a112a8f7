/** Which functions read and write values, and the static ones that a source needs for its own lists, maps and optionals. */
import { code, name, spelling, type Name, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import { glueName, keyOf } from "./names.js";
import { cellC, stripNewtype, structC } from "./types.js";

/** Collects what is asked for; `texts` are the definitions, in any order, behind `prototypes`. */
export class Codecs {
  readonly #made = new Map<string, { readonly prototype: Text; text: Text }>();
  #constants = 0;

  /** The function `id f(FTKSource *from, const void *at)` for a cell of that type. */
  lift(type: AbiType): Name {
    const plain = stripNewtype(type);
    return liftNamed(plain) ?? this.#make("lift", plain, () => this.#writeLift(plain));
  }

  /** The function `int32_t f(FTKSink *sink, id value, void *at)`. */
  lower(type: AbiType): Name {
    const plain = stripNewtype(type);
    return lowerNamed(plain) ?? this.#make("lower", plain, () => this.#writeLower(plain));
  }

  /** A static function that makes a constant object of type `spelled`: the lines of its body. Returns its name. */
  constant(spelled: string, body: readonly Text[]): Name {
    this.#constants += 1;
    const own = name(`constant_${this.#constants}`);
    const head = code`static ${spelling(spelled)}${own}(void)`;
    const text = code`
      ${head} {
          ${body}
      }
    `;
    this.#made.set(own, { prototype: code`${head};`, text });
    return own;
  }

  /** Declarations of all static functions. */
  get prototypes(): readonly Text[] {
    return [...this.#made.values()].map((one) => one.prototype);
  }

  /** Their bodies. */
  get texts(): readonly Text[] {
    return [...this.#made.values()].map((one) => one.text);
  }

  #make(verb: "lift" | "lower", type: AbiType, write: () => Text): Name {
    const own = name(`${verb}_${keyOf(type)}`);
    if (this.#made.has(own)) return own;
    const head = verb === "lift" ? code`static id ${own}(FTKSource *from, const void *at)` : code`static int32_t ${own}(FTKSink *sink, id value, void *at)`;
    const entry = { prototype: code`${head};`, text: code`` };
    this.#made.set(own, entry);
    const body = write();
    entry.text = code`
      ${head} {
          ${body}
      }
    `;
    return own;
  }

  #writeLift(type: AbiType): Text {
    const c = spelling(cellC(type));
    switch (type.kind) {
      case "size":
        return code`return ${type.signed ? code`sizeof(ptrdiff_t) == 8 ? FTKLiftI64(from, at) : FTKLiftI32(from, at)` : code`sizeof(size_t) == 8 ? FTKLiftU64(from, at) : FTKLiftU32(from, at)`};`;
      case "slice":
        return code`
          const ${c} *cell = at;
          return FTKLiftRun(from, cell->ptr, cell->len, sizeof(${spelling(cellC(type.element))}));
        `;
      case "list":
        if (type.rows && type.element.kind === "record") {
          return code`
            const ${c} *cell = at;
            return FTKLiftRows(from, cell->ptr, cell->len, cell->stride, ${glueName(type.element.decl, "first")}, ${glueName(type.element.decl, "read")});
          `;
        }
        return code`
          const ${c} *cell = at;
          return FTKLiftList(from, cell->ptr, cell->len, sizeof(${spelling(cellC(type.element))}), ${this.lift(type.element)});
        `;
      case "map":
        return code`
          const ${c} *cell = at;
          return FTKLiftMap(from, cell->ptr, cell->len, sizeof(${name(type.entry.name)}), offsetof(${name(type.entry.name)}, value), ${this.lift(type.key)}, ${this.lift(type.value)});
        `;
      case "array":
        return code`return FTKLiftList(from, at, ${type.length}, sizeof(${spelling(cellC(type.element))}), ${this.lift(type.element)});`;
      case "optional":
        return this.#writeLiftOptional(type.inner, c);
      default:
        throw new Error(`a ${type.kind} has a function of its own`);
    }
  }

  #writeLiftOptional(inner: AbiType, c: Text): Text {
    if (inner.cell.pointer) return code`return *(const void *const *)at != NULL ? ${this.lift(inner)}(from, at) : nil;`;
    return code`
      const ${c} *cell = at;
      return FTKGetBool(from, cell->has) ? ${this.lift(inner)}(from, &cell->value) : nil;
    `;
  }

  #writeLower(type: AbiType): Text {
    const c = spelling(cellC(type));
    const run = code`
      ${c} *cell = at;
      const void *ptr = NULL;
    `;
    const keep = code`
      cell->ptr = ptr;
      return status;
    `;
    switch (type.kind) {
      case "size":
        return code`return ${type.signed ? code`sizeof(ptrdiff_t) == 8 ? FTKLowerI64(sink, value, at) : FTKLowerI32(sink, value, at)` : code`sizeof(size_t) == 8 ? FTKLowerU64(sink, value, at) : FTKLowerU32(sink, value, at)`};`;
      case "slice":
        return code`
          ${run}
          int32_t status = FTKLowerRun(sink, value, sizeof(${spelling(cellC(type.element))}), &ptr, &cell->len);
          ${keep}
        `;
      case "list": {
        const element = spelling(type.rows ? structC(type.element) : cellC(type.element));
        const lower = type.rows && type.element.kind === "record" ? glueName(type.element.decl, "fill") : this.lower(type.element);
        return code`
          ${run}
          int32_t status = FTKLowerList(sink, value, sizeof(${element}), ${lower}, &ptr, &cell->len);
          ${type.rows && code`cell->stride = sizeof(${element});`}
          ${keep}
        `;
      }
      case "map":
        return code`
          ${run}
          int32_t status = FTKLowerMap(sink, value, sizeof(${name(type.entry.name)}), offsetof(${name(type.entry.name)}, value), ${this.lower(type.key)}, ${this.lower(type.value)}, &ptr, &cell->len);
          ${keep}
        `;
      case "array":
        return code`return FTKLowerArray(sink, value, ${type.length}, sizeof(${spelling(cellC(type.element))}), ${this.lower(type.element)}, at);`;
      case "optional":
        return this.#writeLowerOptional(type.inner, c);
      default:
        throw new Error(`a ${type.kind} has a function of its own`);
    }
  }

  #writeLowerOptional(inner: AbiType, c: Text): Text {
    if (inner.cell.pointer) return code`return FTKIsNone(value) ? FTK_OK : ${this.lower(inner)}(sink, value, at);`;
    return code`
      ${c} *cell = at;
      if (FTKIsNone(value)) return FTK_OK;
      cell->has = 1;
      return ${this.lower(inner)}(sink, value, &cell->value);
    `;
  }
}

/** The function of the runtime or of the declaration's own package, or null. */
function liftNamed(type: AbiType): Name | null {
  const number = numberName(type, "lift");
  if (number !== null) return name(`FTKLift${number}`);
  return declared(type, "lift");
}

function lowerNamed(type: AbiType): Name | null {
  const number = numberName(type, "lower");
  if (number !== null) return name(`FTKLower${number}`);
  return declared(type, "lower");
}

function declared(type: AbiType, verb: "lift" | "lower"): Name | null {
  switch (type.kind) {
    case "text":
      return name(verb === "lift" ? "FTKLiftText" : "FTKLowerText");
    case "bytes":
      return name(verb === "lift" ? "FTKLiftBytes" : "FTKLowerBytes");
    case "enum":
    case "flags":
    case "struct":
    case "record":
    case "variant":
    case "resource":
      return glueName(type.decl, verb);
    default:
      return null;
  }
}

/** What a number is called in the runtime. A closed enum is read by a function of its own, but written like any number: the receiver checks it. */
function numberName(type: AbiType, verb: "lift" | "lower"): string | null {
  switch (type.kind) {
    case "bool":
      return "Bool";
    case "char":
      return "Char";
    case "int":
      return `${type.signed ? "I" : "U"}${type.bits}`;
    case "float":
      return type.bits === 32 ? "Float" : "Double";
    case "enum":
      return type.decl.closed && verb === "lift" ? null : `${type.decl.signed ? "I" : "U"}${type.decl.bits}`;
    case "flags":
      return type.decl.closed && verb === "lift" ? null : `U${type.decl.bits}`;
    default:
      return null;
  }
}
