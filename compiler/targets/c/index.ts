/** C: the header that is the ABI, a checked consumer side, and thunks and a table to fill in for providers. */
import type { Target } from "../target.js";
import { claims } from "./claims.js";
import { writeFiles } from "./files.js";
import { supports } from "./types.js";

/** The C target. */
export const c: Target = {
  id: "c",
  annotation: "c",
  title: "C",
  sides: ["consumer", "provider"],
  supports,
  settings: {
    runtime: {
      type: "boolean",
      description: "Ship the runtime, ftk/ftk.h and ftk/ftk.c, with the package (default true)",
    },
  },
  claims,
  write: writeFiles,
};
