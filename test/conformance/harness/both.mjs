// Runs two programs one after the other and prints what both print: both.mjs FIRST SECOND ARGUMENT... They fail when they differ.
import { spawnSync } from "node:child_process";

const [first, second, ...args] = process.argv.slice(2);
const outputs = [first, second].map((program) => {
  const { status, signal, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 64 << 20 });
  process.stderr.write(stderr ?? "");
  if (status !== 0) {
    process.stdout.write(stdout ?? "");
    console.error(`${program}: ended with ${signal ?? status}`);
    process.exit(1);
  }
  return stdout;
});
if (outputs[0] !== outputs[1]) {
  const [a, b] = outputs.map((text) => text.split("\n"));
  const at = a.findIndex((line, i) => line !== b[i]);
  console.error(`the programs differ: ${JSON.stringify(a[at])} and ${JSON.stringify(b[at])}`);
  process.exit(1);
}
process.stdout.write(outputs[0]);
