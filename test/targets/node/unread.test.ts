// Values that JavaScript cannot read to their end, because of what they hold, for want of memory or of stack: handles and unknown cases are released.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addPackage, buildPackage, buildProvider, compileTypeScript, here, lowerFile, root, run } from "./toolchain.js";

describe("TypeScript values that are not read to their end", () => {
  it("leave nothing in the library", async () => {
    const own = "test/targets/unread/unread.ffi";
    const folder = await buildPackage("unread", lowerFile(own));
    await addPackage(folder, lowerFile("test/targets/unread/borrower.ffi", [own]));
    const c = join(folder, "c");
    const given = ["provider.c", "borrower.c"].map((one) => join(root, "test/targets/unread", one));
    const glue = ["unread", "borrower"].flatMap((one) => [`test_${one}_provider.c`, `test_${one}_values.c`]).map((one) => join(c, one));
    const library = await buildProvider(folder, [...given, ...glue], [c]);
    copyFileSync(join(here, "unread/program.ts"), join(folder, "program.ts"));
    await compileTypeScript(folder, "test-unread", []);
    await compileTypeScript(folder, "test-borrower", []);
    await compileTypeScript(folder, "test-unread", ["program.ts"]);
    expect(await run(process.execPath, ["--expose-gc", join(folder, "out/program.js"), library])).toBe("ok\n");
  }, 300_000);
});
