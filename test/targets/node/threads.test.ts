// Callbacks from native threads in Node: the thread of JavaScript serves them while another makes the call.
import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, compileTypeScript, here, lowerFile, root, run } from "./toolchain.js";

describe("TypeScript callbacks on native threads", () => {
  it("run in turn, nest, fail, and are refused after their call", async () => {
    const folder = await buildPackage("threads", lowerFile("test/targets/threads/threads.ffi"));
    const c = join(folder, "c");
    const sources = [join(root, "test/targets/threads/provider.c"), join(c, "test_threads_provider.c"), join(c, "test_threads_values.c")];
    const library = await buildProvider(folder, sources, [c]);
    copyFileSync(join(here, "threads/program.ts"), join(folder, "program.ts"));
    await compileTypeScript(folder, "test-threads", ["program.ts"]);
    const program = join(folder, "out/program.js");
    expect(await run(process.execPath, ["--expose-gc", program, library])).toBe("ok\n");
    expect(spawnSync(process.execPath, [program, library, "exit"], { encoding: "utf8" })).toMatchObject({ status: 3, stdout: "", stderr: "" });
  }, 300_000);
});
