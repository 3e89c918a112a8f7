/** The Java target: a Maven project over a JNI library. A consumer only. */
import { findExcess, MAVEN_SETTINGS } from "../../jvm/index.js";
import type { Target } from "../target.js";
import { claimsOf } from "./claims.js";
import { writeFiles } from "./files.js";

const YES = { level: "yes" } as const;

/** Java 17 and later. */
export const java: Target = {
  id: "java",
  annotation: "jvm",
  title: "Java (JNI)",
  sides: ["consumer"],
  supports: {
    bool: YES,
    char: { level: "emulated", reason: "an int, checked to be a code point" },
    int: { level: "emulated", reason: "unsigned numbers are the next wider type, checked; u64 is a long read as unsigned" },
    size: { level: "emulated", reason: "a checked long" },
    float: YES,
    text: YES,
    bytes: YES,
    slice: YES,
    list: YES,
    map: YES,
    array: { level: "emulated", reason: "an array or list whose length is checked" },
    optional: { level: "emulated", reason: "a reference that may be null" },
    enum: { level: "emulated", reason: "a record with constants when open" },
    flags: { level: "emulated", reason: "a record with constants" },
    newtype: { level: "emulated", reason: "a record with one component" },
    struct: YES,
    record: YES,
    variant: YES,
    resource: YES,
    callback: YES,
  },
  limits: findExcess,
  settings: { ...MAVEN_SETTINGS, optional: { description: "What an optional value is in results and values: `nullable`, the default, or `optional`, java.util.Optional", type: "string", enum: ["nullable", "optional"] } },
  needs: ["c"],
  keeps: (path, abi) => path === `${abi.package.prefix}.h`,
  together: true,
  claims: claimsOf,
  write: writeFiles,
};
