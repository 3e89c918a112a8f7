// Parsing: the whole language, positions, names, literals, and what the tree keeps.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  keywords,
  parse,
  parseBytes,
  SourceFile,
  textOf,
  type Const,
  type Declaration,
  type Expression,
} from "../../idl/index.js";

const sample = readFileSync(new URL("sample.ffi", import.meta.url), "utf8");
const header = "package a;\n";

function parsed(text: string): ReturnType<typeof parse> {
  return parse(new SourceFile("a.ffi", text));
}

function codes(text: string): string[] {
  return parsed(text).diagnostics.map((diagnostic) => diagnostic.slug);
}

function first(text: string): Declaration {
  const { tree, diagnostics } = parsed(header + text);
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  return tree.declarations[0] as Declaration;
}

function value(text: string): Expression {
  return (first(`const A: t = ${text};`) as Const).value;
}

describe("the sample", () => {
  const { tree, diagnostics } = parsed(sample);

  it("has no mistakes", () => {
    expect(diagnostics).toEqual([]);
    expect(tree.declarations.length).toBeGreaterThan(25);
  });

  it("keeps header, docs and comments", () => {
    expect(tree.docs?.text).toBe("Encrypted key/value vault. Reference sample for the `.ffi` language.");
    expect(tree.edition?.value).toBe(1n);
    expect(tree.package?.name.text).toBe("acme.vault");
    expect(tree.package?.version).toMatchObject({ major: 2, minor: 3, patch: 0, pre: "" });
    expect(
      tree.imports.map((one) => [one.path.text, one.alias?.text, one.items?.map((i) => [i.name.text, i.alias?.text])]),
    ).toEqual([
      [
        "acme.common",
        undefined,
        [
          ["Page", undefined],
          ["Uuid", "EntryId"],
        ],
      ],
      ["acme.net", "net", undefined],
    ]);
    expect(tree.comments.length).toBe(sample.split("\n").filter((line) => /\/\/[/!]/.test(line)).length);
  });

  it("spans exactly the text of each declaration", () => {
    for (const node of tree.declarations) {
      expect(textOf(node.name.span)).toBe(node.name.text);
      expect(textOf(node.span)).toMatch(/^(@|[a-z]).*[;}]$/s);
      if (node.docs) expect(textOf(node.docs.span)).toMatch(/^\/\/\//);
    }
  });
});

describe("names", () => {
  const places: readonly ((word: string) => string)[] = [
    (w) => `record ${w} { ${w}: ${w}; }`,
    (w) => `enum ${w} { ${w} = 1, other, }`,
    (w) => `variant V { ${w}(${w}), x { ${w}: u8; }, }`,
    (w) => `fn ${w}(${w}: ${w}) -> ${w} throws ${w};`,
    (w) =>
      `resource ${w} : ${w} { constructor ${w}(); property ${w}: ${w}; fn ${w}(); event ${w}(${w}: u8); const ${w}: u8 = 1; }`,
    (w) => `callback ${w} = fn(${w}: u8);`,
    (w) => `@${w}(${w}: ${w}, ${w}) feature ${w};`,
    (w) => `module ${w}.${w} { newtype ${w} = ${w}; type ${w} = ${w}; }`,
    (w) => `const ${w}: ${w} = { ${w}: ${w}.${w} };`,
    (w) => `annotation ${w}(${w}: u8) on ${w}, ${w};`,
    (w) => `fn f(${w}: u8) -> str from ${w}, ${w};`,
    (w) => `record R { reserved ${w}, x; }`,
    (w) => `closed error ${w}: ${w} { reserved ${w}; }`,
    (w) => `callback interface ${w} { }`,
  ];

  it.each(keywords.map((word) => [word]))("%s is a name everywhere", (word) => {
    for (const place of places) {
      const text = `package ${word}.${word};\nimport ${word}.${word} as ${word};\nimport ${word}.{${word} as ${word}, ${word}};\n${place(word)}`;
      expect({ text, codes: codes(text) }).toEqual({ text, codes: [] });
    }
  });

  it("reads a modifier word as a name unless another word follows", () => {
    expect(first("record own { mut: own; shared: shared?; x: own own; }")).toMatchObject({
      name: { text: "own" },
      members: [
        { name: { text: "mut" }, type: { ownership: undefined, name: { text: "own" } } },
        { name: { text: "shared" } },
        { type: { ownership: { word: "own" }, name: { text: "own" } } },
      ],
    });
  });

  it("tells `reserved` from a case of that name", () => {
    const node = first("enum E { reserved, }");
    expect(node).toMatchObject({ members: [{ kind: "case", name: { text: "reserved" } }] });
    expect(first("enum E { reserved old, 7; reserved = 3, b }")).toMatchObject({
      members: [
        { kind: "reserved", entries: [{ text: "old" }, { value: 7n }] },
        { kind: "case", value: { value: 3n } },
        { name: { text: "b" } },
      ],
    });
    expect(first("enum E { a = 1, reserved old, c = 3 }")).toMatchObject({
      members: [
        { kind: "case" },
        { kind: "reserved", entries: [{ text: "old" }] },
        { kind: "case", name: { text: "c" } },
      ],
    });
  });
});

