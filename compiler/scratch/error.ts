/** Payloads of errors on the native side of the scratch. */
import { code, name, type Hole } from "../print/index.js";
import type { AbiErrorCase, AbiErrorSet } from "../lower/index.js";
import type { NativeFunctions } from "./functions.js";
import { fillFields, takeFrame } from "./read.js";
import { placeParts } from "./wire.js";
import { IN_FUNCTION, leastSize, writeFields } from "./write.js";

/** Statements that put the payload of a native error into the stream. */
export function writePayload(one: AbiErrorCase, functions: NativeFunctions): Hole[] {
  const { fields, layout } = one.payload!;
  const frame = placeParts(fields);
  const c = name(layout.name);
  return [
    code`const auto *v = static_cast<const ${c} *>(payload);`,
    code`if (v == nullptr || v->size < ${leastSize(layout.name, fields)}) return out.breach();`,
    frame.slots > 0 && code`char *f = out.take(${frame.slots});`,
    frame.slots > 0 && code`if (f == nullptr) return false;`,
    ...writeFields(fields, frame.places, "f", layout.name, functions, IN_FUNCTION),
  ];
}

/** Statements that make the payload of an error in memory of the error. */
export function readPayload(set: AbiErrorSet, one: AbiErrorCase, functions: NativeFunctions): Hole[] {
  const { fields, layout } = one.payload!;
  const frame = placeParts(fields);
  const c = name(layout.name);
  return [
    code`auto *v = in.one<${c}>();`,
    code`if (v == nullptr) return false;`,
    takeFrame(fields, frame.slots),
    ...fillFields(fields.map((field) => ({ ...field, ignorable: true })), frame.places, "f", set, functions),
    code`*payload = v;`,
  ];
}
