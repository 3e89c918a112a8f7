// Runs the command in this process, in folders of its own.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { main } from "../../compiler/tools/main.js";
import type { Terminal } from "../../compiler/tools/terminal.js";

/** What a run printed, and its status. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A terminal that remembers what is printed. */
export function openRecorder(
  folder: string,
  options: { readonly colours?: boolean; readonly command?: readonly string[]; readonly stop?: AbortSignal } = {},
): { readonly terminal: Terminal; readonly printed: { stdout: string; stderr: string } } {
  const printed = { stdout: "", stderr: "" };
  const terminal: Terminal = {
    folder,
    commandIn: () => options.command ?? ["ffi"],
    print: (text) => void (printed.stdout += text),
    complain: (text) => void (printed.stderr += text),
    colours: options.colours === true,
    progress: false,
    stop: options.stop ?? new AbortController().signal,
  };
  return { terminal, printed };
}

/** Runs one command line in a folder. */
export async function run(folder: string, ...args: readonly string[]): Promise<Ran> {
  const { terminal, printed } = openRecorder(folder);
  const status = await main(args, terminal);
  return { status, ...printed };
}

/** A temporary folder with some files, removed by `using`. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "ffi-tools-")));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.write(files);
  }

  /** Writes files, with the folders that they need. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, content] of Object.entries(files)) {
      const file = this.at(path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  /** Absolute path of something in it. */
  at(path: string): string {
    return join(this.path, path);
  }

  /** Removes it. */
  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The codes of a JSON report. */
export function codesOf(stdout: string): string[] {
  return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
}

/** A small package. */
export const api = "package example@1.0.0;\n\n/// The answer.\nfn answer() -> u32;\n";
