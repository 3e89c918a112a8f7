// The front page says what is: its command lines, and the packages that `setup` installs. Its programs are run by the stage `examples`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(join(root, "README.md"), "utf8");

test("both command lines stand there, and their scripts exist", () => {
  expect(page).toContain("```sh\nnpm ci && npm run quickstart\nnpm ci && npm test\n```");
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["quickstart", "test", "conformance"]));
});

test("the line for apt-get names the packages of setup, in its order", () => {
  const setup = readFileSync(join(root, "test/repo/setup.mjs"), "utf8");
  const packages = [...setup.matchAll(/packages: \[(.*?)\]/g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name),
  );
  const [, named = ""] = /--no-install-recommends ([^'\n]+)'/.exec(page) ?? [];
  expect(named.split(" ")).toEqual(packages);
});
