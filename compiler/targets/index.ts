// The list of languages. A new one is one import and one line here.
import { c } from "./c/index.js";
import { target as cpp } from "./cpp/index.js";
import { java } from "./java/index.js";
import { kotlin } from "./kotlin/index.js";
import { node } from "./node/index.js";
import { objc } from "./objc/index.js";
import { rust } from "./rust/index.js";
import type { Target } from "./target.js";

/** All languages that code can be written for, in the order in which they are shown. */
export const targets: readonly Target[] = [c, cpp, rust, node, java, kotlin, objc];
