// Random ffi.yaml: whatever stands in it, there is a configuration or there are findings with a place. FTK_EXTENDED=1 tries more;
// FTK_SEED=<n> begins there.
import { expect, test } from "vitest";
import { loadConfig } from "../../compiler/tools/config/load.js";
import { targets } from "../../compiler/targets/index.js";
import { Folder } from "../tools/harness.js";
import { mutate } from "./mutate.js";
import { Random } from "./random.js";

const extended = process.env["FTK_EXTENDED"] === "1";
const COUNT = extended ? 20_000 : 200;
const first = Number(process.env["FTK_SEED"] ?? (extended ? Date.now() % 1_000_000 : 1));
if (extended) console.log(`random ffi.yaml: FTK_SEED=${first}`);

const SAMPLE = `# A package for three languages.
edition: 1
sources: [api.ffi, "more/*.ffi", 'a/**/b?.ffi']
version: 1.2.3
deps:
  acme.util: ../util
  acme.other: {folder: x}
output: |
  generated
targets:
  c: {folder: c, sides: [consumer, provider]}
  node:
  rust:
    sides: [provider]
    runtime: ../ftk
    edition: 2021
build:
  - cargo: rust
    debug: true
  - {cmake: cpp, into: build/cpp}
`;

const WORDS = [
  ...["{", "}", "[", "]", ":", ": ", ",", "- ", "? ", "\n", "\n  ", "\t", "'", '"', "|", ">-", "#", "&a ", "*a", "!!binary ", "!x ", "<<: *a", "---", "..."],
  ...["%YAML 1.2\n", "~", "null", "1e999", "-0", "0x10", ".nan", ".inf", "2001-01-01", "\u0000", "\ufeff", "\u202e", "\ud800", "é", "\\u0000", "__proto__: ", "toString: "],
  ...["/etc/passwd", "../..", "C:\\x", "**/".repeat(30), "a".repeat(3000), "sources: ", "targets: ", "java: ", "kotlin: {}", "objc: {prefix: X}"],
];

/** The text of one seed: the sample changed, words in any order, or bytes. */
function textOf(seed: number): Uint8Array {
  const random = new Random(seed);
  const kind = random.below(10);
  if (kind === 0) return Uint8Array.from(random.times(random.below(200), () => random.below(256)));
  const text = kind < 3 ? random.times(random.below(40), () => random.pick(WORDS)).join("") : mutate(random, SAMPLE, WORDS);
  return Buffer.from(text);
}

test("random ffi.yaml are read or refused", { timeout: extended ? 1_200_000 : 120_000 }, async () => {
  using folder = new Folder();
  for (let seed = first; seed < first + COUNT; seed++) {
    folder.write({ "ffi.yaml": textOf(seed) });
    const started = process.cpuUsage();
    const { config, diagnostics, source } = await loadConfig(folder.at("ffi.yaml"), folder.path, targets).catch((error: unknown) => {
      throw new Error(`FTK_SEED=${seed}`, { cause: error });
    });
    const spans = diagnostics.every(({ span }) => span.start >= 0 && span.start <= span.end && span.end <= source.text.length);
    const told = diagnostics.every(({ code, message }) => code.startsWith("Y") && message !== "");
    expect({ seed, told, spans, either: (config === null) === diagnostics.length > 0 }).toEqual({ seed, told: true, spans: true, either: true });
    expect({ seed, quick: process.cpuUsage(started).user < 2_000_000 }).toEqual({ seed, quick: true });
  }
});
