#!/usr/bin/env node
// The command `ffi`.
import { main } from "./main.js";
import { openTerminal } from "./terminal.js";

// The reader of a pipe may leave early (`ffi abi | head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), openTerminal());
