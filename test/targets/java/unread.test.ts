// Values that Java cannot read to their end, because of what they hold or for want of memory: handles and unknown cases are released.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPackage, buildProvider, compileJava, here, lowerFile, root, runJava } from "./toolchain.js";

describe("Java values that are not read to their end", () => {
  it("leave nothing in the library", async () => {
    const folder = await buildPackage("unread", lowerFile("test/targets/unread/unread.ffi"));
    const c = join(folder, "c");
    const sources = [join(root, "test/targets/unread/provider.c"), join(c, "test_unread_provider.c"), join(c, "test_unread_values.c")];
    const library = await buildProvider(folder, sources, [c]);
    await compileJava(folder, [join(here, "unread/Program.java")]);
    expect(await runJava(folder, "Program", [library], ["-Xmx64m"])).toBe("ok\n");
  }, 300_000);
});
