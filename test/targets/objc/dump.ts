import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join, dirname } from "node:path";
import { compileFeature, featureNames } from "../../conformance/features.js";
import { generate } from "../../../compiler/compile.js";
import { targets } from "../../../compiler/targets/index.js";
const root = join(import.meta.dirname, "../../..");
const out = process.argv[2]!;
const folder = join(root, "test/conformance");
for (const name of featureNames(folder)) {
  if (process.argv[3] && process.argv[3] !== name) continue;
  for (const abi of compileFeature(folder, name, "current").packages) {
    for (const id of ["c", "objc"]) {
      const target = targets.find((one) => one.id === id)!;
      const files = generate(abi, target, { sides: id === "c" ? [] : ["consumer"], settings: { runtime: false }, imports: {}, runtime: (path) => readFileSync(join(root, path), "utf8") });
      for (const file of files) { const p = join(out, file.path); mkdirSync(dirname(p), { recursive: true }); writeFileSync(p, file.text); }
    }
  }
}
