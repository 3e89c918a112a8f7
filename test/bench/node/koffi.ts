/** The shapes through koffi: the declarations of plain.c, as its guide writes them. */
import koffi from "koffi";
import type { Named, Sample, Shapes } from "./cases.js";

/** The shapes, once to be timed and once to be compared: the latter count bytes where the former, which get no length, look at the first. */
export interface KoffiShapes {
  readonly timed: Partial<Shapes>;
  readonly checked: Partial<Shapes>;
}

/** Binds the library that plain.c and data.c were built into. Profiles have no koffi form: it cannot say a list with a length inside a struct. */
export function bindKoffi(library: string): KoffiShapes {
  const lib = koffi.load(library);
  const sample = koffi.struct("plain_sample", { a: "int32", b: "double", c: "double", d: "bool", e: "int32" });
  const named = koffi.struct("plain_named", { a: "int32", b: "double", c: "double", d: "bool", name: "string" });
  const pointer = koffi.pointer;
  const recordsIn = lib.func("plain_records_in", "double", [pointer(sample), "size_t"]);
  const recordsStringIn = lib.func("plain_records_string_in", "double", [pointer(named), "size_t"]);
  const recordsStringLengths = lib.func("plain_records_string_lengths", "double", [pointer(named), "size_t"]);
  const recordsOut = lib.func("plain_records_out", "void", [koffi.out(pointer(sample)), "size_t"]);
  const recordsStringOut = lib.func("plain_records_string_out", "void", [koffi.out(pointer(named)), "size_t"]);
  const numbersIn = lib.func("plain_numbers_in", "double", [pointer("double"), "size_t"]);
  const bytesIn = lib.func("plain_bytes_in", "uint32", [pointer("uint8"), "size_t"]);
  const timed: Partial<Shapes> = {
    scalar: lib.func("plain_scalar", "int32", ["int32", "int32"]) as Shapes["scalar"],
    stringIn: lib.func("plain_string_in", "uint32", ["str"]) as Shapes["stringIn"],
    stringOut: lib.func("plain_string_out", "str", ["uint32"]) as Shapes["stringOut"],
    recordIn: lib.func("plain_record_in", "double", [pointer(sample)]) as Shapes["recordIn"],
    recordOut: lib.func("plain_record_out", sample, ["int32"]) as Shapes["recordOut"],
    recordStringIn: lib.func("plain_record_string_in", "double", [pointer(named)]) as Shapes["recordStringIn"],
    recordStringOut: lib.func("plain_record_string_out", named, ["int32"]) as Shapes["recordStringOut"],
    recordsIn: (values) => recordsIn(values, values.length) as number,
    recordsStringIn: (values) => recordsStringIn(values, values.length) as number,
    recordsOut: (count) => {
      const out = new Array<Sample>(count);
      recordsOut(out, count);
      return out;
    },
    recordsStringOut: (count) => {
      const out = new Array<Named>(count);
      recordsStringOut(out, count);
      return out;
    },
    numbersIn: (values) => numbersIn(values, values.length) as number,
    bytesIn: (value) => bytesIn(value, value.length) as number,
  };
  const checked: Partial<Shapes> = {
    ...timed,
    stringIn: lib.func("plain_string_length", "uint32", ["str"]) as Shapes["stringIn"],
    recordStringIn: lib.func("plain_record_string_length", "double", [pointer(named)]) as Shapes["recordStringIn"],
    recordsStringIn: (values) => recordsStringLengths(values, values.length) as number,
  };
  return { timed, checked };
}
