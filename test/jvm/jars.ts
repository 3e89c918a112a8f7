/** The jars of `pom.xml`, fetched by Maven once and kept in `.cache/jvm`. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findJdk, SHORT } from "../jdk.js";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "../../.cache/jvm");

/** Absolute paths of all jars. Throws with Maven's output when they cannot be fetched. */
export function fetchJars(): string[] {
  const pom = readFileSync(join(here, "pom.xml"), "utf8");
  const stamp = join(folder, "fetched.xml");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== pom) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const made = spawnSync("mvn", ["-q", "-B", "-f", join(here, "pom.xml"), "dependency:copy-dependencies", `-DoutputDirectory=${folder}`], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(`mvn: ${made.error?.message ?? ""}${made.stdout}${made.stderr}`);
    writeFileSync(stamp, pom);
  }
  return readdirSync(folder).filter((file) => file.endsWith(".jar")).map((file) => join(folder, file));
}

/** The jar whose file begins with `artifact-` and a digit. */
export function jarOf(artifact: string): string {
  const found = fetchJars().find((path) => new RegExp(`/${artifact}-\\d[^/]*$`).test(path));
  if (found === undefined) throw new Error(`no jar of ${artifact} in test/jvm/pom.xml`);
  return found;
}

/** The command that runs the compiler of Kotlin. */
export function kotlinc(): readonly string[] {
  return [join(findJdk(), "bin/java"), "-Xmx1500m", ...SHORT, "-cp", fetchJars().join(":"), "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"];
}
