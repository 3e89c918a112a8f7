// What a verb may touch of the outside: streams, working folder, colours, interruption. Tests hand in their own.
import { sep } from "node:path";

/** The surroundings of one run of the command. */
export interface Terminal {
  /** Absolute working folder; relative paths of the user start here. */
  readonly folder: string;
  /** What the user types in a folder to run this program, word by word: where a shell would not find `ffi`, by npx or by its path. */
  readonly commandIn: (folder: string) => readonly string[];
  /** Writes to the standard output, as it stands. */
  readonly print: (text: string) => void;
  /** Writes to the standard error, as it stands. */
  readonly complain: (text: string) => void;
  /** The standard output is a screen that shows colours. */
  readonly colours: boolean;
  /** The standard error is a screen, on which progress may move the cursor. */
  readonly progress: boolean;
  /** Ends verbs that run until they are interrupted (`watch`). */
  readonly stop: AbortSignal;
}

/** Exit status of the command. */
export const status = { clean: 0, findings: 1, fault: 2 } as const;

/** One of {@link status}. */
export type Status = (typeof status)[keyof typeof status];

/** The command was used wrongly, or something outside (a file, a tool) stands in the way: one line for the user, status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A failure of the system in words: "permission denied: /srv/out". */
export function sayFailure(error: unknown): string {
  const { message, path } = error as NodeJS.ErrnoException;
  const [, words] = /^E[A-Z0-9]+: ([^,]+),/.exec(message) ?? [];
  return words === undefined || path === undefined ? message : `${words}: ${path}`;
}

/** The terminal of this process. Signals are left alone until a verb asks for `stop`. */
export function openTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  let stop: AbortController | undefined;
  return {
    folder: process.cwd(),
    commandIn: (folder) => commandIn(folder, env, process.argv[1] ?? "ffi"),
    print: (text) => void stdout.write(text),
    complain: (text) => void stderr.write(text),
    colours: stdout.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    progress: stderr.isTTY === true && env["TERM"] !== "dumb" && !env["CI"],
    get stop() {
      stop ??= abortOnSignal();
      return stop.signal;
    },
  };
}

/** Below npx a shell does not know `ffi`, and npx itself finds it in the folder of its package alone: elsewhere it would fetch another `ffi`. */
export function commandIn(folder: string, env: Readonly<Record<string, string | undefined>>, script: string): readonly string[] {
  if (env["npm_command"] !== "exec") return ["ffi"];
  const prefix = env["npm_config_local_prefix"];
  return prefix !== undefined && `${folder}${sep}`.startsWith(`${prefix}${sep}`) ? ["npx", "ffi"] : ["node", script];
}

function abortOnSignal(): AbortController {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller;
}
