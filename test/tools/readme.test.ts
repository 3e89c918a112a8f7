// The guide of the command line: its files are made, its commands are run, what they print is compared.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Folder, run } from "./harness.js";

const page = readFileSync(new URL("../../compiler/tools/README.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language = "", path, text = ""]) => ({ language, path, text }));
const files = blocks.flatMap(({ path, text }) => (path === undefined ? [] : [[join("project", path), text] as const]));
const commands = blocks.filter(({ language }) => language === "console").flatMap(({ text }) => text.split(/^\$ /m).slice(1));

/** Text in which `...` stands for anything. */
function pattern(text: string): RegExp {
  const parts = text.split("...").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[\\s\\S]*?")}$`);
}

describe("the guide", () => {
  it("shows what happens", async () => {
    using folder = new Folder({ ...Object.fromEntries(files), "project/x": "" });
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      const [line = "", ...rest] = command.split("\n");
      const args = line.split(" ");
      expect(args[0]).toBe("ffi");
      const { stdout } = await run(folder.at("project"), ...args.slice(1));
      expect(stdout, line).toMatch(pattern(rest.join("\n")));
    }
  });

  it("names every verb", async () => {
    using folder = new Folder();
    const { stdout } = await run(folder.path, "--help");
    const verbs = [...stdout.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, verb]) => verb);
    expect(verbs.length).toBe(10);
    for (const verb of verbs) expect(page).toContain(`\`ffi ${verb}\`](#`);
  });
});
