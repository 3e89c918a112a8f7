// Callbacks from native threads, under checked JNI: it complains of local references that pile up. Once more in a class loader that the system does not know.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, compileJava, here, lowerFile, root, runJava } from "./toolchain.js";

describe("Java callbacks on native threads", () => {
  it("are attached once, last, fail, and are refused after their call", async () => {
    const folder = await buildPackage("threads", lowerFile("test/targets/threads/threads.ffi"));
    const c = join(folder, "c");
    const sources = [join(root, "test/targets/threads/provider.c"), join(c, "test_threads_provider.c"), join(c, "test_threads_values.c")];
    const library = await buildProvider(folder, sources, [c]);
    await compileJava(folder, [join(here, "threads/Program.java")]);
    expect(await runJava(folder, "Program", [library])).toBe("ok\n");
    const launcher = join(folder, "launcher");
    await compileJava(launcher, [join(here, "threads/Launcher.java")]);
    expect(await runJava(launcher, "Launcher", [`${join(folder, "classes")}/`, library])).toBe("ok\n");
  }, 300_000);
});
