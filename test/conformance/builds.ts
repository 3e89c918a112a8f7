/** The builds of one run: for each language and variant a folder of its own, kept between runs. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate } from "../../compiler/compile.js";
import { targets } from "../../compiler/targets/index.js";
import type { Target } from "../../compiler/targets/target.js";
import type { Abi } from "../../compiler/lower/index.js";
import type { BuildContext, Feature, Language, Program, Sanitizers, Variant } from "./language.js";

/** What a run builds with. */
export interface BuildSettings {
  readonly root: string;
  readonly sanitize: Sanitizers;
}

/** A failed command, with all that it printed. */
export class CommandError extends Error {}

/** The folder of all builds. `CONFORMANCE_BUILD` names another, so that two runs may go on at the same time. */
export function buildFolder(root: string): string {
  return process.env["CONFORMANCE_BUILD"] ?? join(root, "build/conformance");
}

const FOLDERS = { none: "plain", memory: "sanitize", threads: "races" } as const;

/** Makes the context of one build. */
export function buildContext(settings: BuildSettings, language: string, variant: Variant, features: readonly Feature[]): BuildContext {
  const out = join(buildFolder(settings.root), FOLDERS[settings.sanitize || "none"], `${language}-${variant}`);
  return {
    root: settings.root,
    out,
    variant,
    features,
    sanitize: settings.sanitize,
    generate: (target, abi, sides) => generateFor(settings.root, target, abi, sides),
    write: (path, text) => writeWhenChanged(join(out, path), text),
    run: runCommand,
  };
}

function generateFor(root: string, id: string, abi: Abi, sides: readonly ("consumer" | "provider")[]): readonly { path: string; text: string }[] {
  const target = targets.find((one: Target) => one.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  const imports = Object.fromEntries(abi.imports.map((one) => [one.package.name, `../${one.package.prefix}`]));
  return generate(abi, target, { sides, settings: {}, imports, runtime: (path) => readFileSync(join(root, path), "utf8") });
}

function writeWhenChanged(path: string, text: string): string {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return path;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Where and for how long a command runs. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Ten when not given. */
  readonly minutes?: number;
}

/** Runs a command to its end; 64 MB of output at most. */
export function runCommand(command: readonly string[], { minutes = 10, ...options }: CommandOptions = {}): Promise<string> {
  const [file = "", ...args] = command;
  const env = { ...process.env, ...options.env };
  return new Promise((resolve, reject) => {
    execFile(file, args, { ...options, env, timeout: minutes * 60_000, maxBuffer: 64 << 20, encoding: "utf8" }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new CommandError(`${command.join(" ")}\n${error.message}\n${stdout}\n${stderr}`));
    });
  });
}

/** A build that failed, with what the tools said. */
export interface BrokenBuild {
  readonly broken: string;
}

/** What one language brings to the matrix, in one variant. */
export interface Built {
  /** Path of the library; null for languages that only consume. */
  readonly provider: string | BrokenBuild | null;
  readonly consumer: Program | BrokenBuild;
}

/** Builds a language's provider (if it has one) and its consumer. A failure is part of the result, so that the other side still runs. */
export async function buildLanguage(language: Language, context: BuildContext): Promise<Built> {
  const provider = language.buildProvider === undefined ? null : await settled(language.buildProvider(context));
  return { provider, consumer: await settled(language.buildConsumer(context)) };
}

function settled<T>(build: Promise<T>): Promise<T | BrokenBuild> {
  return build.catch((error: unknown) => {
    if (error instanceof CommandError) return { broken: error.message };
    throw error;
  });
}
