/** The Objective-C target: classes over the C ABI, for ARC and for manual reference counting. A consumer only. */
import type { Support, Target } from "../target.js";
import { claimsOf } from "./claims.js";
import { writeFiles } from "./files.js";

const YES: Support = { level: "yes" };

/** Writes a header, a source and a module map for each package, and the bridge of the runtime. */
export const objc: Target = {
  id: "objc",
  annotation: "objc",
  title: "Objective-C",
  sides: ["consumer"],
  supports: {
    bool: YES,
    char: { level: "emulated", reason: "a number of 32 bits" },
    int: YES,
    size: YES,
    float: YES,
    text: YES,
    bytes: YES,
    slice: { level: "emulated", reason: "a pointer and a count, in results a copy" },
    list: YES,
    map: { level: "emulated", reason: "a dictionary, which keeps no order" },
    array: { level: "emulated", reason: "an array whose length is checked" },
    optional: YES,
    enum: YES,
    flags: YES,
    newtype: { level: "emulated", reason: "a typedef" },
    struct: YES,
    record: YES,
    variant: YES,
    resource: YES,
    callback: YES,
  },
  needs: ["c"],
  keeps: (path, abi) => path === `${abi.package.prefix}.h` || path.startsWith("ftk/"),
  claims: claimsOf,
  settings: { runtime: { type: "boolean", description: "Ship the runtime and its bridge with the package (default true)" } },
  write: writeFiles,
};
