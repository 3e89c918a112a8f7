/** Outward values in the addon: C++ that checks what the other side gave and puts it into the scratch. */
import { code, name, type Hole, type Text } from "../print/index.js";
import type { AbiField, AbiType, AbiVariant } from "../lower/index.js";
import type { NativeFunctions } from "./functions.js";
import { breachC, storeC } from "./scalar.js";
import { cKey, handleType, indexOf, nativeFunction } from "./c-types.js";
import { innerType, isFixed, isOptional, isRaw, placeParts, plainType, TAG, type Place } from "./wire.js";

const BREACH = code`return out.breach();`;
const FALSE = code`return false;`;

/** What stands in the statements that end a failed write. */
export interface Failing {
  /** When the value breaks the contract. */
  readonly breach: Text;
  /** When a method of the writer failed. */
  readonly failed: Text;
}

/** Inside functions of types. */
export const IN_FUNCTION: Failing = { breach: BREACH, failed: FALSE };

/** Statements that write one value of a sequence. `cell` is its C value, `to` the fixed part. */
export function writePart(type: AbiType, place: Place, to: string, cell: Text, functions: NativeFunctions, ways: Failing = IN_FUNCTION): { fixed: Hole[]; rest: Hole[] } {
  const plain = innerType(type);
  if (!isOptional(type)) {
    return isFixed(type) ? { fixed: writeFixed(plain, place.at, to, cell, functions, ways), rest: [] } : { fixed: [], rest: writeRest(plain, cell, functions, ways) };
  }
  const put = (given: Text): Hole => code`store<uint32_t>(${name(to)}, ${place.has / 4}, ${given});`;
  if (plain.cell.pointer) {
    const has = code`${cell} != nullptr`;
    if (isFixed(type)) return { fixed: [put(has), ...writeHandle(plain, place.at, to, cell, functions, ways)], rest: [] };
    return { fixed: [put(has)], rest: [when(has, writeRest(plain, cell, functions, ways))] };
  }
  const has = code`${cell}.has != 0`;
  const valid = code`if (${cell}.has > 1) ${ways.breach}`;
  const value = code`${cell}.value`;
  if (!isFixed(type)) return { fixed: [valid, put(has)], rest: [when(has, writeRest(plain, value, functions, ways))] };
  return { fixed: [valid, put(has), when(has, writeFixed(plain, place.at, to, value, functions, ways))], rest: [] };
}

/** The same for an optional value behind a pointer that is NULL when there is none. */
export function writePointed(type: AbiType, place: Place, to: string, pointer: Text, functions: NativeFunctions, ways: Failing): { fixed: Hole[]; rest: Hole[] } {
  const plain = innerType(type);
  const has = code`${pointer} != nullptr`;
  const rest = writeRest(plain, plain.kind === "array" ? pointer : code`(*${pointer})`, functions, ways);
  return { fixed: [code`store<uint32_t>(${name(to)}, ${place.has / 4}, ${has});`], rest: [when(has, rest)] };
}

function when(condition: Text, inside: Hole[]): Hole {
  return code`
    if (${condition}) {
        ${inside}
    }
  `;
}

function writeFixed(plain: AbiType, at: number, to: string, cell: Text, functions: NativeFunctions, ways: Failing): Hole[] {
  const base = name(to);
  switch (plain.kind) {
    case "text":
      return [code`if (!out.text(${cell}, ${base}, ${at / 4})) ${ways.failed}`];
    case "resource":
      return [code`if (${cell} == nullptr) ${ways.breach}`, ...writeHandle(plain, at, to, cell, functions, ways)];
    case "struct":
      return [...checkStruct(plain, cell, functions, ways), code`std::memcpy(${plus(base, at)}, &${cell}, sizeof ${cell});`];
    case "array":
      return [...checkElements(plain, cell, functions, ways), code`std::memcpy(${plus(base, at)}, ${cell}, sizeof(${cellElement(plain)}) * ${plain.length});`];
    default: {
      const breach = breachC(plain, cell);
      functions.needScalar(plain);
      return [breach !== null && code`if (${breach}) ${ways.breach}`, storeC(plain, base, at, cell)];
    }
  }
}

