/** The functions that put one value of a type into the stream. */
import { code, list, literal, name, type Hole, type Text } from "../../print/index.js";
import type { AbiField, AbiRecord, AbiType, AbiVariant, AbiVariantCase } from "../../lower/index.js";
import { isFixed, isRaw, placeParts, plainType, TAG, type Part } from "../../scratch/index.js";
import type { Converters } from "./convert.js";
import { byteCursor, streamCursor } from "./cursor.js";
import { caseFieldName, fieldName, localName, variantCaseName } from "./names.js";
import { checkScalar, storeScalar } from "./scalar.js";
import { checkItem, storeItem, storeRest, textOf, type Item } from "./sequence.js";
import { spellType } from "./types.js";
import { spellDefault } from "./values.js";

/** The whole function for a type that has no method of the runtime. */
export function writeFunction(type: AbiType, converters: Converters): Text {
  const own = name(converters.nameOf("write", type));
  return code`
    function ${own}($v: ${spellType(type, "in", converters.scope)}): void {
      ${writeBody(type, converters)}
    }
  `;
}

function writeBody(type: AbiType, converters: Converters): Hole[] {
  switch (type.kind) {
    case "record":
      return writeRecord(type.decl, converters);
    case "variant":
      return writeVariant(type.decl, converters);
    case "list":
    case "slice":
      return writeElements(type.element, null, converters);
    case "array":
      return writeElements(type.element, type.length, converters);
    case "map":
      return writeMap(type.key, type.value, converters);
    case "struct":
      return [code`const $p = $s.put(${Math.ceil(type.cell.size.on64 / 8)}) * 8;`, ...writeRaw(type, "$v", "$p", 0, type.decl.name, converters)];
    default:
      return writeSingle(type, converters);
  }
}

/** Statements that put a sequence into the stream: checks, fixed part, text, rest. `tag` is put before it as a word of its own slot. */
export function writeSequence(items: readonly Item[], parts: readonly Part[], converters: Converters, tag: number | null = null): Hole[] {
  const tagged: Part[] = tag === null ? [] : [{ type: TAG, late: false }];
  const frame = placeParts([...tagged, ...parts]);
  const places = frame.places.slice(tagged.length);
  const cursor = streamCursor();
  const stores = items.flatMap((item, i) => storeItem(item, places[i]!, cursor, converters));
  if (tag !== null) stores.unshift(code`${cursor.at("u32", frame.places[0]!.at)} = ${tag};`);
  const texts = items.map(textOf).filter((text) => text !== null);
  return [
    items.flatMap((item) => checkItem(item, converters)),
    cursor.open(frame.slots, "put"),
    stores,
    texts.length > 0 && code`$s.text += ${list(texts, { separator: " +" })};`,
    items.flatMap((item) => storeRest(item, converters)),
  ].flat();
}

function writeRecord(decl: AbiRecord, converters: Converters): Hole[] {
  if (decl.fields.length === 0) return [code`void $v;`];
  const items = decl.fields.map((field): Item => ({ type: field.type, local: localName(field), where: `${decl.name}.${fieldName(field)}` }));
  return [code`const ${destructure(decl.fields, fieldName, converters)} = $v;`, ...writeSequence(items, decl.fields, converters)];
}

/** `{ name, kind = Kind.Book }`: fields into locals, defaults filled in. `prefix` is put before the locals. */
export function destructure(fields: readonly AbiField[], property: (field: AbiField) => string, converters: Converters, prefix = ""): Text {
  const parts = fields.map((field) => {
    const own = name(property(field));
    const local = name(`${prefix}${prefix === "" ? localName(field) : own}`);
    const same = String(own) === String(local);
    const fallback = spellDefault(field, converters.scope);
    return code`${own}${!same && code`: ${local}`}${fallback !== null && code` = ${fallback}`}`;
  });
  return list(parts, { open: "{ ", close: " }", trailing: true });
}

function writeVariant(decl: AbiVariant, converters: Converters): Hole[] {
  const cases = decl.cases.map((one) => code`
    case ${literal.js.string(variantCaseName(one))}: {
      ${writeCase(decl, one, converters)}
      return;
    }
  `);
  const other = decl.closed ? code`throw $wrong(${literal.js.string(`${decl.name}.kind`)}, ${literal.js.string(decl.name)}, ($v as { kind: unknown }).kind);` : code`$s.putUnknown($v, ${literal.js.string(decl.name)});`;
  return [code`
    switch ($v.kind) {
      ${cases}
      default:
        ${other}
    }
  `];
}

