/** What the paths of the JVM bench have in common: their folders, and the tools that build them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../conformance/builds.js";

/** The folders of one build. */
export interface Folders {
  /** Of the repository. */
  readonly root: string;
  /** Of everything that is built. */
  readonly out: string;
  /** Of the sources of this part. */
  readonly here: string;
}

/** One path of the bench: its name, the class with its cases, and what the JVM needs for it. */
export interface Path {
  readonly name: string;
  readonly cases: string;
  /** Sources in Java, or folders of them. */
  readonly sources: readonly string[];
  /** Folders of classes, and jars. */
  readonly classes: readonly string[];
  /** Options of the JVM. */
  readonly options: readonly string[];
}

/** Builds crates of the workspace in release mode; returns the folder of the libraries. */
export async function cargo({ out, here }: Folders, packages: readonly string[]): Promise<string> {
  const command = [
    "cargo",
    "build",
    "--quiet",
    "--release",
    "--locked",
    "-j2",
    ...packages.flatMap((one) => ["-p", one]),
  ];
  await runCommand(command, {
    cwd: join(here, "rust"),
    env: { CARGO_TARGET_DIR: join(out, "target"), RUSTFLAGS: "" },
    minutes: 60,
  });
  return join(out, "target/release");
}

/** The sources in a folder and below it, or the one source. */
export function javaFiles(path: string): string[] {
  if (path.endsWith(".java")) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() || one.name.endsWith(".java") ? javaFiles(join(path, one.name)) : [],
  );
}
