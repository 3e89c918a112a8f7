// Names, docs and values of strangers: the output still compiles, in Java with every warning an error, and in C++.
import { describe, expect, it } from "vitest";
import { java } from "../../../compiler/targets/java/index.js";
import { buildPackage, filesOf, lowerFile } from "./toolchain.js";

describe("odd names", () => {
  it.each(["test/targets/java/odd.ffi", "test/targets/c/hostile.ffi", "test/targets/cpp/hostile.ffi", "test/targets/c/everything.ffi"])("%s compiles", async (path) => {
    await buildPackage(`names-${path.replaceAll(/\W+/g, "-")}`, lowerFile(path));
  }, 300_000);

  it("never end a comment or a string, also before javac decodes escapes", () => {
    const text = filesOf(lowerFile("test/targets/java/odd.ffi"), "java").filter((one) => !one.path.includes("/ftk/")).map((one) => one.text).join("\n");
    expect(text).toContain("Ends *&#47; here &#92;u002a/ class X");
    expect(text).toContain(String.raw`"\"\u2028\\u0022 \000"`);
    expect(text).not.toContain("u002a/ class X {}");
  });

  it("of errors are shown as in every language: a newtype by its value, u64 without a sign, a char as itself", () => {
    const text = filesOf(lowerFile("test/targets/java/odd.ffi"), "java").map((one) => one.text.replaceAll(/\s+/g, " ")).join("\n");
    expect(text).toContain('"" + Character.toString(letter) + " at " + Long.toUnsignedString(Objects.requireNonNull(place, "place").value()) + " of " + Long.toUnsignedString(size)');
  });

  it("are all claimed", () => {
    const named = java.claims(lowerFile("test/targets/java/odd.ffi")).map((one) => `${one.scope}.${one.name}`);
    for (const one of ["odd.names.new_.Map_", "odd.names.new_.NewLibrary", "odd.names.new_.String.Integer_", "odd.names.new_.().load_", "odd.names.new_.Map_.().getConstructor", "odd.names.new_.Error_.Unknown_"]) {
      expect(named).toContain(one);
    }
  });
});
