import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { SourceFile } from "../../idl/index.js";
import { compile } from "../../compiler/compile.js";
import { abiToJson } from "../../compiler/lower/index.js";
import { readSchema } from "../../compiler/tools/toolkit.js";
import { addTargets } from "../../compiler/tools/config/validate.js";
import { targets } from "../../compiler/targets/index.js";

const root = new URL("../..", import.meta.url).pathname;
const schemas = readdirSync(join(root, "schemas")).filter((name) => name.endsWith(".schema.json")).map((name) => name.replace(".schema.json", ""));

describe("schemas", () => {
  it.each(schemas)("%s is strict, and refers to nothing outside", (name) => {
    const schema = readSchema(name);
    expect(() => new Ajv({ strict: true, allowUnionTypes: true }).compile(schema)).not.toThrow();
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target = ""]) => target);
    for (const target of references) expect(target).toMatch(/^#\/definitions\//);
  });

  it("config has patterns that take linear time", () => {
    const attack = `${"a".repeat(50_000)}!`;
    const patterns = [...JSON.stringify(addTargets(readSchema("config"), targets)).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)];
    expect(patterns.length).toBeGreaterThan(0);
    for (const [, pattern = ""] of patterns) {
      const regex = new RegExp(JSON.parse(pattern) as string, "u");
      for (const text of [attack, `${"a.".repeat(25_000)}!`, `${"0".repeat(50_000)}.`, `${"a-".repeat(25_000)}!`]) {
        const started = performance.now();
        regex.test(text);
        expect(performance.now() - started, pattern).toBeLessThan(200);
      }
    }
  });

  it("config knows every setting of every target", () => {
    const schema = addTargets(readSchema("config"), targets);
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    for (const { id, sides, settings = {} } of targets) {
      expect(validate({ sources: ["a"], targets: { [id]: { folder: "x", sides } } })).toBe(true);
      expect(validate({ sources: ["a"], targets: { [id]: null } })).toBe(true);
      expect(validate({ sources: ["a"], targets: { [id]: { bogus: 1 } } })).toBe(false);
      for (const key of Object.keys(settings)) expect(validate({ sources: ["a"], targets: { [id]: { [key]: [] } } }), key).toBe(false);
    }
  });
});

describe("the Abi as JSON", () => {
  const features = readdirSync(join(root, "test/conformance"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(readSchema("abi"));

  it.each(features)("of %s has the documented shape", (feature) => {
    const folder = join(root, "test/conformance", feature);
    const files = readdirSync(folder).filter((name) => name.endsWith(".ffi")).map((name) => new SourceFile(name, readFileSync(join(folder, name), "utf8")));
    if (files.length === 0) return;
    const named = (name: string): SourceFile[] => files.filter((file) => new RegExp(`^package ${name.replaceAll(".", "\\.")}[@;]`, "m").test(file.text));
    const main = /^package ([\w.]+)/m.exec(files.find(({ path }) => path === "api.ffi")?.text ?? "")?.[1] ?? "";
    const { abi, diagnostics } = compile(named(main), { resolve: (name) => named(name) });
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    if (abi === null) throw new Error("no Abi");
    expect(validate(JSON.parse(JSON.stringify(abiToJson(abi)))), JSON.stringify(validate.errors?.slice(-2))).toBe(true);
  });
});
