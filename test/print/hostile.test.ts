// Hostile text as literals and comments, compiled by the real compilers at their strictest and read back byte by byte.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { attributeText, code, comment, list, literal, printFile, rustBytes, type Text } from "../../compiler/print/index.js";

const folder = new URL("../../.cache/print-hostile", import.meta.url).pathname;

const hostile = [
  "",
  "quote \" and ' and `",
  "${process.exit(1)} #{x} %s %n",
  "??/ ??= ??' ???/ ????",
  "back\\slash \\n \\u0041 \\x41 \\101",
  "ends in backslash\\",
  "two\nlines\r\nand\ttabs \u2028 \u2029 \u0085",
  "\0 nul 1 \x01\x7f",
  "*/ /* // <!-- </script> -->",
  "\u202e right to left \u2066 isolate \ufeff bom \u00a0 nbsp \u00ad shy",
  "é 日本 🎉 e\u0301 \u{e000} \u{10ffff}",
  '"; system("x"); //',
  "trailing octal \x017 and hex \x1fab",
];

const floats = [0, -0, 1, 0.1, -2.5, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 3.4028234663852886e38];
const lowest = -(2n ** 63n);
const highest = 2n ** 64n - 1n;

/** The transcript that every program must print: hexadecimal UTF-8 per string, then numbers. */
const expected =
  [
    ...hostile.map((text) => `:${Buffer.from(text, "utf8").toString("hex")}`),
    ...floats.map(doubleBits),
    String(lowest),
    String(highest),
  ].join("\n") + "\n";

function doubleBits(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

const docs = hostile.join("\n");

function writeC(language: "c" | "cpp"): Text {
  const words = literal[language];
  const sized = hostile.map((text) => code`{${words.string(text)}, sizeof ${words.string(text)} - 1}`);
  return code`
    #include <stdint.h>
    #include <stdio.h>
    #include <string.h>
    ${comment("/** */", docs)}
    struct text { const char* bytes; size_t size; };
    ${comment("//", docs)}
    static const struct text texts[] = {${list(sized)}};
    ${comment("/* */", docs)}
    static const double floats[] = {${list(floats.map((value) => words.float(value, 64)))}};
    int main(void) {
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            putchar(':');
            for (size_t k = 0; k < texts[i].size; k++) printf("%02x", (unsigned)(unsigned char)texts[i].bytes[k]);
            putchar('\\n');
        }
        for (size_t i = 0; i < sizeof floats / sizeof floats[0]; i++) {
            uint64_t bits;
            memcpy(&bits, &floats[i], 8);
            printf("%016llx\\n", (unsigned long long)bits);
        }
        printf("%lld\\n", (long long)${words.integer(lowest, 64, true)});
        printf("%llu\\n", (unsigned long long)${words.integer(highest, 64, false)});
        return ${words.char(0x78)} == 0x78 && ${words.char(0x1f600)} == 0x1f600 && ${words.integer(-128n, 8, true)} == -128 ? 0 : 1;
    }
  `;
}

function writeRust(): Text {
  return code`
    #![deny(warnings)]
    ${comment("//!", docs)}

    ${comment("///", docs)}
    static TEXTS: &[&str] = &[${list(hostile.map(literal.rust.string))}];
    ${comment("//", docs)}
    static BYTES: &[&[u8]] = &[${list(hostile.map((text) => rustBytes(Buffer.from(text))))}];
    ${comment("/* */", docs)}
    static FLOATS: &[f64] = &[${list(floats.map((value) => literal.rust.float(value, 64)))}];

    fn main() {
        for (text, bytes) in TEXTS.iter().zip(BYTES) {
            assert_eq!(text.as_bytes(), *bytes);
            print!(":");
            for byte in text.bytes() {
                print!("{byte:02x}");
            }
            println!();
        }
        for float in FLOATS {
            println!("{:016x}", float.to_bits());
        }
        println!("{}", ${literal.rust.integer(lowest, 64, true)}_i64);
        println!("{}", ${literal.rust.integer(highest, 64, false)}_u64);
        assert_eq!(u32::from(${literal.rust.char(0x27)}), 0x27);
        assert!(${literal.rust.float(NaN, 32)}.is_nan());
    }
  `;
}

function writeJs(): Text {
  return code`
    ${comment("/** */", docs)}
    const texts = [${list(hostile.map(literal.js.string))}];
    ${comment("//", docs)}
    for (const text of texts) console.log(":" + Buffer.from(text, "utf8").toString("hex"));
    const view = new DataView(new ArrayBuffer(8));
    for (const value of [${list(floats.map((value) => literal.js.float(value, 64)))}]) {
      view.setFloat64(0, value);
      console.log(view.getBigUint64(0).toString(16).padStart(16, "0"));
    }
    console.log(String(${literal.js.integer(lowest, 64, true)}));
    console.log(String(${literal.js.integer(highest, 64, false)}));
    if (${literal.js.char(0x1f600)}.codePointAt(0) !== 0x1f600) process.exit(1);
  `;
}

function save(file: string, text: Text): string {
  const path = join(folder, file);
  writeFileSync(path, printFile(text, { preprocessor: /\.c(pp)?$/.test(file) }));
  return path;
}

function compile(command: string, ...args: string[]): string {
  const program = join(folder, `${command.replaceAll("+", "p")}.out`);
  execFileSync(command, [...args, "-o", program], { stdio: ["ignore", "ignore", "inherit"] });
  return execFileSync(program, { encoding: "utf8" });
}

beforeAll(() => mkdirSync(folder, { recursive: true }));

describe("hostile text", () => {
  const warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wno-overlength-strings"];

  it("is harmless in C11 with trigraphs on", () => {
    expect(compile("gcc", "-std=c11", ...warnings, save("hostile.c", writeC("c")))).toBe(expected);
  });

  it("is harmless in C++17", () => {
    expect(compile("g++", "-std=c++17", ...warnings, save("hostile.cpp", writeC("cpp")))).toBe(expected);
  });

  it("is harmless in Rust", () => {
    expect(compile("rustc", "--edition", "2021", save("hostile.rs", writeRust()))).toBe(expected);
  });

  it("is harmless in JavaScript", () => {
    expect(execFileSync(process.execPath, [save("hostile.mjs", writeJs())], { encoding: "utf8" })).toBe(expected);
  });

  it("is harmless in an attribute", () => {
    const attributes = [...hostile, "\ud800 lone \udfff"].map((text, index) => code`[[deprecated(${attributeText(text)})]] void f${index}();`);
    const source = save("attribute.cpp", code`${attributes}`);
    for (const compiler of ["g++", "clang++-19"]) execFileSync(compiler, ["-std=c++17", ...warnings, "-fsyntax-only", source], { stdio: ["ignore", "ignore", "inherit"] });
  });

  it("never leaves a line end or an invisible character in a literal", () => {
    for (const words of Object.values(literal)) {
      for (const text of [...hostile, "\ud800 lone \udfff"]) {
        expect(printFile(code`${words.string(text)}`).slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }
    }
    expect(printFile(code`${literal.js.string("</script><!--")}`)).not.toMatch(/<\/|<!/);
  });
});
