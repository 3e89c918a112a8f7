import { expect, it } from "vitest";
import { code, each, gather, importLines, imports, layOut, name, paragraphs, printFile, ref, sendFile, sendParagraphs, type Text } from "../../compiler/print/index.js";

const numbers = Array.from({ length: 20_000 }, (_, i) => i);
const items = (): readonly Text[] => each(numbers, (i) => code`item_${i}();`);

function piecesOf(text: Text): string[] {
  const pieces: string[] = [];
  sendFile((piece) => pieces.push(piece), text, {});
  return pieces;
}

it("hands a large file over in pieces that are whole lines and make up the file", () => {
  const pieces = piecesOf(paragraphs(items()));
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.every((piece) => piece.endsWith("\n"))).toBe(true);
  expect(pieces.join("")).toBe(printFile(paragraphs(items())));
  expect(pieces.join("")).toBe(`${numbers.map((i) => `item_${i}();`).join("\n\n")}\n`);
});

it("holds back what stands behind the imports until all are known", () => {
  const list = ref("List", "java.util");
  const text = code`
    // head

    ${imports(importLines)}

    ${layOut(items(), {})}

    ${list} ${name("last")};
  `;
  const pieces = piecesOf(text);
  expect(pieces.slice(0, 2)).toEqual(["// head\n\n", 'import { List } from "java.util";\n']);
  expect(pieces.join("")).toBe(printFile(text));
});

it("begins with text, whatever vanished before it", () => {
  expect(piecesOf(code`

    ${false}

    a
  `)).toEqual(["a\n"]);
  expect(gather((sink) => sendParagraphs(sink, [undefined, code`a`, [], code`b`], {}))).toBe("a\n\nb\n");
});
