/** The Node target: a TypeScript package over an addon of Node-API. A consumer only. */
import type { Target } from "../target.js";
import { claimsOf } from "./claims.js";
import { writeFiles } from "./files.js";

const YES = { level: "yes" } as const;

/** TypeScript for Node 20 and later. */
export const node: Target = {
  id: "node",
  annotation: "ts",
  title: "TypeScript (Node)",
  sides: ["consumer"],
  supports: {
    bool: YES,
    char: { level: "emulated", reason: "a string of one code point" },
    int: YES,
    size: { level: "emulated", reason: "a checked number" },
    float: YES,
    text: YES,
    bytes: YES,
    slice: YES,
    list: YES,
    map: YES,
    array: { level: "emulated", reason: "an array whose length is checked" },
    optional: YES,
    enum: { level: "emulated", reason: "a number and an object of constants" },
    flags: { level: "emulated", reason: "a number and an object of constants" },
    newtype: { level: "emulated", reason: "a branded type" },
    struct: YES,
    record: YES,
    variant: YES,
    resource: YES,
    callback: YES,
  },
  needs: ["c"],
  keeps: (path, abi) => path === `${abi.package.prefix}.h`,
  claims: claimsOf,
  write: writeFiles,
};
