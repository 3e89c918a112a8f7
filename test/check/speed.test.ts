// 10,000 declarations in ten files. Measured in processor time, all threads together, with room for slow
// machines; `npm run bench -- compiler` is exact.
import { expect, it } from "vitest";
import { check } from "../../compiler/check/index.js";
import { parse, SourceFile } from "../../idl/index.js";

function writeFile(f: number): string {
  const lines = Array.from({ length: 200 }, (_, i) => {
    const n = `${f}x${i}`;
    const before = i === 0 ? "list<u32>" : `list<R${f}x${i - 1}>`;
    return `/// Record ${n}.
record R${n} { id: u64; name: string = "a"; kind: E${n} = E${n}.one; tags: list<string> = []; other: ${before} = []; }
fn f_${f}_${i}(a: R${n}, b: u32 = 4) -> list<R${n}> throws X${n};
enum E${n}: u16 { one = 1, two, three = 1 << 4, @since(1.1.0) four }
error X${n} { gone = 1 { id: u64; }, busy = 2 }
resource C${n} { constructor(name: str) throws X${n}; mut fn put(r: R${n}); fn get() -> str from self; readonly property size: u32; }`;
  });
  return `package big@1.2.0;\n${lines.join("\n")}\n`;
}

it("checks 10,000 declarations quickly", () => {
  const main = Array.from({ length: 10 }, (_, f) => parse(new SourceFile(`f${f}.ffi`, writeFile(f))).tree);
  const start = process.cpuUsage();
  const { model, diagnostics } = check({ main, resolve: () => undefined });
  const { user, system } = process.cpuUsage(start);
  expect(diagnostics).toEqual([]);
  expect(model?.main.items.length).toBe(10_000);
  expect((user + system) / 1000).toBeLessThan(2_000);
});