/** Statements that check a fixed struct or array that the provider wrote where it belongs; `pointer` points to it or to its first element. */
export function checkPlaced(type: AbiType, pointer: Text, functions: NativeFunctions, ways: Failing): Hole[] {
  const plain = plainType(type);
  if (plain.kind === "array") return checkElements(plain, pointer, functions, ways);
  if (plain.kind !== "struct" || plain.cell.plain) return [];
  functions.need("check", plain);
  return [code`if (!${nativeFunction("check", plain)}(${pointer})) ${ways.breach}`];
}

function plus(base: ReturnType<typeof name>, at: number): Text {
  return at === 0 ? code`${base}` : code`${base} + ${at}`;
}

function cellElement(type: AbiType & { kind: "array" }): Text {
  return code`${name(cName(type.element))}`;
}

function cName(type: AbiType): string {
  const { c } = type.cell;
  return c.kind === "pointer" || c.kind === "array" ? "void" : c.name;
}

function writeHandle(plain: AbiType, at: number, to: string, cell: Text, functions: NativeFunctions, ways: Failing): Hole[] {
  const base = name(to);
  if (plain.kind !== "resource") return [];
  functions.needHandle(plain.decl);
  return [code`if (!out.handle(&${cell}, ${base}, ${at / 4}, ${handleType(plain.decl)})) ${ways.failed}`];
}

function checkStruct(plain: AbiType & { kind: "struct" }, cell: Text, functions: NativeFunctions, ways: Failing): Hole[] {
  if (plain.cell.plain) return [];
  functions.need("check", plain);
  return [code`if (!${nativeFunction("check", plain)}(&${cell})) ${ways.breach}`];
}

function checkElements(plain: AbiType & { kind: "array" }, cell: Text, functions: NativeFunctions, ways: Failing): Hole[] {
  const index = indexOf(plain);
  const inside = checkValue(plain.element, code`${cell}[${index}]`, functions, ways.breach);
  if (inside.length === 0) return [];
  return [code`
    for (size_t ${index} = 0; ${index} < ${plain.length}; ${index}++) {
        ${inside}
    }
  `];
}

/** Statements that check a value that is copied as it lies. */
function checkValue(type: AbiType, cell: Text, functions: NativeFunctions, breach: Text): Hole[] {
  const plain = plainType(type);
  if (plain.cell.plain) return [];
  if (plain.kind === "struct") return checkStruct(plain, cell, functions, { breach, failed: breach });
  if (plain.kind === "array") return checkElements(plain, cell, functions, { breach, failed: breach });
  if (plain.kind === "optional") {
    return [code`if (${cell}.has > 1) ${breach}`, when(code`${cell}.has != 0`, checkValue(plain.inner, code`${cell}.value`, functions, breach))];
  }
  functions.needScalar(plain);
  const condition = breachC(plain, cell);
  return condition === null ? [] : [code`if (${condition}) ${breach}`];
}

/** Whether every field of a struct is a value of its type. */
export function checkFunctionC(type: AbiType, functions: NativeFunctions): Text {
  if (type.kind !== "struct") throw new Error(`no check of a ${type.kind}`);
  const { decl } = type;
  const checks = decl.fields.flatMap((field) => checkValue(field.type, code`v->${name(field.c)}`, functions, FALSE));
  return code`
    bool check_${name(decl.c)}(const ${name(decl.c)} *v) {
        ${checks}
        return true;
    }
  `;
}

/** Statements that write a value that lies wholly in the stream. */
function writeRest(plain: AbiType, cell: Text, functions: NativeFunctions, ways: Failing): Hole[] {
  switch (plain.kind) {
    case "bytes":
      return [code`if (!out.items(${cell}.ptr, ${cell}.len)) ${ways.failed}`];
    case "slice":
    case "list":
      if (plainType(plain.element).kind === "text") return [code`if (!out.texts(${cell}.ptr, ${cell}.len)) ${ways.failed}`];
      if (isRaw(plain.element)) return [...checkList(plain.element, cell, functions, ways), code`if (!out.items(${cell}.ptr, ${cell}.len)) ${ways.failed}`];
      break;
    case "struct":
      return [...checkStruct(plain, cell, functions, ways), code`if (!out.packed(&${cell}, 1, sizeof ${cell})) ${ways.failed}`];
    case "array":
      return writeArray(plain, cell, functions, ways);
    default:
      break;
  }
  functions.need("write", plain);
  const given = plain.kind === "record" ? cell : code`&${cell}`;
  return [code`if (!${nativeFunction("write", plain)}(out, ${given})) ${ways.failed}`];
}

