#!/usr/bin/env node
// The command `ffi`.
import "./engine.js";

// Only what follows is loaded with the engine set up: in a bundle, static imports would come first.
const { main } = await import("./main.js");
const { openTerminal } = await import("./terminal.js");

// The reader of a pipe may leave early (`ffi abi | head`); a disk may be full.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    if (stream === process.stdout) process.stderr.write(`ffi: cannot write the output: ${error.message}\n`);
    process.exit(2);
  });
}

process.exitCode = await main(process.argv.slice(2), openTerminal());