describe("literals", () => {
  it.each([
    ["0", { kind: "int", value: 0n }],
    ["1_000", { kind: "int", value: 1000n }],
    ["0xFf_00", { kind: "int", value: 0xff00n }],
    ["0b1010", { kind: "int", value: 10n }],
    ["0o17", { kind: "int", value: 15n }],
    ["340282366920938463463374607431768211455", { kind: "int", value: (1n << 128n) - 1n }],
    ["1.5", { kind: "float", value: 1.5 }],
    ["1e-9", { kind: "float", value: 1e-9 }],
    ["2.5E+3", { kind: "float", value: 2500 }],
    ["2.10.0", { kind: "version", major: 2, minor: 10, patch: 0, pre: "" }],
    ["3.0.0-rc.1", { kind: "version", pre: "rc.1" }],
    ["30s", { kind: "duration", nanoseconds: 30_000_000_000n }],
    ["5ms", { kind: "duration", nanoseconds: 5_000_000n }],
    ["1d", { kind: "duration", nanoseconds: 86_400_000_000_000n }],
    ['"a\\n\\"\\u{1F600}é"', { kind: "string", value: 'a\n"😀é' }],
    ["'\\''", { kind: "char", value: 39 }],
    ["'😀'", { kind: "char", value: 0x1f600 }],
  ])("%s", (text, expected) => {
    expect(value(text)).toMatchObject(expected);
  });

  it("reads bytes as UTF-8 and \\x", () => {
    expect(value('b"é\\xff\\0"')).toMatchObject({ kind: "bytes", value: Uint8Array.from([0xc3, 0xa9, 0xff, 0]) });
  });

  it.each(["012", "0xg", "1_", "1__0", "0X1", "1.2.3.4", "1.5s", "1h30m", "1e999", "12abc", "01.2.3", "9".repeat(300)])(
    "%s is not a number",
    (text) => {
      expect(codes(`${header}const A: t = ${text};`)).toEqual(["invalid-number"]);
    },
  );

  it.each(['"\\xff"', '"\\u{d800}"', '"\\u{110000}"', '"\\u{}"', "'\\z'"])("%s has a wrong escape", (text) => {
    expect(codes(`${header}const A: t = ${text};`)).toEqual(["invalid-escape"]);
  });

  it.each(["''", "'ab'"])("%s is not one character", (text) => {
    expect(codes(`${header}const A: t = ${text};`)).toEqual(["invalid-char"]);
  });
});

describe("expressions", () => {
  function shape(node: Expression): string {
    if (node.kind === "binary") return `(${shape(node.left)}${node.operator}${shape(node.right)})`;
    if (node.kind === "unary") return `${node.operator}${shape(node.operand)}`;
    return textOf(node.span);
  }

  it.each([
    ["1 + 2 * 3", "(1+(2*3))"],
    ["1 - 2 - 3", "((1-2)-3)"],
    ["a | b ^ c & d << 1 + 2 * 3", "(a|(b^(c&(d<<(1+(2*3))))))"],
    ["1 >> 2 << 3", "((1>>2)<<3)"],
    ["-1 * ~2 % 3", "((-1*~2)%3)"],
    ["a & b | c", "((a&b)|c)"],
  ])("%s binds like Rust", (text, expected) => {
    expect(shape(value(text))).toBe(expected);
  });

  it("reads nested generics before a default", () => {
    expect(first("record A { x: map<string, list<list<u8>>>=[]; y: list<u8>={}; }")).toMatchObject({
      members: [{ default: { kind: "list" } }, { default: { kind: "object" } }],
    });
  });

  it("wants the two signs of >> side by side", () => {
    expect(codes(`${header}const A: u8 = 1 > > 2;`)).toEqual(["unexpected-token"]);
  });
});