function checkList(element: AbiType, cell: Text, functions: NativeFunctions, ways: Failing): Hole[] {
  const inside = checkValue(element, code`${cell}.ptr[i]`, functions, ways.breach);
  if (inside.length === 0) return [];
  return [code`if (${cell}.ptr == nullptr && ${cell}.len != 0) ${ways.breach}`, code`
    for (size_t i = 0; i < ${cell}.len; i++) {
        ${inside}
    }
  `];
}

function writeArray(plain: AbiType & { kind: "array" }, cell: Text, functions: NativeFunctions, ways: Failing): Hole[] {
  if (isRaw(plain.element)) return [...checkElements(plain, cell, functions, ways), code`if (!out.packed(${cell}, ${plain.length}, sizeof ${cell}[0])) ${ways.failed}`];
  const index = indexOf(plain);
  return [code`
    for (size_t ${index} = 0; ${index} < ${plain.length}; ${index}++) {
        ${writeElement(plain.element, code`${cell}[${index}]`, functions, ways)}
    }
  `];
}

function writeElement(element: AbiType, cell: Text, functions: NativeFunctions, ways: Failing = IN_FUNCTION): Hole[] {
  const frame = placeParts([{ type: element, late: false }]);
  const { fixed, rest } = writePart(element, frame.places[0]!, "e", cell, functions, ways);
  const open = [code`char *e = out.take(${frame.slots});`, code`if (e == nullptr) ${ways.failed}`];
  return [...(frame.slots > 0 ? open : []), ...fixed, ...rest];
}

/** The whole function that writes a type. */
export function writeFunctionC(type: AbiType, functions: NativeFunctions): Text {
  switch (type.kind) {
    case "record":
      return writeRecord(type, functions);
    case "variant":
      return writeVariant(type.decl, functions);
    case "list":
    case "slice":
    case "map":
      return writeItems(type, functions);
    default:
      throw new Error(`no writer for a ${type.kind}`);
  }
}

function writeRecord(type: AbiType & { kind: "record" }, functions: NativeFunctions): Text {
  const { decl } = type;
  const frame = placeParts(decl.fields);
  const c = name(decl.c);
  return code`
    bool ${nativeFunction("write", type)}(Writer &out, const ${c} *v) {
        if (v == nullptr || v->size < ${leastSize(decl.c, decl.fields)}) ${BREACH}
        ${frame.slots > 0 && code`char *f = out.take(${frame.slots});`}
        ${frame.slots > 0 && code`if (f == nullptr) return false;`}
        ${decl.fields.length === 0 && code`(void)out;`}
        ${writeFields(decl.fields, frame.places, "f", decl.c, functions, IN_FUNCTION)}
        return true;
    }
  `;
}

/** The size of the first version of a growable struct, as a C++ expression. */
export function leastSize(c: string, fields: readonly AbiField[]): Text {
  const first = fields.find((field) => field.late);
  return first === undefined ? code`sizeof(${name(c)})` : code`offsetof(${name(c)}, ${name(first.c)})`;
}

/** Statements that write the fields of `*v`; late ones say first whether the writer of the record knew them. */
export function writeFields(fields: readonly AbiField[], places: readonly Place[], to: string, c: string, functions: NativeFunctions, ways: Failing): Hole[] {
  const fixed: Hole[] = [];
  const rest: Hole[] = [];
  fields.forEach((field, i) => {
    const place = places[i]!;
    const part = writePart(field.type, place, to, code`v->${name(field.c)}`, functions, ways);
    if (!field.late) {
      fixed.push(...part.fixed);
      rest.push(...part.rest);
      return;
    }
    const known = name(`has_${field.c}`);
    if (place.known < 0) {
      fixed.push(code`bool ${known} = FTK_FIELD_PRESENT(v, ${name(c)}, ${name(field.c)});`, code`store<uint32_t>(${name(to)}, ${place.has / 4}, 0);`, when(code`${known}`, part.fixed));
      if (part.rest.length > 0) rest.push(when(code`${known}`, part.rest));
      return;
    }
    fixed.push(code`bool ${known} = FTK_FIELD_PRESENT(v, ${name(c)}, ${name(field.c)});`, code`store<uint32_t>(${name(to)}, ${place.known / 4}, ${known});`, when(code`${known}`, part.fixed));
    if (part.rest.length > 0) rest.push(when(code`${known}`, part.rest));
  });
  return [...fixed, ...rest];
}

