/** Constant values: initialisers of C objects, and the constants of a package. */
import { code, comment, list, literal, name, spelling, type Hole, type Name, type Text } from "../../print/index.js";
import { declareC } from "../../lower/c-spelling.js";
import type { AbiConstant, AbiField, AbiType, AbiValue, CType } from "../../lower/index.js";
import { docsOf } from "./layout.js";
import { macro } from "./print-file.js";

/** Constant objects that initialisers point to, in the order in which they must stand before their use. */
export class Statics {
  readonly objects: Text[] = [];
  readonly #prefix: string;

  /** `prefix`: C identifier that the objects' names begin with. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** A constant object or array of `type`; returns its name. */
  add(type: CType, initializer: Text): Name {
    const object = name(this.objects.length === 0 ? this.#prefix : `${this.#prefix}${this.objects.length + 1}`);
    this.objects.push(code`static ${spelling(declareConstant(type, object))} = ${initializer};`);
    return object;
  }
}

/** A declaration of a constant object. Of pointers it is they that are constant, whatever they point to. */
function declareConstant(type: CType, object: string): string {
  let inner = type;
  while (inner.kind === "array") inner = inner.of;
  return inner.kind === "pointer" ? declareC(type, `const ${object}`) : `const ${declareC(type, object)}`;
}

/** Whether the value is all zero bytes in C, so that an initialiser need not name it. What is there of an optional never is. */
function isZero(value: AbiValue, type: AbiType): boolean {
  if (type.kind === "newtype") return isZero(value, type.decl.inner);
  if (type.kind === "optional") return value.kind === "none";
  switch (value.kind) {
    case "none":
      return true;
    case "bool":
      return !value.value;
    case "int":
      return value.value === 0n;
    case "flags":
      return value.value === 0n;
    case "case":
      return value.case.value === 0n;
    case "float":
      return Object.is(value.value, 0);
    case "char":
      return value.value === 0;
    case "text":
      return value.value === "";
    case "bytes":
      return value.value.length === 0;
    case "list":
      return value.items.length === 0;
    case "map":
      return value.entries.length === 0;
    default:
      return false;
  }
}

/** Whether a value needs `<math.h>`. */
export function needsMath(value: AbiValue): boolean {
  switch (value.kind) {
    case "float":
      return !Number.isFinite(value.value);
    case "list":
      return value.items.some(needsMath);
    case "map":
      return value.entries.some((pair) => pair.some(needsMath));
    case "record":
      return value.fields.some((one) => needsMath(one.value));
    default:
      return false;
  }
}

/** The initialiser of a cell of `type`. Texts, lists and records inside become objects in `statics`. */
export function initializer(value: AbiValue, type: AbiType, statics: Statics): Text {
  if (type.kind === "newtype") return initializer(value, type.decl.inner, statics);
  if (type.kind === "optional" && value.kind !== "none") {
    const inner = initializer(value, type.inner, statics);
    return type.inner.cell.pointer ? inner : code`{.has = 1, .value = ${inner}}`;
  }
  switch (value.kind) {
    case "none":
      return type.cell.pointer ? code`NULL` : code`{0}`;
    case "record":
      return recordInitializer(value, type, statics);
    case "variant":
      return code`{.tag = ${name(value.case.c)}}`;
    case "list":
      return listInitializer(value.items, type, statics);
    case "map": {
      if (type.kind !== "map") throw new Error("a map of another type");
      const entries = value.entries.map(([k, v]) =>
        braced([
          code`.key = ${initializer(k, type.key, statics)}`,
          code`.value = ${initializer(v, type.value, statics)}`,
        ]),
      );
      return runInitializer({ kind: "struct", name: type.entry.name }, entries, statics);
    }
    case "text":
      return code`{${textLiteral(value.value, statics)}, ${byteLength(value.value)}}`;
    case "bytes":
      return runInitializer(
        { kind: "prim", name: "uint8_t" },
        [...value.value].map((byte) => literal.c.integer(BigInt(byte), 8, false)),
        statics,
      );
    default:
      return scalarLiteral(value, type);
  }
}

function scalarLiteral(value: AbiValue, type: AbiType): Text {
  switch (value.kind) {
    case "bool":
      return literal.c.bool(value.value);
    case "char":
      return literal.c.char(value.value);
    case "float":
      return literal.c.float(value.value, type.kind === "float" ? type.bits : 64);
    case "int":
      if (type.kind === "size") return literal.c.integer(value.value, 64, type.signed);
      return literal.c.integer(value.value, type.kind === "int" ? type.bits : 64, type.kind === "int" && type.signed);
    case "case":
      return code`${name(value.case.c)}`;
    case "flags": {
      const [first, ...rest] = value.cases.map((one) => name(one.c));
      const all = value.cases.reduce((bits, one) => bits | one.value, 0n);
      if (first === undefined || all !== value.value) return literal.c.integer(value.value, value.decl.bits, false);
      return rest.length === 0
        ? code`${first}`
        : code`${list([first, ...rest], { separator: " |", open: "(", close: ")" })}`;
    }
    default:
      throw new Error(`a ${value.kind} is no scalar`);
  }
}

/** The members of a record or struct that differ from zero, `.size` first. */
export function memberInitializers(
  c: string,
  fields: readonly { readonly field: AbiField; readonly value: AbiValue }[],
  growable: boolean,
  statics: Statics,
): readonly Text[] {
  const members = fields.flatMap(({ field, value }) =>
    isZero(value, field.type) ? [] : [code`.${name(field.c)} = ${initializer(value, field.type, statics)}`],
  );
  return growable ? [code`.size = sizeof(${name(c)})`, ...members] : members;
}

function recordInitializer(value: AbiValue & { kind: "record" }, type: AbiType, statics: Statics): Text {
  if (type.kind === "struct") {
    const members = memberInitializers(type.decl.c, value.fields, false, statics);
    return members.length === 0 ? code`{0}` : braced(members);
  }
  if (type.kind !== "record") throw new Error("a record value of another type");
  const members = memberInitializers(type.decl.c, value.fields, true, statics);
  return code`&${statics.add({ kind: "struct", name: type.decl.c }, braced(members))}`;
}

function listInitializer(items: readonly AbiValue[], type: AbiType, statics: Statics): Text {
  if (type.kind === "array") return braced(items.map((item) => initializer(item, type.element, statics)));
  if (type.kind !== "list" && type.kind !== "slice") throw new Error("a list of another type");
  if (type.kind === "list" && type.rows && type.element.kind === "record") {
    const { c } = type.element.decl;
    const rows = items.map((item) =>
      item.kind === "record" ? braced(memberInitializers(c, item.fields, true, statics)) : code`{0}`,
    );
    if (rows.length === 0) return code`{0}`;
    const object = statics.add({ kind: "array", of: { kind: "struct", name: c }, length: rows.length }, braced(rows));
    return code`{${object}, ${rows.length}, sizeof(${name(c)}), 0}`;
  }
  return runInitializer(
    type.element.cell.c,
    items.map((item) => initializer(item, type.element, statics)),
    statics,
  );
}

function runInitializer(element: CType, items: readonly Text[], statics: Statics): Text {
  if (items.length === 0) return code`{0}`;
  const object = statics.add({ kind: "array", of: element, length: items.length }, braced(items));
  return code`{${object}, ${items.length}}`;
}

function braced(items: readonly Hole[]): Text {
  return list(items, { open: "{", close: "}" });
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What every compiler accepts as one string literal (C11 5.2.4.1). */
const LONGEST_LITERAL = 4095;

/** A text with its NUL: a literal, or an array when it is too long for one. */
function textLiteral(text: string, statics: Statics): Text {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= LONGEST_LITERAL) return literal.c.string(text);
  return code`${statics.add({ kind: "array", of: { kind: "prim", name: "char" }, length: bytes.length + 1 }, charArray(bytes))}`;
}

function charArray(bytes: Uint8Array): Text {
  return braced([...bytes, 0].map((byte) => (byte < 0x80 ? code`${byte}` : code`(char)${byte}`)));
}

/** Scalars and text as macros; bytes and lists as constant arrays, so that `sizeof` tells their length; everything else as an object. */
export function writeConstant(constant: AbiConstant): Text {
  const { type, value } = constant;
  const c = name(constant.c);
  const docs = comment("/** */", docsOf(constant));
  const scalar = scalarOf(type, value) ?? shortText(value);
  if (scalar !== null) {
    return code`
      ${docs}
      ${macro(code`#define ${c} ${scalar}`)}
    `;
  }
  const statics = new Statics(`${constant.c}_FTK_DATA`);
  const array = arrayOf(type, value, statics);
  const object = array === null ? { c: type.cell.c, initial: initializer(value, type, statics) } : array;
  return code`
    #ifndef __cplusplus
    ${statics.objects}
    ${docs}
    static ${spelling(declareConstant(object.c, c))} = ${object.initial};
    #endif
  `;
}

function shortText(value: AbiValue): Text | null {
  return value.kind === "text" && byteLength(value.value) <= LONGEST_LITERAL ? literal.c.string(value.value) : null;
}

/** The elements of bytes, a long text or a list, when there are any. */
function arrayOf(
  type: AbiType,
  value: AbiValue,
  statics: Statics,
): { readonly c: CType; readonly initial: Text } | null {
  if (type.kind === "newtype") return arrayOf(type.decl.inner, value, statics);
  if (value.kind === "text") {
    const bytes = new TextEncoder().encode(value.value);
    return {
      c: { kind: "array", of: { kind: "prim", name: "char" }, length: bytes.length + 1 },
      initial: charArray(bytes),
    };
  }
  if (value.kind === "bytes" && value.value.length > 0) {
    const items = [...value.value].map((byte) => literal.c.integer(BigInt(byte), 8, false));
    return {
      c: { kind: "array", of: { kind: "prim", name: "uint8_t" }, length: items.length },
      initial: braced(items),
    };
  }
  if (
    value.kind !== "list" ||
    value.items.length === 0 ||
    (type.kind !== "list" && type.kind !== "slice") ||
    type.element.kind === "record"
  )
    return null;
  const items = value.items.map((item) => initializer(item, type.element, statics));
  return { c: { kind: "array", of: type.element.cell.c, length: items.length }, initial: braced(items) };
}

/** A scalar with the type of the constant, or null for everything else. */
function scalarOf(type: AbiType, value: AbiValue): Text | null {
  if (type.kind === "newtype" && scalarOf(type.decl.inner, value) !== null)
    return code`((${name(type.decl.c)})${scalarOf(type.decl.inner, value)})`;
  switch (value.kind) {
    case "bool":
    case "char":
    case "int":
      return type.cell.c.kind === "prim" ? code`((${name(type.cell.c.name)})${scalarLiteral(value, type)})` : null;
    case "float":
    case "case":
    case "flags":
      return scalarLiteral(value, type);
    default:
      return null;
  }
}
