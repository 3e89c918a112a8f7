/** Makes a project of the front page: each block with a file name becomes that file, everything is built and run, and prints what the page says. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { jarOf } from "../jvm/jars.js";

const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));
const tsc = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");

/** What maven makes of the generated project. */
const JAR = "generated/java/target/notes-1.0.0.jar";

const manifest = (name: string, rest: string): string =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n\n${rest}\n[workspace]\n`;

/** What the page leaves out: build files, which the guides show. */
const buildFiles: Readonly<Record<string, string>> = {
  "provider/Cargo.toml": manifest(
    "notes",
    [
      `[lib]\ncrate-type = ["cdylib"]\n`,
      `[dependencies]`,
      `acme-notes = { path = "../generated/rust", default-features = false, features = ["provider"] }`,
      `ftk = { path = "../generated/rust/ftk" }\n`,
    ].join("\n"),
  ),
  "rust/Cargo.toml": manifest("reader", `[dependencies]\nacme-notes = { path = "../generated/rust" }\n`),
  "native/CMakeLists.txt": [
    "cmake_minimum_required(VERSION 3.16)\nproject(reader LANGUAGES C CXX)",
    'list(APPEND CMAKE_PREFIX_PATH "${CMAKE_SOURCE_DIR}/../generated/c" "${CMAKE_SOURCE_DIR}/../generated/cpp")',
    "find_package(acme_notes REQUIRED CONFIG)\nfind_package(acme_notes_cpp REQUIRED CONFIG)",
    "add_executable(reader_c main.c)\ntarget_link_libraries(reader_c PRIVATE acme_notes::consumer)",
    "add_executable(reader_cpp main.cpp)\ntarget_link_libraries(reader_cpp PRIVATE acme_notes::cpp)",
    "target_compile_definitions(reader_cpp PRIVATE ACME_NOTES_LOADED)\n",
  ].join("\n"),
  "ts/package.json": `{ "type": "module" }\n`,
};

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

/** The blocks of a page that have a name, by that name. */
function blocksOf(page: string): ReadonlyMap<string, string> {
  return new Map([...page.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, name = "", text = ""]) => [name, text]));
}

function build(folder: string, root: string): void {
  const run = (program: string, ...args: readonly string[]): void =>
    void execFileSync(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  run(process.execPath, tsx, join(root, "compiler/tools/cli.ts"), "build", "--fetch");
  run(process.execPath, tsc, "-p", "generated/node");
  const link = join(folder, "ts/node_modules/acme-notes");
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true, recursive: true });
  symlinkSync("../../generated/node", link);
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "examples/textkit/ts/tsconfig.json"), "utf8")) as {
    compilerOptions: object;
  };
  const options = { ...compilerOptions, paths: {}, outDir: "." };
  write(join(folder, "ts/tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["main.ts"] }));
  run(process.execPath, tsc, "-p", "ts");
  run("javac", "-Xlint:all", "-Werror", "-cp", `${JAR}:${jarOf("jspecify")}`, "-d", "build/java", "java/Main.java");
}

/** Builds and runs what the front page shows; prints a line. */
export function checkReadme(root: string): boolean {
  const started = performance.now();
  const folder = join(root, ".cache/readme");
  try {
    const { output = "", ...files } = Object.fromEntries(blocksOf(readFileSync(join(root, "README.md"), "utf8")));
    for (const [path, text] of Object.entries({ ...files, ...buildFiles })) write(join(folder, path), text);
    build(folder, root);
    const library = join(folder, "build/cargo/release/libnotes.so");
    const programs = {
      c: ["build/native/reader_c"],
      cpp: ["build/native/reader_cpp"],
      rust: ["build/cargo/release/reader"],
      ts: [process.execPath, "ts/main.js"],
      java: ["java", "-cp", `${JAR}:build/java`, "Main"],
    };
    for (const [language, [program = "", ...args]] of Object.entries(programs)) {
      const path = program.includes("/") && !program.startsWith("/") ? join(folder, program) : program;
      const printed = execFileSync(path, [...args, library], { cwd: folder, encoding: "utf8" });
      if (output === "" || printed !== output) throw new Error(`${language} printed\n${printed}`);
    }
    console.log(`README.md: built and run (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    const { message, stdout } = error as Error & { stdout?: string | Buffer };
    console.error(`README.md: ${message}\n${stdout?.toString() ?? ""}`);
    return false;
  }
}
