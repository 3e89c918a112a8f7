/** The C++ target: a header-only C++17 package over the C ABI. README.md is the guide for its users. */
import type { Support, Target } from "../target.js";
import { claimNames } from "./claims.js";
import { writeFiles } from "./files.js";
import { limitsOf } from "./limits.js";
import { headerName } from "./names.js";

const YES: Support = { level: "yes" };

/** Writes `<prefix>.hpp` for consumers, `<prefix>_provider.hpp` for providers, the C++ face of the runtime and a CMake package. */
export const target: Target = {
  id: "cpp",
  annotation: "cpp",
  title: "C++17",
  sides: ["consumer", "provider"],
  supports: {
    bool: YES, char: YES, int: YES, size: YES, float: YES, text: YES, bytes: YES, slice: YES, list: YES, map: YES, array: YES, optional: YES,
    enum: YES, flags: YES, newtype: YES, struct: YES, record: YES, variant: YES, resource: YES, callback: YES,
  },
  needs: ["c"],
  keeps: (path, abi) => path === `${headerName(abi.package)}.h` || path.startsWith("ftk/"),
  claims: claimNames,
  limits: limitsOf,
  settings: { runtime: { type: "boolean", description: "Ship the runtime's own headers with the package (default true)" } },
  write: writeFiles,
};
