import { readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { allMessages } from "../../idl/index.js";
import { loadCatalogues } from "../../compiler/tools/explain.js";
import { examples } from "../../compiler/tools/examples.js";
import { main } from "../../compiler/tools/main.js";
import { readSchema } from "../../compiler/tools/toolkit.js";
import { api, codesOf, Folder, openRecorder, run } from "./harness.js";
import { sarifSchema } from "./sarif-schema.js";

const bad = "package example;\n\nrecrod X { a: u8; }\n\nfn f(x: Nope);\n\nfn f();\n";


function validates(schema: object, text: string): unknown {
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  return validate(JSON.parse(text)) ? "valid" : validate.errors;
}

describe("exit status and streams", () => {
  it("0 for a clean file, without ffi.yaml", async () => {
    using folder = new Folder({ "a.ffi": api });
    expect(await run(folder.path, "check", "a.ffi")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("0 for help, however it is asked for", async () => {
    using folder = new Folder();
    const [all, one] = [await run(folder.path, "--help"), await run(folder.path, "check", "--help")];
    expect(all).toMatchObject({ status: 0, stderr: "" });
    expect(await run(folder.path, "help")).toEqual(all);
    expect(await run(folder.path, "help", "check")).toEqual(one);
  });

  it("takes a file that is named twice as one", async () => {
    using folder = new Folder({ "a.ffi": api });
    expect(await run(folder.path, "check", "a.ffi", "./a.ffi", folder.at("a.ffi"))).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("1 for findings, with code frames", async () => {
    using folder = new Folder({ "a.ffi": bad });
    const { status, stdout, stderr } = await run(folder.path, "check", "a.ffi");
    expect(status).toBe(1);
    expect(stderr).toBe("");
    expect(stdout).toContain("error[P0029]: `recrod` is not a keyword\n --> a.ffi:3:1\n  |\n3 | recrod X { a: u8; }\n  | ^^^^^^\n");
    expect(stdout).toMatch(/\n3 errors\n$/);
  });

  it.each([
    [["chek"], /unknown command/],
    [[], /Usage:/],
    [["check", "--format", "xml", "a.ffi"], /Allowed choices/],
    [["check", "missing.ffi"], /cannot read missing\.ffi: there is no such file/],
    [["check", "."], /it is not a file/],
    [["check", "/dev/null"], /it is not a file/],
    [["check"], /there is no ffi\.yaml/],
    [["gen"], /there is no ffi\.yaml/],
    [["check", "--at", "1.0", "a.ffi"], /not a version/],
    [["layout", "Nope", "a.ffi"], /there is no type `Nope`/],
    [["layout"], /missing required argument/],
    [["layout", "A", "--model", "lp128", "a.ffi"], /Allowed choices/],
    [["explain", "P9999"], /there is no code `P9999`; `ffi explain` lists all/],
    [["explain", "missing-seperator"], /did you mean `missing-separator`\?/],
    [["init"], /--template/],
    [["init", "x", "--template", "cobol"], /rust, cpp, c/],
  ])("2 for wrong use: %j", async (args, says) => {
    using folder = new Folder({ "a.ffi": api });
    const { status, stdout, stderr } = await run(folder.path, ...args);
    expect(stderr).toMatch(says);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("2 for a fault of the program, with a line for a report and no stack", async () => {
    using folder = new Folder({ "a.ffi": api });
    const { terminal, printed } = openRecorder(folder.path);
    const broken = { ...terminal, print: () => { throw new Error("boom"); } };
    expect(await main(["explain"], broken)).toBe(2);
    expect(printed.stderr).toMatch(/^ffi: internal fault: boom\n.*--debug.*\nThis is a bug in ffi\. Please report it .*node \d/);
    expect(printed.stderr).not.toContain(" at ");
    printed.stderr = "";
    expect(await main(["explain", "--debug"], broken)).toBe(2);
    expect(printed.stderr).toContain(" at ");
  });

  it("0 for help and version", async () => {
    using folder = new Folder();
    const help = await run(folder.path, "--help");
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toContain("Usage: ffi");
    expect(await run(folder.path, "check", "--help")).toMatchObject({ status: 0 });
    expect(await run(folder.path, "--version")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });

  it("escapes what a file could do to a screen", async () => {
    using folder = new Folder({ "a.ffi": "package a;\n\nfn f(x: \u001b[31mred);\n" });
    const { stdout } = await run(folder.path, "check", "a.ffi");
    expect(stdout).not.toContain("\u001b");
    const { stderr } = await run(folder.path, "check", "\u001b]0;x\u0007.ffi");
    expect(stderr).not.toContain("\u001b");
  });

  it("colours only a screen", async () => {
    using folder = new Folder({ "a.ffi": bad });
    const { terminal, printed } = openRecorder(folder.path, { colours: true });
    await main(["check", "a.ffi"], terminal);
    expect(printed.stdout).toContain("\u001b[31m");
    printed.stdout = "";
    await main(["check", "a.ffi", "--format", "json"], terminal);
    expect(printed.stdout).not.toContain("\u001b");
  });
});

describe("help", () => {
  const verbs = Object.entries(examples);

  it("has examples for every verb, on standard output", async () => {
    using folder = new Folder();
    const { status, stdout, stderr } = await run(folder.path, "--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Exit status: 0 clean, 1 findings, 2 wrong use");
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, verb]) => verb);
    expect(verbs.map(([verb]) => verb).sort()).toEqual([...listed].sort());
  });

  it.each(verbs)("of %s: its examples are understood", async (verb, rows) => {
    using folder = new Folder();
    const { stdout } = await run(folder.path, verb, "--help");
    for (const [command, purpose] of rows) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command.replaceAll(".", "\\.")} +${purpose.slice(0, 10)}`, "m"));
      const [program, ...args] = command.split(" ");
      expect(program).toBe("ffi");
      // Without a project most of them end with 2, but never because of the command line itself.
      using empty = new Folder();
      expect((await run(empty.path, ...args)).stderr).not.toMatch(/^error:/m);
    }
  });
});

describe("formats", () => {
  it("JSON has the documented shape", async () => {
    using folder = new Folder({ "a.ffi": bad });
    const { stdout } = await run(folder.path, "check", "--format", "json", "a.ffi");
    expect(validates(readSchema("diagnostics"), stdout)).toBe("valid");
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: unknown[] };
    expect(diagnostics[0]).toEqual({
      code: "P0029", severity: "error", message: "`recrod` is not a keyword", help: "did you mean `record`?", file: "a.ffi",
      span: { start: { line: 3, column: 1 }, end: { line: 3, column: 7 } },
    });
    expect(codesOf(stdout)).toEqual(["P0029", "C0010", "C0008"]);
  });

  it("JSON of a clean file is an empty list", async () => {
    using folder = new Folder({ "a.ffi": api });
    expect((await run(folder.path, "check", "--format", "json", "a.ffi")).stdout).toBe('{\n  "diagnostics": []\n}\n');
  });

  it("SARIF is valid", async () => {
    using folder = new Folder({ "a b.ffi": bad });
    const { status, stdout } = await run(folder.path, "check", "--format", "sarif", "a b.ffi");
    expect(status).toBe(1);
    expect(validates(sarifSchema, stdout)).toBe("valid");
    expect(stdout).not.toMatch(/"text": "<\w+>"/);
    expect(stdout).toContain('"uri": "a%20b.ffi"');
    expect(validates(sarifSchema, (await run(folder.path, "check", "--format", "sarif", folder.at("a b.ffi"))).stdout)).toBe("valid");
  });
});

describe("check", () => {
  it("resolves imports among the named files", async () => {
    using folder = new Folder({ "a.ffi": "package a;\n\nimport b;\n\nfn f(x: b.B);\n", "b.ffi": "package b;\n\nstruct B { x: u8; }\n" });
    expect(await run(folder.path, "check", "a.ffi", "b.ffi")).toMatchObject({ status: 0 });
    expect(await run(folder.path, "check", "a.ffi")).toMatchObject({ status: 1 });
  });

  it("of one file of a project sees the others, and speaks of that file only", async () => {
    using folder = new Folder({
      "ffi.yaml": "sources: ['*.ffi']\ndeps: {b: dep}\n",
      "a.ffi": "package a;\n\nimport b;\n\nfn f(x: Other, y: b.B);\n",
      "other.ffi": "package a;\n\nstruct Other { x: u8; }\n\nfn g(x: Nope);\n",
      "dep/b.ffi": "package b;\n\nstruct B { x: u8; }\n",
    });
    expect(await run(folder.path, "check", "a.ffi")).toMatchObject({ status: 0, stdout: "" });
    expect(await run(folder.path, "check")).toMatchObject({ status: 1 });
  });

  it("finds names that meet in C", async () => {
    using folder = new Folder({ "a.ffi": "package a;\n\nresource Vault {\n  fn get() -> u32;\n}\n\nfn vault_get() -> u32;\n" });
    const { stdout } = await run(folder.path, "check", "--format", "json", "a.ffi");
    expect(codesOf(stdout)).toEqual(["C0910"]);
    expect(stdout).toContain('"related"');
  });

  it("says what is wrong with bytes and sizes", async () => {
    using folder = new Folder({
      "bytes.ffi": Uint8Array.from([...Buffer.from("package a;\n// "), 0xff, 10]),
      "large.ffi": Buffer.alloc(4_000_001, 32),
      "huge.ffi": Buffer.alloc(17_000_000, 32),
      "deep.ffi": `package a;\n\nconst A: u8 = ${"(".repeat(100_000)}1;\n`,
    });
    expect(codesOf((await run(folder.path, "check", "--format", "json", "bytes.ffi")).stdout)).toEqual(["P0010"]);
    expect(codesOf((await run(folder.path, "check", "--format", "json", "large.ffi")).stdout)).toEqual(["P0001"]);
    expect(codesOf((await run(folder.path, "check", "--format", "json", "huge.ffi")).stdout)).toEqual(["P0001"]);
    expect(codesOf((await run(folder.path, "check", "--format", "json", "deep.ffi")).stdout)).toEqual(["P0003"]);
  });
});

describe("explain", () => {
  it("prints both examples of every code", async () => {
    using folder = new Folder();
    await loadCatalogues();
    const families = new Set<string>();
    for (const { code, slug, family } of allMessages()) {
      families.add(family);
      const { status, stdout } = await run(folder.path, "explain", code);
      expect(stdout, "a way out that each case has for itself").not.toMatch(/^help: <\w+>$/m);
      expect(status, code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^${code} ${slug} `));
      expect(stdout).toContain(`gives ${code}:\n\n    `);
      expect(stdout).toContain("is fine:\n\n    ");
      expect((await run(folder.path, "explain", slug.toUpperCase())).stdout).toBe(stdout);
    }
    expect([...families].sort()).toEqual(["C", "P", "Y"]);
  });

  it("lists all codes", async () => {
    using folder = new Folder();
    const { stdout } = await run(folder.path, "explain");
    expect(stdout.trimEnd().split("\n")).toHaveLength(allMessages().length);
  });
});

describe("fmt", () => {
  const ugly = "package   example ;\nfn  answer( )->u32;";

  it("formats in place, keeps permissions and links, and is stable", async () => {
    using folder = new Folder({ "a.ffi": ugly });
    symlinkSync("a.ffi", folder.at("link.ffi"));
    expect(await run(folder.path, "fmt", "--check", "a.ffi")).toMatchObject({ status: 1, stdout: "a.ffi\n" });
    expect(readFileSync(folder.at("a.ffi"), "utf8")).toBe(ugly);
    const { mode } = statSync(folder.at("a.ffi"));
    expect(await run(folder.path, "fmt", "link.ffi")).toMatchObject({ status: 0, stdout: "link.ffi\n" });
    expect(statSync(folder.at("a.ffi")).mode).toBe(mode);
    expect(readFileSync(folder.at("a.ffi"), "utf8")).toBe("package example;\n\nfn answer() -> u32;\n");
    expect(await run(folder.path, "fmt", "--check", "a.ffi")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("leaves a broken file alone and says why", async () => {
    using folder = new Folder({ "a.ffi": "package a;\nfn (" });
    const { status, stdout } = await run(folder.path, "fmt", "a.ffi");
    expect(status).toBe(1);
    expect(stdout).toContain("error[P");
    expect(readFileSync(folder.at("a.ffi"), "utf8")).toBe("package a;\nfn (");
  });

  it("formats the project, and reads no configuration of prettier", async () => {
    const trap = `require("node:fs").writeFileSync(${JSON.stringify("trap.txt")}, ""); module.exports = { tabWidth: 8 };`;
    using folder = new Folder({
      "ffi.yaml": "sources: ['*.ffi']\n",
      "a.ffi": "package a;\n\nstruct P {\nx: u8;\n}\n",
      ".prettierrc": "tabWidth: 8\n",
      "prettier.config.js": trap,
      ".prettierrc.js": trap,
      "package.json": '{"prettier": {"tabWidth": 8, "plugins": ["./evil.js"]}}',
      "evil.js": trap,
    });
    expect(await run(folder.path, "fmt")).toMatchObject({ status: 0, stdout: "a.ffi\n" });
    expect(readFileSync(folder.at("a.ffi"), "utf8")).toContain("\n  x: u8;\n");
    expect(() => statSync(folder.at("trap.txt"))).toThrow();
    writeFileSync(folder.at("ffi.yaml"), "sources: [nope.ffi]\n");
  });
});

describe("abi", () => {
  it("prints what the schema describes", async () => {
    using folder = new Folder();
    const shop = new URL("../golden/shop/shop.ffi", import.meta.url).pathname;
    const { status, stdout } = await run(folder.path, "abi", shop);
    expect(status).toBe(0);
    expect(validates(readSchema("abi"), stdout)).toBe("valid");
  });

  it("at an older version lacks what came later", async () => {
    using folder = new Folder();
    const shop = new URL("../golden/shop/shop.ffi", import.meta.url).pathname;
    const now = await run(folder.path, "abi", shop);
    const before = await run(folder.path, "abi", "--at", "1.0.0", shop);
    expect(now.stdout).toContain("acme_shop_shop_count");
    expect(before.stdout).not.toContain("acme_shop_shop_count");
    expect(validates(readSchema("abi"), before.stdout)).toBe("valid");
  });

  it("prints diagnostics on the other stream", async () => {
    using folder = new Folder({ "a.ffi": bad });
    const { status, stdout, stderr } = await run(folder.path, "abi", "a.ffi");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("error[P0029]");
  });
});

describe("layout", () => {
  const types = "package t;\n\nstruct Point { x: u8; y: f64; }\n\nrecord R { a: string; b: list<Point>; }\n\nmodule geo {\n  struct Tiny { x: u8; }\n}\n";

  it("prints offsets, sizes and padding", async () => {
    using folder = new Folder({ "t.ffi": types });
    expect((await run(folder.path, "layout", "Point", "t.ffi")).stdout).toBe(
      [
        "t_point: 16 bytes, aligned to 8 (lp64)",
        "  offset  size  field      type",
        "       0     1  x          uint8_t",
        "       1     7  reserved1  padding",
        "       8     8  y          double",
        "",
      ].join("\n"),
    );
  });

  it.each([["lp64", 40], ["llp64", 40], ["ilp32", 24], ["wasm32", 24]])("knows the model %s", async (model, size) => {
    using folder = new Folder({ "t.ffi": types });
    const { stdout } = await run(folder.path, "layout", "R", "t.ffi", "--model", model, "--json");
    const layout = JSON.parse(stdout) as { size: number; fields: { offset: number; size: number }[] };
    expect(layout.size).toBe(size);
    const ends = layout.fields.map((field) => field.offset + field.size);
    expect(layout.fields.map((field) => field.offset)).toEqual([0, ...ends.slice(0, -1)]);
    expect(ends.at(-1)).toBe(size);
  });

  it("finds types by module and by C name", async () => {
    using folder = new Folder({ "t.ffi": types });
    const { stdout } = await run(folder.path, "layout", "geo.Tiny", "t.ffi");
    expect(stdout).toContain("t_geo_tiny: 1 bytes");
    expect((await run(folder.path, "layout", "t_geo_tiny", "t.ffi")).stdout).toBe(stdout);
  });
});

describe("layout of something without one", () => {
  const text = "package t;\nstruct Point { x: f64; }\nrecord Line { a: Point; }\nenum Kind { a }\nerror Lost { gone = 1 }\nresource Shop { constructor(); }\n";

  it.each([
    ["Pont", "there is no type `Pont`; did you mean `Point`?"],
    ["Shop", "`Shop` is a resource and has no layout; with a layout: Point, Line, "],
    ["Kind", "`Kind` is an enum and has no layout"],
    ["t.Lost", "`t.Lost` is an error and has no layout"],
  ])("%s", async (type, says) => {
    using folder = new Folder({ "t.ffi": text });
    const { status, stderr } = await run(folder.path, "layout", type, "t.ffi");
    expect(stderr).toContain(says);
    expect(status).toBe(2);
  });
});

describe("doctor", () => {
  it("finds the tools of this machine", async () => {
    using folder = new Folder();
    const { stdout } = await run(folder.path, "doctor", "--json");
    const { tools, targets } = JSON.parse(stdout) as { tools: { name: string; found: string | null }[]; targets: string[] };
    expect(tools.find(({ name }) => name === "C compiler")?.found).toBeTruthy();
    expect(targets).toContain("c");
  });

  it("says what is missing, with the line for Debian", async () => {
    using folder = new Folder();
    const before = process.env["PATH"];
    process.env["PATH"] = folder.path;
    try {
      const { status, stdout } = await run(folder.path, "doctor");
      expect(status).toBe(1);
      expect(stdout).toMatch(/^MISSING cargo/m);
      expect(stdout).toMatch(/^MISSING maven {12}missing; needed for Java and Kotlin$/m);
      expect(stdout).toMatch(/apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev g\+\+ cmake ninja-build rustc-web cargo-web openjdk-17-jdk-headless maven'?\n$/);
    } finally {
      process.env["PATH"] = before;
    }
  });
});