describe("members", () => {
  it.each([
    "[]",
    "[]=",
    "()",
    "==",
    "<=>",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "&",
    "|",
    "^",
    "<<",
    ">>",
    "~",
    "!",
  ])("operator %s", (symbol) => {
    for (const kind of ["struct", "record", "resource"]) {
      expect(first(`${kind} A { operator ${symbol}(a: u8) -> u8; }`)).toMatchObject({
        members: [{ kind: "operator", symbol }],
      });
    }
  });

  it("reads properties with from and throws, and inline function types", () => {
    expect(first("resource A { static readonly property p: str? from self throws E; }")).toMatchObject({
      members: [
        {
          kind: "property",
          from: [{ text: "self" }],
          throws: { text: "E" },
          modifiers: [{ word: "static" }, { word: "readonly" }],
        },
      ],
    });
    expect(first("fn each(f: fn(a: str) -> str from a throws E, n: u8);")).toMatchObject({
      signature: {
        params: [
          { type: { kind: "function-type", signature: { from: [{ text: "a" }], throws: { text: "E" } } } },
          { name: { text: "n" } },
        ],
      },
    });
  });

  it.each([
    ["resource A { mut own fn f(); }", "modifier-conflict"],
    ["resource A { static own fn f(); }", "modifier-conflict"],
    ["resource A { async unsafe fn f(); }", "modifier-order"],
    ["resource A { readonly static property x: u8; }", "modifier-order"],
    ["resource A { readonly fn f(); }", "modifier-not-allowed"],
    ["static fn f();", "modifier-not-allowed"],
    ["record A { readonly x: u8; }", "modifier-not-allowed"],
    ["interface A { static fn f(); }", "member-not-allowed"],
    ["interface A { own fn f(); }", "member-not-allowed"],
    ["callback interface A { event e(); }", "member-not-allowed"],
    ["interface A { operator ==(o: A) -> bool; }", "member-not-allowed"],
    ["type A = fn();", "function-type-not-here"],
    ["fn f() -> fn();", "function-type-not-here"],
    ["fn f() throws A, B;", "throws-one-error"],
    ["fn f() throws A<B>;", "throws-one-error"],
    ["fn f(a: u8???);", "repeated-optional"],
  ])("%s", (text, slug) => {
    expect(codes(header + text)).toEqual([slug]);
  });
});

describe("files", () => {
  it("takes one byte order mark, also from bytes", () => {
    const mark = [0xef, 0xbb, 0xbf];
    const text = [...new TextEncoder().encode("package a;\n")];
    const codesOf = (bytes: number[]) => parseBytes("a.ffi", new Uint8Array(bytes)).diagnostics.map(({ code }) => code);
    expect(codesOf([...mark, ...text])).toEqual([]);
    expect(codesOf([...mark, ...mark, ...text])).toEqual(["P0011"]);
  });

  it("takes a byte order mark and any line ends", () => {
    expect(codes("\ufeffpackage a;\r\nrecord A {\r  x: u8;\r\n}\r\n")).toEqual([]);
    expect(parseBytes("a.ffi", Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from("package a;")])).diagnostics).toEqual(
      [],
    );
  });

  it("says where bytes are not UTF-8", () => {
    const bytes = Uint8Array.from([...Buffer.from("package a;\n// é "), 0xc3, 0x28, 0x0a]);
    const [found, ...more] = parseBytes("a.ffi", bytes).diagnostics;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ slug: "invalid-utf8", span: { start: 16 } });
  });

  it("accepts an empty file but for its package", () => {
    expect(codes("")).toEqual(["missing-package"]);
    expect(codes("// nothing\n")).toEqual(["missing-package"]);
  });

  it.each([
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200f",
    "\u061c",
    "\u0000",
    "\u001b",
    "\u0085",
    "\u2028",
    "\ufeff",
  ])("refuses U+%j wherever it stands", (char) => {
    for (const text of [
      `// ${char}\n`,
      `const A: string = "${char}";`,
      `/// ${char}\nfeature x;`,
      `feature x;${char}`,
    ]) {
      expect(codes(header + text)).toEqual(["invisible-character"]);
    }
  });

  it("refuses half a surrogate pair", () => {
    expect(codes(`${header}const A: string = "\ud800";`)).toEqual(["invisible-character"]);
  });

  it("gives documentation to what follows it", () => {
    expect(first("/// one\n///\n///  two \n@x record A {\n  /// x\n  x: u8;\n}")).toMatchObject({
      docs: { text: "one\n\n two" },
      members: [{ docs: { text: "x" } }],
    });
    expect(first("@x\n/// late\nfn f(/// param\n a: u8);")).toMatchObject({
      docs: { text: "late" },
      signature: { params: [{ docs: { text: "param" } }] },
    });
  });
});
