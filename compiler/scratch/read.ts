/** Inward values in the addon: C++ that takes them from the scratch and makes the C structs of the ABI, borrowed for the call. */
import { code, literal, name, type Hole, type Text } from "../print/index.js";
import type { AbiField, AbiType, AbiVariant } from "../lower/index.js";
import { differsC } from "./default.js";
import { loadC } from "./scalar.js";
import { cKey, declareC, indexOf, nativeFunction, typeC } from "./c-types.js";
import type { NativeFunctions } from "./functions.js";
import { innerType, isFixed, isOptional, isRaw, placeParts, plainType, TAG, type Place } from "./wire.js";

const FALSE = code`return false;`;

/** Statements that read one value of a sequence into `target`; `from` is the fixed part, `failed` what to do when it cannot be read. */
export function readPart(type: AbiType, place: Place, from: string, target: Text, functions: NativeFunctions, failed: Text = FALSE): { fixed: Hole[]; rest: Hole[] } {
  const plain = innerType(type);
  if (!isOptional(type)) {
    return isFixed(type) ? { fixed: readFixed(plain, place.at, from, target, failed), rest: [] } : { fixed: [], rest: readRest(plain, target, functions, failed) };
  }
  const has = code`load<uint32_t>(${name(from)}, ${place.has / 4}) != 0`;
  if (plain.cell.pointer) {
    if (isFixed(type)) return { fixed: readFixed(plain, place.at, from, target, failed), rest: [] };
    return { fixed: [code`${target} = nullptr;`], rest: [keepHas(has, readRest(plain, target, functions, failed))] };
  }
  const value = code`${target}.value`;
  const given = code`${target}.has = ${has};`;
  if (isFixed(type)) return { fixed: [given, ...readFixed(plain, place.at, from, value, failed)], rest: [] };
  return { fixed: [given], rest: [keepHas(code`${target}.has != 0`, readRest(plain, value, functions, failed))] };
}

function keepHas(condition: Text, inside: Hole[]): Hole {
  return code`
    if (${condition}) {
        ${inside}
    }
  `;
}

function readFixed(plain: AbiType, at: number, from: string, target: Text, failed: Text): Hole[] {
  const base = name(from);
  switch (plain.kind) {
    case "text":
      return [code`if (!in.text(load<uint32_t>(${base}, ${at / 4}), &${target})) ${failed}`];
    case "resource":
      return [code`${target} = load_handle<${name(plain.decl.c)}>(${base}, ${at / 4});`];
    case "struct":
      return [code`std::memcpy(&${target}, ${plus(base, at)}, sizeof ${target});`];
    case "array":
      return [code`std::memcpy(${target}, ${plus(base, at)}, sizeof ${target});`];
    case "size":
      return [code`if (!in.size(${loadWide(plain.signed, base, at)}, &${target})) ${failed}`];
    default:
      return [code`${target} = ${loadC(plain, base, at)};`];
  }
}

function plus(base: ReturnType<typeof name>, at: number): Text {
  return at === 0 ? code`${base}` : code`${base} + ${at}`;
}

function loadWide(signed: boolean, base: ReturnType<typeof name>, at: number): Text {
  return code`load<${name(signed ? "int64_t" : "uint64_t")}>(${base}, ${at / 8})`;
}

/** Statements that read a value that lies wholly in the stream. */
function readRest(plain: AbiType, target: Text, functions: NativeFunctions, failed: Text): Hole[] {
  switch (plain.kind) {
    case "bytes":
      return [code`if (!in.items(&${target}.ptr, &${target}.len)) ${failed}`];
    case "slice":
      return [code`if (!in.${name(plain.mutable ? "mutable_items" : "items")}(&${target}.ptr, &${target}.len)) ${failed}`];
    case "list":
      if (isRaw(plain.element)) return [code`if (!in.items(&${target}.ptr, &${target}.len)) ${failed}`];
      if (plainType(plain.element).kind === "text") return [code`if (!in.texts(&${target}.ptr, &${target}.len)) ${failed}`];
      break;
    case "struct":
      return [code`std::memcpy(&${target}, in.take((sizeof ${target} + 7) / 8), sizeof ${target});`];
    case "array":
      return readArray(plain, target, functions, failed);
    default:
      break;
  }
  functions.need("read", plain);
  return [code`if (!${nativeFunction("read", plain)}(in, &${target})) ${failed}`];
}

function readArray(type: AbiType & { kind: "array" }, target: Text, functions: NativeFunctions, failed: Text): Hole[] {
  if (isRaw(type.element)) return [code`std::memcpy(${target}, in.take((sizeof ${target} + 7) / 8), sizeof ${target});`];
  const index = indexOf(type);
  return [code`
    for (size_t ${index} = 0; ${index} < ${type.length}; ${index}++) {
        ${readElement(type.element, code`${target}[${index}]`, functions, failed)}
    }
  `];
}

