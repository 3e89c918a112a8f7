// Lists: when they break, and how.
import { describe, expect, it } from "vitest";
import { code, list, name, printFile } from "../../compiler/print/index.js";

const words = (...texts: string[]) => texts.map(name);

describe("list", () => {
  it("counts what follows on the line", () => {
    const call = code`f(${list(words("aaa", "bbb"))})`;
    expect(printFile(code`${call};`, { width: 12 })).toBe("f(aaa, bbb);\n");
    expect(printFile(code`${call};`, { width: 11 })).toBe("f(\n    aaa,\n    bbb\n);\n");
  });

  it("counts the indent", () => {
    const nested = code`
      {
          ${list(words("aaa", "bbb"), { open: "(", close: ")" })}
      }
    `;
    expect(printFile(nested, { width: 14 })).toBe("{\n    (aaa, bbb)\n}\n");
    expect(printFile(nested, { width: 13, indent: 2 })).toBe("{\n    (\n      aaa,\n      bbb\n    )\n}\n");
  });

  it("breaks the outer list before the inner one", () => {
    const inner = list(words("b", "c"), { open: "<", close: ">" });
    expect(printFile(code`f(${list([name("a"), code`T${inner}`])})`, { width: 11 })).toBe(
      "f(\n    a,\n    T<b, c>\n)\n",
    );
  });

  it("keeps inner lists whole when the outer one just fits", () => {
    const inner = list(words("b", "c"), { open: "<", close: ">" });
    expect(printFile(code`f${list([name("a"), inner], { open: "(", close: ")" })}`, { width: 12 })).toBe(
      "f(a, <b, c>)\n",
    );
    expect(printFile(code`${list([name("a"), inner])}`, { width: 9 })).toBe("a, <b, c>\n");
  });

  it("does not measure past a place where the rest can break", () => {
    const two = code`f${list(words("aa"), { open: "(", close: ")" })}${list(words("bbbb", "cccc"), { open: "{", close: "}" })}`;
    expect(printFile(two, { width: 10 })).toBe("f(aa){\n    bbbb,\n    cccc\n}\n");
  });

  it("writes the trailing separator only when broken", () => {
    const options = { open: "[", close: "]", trailing: true } as const;
    expect(printFile(code`${list(words("a", "b"), options)}`)).toBe("[a, b]\n");
    expect(printFile(code`${list(words("a", "b"), options)}`, { width: 3 })).toBe("[\n    a,\n    b,\n]\n");
  });

  it("breaks when an item has several lines", () => {
    const body = code`
      x {
        y
      }
    `;
    expect(printFile(code`(${list([body, name("z")])})`)).toBe("(\n    x {\n      y\n    },\n    z\n)\n");
  });

  it("leaves out empty items, and prints brackets of an empty list", () => {
    expect(printFile(code`f(${list([undefined, name("a"), false])})`)).toBe("f(a)\n");
    expect(printFile(code`${list([], { open: "[", close: "]" })}`)).toBe("[]\n");
  });
});
