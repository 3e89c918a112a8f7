// The target rust: safe wrappers for consumers, traits and one export macro for providers.
import type { Support, Target } from "../target.js";
import { claimNames } from "./claims.js";
import { writeFiles } from "./files.js";
import { ANNOTATION } from "./names.js";

export { runtimeFiles } from "./shipped.js";

const yes: Support = { level: "yes" };

/** Rust, edition 2021, 1.75 or newer. */
export const rust: Target = {
  id: "rust",
  annotation: ANNOTATION,
  title: "Rust",
  sides: ["consumer", "provider"],
  supports: {
    bool: yes, char: yes, int: yes, size: yes, float: yes, text: yes, bytes: yes, slice: yes, list: yes, map: yes, array: yes, optional: yes,
    enum: yes, flags: yes, newtype: yes, struct: yes, record: yes, variant: yes, resource: yes, callback: yes,
  },
  settings: {
    runtime: {
      description: "Path of the crate ftk as the manifest names it; without it a copy is written beside the package.",
      type: "string",
      pattern: "^[A-Za-z0-9_./ -]+$",
      maxLength: 300,
    },
  },
  claims: claimNames,
  write: writeFiles,
};
