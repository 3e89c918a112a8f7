/** One value in either direction: the expression that reads a cell, and the line that writes one. */
import { code, name, spelling, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiType } from "../../lower/index.js";
import type { Codecs } from "./codecs.js";
import { glueName, topName } from "./names.js";
import { cellC, isObject, stripNewtype } from "./types.js";

/** The expression that reads `cell`; failures go to `from`. */
export function readValue(type: AbiType, cell: Text, from: Text, codecs: Codecs): Text {
  const plain = stripNewtype(type);
  if (isObject(plain)) return code`${codecs.lift(plain)}(${from}, &${cell})`;
  switch (plain.kind) {
    case "bool":
      return code`FTKGetBool(${from}, ${cell})`;
    case "char":
      return code`FTKGetChar(${from}, ${cell})`;
    case "enum":
    case "flags":
      return plain.decl.closed ? code`${glueName(plain.decl, "get")}(${from}, ${cell})` : code`(${name(topName(plain.decl))})${cell}`;
    case "struct":
      return plain.cell.plain ? cell : code`${glueName(plain.decl, "get")}(${from}, ${cell})`;
    case "size":
      return code`(${plain.signed ? code`NSInteger` : code`NSUInteger`})${cell}`;
    default:
      return cell;
  }
}

/** How a value gets into a cell: by assignment, or by a call that may fail. */
export interface Written {
  readonly assign?: Text;
  readonly step?: Text;
}

/** Writes `value` into `cell`. */
export function writeCell(type: AbiType, value: Text, cell: Text, sink: Text, codecs: Codecs): Written {
  const plain = stripNewtype(type);
  if (isObject(plain)) return { step: code`${codecs.lower(plain)}(${sink}, ${value}, &${cell})` };
  return { assign: code`${cell} = ${scalarC(type, value)};` };
}

/** A number as C passes it. */
export function scalarC(type: AbiType, value: Text): Text {
  const plain = stripNewtype(type);
  switch (plain.kind) {
    case "bool":
      return code`${value} ? 1 : 0`;
    case "enum":
    case "flags":
    case "size":
      return code`(${spelling(cellC(type))})${value}`;
    default:
      return value;
  }
}

/** `status` over all steps: the first failure. The first step of all declares it. */
export function writeSteps(steps: readonly Written[], status: Name): readonly Hole[] {
  const calls = steps.flatMap((one) => (one.step === undefined ? [] : [one.step]));
  return [
    ...steps.map((one) => one.assign),
    ...calls.map((call, index) => (index === 0 ? code`int32_t ${status} = ${call};` : code`if (${status} == FTK_OK) ${status} = ${call};`)),
  ];
}

/** A value of that type that stands for a failure. */
export function zeroOf(type: AbiType): Text {
  if (isObject(type)) return code`nil`;
  return stripNewtype(type).kind === "struct" ? code`{0}` : code`0`;
}

/** Two values of the type are equal. */
export function equalValues(type: AbiType, a: Text, b: Text): Text {
  if (isObject(type)) return code`FTKEqual(${a}, ${b})`;
  const plain = stripNewtype(type);
  return plain.kind === "struct" ? code`${name(`${topName(plain.decl)}Equal`)}(${a}, ${b})` : code`${a} == ${b}`;
}

/** A number or struct as an object. */
export function boxValue(type: AbiType, value: Text): Text {
  const plain = stripNewtype(type);
  switch (plain.kind) {
    case "bool":
      return code`[NSNumber numberWithBool:${value}]`;
    case "char":
      return code`[NSNumber numberWithUnsignedInt:${value}]`;
    case "int":
      return code`[NSNumber ${numberWith(plain.bits, plain.signed)}:${value}]`;
    case "enum":
      return code`[NSNumber ${numberWith(plain.decl.bits, plain.decl.signed)}:${value}]`;
    case "flags":
      return code`[NSNumber ${numberWith(plain.decl.bits, false)}:${value}]`;
    case "size":
      return plain.signed ? code`[NSNumber numberWithInteger:${value}]` : code`[NSNumber numberWithUnsignedInteger:${value}]`;
    case "float":
      return plain.bits === 32 ? code`[NSNumber numberWithFloat:${value}]` : code`[NSNumber numberWithDouble:${value}]`;
    default:
      return value;
  }
}

function numberWith(bits: 8 | 16 | 32 | 64, signed: boolean): Name {
  const names = { 8: "Char", 16: "Short", 32: "Int", 64: "LongLong" };
  return name(`numberWith${signed ? "" : "Unsigned"}${names[bits]}`);
}
