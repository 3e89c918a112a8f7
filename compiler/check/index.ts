// The public face of the check stage: Tree → Model.
export { atVersion } from "./at-version.js";
export { check, type CheckResult } from "./check.js";
export { messages as checkMessages } from "./messages.js";
export type * from "./model.js";
export type { CheckInput } from "./packages.js";
