/** Values coming out of the scratch: sequences, and the functions that take one value of a type from the stream. */
import { code, list, literal, name, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiField, AbiResource, AbiType, AbiValue, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { innerType, isFixed, isOptional, isRaw, placeParts, plainType, TAG, type Place } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { byteCursor, streamCursor, type Cursor } from "./cursor.js";
import { caseFieldName, fieldName, localName, variantCaseName } from "./names.js";
import { loadScalar } from "./scalar.js";
import { inner, type Scope } from "./scope.js";
import { spellType } from "./types.js";
import { spellDefault } from "./values.js";

/** One value of a sequence that is read. */
export interface Output {
  readonly type: AbiType;
  readonly late: boolean;
  /** Key in the object, and local when it needs one. */
  readonly key: Name;
  readonly local: Name;
  /** The field, for its default when the other side does not know it. */
  readonly field: AbiField | null;
  readonly default?: AbiValue;
}

/** A field as a value that is read. */
export function outputOf(field: AbiField, key: Name, local: Name): Output {
  return { type: field.type, late: field.late, key, local, field, ...(field.default === undefined ? {} : { default: field.default }) };
}

/** The whole function for a type that has no method of the runtime. */
export function readFunction(type: AbiType, converters: Converters): Text {
  const own = name(converters.nameOf("read", type));
  return code`
    function ${own}(): ${spellType(type, "out", converters.scope)} {
      ${readBody(type, converters)}
    }
  `;
}

function readBody(type: AbiType, converters: Converters): Hole[] {
  switch (type.kind) {
    case "record": {
      const outputs = type.decl.fields.map((field) => outputOf(field, fieldName(field), localName(field)));
      return readObject(outputs, [], converters);
    }
    case "variant":
      return readVariant(type.decl, converters);
    case "list":
    case "slice":
      return readElements(type.element, null, converters);
    case "array":
      return readElements(type.element, type.length, converters);
    case "map":
      return readMap(type.key, type.value, converters);
    case "struct":
      return [code`const $p = $s.take(${Math.ceil(type.cell.size.on64 / 8)}) * 8;`, code`return ${readRaw(type, "$p", 0, converters)};`];
    default: {
      const cursor = streamCursor();
      const read = readParts([single(type)], cursor, converters);
      return [...cursor.open(placeParts([single(type)]).slots, "take"), ...read.statements, code`return ${read.values[0]!};`];
    }
  }
}

function single(type: AbiType): Output {
  return { type, late: false, key: name("value"), local: name("$value"), field: null };
}

/** What reading a sequence takes: statements in the order of the stream, then one expression for each value. */
export interface Reading {
  readonly statements: readonly Hole[];
  readonly values: readonly Text[];
}

/** Reads a sequence whose fixed part lies at the cursor. `places` default to a frame of their own. */
export function readParts(outputs: readonly Output[], cursor: Cursor, converters: Converters, places: readonly Place[] = placeParts(outputs).places): Reading {
  const values: Text[] = [];
  const texts: Hole[] = [];
  const rests: Hole[] = [];
  outputs.forEach((output, i) => {
    const place = places[i]!;
    const value = withDefault(output, place, cursor, readValue(output.type, place, cursor, converters), converters.scope);
    const inText = isFixed(output.type) && innerType(output.type).kind === "text";
    if (isFixed(output.type) && (!inText || cursor.text !== undefined)) {
      values.push(value);
      return;
    }
    (inText ? texts : rests).push(code`const ${output.local} = ${value};`);
    const local = code`${output.local}`;
    LOCALS.set(local, local);
    values.push(local);
  });
  return { statements: [...texts, ...rests], values };
}

/** A late field that the other side does not know has its default. */
function withDefault(output: Output, place: Place, cursor: Cursor, value: Text, scope: Scope): Text {
  if (place.known < 0 || output.field === null) return value;
  const fallback = spellDefault(output.field, scope) ?? code`undefined`;
  return code`${cursor.at("u32", place.known)} !== 0 ? ${value} : ${holdsKind(output.field.default) ? code`${fallback} as ${spellType(output.field.type, "out", scope)}` : fallback}`;
}

/** A case of a variant in an expression without a type of its own: its `kind` would be any string. */
function holdsKind(value: AbiValue | undefined): boolean {
  if (value?.kind === "list") return value.items.some(holdsKind);
  if (value?.kind === "record") return value.fields.some((one) => holdsKind(one.value));
  return value?.kind === "variant";
}

function readValue(type: AbiType, place: Place, cursor: Cursor, converters: Converters): Text {
  const plain = innerType(type);
  const value = isFixed(type) ? readFixed(type, plain, place.at, cursor, converters) : converters.read(optionalInner(type));
  if (!isOptional(type)) return value;
  if (plain.kind === "resource") return value;
  return code`${cursor.at("u32", place.has)} !== 0 ? ${value} : undefined`;
}

function readFixed(type: AbiType, plain: AbiType, at: number, cursor: Cursor, converters: Converters): Text {
  const { scope } = converters;
  switch (plain.kind) {
    case "text": {
      const text = cursor.text === undefined ? code`$s.slice(${cursor.at("u32", at)}!)` : code`${cursor.text}!`;
      const named = optionalInner(type);
      return named.kind === "newtype" ? code`${text} as ${inner(named.decl, scope)}` : text;
    }
    case "resource": {
      const optional = isOptional(type) ? "Optional" : "";
      const own = classOf(plain.decl, scope);
      if (plain.mode !== "borrow" && cursor.alone !== true) return code`${own}.${name(`take${optional}`)}(${cursor.place("i32", at)}${plain.decl.shared && code`, $s.lending`})`;
      return code`${own}.${name(`${plain.mode === "borrow" ? "borrow" : "lift"}${optional}`)}(${cursor.at("i32", at)}!, ${cursor.at("i32", at + 4)}!)`;
    }
    case "struct": {
      const fields = plain.decl.fields.map((field) => code`${fieldName(field)}: ${readPlaced(field.type, cursor, at + field.offset.on64, converters)}`);
      return list(fields, { open: "{ ", close: " }", trailing: true });
    }
    case "array": {
      const size = plain.element.cell.size.on64;
      return list(Array.from({ length: plain.length }, (_, i) => loadScalar(plain.element, cursor, at + i * size, true, scope)), { open: "[", close: "]", trailing: true });
    }
    default:
      return loadScalar(optionalInner(type), cursor, at, false, scope);
  }
}

/** The type inside an optional, newtypes kept. */
function optionalInner(type: AbiType): AbiType {
  if (!isOptional(type)) return type;
  return type.kind === "optional" ? type.inner : innerType(type);
}

function readPlaced(type: AbiType, cursor: Cursor, at: number, converters: Converters): Text {
  const plain = plainType(type);
  return plain.kind === "struct" ? readFixed(type, plain, at, cursor, converters) : loadScalar(type, cursor, at, true, converters.scope);
}

/** The object that makes, checks and releases instances of a resource. */
export function classOf(resource: AbiResource, scope: Scope): Text {
  if (resource.package.name === scope.home.name) return code`${name(`$class$${inner(resource, scope)}`)}`;
  return code`${inner(resource, scope)}.prototype.$class`;
}

/** `return {...}` with all values; `first` are members before them. */
function readObject(outputs: readonly Output[], first: readonly Hole[], converters: Converters): Hole[] {
  const cursor = streamCursor();
  const reading = readParts(outputs, cursor, converters);
  return [...cursor.open(placeParts(outputs).slots, "take"), ...reading.statements, code`return ${objectOf(outputs, reading.values, first)};`];
}

/** Values that are nothing but a local. */
const LOCALS = new WeakMap<Text, Text>();

/** An object literal from values that were read. */
export function objectOf(outputs: readonly Output[], values: readonly Text[], first: readonly Hole[] = []): Text {
  const members = outputs.map((output, i) => {
    const value = values[i]!;
    return value === LOCALS.get(value) && output.local === output.key ? code`${output.key}` : code`${output.key}: ${value}`;
  });
  return members.length + first.length === 0 ? code`{}` : list([...first, ...members], { open: "{ ", close: " }", trailing: true });
}

function readVariant(decl: AbiVariant, converters: Converters): Hole[] {
  const cases = decl.cases.map((one) => code`
    case ${one.tag}: {
      ${readCase(one, converters)}
    }
  `);
  const other = decl.closed ? code`throw $contract(${literal.js.string(decl.name)});` : code`return $s.takeUnknown();`;
  return [code`
    switch ($s.u32[$s.r * 2]) {
      ${cases}
      default:
        ${other}
    }
  `];
}

function readCase(one: AbiVariantCase, converters: Converters): Hole[] {
  const { payload } = one;
  const kind = code`kind: ${literal.js.string(variantCaseName(one))}`;
  const outputs: Output[] =
    payload.kind === "none" ? []
    : payload.kind === "single" ? [{ type: payload.type, late: false, key: name("value"), local: name("value"), field: null }]
    : payload.fields.map((field) => outputOf(field, caseFieldName(field), localName(field)));
  const frame = placeParts([{ type: TAG, late: false }, ...outputs]);
  const cursor = streamCursor();
  const reading = readParts(outputs, cursor, converters, frame.places.slice(1));
  return [...cursor.open(frame.slots, "take"), ...reading.statements, code`return ${objectOf(outputs, reading.values, [kind])};`];
}

function readElements(element: AbiType, length: number | null, converters: Converters): Hole[] {
  const count = length === null ? code`const $n = $s.takeCount();` : code`const $n = ${length};`;
  const out = code`const $out: ${spellOut(element, converters)} = new Array($n);`;
  if (isRaw(element)) {
    const size = element.cell.size.on64;
    return [count, out, code`let $p = $s.take(Math.ceil($n * ${size} / 8)) * 8;`, code`for (let $k = 0; $k < $n; $k++, $p += ${size}) $out[$k] = ${readRaw(element, "$p", 0, converters)};`, code`return $out;`];
  }
  const plain = plainType(element);
  if (!isFixed(plain) && plain.kind !== "optional") {
    return [count, out, code`for (let $k = 0; $k < $n; $k++) $out[$k] = ${converters.read(element)};`, code`return $out;`];
  }
  const outputs = [single(element)];
  const cursor = streamCursor();
  const reading = readParts(outputs, cursor, converters);
  return [count, out, code`
    for (let $k = 0; $k < $n; $k++) {
      ${cursor.open(placeParts(outputs).slots, "take")}
      ${reading.statements}
      $out[$k] = ${reading.values[0]!};
    }
  `, code`return $out;`];
}

/** The array type that a reader builds. */
function spellOut(element: AbiType, converters: Converters): Text {
  const text = spellType(element, "out", converters.scope);
  return element.kind === "optional" ? code`(${text})[]` : code`${text}[]`;
}

function readMap(key: AbiType, value: AbiType, converters: Converters): Hole[] {
  const outputs: Output[] = [
    { ...single(key), local: name("$key") },
    { ...single(value), local: name("$value") },
  ];
  const cursor = streamCursor();
  const reading = readParts(outputs, cursor, converters);
  const { scope } = converters;
  return [code`const $n = $s.takeCount();`, code`const $out = new Map<${spellType(key, "out", scope)}, ${spellType(value, "out", scope)}>();`, code`
    for (let $k = 0; $k < $n; $k++) {
      ${cursor.open(placeParts(outputs).slots, "take")}
      ${reading.statements}
      $out.set(${reading.values[0]!}, ${reading.values[1]!});
    }
  `, code`return $out;`];
}

/** The value at the byte `base + offset`, which lies exactly as in C. */
function readRaw(type: AbiType, base: string, offset: number, converters: Converters): Text {
  const plain = plainType(type);
  const cursor = byteCursor(base);
  switch (plain.kind) {
    case "struct": {
      const fields = plain.decl.fields.map((field) => code`${fieldName(field)}: ${readRaw(field.type, base, offset + field.offset.on64, converters)}`);
      return list(fields, { open: "{ ", close: " }", trailing: true });
    }
    case "array": {
      const next = `${base}$`;
      const start = code`${name(base)} + ${offset} + $k * ${plain.element.cell.size.on64}`;
      return code`$build(${plain.length}, ($k) => { const ${name(next)} = ${start}; return ${readRaw(plain.element, next, 0, converters)}; })`;
    }
    case "optional":
      return code`${cursor.at("u8", offset)} !== 0 ? ${readRaw(plain.inner, base, offset + plain.inner.cell.align.on64, converters)} : undefined`;
    default:
      return loadScalar(type, cursor, offset, true, converters.scope);
  }
}

