/** Values coming out of the scratch: sequences, and the functions that take one value of a type. */
import { code, list, literal, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiField, AbiType, AbiValue, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { innerType, isFixed, isOptional, isRaw, isScalarType, placeParts, plainType, TAG, type Place } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { byteCursor, type Cursor } from "./cursor.js";
import { caseName, internalPath } from "./names.js";
import { absent, wrap } from "./optional.js";
import { loadScalar } from "./scalar.js";
import { jdk, runtime, typeOf, type Scope } from "./scope.js";
import { elementBytes, optionalInner } from "./sequence.js";
import { packedOf, spellBoxed, spellType } from "./types.js";
import { spellDefault } from "./values.js";
import { isTexts } from "./writer.js";

/** One value of a sequence that is read. */
export interface Output {
  readonly type: AbiType;
  readonly late: boolean;
  /** The local, when it needs one. */
  readonly local: string;
  /** The field, for its default when the other side does not know it. */
  readonly field: AbiField | null;
  readonly default?: AbiValue;
}

/** Fields as values that are read. */
export function outputsOf(fields: readonly AbiField[]): Output[] {
  return fields.map((field, i) => ({ type: field.type, late: field.late, local: `$${i}`, field, ...(field.default === undefined ? {} : { default: field.default }) }));
}

/** A value alone. */
export function single(type: AbiType, local = "$value"): Output {
  return { type, late: false, local, field: null };
}

/** What reading a sequence takes: statements in the order of the stream, then one expression for each value, to be evaluated in order. */
export interface Reading {
  readonly statements: readonly Hole[];
  readonly values: readonly Text[];
}

/** Reads a sequence whose fixed part lies at the cursor. */
export function readParts(outputs: readonly Output[], places: readonly Place[], cursor: Cursor, converters: Converters, scope: Scope): Reading {
  const texts: Hole[] = [];
  const rests: Hole[] = [];
  const streams = outputs.some((output) => !isFixed(output.type));
  const values = outputs.map((output, i): Text => {
    const place = places[i]!;
    const value = withDefault(output, place, cursor, wrap(output.type, readValue(output.type, place, cursor, converters, scope), scope), scope);
    const inText = isFixed(output.type) && innerType(output.type).kind === "text";
    if (isFixed(output.type) && !(inText && streams)) return value;
    const local = name(output.local);
    (inText ? texts : rests).push(code`${spellType(output.type, scope)} ${local} = ${value};`);
    return code`${local}`;
  });
  return { statements: [...texts, ...rests], values };
}

/** A late field that the other side does not know has its default. */
function withDefault(output: Output, place: Place, cursor: Cursor, value: Text, scope: Scope): Text {
  if (place.known < 0 || output.field === null) return value;
  const fallback = spellDefault(output.field, scope) ?? absent(output.type, scope);
  return code`${cursor.buffer}.getInt(${cursor.at(place.known)}) != 0 ? ${value} : ${fallback}`;
}

function readValue(type: AbiType, place: Place, cursor: Cursor, converters: Converters, scope: Scope): Text {
  if (type.kind === "newtype" && !isScalarType(type)) return code`new ${typeOf(type.decl, scope)}(${readValue(type.decl.inner, place, cursor, converters, scope)})`;
  if (!isOptional(type)) return isFixed(type) ? readFixed(type, place.at, cursor, converters, scope) : converters.read(type, scope);
  const inner = optionalInner(type);
  const value = isFixed(type) ? readFixed(inner, place.at, cursor, converters, scope) : readNamed(inner, converters, scope);
  if (innerType(type).kind === "resource" && isFixed(type)) return value;
  return code`${cursor.buffer}.getInt(${cursor.at(place.has)}) != 0 ? ${value} : null`;
}

/** A value of the stream, in its newtypes. */
function readNamed(type: AbiType, converters: Converters, scope: Scope): Text {
  return type.kind === "newtype" ? code`new ${typeOf(type.decl, scope)}(${readNamed(type.decl.inner, converters, scope)})` : converters.read(type, scope);
}

function readFixed(type: AbiType, at: number, cursor: Cursor, converters: Converters, scope: Scope): Text {
  const { buffer } = cursor;
  switch (type.kind) {
    case "newtype":
      return isScalarType(type) ? loadScalar(type, buffer, cursor.at(at), false, scope) : code`new ${typeOf(type.decl, scope)}(${readFixed(type.decl.inner, at, cursor, converters, scope)})`;
    case "text":
      return code`$s.takeText(${buffer}.getInt(${cursor.at(at)}))`;
    case "resource":
      return takeHandle(type, buffer, cursor.at(at), scope);
    case "optional":
      return readFixed(type.inner, at, cursor, converters, scope);
    case "struct":
    case "array":
      return converters.get(type, buffer, cursor.at(at), scope);
    default:
      return loadScalar(type, buffer, cursor.at(at), false, scope);
  }
}

/** The object of a handle in the scratch, whose place is empty then; null for none. */
function takeHandle(type: AbiType & { kind: "resource" }, buffer: Text, at: Text, scope: Scope): Text {
  const own = typeOf(type.decl, scope);
  if (type.mode === "borrow") return code`${own}.$borrow(${buffer}.getLong(${at}), $s::lend)`;
  return type.decl.shared ? code`${own}.$take(${buffer}, ${at}, $s.lending)` : code`${own}.$take(${buffer}, ${at})`;
}

/** The whole function that takes a type from the stream. */
export function readFunction(type: AbiType, converters: Converters): Text {
  const { scope } = converters;
  return code`
    public static ${spellType(type, scope)} ${name(converters.nameOf("read", type))}(Scratch $s) {
        ${readBody(type, converters, scope)}
    }
  `;
}

function readBody(type: AbiType, converters: Converters, scope: Scope): Hole[] {
  switch (type.kind) {
    case "record":
      return readObject(outputsOf(type.decl.fields), null, typeOf(type.decl, scope), converters, scope);
    case "variant":
      return readVariant(type.decl, converters, scope);
    case "list":
    case "slice":
      return readElements(type.element, code`$s.takeCount()`, converters, scope);
    case "array":
      return readArray(type, converters, scope);
    case "map":
      return readMap(type.key, type.value, converters, scope);
    case "struct":
      return [code`return ${converters.get(type, code`$s.stream`, code`$s.take(${Math.ceil(type.cell.size.on64 / 8)})`, scope)};`];
    case "newtype":
      return [code`return ${readNamed(type, converters, scope)};`];
    default:
      return readSequence([single(type)], null, converters, scope, (values) => code`return ${values[0]!};`);
  }
}

/** Statements that read a sequence of the stream, then what `finish` makes of its values. */
function readSequence(outputs: readonly Output[], tag: "tagged" | null, converters: Converters, scope: Scope, finish: (values: readonly Text[]) => Hole): Hole[] {
  const frame = placeParts(tag === null ? outputs : [{ type: TAG, late: false }, ...outputs]);
  const reading = readParts(outputs, tag === null ? frame.places : frame.places.slice(1), byteCursor("$p"), converters, scope);
  const fixed = outputs.some((output) => isFixed(output.type) || isOptional(output.type) || output.late);
  return [
    frame.slots > 0 && (fixed ? code`int $p = $s.take(${frame.slots});` : code`$s.take(${frame.slots});`),
    fixed && code`${jdk("java.nio", "ByteBuffer")} $b = $s.stream;`,
    ...reading.statements,
    finish(reading.values),
  ];
}

function readObject(outputs: readonly Output[], tag: "tagged" | null, type: Text | Name, converters: Converters, scope: Scope): Hole[] {
  return readSequence(outputs, tag, converters, scope, (values) => code`return new ${type}(${list(values)});`);
}

function readVariant(decl: AbiVariant, converters: Converters, scope: Scope): Hole[] {
  const cases = decl.cases.map((one) => code`
    case ${one.tag}: {
        ${readCase(one, decl, converters, scope)}
    }
  `);
  return [code`
    switch ($s.stream.getInt($s.r)) {
        ${cases}
        default: {
            ${decl.closed ? code`throw Check.contract(${literal.java.string(decl.name)});` : readUnknown(decl, scope)}
        }
    }
  `];
}

function readUnknown(decl: AbiVariant, scope: Scope): Hole[] {
  const bridge = runtime("Bridge", scope);
  return [
    code`int $p = $s.take(2);`,
    code`return new ${typeOf(decl, scope)}.Unknown(${unknownCase(decl, scope)}.take($s.stream, $p, ${bridge}.class, ${bridge}::dropUnknown));`,
  ];
}

function unknownCase(decl: AbiVariant, scope: Scope): Text {
  return decl.package.name === scope.home.name ? code`UnknownCase` : code`${internalPath(decl.package).reduce((all, part) => code`${all}${part}.`, code``)}UnknownCase`;
}

function readCase(one: AbiVariantCase, decl: AbiVariant, converters: Converters, scope: Scope): Hole[] {
  const { payload } = one;
  const outputs = payload.kind === "none" ? [] : payload.kind === "single" ? [single(payload.type)] : outputsOf(payload.fields);
  return readObject(outputs, "tagged", code`${typeOf(decl, scope)}.${caseName(one, decl)}`, converters, scope);
}

function readElements(element: AbiType, count: Text, converters: Converters, scope: Scope): Hole[] {
  const boxed = spellBoxed(element, scope);
  const open = [code`int $n = ${count};`, code`${jdk("java.util", "ArrayList")}<${boxed}> $out = new ${jdk("java.util", "ArrayList")}<>($n);`];
  const close = code`return ${jdk("java.util", "Collections")}.unmodifiableList($out);`;
  if (isTexts(element)) {
    return [...open, code`int $p = $s.takePacked($n, 4);`, code`for (int $k = 0; $k < $n; $k++) $out.add(${textElement(element, scope)});`, close];
  }
  if (isRaw(element)) {
    const size = elementBytes(element);
    return [...open, code`int $p = $s.takePacked($n, ${size});`, code`${jdk("java.nio", "ByteBuffer")} $b = $s.stream;`, code`for (int $k = 0; $k < $n; $k++, $p += ${size}) $out.add(${getRaw(element, code`$b`, code`$p`, converters, scope)});`, close];
  }
  const plain = plainType(element);
  if (element.kind === "record" && !element.cell.handles && element.decl.fields.every((field) => isFixed(field.type))) {
    const outputs = outputsOf(element.decl.fields);
    const frame = placeParts(outputs);
    if (frame.slots > 0) {
      const reading = readParts(outputs, frame.places, byteCursor("$p"), converters, scope);
      return [...open, code`
        int $p = $s.takePacked($n, ${frame.slots * 8});
        ${jdk("java.nio", "ByteBuffer")} $b = $s.stream;
        for (int $k = 0; $k < $n; $k++, $p += ${frame.slots * 8}) {
            $out.add(new ${typeOf(element.decl, scope)}(${list(reading.values)}));
        }
      `, close];
    }
  }
  if (!isFixed(plain) && plain.kind !== "optional") return [...open, code`for (int $k = 0; $k < $n; $k++) $out.add(${readNamed(element, converters, scope)});`, close];
  return [...open, code`
    for (int $k = 0; $k < $n; $k++) {
        ${readSequence([single(element)], null, converters, scope, (values) => code`$out.add(${values[0]!});`)}
    }
  `, close];
}

function textElement(element: AbiType, scope: Scope): Text {
  if (element.kind === "newtype") return code`new ${typeOf(element.decl, scope)}(${textElement(element.decl.inner, scope)})`;
  return code`$s.takeText($s.stream.getInt($p + $k * 4))`;
}

function readArray(type: AbiType & { kind: "array" }, converters: Converters, scope: Scope): Hole[] {
  if (isRaw(type.element)) return [code`return ${converters.get(type, code`$s.stream`, code`$s.take(${Math.ceil(type.cell.size.on64 / 8)})`, scope)};`];
  if (isTexts(type.element)) {
    const boxed = spellBoxed(type.element, scope);
    return [
      code`int $n = ${type.length};`,
      code`${jdk("java.util", "ArrayList")}<${boxed}> $out = new ${jdk("java.util", "ArrayList")}<>($n);`,
      code`
        for (int $k = 0; $k < $n; $k++) {
            ${readSequence([single(type.element)], null, converters, scope, (values) => code`$out.add(${values[0]!});`)}
        }
      `,
      code`return ${jdk("java.util", "Collections")}.unmodifiableList($out);`,
    ];
  }
  return readElements(type.element, code`${type.length}`, converters, scope);
}

function readMap(key: AbiType, value: AbiType, converters: Converters, scope: Scope): Hole[] {
  const entry = code`${spellBoxed(key, scope)}, ${spellBoxed(value, scope)}`;
  const hash = jdk("java.util", "LinkedHashMap");
  const put = (values: readonly Text[]): Hole => code`$out.put(${list(values)});`;
  return [
    code`int $n = $s.takeCount();`,
    code`${hash}<${entry}> $out = new ${hash}<>(Math.max(16, (int) Math.min($n * 4L / 3 + 1, 1 << 30)));`,
    code`
      for (int $k = 0; $k < $n; $k++) {
          ${readSequence([single(key, "$key"), single(value)], null, converters, scope, put)}
      }
      if ($out.size() != $n) throw Check.contract("map with a key twice");
    `,
    code`return ${jdk("java.util", "Collections")}.unmodifiableMap($out);`,
  ];
}

/** The whole function that takes a type from a place where it lies as in C. */
export function getFunction(type: AbiType, converters: Converters): Text {
  const { scope } = converters;
  return code`
    public static ${spellType(type, scope)} ${name(converters.nameOf("get", type))}(${jdk("java.nio", "ByteBuffer")} $b, int $p) {
        ${getBody(type, converters, scope)}
    }
  `;
}

function getBody(type: AbiType, converters: Converters, scope: Scope): Hole[] {
  const cursor = byteCursor("$p");
  if (type.kind === "struct") {
    const values = type.decl.fields.map((field) => getRaw(field.type, code`$b`, cursor.at(field.offset.on64), converters, scope));
    return [code`return new ${typeOf(type.decl, scope)}(${list(values)});`];
  }
  if (type.kind === "optional") {
    const value = getRaw(type.inner, code`$b`, cursor.at(type.inner.cell.align.on64), converters, scope);
    return [code`return ${wrap(type, code`$b.get($p) != 0 ? ${value} : null`, scope)};`];
  }
  if (type.kind !== "array") throw new Error(`a ${type.kind} does not lie packed`);
  return getArray(type, converters, scope);
}

function getArray(type: AbiType & { kind: "array" }, converters: Converters, scope: Scope): Hole[] {
  const packed = packedOf(type);
  const size = elementBytes(type.element);
  const at = code`$p + $k * ${size}`;
  if (packed !== null) {
    const value = type.element.kind === "int" ? packedGet(size) : getRaw(type.element, code`$b`, at, converters, scope);
    return [
      code`${name(packed)}[] $out = new ${name(packed)}[${type.length}];`,
      code`for (int $k = 0; $k < ${type.length}; $k++) $out[$k] = ${value};`,
      code`return $out;`,
    ];
  }
  const boxed = spellBoxed(type.element, scope);
  return [
    code`${jdk("java.util", "ArrayList")}<${boxed}> $out = new ${jdk("java.util", "ArrayList")}<>(${type.length});`,
    code`for (int $k = 0; $k < ${type.length}; $k++) $out.add(${getRaw(type.element, code`$b`, at, converters, scope)});`,
    code`return ${jdk("java.util", "Collections")}.unmodifiableList($out);`,
  ];
}

/** Arrays of numbers hold them in their own width, unsigned ones too. */
function packedGet(size: number): Text {
  const word = size === 8 ? "Long" : size === 4 ? "Int" : "Short";
  return size === 1 ? code`$b.get($p + $k)` : code`$b.get${name(word)}($p + $k * ${size})`;
}

/** The value at a place, which lies there as in C. */
function getRaw(type: AbiType, buffer: Text, at: Text, converters: Converters, scope: Scope): Text {
  if (isScalarType(type)) return loadScalar(type, buffer, at, true, scope);
  if (type.kind === "newtype") return code`new ${typeOf(type.decl, scope)}(${getRaw(type.decl.inner, buffer, at, converters, scope)})`;
  return converters.get(type, buffer, at, scope);
}
