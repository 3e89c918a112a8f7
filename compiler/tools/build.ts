// `ffi build`: generates, then drives cargo, cmake and maven. Nothing is downloaded unless asked for: cargo and maven run offline, cmake is
// told to fetch nothing, and Node's headers come from the npm packages that the toolkit depends on.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, resolve, sep } from "node:path";
import type { Diagnostic } from "../../idl/index.js";
import { configMessages } from "./config/messages.js";
import { isInside, refusePath } from "./config/paths.js";
import { generateProject, summarizeWritten } from "./gen.js";
import { openProject, type Project } from "./project.js";
import { report, type Format } from "./report/index.js";
import { findNodePackage, findProgram } from "./tool-search.js";
import { status, UsageError, type Status, type Terminal } from "./terminal.js";
import { toolkitRoot } from "./toolkit.js";

/** Options of `ffi build`. */
export interface BuildOptions {
  readonly format: Format;
  readonly debugBuild?: boolean;
  /** Let cargo and maven download what is missing. Otherwise nothing touches the network. */
  readonly fetch?: boolean;
}

/** One command of a build. */
interface Command {
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Generates and builds the project of the working folder. A failing tool is a finding; its output goes to the standard error. */
export async function runBuild(options: BuildOptions, terminal: Terminal): Promise<Status> {
  const { targets } = await import("../targets/index.js");
  const project = await openProject({ from: terminal.folder, targets });
  const plan = planBuild(project, options);
  if (plan.diagnostics.length > 0) return report([...project.diagnostics, ...plan.diagnostics], { format: options.format, terminal });
  const generated = await generateProject(project, { target: [] }, terminal.folder);
  const found = await report(generated.diagnostics, { format: options.format, terminal });
  if (generated.written === null) return found;
  terminal.complain(summarizeWritten(generated, terminal.folder));
  return (await runCommands(plan.steps.flatMap((step) => step()), project.folder, terminal)) ? found : status.findings;
}

interface Plan {
  /** Made after generating, since generated folders may be built too. */
  readonly steps: readonly (() => readonly Command[])[];
  readonly diagnostics: readonly Diagnostic[];
}

function planBuild(project: Project, options: BuildOptions): Plan {
  const settings = { debug: options.debugBuild === true, fetch: options.fetch === true };
  const diagnostics: Diagnostic[] = [];
  const configured = project.loaded.config?.build ?? [];
  const steps = configured.map((step, i) => {
    for (const key of [...kinds, "into"] as const) {
      const path = step[key];
      const reason = path === undefined ? undefined : refusePath(path);
      if (path === undefined || reason === undefined) continue;
      diagnostics.push(configMessages["unsafe-path"].at(project.loaded.spanOf(`/build/${i}/${key}`), { path, reason }));
    }
    if (kinds.filter((kind) => step[kind] !== undefined).length !== 1) {
      const span = project.loaded.spanOf(`/build/${i}`);
      const values = { setting: `build.${i}`, reason: "must have one of `cargo`, `cmake` and `maven`", description: "one build: the folder of a Cargo.toml, of a CMakeLists.txt or of a pom.xml" };
      diagnostics.push(configMessages["setting-value"].at(span, values));
    }
    const kind = kinds.find((one) => step[one] !== undefined) ?? "cmake";
    const folder = step[kind] ?? ".";
    return () => commandsOf({ ...settings, kind, folder, into: step.into, ...(step.debug !== undefined && { debug: step.debug }) }, project);
  });
  return { steps: steps.length > 0 ? steps : [() => defaultCommands(project, settings)], diagnostics };
}

// Without `build` in the configuration: what stands beside it, else what was generated.
function defaultCommands(project: Project, settings: Pick<Step, "debug" | "fetch">): readonly Command[] {
  const own = ["."];
  const generated = project.targets.map(({ folder }) => join(project.output, folder));
  for (const folders of [own, generated]) {
    const found = folders.flatMap((folder) =>
      kinds.flatMap((kind) =>
        existsSync(resolve(project.folder, folder, markers[kind])) ? commandsOf({ ...settings, kind, folder, into: undefined }, project) : [],
      ),
    );
    if (found.length > 0) return found;
  }
  throw new UsageError("there is nothing to build: no Cargo.toml, no CMakeLists.txt, no pom.xml, and no `build` in ffi.yaml");
}

/** In the order in which one folder is built: the library that cmake makes goes into the jar. */
const kinds = ["cargo", "cmake", "maven"] as const;

const markers = { cargo: "Cargo.toml", cmake: "CMakeLists.txt", maven: "pom.xml" } as const;

interface Step {
  readonly kind: (typeof kinds)[number];
  readonly folder: string;
  readonly into: string | undefined;
  readonly debug: boolean;
  readonly fetch: boolean;
}

function commandsOf({ kind, folder, into, debug, fetch }: Step, project: Project): readonly Command[] {
  const source = resolve(project.folder, folder);
  if (!existsSync(join(source, markers[kind]))) throw new UsageError(`${folder} has no ${markers[kind]}`);
  if (!isInside(project.folder, realpathSync(source))) throw new UsageError(`${folder} is a link that leads out of the project`);
  const name = source === project.folder ? "project" : basename(source);
  const target = join(project.folder, into ?? `build${sep}${name}`);
  if (kind === "maven") return mavenCommands(source, fetch);
  return kind === "cargo" ? cargoCommands(source, target, { debug, fetch }) : cmakeCommands(source, target, debug);
}

function cargoCommands(source: string, target: string, { debug, fetch }: Pick<Step, "debug" | "fetch">): readonly Command[] {
  const manifest = ["--manifest-path", join(source, "Cargo.toml"), "--target-dir", target];
  const args = ["build", ...(fetch ? [] : ["--offline"]), ...manifest, ...(debug ? [] : ["--release"])];
  return [{ title: `cargo build ${basename(source)}`, program: need("cargo", "cargo"), args }];
}

function mavenCommands(source: string, fetch: boolean): readonly Command[] {
  const args = ["-q", "-B", ...(fetch ? [] : ["-o"]), "-f", join(source, "pom.xml"), "package"];
  return [{ title: `maven package ${basename(source)}`, program: need("mvn", "mvn"), args }];
}

function cmakeCommands(source: string, target: string, debug: boolean): readonly Command[] {
  const cmake = need("cmake", "cmake");
  const headers = findNodePackage("node-api-headers");
  const generator = findProgram("ninja") === undefined ? [] : ["-G", "Ninja"];
  const definitions = Object.entries({
    CMAKE_BUILD_TYPE: debug ? "Debug" : "Release",
    FETCHCONTENT_FULLY_DISCONNECTED: "ON",
    FTK_DIR: join(toolkitRoot(), "runtime-native"),
    NODE_API_INCLUDE: headers === undefined ? undefined : join(headers.folder, "include"),
    NODE_ADDON_API_INCLUDE: findNodePackage("node-addon-api")?.folder,
  }).flatMap(([key, value]) => (value === undefined ? [] : [`-D${key}=${value}`]));
  return [
    { title: `cmake configure ${basename(source)}`, program: cmake, args: ["-S", source, "-B", target, "--no-warn-unused-cli", ...generator, ...definitions] },
    { title: `cmake build ${basename(source)}`, program: cmake, args: ["--build", target, "--parallel", String(availableParallelism())] },
  ];
}

function need(name: string, ...programs: readonly string[]): string {
  const found = findProgram(...programs);
  if (found === undefined) throw new UsageError(`${name} is missing; \`ffi doctor\` says how to get it`);
  return found;
}

// The list stops at the first failure, whose output is shown whole.
async function runCommands(commands: readonly Command[], folder: string, terminal: Terminal): Promise<boolean> {
  const { Listr } = await import("listr2");
  const list = new Listr(
    commands.map((command) => ({ title: command.title, task: () => runCommand(command, folder) })),
    { concurrent: false, exitOnError: true, renderer: terminal.progress ? "default" : "silent" },
  );
  try {
    await list.run();
    if (!terminal.progress) terminal.complain(commands.map(({ title }) => `done ${title}\n`).join(""));
    return true;
  } catch (error) {
    terminal.complain(`ffi: ${(error as Error).message}\n`);
    return false;
  }
}

const mostOutput = 1_000_000;

function runCommand({ title, program, args }: Command, folder: string): Promise<void> {
  return new Promise((done, fail) => {
    const env = { ...process.env, CARGO_TERM_COLOR: "never" };
    const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk: Buffer): void => void (output = (output + chunk.toString("utf8")).slice(-mostOutput));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => fail(new Error(`${title} could not be started: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) done();
      else fail(new Error(`${title} ended with ${code ?? "a signal"}\n${output.trimEnd()}${hintFor(output)}`));
    });
  });
}

function hintFor(output: string): string {
  const isOffline = /--offline|offline mode/.test(output);
  return isOffline ? "\nSomething is missing: `ffi build --fetch` lets cargo and maven download it." : "";
}
