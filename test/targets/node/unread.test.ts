// Values that JavaScript cannot read to their end, because of what they hold, for want of memory or of stack: handles and unknown cases are released.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, compileTypeScript, here, lowerFile, root, run } from "./toolchain.js";

describe("TypeScript values that are not read to their end", () => {
  it("leave nothing in the library", async () => {
    const folder = await buildPackage("unread", lowerFile("test/targets/unread/unread.ffi"));
    const c = join(folder, "c");
    const sources = [join(root, "test/targets/unread/provider.c"), join(c, "test_unread_provider.c"), join(c, "test_unread_values.c")];
    const library = await buildProvider(folder, sources, [c]);
    copyFileSync(join(here, "unread/program.ts"), join(folder, "program.ts"));
    await compileTypeScript(folder, "test-unread", ["program.ts"]);
    expect(await run(process.execPath, ["--expose-gc", join(folder, "out/program.js"), library])).toBe("ok\n");
  }, 300_000);
});
