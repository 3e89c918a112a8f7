/** Whether an inward value differs from the default of its field, as a C++ condition: then an older provider would lose it. */
import { code, list, literal, name, type Text } from "../print/index.js";
import type { AbiType, AbiValue } from "../lower/index.js";
import { spellC } from "./c-types.js";
import { innerType, isOptional, plainType } from "./wire.js";

/** The condition for a value that lies in `cell`. */
export function differsC(type: AbiType, cell: Text, value: AbiValue): Text {
  const plain = innerType(type);
  if (isOptional(type)) {
    if (plain.cell.pointer) return value.kind === "none" ? code`${cell} != nullptr` : code`(${cell} == nullptr || ${differsC(plain, cell, value)})`;
    if (value.kind === "none") return code`${cell}.has != 0`;
    return code`(${cell}.has == 0 || ${differsC(plain, code`${cell}.value`, value)})`;
  }
  return differsPlain(plainType(type), cell, value);
}

function differsPlain(type: AbiType, cell: Text, value: AbiValue): Text {
  switch (value.kind) {
    case "bool":
      return code`${cell} != ${value.value ? 1 : 0}`;
    case "int":
      return code`${cell} != ${integer(type, value.value)}`;
    case "float":
      return Number.isNaN(value.value) ? code`${cell} == ${cell}` : code`${cell} != ${literal.cpp.float(value.value, type.kind === "float" ? type.bits : 64)}`;
    case "char":
      return code`${cell} != ${BigInt(value.value)}u`;
    case "case":
      return code`${cell} != ${integer(type, value.case.value)}`;
    case "flags":
      return code`${cell} != ${integer(type, value.value)}`;
    case "text":
      return code`differs(${cell}, FTK_LITERAL(${literal.cpp.string(value.value)}))`;
    case "variant":
      return code`${cell}.tag != ${value.case.tag}`;
    default:
      return differsComposite(type, cell, value);
  }
}

function integer(type: AbiType, value: bigint): Text {
  const { c } = type.cell;
  const bits = type.kind === "int" ? type.bits : type.kind === "enum" || type.kind === "flags" ? type.decl.bits : 64;
  const signed = type.kind === "int" ? type.signed : type.kind === "enum" && type.decl.signed;
  return code`static_cast<${name(spellC(c))}>(${literal.cpp.integer(value, bits, signed)})`;
}

function differsComposite(type: AbiType, cell: Text, value: AbiValue): Text {
  switch (value.kind) {
    case "bytes":
      return value.value.length === 0 ? code`${cell}.len != 0` : any([code`${cell}.len != ${value.value.length}`, ...Array.from(value.value, (byte, i) => code`${cell}.ptr[${i}] != ${byte}`)]);
    case "list": {
      if (type.kind === "array") return any(value.items.map((item, i) => differsC(type.element, code`${cell}[${i}]`, item)));
      const element = type.kind === "list" || type.kind === "slice" ? type.element : type;
      const isRecord = plainType(element).kind === "record";
      return any([code`${cell}.len != ${value.items.length}`, ...value.items.map((item, i) => differsC(element, isRecord ? code`(&${cell}.ptr[${i}])` : code`${cell}.ptr[${i}]`, item))]);
    }
    case "map":
      return code`${cell}.len != ${value.entries.length}`;
    case "record": {
      const arrow = type.kind === "record" ? code`${cell}->` : code`${cell}.`;
      return any(value.fields.map(({ field, value: inner }) => differsC(field.type, code`${arrow}${name(field.c)}`, inner)));
    }
    default:
      return code`true`;
  }
}

function any(conditions: readonly Text[]): Text {
  return conditions.length === 0 ? code`false` : code`(${list(conditions, { separator: " ||" })})`;
}
