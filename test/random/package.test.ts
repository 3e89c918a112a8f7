// Random packages that are nearly right: the compiler refuses them with findings, or every target can write what it accepts. It never
// throws. FTK_EXTENDED=1 tries more; FTK_SEED=<n> begins there.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, generate } from "../../compiler/compile.js";
import { targets } from "../../compiler/targets/index.js";
import { findCollisions } from "../../compiler/tools/capabilities.js";
import { SourceFile } from "../../idl/index.js";
import { mutate } from "./mutate.js";
import { Random } from "./random.js";
import { randomSchema } from "./schema.js";

const extended = process.env["FTK_EXTENDED"] === "1";
const COUNT = extended ? 20_000 : 100;
const first = Number(process.env["FTK_SEED"] ?? (extended ? Date.now() % 1_000_000 : 1));
if (extended) console.log(`random packages: FTK_SEED=${first}`);

const everything = readFileSync(new URL("../targets/c/everything.ffi", import.meta.url), "utf8");
const WORDS = [
  ...["{", "}", "(", ")", "<", ">", ";", ",", "?", "=", "@", '"', "'", "///", "/*", "\n", " ", "\u202e", "é", "\u0000", "0", "-1", "18446744073709551616", "1.5"],
  ...[" own ", " mut ", " throws ", " from self", " -> ", " string", " list<", " map<", "slice<", " u8", " f64", " bool", "record ", "variant ", "struct ", "enum "],
  ...["resource ", "shared ", "callback ", "error ", "flags ", "newtype ", "const ", "module m {", "closed ", "@since(1.0.0) ", "@rename(c: \"x\") ", "reserved a, ", "import a.b;"],
];

/** Changes of a large package, and of small random ones. */
function textOf(seed: number): string {
  const random = new Random(seed);
  return mutate(random, random.chance(0.3) ? everything : randomSchema(seed, 6), WORDS, 3);
}

const settings = { settings: {}, imports: {}, runtime: () => "" };

test("packages that are nearly right are written or refused", { timeout: extended ? 3_600_000 : 300_000 }, () => {
  let accepted = 0;
  for (let seed = first; seed < first + COUNT; seed++) {
    const text = textOf(seed);
    try {
      const { abi, diagnostics } = compile([new SourceFile("a.ffi", text)]);
      const spans = diagnostics.every(({ span }) => span.start >= 0 && span.start <= span.end && span.end <= text.length);
      const either = (abi === null) === diagnostics.some((one) => one.severity === "error");
      expect({ seed, spans, either }).toEqual({ seed, spans: true, either: true });
      if (abi === null) continue;
      accepted++;
      for (const target of targets) if (findCollisions(abi, target).length === 0) generate(abi, target, { ...settings, sides: target.sides });
    } catch (error) {
      throw new Error(`FTK_SEED=${seed}`, { cause: error });
    }
  }
  expect(accepted).toBeGreaterThan(COUNT / 30);
});
