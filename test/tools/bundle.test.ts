// The command as it is shipped: every file of the bundle is a module that parses, and every verb runs. Tests of verbs run the sources, which say
// nothing about what the bundler made of them.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { examples } from "../../compiler/tools/examples.js";
import { api, Folder } from "./harness.js";

const bundle = fileURLToPath(new URL("../../dist/command", import.meta.url));

/** Parses modules whose texts come as JSON, and prints what is wrong with each. */
const parse = `
  const { SourceTextModule } = await import("node:vm");
  const { readFileSync } = await import("node:fs");
  const wrong = JSON.parse(readFileSync(0, "utf8")).flatMap(([file, text]) => {
    try {
      new SourceTextModule(text, { identifier: file });
      return [];
    } catch (error) {
      return [file + ": " + error.message];
    }
  });
  console.log(JSON.stringify(wrong));
`;

const verbs: Readonly<Record<string, { readonly args: readonly string[]; readonly status: number; readonly says: RegExp }>> = {
  init: { args: ["init", "new", "--template", "c"], status: 0, says: /^Made a project in new/ },
  check: { args: ["check"], status: 0, says: /^$/ },
  gen: { args: ["gen"], status: 0, says: /^generated: [1-9]\d* written/ },
  build: { args: ["build"], status: 2, says: /ffi: nowhere has no CMakeLists\.txt\n$/ },
  fmt: { args: ["fmt", "--check"], status: 0, says: /^$/ },
  explain: { args: ["explain", "P0026"], status: 0, says: /^P0026 / },
  layout: { args: ["layout", "Point"], status: 0, says: /^example_point: 8 bytes/ },
  abi: { args: ["abi"], status: 0, says: /^\{\n {2}"abi": 1/ },
  doctor: { args: ["doctor", "--json"], status: 0, says: /^\{\n {2}"ffi": / },
};

describe("the bundle", () => {
  it("is made of modules that parse", () => {
    const files = readdirSync(bundle).filter((file) => file.endsWith(".js"));
    const texts = files.map((file) => [file, readFileSync(join(bundle, file), "utf8")]);
    const args = ["--no-warnings", "--experimental-vm-modules", "--input-type=module", "--eval", parse];
    const { stdout } = spawnSync(process.execPath, args, { input: JSON.stringify(texts), encoding: "utf8" });
    expect(files.length).toBeGreaterThan(10);
    expect(JSON.parse(stdout)).toEqual([]);
  });

  it("runs every verb", () => {
    using folder = new Folder({
      "ffi.yaml": "sources: [api.ffi]\ntargets:\n  c:\nbuild:\n  - cmake: nowhere\n",
      "api.ffi": `${api}\nstruct Point { x: f64; }\n`,
    });
    // What watches runs until it is interrupted: whether its module is one was seen above.
    expect(Object.keys(verbs)).toEqual(expect.arrayContaining(Object.keys(examples).filter((verb) => verb !== "watch")) as string[]);
    for (const [verb, { args, status, says }] of Object.entries(verbs)) {
      const ran = spawnSync(process.execPath, [join(bundle, "ffi.js"), ...args], { cwd: folder.path, encoding: "utf8" });
      expect({ verb, status: ran.status }, ran.stderr).toEqual({ verb, status: verb === "doctor" ? expect.any(Number) as number : status });
      expect(ran.status === 2 ? ran.stderr : ran.stdout, verb).toMatch(says);
      expect(ran.stderr, verb).not.toContain("internal fault");
    }
  });
});