/** One element of a list: its own fixed part, then its rest. */
function readElement(element: AbiType, target: Text, functions: NativeFunctions, failed: Text = FALSE): Hole[] {
  const frame = placeParts([{ type: element, late: false }]);
  const { fixed, rest } = readPart(element, frame.places[0]!, "e", target, functions, failed);
  return [frame.slots > 0 && code`const char *e = in.take(${frame.slots});`, ...fixed, ...rest];
}

/** The whole function that reads a type. */
export function readFunctionC(type: AbiType, functions: NativeFunctions): Text {
  switch (type.kind) {
    case "record":
      return readRecord(type, functions);
    case "variant":
      return readVariant(type.decl, functions);
    case "list":
      return type.rows ? readRows(type, functions) : readList(type, functions);
    case "map":
      return readMap(type, functions);
    default:
      throw new Error(`no reader for a ${type.kind}`);
  }
}

function readRecord(type: AbiType & { kind: "record" }, functions: NativeFunctions): Text {
  const c = name(type.decl.c);
  functions.need("fill", type);
  return code`
    bool ${nativeFunction("read", type)}(Reader &in, const ${c} **out) {
        ${c} *v = in.one<${c}>();
        if (v == nullptr || !${nativeFunction("fill", type)}(in, v)) return false;
        *out = v;
        return true;
    }
  `;
}

/** Fills a record whose memory is there; an older provider is told no late value that it would lose. */
export function fillFunctionC(type: AbiType, functions: NativeFunctions): Text {
  if (type.kind !== "record") throw new Error(`no fields in a ${type.kind}`);
  const { decl } = type;
  const frame = placeParts(decl.fields);
  return code`
    bool ${nativeFunction("fill", type)}(Reader &in, ${name(decl.c)} *v) {
        ${takeFrame(decl.fields, frame.slots)}
        ${decl.fields.length === 0 && code`(void)in;`}
        ${fillFields(decl.fields, frame.places, "f", decl, functions)}
        return true;
    }
  `;
}

/** Takes the fixed part of a record as `f`; of one that holds only what late values are known by, nothing is read. */
export function takeFrame(fields: readonly AbiField[], slots: number): Hole {
  const read = fields.some((field) => isFixed(field.type) || isOptional(field.type));
  return slots > 0 && code`${read && code`const char *f = `}in.take(${slots});`;
}

/** Statements that fill `*v` from a fixed part and the stream. */
export function fillFields(fields: readonly AbiField[], places: readonly Place[], from: string, decl: { readonly name: string; readonly c: string } & Parameters<NativeFunctions["isHome"]>[0], functions: NativeFunctions, failed?: Text): Hole[] {
  const parts = fields.map((field, i) => readPart(field.type, places[i]!, from, code`v->${name(field.c)}`, functions, failed));
  const late = fields.filter((field) => field.late && !field.ignorable && functions.isHome(decl)).map((field) => lateCheck(field, decl.name, failed));
  return [code`*v = {};`, code`v->size = sizeof *v;`, ...parts.flatMap((part) => part.fixed), ...parts.flatMap((part) => part.rest), ...late];
}

function lateCheck(field: AbiField, owner: string, failed: Text = FALSE): Hole {
  const { since } = field;
  if (since === undefined) return null;
  const differs = differsC(field.type, code`v->${name(field.c)}`, field.default ?? { kind: "none" });
  return code`
    if (!in.at_least(${since.major}, ${since.minor}, ${since.patch}) && ${differs} && !in.unavailable(${literal.cpp.string(`${owner}.${field.name}`)})) ${failed}
  `;
}

function readRows(type: AbiType & { kind: "list" }, functions: NativeFunctions): Text {
  const element = plainType(type.element) as AbiType & { kind: "record" };
  const c = name(element.decl.c);
  functions.need("fill", element);
  return code`
    bool ${nativeFunction("read", type)}(Reader &in, ${name(cKey(type))} *out) {
        size_t count = load<uint32_t>(in.take(1), 0);
        ${c} *items = in.array<${c}>(count);
        if (items == nullptr) return false;
        for (size_t i = 0; i < count; i++) {
            if (!${nativeFunction("fill", element)}(in, &items[i])) return false;
        }
        *out = {items, count, sizeof(${c}), 0};
        return true;
    }
  `;
}

