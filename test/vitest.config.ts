// How vitest runs: from the repository's root, every `*.test.ts` below test/.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    maxWorkers: 2,
    // Files of one worker share the modules that they import: loading the compiler anew for each took as long as the tests of most.
    isolate: false,
    testTimeout: 300_000,
  },
});
