// How the JavaScript engine is set up for a program that runs for seconds. To be imported before anything else.
import { setFlagsFromString } from "node:v8";

// V8 optimises a function after it has run through 132 KB of its bytecode. Writers meet a new shape of input every few milliseconds, so that
// much of what is optimised so early is thrown away and made again (`node --trace-opt --trace-deopt`), and optimising takes about a third
// of the processor time of a large package.
setFlagsFromString("--interrupt-budget=1000000");

// The space for young objects grows from 1 MB to its 16 MB at once instead of in four steps. Almost everything of a large package outlives
// the small sizes, and would be copied once more: a fifth of the memory of `ffi check` is gone with it.
setFlagsFromString("--semi-space-growth-factor=16");

// V8 takes what outlives one collection of young objects for what lives long, and from then on puts all that is made at the same place of the
// program among the old objects at once, where only a collection of everything finds that it is garbage. The pieces of text that writers make
// live for a moment, but many of them at a time. Without this a third of the processor time of a large package is gone.
setFlagsFromString("--no-allocation-site-pretenuring");
