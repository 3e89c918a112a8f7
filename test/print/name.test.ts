// The gates through which a string gets into a hole.
import { describe, expect, it } from "vitest";
import { code, name, printFile, qualify, spelling } from "../../compiler/print/index.js";

describe("name", () => {
  it("accepts identifiers", () => {
    for (const text of ["a", "_a9", "$x", "r#type", "~Vault"]) expect(name(text)).toBe(text);
    expect(qualify("::", name("std"), name("vector"))).toBe("std::vector");
  });

  it("refuses everything else", () => {
    for (const text of ["", "9a", "a b", "a-b", "a\n", "é", "a;", 'a"', "r#", "x#y", "\u202ea", "~", "a::b"])
      expect(() => name(text)).toThrow(TypeError);
  });
});

describe("spelling", () => {
  it("accepts types", () => {
    const texts = [
      "const acme_row* const*",
      "std::vector<std::string>",
      "&'a mut [u8]",
      "int32_t (*)(void*, int)",
      "Map<string, number> | null",
      "-1",
      "dyn A + 'static",
    ];
    for (const text of texts) expect(printFile(code`${spelling(text)}`)).toBe(`${text}\n`);
  });

  it("refuses strings, comments, blocks, statements and trigraphs", () => {
    for (const text of ["a;b", "a/*", "a//", '"', "'x'", "`", "{", "a\nb", "#x", "\\", "a??)", "a=b", "é"])
      expect(() => spelling(text)).toThrow(TypeError);
  });
});
