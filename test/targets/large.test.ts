// Single declarations of thousands of members: every language writes them, in a time that grows with their number and not with its square.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, generate } from "../../compiler/compile.js";
import { targets } from "../../compiler/targets/index.js";
import { SourceFile } from "../../idl/index.js";

const root = new URL("../../", import.meta.url);

function many(count: number, write: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => write(i)).join("\n");
}

const bodies = {
  resource: `resource Store { constructor();\n${many(2_000, (i) => `fn get${i}(a: u32, t: str) -> string;`)}\n}`,
  record: `record Row {\n${many(3_000, (i) => `field${i}: ${["u32", "string", "list<u32>", "u8?"][i % 4]};`)}\n}\nfn f(r: Row) -> Row;`,
  enum: `enum Kind: u32 {\n${many(8_000, (i) => `case${i} = ${i},`)}\n}\nfn f(k: Kind) -> Kind;`,
  variant: `variant Event {\n${many(2_000, (i) => `case${i}${["", "(u32)", " { a: string; b: u8; }"][i % 3]},`)}\n}\nfn f(e: Event) -> Event;`,
};

describe.each(Object.entries(bodies))("a large %s", (_, body) => {
  const { abi, diagnostics } = compile([new SourceFile("large.ffi", `package large@1.0.0;\n${body}\n`)]);

  it.each(targets.map((target) => [target.id, target] as const))("is written in %s", (_id, target) => {
    expect(diagnostics).toEqual([]);
    const started = process.cpuUsage();
    const runtime = (path: string): string => readFileSync(new URL(path, root), "utf8");
    const write = [target, ...targets.filter(({ id }) => target.needs?.includes(id) === true)];
    const files = write.flatMap((one) => generate(abi!, one, { sides: one.sides, settings: {}, imports: {}, runtime }));
    expect(files.some(({ text }) => /(?:get|field|case)_?1999/i.test(text))).toBe(true);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(6);
  });
});
