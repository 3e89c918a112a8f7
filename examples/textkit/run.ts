/** The quickstart: one provider in Rust, the same forty cases in every language. */
import { runExample } from "../example.js";

process.exitCode = runExample({
  folder: "textkit",
  name: "quickstart",
  module: "textkit",
  provider: "build/cargo/release/libtextkit_provider.so",
  programs: {
    c: ["./build/cmake/quickstart_c"],
    cpp: ["./build/cmake/quickstart_cpp"],
    rust: ["./build/cargo/release/quickstart"],
    ts: ["node", "build/ts/main.js"],
    java: ["java", "-cp", "build/java/*", "Main"],
    kotlin: ["java", "-cp", "build/kotlin/*", "MainKt"],
    objc: ["./build/cmake/quickstart_objc"],
  },
});
