// `ffi init`: a project that builds and runs as it is.
import { lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { makeFolder } from "./output/folder.js";
import { status, UsageError, type Status, type Terminal } from "./terminal.js";
import { toolkitRoot } from "./toolkit.js";

/** Languages that a new project's provider can be written in. */
export const templates = ["rust", "cpp", "c"] as const;

/** Options of `ffi init`. */
export interface InitOptions {
  readonly template?: (typeof templates)[number];
}

/** Writes the files of a template into an empty or new folder. Overwrites nothing. */
export async function runInit(folder: string, { template }: InitOptions, terminal: Terminal): Promise<Status> {
  if (template === undefined) throw new UsageError(`say in which language the provider is written: --template ${templates.join(", ")}`);
  const target = resolve(terminal.folder, folder);
  if (!isFree(target)) throw new UsageError(`${folder} is not empty: name a new folder`);
  const source = join(toolkitRoot(), "compiler/tools/templates", template);
  for (const path of listFiles(source)) {
    const file = join(target, path === "gitignore" ? ".gitignore" : path);
    makeFolder(dirname(file));
    writeFileSync(file, readFileSync(join(source, path)), { flag: "wx" });
  }
  // Cargo may need crates that were never downloaded on this machine.
  const build = [...terminal.commandIn(target).map(wordOfShell), "build", ...(template === "rust" ? ["--fetch"] : [])].join(" ");
  const steps = [...(target === terminal.folder ? [] : [`cd ${wordOfShell(relative(terminal.folder, target))}`]), build];
  terminal.print(`Made a project in ${folder}. Next:\n${steps.map((step) => `  ${step}\n`).join("")}README.md says what to run then.\n`);
  return status.clean;
}

// A word as it is typed: a path, or a part of a command.
function wordOfShell(path: string): string {
  const plain = path.startsWith("-") ? `./${path}` : path;
  return /^[\p{L}\p{N}_./-]+$/u.test(plain) ? plain : `'${plain.replaceAll("'", String.raw`'\''`)}'`;
}

// A fresh repository may have its folder of git already.
function isFree(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return true;
  return stats.isDirectory() && readdirSync(folder).every((name) => name === ".git");
}

function listFiles(folder: string, below = ""): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? listFiles(folder, path) : [path];
  });
}
