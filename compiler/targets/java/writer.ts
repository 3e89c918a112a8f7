/** The functions that put one value of a type into the stream, or to a place as it lies in C. */
import { code, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiField, AbiRecord, AbiType, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { isFixed, isRaw, placeParts, plainType, TAG, type Part } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { byteCursor } from "./cursor.js";
import { caseName, fieldName } from "./names.js";
import { isWrapped, optionalClass, orNull } from "./optional.js";
import { jdk, runtime, typeOf, type Scope } from "./scope.js";
import { elementBytes, lengthCheck, putFields, putRaw, storeItem, storeRest, unboxed, unwrapped, type Item } from "./sequence.js";
import { packedOf, spellArgument, spellBoxed, spellType } from "./types.js";

/** The whole function that puts a type into the stream. */
export function writeFunction(type: AbiType, converters: Converters): Text {
  const { scope } = converters;
  return code`
    public static void ${name(converters.nameOf("write", type))}(Scratch $s, ${spellType(type, scope)} $v) {
        ${writeBody(type, converters, scope)}
    }
  `;
}

function writeBody(type: AbiType, converters: Converters, scope: Scope): Hole[] {
  switch (type.kind) {
    case "record":
      return writeRecord(type.decl, converters, scope);
    case "variant":
      return writeVariant(type.decl, converters, scope);
    case "list":
    case "slice":
      return writeElements(type.element, converters, scope);
    case "array":
      return writeArray(type, converters, scope);
    case "map":
      return writeMap(type, converters, scope);
    case "struct":
      return [code`int $p = $s.put(${Math.ceil(type.cell.size.on64 / 8)});`, converters.put(type, code`$v`, code`$s.stream`, code`$p`, scope)];
    default: {
      return writeSequence([{ type, value: orNull(type, code`$v`, scope), where: "value" }], [{ type, late: false }], converters, scope);
    }
  }
}

/** Statements that put a sequence into the stream: fixed part, text, rest. `tag` is put before it as a word of its own slot. */
export function writeSequence(items: readonly Item[], parts: readonly Part[], converters: Converters, scope: Scope, tag: number | null = null): Hole[] {
  const tagged: Part[] = tag === null ? [] : [{ type: TAG, late: false }];
  const frame = placeParts([...tagged, ...parts]);
  const places = frame.places.slice(tagged.length);
  const cursor = byteCursor("$p");
  const stores = items.flatMap((item, i) => storeItem(item, places[i]!, cursor, converters, scope));
  if (tag !== null) stores.unshift(code`$b.putInt(${cursor.at(frame.places[0]!.at)}, ${tag});`);
  return [
    frame.slots > 0 && code`int $p = $s.put(${frame.slots});`,
    stores.length > 0 && code`${jdk("java.nio", "ByteBuffer")} $b = $s.stream;`,
    stores,
    items.flatMap((item) => storeRest(item, converters, scope)),
  ].flat();
}

function writeRecord(decl: AbiRecord, converters: Converters, scope: Scope): Hole[] {
  return writeSequence(decl.fields.map((field) => fieldItem(field, code`$v`, scope)), decl.fields, converters, scope);
}

/** A component, which was checked when its record was made. */
export function fieldItem(field: AbiField, value: Text, scope: Scope): Item {
  return { type: field.type, value: orNull(field.type, code`${value}.${fieldName(field)}()`, scope), where: null };
}

function writeVariant(decl: AbiVariant, converters: Converters, scope: Scope): Hole[] {
  const own = typeOf(decl, scope);
  const cases = decl.cases.map((one, i) => {
    const body = writeCase(one, converters, scope);
    const used = one.payload.kind !== "none";
    return code`
      ${i > 0 && code`} else`} if ($v instanceof ${own}.${caseName(one, decl)}${used && code` $c`}) {
          ${body}
    `;
  });
  const other = decl.closed
    ? code`throw new NullPointerException();`
    : [
        code`var $u = ((${own}.Unknown) $v).kept();`,
        code`$s.putUnknown($u.tag(), $u.value(${runtime("Bridge", scope)}.class), ${literal.java.string(decl.name)});`,
      ];
  return [code`
    ${cases}
    ${cases.length > 0 && code`} else`} {
        ${other}
    }
  `];
}

