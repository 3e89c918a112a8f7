/** Where the Java development kit of the tests is, and how short programs run on it. */
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** The folder of a JDK 17 or later with its headers: `JAVA_HOME`, else the one of `javac` on the path. Throws when there is none: a required tool is never skipped. */
export function findJdk(): string {
  const home = process.env["JAVA_HOME"];
  const onPath = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "javac")).filter(existsSync).map((path) => dirname(dirname(realpathSync(path))));
  const installed = existsSync("/usr/lib/jvm") ? readdirSync("/usr/lib/jvm").map((name) => join("/usr/lib/jvm", name)) : [];
  const found = [...(home === undefined ? [] : [home]), ...onPath, ...installed].find((folder) => existsSync(join(folder, "include/jni.h")) && existsSync(join(folder, "bin/javac")));
  if (found === undefined) throw new Error("no JDK: install openjdk-17-jdk-headless");
  return found;
}

/**
 * Options of a virtual machine that ends after seconds, such as a compiler of a few files: one thread collects, and code is compiled once, quickly. It takes
 * half of the processor time that a machine takes which prepares for hours.
 */
export const SHORT: readonly string[] = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];

/** The command that runs javac in such a machine. */
export function javac(): readonly string[] {
  return [join(findJdk(), "bin/javac"), ...SHORT.map((option) => `-J${option}`)];
}