function writeItems(type: AbiType & { kind: "list" | "slice" | "map" }, functions: NativeFunctions): Text {
  const step = type.kind === "list" && type.rows;
  const body = type.kind === "map" ? writeEntry(type, functions) : step ? writeRest(plainType(type.element), code`item`, functions, IN_FUNCTION) : writeElement(type.element, code`v->ptr[i]`, functions);
  const element = plainType(type.kind === "map" ? type.key : type.element);
  const least = step && element.kind === "record" ? leastSize(element.decl.c, element.decl.fields) : null;
  return code`
    bool ${nativeFunction("write", type)}(Writer &out, const ${name(cKey(type))} *v) {
        if (v->ptr == nullptr && v->len != 0) ${BREACH}
        ${least !== null && code`if (v->len != 0 && v->stride < ${least}) ${BREACH}`}
        if (!out.count(v->len)) return false;
        for (size_t i = 0; i < v->len; i++) {
            ${step && code`auto *item = row(v->ptr, i, v->stride);`}
            ${body}
        }
        return true;
    }
  `;
}

function writeEntry(type: AbiType & { kind: "map" }, functions: NativeFunctions): Hole[] {
  const frame = placeParts([{ type: type.key, late: false }, { type: type.value, late: false }]);
  const key = writePart(type.key, frame.places[0]!, "e", code`v->ptr[i].key`, functions);
  const value = writePart(type.value, frame.places[1]!, "e", code`v->ptr[i].value`, functions);
  return [code`char *e = out.take(${frame.slots});`, code`if (e == nullptr) return false;`, ...key.fixed, ...value.fixed, ...key.rest, ...value.rest];
}

function writeVariant(decl: AbiVariant, functions: NativeFunctions): Text {
  const cases = decl.cases.map((one) => code`
    case ${name(one.c)}: {
        ${writeCase(one, functions)}
        return true;
    }
  `);
  return code`
    bool write_${name(decl.c)}(Writer &out, const ${name(decl.c)} *v) {
        switch (v->tag) {
            ${cases}
            default:
                return ${decl.closed ? code`out.breach()` : code`out.unknown(reinterpret_cast<const ftk_variant *>(v))`};
        }
    }
  `;
}

function writeCase(one: AbiVariant["cases"][number], functions: NativeFunctions): Hole[] {
  const { payload } = one;
  const types = payload.kind === "none" ? [] : payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
  const frame = placeParts([{ type: TAG, late: false }, ...types.map((type) => ({ type, late: false }))]);
  const open = [code`char *f = out.take(${frame.slots});`, code`if (f == nullptr) return false;`, code`store<uint32_t>(f, 0, v->tag);`];
  if (payload.kind === "none") return open;
  const member = code`v->as.${name(payload.member)}`;
  const direct = payload.placement === "inline" || (payload.kind === "single" && plainType(payload.type).kind === "record");
  const cell = direct ? member : code`(*${member})`;
  const dot = direct ? code`${member}.` : code`${member}->`;
  const present = direct ? [] : [code`if (${member} == nullptr) ${BREACH}`];
  const parts = payload.kind === "single"
    ? [writePart(payload.type, frame.places[1]!, "f", cell, functions)]
    : payload.fields.map((field, i) => writePart(field.type, frame.places[i + 1]!, "f", code`${dot}${name(field.c)}`, functions));
  return [...open, ...present, ...parts.flatMap((part) => part.fixed), ...parts.flatMap((part) => part.rest)];
}
