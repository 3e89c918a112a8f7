// How the JavaScript engine is set up for a program that runs for seconds. To be imported before anything else.
import { setFlagsFromString } from "node:v8";

// V8 optimises a function after it has run through 132 KB of its bytecode. Writers see a new shape of input every few milliseconds, so that
// most of what is optimised so early is thrown away: 1,961 functions for four languages, and 611 of them again. Seven times the budget
// leaves a third of the processor time of a large package.
setFlagsFromString("--interrupt-budget=1000000");
