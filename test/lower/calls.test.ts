import { describe, expect, it } from "vitest";
import { freeFunction, lowerText, slotsText } from "./lowering.js";

/** Slots of `fn f(...)`. */
function slots(signature: string, before = ""): string {
  return slotsText(freeFunction(lowerText(`${before} fn f${signature};`), "f"));
}

describe("parameters", () => {
  const cases: [string, string][] = [
    ["(a: u8, b: bool, c: char, d: f64)", "uint8_t a, uint8_t b, uint32_t c, double d"],
    ["(text: str)", "const char* text, size_t text_len"],
    ["(data: bytes)", "const uint8_t* data, size_t data_len"],
    ["(all: slice<mut i32>)", "int32_t* all, size_t all_len"],
    ["(all: list<string>)", "const ftk_str* all, size_t all_len"],
    ["(r: R)", "const test_pkg_r* r"],
    ["(r: R?)", "const test_pkg_r* r"],
    ["(all: list<R>)", "const test_pkg_r* all, size_t all_len, size_t all_stride"],
    ["(s: S)", "const test_pkg_s* s"],
    ["(s: S?)", "const test_pkg_s* s"],
    ["(n: u32?)", "const uint32_t* n"],
    ["(t: string?)", "const ftk_str* t"],
    ["(m: map<string, u32>)", "const test_pkg_entry_string_u32* m, size_t m_len"],
    ["(a: array<u16, 4>)", "const uint16_t* a"],
    ["(t: own T)", "test_pkg_t* t"],
    ["(c: C?)", "void* c_ctx, const test_pkg_c_vt* c"],
    ["(out: u8, err: u8, int: u8)", "uint8_t out, uint8_t err_, uint8_t int_"],
    ["(a: str, a_len: u8)", "const char* a, size_t a_len, uint8_t a_len_"],
    ["(ftk: list<R>)", "const test_pkg_r* ftk_, size_t ftk__len, size_t ftk__stride"],
  ];
  const before = "record R { a: u8; } struct S { a: u8; } resource T { constructor(); } callback C = fn();";
  it.each(cases)("%s", (signature, expected) => {
    expect(slots(signature, before)).toBe(`${expected}, ftk_error** err`);
  });
});

describe("buffers", () => {
  it.each([["string", true], ["string?", true], ["N", true], ["bytes", false], ["list<u8>", false]])("%s is text: %s", (type, text) => {
    const { give } = freeFunction(lowerText(`newtype N = string; fn f() -> ${type};`), "f").result;
    expect(give).toMatchObject({ kind: "buffer", text });
  });
});

describe("results", () => {
  const cases: [string, string][] = [
    ["u32", "uint32_t* out"],
    ["u32?", "uint8_t* out_has, uint32_t* out"],
    ["S", "test_pkg_s* out"],
    ["array<u8, 3>", "uint8_t* out"],
    ["string", "ftk_buf* out"],
    ["string?", "uint8_t* out_has, ftk_buf* out"],
    ["list<S>", "ftk_buf* out"],
    ["list<string>", "const test_pkg_list_string** out, ftk_owner** out_owner"],
    ["list<R>", "const test_pkg_rows_r** out, ftk_owner** out_owner"],
    ["R", "const test_pkg_r** out, ftk_owner** out_owner"],
    ["R?", "const test_pkg_r** out, ftk_owner** out_owner"],
    ["V", "const test_pkg_v** out, ftk_owner** out_owner"],
    ["map<u8, u8>", "const test_pkg_map_u8_u8** out, ftk_owner** out_owner"],
    ["T", "test_pkg_t** out"],
    ["T?", "test_pkg_t** out"],
    ["str from a", "const char** out, size_t* out_len, ftk_owner** out_owner"],
    ["str? from a", "uint8_t* out_has, const char** out, size_t* out_len, ftk_owner** out_owner"],
  ];
  const before = "record R { a: u8; } struct S { a: u8; } variant V { a } resource T { constructor(); }";
  it.each(cases)("%s", (type, expected) => {
    expect(slots(`(a: str) -> ${type}`, before)).toBe(`const char* a, size_t a_len, ${expected}, ftk_error** err`);
  });
});

describe("symbols and table", () => {
  const abi = lowerText(
    "module util { fn twice(a: u8) -> u8; } resource HttpServer { constructor(); constructor from_fd(n: u8); mut fn openFile(); property label: string; static fn of() -> u8; own fn close(); } " +
      "@since(1.1.0) fn late(); fn early(); shared resource Pool { constructor(); }",
  );

  it("are lower snake with prefix, module and type, later ones last", () => {
    expect(abi.table.entries.map((entry) => (entry.kind === "function" ? entry.function.symbol : entry.entry.symbol))).toEqual([
      "test_pkg_util_twice",
      "test_pkg_http_server_new",
      "test_pkg_http_server_from_fd",
      "test_pkg_http_server_open_file",
      "test_pkg_http_server_get_label",
      "test_pkg_http_server_set_label",
      "test_pkg_http_server_of",
      "test_pkg_http_server_release",
      "test_pkg_http_server_close",
      "test_pkg_early",
      "test_pkg_pool_new",
      "test_pkg_pool_retain",
      "test_pkg_pool_release",
      "test_pkg_pool_close",
      "test_pkg_late",
    ]);
  });

  it("keep the body of close apart from the methods", () => {
    expect(abi.resources[0]?.closer?.name).toBe("close");
    expect(abi.resources[0]?.methods.map((method) => method.name)).toEqual(["openFile"]);
  });

  it("enter a setter exclusively on a unique resource", () => {
    const [property] = abi.resources[0]?.properties ?? [];
    expect([property?.getter.self, property?.setter?.self]).toEqual(["shared", "mut"]);
  });
});
