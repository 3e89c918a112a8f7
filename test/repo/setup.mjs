// `npm run setup`: looks for the programs and libraries that tests and examples need. As root on Debian it installs what
// is missing, otherwise it prints the exact line and ends with 1. Plain Node and quick, since `npm test` calls it first.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What is needed: how it is found, and the Debian packages that bring it. `optional` things are used when present. */
const needs = [
  { name: "gcc", found: () => onPath("gcc"), packages: ["gcc", "libc6-dev"] },
  { name: "g++", found: () => onPath("g++"), packages: ["g++"] },
  { name: "clang-19", found: () => onPath("clang-19") && onPath("clang++-19"), packages: ["clang-19"] },
  { name: "sanitizers of clang-19", found: hasClangRuntime, packages: ["libclang-rt-19-dev"] },
  { name: "cmake", found: () => onPath("cmake"), packages: ["cmake"] },
  { name: "ninja", found: () => onPath("ninja"), packages: ["ninja-build"] },
  { name: "pkg-config", found: () => onPath("pkg-config"), packages: ["pkg-config"] },
  { name: "Objective-C of gcc, GNUstep", found: hasObjectiveC, packages: ["gobjc", "libgnustep-base-dev", "libblocksruntime-dev"] },
  { name: "sqlite3 headers", found: hasSqlite, packages: ["libsqlite3-dev"] },
  { name: "JDK 17 with its headers", found: hasJdk, packages: ["openjdk-17-jdk-headless"] },
  { name: "maven", found: () => onPath("mvn"), packages: ["maven"] },
  { name: "rustc and cargo >= 1.77", found: hasRust, packages: ["rustc-web", "cargo-web"] },
  { name: "valgrind", found: () => onPath("valgrind"), packages: ["valgrind"], optional: true },
];

const oldestRust = [1, 77];

function onPath(program) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => isProgram(join(folder, program)));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function hasClangRuntime() {
  const versions = ["/usr/lib/llvm-19/lib/clang", "/usr/lib/clang"].filter(existsSync);
  const folders = versions.flatMap((path) =>
    readdirSync(path)
      .filter((n) => /^19\b/.test(n))
      .map((n) => join(path, n, "lib")),
  );
  const platforms = folders.filter(existsSync).flatMap((path) => readdirSync(path).map((name) => join(path, name)));
  return platforms.some((path) => readdirSync(path).some((file) => /^libclang_rt\.asan.*\.a$/.test(file)));
}

function hasObjectiveC() {
  return ["/usr/include/GNUstep/Foundation/Foundation.h", "/usr/include/Block.h"].every(existsSync) && spawnSync("gcc", ["-print-prog-name=cc1obj"], { encoding: "utf8" }).stdout.startsWith("/");
}

function hasSqlite() {
  if (existsSync("/usr/include/sqlite3.h")) return true;
  return onPath("pkg-config") && spawnSync("pkg-config", ["--exists", "sqlite3"]).status === 0;
}

/** The same places as in test/jdk.ts. */
function hasJdk() {
  const installed = existsSync("/usr/lib/jvm") ? readdirSync("/usr/lib/jvm").map((name) => join("/usr/lib/jvm", name)) : [];
  const javac = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "javac")).filter(existsSync);
  const homes = [process.env.JAVA_HOME ?? "", ...javac.map((path) => join(realpathSync(path), "../..")), ...installed];
  return homes.some((home) => home !== "" && existsSync(join(home, "include/jni.h")) && isProgram(join(home, "bin/javac")));
}

function hasRust() {
  return isRecent("rustc") && isRecent("cargo");
}

function isRecent(program) {
  if (!program.includes("/") && !onPath(program)) return false;
  const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout ?? "") ?? [];
  if (status !== 0 || major === undefined) return false;
  return Number(major) > oldestRust[0] || (Number(major) === oldestRust[0] && Number(minor) >= oldestRust[1]);
}

/**
 * Debian's newer Rust lies in /usr/bin; an older one of the user may hide it. In that case the tests get a PATH that
 * begins with /usr/bin. Returns the PATH to give to child processes.
 */
export function toolPath() {
  const path = process.env.PATH ?? "";
  const hidden = !hasRust() && isProgram("/usr/bin/cargo") && isRecent("/usr/bin/rustc") && isRecent("/usr/bin/cargo");
  return hidden ? `/usr/bin${delimiter}${path}` : path;
}

function findMissing() {
  process.env.PATH = toolPath();
  return needs.filter((need) => !need.found());
}

function installLine(missing) {
  const packages = missing.flatMap((need) => need.packages).join(" ");
  return `apt-get update && apt-get install -y --no-install-recommends ${packages}`;
}

function install(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", ...args], { stdio: "inherit", env });
  apt("update");
  for (const group of [missing.filter((need) => !need.optional), missing.filter((need) => need.optional)]) {
    const packages = group.flatMap((need) => need.packages);
    if (packages.length > 0) apt("install", "-y", "--no-install-recommends", ...packages);
  }
}

/** Checks and installs. Returns true when nothing that is required is missing any more. */
export function setup() {
  let missing = findMissing();
  if (missing.length === 0) return true;
  const names = () => missing.map((need) => need.name).join(", ");
  const root = process.getuid?.() === 0;
  if (root && existsSync("/etc/debian_version") && onPath("apt-get")) {
    console.log(`setup: installing what is missing: ${names()}`);
    install(missing);
    missing = findMissing();
  }
  const required = missing.filter((need) => !need.optional);
  if (missing.length === 0) return true;
  if (required.length === 0) {
    console.log(`setup: going on without ${names()}`);
    return true;
  }
  console.error(
    `setup: missing: ${names()}. On Debian run:\n${root ? "" : "sudo sh -c '"}${installLine(missing)}${root ? "" : "'"}`,
  );
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const ready = setup();
  if (ready) console.log(`setup: ready (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  process.exitCode = ready ? 0 : 1;
}
