// Directives of several lines.
import { describe, expect, it } from "vitest";
import { code, continued, list, name, printFile } from "../../compiler/print/index.js";

const words = list(["aaa", "bbb", "ccc"].map(name), { open: "{", close: "}" });

describe("continued", () => {
  it("leaves a directive alone that fits", () => {
    expect(printFile(continued(code`#define X ${words}`, { width: 30 }))).toBe("#define X {aaa, bbb, ccc}\n");
  });

  it("puts a backslash behind every line but the last, also where a list is broken", () => {
    const directive = code`
      #define X {
          .a = ${words},
      }
    `;
    const text = printFile(code`${continued(directive, { width: 18 })}`, { width: 18 });
    expect(text).toBe("#define X { \\\n    .a = { \\\n        aaa, \\\n        bbb, \\\n        ccc \\\n    }, \\\n}\n");
  });

  it("counts the backslash", () => {
    const directive = code`
      #define X {
          .a = ${words},
      }
    `;
    expect(printFile(continued(directive, { width: 27 }), { width: 27 })).toBe("#define X { \\\n    .a = {aaa, bbb, ccc}, \\\n}\n");
    expect(printFile(continued(directive, { width: 26 }), { width: 26 })).toContain("aaa, \\\n");
  });
});
