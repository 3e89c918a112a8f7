/** SQLite behind a provider in C, used from Rust, TypeScript and Java. */
import { runExample } from "../example.js";

process.exitCode = runExample({
  folder: "sqlite",
  name: "sqlite",
  module: "sqlite",
  provider: "build/provider/libsqlite_provider.so",
  programs: {
    rust: ["./build/cargo/release/fruit"],
    ts: ["node", "build/ts/main.js"],
    java: ["java", "-cp", "build/java/*", "Main"],
  },
});
