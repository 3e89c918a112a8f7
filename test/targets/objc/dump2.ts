import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join, dirname } from "node:path";
import { compile, generate } from "../../../compiler/compile.js";
import { targets } from "../../../compiler/targets/index.js";
import { formatDiagnostic, SourceFile } from "../../../idl/index.js";
const root = join(import.meta.dirname, "../../..");
const [out, ...paths] = process.argv.slice(2);
const sources = paths.map((path) => new SourceFile(path, readFileSync(path, "utf8")));
const name = (s: SourceFile) => /^\s*package\s+([\w.]+)/m.exec(s.text)?.[1] ?? "";
const main = name(sources[0]!);
const result = compile(sources.filter((s) => name(s) === main), { resolve: (wanted: string) => sources.filter((s) => name(s) === wanted) });
for (const one of result.diagnostics) console.log(formatDiagnostic(one));
const seen = new Set<string>();
const visit = (abi: NonNullable<typeof result.abi>): void => {
  if (seen.has(abi.package.name)) return;
  seen.add(abi.package.name);
  abi.imports.forEach(visit);
  for (const id of ["c", "objc"]) {
    const target = targets.find((one) => one.id === id)!;
    for (const file of generate(abi, target, { sides: id === "c" ? [] : ["consumer"], settings: { runtime: false }, imports: {}, runtime: (path) => readFileSync(join(root, path), "utf8") })) {
      const p = join(out!, file.path); mkdirSync(dirname(p), { recursive: true }); writeFileSync(p, file.text);
    }
  }
};
if (result.abi) visit(result.abi);
