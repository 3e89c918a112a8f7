// The layout rules of templates, one by one.
import { describe, expect, it } from "vitest";
import {
  code,
  imports,
  importLines,
  includes,
  name,
  paragraphs,
  printFile,
  ref,
  useLines,
  verbatim,
} from "../../compiler/print/index.js";

const a = name("a");
const b = name("b");

describe("margin and indent", () => {
  it("strips the margin and keeps deeper indent", () => {
    expect(
      printFile(code`
            one {
                two
            }
      `),
    ).toBe("one {\n    two\n}\n");
  });

  it("gives nested lines the indent of their line", () => {
    const inner = code`
      first
        second
    `;
    expect(
      printFile(code`
        {
            x = ${inner};
        }
      `),
    ).toBe("{\n    x = first\n      second;\n}\n");
  });

  it("accepts ink on the opening line", () => {
    expect(
      printFile(code`if (x) {
          y
        }`),
    ).toBe("if (x) {\n  y\n}\n");
  });

  it("leaves one-line templates alone", () => {
    expect(printFile(code`${a} ${code` + `}${b}`)).toBe("a  + b\n");
  });
});

describe("vanishing", () => {
  it("drops lines whose holes are all empty", () => {
    expect(
      printFile(code`
        ${a}
        ${false} ${undefined}
        ${code`
          ${null}
        `}
        ${[]}
        ${b}
      `),
    ).toBe("a\nb\n");
  });

  it("keeps a line with other ink", () => {
    expect(
      printFile(code`
        x(${undefined});
      `),
    ).toBe("x();\n");
  });

  it("takes one blank along", () => {
    expect(printFile(code`pub ${false} fn`)).toBe("pub fn\n");
    expect(printFile(code`${false} fn`)).toBe("fn\n");
    expect(printFile(code`f(${false} x)`)).toBe("f( x)\n");
  });

  it("prints an empty file for nothing", () => {
    expect(printFile(code`${undefined}`)).toBe("");
  });
});

describe("blank lines", () => {
  it("never doubles them", () => {
    expect(
      printFile(code`

        ${a}

        ${undefined}

        ${b}

      `),
    ).toBe("a\n\nb\n");
  });

  it("drops one beside a vanished line inside brackets", () => {
    expect(
      printFile(code`
        {
            ${undefined}

            ${a}

            ${undefined}
        }
      `),
    ).toBe("{\n    a\n}\n");
  });

  it("keeps one before a declaration whose comment vanished", () => {
    expect(
      printFile(code`
        ${a}

        ${undefined}
        ${b}
      `),
    ).toBe("a\n\nb\n");
  });

  it("keeps those that the author wrote inside brackets", () => {
    expect(
      printFile(code`
        namespace x {

        ${a}

        }
      `),
    ).toBe("namespace x {\n\na\n\n}\n");
  });
});

describe("sequences", () => {
  it("prints an array one per line and paragraphs with blank lines", () => {
    const block = code`
      {
          ${[a, undefined, b]}

          ${paragraphs([a, code``, b])}
      }
    `;
    expect(printFile(block)).toBe("{\n    a\n    b\n\n    a\n\n    b\n}\n");
  });

  it("refuses numbers that are not whole and objects that are no Text", () => {
    expect(() => printFile(code`${1.5}`)).toThrow(TypeError);
    expect(() => printFile(code`${Number.NaN}`)).toThrow(TypeError);
    expect(() => printFile(code`${{} as never}`)).toThrow(TypeError);
    expect(printFile(code`${-3} ${2n ** 64n}`)).toBe("-3 18446744073709551616\n");
  });
});

describe("verbatim and preprocessor lines", () => {
  it("keeps backslashes", () => {
    expect(
      printFile(verbatim`
        #define TWICE(x) \
            x "\n"
      `),
    ).toBe('#define TWICE(x) \\\n    x "\\n"\n');
  });

  it("moves preprocessor lines to column 0 only when asked", () => {
    const block = code`
      {
          #if ${a}
          x
          #endif
      }
    `;
    expect(printFile(block, { preprocessor: true })).toBe("{\n#if a\n    x\n#endif\n}\n");
    expect(printFile(block)).toBe("{\n    #if a\n    x\n    #endif\n}\n");
  });
});

describe("imports", () => {
  const uses = [ref("Arc", "std::sync"), ref("Mutex", "std::sync"), ref("fmt", "std"), ref("Arc", "std::sync")];

  it("lists what was printed, once, sorted", () => {
    expect(
      printFile(code`
      ${imports(useLines)}

      ${uses}
    `),
    ).toBe("use std::fmt;\nuse std::sync::{Arc, Mutex};\n\nArc\nMutex\nfmt\nArc\n");
  });

  it("leaves no gap when nothing was used", () => {
    expect(
      printFile(code`
      ${a}

      ${imports(includes)}

      ${b}
    `),
    ).toBe("a\n\nb\n");
  });

  it("separates types from values in TypeScript", () => {
    const mixed = [
      ref("load", "./x.js"),
      ref("Row", "./x.js", { typeOnly: true }),
      ref("T", "./t.js", { typeOnly: true }),
      ref("fs.open", "node:fs", { symbol: name("fs") }),
    ];
    expect(
      printFile(code`
      ${imports(importLines)}
      ${mixed}
    `),
    ).toContain(
      'import type { T } from "./t.js";\nimport { type Row, load } from "./x.js";\nimport { fs } from "node:fs";\n',
    );
  });

  it("breaks long lists of symbols", () => {
    const block = code`
      ${imports(useLines)}
      ${uses}
    `;
    expect(printFile(block, { width: 20 })).toContain("use std::sync::{\n    Arc,\n    Mutex,\n};\n");
  });

  it("refuses sources that could leave their quotes", () => {
    for (const from of ['a"b', "a b", "a\nb", "x>//", "a\\b"]) expect(() => ref("x", from)).toThrow(TypeError);
  });
});
