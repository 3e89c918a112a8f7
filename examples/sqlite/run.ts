/** SQLite behind a provider in C, used from Rust and TypeScript. */
import { runExample } from "../example.js";

process.exitCode = runExample({
  folder: "sqlite",
  name: "sqlite",
  module: "sqlite",
  provider: "build/provider/libsqlite_provider.so",
  programs: {
    rust: ["./build/cargo/release/fruit"],
    ts: ["node", "build/ts/main.js"],
  },
});
