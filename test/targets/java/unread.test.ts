// Values that Java cannot read to their end, because of what they hold or for want of memory: handles and unknown cases are released.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addPackage, buildPackage, buildProvider, compileJava, here, lowerFile, root, runJava } from "./toolchain.js";

describe("Java values that are not read to their end", () => {
  it("leave nothing in the library", async () => {
    const own = "test/targets/unread/unread.ffi";
    const folder = await buildPackage("unread", lowerFile(own));
    await addPackage(folder, lowerFile("test/targets/unread/borrower.ffi", [own]));
    const c = join(folder, "c");
    const given = ["provider.c", "borrower.c"].map((one) => join(root, "test/targets/unread", one));
    const glue = ["unread", "borrower"].flatMap((one) => [`test_${one}_provider.c`, `test_${one}_values.c`]).map((one) => join(c, one));
    const library = await buildProvider(folder, [...given, ...glue], [c]);
    await compileJava(folder, [join(here, "unread/Program.java")]);
    expect(await runJava(folder, "Program", [library], ["-Xmx64m"])).toBe("ok\n");
  }, 300_000);
});
