// Positions, diagnostics and code frames.
import { describe, expect, it } from "vitest";
import {
  decodeSource,
  defineMessages,
  escapeControls,
  findMessage,
  formatDiagnostic,
  lineText,
  offsetAt,
  parse,
  parseMessages,
  positionAt,
  say,
  showExample,
  sortDiagnostics,
  SourceFile,
  spanOf,
  suggestWord,
} from "../../idl/index.js";

const file = new SourceFile("a.ffi", "one\r\ntwo\rthree\n\nfive");

describe("positions", () => {
  it("counts lines by any line end", () => {
    expect(file.lineStarts).toEqual([0, 5, 9, 15, 16]);
    expect([1, 2, 3, 4, 5, 6].map((line) => lineText(file, line))).toEqual(["one", "two", "three", "", "five", ""]);
  });

  it("goes from offset to position and back", () => {
    for (let offset = 0; offset <= file.text.length; offset++) {
      expect(offsetAt(file, positionAt(file, offset))).toBe(offset);
    }
    expect(positionAt(file, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(file, 7)).toEqual({ line: 2, column: 3 });
    expect(positionAt(file, 999)).toEqual({ line: 5, column: 5 });
  });

  it("counts UTF-16 units and drops a byte order mark", () => {
    const emoji = new SourceFile("b.ffi", "\ufeff😀x");
    expect(emoji.text).toBe("😀x");
    expect(positionAt(emoji, 2)).toEqual({ line: 1, column: 3 });
  });

  it("finds the first byte that is not UTF-8", () => {
    expect(decodeSource("a", Uint8Array.from([0x61, 0xc3, 0xa9, 0xff])).invalidAt).toBe(3);
    expect(decodeSource("a", Uint8Array.from([0x61, 0xc3])).invalidAt).toBeDefined();
    expect(decodeSource("a", Uint8Array.from([0x61, 0xc3, 0xa9])).invalidAt).toBeUndefined();
  });
});

describe("code frames", () => {
  const text = "package a;\nrecord A {\n\tx u8;\n}\n";
  const [diagnostic] = parse(new SourceFile("x.ffi", text)).diagnostics;

  it("show the place with carets", () => {
    expect(diagnostic && formatDiagnostic(diagnostic)).toBe(
      [
        "error[P0021]: expected `:` before the type, found `u8`",
        " --> x.ffi:3:4",
        "  |",
        "3 |   x u8;",
        "  |     ^^",
        "   = help: write `x: u8`",
        "   = rule: missing-colon",
      ].join("\n"),
    );
  });

  it("escape everything a terminal would act on", () => {
    const evil = new SourceFile("e\u001b[2J.ffi", "x\u001b[31m\u202ey");
    const found = parseMessages["unexpected-character"].at(spanOf(evil, 1, 2), { text: "\u0007" });
    const frame = formatDiagnostic({ ...found, related: [{ span: spanOf(evil, 6, 7), message: "\u009b" }] });
    expect(frame).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(frame).toContain("x\\u{1b}[31m\\u{202e}y");
    expect(escapeControls("a\u2028b")).toBe("a\\u{2028}b");
  });

  it("cut long lines around the place", () => {
    const long = new SourceFile("l.ffi", `${"a".repeat(5000)}B${"c".repeat(5000)}`);
    const frame = formatDiagnostic(parseMessages["unexpected-character"].at(spanOf(long, 5000, 5001), { text: "B" }));
    const [shown = "", carets = ""] = frame.split("\n").slice(3);
    expect(shown.length).toBeLessThan(140);
    expect(shown[carets.indexOf("^")]).toBe("B");
  });
});

describe("the catalogue", () => {
  it("finds messages by code and slug", () => {
    expect(findMessage("p0021")?.slug).toBe("missing-colon");
    expect(findMessage("missing-colon")?.code).toBe("P0021");
    expect(findMessage("P9999")).toBeUndefined();
    expect(showExample({ "a.ffi": "package a;", "b.ffi": "package b;" })).toBe(
      "// a.ffi\npackage a;\n// b.ffi\npackage b;",
    );
  });

  it("fills holes and cuts long values", () => {
    const span = spanOf(file, 0, 1);
    const found = parseMessages["non-ascii-name"].at(span, { name: "é".repeat(10_000) });
    expect(found.message.length).toBeLessThan(250);
  });

  it("refuses codes twice, retired or malformed", () => {
    const spec = (code: string) =>
      ({ code, severity: "error", text: say`x`, help: say`y`, bad: "", good: "" }) as const;
    expect(() => defineMessages("P", { "some-new": spec("P0021") })).toThrow(/exists/);
    expect(() => defineMessages("P", { "missing-colon": spec("P9000") })).toThrow(/exists/);
    expect(() => defineMessages("P", { "some-new": spec("C9000") })).toThrow(/bad message/);
    expect(() => defineMessages("P", { "some-new": spec("P9001") }, ["P9001"])).toThrow(/retired/);
  });

  it("sorts by place and drops repetitions", () => {
    const at = (offset: number) =>
      parseMessages["unexpected-character"].at(spanOf(file, offset, offset + 1), { text: "x" });
    expect(sortDiagnostics([at(3), at(1), at(3)]).map((d) => d.span.start)).toEqual([1, 3]);
  });

  it("suggests the nearest word", () => {
    expect(suggestWord("recrod", ["record", "resource"])).toBe("record");
    expect(suggestWord("nf", ["fn"])).toBe("fn");
    expect(suggestWord("class", ["flags", "const", "closed"])).toBeUndefined();
  });
});
