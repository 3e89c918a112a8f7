/** The Kotlin target: the Java classes of a package, and beside them what Java cannot say. A consumer only. */
import { MAVEN_SETTINGS } from "../../jvm/index.js";
import type { Target } from "../target.js";
import { claimsOf } from "./claims.js";
import { writeFiles } from "./files.js";
import { limitsOf } from "./limits.js";

const YES = { level: "yes" } as const;

/** Kotlin 2 on Java 17 and later. */
export const kotlin: Target = {
  id: "kotlin",
  annotation: "jvm",
  title: "Kotlin (JNI)",
  sides: ["consumer"],
  supports: {
    bool: YES,
    char: { level: "emulated", reason: "an Int, checked to be a code point" },
    int: { level: "emulated", reason: "unsigned numbers go in as UByte to ULong; inside lists and in members of classes they are Java's next wider type" },
    size: { level: "emulated", reason: "a checked Long" },
    float: YES,
    text: YES,
    bytes: YES,
    slice: YES,
    list: YES,
    map: YES,
    array: { level: "emulated", reason: "an array or list whose length is checked" },
    optional: YES,
    enum: { level: "emulated", reason: "a class with constants when open" },
    flags: { level: "emulated", reason: "a class with constants" },
    newtype: { level: "emulated", reason: "a class with one property" },
    struct: YES,
    record: YES,
    variant: YES,
    resource: YES,
    callback: YES,
  },
  limits: limitsOf,
  settings: MAVEN_SETTINGS,
  needs: ["c", "java"],
  excludes: [{ target: "java", setting: "optional", value: "optional", reason: "Kotlin says what may be null with its own types" }],
  keeps: (path) => !path.startsWith("ftk/"),
  together: true,
  claims: claimsOf,
  write: writeFiles,
};