function writeCase(one: AbiVariantCase, converters: Converters, scope: Scope): Hole[] {
  const { payload } = one;
  if (payload.kind === "none") return writeSequence([], [], converters, scope, one.tag);
  if (payload.kind === "single") {
    return writeSequence([{ type: payload.type, value: orNull(payload.type, code`$c.value()`, scope), where: null }], [{ type: payload.type, late: false }], converters, scope, one.tag);
  }
  return writeSequence(payload.fields.map((field) => fieldItem(field, code`$c`, scope)), payload.fields, converters, scope, one.tag);
}

/**
 * Elements behind their count. The collection is the user's: it may change, or call the library, while it is read; so what it holds is taken out at once,
 * unless Java cannot check the type of an element.
 */
function writeElements(element: AbiType, converters: Converters, scope: Scope): Hole[] {
  const boxed = spellBoxed(element, scope);
  if (isGeneric(element)) {
    return [code`
      int $n = $s.putCount($v.size());
      int $k = 0;
      for (${boxed} $e : $v) {
          ${writeElement(element, orNull(element, code`$e`, scope), converters, scope)}
          $k++;
      }
      Check.unchanged($k, $n);
    `];
  }
  const open = [code`Object[] $a = $v.toArray();`, code`int $n = $s.putCount($a.length);`];
  const held = element.kind === "optional" ? spellBoxed(element.inner, scope) : boxed;
  const take = isWrapped(element, scope) ? code`${held} $e = (${held}) ((${optionalClass(scope)}<?>) $a[$k]).orElse(null);` : code`${boxed} $e = (${boxed}) $a[$k];`;
  const flat = flatElement(element, converters, scope);
  if (flat !== null) {
    return [...open, code`
      int $p = $s.putPacked($n, ${flat.bytes});
      ${jdk("java.nio", "ByteBuffer")} $b = $s.stream;
      for (int $k = 0; $k < $n; $k++, $p += ${flat.bytes}) {
          ${take}
          ${flat.stores}
      }
    `];
  }
  return [...open, code`
    for (int $k = 0; $k < $n; $k++) {
        ${take}
        ${writeElement(element, code`$e`, converters, scope)}
    }
  `];
}

/** Whether Java erases the type of an element, so that it cannot be checked. */
function isGeneric(element: AbiType): boolean {
  return element.kind === "list" || element.kind === "map" || ((element.kind === "slice" || element.kind === "array") && packedOf(element) === null) || (element.kind === "optional" && isGeneric(element.inner));
}

/** Elements that lie one behind the other without anything between: raw values, texts, and records that are all fixed. */
function flatElement(element: AbiType, converters: Converters, scope: Scope): { readonly bytes: number; readonly stores: Hole[] } | null {
  const cursor = byteCursor("$p");
  if (isTexts(element)) return { bytes: 4, stores: [code`$b.putInt($p, $s.putText(${unwrapped(element, code`$e`).value}));`] };
  if (isRaw(element)) return { bytes: elementBytes(element), stores: [putRaw(element, unboxed(element, code`$e`), code`$b`, cursor, 0, "element", converters, scope)] };
  const { type: plain, value } = unwrapped(element, code`$e`);
  if (plain.kind !== "record" || plain.cell.handles || !plain.decl.fields.every((field) => isFixed(field.type))) return null;
  const frame = placeParts(plain.decl.fields);
  if (frame.slots === 0) return null;
  const items = plain.decl.fields.map((field) => fieldItem(field, value, scope));
  return { bytes: frame.slots * 8, stores: items.flatMap((item, i) => storeItem(item, frame.places[i]!, cursor, converters, scope)) };
}

/** Whether the elements are texts, whose length words lie packed. */
export function isTexts(element: AbiType): boolean {
  return plainType(element).kind === "text";
}

