// The pages of this folder: what they show is what is generated. UPDATE=1 rewrites the blocks, and begins one for a target that has none.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatText, SourceFile } from "../../idl/index.js";
import { extract, openSource } from "./excerpt.js";
import { lowerPackages, proposeExcerpt, targets, writeTarget } from "./generation.js";
import { readPage, rewritePage, writeBlock, type Excerpt, type Page } from "./page.js";

const folder = import.meta.dirname;
const pages = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
const isUpdate = process.env["UPDATE"] === "1";

describe.each(pages)("%s", (name) => {
  const page = readPage(readFileSync(join(folder, name), "utf8"));
  const abi = lowerPackages(page.packages);
  const expected = (excerpt: Excerpt) => {
    const target = targets.find(({ id }) => id === excerpt.target);
    if (target === undefined) throw new Error(`there is no target ${excerpt.target}`);
    const files = writeTarget(abi, target);
    const text = files.get(excerpt.file);
    if (text === undefined)
      throw new Error(
        `${excerpt.target} writes no ${excerpt.file}, but ${[...files.keys()].filter((path) => !path.includes("ftk/")).join(" ")}`,
      );
    return extract(openSource(text), excerpt.selectors);
  };

  it("shows formatted interfaces", () => {
    for (const source of page.packages) expect(formatText(new SourceFile(name, source)).text).toBe(source);
  });

  if (isUpdate) {
    it("is rewritten", () => {
      const missing = missingTargets(page).map((target) => writeBlock(target.title, proposeExcerpt(abi, target)));
      writeFileSync(join(folder, name), `${rewritePage(page, expected)}${missing.join("")}`);
    });
    return;
  }

  it("has a block for every target, or says why not", () => {
    expect(missingTargets(page).map(({ id }) => id)).toEqual([]);
    expect(page.none.filter((id) => page.excerpts.some(({ target }) => target === id))).toEqual([]);
  });

  it.each(page.excerpts.map((excerpt) => [`${excerpt.target} ${excerpt.file}`, excerpt] as const))(
    "%s",
    (_, excerpt) => {
      expect(excerpt.text).toBe(expected(excerpt));
      expect(excerpt.selectors.length).toBeGreaterThan(0);
    },
  );
});

describe("all pages together", () => {
  const kinds = new Set<string>();
  for (const name of pages)
    collectKinds(lowerPackages(readPage(readFileSync(join(folder, name), "utf8")).packages), kinds);

  it.each(Object.keys(targets[0]?.supports ?? {}))("show the construct %s", (kind) => {
    expect(kinds).toContain(kind);
  });

  it("are listed in README.md", () => {
    const list = readFileSync(join(folder, "README.md"), "utf8");
    const linked = [...list.matchAll(/\]\((\S+?\.md)\)/g)]
      .map(([, path]) => path)
      .filter((path) => path?.includes("/") === false);
    expect([...linked].sort()).toEqual([...pages].sort());
  });
});

function missingTargets(page: Page): typeof targets {
  return targets.filter(({ id }) => !page.none.includes(id) && !page.excerpts.some(({ target }) => target === id));
}

/** The value of every `kind` in an Abi. */
function collectKinds(value: unknown, kinds: Set<string>, seen = new Set<unknown>()): void {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if ("kind" in value && typeof value.kind === "string") kinds.add(value.kind);
  for (const each of Object.values(value)) collectKinds(each, kinds, seen);
}
