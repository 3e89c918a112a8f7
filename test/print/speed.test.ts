// The kit must not be what makes generation slow: four targets of 10,000 declarations are more than a million lines.
import { expect, it } from "vitest";
import { code, comment, list, name, paragraphs, printFile, ref, spelling } from "../../compiler/print/index.js";

const EXPORT = ref("FTK_EXPORT", "ftk/abi.h");
const parameters = [
  "const shapes_shape* left",
  "const shapes_shape* right",
  "double tolerance",
  "shapes_token* cancel",
];

function writeFunction(symbol: string, count: number) {
  return code`
    ${comment("///", "Area of a shape.\n\nBorrows the shape.")}
    ${EXPORT} double ${name(symbol)}(${list(parameters.slice(0, count).map(spelling))});
  `;
}

it("writes 40,000 lines in well under a second", () => {
  const started = process.cpuUsage();
  const text = printFile(
    paragraphs(Array.from({ length: 5_000 }, (_, i) => writeFunction(`shapes_function_${i}`, 1 + (i % 4)))),
  );
  const milliseconds = process.cpuUsage(started).user / 1000;
  expect(text.split("\n").length).toBeGreaterThan(30_000);
  expect(milliseconds).toBeLessThan(1_000);
});