function readList(type: AbiType & { kind: "list" }, functions: NativeFunctions): Text {
  return code`
    bool ${nativeFunction("read", type)}(Reader &in, ${name(cKey(type))} *out) {
        size_t count = load<uint32_t>(in.take(1), 0);
        auto *items = in.array<${elementC(type.element)}>(count);
        if (items == nullptr) return false;
        for (size_t i = 0; i < count; i++) {
            ${clear(type.element)}
            ${readElement(type.element, code`items[i]`, functions)}
        }
        *out = {items, count};
        return true;
    }
  `;
}

/** Arrays have no assignment. */
function clear(element: AbiType): Text {
  return element.cell.c.kind === "array" ? code`std::memset(items[i], 0, sizeof items[i]);` : code`items[i] = {};`;
}

/** The element of a list as a template argument. */
function elementC(element: AbiType): Text {
  const { c } = element.cell;
  return c.kind === "array" ? code`std::remove_const_t<std::remove_pointer_t<decltype(out->ptr)>>` : typeC(c);
}

function readMap(type: AbiType & { kind: "map" }, functions: NativeFunctions): Text {
  const entry = name(type.entry.name);
  const frame = placeParts([{ type: type.key, late: false }, { type: type.value, late: false }]);
  const key = readPart(type.key, frame.places[0]!, "e", code`items[i].key`, functions);
  const value = readPart(type.value, frame.places[1]!, "e", code`items[i].value`, functions);
  return code`
    bool ${nativeFunction("read", type)}(Reader &in, ${name(cKey(type))} *out) {
        size_t count = load<uint32_t>(in.take(1), 0);
        ${entry} *items = in.array<${entry}>(count);
        if (items == nullptr) return false;
        for (size_t i = 0; i < count; i++) {
            items[i] = {};
            const char *e = in.take(${frame.slots});
            ${[...key.fixed, ...value.fixed, ...key.rest, ...value.rest]}
        }
        *out = {items, count};
        return true;
    }
  `;
}

function readVariant(decl: AbiVariant, functions: NativeFunctions): Text {
  const cases = decl.cases.map((one) => code`
    case ${name(one.c)}: {
        ${readCase(one, functions)}
        return true;
    }
  `);
  const known = `${decl.c}`;
  return code`
    bool read_${name(known)}(Reader &in, ${name(decl.c)} *out) {
        *out = {};
        out->tag = load<uint32_t>(in.at, 0);
        switch (out->tag) {
            ${cases}
            default:
                return ${decl.closed ? code`in.refuse(FTK_E_VALUE)` : code`in.unknown(reinterpret_cast<ftk_variant *>(out))`};
        }
    }
  `;
}

function readCase(one: AbiVariant["cases"][number], functions: NativeFunctions): Hole[] {
  const { payload } = one;
  if (payload.kind === "none") return [code`in.take(1);`];
  const member = code`out->as.${name(payload.member)}`;
  const types = payload.kind === "single" ? [payload.type] : payload.fields.map((field) => field.type);
  const frame = placeParts([{ type: TAG, late: false }, ...types.map((type) => ({ type, late: false }))]);
  const open = code`const char *f = in.take(${frame.slots});`;
  if (payload.kind === "single") {
    const direct = payload.placement === "inline" || plainType(payload.type).kind === "record";
    const target = direct ? member : code`(*p)`;
    const { fixed, rest } = readPart(payload.type, frame.places[1]!, "f", target, functions);
    const used = fixed.length > 0 && frame.slots > 0;
    return [used ? open : code`in.take(${frame.slots});`, ...(direct ? [] : allocate(payload.type)), ...fixed, ...rest, !direct && code`${member} = p;`];
  }
  const direct = payload.placement === "inline";
  const target = direct ? code`${member}.` : code`p->`;
  const parts = payload.fields.map((field, i) => readPart(field.type, frame.places[i + 1]!, "f", code`${target}${name(field.c)}`, functions));
  const fixed = parts.flatMap((part) => part.fixed);
  const memory = [code`${name(payload.layout.name)} *p = in.one<${name(payload.layout.name)}>();`, code`if (p == nullptr) return false;`, code`*p = {};`];
  return [fixed.length > 0 ? open : code`in.take(${frame.slots});`, ...(direct ? [] : memory), ...fixed, ...parts.flatMap((part) => part.rest), !direct && code`${member} = p;`];
}

function allocate(type: AbiType): Hole[] {
  const { c } = type.cell;
  if (c.kind === "array") {
    return [code`struct Box { ${declareC(c, name("cell"))}; };`, code`auto *box = in.one<Box>();`, code`if (box == nullptr) return false;`, code`auto *p = &box->cell;`];
  }
  return [code`auto *p = in.one<${typeC(c)}>();`, code`if (p == nullptr) return false;`, code`*p = {};`];
}