function writeCase(decl: AbiVariant, one: AbiVariantCase, converters: Converters): Hole[] {
  const { payload } = one;
  const label = `${decl.name}.${variantCaseName(one)}`;
  if (payload.kind === "none") return writeSequence([], [], converters, one.tag);
  if (payload.kind === "single") {
    const items: Item[] = [{ type: payload.type, local: "value", where: label }];
    return [code`const { value } = $v;`, ...writeSequence(items, [{ type: payload.type, late: false }], converters, one.tag)];
  }
  const items = payload.fields.map((field): Item => ({ type: field.type, local: localName(field), where: `${label}.${caseFieldName(field)}` }));
  return [code`const ${destructure(payload.fields, caseFieldName, converters)} = $v;`, ...writeSequence(items, payload.fields, converters, one.tag)];
}

/** Elements one by one; a count comes first unless the length is fixed. */
function writeElements(element: AbiType, length: number | null, converters: Converters): Hole[] {
  const count = length === null ? code`const $n = $s.putCount($v);` : code`const $n = $length($v, ${length});`;
  if (isRaw(element)) {
    const size = element.cell.size.on64;
    return [count, code`let $p = $s.put(Math.ceil($n * ${size} / 8)) * 8;`, code`
      for (let $k = 0; $k < $n; $k++, $p += ${size}) {
        const $e = $v[$k]!;
        ${writeRaw(element, "$e", "$p", 0, "element", converters)}
      }
    `];
  }
  return [count, code`
    for (let $k = 0; $k < $n; $k++) {
      ${writeElement(element, code`$v[$k]!`, converters)}
    }
  `];
}

/** One element that is not raw: through its own function, or as a sequence of one. */
function writeElement(element: AbiType, value: Text, converters: Converters): Hole[] {
  const plain = plainType(element);
  if (!isFixed(plain) && plain.kind !== "optional") return [converters.write(plain, value, "element")];
  return [code`const $e = ${value};`, ...writeSequence([{ type: element, local: "$e", where: "element" }], [{ type: element, late: false }], converters)];
}

function writeSingle(type: AbiType, converters: Converters): Hole[] {
  return writeSequence([{ type, local: "$v", where: "value" }], [{ type, late: false }], converters);
}

function writeMap(key: AbiType, value: AbiType, converters: Converters): Hole[] {
  const items: Item[] = [
    { type: key, local: "$key", where: "key" },
    { type: value, local: "$value", where: "value" },
  ];
  return [code`$s.putCount({ length: $v.size });`, code`
    for (const [$key, $value] of $v) {
      ${writeSequence(items, [{ type: key, late: false }, { type: value, late: false }], converters)}
    }
  `];
}

/** Statements that put a value at the byte `base + offset` exactly as it lies in C. */
function writeRaw(type: AbiType, local: string, base: string, offset: number, where: string, converters: Converters): Hole[] {
  const plain = plainType(type);
  const cursor = byteCursor(base);
  switch (plain.kind) {
    case "struct": {
      const locals = plain.decl.fields.map((field) => ({ field, local: `${local}$${fieldName(field)}` }));
      const names = locals.map((one) => code`${fieldName(one.field)}: ${name(one.local)}`);
      const inside = locals.flatMap((one) => writeRaw(one.field.type, one.local, base, offset + one.field.offset.on64, `${plain.decl.name}.${fieldName(one.field)}`, converters));
      return [code`const ${list(names, { open: "{ ", close: " }" })} = ${name(local)};`, ...inside];
    }
    case "array":
      return writeRawArray(plain, local, base, offset, where, converters);
    case "optional": {
      const value = offset + plain.inner.cell.align.on64;
      return [
        code`${cursor.at("u8", offset)} = ${name(local)} == null ? 0 : 1;`,
        code`
          if (${name(local)} != null) {
            ${writeRaw(plain.inner, local, base, value, where, converters)}
          }
        `,
      ];
    }
    case "char":
      return [code`${cursor.at("u32", offset)} = $charCode(${name(local)}, ${literal.js.string(where)});`];
    default: {
      const value = code`${name(local)}`;
      return [checkScalar(plain, value, where, converters.scope), ...storeScalar(plain, value, cursor, offset, true, converters.scope)];
    }
  }
}

function writeRawArray(type: AbiType & { kind: "array" }, local: string, base: string, offset: number, where: string, converters: Converters): Hole[] {
  const depth = `${local}$`;
  const size = type.element.cell.size.on64;
  return [code`
    for (let ${name(`${depth}k`)} = 0; ${name(`${depth}k`)} < $length(${name(local)}, ${type.length}); ${name(`${depth}k`)}++) {
      const ${name(`${depth}e`)} = ${name(local)}[${name(`${depth}k`)}]!;
      const ${name(`${depth}p`)} = ${name(base)} + ${offset} + ${name(`${depth}k`)} * ${size};
      ${writeRaw(type.element, `${depth}e`, `${depth}p`, 0, where, converters)}
    }
  `];
}
