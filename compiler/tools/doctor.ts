// `ffi doctor`: which tools are here, which are missing, and the Debian line that brings them.
import { findNodePackage, findProgram, isAtLeast, versionOf } from "./tool-search.js";
import { status, type Status, type Terminal } from "./terminal.js";
import { toolkitVersion } from "./toolkit.js";

/** A tool that building may need. */
interface Need {
  readonly name: string;
  readonly programs: readonly string[];
  readonly oldest: string;
  readonly packages: readonly string[];
  readonly purpose: string;
}

const needs: readonly Need[] = [
  { name: "C compiler", programs: ["cc", "gcc", "clang"], oldest: "4.9", packages: ["gcc", "libc6-dev"], purpose: "C, and the native runtime" },
  { name: "C++ compiler", programs: ["c++", "g++", "clang++"], oldest: "8", packages: ["g++"], purpose: "C++, Node, Java and Kotlin" },
  { name: "cmake", programs: ["cmake"], oldest: "3.16", packages: ["cmake"], purpose: "C, C++, Node, Java and Kotlin" },
  { name: "ninja or make", programs: ["ninja", "make"], oldest: "1", packages: ["ninja-build"], purpose: "C, C++, Node, Java and Kotlin" },
  { name: "rustc", programs: ["rustc"], oldest: "1.75", packages: ["rustc-web"], purpose: "Rust" },
  { name: "cargo", programs: ["cargo"], oldest: "1.75", packages: ["cargo-web"], purpose: "Rust" },
  { name: "JDK", programs: ["javac"], oldest: "17", packages: ["openjdk-17-jdk-headless"], purpose: "Java and Kotlin" },
  { name: "maven", programs: ["mvn"], oldest: "3.6", packages: ["maven"], purpose: "Java and Kotlin" },
];

/** One line of the report. */
export interface Finding {
  readonly name: string;
  readonly found: string | undefined;
  readonly version: string | undefined;
  readonly problem: string | undefined;
  readonly packages: readonly string[];
}

/** Options of `ffi doctor`. */
export interface DoctorOptions {
  readonly json: boolean;
}

/** Prints what is there. Findings when something is missing or too old. */
export async function runDoctor(options: DoctorOptions, terminal: Terminal): Promise<Status> {
  const { targets } = await import("../targets/index.js");
  const findings = [...needs.map(examine), ...["node-api-headers", "node-addon-api"].map(examinePackage)];
  const missing = findings.filter(({ problem }) => problem !== undefined);
  const line = installLine(missing);
  if (options.json) {
    const tools = findings.map(({ name, found, version, problem }) => ({ name, found: found ?? null, version: version ?? null, problem: problem ?? null }));
    terminal.print(`${JSON.stringify({ ffi: toolkitVersion(), node: process.versions.node, targets: targets.map(({ id }) => id), tools, install: line ?? null }, null, 2)}\n`);
  } else {
    terminal.print(`ffi ${toolkitVersion()}, node ${process.versions.node}, ${process.platform} ${process.arch}\n`);
    terminal.print(`targets: ${targets.map(({ id, sides }) => `${id} (${sides.join(", ")})`).join(", ")}\n`);
    for (const finding of findings) terminal.print(describe(finding));
    if (line !== undefined) terminal.print(`\nOn Debian run:\n${line}\n`);
  }
  return missing.length === 0 ? status.clean : status.findings;
}

function examine({ name, programs, oldest, packages, purpose }: Need): Finding {
  const found = findProgram(...programs);
  if (found === undefined) return { name, found, version: undefined, problem: `missing; needed for ${purpose}`, packages };
  const version = versionOf(found);
  if (version === undefined) return { name, found, version, problem: "does not run", packages };
  const problem = isAtLeast(version, oldest) ? undefined : `too old; ${oldest} is needed for ${purpose}`;
  return { name, found, version, problem, packages };
}

function examinePackage(name: string): Finding {
  const found = findNodePackage(name);
  const problem = found === undefined ? "missing; needed for Node: run npm install" : undefined;
  return { name, found: found?.folder, version: found?.version, problem, packages: [] };
}

function describe({ name, found, version, problem }: Finding): string {
  const mark = problem === undefined ? "ok     " : "MISSING";
  return `${mark} ${name.padEnd(16)} ${problem ?? `${version ?? ""} (${found ?? ""})`}\n`;
}

/** The line that installs what is missing; undefined when Debian has nothing to bring. */
export function installLine(missing: readonly Finding[]): string | undefined {
  const packages = [...new Set(missing.flatMap((finding) => finding.packages))];
  if (packages.length === 0) return undefined;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  return process.getuid?.() === 0 ? command : `sudo sh -c '${command}'`;
}
