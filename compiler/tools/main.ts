// The command line: verbs, options, exit status. Each verb is loaded when it is asked for, so that `ffi check` starts quickly.
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { escapeControls } from "../../idl/index.js";
import { overview, showExamples } from "./examples.js";
import type { GenOptions } from "./gen.js";
import { formats, type Format } from "./report/index.js";
import { sayFailure, status, UsageError, type Status, type Terminal } from "./terminal.js";
import { toolkitVersion } from "./toolkit.js";

/**
 * Runs one command line (without program and script name) and returns the exit status: 0 clean, 1 findings, 2 wrong use or a fault of
 * the program. Never throws.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<Status> {
  const run: Run = { terminal, status: status.clean };
  const debug = args.includes("--debug");
  try {
    await createProgram(run).parseAsync(askedFor(args), { from: "user" });
    return run.status;
  } catch (error) {
    return complain(error, debug, terminal);
  }
}

// `help check` is what people type first; it is `check --help`.
function askedFor(args: readonly string[]): string[] {
  return args[0] === "help" ? [...args.slice(1), "--help"] : [...args];
}

interface Run {
  readonly terminal: Terminal;
  status: Status;
}

function createProgram(run: Run): Command {
  const { terminal } = run;
  const program = new Command("ffi");
  program
    .description("Checks .ffi interfaces and writes the code that joins languages.")
    .version(toolkitVersion(), "--version", "print the version")
    .option("--debug", "show the stack of internal faults")
    .exitOverride()
    .configureOutput({ writeOut: terminal.print, writeErr: terminal.complain })
    .showSuggestionAfterError()
    .helpCommand(false);
  addLanguageVerbs(program, run);
  addProjectVerbs(program, run);
  addInquiryVerbs(program, run);
  program.addHelpText("after", overview.trimEnd());
  for (const verb of program.commands) {
    verb.option("--debug", "show the stack of internal faults").copyInheritedSettings(program);
    verb.addHelpText("after", showExamples(verb.name()).trimEnd());
  }
  return program;
}

function formatOption(): Option {
  return new Option("--format <format>", "how diagnostics are printed").choices([...formats]).default("text");
}

function addLanguageVerbs(program: Command, run: Run): void {
  program
    .command("check")
    .description("report everything that is wrong with files, or with the project of this folder")
    .argument("[files...]", ".ffi files; no ffi.yaml is needed for them")
    .addOption(formatOption())
    .option("--at <version>", "check the package as it was at a version")
    .action(async (files: string[], options: { format: Format; at?: string }) => {
      run.status = await (await import("./check.js")).runCheck(files, options, run.terminal);
    });
  program
    .command("fmt")
    .description("format files, or the files of the project, in place")
    .argument("[files...]", ".ffi files")
    .option("--check", "write nothing; list the files that are not formatted")
    .addOption(formatOption())
    .action(async (files: string[], options: { check?: boolean; format: Format }) => {
      run.status = await (await import("./fmt.js")).runFmt(files, options, run.terminal);
    });
}

function addProjectVerbs(program: Command, run: Run): void {
  program
    .command("init")
    .description("make a project: interface, provider, consumer, ffi.yaml")
    .argument("[folder]", "where; must be empty or missing", ".")
    .addOption(new Option("--template <language>", "language of the provider").choices(["rust", "cpp", "c"]))
    .action(async (folder: string, options: { template?: "rust" | "cpp" | "c" }) => {
      run.status = await (await import("./init.js")).runInit(folder, options, run.terminal);
    });
  program
    .command("gen")
    .description("generate the code of all enabled targets")
    .option("--target <ids>", "only these targets, separated by commas", readList)
    .option("--at <version>", "generate the package as it was at a version")
    .option("--out <folder>", "write there instead of into the configured folder")
    .option("--force", "overwrite files that ffi did not write")
    .option("--threads <count>", "threads to work with; as many as pay when absent", readCount)
    .addOption(formatOption())
    .action(async ({ target = [], ...options }: Partial<GenOptions> & { format: Format }) => {
      run.status = await (await import("./gen.js")).runGen({ target, ...options }, run.terminal);
    });
  program
    .command("build")
    .description("generate, then build with cargo, cmake and maven; nothing is downloaded unless asked for")
    .option("--debug-build", "without optimisation")
    .option("--fetch", "let cargo and maven download what is missing")
    .addOption(formatOption())
    .action(async (options: { debugBuild?: boolean; fetch?: boolean; format: Format }) => {
      run.status = await (await import("./build.js")).runBuild(options, run.terminal);
    });
  program
    .command("watch")
    .description("check and generate again whenever a file changes, until interrupted")
    .addOption(formatOption())
    .action(async (options: { format: Format }) => {
      run.status = await (await import("./watch.js")).runWatch(options, run.terminal);
    });
}

function addInquiryVerbs(program: Command, run: Run): void {
  program
    .command("explain")
    .description("explain a code such as P0026, with examples; without one, list all")
    .argument("[code]", "code or slug")
    .action(async (code: string | undefined) => {
      run.status = await (await import("./explain.js")).runExplain(code, run.terminal);
    });
  program
    .command("layout")
    .description("print offsets, sizes and padding of a type")
    .argument("<type>", "name of a struct, record or variant, or of a C struct")
    .argument("[files...]", ".ffi files; the project when there are none")
    .addOption(new Option("--model <model>", "data model").choices(["lp64", "llp64", "ilp32", "wasm32"]).default("lp64"))
    .option("--json", "print JSON")
    .action(async (type: string, files: string[], { model, json }: { model: "lp64" | "llp64" | "ilp32" | "wasm32"; json?: boolean }) => {
      run.status = await (await import("./layout.js")).runLayout(type, files, { model, json: json === true }, run.terminal);
    });
  program
    .command("abi")
    .description("print the lowered Abi as JSON")
    .argument("[files...]", ".ffi files; the project when there are none")
    .option("--at <version>", "the package as it was at a version")
    .addOption(formatOption())
    .action(async (files: string[], options: { at?: string; format: Format }) => {
      run.status = await (await import("./abi.js")).runAbi(files, options, run.terminal);
    });
  program
    .command("doctor")
    .description("print which tools are here and what is missing")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      run.status = await (await import("./doctor.js")).runDoctor({ json: json === true }, run.terminal);
    });
}

function readCount(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError("it is a number from 1 to 99.");
  return Number(text);
}

function readList(text: string, before: readonly string[] = []): string[] {
  const ids = text.split(",").map((id) => id.trim());
  if (ids.includes("")) throw new InvalidArgumentError("an id is empty.");
  return [...before, ...ids];
}

function complain(error: unknown, debug: boolean, terminal: Terminal): Status {
  if (error instanceof CommanderError) {
    const asked = error.exitCode === 0 && error.code !== "commander.help";
    return asked ? status.clean : status.fault;
  }
  if (error instanceof UsageError || isOutside(error)) {
    terminal.complain(`ffi: ${escapeControls(sayFailure(error))}\n`);
    return status.fault;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  terminal.complain(`ffi: internal fault: ${escapeControls(message.split("\n")[0] ?? "")}\n`);
  terminal.complain(debug ? `${stack ?? message}\n` : "Run again with --debug to see where.\n");
  const { node, v8 } = process.versions;
  terminal.complain(`This is a bug in ffi. Please report it with the input: ffi ${toolkitVersion()}, node ${node}, v8 ${v8}, ${process.platform} ${process.arch}\n`);
  return status.fault;
}

/** A failure of the system, such as a full disk or a missing permission: nothing is wrong with the program. */
function isOutside(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error && "code" in error;
}
