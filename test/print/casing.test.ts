// Casing: the documented rules, and that each result is stable under its own rule.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitWords } from "../../compiler/print/casing.js";
import { camel, kebab, pascal, snake, upperSnake } from "../../compiler/print/index.js";

const table: [input: string, snake: string, camel: string, pascal: string][] = [
  ["open_file", "open_file", "openFile", "OpenFile"],
  ["openFile", "open_file", "openFile", "OpenFile"],
  ["HTTPServer", "http_server", "httpServer", "HttpServer"],
  ["parseHTTP", "parse_http", "parseHttp", "ParseHttp"],
  ["utf8Text", "utf8_text", "utf8Text", "Utf8Text"],
  ["utf8_text", "utf8_text", "utf8Text", "Utf8Text"],
  ["i32", "i32", "i32", "I32"],
  ["Vec3D", "vec3d", "vec3d", "Vec3d"],
  ["Vec3DTest", "vec3d_test", "vec3dTest", "Vec3dTest"],
  ["Sha256HMAC", "sha256_hmac", "sha256Hmac", "Sha256Hmac"],
  ["v1_2", "v1_2", "v1_2", "V1_2"],
  ["with-dash here", "with_dash_here", "withDashHere", "WithDashHere"],
  ["_private", "_private", "_private", "_Private"],
  ["type_", "type_", "type_", "Type_"],
  ["__proto__", "__proto__", "__proto__", "__Proto__"],
  ["a", "a", "a", "A"],
  ["A", "a", "a", "A"],
  ["ABC", "abc", "abc", "Abc"],
  ["_", "_", "_", "_"],
  ["", "", "", ""],
];

describe("casing", () => {
  it.each(table)("%s", (input, expectedSnake, expectedCamel, expectedPascal) => {
    expect([snake(input), camel(input), pascal(input)]).toEqual([expectedSnake, expectedCamel, expectedPascal]);
    expect(upperSnake(input)).toBe(expectedSnake.toUpperCase());
    expect(kebab(input)).toBe(expectedSnake.replace(/^_+|_+$/g, "").replaceAll("_", "-"));
  });

  it("finds the words that the rules, written as expressions, find", () => {
    const unit = fc.constantFrom("a", "b", "A", "B", "Z", "1", "2", "_", "-", " ", "é", "\u00a0", "Σ");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 9 }), (text) => {
        expect(splitWords(text)).toEqual(wordsByExpressions(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/), (text) => {
        expect(snake(snake(text))).toBe(snake(text));
        expect(kebab(kebab(text))).toBe(kebab(text));
        expect(upperSnake(snake(text))).toBe(upperSnake(text));
      }),
    );
  });
});

function wordsByExpressions(text: string): string[] {
  const marked = text
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/([0-9])([A-Z](?=[A-Za-z0-9]))/g, "$1_$2");
  return marked.split(/[_\-\s]+/).filter((word) => word !== "").map((word) => word.toLowerCase());
}
