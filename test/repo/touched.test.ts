// What a new language touched, on small repositories made for it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findTouched, showTouched } from "./touched.js";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

type Files = Readonly<Record<string, string>>;

/** A repository with the languages c and cpp, and one commit for each of `steps`. */
function makeHistory(...steps: readonly (readonly [message: string, files: Files])[]): string {
  const root = mkdtempSync(join(tmpdir(), "touched-"));
  folders.push(root);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@x", ...args], { cwd: root });
  git("init", "--quiet", "--initial-branch=main");
  for (const [message, files] of [["Start", start] as const, ...steps]) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    git("add", "--all");
    git("commit", "--quiet", "--message", message);
    if (message === "Start") git("tag", "start");
  }
  return root;
}

const list = (...ids: string[]) =>
  `// The list.\n${ids.map((id) => `import { ${id} } from "./${id}/index.js";\n`).join("")}export const targets = [${ids.join(", ")}];\n`;
const start: Files = {
  "compiler/targets/index.ts": list("c", "cpp"),
  "compiler/targets/c/index.ts": 'title: "C11"',
  "compiler/targets/cpp/index.ts": 'title: "C++17"',
  "compiler/lower/abi.ts": "1",
  "compiler/README.md": "# Page\n\n## Decision notes\n\n1. **Old.** About `lower/abi.ts`.\n",
  "runtime-native/src/error.c": "1",
  "package.json": "{}",
};
const language: readonly [string, Files] = [
  "Objective-C joins",
  {
    "compiler/targets/objc/index.ts": 'title: "Objective-C"',
    "compiler/targets/index.ts": list("c", "cpp", "objc"),
    "runtime-native/objc/error.m": "1",
    "test/conformance/bool/consumer.m": "1",
    "README.md": "# One",
    "package.json": '{ "a": 1 }',
  },
];
const mend: readonly [string, Files] = ["Lower: what Objective-C needs", { "compiler/lower/abi.ts": "2" }];
const paths = (root: string, range = "start..main") => findTouched(root, range).mends.map(({ path }) => path);

describe("a language in its own places", () => {
  it("has no mends", () => {
    const touched = findTouched(makeHistory(language), "start..main");
    expect(touched.languages).toEqual(["objc"]);
    expect(touched.mends).toEqual([]);
    expect([...touched.places.keys()].sort()).toEqual([
      "compiler/targets/objc",
      "docs",
      "runtime-native/objc",
      "set-up",
      "tests",
      "the list line",
    ]);
  });

  it("may be named, and must be there", () => {
    const root = makeHistory(language);
    expect(() => findTouched(root, "main..main")).toThrow("no folder of compiler/targets is new");
    expect(findTouched(root, "main..main", ["objc"]).mends).toEqual([]);
    expect(() => findTouched(root, "start..main", ["java"])).toThrow("compiler/targets/java does not exist");
    expect(() => findTouched(root, "start")).toThrow("is not a range");
    expect(() => findTouched(root, "--all..main")).toThrow("is not a range");
    expect(() => findTouched(root, "start..nowhere")).toThrow("nowhere is no commit");
  });
});

describe("a mend of the shared part", () => {
  it("is listed with its commits, also when it is a commit of its own", () => {
    const root = makeHistory(language, mend, [
      "Runtime: for objc",
      { "runtime-native/src/error.c": "2", "compiler/lower/abi.ts": "3" },
    ]);
    const { mends } = findTouched(root, "start..main");
    expect(mends.map(({ path, commits }) => [path, ...commits.map(({ subject }) => subject)])).toEqual([
      ["compiler/lower/abi.ts", "Lower: what Objective-C needs", "Runtime: for objc"],
      ["runtime-native/src/error.c", "Runtime: for objc"],
    ]);
  });

  it.each([
    [
      "more than its line in the list",
      { "compiler/targets/index.ts": `${list("c", "cpp", "objc")}export const x = 1;\n` },
      "compiler/targets/index.ts",
    ],
    ["another language", { "compiler/targets/cpp/index.ts": "2" }, "compiler/targets/cpp/index.ts"],
    ["a schema", { "schemas/config.ts": "2" }, "schemas/config.ts"],
    ["a name with spaces and an accent", { "compiler/lower/é b.ts": "2" }, "compiler/lower/é b.ts"],
  ])("is %s", (_, files, path) => {
    expect(paths(makeHistory(language, ["For objc", files]))).toEqual([path]);
  });

  it("is none when it was taken back", () => {
    expect(paths(makeHistory(language, mend, ["Back for objc", { "compiler/lower/abi.ts": "1" }]))).toEqual([]);
  });

  it("of other work is shown apart", () => {
    const root = makeHistory(language, ["Lower: faster", { "compiler/lower/abi.ts": "2" }]);
    const touched = findTouched(root, "start..main");
    expect(touched.mends).toEqual([]);
    expect(touched.others.map(({ commit, paths: of }) => [commit.subject, ...of])).toEqual([
      ["Lower: faster", "compiler/lower/abi.ts"],
    ]);
    expect(showTouched(touched)).toContain("1 commits that name none of these languages");
  });
});

describe("a decision note", () => {
  const page = (notes: string) => ({ "compiler/README.md": `${start["compiler/README.md"] ?? ""}${notes}` });

  it.each([
    ["names the path", "2. **New.** Because of\n   `compiler/lower/abi.ts`.\n", "2. **New.**"],
    ["names it from its page", "2. **New.** `lower/abi.ts`.\n", "2. **New.**"],
    ["names a folder around it", "2. **New.** `compiler/lower/`.\n", "2. **New.**"],
    ["is old", "", undefined],
    ["names another", "2. **New.** `lower/abi`, `abi.ts`.\n", undefined],
    ["is no note", "\n## Other\n\n2. **New.** `lower/abi.ts`.\n", undefined],
  ])("%s", (_, notes, title) => {
    const { mends } = findTouched(
      makeHistory(language, mend, ["Note", page(notes === "" ? "\n" : notes)]),
      "start..main",
    );
    expect(mends.map(({ note }) => note?.title)).toEqual([title]);
  });
});

describe("the command", () => {
  const check = (...args: string[]) =>
    spawnSync("node_modules/.bin/tsx", ["test/repo/check.ts", ...args], { encoding: "utf8" });

  it("says what is wrong with a range or a rule, with status 2", () => {
    expect(check("--touched", "nonsense")).toMatchObject({
      status: 2,
      stderr: "check: `nonsense` is not a range such as main..HEAD\n",
    });
    expect(check("nonsense")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("no rule `nonsense`") as string,
    });
  });
});