/** One element that is not raw: through its own function, or as a sequence of one. */
function writeElement(element: AbiType, value: Text, converters: Converters, scope: Scope): Hole[] {
  const { type: plain, value: given } = unwrapped(element, value);
  if (!isFixed(plain) && plain.kind !== "optional") {
    const check = plain.kind === "array" ? lengthCheck(plain, given, "element", scope) : null;
    return [check, converters.write(plain, given, scope)];
  }
  return writeSequence([{ type: element, value, where: "element" }], [{ type: element, late: false }], converters, scope);
}

function writeArray(type: AbiType & { kind: "array" }, converters: Converters, scope: Scope): Hole[] {
  if (isRaw(type.element)) {
    return [code`int $p = $s.put(${Math.ceil(type.cell.size.on64 / 8)});`, converters.put(type, code`$v`, code`$s.stream`, code`$p`, scope)];
  }
  return [code`
    for (${spellBoxed(type.element, scope)} $e : $v) {
        ${writeElement(type.element, orNull(type.element, code`$e`, scope), converters, scope)}
    }
  `];
}

function writeMap(type: AbiType & { kind: "map" }, converters: Converters, scope: Scope): Hole[] {
  const items: Item[] = [
    { type: type.key, value: code`$key`, where: "key" },
    { type: type.value, value: orNull(type.value, code`$value`, scope), where: "value" },
  ];
  const key = spellType(type.key, scope);
  const value = spellType(type.value, scope);
  return [code`
    int $n = $s.putCount($v.size());
    int $k = 0;
    for (${jdk("java.util", "Map")}.Entry<${spellBoxed(type.key, scope)}, ${spellBoxed(type.value, scope)}> $e : $v.entrySet()) {
        ${key} $key = $e.getKey();
        ${value} $value = $e.getValue();
        ${writeSequence(items, [{ type: type.key, late: false }, { type: type.value, late: false }], converters, scope)}
        $k++;
    }
    Check.unchanged($k, $n);
  `];
}

/** The whole function that puts a type to a place as it lies in C. */
export function putFunction(type: AbiType, converters: Converters): Text {
  const { scope } = converters;
  return code`
    public static void ${name(converters.nameOf("put", type))}(${jdk("java.nio", "ByteBuffer")} $b, int $p, ${spellArgument(type, scope)} $v) {
        ${putBody(type, converters, scope)}
    }
  `;
}

function putBody(type: AbiType, converters: Converters, scope: Scope): Hole[] {
  const cursor = byteCursor("$p");
  if (type.kind === "struct") return putFields(type, code`$v`, cursor, converters, scope);
  if (type.kind === "optional") {
    const at = type.inner.cell.align.on64;
    return [code`$b.put($p, (byte) ($v != null ? 1 : 0));`, code`
      if ($v != null) {
          ${putRaw(type.inner, unboxed(type.inner, code`$v`), code`$b`, cursor, at, "value", converters, scope)}
      }
    `];
  }
  if (type.kind !== "array") throw new Error(`a ${type.kind} does not lie packed`);
  const size = elementBytes(type.element);
  const element = packedOf(type) === null ? orNull(type.element, code`$v.get($k)`, scope) : code`$v[$k]`;
  const where = packedOf(type) === null || plainType(type.element).kind === "char" ? "element" : null;
  const at = { buffer: code`$b`, at: () => code`$p + $k * ${size}` };
  const put = packedOf(type) !== null && type.element.kind === "int" ? packedPut(size, element) : putRaw(type.element, element, code`$b`, at, 0, where, converters, scope);
  return [code`
    for (int $k = 0; $k < ${type.length}; $k++) {
        ${put}
    }
  `];
}

/** Arrays of numbers hold them in their own width, unsigned ones too. */
function packedPut(size: number, element: Text): Text {
  const word = size === 8 ? "Long" : size === 4 ? "Int" : "Short";
  return size === 1 ? code`$b.put($p + $k, ${element});` : code`$b.put${name(word)}($p + $k * ${size}, ${element});`;
}

